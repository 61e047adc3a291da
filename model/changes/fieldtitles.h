// Fields as the form calls them.
#pragma once

#include "domain/slotid.h"
#include "render/renderer.h"

#include <optional>
#include <string>
#include <string_view>

namespace pbx::changes {

[[nodiscard]] std::string slotTitle(const domain::SlotId &slot); // "Key 4", "Module 1, key 12"

// field: of an extension ("/ringTime", "/autoProvision/keys/m1.12"), or of its site ("/site/domain"). One without a title: as
// it is.
[[nodiscard]] std::string fieldTitle(std::string_view field);
[[nodiscard]] std::optional<domain::SlotId> slotOf(std::string_view field); // nothing: it is no key

// "Name, Key 4", "Set by hand for this handset", "Made for this phone", "Fixed for this model"
[[nodiscard]] std::string originTitle(const render::ExplainedParameter &parameter);

} // namespace pbx::changes
