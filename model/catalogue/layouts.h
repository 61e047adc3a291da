// A layout's compact form: columns (or rows) of equal keys, expanded to the place of each key.
#pragma once

#include "catalogue.h"
#include "reader.h"

namespace pbx::catalogue {

[[nodiscard]] Layout readLayout(ObjectReader &in, Errors &errors);
// The member "strips" of a phone or a module that has so many keys.
[[nodiscard]] std::vector<LabelStrip> readStrips(ObjectReader &in, int keys, Errors &errors);

} // namespace pbx::catalogue
