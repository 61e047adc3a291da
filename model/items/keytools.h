// What can be done to many keys at once. Pure functions, as in keyedits.h.
#pragma once

#include "keycargo.h"

namespace pbx::items {

enum class FillWith : unsigned char { Office, Site };

// A Monitor key for each other extension of the own office, or of the site, that is not monitored yet, in the order of the
// numbers, on the empty keys from the first one on. Those that find none are counted in what is said.
[[nodiscard]] KeyEdit fillKeys(const domain::KeyMap &keys, FillWith whom, const KeyContext &context);

enum class SortBy : unsigned char { Label, Number };

// The keys of these slots change places among themselves; Main Extension and Not Used hold theirs. Numbers in texts count
// as numbers; what has no number comes last.
[[nodiscard]] KeyEdit sortKeys(const domain::KeyMap &keys, const std::vector<domain::SlotId> &slots, SortBy by, const KeyContext &context);

// Each key at the place that it names, in place of what stands there; Main Extension stays where it is, and those among
// the keys are left out. Refused where this phone does not have a place.
[[nodiscard]] KeyEdit putKeys(const domain::KeyMap &keys, const std::vector<CargoKey> &placed, const KeyContext &context);

} // namespace pbx::items
