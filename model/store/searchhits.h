#pragma once

#include "columns.h"

namespace pbx::store {

// What is shown of a found object.
[[nodiscard]] SearchHit hitOf(const Columns &columns, const Uuid &site, const Uuid &object, Kind kind, std::string siteName);

// At most limit of what was found, in the order of kinds. No kind with many hits hides the few of another one.
[[nodiscard]] std::vector<SearchHit> fairShare(std::vector<std::vector<SearchHit>> byKind, std::size_t limit);

} // namespace pbx::store
