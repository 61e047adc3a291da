#include "palettematch.h"

#include <algorithm>
#include <limits>

namespace pbx::items {

namespace {

constexpr qsizetype kMostTyped = 48, kMostText = 160;
constexpr int kFirstLetter = 12, kWordStart = 9, kFollows = 11, kElsewhere = 1;
constexpr int kNever = std::numeric_limits<int>::min() / 2;

// One letter for each letter, so that places stay what they are: "É" is "e".
QString foldedText(const QString &text, qsizetype most)
{
    QString out;
    for (qsizetype i = 0; i < std::min(text.size(), most); ++i) {
        QChar letter = text.at(i);
        while (letter.decompositionTag() == QChar::Canonical)
            letter = letter.decomposition().front();
        out += letter.toLower();
    }
    return out;
}

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || (text.at(at).isLetterOrNumber() && !text.at(at - 1).isLetterOrNumber() && !text.at(at - 1).isMark());
}

int worth(const QString &text, qsizetype at)
{
    return at == 0 ? kFirstLetter : startsWord(text, at) ? kWordStart : kElsewhere;
}

struct WordMatch {
    int score = 0;
    bool clear = true;
    std::vector<int> at;
};

// The best way to find the word's letters in order; both folded. best[i * columns + j]: its first i + 1 letters, the last of them at j.
std::optional<WordMatch> findWord(const QString &word, const QString &text)
{
    const qsizetype letters = word.size();
    const qsizetype columns = text.size();
    if (letters == 0 || letters > columns)
        return std::nullopt;
    const auto cell = [columns](qsizetype i, qsizetype j) { return static_cast<std::size_t>(i * columns + j); };
    std::vector<int> best(static_cast<std::size_t>(letters * columns), kNever);
    std::vector<int> from(best.size(), -1);
    for (qsizetype i = 0; i < letters; ++i) {
        int before = kNever; // the best of the letters before it that does not touch this one
        int beforeAt = -1;
        for (qsizetype j = i; j < columns; ++j) {
            if (i > 0 && j >= 2 && best[cell(i - 1, j - 2)] > before) {
                before = best[cell(i - 1, j - 2)];
                beforeAt = static_cast<int>(j - 2);
            }
            if (text.at(j) != word.at(i))
                continue;
            int &score = best[cell(i, j)];
            if (i == 0) {
                score = worth(text, j);
                continue;
            }
            if (const int touching = best[cell(i - 1, j - 1)]; touching > kNever) {
                score = touching + kFollows;
                from[cell(i, j)] = static_cast<int>(j - 1);
            }
            if (before > kNever && before + worth(text, j) > score) {
                score = before + worth(text, j);
                from[cell(i, j)] = beforeAt;
            }
        }
    }
    const auto last = best.end() - static_cast<std::ptrdiff_t>(columns);
    const auto end = std::max_element(last, best.end());
    if (*end <= kNever)
        return std::nullopt;
    WordMatch match{*end, true, std::vector<int>(static_cast<std::size_t>(letters))};
    int at = static_cast<int>(end - last);
    for (qsizetype i = letters; i-- > 0;) {
        match.at[static_cast<std::size_t>(i)] = at;
        const int previous = from[cell(i, at)];
        match.clear = match.clear && (startsWord(text, at) || (i > 0 && previous == at - 1));
        at = previous;
    }
    return match;
}

} // namespace

std::optional<PaletteMatch> matchOf(const QString &typed, const QString &title, const QString &path)
{
    const QString name = foldedText(title, kMostText);
    const QString place = foldedText(path, kMostText);
    PaletteMatch match;
    match.clear = true;
    for (const QString &word : foldedText(typed, kMostTyped).split(u' ', Qt::SkipEmptyParts)) {
        if (const auto found = findWord(word, name)) {
            match.score += found->score;
            match.clear = match.clear && found->clear;
            match.at.insert(match.at.end(), found->at.begin(), found->at.end());
        } else if (const auto above = findWord(word, place)) {
            match.score += above->score / 4;
            match.clear = match.clear && above->clear;
        } else {
            return std::nullopt;
        }
    }
    std::sort(match.at.begin(), match.at.end());
    match.at.erase(std::unique(match.at.begin(), match.at.end()), match.at.end());
    match.score = match.score * 8 - static_cast<int>(name.size()); // of two alike the shorter
    return match;
}

} // namespace pbx::items
