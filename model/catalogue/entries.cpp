#include "entries.h"

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
    in.finish();
    return file;
}

SeriesEntry readSeries(ObjectReader &in, const Entries &entries, Errors &errors)
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

ModelEntry readModel(ObjectReader &in, Errors &errors)
{
    ModelEntry entry;
    entry.place = in.place();
    entry.series = in.text("series");
    entry.layout = in.text("layout");
    in.text("number", entry.number);
    Model &model = entry.model;
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

} // namespace

Entries readEntries(std::span<const Catalogue::Source> sources, Errors &errors)
{
    std::deque<json> documents; // readers point into them
    std::vector<ObjectReader> roots;
    for (const auto &source : sources) {
        try {
            documents.push_back(json::parse(source.json));
        } catch (const json::parse_error &wrong) {
            errors.add({source.name, {}}, say("this is not JSON, from byte %1.", {std::to_string(wrong.byte)}));
            continue;
        }
        roots.emplace_back(documents.back(), Place{source.name, {}}, errors);
    }
    Entries out;
    const auto each = [&](const char *section, auto read) {
        for (ObjectReader &root : roots) {
            for (ObjectReader &in : root.objects(section)) {
                read(in);
                in.finish();
            }
        }
    };
    each("lamps", [&](ObjectReader &in) { keep(out.lamps, in.text("id"), readLamps(in, errors), in.place(), errors); });
    each("layouts", [&](ObjectReader &in) { keep(out.layouts, in.text("id"), readLayout(in, errors), in.place(), errors); });
    each("modules", [&](ObjectReader &in) {
        ModuleEntry entry = readModule(in, errors);
        const std::string type = entry.module.traits.type;
        keep(out.modules, type, std::move(entry), in.place(), errors);
    });
    each("series", [&](ObjectReader &in) { keep(out.series, in.text("id"), readSeries(in, out, errors), in.place(), errors); });
    each("makes", [&](ObjectReader &in) { out.makes.push_back(readMake(in)); });
    each("models", [&](ObjectReader &in) { out.models.push_back(readModel(in, errors)); });
    each("timeZones", [&](ObjectReader &in) { out.zones.push_back(readZone(in, errors)); });
    for (ObjectReader &root : roots)
        root.finish();
    return out;
}

} // namespace pbx::catalogue
