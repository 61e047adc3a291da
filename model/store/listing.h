// The table "listing": what lists and search show of each object; all of it can be computed from the objects.
#pragma once

#include "connection.h"

namespace pbx::store {

// The upper bits of an object's key are its kind, so that search finds sites before extensions without sorting.
inline constexpr int kKindShift = 40;

// key: of the object's row.
[[nodiscard]] Result<void> putListing(Connection &connection, std::int64_t key, const ObjectRecord &record, bool isNew);
[[nodiscard]] Result<void> removeListing(Connection &connection, std::int64_t key);
[[nodiscard]] Result<void> fillListing(Connection &connection); // of all objects, into an empty table

// After a change of what phones are served, or of what they fetched: how far the extensions are that use the phone, or all
// of the site where none is named.
[[nodiscard]] Result<void> putProgress(Connection &connection, const Uuid &site, const std::optional<MacAddress> &mac);

inline constexpr const char *kObjectColumns = "key, id, site, kind, version, baseRevision, remoteRevision, base, baseSecret, local, localSecret, "
                                              "remote, remoteSecret";
[[nodiscard]] std::optional<Side> readSide(const Statement &row, int column);     // of two columns: text, secret
[[nodiscard]] ObjectRecord readRecord(const Statement &row, int firstColumn = 1); // of these columns; firstColumn: that of "id"

} // namespace pbx::store
