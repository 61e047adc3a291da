// Strict readers of the grammars, written for the tests alone: they share nothing with the writers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbx::test {

using Parameters = std::vector<std::pair<std::string, std::string>>; // in the file's order

struct Element {
    std::string name, text;
    Parameters attributes;
    std::vector<Element> children;
};

// Nothing where a single byte is not as the grammar wants it; why says what.
[[nodiscard]] std::optional<Parameters> readLines(std::string_view bytes, std::string &why);
[[nodiscard]] std::optional<Parameters> readMitel(std::string_view bytes, std::string &why);
[[nodiscard]] std::optional<Element> readXml(std::string_view bytes, std::string &why);
[[nodiscard]] std::optional<Parameters> readFanvil(std::string_view bytes, std::string &why);
[[nodiscard]] std::optional<Parameters> readPanasonic(std::string_view bytes, std::string &why);
[[nodiscard]] std::optional<Parameters> readProvision(const Element &root, std::string &why); // grandstreamreader.cpp

// A phone's file by its name's end and its content, as parameters: attributes, elements, lines; an item of Poly's
// directory gives "item.fn", "item.ct" …. Refuses a name that stands twice (but items).
[[nodiscard]] std::optional<Parameters> readParameters(std::string_view bytes, std::string &why);

} // namespace pbx::test
