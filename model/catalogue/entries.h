// The catalogue's files as they are written, before their references are followed.
#pragma once

#include "catalogue.h"
#include "reader.h"

#include <map>
#include <span>

namespace pbx::catalogue {

// By which names are compared: people write SPA-504G, VVX410 and T19P E2.
[[nodiscard]] std::string nameKey(std::string_view name);

struct MakeEntry {
    Place place;
    std::string name;
    std::vector<std::string> aliases, ouis;
};

// What several models share. A series like another one has all of its members but those that it names itself.
struct SeriesEntry {
    Place place;
    std::string make, family, lamps, userAgent, usualFirmware, resyncEvent, rebootEvent, dhcpOption, source;
    std::vector<Firmware> firmware;
    std::vector<FileRequest> files;
    int versionGroup = 1; // the number of a version from which generations are told: 2 where the first is the hardware's
    bool own = false;     // of a user's file
    bool dect = false, staticNetwork = true, callsPerLineKey = true, callWaitingTone = true;
};

struct ModuleUse {
    Place place;
    std::string type;
    int most = 0;
};

struct ModelEntry {
    Place place;
    std::string series, number, layout;
    std::vector<std::string> agents;
    std::vector<ModuleUse> modules;
    bool replaces = false; // a model of the same name
    Model model;           // what is the model's own; flags and texts of its series filled in by the linker where it has none
    std::optional<bool> staticNetwork, callsPerLineKey, callWaitingTone;
};

struct ModuleEntry {
    Place place;
    std::string layout;
    Module module;
};

struct ZoneEntry {
    Place place;
    TimeZone zone;
    std::vector<std::string> aliases;
};

struct Entries {
    std::vector<MakeEntry> makes;
    std::vector<ModelEntry> models;
    std::vector<ZoneEntry> zones;
    std::map<std::string, SeriesEntry, std::less<>> series;
    std::map<std::string, Lamps, std::less<>> lamps;
    std::map<std::string, Layout, std::less<>> layouts;
    std::map<std::string, ModuleEntry, std::less<>> modules;
};

// Shared parts first, whatever the order of the files; series in the order in which they stand.
[[nodiscard]] Entries readEntries(std::span<const Catalogue::Source> sources, Errors &errors);

} // namespace pbx::catalogue
