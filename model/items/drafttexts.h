// Unsaved input by field, of which several windows and programs may type their own part.
#pragma once

#include <QString>

#include <map>

namespace pbx::items {

using Texts = std::map<QString, QString>; // by field; a field that is missing is not edited

// ours: as typed here. known: as it was stored when this form looked last. stored: as it is now. What was typed here wins,
// the rest is theirs: this is what the form shows next, and what it stores.
[[nodiscard]] Texts joined(const Texts &ours, const Texts &known, const Texts &stored);

} // namespace pbx::items
