// A site as it would be after an Apply of some of its pending objects: these as local, all others as base.
#pragma once

#include "records.h"

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace pbx::changes {

struct SiteState {
    std::optional<domain::Site> site; // nothing: the site is removed, or was never there
    std::vector<domain::Office> offices;
    std::vector<domain::DayNightCondition> conditions;
    std::vector<domain::Extension> extensions; // by number
    std::vector<domain::FirewallRule> rules;
    std::unordered_map<Uuid, store::Blob> passwords; // sealed, by extension

    std::vector<store::ObjectRecord> applied; // what the Apply covers: the selection, and what it needs
    std::vector<std::string> needed;          // titles of what was not selected but is needed
    std::set<domain::MacAddress> saved;       // phones of the site as local, applied or not
    int objects = 0;                          // of the site, beside itself, before the Apply
    int removals = 0;                         // among applied
};

// The store's pending objects of the site; nothing selected: all of them.
[[nodiscard]] Result<SiteState> siteState(store::Store &store, const Uuid &site, const std::optional<std::unordered_set<Uuid>> &selected);

// One device: the extensions that share a MAC address, by handset number.
struct Device {
    domain::MacAddress mac;
    std::vector<const domain::Extension *> extensions; // of the state
};
[[nodiscard]] bool hasHandset(const domain::Extension &extension); // Auto Provision on, with model and MAC address
[[nodiscard]] std::vector<Device> devicesOf(const SiteState &state);
void sortByHandset(std::vector<const domain::Extension *> &extensions);

} // namespace pbx::changes
