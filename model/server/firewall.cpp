#include "firewall.h"

#include <algorithm>

namespace pbx::server {

namespace {

int sharedBits(const domain::IpAddress &a, const domain::IpAddress &b)
{
    int bits = 0;
    for (std::size_t i = 0; i < a.bytes().size() && bits < a.bits(); ++i) {
        const unsigned differ = static_cast<unsigned>(a.bytes()[i]) ^ b.bytes()[i];
        if (differ == 0) {
            bits += 8;
            continue;
        }
        for (unsigned mask = 0x80; !(differ & mask); mask >>= 1U)
            ++bits;
        break;
    }
    return std::min(bits, a.bits());
}

} // namespace

const domain::FirewallRule *allowingRule(const std::vector<domain::FirewallRule> &rules, const domain::IpAddress &address)
{
    const domain::FirewallRule *best = nullptr;
    for (const auto &rule : rules) {
        if (rule.isForPhones() && rule.prefix.contains(address) && (!best || rule.prefix.length() > best->prefix.length()))
            best = &rule;
    }
    return best;
}

Verdict testFirewall(const std::vector<domain::FirewallRule> &rules, const domain::IpAddress &address)
{
    if (const domain::FirewallRule *rule = allowingRule(rules, address))
        return {true, *rule, std::nullopt};
    Verdict out;
    int most = -1;
    for (const auto &rule : rules) {
        const int shared = std::min(sharedBits(rule.prefix.address(), address), rule.prefix.length());
        if (rule.isForPhones() && rule.prefix.address().isV4() == address.isV4() && shared > most) {
            most = shared;
            out.nearest = rule;
        }
    }
    return out;
}

} // namespace pbx::server
