// A strict reader of Panasonic's lines, by the limits of the vendor's guides.

#include "parsers.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace pbx::test {

std::optional<Parameters> readPanasonic(std::string_view bytes, std::string &why)
{
    constexpr std::string_view kFirstLine = "# Panasonic SIP Phone Standard Format File #";
    const auto no = [&why](std::string_view what, std::string_view line) {
        why = std::string(what) + ": " + std::string(line);
        return std::nullopt;
    };
    if (!bytes.starts_with(kFirstLine) || bytes.size() > 120 * 1024 || !bytes.ends_with("\"\r\n\r\n"))
        return no("the first line, the size or the end", {});
    Parameters out;
    std::set<std::string> seen;
    bool first = true;
    for (bytes.remove_suffix(2); !bytes.empty(); first = false) {
        const std::size_t end = bytes.find("\r\n");
        const std::string_view line = bytes.substr(0, end);
        if (end == std::string_view::npos || line.find_first_of("\r\n") != std::string_view::npos || line.size() + 2 > 537)
            return no("a line's end or length", line);
        bytes.remove_prefix(end + 2);
        if (first)
            continue;
        const std::size_t at = line.find("=\"");
        if (at == 0 || at == std::string_view::npos || at > 32 || line.size() < at + 3 || !line.ends_with('"'))
            return no("a line", line);
        const std::string_view name = line.substr(0, at);
        const std::string_view value = line.substr(at + 2, line.size() - at - 3);
        const bool named = std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
        if (!named || value.size() > 500 || value.find('"') != std::string_view::npos)
            return no("a name or value", line);
        if (!seen.insert(std::string(name)).second)
            return no("a name twice", name);
        out.emplace_back(name, value);
    }
    return out;
}

} // namespace pbx::test
