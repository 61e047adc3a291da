// How far a phone's configuration is, from what is known about it. One place for both stores.
#pragma once

#include "store.h"

namespace pbx::store {

struct PhoneFacts {
    bool provisioned = false; // Auto Provision on, with a MAC address
    bool pending = false;     // the extension itself
    int required = 0;         // published files that this phone must have
    int current = 0;          // of these: delivered at their current hash
    int outdated = 0;         // of these: last delivered at another hash
    bool refused = false;     // its last request
};

[[nodiscard]] Progress progressOf(const PhoneFacts &facts);

} // namespace pbx::store
