#include "actions.h"
#include "changes/fieldtitles.h"
#include "changes/masks.h"
#include "domain/say.h"
#include "exitcode.h"
#include "output.h"
#include "program.h"

namespace pbx::cli {

using namespace domain;

namespace {

std::string_view codeOf(render::Level level)
{
    switch (level) {
    case render::Level::None: return "none";
    case render::Level::Make: return "make";
    case render::Level::Model: return "model";
    case render::Level::Handset: return "handset";
    }
    return {};
}

void printJson(const render::Explained &explained, bool secrets)
{
    JsonOutput out;
    out->beginArray();
    for (const render::ExplainedParameter &parameter : explained.parameters) {
        out->beginObject();
        out->member("file", parameter.file);
        out->member("name", parameter.name);
        out->name("value");
        if (parameter.secret && !secrets)
            out->null();
        else
            out->text(parameter.value);
        out->member("secret", parameter.secret);
        out->name("fields");
        out->beginArray();
        for (const std::string &field : parameter.fields)
            out->text(field);
        out->endArray();
        out->member("setByHandFor", codeOf(parameter.level));
        out->member("comesFrom", changes::originTitle(parameter));
        out->member("source", parameter.source);
        out->endObject();
    }
    out->endArray();
    out.print();
}

} // namespace

int explainPhone(Program &program, const Arguments &arguments)
{
    const auto site = program.site(arguments.operand(0));
    if (!site)
        return failWith(site.error());
    const auto extension = program.extension(*site, arguments.operand(1));
    if (!extension)
        return failWith(extension.error());
    const auto workspace = program.unlockedWorkspace();
    if (!workspace)
        return failWith(workspace.error());
    const auto explained = (*workspace)->explain(*extension);
    if (!explained)
        return failWith(explained.error());
    const bool secrets = arguments.has("with-secrets");
    if (program.json()) {
        printJson(*explained, secrets);
        return kOk;
    }
    Table table({say("File"), say("Parameter"), say("Value"), say("Comes from"), say("Source")});
    for (const render::ExplainedParameter &parameter : explained->parameters) {
        table.add({parameter.file, parameter.name, parameter.secret && !secrets ? changes::kMask : parameter.value, changes::originTitle(parameter),
                   parameter.source});
    }
    print(table.text());
    return kOk;
}

} // namespace pbx::cli
