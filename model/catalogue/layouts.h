// A layout's compact form: columns (or rows) of equal keys, expanded to the place of each key.
#pragma once

#include "catalogue.h"
#include "reader.h"

namespace pbx::catalogue {

[[nodiscard]] Layout readLayout(ObjectReader &in, Errors &errors);

} // namespace pbx::catalogue
