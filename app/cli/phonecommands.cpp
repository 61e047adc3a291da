#include "actions.h"
#include "domain/chars.h"
#include "domain/say.h"
#include "exitcode.h"
#include "files.h"
#include "output.h"
#include "program.h"
#include "progressnames.h"
#include "server/provisioningserver.h"

#include <map>
#include <QDir>

namespace pbx::cli {

using namespace domain;

namespace {

struct Wanted { // what render and url are about
    store::SiteRow site;
    changes::Workspace *workspace;
};

Result<Wanted> open(Program &program, const std::string &siteName)
{
    auto site = program.site(siteName);
    if (!site)
        return fail(site.error());
    const auto workspace = program.unlockedWorkspace();
    if (!workspace)
        return fail(workspace.error());
    if (auto kept = program.keepServerSettings(); !kept)
        return fail(kept.error());
    return Wanted{std::move(*site), *workspace};
}

// Those with a handset, the first of each device.
Result<std::vector<Uuid>> phonesOf(changes::Workspace &workspace, const Uuid &site)
{
    const auto rows = allPages<store::ExtensionRow>([&](const std::string &cursor) { return workspace.store().extensions(site, {}, cursor, kPage); });
    if (!rows)
        return fail(rows.error());
    std::vector<Uuid> out;
    std::map<std::string, bool> seen;
    for (const store::ExtensionRow &row : *rows) {
        if (row.deleted || row.progress == store::Progress::NoPhone || row.mac.empty() || !seen.emplace(row.mac, true).second)
            continue;
        out.push_back(row.id);
    }
    return out;
}

Result<std::vector<render::File>> renderAll(changes::Workspace &workspace, const std::vector<Uuid> &extensions, Findings &warnings)
{
    std::vector<render::File> out;
    std::map<std::string, std::size_t> byName;
    std::optional<Error> refused; // every phone that fails, not the first alone
    for (const Uuid &extension : extensions) {
        auto rendered = workspace.renderSaved(extension);
        if (!rendered && rendered.error().kind != ErrorKind::Invalid)
            return fail(rendered.error());
        if (!rendered) {
            if (refused)
                complain(refused->sentence);
            refused = rendered.error();
            continue;
        }
        for (render::File &file : rendered->files) {
            const auto [known, isNew] = byName.emplace(file.name, out.size());
            if (isNew)
                out.push_back(std::move(file));
            else if (out[known->second].bytes != file.bytes)
                return fail(ErrorKind::Internal, say("Two phones have different files named “%1”.", {printable(file.name)}));
        }
        warnings.insert(warnings.end(), rendered->warnings.begin(), rendered->warnings.end());
    }
    if (refused)
        return fail(*refused);
    return out;
}

int writeAll(const Program &program, const std::vector<render::File> &files, const Findings &warnings, const std::string &folder)
{
    const QString path = QString::fromStdString(folder);
    if (!QDir().mkpath(path))
        return failWith({ErrorKind::Io, say("The folder “%1” cannot be made.", {printable(folder)}), {}});
    JsonOutput out;
    out->beginObject();
    out->name("files");
    out->beginArray();
    for (const render::File &file : files) {
        const QString target = QDir(path).filePath(QString::fromStdString(file.name));
        if (auto written = writeFile(target.toStdString(), file.bytes, Readable::OwnerAlone); !written)
            return failWith(written.error());
        out->text(target.toStdString());
        if (!program.json())
            print(target.toStdString() + "\n");
    }
    out->endArray();
    writeFindings(*out, "warnings", warnings);
    out->endObject();
    if (program.json())
        out.print();
    else
        complain(warnings);
    complain(say("These files hold passwords in plain text; only you can read them."));
    return kOk;
}

void printFiles(const Program &program, const std::vector<render::File> &files, const Findings &warnings)
{
    if (program.json()) {
        JsonOutput out;
        out->beginObject();
        out->name("files");
        out->beginArray();
        for (const render::File &file : files) {
            out->beginObject();
            out->member("name", file.name);
            out->member("mime", file.mime);
            out->member("required", file.required);
            out->member("text", file.bytes);
            out->endObject();
        }
        out->endArray();
        writeFindings(*out, "warnings", warnings);
        out->endObject();
        out.print();
        return;
    }
    for (const render::File &file : files)
        print((files.size() > 1 ? "==> " + file.name + " <==\n" : std::string()) + file.bytes);
    complain(warnings);
}

} // namespace

int renderPhones(Program &program, const Arguments &arguments)
{
    const bool all = arguments.has("all");
    if (all == !arguments.operand(1).empty()) {
        complain(say("Name one extension, or ask for --all."));
        return kUsage;
    }
    const auto wanted = open(program, arguments.operand(0));
    if (!wanted)
        return failWith(wanted.error());
    Result<std::vector<Uuid>> extensions = std::vector<Uuid>();
    if (all) {
        extensions = phonesOf(*wanted->workspace, wanted->site.id);
    } else {
        const auto one = program.extension(wanted->site, arguments.operand(1));
        extensions = one ? Result<std::vector<Uuid>>(std::vector{*one}) : fail(one.error());
    }
    if (!extensions)
        return failWith(extensions.error());
    Findings warnings;
    const auto files = renderAll(*wanted->workspace, *extensions, warnings);
    if (!files)
        return failWith(files.error());
    if (const auto folder = arguments.value("output")) {
        return writeAll(program, *files, warnings, *folder);
    }
    printFiles(program, *files, warnings);
    return kOk;
}

int showUrl(Program &program, const Arguments &arguments)
{
    const auto wanted = open(program, arguments.operand(0));
    if (!wanted)
        return failWith(wanted.error());
    JsonOutput out;
    out->beginObject();
    std::string url;
    if (arguments.operand(1).empty()) {
        const auto site = wanted->workspace->siteUrl(wanted->site.id);
        if (!site)
            return failWith(site.error());
        url = *site;
        out->member("url", url);
    } else {
        const auto extension = program.extension(wanted->site, arguments.operand(1));
        if (!extension)
            return failWith(extension.error());
        const auto urls = wanted->workspace->phoneUrls(*extension);
        if (!urls)
            return failWith(urls.error());
        url = urls->base;
        out->member("url", url);
        out->name("files");
        out->beginArray();
        for (const std::string &file : urls->files)
            out->text(url + file);
        out->endArray();
    }
    out->endObject();
    if (program.json())
        out.print();
    else
        print(url + "\n");
    return kOk;
}

int enrolPhone(Program &program, const Arguments &arguments)
{
    const auto site = program.site(arguments.operand(0));
    if (!site)
        return failWith(site.error());
    const auto extension = program.extension(*site, arguments.operand(1));
    if (!extension)
        return failWith(extension.error());
    const auto workspace = program.workspace();
    if (!workspace)
        return failWith(workspace.error());
    if (auto opened = (*workspace)->enrol(*extension); !opened)
        return failWith(opened.error());
    if (program.json()) {
        JsonOutput out;
        out->beginObject();
        out->member("extension", extension->toString());
        out->member("days", 7);
        out->endObject();
        out.print();
    } else {
        print(say("The phone of %1 may fetch its files by the site's URL for seven days, or until it has used its own.\n", {arguments.operand(1)}));
    }
    return kOk;
}

int listDownloads(Program &program, const Arguments &arguments)
{
    const auto limit = parseDecimal(arguments.value("limit").value_or("100"), 1'000'000);
    if (!limit || *limit == 0) {
        complain(say("The limit must be a number from 1 to 1000000."));
        return kUsage;
    }
    const auto workspace = program.workspace();
    if (!workspace)
        return failWith(workspace.error());
    store::DownloadFilter filter;
    if (!arguments.operand(0).empty()) {
        const auto site = program.site(arguments.operand(0));
        if (!site)
            return failWith(site.error());
        filter.site = site->id;
        filter.orNoSite = true;
    }
    std::vector<store::DownloadRow> rows;
    std::string cursor;
    do {
        const int most = static_cast<int>(std::min<unsigned long>(*limit - rows.size(), kPage));
        auto page = (*workspace)->store().downloads(filter, cursor, most);
        if (!page)
            return failWith(page.error());
        std::move(page->rows.begin(), page->rows.end(), std::back_inserter(rows));
        cursor = page->next;
    } while (!cursor.empty() && rows.size() < *limit);
    if (program.json()) {
        JsonOutput out;
        out->beginArray();
        for (const store::DownloadRow &row : rows) {
            out->beginObject();
            out->member("at", timeText(row.at));
            out->member("result", codeOf(row.result));
            out->member("reason", row.reason);
            out->member("address", row.address);
            out->textOrNull("mac", row.mac);
            out->member("file", row.file);
            out->name("bytes");
            out->number(row.bytes);
            out->member("userAgent", row.userAgent);
            out->textOrNull("site", row.site ? row.site->toString() : std::string());
            out->textOrNull("extension", row.extension ? row.extension->toString() : std::string());
            out->endObject();
        }
        out->endArray();
        out.print();
        return kOk;
    }
    Table table({say("Time"), say("Address"), say("MAC address"), say("File"), say("Result"), say("Reason"), say("User agent")});
    for (const store::DownloadRow &row : rows) {
        const server::Reason reason = server::reasonOf(row.reason);
        table.add({timeText(row.at), row.address, row.mac, row.file, std::string(codeOf(row.result)),
                   reason == server::Reason::None ? row.reason : server::describe(reason), row.userAgent});
    }
    print(table.text());
    return kOk;
}

} // namespace pbx::cli
