// Overrides whose names sound secret (domain/secretname.h) are kept as the SIP password is: sealed with the vault. Their
// blobs stand in the object's JSON, so that comparing, undo and Apply need no key. Handsets have overrides, and sites for
// all phones of a make or model; other objects pass unchanged.
#pragma once

#include "domain/objects.h"
#include "store/vault.h"

#include <optional>
#include <string>
#include <vector>

namespace pbx::changes {

struct LostOverride {
    std::string pointer; // of the object's overrides: "/autoProvision/overrides", "/parameterSets/0/overrides"
    std::string name;
};

// Of an object that is to be stored: seals what is in clear and takes over what is not told from the side that was
// stored, whose blob also stays where the value is the same. Returns those whose value nobody knows: they are left
// out. Locked where a value must be sealed.
[[nodiscard]] domain::Result<std::vector<LostOverride>> sealOverrides(domain::Object &object, const std::optional<store::Side> &stored,
                                                                      const store::Vault &vault);

// All values in clear. Locked, or Invalid where one does not open.
[[nodiscard]] domain::Result<void> openOverrides(domain::Extension &extension, const store::Vault &vault);
[[nodiscard]] domain::Result<void> openOverrides(domain::Site &site, const store::Vault &vault);
[[nodiscard]] domain::Result<void> openOverrides(domain::Object &object, const store::Vault &vault);

// Seals what an older program left in clear in any side; nothing changes while the vault is locked.
[[nodiscard]] domain::Result<void> sealPlain(domain::Kind kind, std::optional<store::Side> &side, const std::optional<store::Side> &stored,
                                             const store::Vault &vault);

} // namespace pbx::changes
