// Records of the store as objects of the domain.
#pragma once

#include "domain/json.h"
#include "fielddiff.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace pbx::changes {

using domain::Kind;
using domain::Object;
using domain::Result;
using domain::Uuid;

[[nodiscard]] Result<Object> readSide(Kind kind, const store::Side &side);
// "101 Jerry", as local or else as applied; the id where neither can be read.
[[nodiscard]] std::string titleOf(const store::ObjectRecord &record);

// All of a site, in list order. A deleted one that was never applied has no record.
[[nodiscard]] Result<std::vector<store::ObjectRecord>> objectsOf(store::Store &store, const Uuid &site, std::optional<Kind> kind, bool pendingOnly);

// What is pending of an object.
[[nodiscard]] Result<PendingObject> describe(const store::ObjectRecord &record, const Names &names);

[[nodiscard]] store::Milliseconds nowMilliseconds();
// "101 Jerry, 102 Kramer and 7 more"
[[nodiscard]] std::string listed(const std::vector<std::string> &titles);

// Rule 9: removals that stop and ask. ofAll: objects beside the site itself.
[[nodiscard]] constexpr bool isMassRemoval(int removals, int ofAll)
{
    return removals >= 20 || (removals > 0 && removals * 4 >= ofAll);
}

} // namespace pbx::changes
