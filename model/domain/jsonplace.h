// Where in a JSON text something stands, so that a message leads to it: editors and terminals go to FILE:LINE:COLUMN.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pbx::domain {

struct TextPlace {
    std::size_t line = 1, column = 1; // the column counts code points
    [[nodiscard]] std::string text() const { return std::to_string(line) + ':' + std::to_string(column); }
    friend bool operator==(const TextPlace &, const TextPlace &) = default;
};

// Of a byte; the text's end where it has fewer.
[[nodiscard]] TextPlace placeAt(std::string_view text, std::size_t byte);
// Of what a JSON pointer names: an element of a list, or a member with its name, the last one of several. Of the last part
// of the pointer that there is; also in a text that is no JSON.
[[nodiscard]] TextPlace placeOf(std::string_view json, std::string_view pointer);

} // namespace pbx::domain
