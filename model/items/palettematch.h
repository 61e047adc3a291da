// How well a text answers what was typed into the command palette. A pure function: the same input ranks the same everywhere.
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace pbx::items {

struct PaletteMatch {
    int score = 0;       // more is better; only to be compared with others of the same input
    bool clear = false;  // every letter starts a word or follows a letter that matched
    std::vector<int> at; // places in the title, ascending
};

// Every word typed must be found, letters in order but not side by side: "vch" finds "View changes". Starts of words and
// runs count more. Case and diacritics do not count. A word that the title lacks may stand in its path ("site view"). Nothing typed:
// everything matches alike. Only the first letters of very long texts are looked at.
[[nodiscard]] std::optional<PaletteMatch> matchOf(const QString &typed, const QString &title, const QString &path = {});

} // namespace pbx::items
