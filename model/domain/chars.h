// Small helpers over bytes and UTF-8 that the parsers of this folder share. No locale is ever consulted.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pbx::domain {

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
// Value of a hexadecimal digit, or -1.
[[nodiscard]] constexpr int hexDigit(char c)
{
    return isDigit(c) ? c - '0' : lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1;
}
[[nodiscard]] bool equalsIgnoringCase(std::string_view a, std::string_view b);
[[nodiscard]] std::string lowered(std::string_view text);
[[nodiscard]] std::string_view trim(std::string_view text); // ASCII space and tab at both ends

// A decimal number without sign or leading zeros (but "0"), at most max; nothing else.
[[nodiscard]] std::optional<unsigned long> parseDecimal(std::string_view text, unsigned long max);

// The next code point of valid UTF-8 (no surrogates, no overlong form, at most U+10FFFF), or nothing.
// position moves past it.
[[nodiscard]] std::optional<char32_t> nextCodePoint(std::string_view text, std::size_t &position);
[[nodiscard]] bool isUtf8(std::string_view text);
[[nodiscard]] std::size_t codePoints(std::string_view utf8); // of valid UTF-8

// Control characters: C0, DEL, C1, line and paragraph separators. Direction overrides are not among them.
[[nodiscard]] constexpr bool isControl(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

// Whether a control character is in it, or what is no UTF-8.
[[nodiscard]] bool hasControl(std::string_view text);
// What may name a file that a phone asks for: printable ASCII without “\”, relative, and never out of its folder. At most 200 bytes.
[[nodiscard]] bool isFileName(std::string_view text);

// For quoting outside text in a sentence or log line: control characters, direction overrides and broken
// UTF-8 become \xNN or \u{N}, and anything beyond the limit (code points) is cut with "…".
[[nodiscard]] std::string printable(std::string_view text, std::size_t limit = 80);

} // namespace pbx::domain
