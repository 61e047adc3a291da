// What the lamps of a phone's keys can show, and what is known now of those whom the keys point to: fed by whoever watches
// the PBX, read through KeyTableModel::StateRole.
#pragma once

#include "domain/objects.h"

#include <map>

namespace pbx::items {

enum class LampState : unsigned char { None, Idle, Ringing, Talking, Day, Night, Own };

enum class LineState : unsigned char { Idle, Ringing, Talking };

struct LiveStates { // whoever is missing is not known
    std::map<domain::ExtensionNumber, LineState> extensions;
    std::map<domain::Uuid, bool> nights; // of conditions: it is night
    [[nodiscard]] bool empty() const { return extensions.empty() && nights.empty(); }
    friend bool operator==(const LiveStates &, const LiveStates &) = default;
};

// Nothing where the key's lamp shows no state of others, or it is not known.
[[nodiscard]] std::optional<LampState> lampOf(const domain::Key &key, const LiveStates &states);

} // namespace pbx::items
