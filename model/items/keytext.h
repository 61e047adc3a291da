// Keys as tab-separated text, for spreadsheets and mails: what a copy gives, and what can be pasted.
#pragma once

#include "keycargo.h"

namespace pbx::items {

inline constexpr qsizetype kMostKeyText = 1 << 20; // characters
inline constexpr int kMostKeyLines = 1000;

// A line for each key: place, type, whom or what it works on, label. A cell that a spreadsheet would take for a formula
// begins with an apostrophe.
[[nodiscard]] QString toText(const KeyCargo &cargo, const KeyContext &context);

// Lines as toText writes them, with or without their places or types; a number of the site alone is a Monitor, any other
// number a Speed Dial, the name of a condition a Day/Night Toggle. The first line may be a head ("Key", "Type" …). Refused
// with the first line that is none of this. Keys have a place only where each line names one.
[[nodiscard]] domain::Result<KeyCargo> fromText(const QString &text, const KeyContext &context);

} // namespace pbx::items
