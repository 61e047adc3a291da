// Overrides whose names sound secret (domain/secretname.h) are kept as the SIP password is: sealed with the vault. Their
// blobs stand in the object's JSON, so that comparing, undo and Apply need no key.
#pragma once

#include "domain/objects.h"
#include "store/vault.h"

#include <optional>
#include <string>
#include <vector>

namespace pbx::changes {

// Of an extension that is to be stored: seals what is in clear and takes over what is not told from the side that was
// stored, whose blob also stays where the value is the same. Returns the names whose value nobody knows: those are left
// out. Locked where a value must be sealed.
[[nodiscard]] domain::Result<std::vector<std::string>> sealOverrides(domain::Extension &extension, const std::optional<store::Side> &stored,
                                                                     const store::Vault &vault);

// All values in clear. Locked, or Invalid where one does not open.
[[nodiscard]] domain::Result<void> openOverrides(domain::Extension &extension, const store::Vault &vault);

// Seals what an older program left in clear in any side; nothing changes while the vault is locked.
[[nodiscard]] domain::Result<void> sealPlain(std::optional<store::Side> &side, const std::optional<store::Side> &stored, const store::Vault &vault);

} // namespace pbx::changes
