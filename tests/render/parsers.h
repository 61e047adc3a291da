// Strict readers of the grammars, written for the tests alone: they share nothing with the writers.
#pragma once

#include <map>
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

// Snom's: settings by name, "user_name[1]" where they have an index, and function keys by their index.
struct SnomKey {
    std::string label, type, number, pickup;
    friend bool operator==(const SnomKey &, const SnomKey &) = default;
};
struct SnomFile {
    Parameters all; // in the file's order, keys as "fkey[0]"
    std::map<std::string, std::string> settings, permissions;
    std::map<int, SnomKey> keys;
};
[[nodiscard]] std::optional<SnomFile> readSnom(std::string_view bytes, std::string &why);
// Gigaset's: parameters by name, those within an operation after it: "oper[00001].hs.RegStatus".
[[nodiscard]] std::optional<Parameters> readGigaset(std::string_view bytes, std::string &why);

// A phone's file by its name's end and its content, as parameters: attributes, elements, lines; an item of Poly's
// directory gives "item.fn", "item.ct" …. Refuses a name that stands twice (but items).
[[nodiscard]] std::optional<Parameters> readParameters(std::string_view bytes, std::string &why);

} // namespace pbx::test
