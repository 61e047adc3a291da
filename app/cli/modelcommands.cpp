#include "actions.h"
#include "domain/chars.h"
#include "domain/say.h"
#include "domain/tosay.h"
#include "exitcode.h"
#include "output.h"
#include "program.h"

#include <algorithm>
#include <array>
#include <QFileInfo>

namespace pbx::cli {

using namespace domain;
using catalogue::Model;

namespace {

using Models = std::vector<const Model *>;

// Of the make, by any of its names; of all where none is given.
Result<Models> modelsOf(const catalogue::Catalogue &catalogue, const std::string &make)
{
    Models models = make.empty() ? Models() : catalogue.models(make);
    if (make.empty()) {
        for (const std::string &each : catalogue.makes()) {
            const Models some = catalogue.models(each);
            models.insert(models.end(), some.begin(), some.end());
        }
    }
    if (models.empty())
        return fail(ErrorKind::NotFound, say("The catalogue knows no make “%1”.", {printable(make)}));
    return models;
}

std::string joined(const std::vector<std::string> &texts)
{
    std::string out;
    for (const std::string &text : texts)
        out += (out.empty() ? "" : ", ") + text;
    return out;
}

void writeTexts(JsonWriter &out, std::string_view name, const std::vector<std::string> &texts)
{
    out.name(name);
    out.beginArray();
    for (const std::string &text : texts)
        out.text(text);
    out.endArray();
}

void writeModel(JsonWriter &out, const Model &model, const render::Renderer &renderer)
{
    out.beginObject();
    out.member("make", model.traits.make);
    out.member("model", model.traits.model);
    writeTexts(out, "aliases", model.aliases);
    out.member("keys", model.traits.keys);
    out.member("accounts", model.traits.accounts);
    out.name("modules");
    out.beginArray();
    for (const ModuleTraits &module : model.traits.modules) {
        out.beginObject();
        out.member("type", module.type);
        out.member("keys", module.keys);
        out.member("most", module.most);
        out.endObject();
    }
    out.endArray();
    out.textOrNull("dhcpOption", model.dhcpOption);
    out.member("listed", model.listed);
    out.member("own", model.own);
    out.name("cannot");
    out.beginArray();
    for (const render::Gap &gap : renderer.gaps(model)) {
        out.beginObject();
        out.member("field", gap.pointer);
        out.member("sentence", gap.sentence);
        out.endObject();
    }
    out.endArray();
    out.endObject();
}

void addRow(Table &table, const Model &model)
{
    std::vector<std::string> modules;
    for (const ModuleTraits &module : model.traits.modules)
        modules.push_back(std::to_string(module.most) + " × " + module.type);
    table.add({model.traits.make, model.traits.model, std::to_string(model.traits.keys), joined(modules), joined(model.aliases)});
}

Table modelTable(const Models &models)
{
    Table table({say("Make"), say("Model"), say("Keys"), say("Expansion modules"), say("Also called")});
    for (const Model *model : models)
        addRow(table, *model);
    return table;
}

// A fact of the catalogue as people call it.
std::string titleOfFact(const std::string &fact)
{
    constexpr std::array<std::pair<std::string_view, const char *>, 8> kTitles{{{"keys", toSay("number of keys")},
                                                                                {"accounts", toSay("number of accounts")},
                                                                                {"handsets", toSay("number of handsets")},
                                                                                {"modules", toSay("expansion modules")},
                                                                                {"geometry", toSay("places of the keys")},
                                                                                {"callsPerLineKey", toSay("calls per line key")},
                                                                                {"staticNetwork", toSay("static address")},
                                                                                {"agents", toSay("user agent")}}};
    const auto found = std::ranges::find(kTitles, fact, &std::pair<std::string_view, const char *>::first);
    return found == kTitles.end() ? fact : say(found->second);
}

struct UnverifiedParameter {
    std::string name, why; // why: what the map says about it, may be empty
    friend bool operator==(const UnverifiedParameter &, const UnverifiedParameter &) = default;
};

// Of all generations of its firmware, each once.
std::vector<UnverifiedParameter> unverifiedOf(const Model &model, const render::Renderer &renderer)
{
    std::vector<std::string> generations{{}};
    for (const catalogue::Firmware &firmware : model.firmware)
        generations.push_back(firmware.id);
    std::vector<UnverifiedParameter> out;
    for (const std::string &generation : generations) {
        for (const render::KnownParameter &known : renderer.parameters(model, generation)) {
            const UnverifiedParameter one{known.name, known.about};
            if (!known.verified && std::ranges::find(out, one) == out.end())
                out.push_back(one);
        }
    }
    return out;
}

void printUnverifiedJson(const Models &models, const render::Renderer &renderer)
{
    JsonOutput out;
    out->beginArray();
    for (const Model *model : models) {
        const auto parameters = unverifiedOf(*model, renderer);
        if (model->unverified.empty() && parameters.empty())
            continue;
        out->beginObject();
        out->member("make", model->traits.make);
        out->member("model", model->traits.model);
        writeTexts(*out, "facts", model->unverified);
        out->name("parameters");
        out->beginArray();
        for (const auto &[parameter, why] : parameters) {
            out->beginObject();
            out->member("name", parameter);
            out->textOrNull("about", why);
            out->endObject();
        }
        out->endArray();
        out->endObject();
    }
    out->endArray();
    out.print();
}

// A parameter of a family stands once, with the models that it is of.
void printUnverified(const Models &models, const render::Renderer &renderer)
{
    Table table({say("Make"), say("Model"), say("What no source backs"), say("Why")});
    struct Row {
        std::string make, family, parameter, why;
        std::vector<std::string> models;
    };
    std::vector<Row> rows;
    for (const Model *model : models) {
        std::vector<std::string> facts;
        for (const std::string &fact : model->unverified)
            facts.push_back(titleOfFact(fact));
        if (!facts.empty())
            table.add({model->traits.make, model->traits.model, joined(facts), say("No source tells.")});
        for (const auto &unverified : unverifiedOf(*model, renderer)) {
            const auto same = [&](const Row &row) {
                return row.make == model->traits.make && row.family == model->family && row.parameter == unverified.name && row.why == unverified.why;
            };
            auto row = std::ranges::find_if(rows, same);
            if (row == rows.end())
                row = rows.insert(rows.end(), {model->traits.make, model->family, unverified.name, unverified.why, {}});
            row->models.push_back(model->traits.model);
        }
    }
    for (const Row &row : rows) {
        const auto ofFamily =
            std::ranges::count_if(models, [&row](const Model *model) { return model->traits.make == row.make && model->family == row.family; });
        const bool all = static_cast<std::size_t>(ofFamily) == row.models.size() && ofFamily > 1;
        table.add(
            {row.make, all ? say("all of the family %1", {row.family}) : joined(row.models), say("%1, never written", {row.parameter}), row.why});
    }
    print(table.text());
}

} // namespace

int listModels(Program &program, const Arguments &arguments)
{
    const auto library = program.library();
    if (!library)
        return failWith(library.error());
    const auto models = modelsOf((*library)->catalogue(), arguments.operand(0));
    if (!models)
        return failWith(models.error());
    if (arguments.has("unverified")) {
        (program.json() ? printUnverifiedJson : printUnverified)(*models, (*library)->renderer());
    } else if (program.json()) {
        JsonOutput out;
        out->beginArray();
        for (const Model *model : *models)
            writeModel(*out, *model, (*library)->renderer());
        out->endArray();
        out.print();
    } else {
        print(modelTable(*models).text());
    }
    return kOk;
}

int checkCatalogue(Program &program, const Arguments &arguments)
{
    const std::string folder = arguments.operand(0);
    if (!QFileInfo(QString::fromStdString(folder)).isDir())
        return failWith({ErrorKind::NotFound, say("There is no folder “%1”.", {printable(folder)}), {}});
    const auto library = render::Library::load(folder);
    Models own = *modelsOf(library->catalogue(), {});
    std::erase_if(own, [](const Model *model) { return !model->own; });
    if (program.json()) {
        JsonOutput out;
        out->beginObject();
        out->name("models");
        out->beginArray();
        for (const Model *model : own)
            writeModel(*out, *model, library->renderer());
        out->endArray();
        out->name("families");
        out->beginArray();
        for (const auto &[name, replaces] : library->ownFamilies()) {
            out->beginObject();
            out->member("family", name);
            out->member("replaces", replaces);
            out->endObject();
        }
        out->endArray();
        out->name("leftOut");
        out->beginArray();
        for (const auto &[file, sentence] : library->refused()) {
            out->beginObject();
            out->member("file", file);
            out->member("sentence", sentence);
            out->endObject();
        }
        out->endArray();
        out->endObject();
        out.print();
    } else {
        print(modelTable(own).text());
        for (const auto &[name, replaces] : library->ownFamilies())
            print(replaces ? say("Family %1, in place of the built-in one.\n", {name}) : say("Family %1.\n", {name}));
        if (own.empty() && library->ownFamilies().empty() && library->refused().empty())
            complain(say("There are no .json files in %1/catalogue and %1/families.", {printable(folder)}));
    }
    for (const auto &fault : library->refused())
        complain(fault.sentence);
    return library->refused().empty() ? kOk : kInvalid;
}

} // namespace pbx::cli
