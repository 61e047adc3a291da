#include "actions.h"
#include "domain/chars.h"
#include "domain/say.h"
#include "exitcode.h"
#include "output.h"
#include "program.h"
#include "progressline.h"
#include "stopsignals.h"

namespace pbx::cli {

using namespace domain;

namespace {

std::string_view codeOf(changes::ChangeType type)
{
    switch (type) {
    case changes::ChangeType::Created: return "created";
    case changes::ChangeType::Changed: return "changed";
    case changes::ChangeType::Deleted: return "deleted";
    }
    return {};
}

std::string_view codeOf(Kind kind)
{
    switch (kind) {
    case Kind::Site: return "site";
    case Kind::Office: return "office";
    case Kind::DayNightCondition: return "dayNightCondition";
    case Kind::Extension: return "extension";
    case Kind::FirewallRule: return "firewallRule";
    case Kind::KeyTemplate: return "keyTemplate";
    }
    return {};
}

std::string wordOf(changes::ChangeType type)
{
    switch (type) {
    case changes::ChangeType::Created: return say("created");
    case changes::ChangeType::Changed: return say("changed");
    case changes::ChangeType::Deleted: return say("deleted");
    }
    return {};
}

void writeObjects(JsonWriter &out, const std::vector<changes::PendingObject> &objects)
{
    out.name("objects");
    out.beginArray();
    for (const changes::PendingObject &object : objects) {
        out.beginObject();
        out.member("id", object.id.toString());
        out.member("kind", codeOf(object.kind));
        out.member("change", codeOf(object.type));
        out.member("title", object.title);
        out.name("fields");
        out.beginArray();
        for (const changes::FieldChange &field : object.fields) {
            out.beginObject();
            out.member("pointer", field.pointer);
            out.member("field", field.field);
            out.member("before", field.before);
            out.member("after", field.after);
            out.member("setOnPbx", field.setOnPbx);
            out.endObject();
        }
        out.endArray();
        out.endObject();
    }
    out.endArray();
}

void writeFiles(JsonWriter &out, const std::vector<changes::FileChange> &files)
{
    out.name("files");
    out.beginArray();
    for (const changes::FileChange &file : files) {
        out.beginObject();
        out.member("name", file.name);
        out.member("diff", changes::unifiedDiff(file));
        out.endObject();
    }
    out.endArray();
}

void writePlan(JsonWriter &out, const changes::Plan &plan)
{
    out.name("phones");
    out.beginArray();
    for (const changes::PlannedPhone &phone : plan.phones) {
        out.beginObject();
        out.member("mac", phone.mac.toString());
        out.member("title", phone.title);
        out.member("new", phone.isNew);
        out.member("removed", phone.removed);
        writeFiles(out, phone.files);
        out.endObject();
    }
    out.endArray();
    out.name("common");
    out.beginObject();
    writeFiles(out, plan.commonFiles);
    out.endObject();
    writeFindings(out, "warnings", plan.warnings);
}

std::string fieldsText(const changes::PendingObject &object)
{
    std::string out;
    for (const changes::FieldChange &field : object.fields) {
        const auto shown = [](const std::string &value) { return value.empty() ? std::string("–") : printable(value); };
        const std::string before = object.type == changes::ChangeType::Created ? std::string() : shown(field.before) + " → ";
        out += "    " + printable(field.field) + ": " + before + shown(field.after)
               + (field.setOnPbx ? say(" (set this on your PBX)") : std::string()) + "\n";
    }
    return out;
}

std::string objectsText(const store::SiteRow &site, const std::vector<changes::PendingObject> &objects, bool fields)
{
    std::string out;
    for (const changes::PendingObject &object : objects) {
        out += printable(site.name) + ": " + printable(object.title) + " " + wordOf(object.type) + "\n";
        if (fields)
            out += fieldsText(object);
    }
    return out;
}

std::string diffText(const changes::Plan &plan)
{
    std::string out;
    for (const changes::PlannedPhone &phone : plan.phones) {
        out += "\n" + printable(phone.title) + ", " + phone.mac.toString()
               + (phone.removed ? say(" (removed)")
                  : phone.isNew ? say(" (new)")
                                : std::string())
               + "\n";
        for (const changes::FileChange &file : phone.files)
            out += changes::unifiedDiff(file);
    }
    if (!plan.commonFiles.empty())
        out += "\n" + say("Files of all phones") + "\n";
    for (const changes::FileChange &file : plan.commonFiles)
        out += changes::unifiedDiff(file);
    return out;
}

// The texts that a plan of very many phones left out.
Result<void> fillTexts(changes::Workspace &workspace, changes::Plan &plan)
{
    for (changes::PlannedPhone &phone : plan.phones) {
        if (!phone.textsLeftOut)
            continue;
        auto files = workspace.phoneFiles(plan, phone.mac);
        if (!files)
            return fail(files.error());
        phone.files = std::move(*files);
    }
    return {};
}

} // namespace

int showPending(Program &program, const Arguments &arguments)
{
    const bool diff = arguments.has("diff");
    const auto sites = program.sitesOrAll(arguments.operand(0));
    if (!sites)
        return failWith(sites.error());
    const auto workspace = diff ? program.unlockedWorkspace() : program.workspace();
    if (!workspace)
        return failWith(workspace.error());
    JsonOutput out;
    std::string text;
    Findings warnings;
    std::vector<std::string> refused;
    int code = kOk;
    out->beginArray();
    for (const store::SiteRow &site : *sites) {
        const auto objects = (*workspace)->pending(site.id);
        if (!objects)
            return failWith(objects.error());
        Result<changes::Plan> plan = changes::Plan{site.id, {}, 0, {}, {}, {}, {}};
        if (diff)
            plan = (*workspace)->preview(site.id);
        if (auto filled = plan && diff ? fillTexts(**workspace, *plan) : Result<void>(); plan && !filled)
            return failWith(filled.error());
        if (!plan) { // the fields can be told nevertheless
            refused.push_back(plan.error().sentence);
            code = exitCode(plan.error().kind);
            plan = changes::Plan{site.id, {}, 0, {}, {}, {}, {}};
        }
        code = plan->refused.empty() ? code : kInvalid;
        refused.insert(refused.end(), plan->refused.begin(), plan->refused.end());
        const auto otherwise = (*workspace)->filesMadeOtherwise(site.id);
        if (!otherwise)
            return failWith(otherwise.error());
        const bool filesMayDiffer = !diff && *otherwise; // with --diff it is known
        if (objects->empty() && plan->empty() && !filesMayDiffer)
            continue;
        if (filesMayDiffer)
            text += say("%1: phones may get other files, by a newer catalogue or another base URL; --diff shows them.\n", {printable(site.name)});
        text += objectsText(site, *objects, diff) + diffText(*plan);
        warnings.insert(warnings.end(), plan->warnings.begin(), plan->warnings.end());
        out->beginObject();
        out->member("site", site.id.toString());
        out->member("name", site.name);
        out->member("filesMayDiffer", filesMayDiffer);
        writeObjects(*out, *objects);
        if (diff)
            writePlan(*out, *plan);
        out->endObject();
    }
    out->endArray();
    if (program.json())
        out.print();
    else
        print(text);
    if (!program.json())
        complain(warnings);
    for (const std::string &sentence : refused)
        complain(sentence);
    return code;
}

int applySite(Program &program, const Arguments &arguments)
{
    StopSignals stop;
    const auto site = program.site(arguments.operand(0));
    if (!site)
        return failWith(site.error());
    const auto workspace = program.unlockedWorkspace();
    if (!workspace)
        return failWith(workspace.error());
    if (auto kept = program.keepServerSettings(); !kept)
        return failWith(kept.error());
    const auto plan = (*workspace)->plan(site->id);
    if (!plan)
        return failWith(plan.error());
    changes::Workspace::Applied applied;
    applied.revision = plan->revision;
    if (!plan->empty()) {
        ProgressLine line;
        const auto goOn = [&](std::size_t objects, std::size_t all) {
            line.show(objects, all);
            return !stop.arrived();
        };
        const auto done = (*workspace)->apply(*plan, goOn, arguments.has("allow-removal"));
        line.clear();
        if (!done)
            return failWith(done.error());
        applied = *done;
    }
    if (program.json()) {
        JsonOutput out;
        out->beginObject();
        out->member("site", site->id.toString());
        out->name("revision");
        out->number(applied.revision);
        out->member("objects", applied.objects);
        out->member("phones", applied.phones);
        out->member("files", applied.files);
        writeFindings(*out, "warnings", plan->warnings);
        out->endObject();
        out.print();
        return kOk;
    }
    if (plan->empty())
        print(say("%1: nothing is pending.\n", {printable(site->name)}));
    else
        print(say("%1: revision %2, %3 objects, %4 phones, %5 files.\n",
                  {printable(site->name), std::to_string(applied.revision), std::to_string(applied.objects), std::to_string(applied.phones),
                   std::to_string(applied.files)}));
    complain(plan->warnings);
    return kOk;
}

} // namespace pbx::cli
