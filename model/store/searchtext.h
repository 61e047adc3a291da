// How text is found again: the one way in which names, numbers and addresses become words, for the memory store and for
// SQLite's full text index alike. Case and accents do not count; Han and Kana are words of one character each.
#pragma once

#include "domain/macaddress.h"

#include <string>
#include <string_view>
#include <vector>

namespace pbx::store {

// Without case and accents: for sorting and for "is it called so".
[[nodiscard]] std::string folded(std::string_view text);

// Each word with one space before it: " kramer 102". A prefix of a word is then a plain substring.
[[nodiscard]] std::string wordsOf(std::string_view text);
// The whole address and its last three and two octets, in the spelling 805ec012ab01.
[[nodiscard]] std::string wordsOf(const domain::MacAddress &mac);

// What somebody typed. Every chunk between blanks must be found: by all its words, or, where it may be a piece of a
// MAC address ("80:5E:C0"), by its digits.
class Query final {
public:
    explicit Query(std::string_view text);

    using Words = std::vector<std::string>;  // all of them, each as the start of a word
    using Alternatives = std::vector<Words>; // one of them
    [[nodiscard]] const std::vector<Alternatives> &chunks() const { return m_chunks; }
    [[nodiscard]] bool empty() const { return m_chunks.empty(); }

    enum class Match { Start, Whole }; // of words
    [[nodiscard]] bool matches(std::string_view words, Match match = Match::Start) const;
    [[nodiscard]] std::string fullText(Match match) const; // an FTS5 expression; empty where *this is empty

    static constexpr std::size_t kMostChunks = 10; // further ones are not looked at

private:
    std::vector<Alternatives> m_chunks;
};

} // namespace pbx::store
