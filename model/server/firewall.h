#pragma once

#include "provisioningserver.h"

namespace pbx::server {

// The rule that allows the address, the narrowest where several do; null: nobody said so, and it is refused.
[[nodiscard]] const domain::FirewallRule *allowingRule(const std::vector<domain::FirewallRule> &rules, const domain::IpAddress &address);

} // namespace pbx::server
