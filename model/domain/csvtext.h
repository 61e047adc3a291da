// Bytes of a text file as UTF-8: what spreadsheets and other programs write.
#pragma once

#include "result.h"

#include <array>
#include <cstdint>

namespace pbx::domain {

enum class TextEncoding : std::uint8_t { Utf8, Utf16Le, Utf16Be, Windows1252 };
inline constexpr std::array kTextEncodings{TextEncoding::Utf8, TextEncoding::Utf16Le, TextEncoding::Utf16Be, TextEncoding::Windows1252};
[[nodiscard]] std::string_view name(TextEncoding encoding); // UTF-8, UTF-16 LE, UTF-16 BE, Windows-1252

// By the byte order mark. Without one UTF-8 where the bytes are that, else Windows-1252.
[[nodiscard]] TextEncoding guessEncoding(std::string_view bytes);

// Without the byte order mark. Refuses, with the line, what means nothing in this encoding, and zero bytes.
[[nodiscard]] Result<std::string> toUtf8(std::string_view bytes, TextEncoding encoding);

void appendUtf8(std::string &out, char32_t codePoint); // a valid one

} // namespace pbx::domain
