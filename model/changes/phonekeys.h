// What a phone and a site are known by on the phones' server: made (and stored, sealed) when first needed, so that a
// plan and its Apply use the same ones. What no longer opens (the workspace's key was lost and another one made) is made
// anew; the files that were sealed beside it go, so that the phone is a new one for the next Apply.
#pragma once

#include "records.h"
#include "store/vault.h"

#include <map>
#include <string>
#include <vector>

namespace pbx::changes {

struct PhoneKeys {
    std::string secret;    // part of the phone's URL
    std::string admin;     // its own administrator password
    std::string userAgent; // as last seen; empty before
};

[[nodiscard]] Result<std::map<domain::MacAddress, PhoneKeys>> phoneKeys(store::Store &store, const store::Vault &vault, const Uuid &site,
                                                                        const std::vector<domain::MacAddress> &phones);
// The part of the site's DHCP URL.
[[nodiscard]] Result<std::string> siteToken(store::Store &store, const store::Vault &vault, const Uuid &site, const std::string &siteName);

// Whether keys were made anew since the site's last Apply, and what clears it.
[[nodiscard]] Result<bool> keysRenewed(store::Store &store, const Uuid &site);
[[nodiscard]] store::PutSetting renewalApplied(const Uuid &site);

} // namespace pbx::changes
