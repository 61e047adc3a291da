// What a user's own files may do beside the built-in ones.
#pragma once

#include "entries.h"

namespace pbx::catalogue {

// Own models in place of others of their name, whose further names they take over: sites may use those.
void replaceModels(Entries &entries);
// Own series name a map that there is, and generations that it has.
void checkFamilies(const Entries &entries, std::span<const Catalogue::Family> families, Errors &errors);
// What to say of two models with one name.
[[nodiscard]] std::string sayTwice(const std::string &name, const Model &added, const Model &known);
[[nodiscard]] std::uint64_t fingerprintOf(std::span<const Catalogue::Source> sources);

} // namespace pbx::catalogue
