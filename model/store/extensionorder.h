// Where an extension stands in a list that is sorted by something, as a cursor. One form for both stores.
#pragma once

#include "store.h"

namespace pbx::store {

struct OrderKeys { // number, name and site: as they sort
    std::string number, name, make, model, site;
    int progress = 0;
};

// Comparing the parts one after the other compares the extensions.
[[nodiscard]] std::vector<std::string> partsIn(ExtensionOrder::By by, const OrderKeys &keys);
[[nodiscard]] std::string placeIn(ExtensionOrder::By by, const OrderKeys &keys);
// Empty for an empty cursor; Invalid for one of another order.
[[nodiscard]] Result<std::vector<std::string>> partsOfPlace(ExtensionOrder::By by, const std::string &cursor);

} // namespace pbx::store
