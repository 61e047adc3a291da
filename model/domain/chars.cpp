#include "chars.h"

#include <algorithm>

namespace pbx::domain {

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

std::string_view trim(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<unsigned long> parseDecimal(std::string_view text, unsigned long max)
{
    if (text.empty() || text.size() > 10 || (text.size() > 1 && text.front() == '0'))
        return std::nullopt;
    unsigned long value = 0;
    for (const char c : text) {
        if (!isDigit(c))
            return std::nullopt;
        value = value * 10 + static_cast<unsigned long>(c - '0');
        if (value > max)
            return std::nullopt;
    }
    return value;
}

std::optional<char32_t> nextCodePoint(std::string_view text, std::size_t &position)
{
    if (position >= text.size())
        return std::nullopt;
    const auto lead = static_cast<unsigned char>(text[position]);
    std::size_t length = 1;
    char32_t value = lead;
    char32_t smallest = 0;
    if (lead >= 0x80) {
        if (lead >= 0xF0 && lead <= 0xF4) {
            length = 4;
            value = lead & 0x07U;
            smallest = 0x10000;
        } else if (lead >= 0xE0 && lead < 0xF0) {
            length = 3;
            value = lead & 0x0FU;
            smallest = 0x800;
        } else if (lead >= 0xC2 && lead < 0xE0) {
            length = 2;
            value = lead & 0x1FU;
            smallest = 0x80;
        } else {
            return std::nullopt;
        }
    }
    if (position + length > text.size())
        return std::nullopt;
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[position + i]);
        if ((next & 0xC0U) != 0x80U)
            return std::nullopt;
        value = value << 6U | (next & 0x3FU);
    }
    if (value < smallest || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return std::nullopt;
    position += length;
    return value;
}

bool isUtf8(std::string_view text)
{
    std::size_t position = 0;
    while (position < text.size()) {
        if (!nextCodePoint(text, position))
            return false;
    }
    return true;
}

bool hasControl(std::string_view text)
{
    for (std::size_t position = 0; position < text.size();) {
        const auto c = nextCodePoint(text, position);
        if (!c || isControl(*c))
            return true;
    }
    return false;
}

bool isFileName(std::string_view text)
{
    constexpr std::size_t longest = 200;
    const bool printable = std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F && c != '\\'; });
    if (!printable || text.empty() || text.size() > longest)
        return false;
    for (;;) { // part by part
        const std::size_t end = std::min(text.find('/'), text.size());
        const std::string_view part = text.substr(0, end);
        if (part.empty() || part == "." || part == "..")
            return false;
        if (end == text.size())
            return true;
        text.remove_prefix(end + 1);
    }
}

std::size_t codePoints(std::string_view utf8)
{
    return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

namespace {

std::string escaped(const char *prefix, unsigned long value, const char *suffix)
{
    constexpr const char *digits = "0123456789abcdef";
    std::string hex;
    do {
        hex.insert(hex.begin(), digits[value & 0xFU]);
        value >>= 4U;
    } while (value != 0 || hex.size() < 2);
    return prefix + hex + suffix;
}

// Marks, embeddings, overrides and isolates that reorder what a reader sees.
constexpr bool isDirectionControl(char32_t c)
{
    return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

} // namespace

std::string printable(std::string_view text, std::size_t limit)
{
    std::string out;
    std::size_t position = 0;
    for (std::size_t count = 0; position < text.size(); ++count) {
        if (count == limit)
            return out + "…";
        const std::size_t start = position;
        const auto c = nextCodePoint(text, position);
        if (!c) {
            out += escaped("\\x", static_cast<unsigned char>(text[position]), "");
            ++position;
        } else if (isControl(*c) || isDirectionControl(*c)) {
            out += escaped("\\u{", *c, "}");
        } else {
            out += text.substr(start, position - start);
        }
    }
    return out;
}

} // namespace pbx::domain
