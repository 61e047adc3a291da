// The tables of a workspace file as numbered revisions. A revision, once released, is never edited: the next one says
// what changes. tests/store/data keeps a file of each.
#pragma once

#include "connection.h"

#include <vector>

namespace pbx::store {

struct Revision {
    std::vector<const char *> statements;
    bool fillListing = false; // afterwards what lists show is computed anew from the objects
};
[[nodiscard]] const std::vector<Revision> &revisions(); // the first leads from nothing to 1
[[nodiscard]] int currentRevision();

inline constexpr std::int64_t kApplicationId = 0x70627831; // "pbx1" in the file's header

// Makes the tables of a new file, or brings an older one up to date in one transaction. Refuses, without a change:
// what is not a workspace, a damaged one, one of a newer program.
[[nodiscard]] Result<void> prepareSchema(Connection &connection);

// Conflict where another program has upgraded the file since it was opened.
[[nodiscard]] Result<void> checkRevision(Connection &connection);

} // namespace pbx::store
