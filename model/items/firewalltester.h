// Would this address get this file? The same decisions as the server's, told step by step. Nothing is sent.
#pragma once

#include "firewallstate.h"

#include <QString>

namespace pbx::items {

struct TesterCheck {
    enum class Mark : std::uint8_t { Good, Bad, NotReached, Warning };
    Mark mark = Mark::NotReached;
    QString name, text;
};

struct TesterVerdict {
    bool allowed = false;
    QString title;                               // "No. 198.51.100.9 would not get this file."
    QString sentence;                            // why, and the nearest rule
    std::vector<TesterCheck> checks;             // firewall, MAC address, phone secret, rate limit
    std::optional<domain::IpPrefix> missing;     // host that a new rule must hold; nothing where one would not help
    std::optional<domain::FirewallRule> nearest; // that could be widened
    bool changesWithApply = false;               // the saved rules decide otherwise
};

// now: ms since 1970. mac: of the phone whose file is asked for; nothing: none chosen.
[[nodiscard]] TesterVerdict testAddress(const FirewallState &state, const domain::IpAddress &address, const std::optional<domain::MacAddress> &mac,
                                        std::int64_t now);

} // namespace pbx::items
