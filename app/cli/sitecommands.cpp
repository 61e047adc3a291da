#include "actions.h"
#include "changes/storenames.h"
#include "domain/chars.h"
#include "domain/objectjson.h"
#include "domain/say.h"
#include "exitcode.h"
#include "files.h"
#include "output.h"
#include "program.h"
#include "progressline.h"
#include "progressnames.h"
#include "stopsignals.h"

namespace pbx::cli {

using namespace domain;

namespace {

void printReport(const Program &program, const std::string &siteName, const changes::ImportReport &report)
{
    if (!program.json()) {
        print(say("%1: %2 created, %3 changed, %4 removed, %5 unchanged; %6 passwords generated.\n",
                  {printable(siteName), std::to_string(report.created), std::to_string(report.changed), std::to_string(report.removed),
                   std::to_string(report.unchanged), std::to_string(report.passwordsGenerated)}));
        complain(report.warnings);
        return;
    }
    JsonOutput out;
    out->beginObject();
    out->member("site", report.site.toString());
    out->member("newSite", report.newSite);
    out->member("created", report.created);
    out->member("changed", report.changed);
    out->member("removed", report.removed);
    out->member("unchanged", report.unchanged);
    out->member("passwordsGenerated", report.passwordsGenerated);
    writeFindings(*out, "warnings", report.warnings);
    out->endObject();
    out.print();
}

} // namespace

int importSite(Program &program, const Arguments &arguments)
{
    StopSignals stop;
    const auto text = readFile(arguments.operand(0), ReadLimits{}.bytes);
    if (!text)
        return failWith(text.error());
    const auto workspace = program.unlockedWorkspace();
    if (!workspace)
        return failWith(workspace.error());
    ProgressLine line;
    const auto report = (*workspace)->import(*text, arguments.has("allow-removal"), [&](std::size_t done, std::size_t total) {
        line.show(done, total);
        return !stop.arrived();
    });
    line.clear();
    if (!report) {
        const int code = failWith(report.error().error);
        complain(report.error().findings);
        return code;
    }
    const auto imported = (*workspace)->load(report->site);
    printReport(program, imported ? title(imported->object) : report->site.toString(), *report);
    return kOk;
}

int exportSite(Program &program, const Arguments &arguments)
{
    const bool secrets = arguments.has("with-secrets");
    const auto site = program.site(arguments.operand(0));
    if (!site)
        return failWith(site.error());
    const auto workspace = secrets ? program.unlockedWorkspace() : program.workspace();
    if (!workspace)
        return failWith(workspace.error());
    const auto document = (*workspace)->document(site->id, secrets ? Secrets::Include : Secrets::Leave);
    if (!document)
        return failWith(document.error());
    const std::string text = writeDocument(*document, secrets ? Secrets::Include : Secrets::Leave);
    const auto path = arguments.value("output");
    if (!path || *path == "-") {
        print(text);
        return kOk;
    }
    const auto written = writeFile(*path, text, secrets ? Readable::OwnerAlone : Readable::Everybody);
    return written ? kOk : failWith(written.error());
}

int listSites(Program &program, const Arguments & /*unused*/)
{
    const auto sites = program.sitesOrAll({});
    if (!sites)
        return failWith(sites.error());
    const auto workspace = program.workspace();
    std::vector<bool> otherFiles;
    for (const store::SiteRow &row : *sites) {
        const auto otherwise = (*workspace)->filesMadeOtherwise(row.id);
        if (!otherwise)
            return failWith(otherwise.error());
        otherFiles.push_back(*otherwise);
    }
    if (program.json()) {
        JsonOutput out;
        out->beginArray();
        for (std::size_t i = 0; i < sites->size(); ++i) {
            const store::SiteRow &row = (*sites)[i];
            out->beginObject();
            out->member("id", row.id.toString());
            out->member("customer", row.customer);
            out->member("name", row.name);
            out->member("domain", row.domain);
            out->member("extensions", row.extensions);
            out->member("pending", row.pending);
            out->member("filesMayDiffer", bool(otherFiles[i]));
            out->member("deleted", row.deleted);
            out->endObject();
        }
        out->endArray();
        out.print();
        return kOk;
    }
    Table table({say("Name"), say("Domain"), say("Customer"), say("Extensions"), say("Pending"), say("Id")});
    for (std::size_t i = 0; i < sites->size(); ++i) {
        const store::SiteRow &row = (*sites)[i];
        const std::string pending = std::to_string(row.pending) + (otherFiles[i] ? say(", other files") : std::string());
        table.add({row.name, row.domain, row.customer, std::to_string(row.extensions),
                   row.deleted ? say("%1, site deleted, not applied", {pending}) : pending, row.id.toString()});
    }
    print(table.text());
    return kOk;
}

int listExtensions(Program &program, const Arguments &arguments)
{
    const auto site = program.site(arguments.operand(0));
    if (!site)
        return failWith(site.error());
    const auto workspace = program.workspace();
    if (!workspace)
        return failWith(workspace.error());
    const auto rows =
        allPages<store::ExtensionRow>([&](const std::string &cursor) { return (*workspace)->store().extensions(site->id, {}, cursor, kPage); });
    if (!rows)
        return failWith(rows.error());
    if (program.json()) {
        JsonOutput out;
        out->beginArray();
        for (const store::ExtensionRow &row : *rows) {
            out->beginObject();
            out->member("id", row.id.toString());
            out->member("number", row.number);
            out->member("name", row.name);
            out->textOrNull("make", row.make);
            out->textOrNull("model", row.model);
            out->textOrNull("mac", row.mac);
            out->member("office", row.officeName);
            out->member("state", codeOf(row.progress));
            out->member("pending", row.pending);
            out->member("deleted", row.deleted);
            out->endObject();
        }
        out->endArray();
        out.print();
        return kOk;
    }
    Table table({say("Number"), say("Name"), say("Phone"), say("MAC address"), say("State"), say("Office")});
    for (const store::ExtensionRow &row : *rows) {
        const std::string state =
            row.deleted ? say("deleted, not applied") : titleOf(row.progress) + (row.pending ? say(", pending") : std::string());
        table.add({row.number, row.name, row.make + (row.make.empty() ? "" : " ") + row.model, row.mac, state, row.officeName});
    }
    print(table.text());
    return kOk;
}

int showExtension(Program &program, const Arguments &arguments)
{
    const auto site = program.site(arguments.operand(0));
    if (!site)
        return failWith(site.error());
    const auto id = program.extension(*site, arguments.operand(1));
    if (!id)
        return failWith(id.error());
    const auto workspace = program.workspace();
    if (!workspace)
        return failWith(workspace.error());
    const auto loaded = (*workspace)->load(*id);
    if (!loaded)
        return failWith(loaded.error());
    if (program.json()) {
        JsonOutput out;
        out->beginObject();
        out->member("site", site->id.toString());
        out->member("pending", loaded->pending);
        out->member("hasPassword", loaded->hasPassword);
        out->name("extension");
        std::visit(ObjectWriter{*out, false}, loaded->object);
        out->endObject();
        out.print();
        return kOk;
    }
    Table table({title(loaded->object), loaded->pending ? say("pending") : std::string()});
    const changes::StoreNames names((*workspace)->store());
    for (const changes::FieldChange &field : changes::fieldDiff(nullptr, &loaded->object, false, names)) {
        if (!field.secret)
            table.add({field.field, field.after});
    }
    print(table.text());
    return kOk;
}

} // namespace pbx::cli
