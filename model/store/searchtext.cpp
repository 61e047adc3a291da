#include "searchtext.h"

#include "domain/chars.h"

#include <algorithm>
#include <QString>

namespace pbx::store {

namespace {

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

QString withoutCaseAndAccents(std::string_view text)
{
    const auto parts = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).normalized(QString::NormalizationForm_KD);
    QString out;
    out.reserve(parts.size());
    for (const QChar c : parts) {
        if (c == QChar(0xDF) || c == QChar(0x1E9E)) // ß and its capital, which Qt folds to itself
            out += QStringLiteral("ss");
        else if (!c.isMark())
            out += c;
    }
    return out.toCaseFolded().normalized(QString::NormalizationForm_C);
}

bool standsAlone(char32_t c)
{
    const auto script = QChar::script(c);
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana;
}

std::string asciiWords(std::string_view text)
{
    std::string out;
    bool inWord = false;
    for (const char c : text) {
        const bool part = domain::isAlpha(c) || domain::isDigit(c);
        if (part && !inWord)
            out += ' ';
        if (part)
            out += domain::lower(c);
        inWord = part;
    }
    return out;
}

Query::Words split(const std::string &words)
{
    Query::Words out;
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find(' ', at + 1), words.size());
        out.push_back(words.substr(at + 1, end - at - 1));
        at = end;
    }
    return out;
}

// The digits of what may be a piece of an address; empty where it cannot be.
std::string addressDigits(std::string_view text, std::string_view separators)
{
    std::string digits;
    for (const char c : text) {
        if (domain::hexDigit(c) >= 0)
            digits += domain::lower(c);
        else if (separators.find(c) == std::string_view::npos)
            return {};
    }
    return digits;
}

} // namespace

std::string folded(std::string_view text)
{
    return isAscii(text) ? domain::lowered(text) : withoutCaseAndAccents(text).toStdString();
}

std::string wordsOf(std::string_view text)
{
    if (isAscii(text))
        return asciiWords(text);
    std::u32string out;
    bool inWord = false;
    const auto points = withoutCaseAndAccents(text).toStdU32String();
    for (const char32_t c : points) {
        const bool part = QChar::isLetterOrNumber(c);
        const bool alone = part && standsAlone(c);
        if (part && (!inWord || alone))
            out += U' ';
        if (part)
            out += c;
        inWord = part && !alone;
    }
    return QString::fromStdU32String(out).toStdString();
}

std::string wordsOf(const domain::MacAddress &mac)
{
    const auto digits = mac.hexLower();
    return " " + digits + " " + digits.substr(6) + " " + digits.substr(8);
}

Query::Query(std::string_view text)
{
    if (const auto digits = addressDigits(text, " :-."); digits.size() == 12) {
        m_chunks = {{{digits}}};
        return;
    }
    for (std::size_t at = 0; at < text.size() && m_chunks.size() < kMostChunks;) {
        const auto end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        const auto chunk = text.substr(at, end - at);
        at = end + 1;
        Alternatives alternatives;
        if (auto found = split(wordsOf(chunk)); !found.empty()) {
            found.resize(std::min(found.size(), kMostChunks));
            alternatives.push_back(std::move(found));
        }
        const auto digits = addressDigits(chunk, ":-.");
        if (digits.size() >= 2 && digits.size() < chunk.size())
            alternatives.push_back({digits});
        if (!alternatives.empty())
            m_chunks.push_back(std::move(alternatives));
    }
}

bool Query::matches(std::string_view words, Match match) const
{
    const auto holds = [&](const std::string &word) {
        const auto wanted = " " + word;
        for (auto at = words.find(wanted); at != std::string_view::npos; at = words.find(wanted, at + 1)) {
            const auto end = at + wanted.size();
            if (match == Match::Start || end == words.size() || words[end] == ' ')
                return true;
        }
        return false;
    };
    return std::all_of(m_chunks.begin(), m_chunks.end(), [&](const Alternatives &alternatives) {
        return std::any_of(alternatives.begin(), alternatives.end(), [&](const Words &all) { return std::all_of(all.begin(), all.end(), holds); });
    });
}

std::string Query::fullText(Match match) const
{
    std::string out;
    for (const auto &alternatives : m_chunks) {
        out += out.empty() ? "(" : " AND (";
        for (std::size_t i = 0; i < alternatives.size(); ++i) {
            out += i == 0 ? "(" : " OR (";
            for (std::size_t word = 0; word < alternatives[i].size(); ++word)
                out += (word == 0 ? "\"" : " AND \"") + alternatives[i][word] + (match == Match::Start ? "\"*" : "\"");
            out += ")";
        }
        out += ")";
    }
    return out;
}

} // namespace pbx::store
