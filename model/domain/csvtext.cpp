#include "csvtext.h"

#include "chars.h"
#include "say.h"

#include <algorithm>

namespace pbx::domain {

namespace {

constexpr std::string_view kMarkUtf8 = "\xEF\xBB\xBF";
constexpr std::string_view kMarkLe = "\xFF\xFE";
constexpr std::string_view kMarkBe = "\xFE\xFF";

// 80 to 9F; 0 where the byte is not defined.
constexpr std::array<char16_t, 32> kWindows{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                            0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                            0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string lineAfter(std::string_view text)
{
    return std::to_string(1 + std::ranges::count(text, '\n'));
}

tl::unexpected<Error> notThis(std::string_view before, TextEncoding encoding)
{
    return invalid(say("Line %1 is not %2. Choose another encoding.", {lineAfter(before), name(encoding)}));
}

Result<std::string> fromUtf8(std::string_view bytes)
{
    std::size_t position = 0;
    while (position < bytes.size()) {
        if (!nextCodePoint(bytes, position))
            return notThis(bytes.substr(0, position), TextEncoding::Utf8);
    }
    return std::string(bytes);
}

Result<std::string> fromUtf16(std::string_view bytes, TextEncoding encoding)
{
    const std::size_t first = encoding == TextEncoding::Utf16Le ? 0 : 1; // the low byte's place
    const auto unit = [&](std::size_t at) {
        return static_cast<char32_t>(static_cast<unsigned char>(bytes[at + first]) | static_cast<unsigned char>(bytes[at + 1 - first]) << 8U);
    };
    const auto isSurrogate = [](char32_t u, char32_t from) { return u >= from && u < from + 0x400; };
    std::string out;
    out.reserve(bytes.size());
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        char32_t c = unit(at);
        if (isSurrogate(c, 0xD800) && at + 3 < bytes.size() && isSurrogate(unit(at + 2), 0xDC00)) {
            c = 0x10000 + ((c - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
            at += 2;
        } else if (isSurrogate(c, 0xD800) || isSurrogate(c, 0xDC00)) {
            return notThis(out, encoding);
        }
        appendUtf8(out, c);
    }
    if (at != bytes.size())
        return notThis(out, encoding);
    return out;
}

Result<std::string> fromWindows(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    for (const char byte : bytes) {
        const auto c = static_cast<unsigned char>(byte);
        const char32_t point = c >= 0x80 && c < 0xA0 ? kWindows[c - 0x80U] : c;
        if (point == 0 && c != 0)
            return notThis(out, TextEncoding::Windows1252);
        appendUtf8(out, point);
    }
    return out;
}

} // namespace

std::string_view name(TextEncoding encoding)
{
    constexpr std::array<std::string_view, 4> names{"UTF-8", "UTF-16 LE", "UTF-16 BE", "Windows-1252"};
    return names.at(static_cast<std::size_t>(encoding));
}

TextEncoding guessEncoding(std::string_view bytes)
{
    if (bytes.starts_with(kMarkLe))
        return TextEncoding::Utf16Le;
    if (bytes.starts_with(kMarkBe))
        return TextEncoding::Utf16Be;
    return isUtf8(bytes) ? TextEncoding::Utf8 : TextEncoding::Windows1252;
}

Result<std::string> toUtf8(std::string_view bytes, TextEncoding encoding)
{
    const std::array marks{kMarkUtf8, kMarkLe, kMarkBe, std::string_view()};
    if (const auto mark = marks.at(static_cast<std::size_t>(encoding)); bytes.starts_with(mark))
        bytes.remove_prefix(mark.size());
    auto text = encoding == TextEncoding::Utf8          ? fromUtf8(bytes)
                : encoding == TextEncoding::Windows1252 ? fromWindows(bytes)
                                                        : fromUtf16(bytes, encoding);
    if (!text)
        return text;
    if (const std::size_t zero = text->find('\0'); zero != std::string::npos) {
        return invalid(say("Line %1 has a zero byte, so this is not %2 text. Choose UTF-16 where the file was saved as “Unicode text”.",
                           {lineAfter(std::string_view(*text).substr(0, zero)), name(encoding)}));
    }
    return text;
}

void appendUtf8(std::string &out, char32_t c)
{
    const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
        return;
    }
    if (c < 0x800) {
        put(0xC0U | c >> 6U);
    } else {
        if (c < 0x10000) {
            put(0xE0U | c >> 12U);
        } else {
            put(0xF0U | c >> 18U);
            put(0x80U | (c >> 12U & 0x3FU));
        }
        put(0x80U | (c >> 6U & 0x3FU));
    }
    put(0x80U | (c & 0x3FU));
}

} // namespace pbx::domain
