#include "entries.h"

#include "domain/chars.h"
#include "domain/say.h"
#include "layouts.h"
#include "posixzone.h"

#include <algorithm>
#include <array>
#include <deque>
#include <nlohmann/json.hpp>

namespace pbx::catalogue {

using nlohmann::json;

namespace {

// What the catalogue's arrays may hold; wide enough for any phone, narrow enough to catch a slip.
constexpr ObjectReader::Range kKeys{0, domain::SlotId::kMostKeys};
constexpr ObjectReader::Range kAccounts{1, 999};
constexpr ObjectReader::Range kModules{1, domain::SlotId::kMostModules};

template <class Entry>
void keep(std::map<std::string, Entry, std::less<>> &into, const std::string &name, Entry entry, const Place &place, Errors &errors)
{
    if (!into.emplace(name, std::move(entry)).second)
        errors.add(place, say("“%1” stands here twice.", {name}));
}

MakeEntry readMake(ObjectReader &in)
{
    MakeEntry make{in.place(), in.text("make"), {}, {}};
    in.texts("aliases", make.aliases);
    in.texts("ouis", make.ouis);
    static_cast<void>(in.text("source"));
    return make;
}

Lamp readLamp(ObjectReader in, Errors &errors)
{
    Lamp lamp{in.text("colour"), false};
    constexpr std::array<std::string_view, 4> kColours{"green", "red", "amber", "off"};
    if (std::find(kColours.begin(), kColours.end(), lamp.colour) == kColours.end())
        errors.add(in.at("colour"), say("a lamp is green, red, amber or off."));
    in.flag("flashes", lamp.flashes);
    in.finish();
    return lamp;
}

Lamps readLamps(ObjectReader &in, Errors &errors)
{
    return {true, readLamp(in.object("idle"), errors), readLamp(in.object("ringing"), errors), readLamp(in.object("talking"), errors),
            in.text("source")};
}

FileRequest readFile(ObjectReader &in, Errors &errors)
{
    static const std::map<std::string, FileRole, std::less<>> roles{{"boot", FileRole::Boot},
                                                                    {"common", FileRole::Common},
                                                                    {"config", FileRole::Config},
                                                                    {"directory", FileRole::Directory},
                                                                    {"optional", FileRole::Optional}};
    FileRequest file{in.text("pattern"), FileRole::Config};
    const auto role = roles.find(in.text("role"));
    if (role == roles.end())
        errors.add(in.at("role"), say("a file's role is boot, common, config, directory or optional."));
    else
        file.role = role->second;
    if (!domain::isFileName(file.pattern))
        errors.add(in.at("pattern"), say("a file's name is printable ASCII without spaces, does not begin with “/” and has no “..”."));
    in.finish();
    return file;
}

SeriesEntry readSeries(ObjectReader &in, bool own, const Entries &entries, Errors &errors)
{
    SeriesEntry series;
    if (in.has("like")) {
        const auto other = entries.series.find(in.text("like"));
        if (other == entries.series.end())
            errors.add(in.at("like"), say("there is no such series before this one."));
        else
            series = other->second;
    }
    series.place = in.place();
    series.own = own;
    const std::array<std::pair<const char *, std::string *>, 9> texts{{{"make", &series.make},
                                                                       {"family", &series.family},
                                                                       {"lamps", &series.lamps},
                                                                       {"userAgent", &series.userAgent},
                                                                       {"usualFirmware", &series.usualFirmware},
                                                                       {"resyncEvent", &series.resyncEvent},
                                                                       {"rebootEvent", &series.rebootEvent},
                                                                       {"dhcpOption", &series.dhcpOption},
                                                                       {"source", &series.source}}};
    for (const auto &[name, value] : texts)
        in.text(name, *value);
    in.integer("versionGroup", {1, 4}, series.versionGroup);
    in.flag("dect", series.dect);
    in.flag("staticNetwork", series.staticNetwork);
    in.flag("callsPerLineKey", series.callsPerLineKey);
    in.flag("callWaitingTone", series.callWaitingTone);
    if (in.has("firmware"))
        series.firmware.clear();
    for (ObjectReader &generation : in.objects("firmware")) {
        Firmware firmware{generation.text("id"), {}};
        generation.text("versionFrom", firmware.versionFrom);
        generation.finish();
        series.firmware.push_back(std::move(firmware));
    }
    if (in.has("files"))
        series.files.clear();
    for (ObjectReader &file : in.objects("files"))
        series.files.push_back(readFile(file, errors));
    for (const auto &[name, value] : {std::pair{"make", &series.make}, {"family", &series.family}, {"userAgent", &series.userAgent}}) {
        if (value->empty())
            errors.add(in.place(), say("“%1” is missing.", {name}));
    }
    return series;
}

ModuleEntry readModule(ObjectReader &in, Errors &errors)
{
    ModuleEntry entry{in.place(), in.text("layout"), {}};
    Module &module = entry.module;
    module.traits.type = in.text("type");
    module.traits.keys = in.integer("keys", {1, kKeys.most});
    in.integers("unusable", {1, static_cast<double>(module.traits.keys)}, module.traits.unusable);
    module.strips = readStrips(in, module.traits.keys, errors);
    module.source = in.text("source");
    in.flag("verified", module.verified);
    return entry;
}

ModelEntry readModel(ObjectReader &in, bool own, Errors &errors)
{
    ModelEntry entry;
    entry.place = in.place();
    entry.series = in.text("series");
    entry.layout = in.text("layout");
    in.text("number", entry.number);
    Model &model = entry.model;
    model.own = own;
    if (own)
        in.flag("replaces", entry.replaces);
    model.traits.model = in.text("model");
    entry.agents = {model.traits.model};
    in.texts("agents", entry.agents);
    in.texts("aliases", model.aliases);
    model.traits.keys = in.integer("keys", kKeys);
    model.traits.accounts = in.integer("accounts", kAccounts);
    model.strips = readStrips(in, model.traits.keys, errors);
    in.integer("handsets", {0, 999}, model.traits.handsets);
    in.integer("mostMonitors", {0, 999}, model.traits.mostMonitors);
    for (ObjectReader &use : in.objects("modules")) {
        entry.modules.push_back({use.place(), use.text("type"), use.integer("most", kModules)});
        use.finish();
    }
    for (const auto &[name, flag] : {std::pair{"staticNetwork", &entry.staticNetwork},
                                     {"callsPerLineKey", &entry.callsPerLineKey},
                                     {"callWaitingTone", &entry.callWaitingTone}}) {
        if (in.has(name)) {
            bool value = false;
            in.flag(name, value);
            *flag = value;
        }
    }
    in.text("usualFirmware", model.usualFirmware);
    in.flag("listed", model.listed);
    in.texts("unverified", model.unverified);
    model.source = in.text("source");
    return entry;
}

ZoneEntry readZone(ObjectReader &in, Errors &errors)
{
    ZoneEntry entry{in.place(), {in.text("zone"), 0, false, in.text("posix")}, {}};
    in.texts("aliases", entry.aliases);
    if (const auto rule = PosixZone::parse(entry.zone.posixRule)) {
        entry.zone.offsetMinutes = rule->offsetMinutes;
        entry.zone.daylight = rule->daylight;
    } else {
        errors.add(in.at("posix"), say("this is not a POSIX time zone rule."));
    }
    return entry;
}

// Names that stand twice in an object: a parser keeps one of them without a word.
std::optional<domain::JsonStop> repeated(const domain::JsonNode &node, const std::string &pointer)
{
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        const bool named = node.type == domain::JsonNode::Type::Map;
        const std::string at = named ? domain::append(pointer, node.names[i]) : domain::append(pointer, i);
        if (named && !seen.insert(node.names[i]).second)
            return domain::JsonStop{at, say("“%1” stands here twice.", {domain::printable(node.names[i])})};
        if (auto deeper = repeated(node.items[i], at))
            return deeper;
    }
    return std::nullopt;
}

// A user's file may hold anything: its depth and size are bounded before it is read again as a whole.
bool sound(const Catalogue::Source &source, Errors &errors)
{
    if (!source.own)
        return true;
    domain::JsonNode tree;
    if (const auto stop = domain::readJsonWhole(source.json, tree)) {
        errors.add(source, *stop);
        return false;
    }
    if (const auto stop = repeated(tree, {})) {
        errors.add(Place{source.name, stop->pointer}, stop->sentence);
        return false;
    }
    return true;
}

} // namespace

