// This computer's networks, as phones see it.
#pragma once

#include "server/provisioningserver.h"

#include <string>
#include <vector>

namespace pbx::targets {

struct Interface {    // one address of one network card that is up
    std::string name; // as the system shows it: "eth0", "Wi-Fi"
    domain::IpAddress address;
    int prefix = 24;
    bool loopback = false;
    bool isVirtual = false; // a bridge of containers, a tunnel …: hardly where phones are
    [[nodiscard]] domain::IpPrefix network() const { return domain::IpPrefix::around(address, prefix); }
};

// Those that phones may be on first: IPv4 before IPv6, cards before bridges and tunnels, loopback last. Link-local IPv6
// addresses are left out: a URL cannot hold them.
[[nodiscard]] std::vector<Interface> interfaces();

// The networks behind the address that the server listens on (all of this computer's where it listens on any) that no
// rule covers whole: what "Allow 192.168.1.0/24" offers. Without loopback and bridges, unless the server listens on just these.
[[nodiscard]] std::vector<domain::IpPrefix> networksToAllow(const std::vector<domain::FirewallRule> &rules, const domain::IpAddress &listensOn,
                                                            const std::vector<Interface> &here = interfaces());

// Why no phone may have asked yet: this computer's own firewall. Whole sentences, translated.
[[nodiscard]] std::string noRequestHint(std::uint16_t port);

} // namespace pbx::targets
