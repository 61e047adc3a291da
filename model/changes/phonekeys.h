// What a phone and a site are known by on the phones' server: made (and stored, sealed) when first needed, so that a
// plan and its Apply use the same ones.
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

} // namespace pbx::changes