std::string nameKey(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c != ' ' && c != '-' && c != '_')
            out += domain::lower(c);
    }
    return out;
}

Entries readEntries(std::span<const Catalogue::Source> sources, Errors &errors)
{
    std::deque<json> documents;                       // readers point into them
    std::vector<std::pair<ObjectReader, bool>> roots; // and whether it is a user's
    for (const auto &source : sources) {
        if (!sound(source, errors))
            continue;
        json document = json::parse(source.json, nullptr, false);
        if (document.is_discarded()) {
            domain::JsonNode tree;
            errors.add(source, domain::readJsonWhole(source.json, tree).value_or(domain::JsonStop{{}, say("this is not JSON.")}));
            continue;
        }
        roots.emplace_back(ObjectReader(documents.emplace_back(std::move(document)), Place{source.name, {}}, errors), source.own);
    }
    Entries out;
    const auto each = [&](const char *section, auto read) {
        for (auto &[root, own] : roots) {
            for (ObjectReader &in : root.objects(section)) {
                read(in, own);
                in.finish();
            }
        }
    };
    each("lamps", [&](ObjectReader &in, bool /*own*/) { keep(out.lamps, in.text("id"), readLamps(in, errors), in.place(), errors); });
    each("layouts", [&](ObjectReader &in, bool /*own*/) { keep(out.layouts, in.text("id"), readLayout(in, errors), in.place(), errors); });
    each("modules", [&](ObjectReader &in, bool /*own*/) {
        ModuleEntry entry = readModule(in, errors);
        const std::string type = entry.module.traits.type;
        keep(out.modules, type, std::move(entry), in.place(), errors);
    });
    each("series", [&](ObjectReader &in, bool own) { keep(out.series, in.text("id"), readSeries(in, own, out, errors), in.place(), errors); });
    each("makes", [&](ObjectReader &in, bool /*own*/) { out.makes.push_back(readMake(in)); });
    each("models", [&](ObjectReader &in, bool own) { out.models.push_back(readModel(in, own, errors)); });
    each("timeZones", [&](ObjectReader &in, bool /*own*/) { out.zones.push_back(readZone(in, errors)); });
    for (auto &root : roots)
        root.first.finish();
    return out;
}

} // namespace pbx::catalogue
