// Mitel's lines, as strict as the phone's guide: comments, quotes and what must not stand before a name.
#include "parsers.h"

#include <algorithm>

namespace pbx::test {

namespace {

bool isMitelName(std::string_view text)
{
    const auto known = [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
               || std::string_view(" -_.[|]").find(static_cast<char>(c)) != std::string_view::npos;
    };
    return !text.empty() && text.front() != ' ' && text.back() != ' ' && std::ranges::all_of(text, known);
}

// Nothing where a phone would read something else.
std::optional<std::string> mitelValue(std::string_view text)
{
    const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    if (quoted)
        text = text.substr(1, text.size() - 2);
    if (text.find('"') != std::string_view::npos || (!quoted && text.find('#') != std::string_view::npos))
        return std::nullopt;
    if (std::ranges::any_of(text, [](unsigned char c) { return c < 0x20; }))
        return std::nullopt;
    return std::string(text);
}

} // namespace

std::optional<Parameters> readMitel(std::string_view bytes, std::string &why)
{
    constexpr std::string_view kComment = "# Mitel\n";
    Parameters out;
    if (!bytes.starts_with(kComment)) {
        why = "the first line";
        return std::nullopt;
    }
    bytes.remove_prefix(kComment.size());
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view line = bytes.substr(0, end);
        const std::size_t at = line.find(": ");
        const auto value = at == std::string_view::npos ? std::nullopt : mitelValue(line.substr(at + 2));
        if (end == std::string_view::npos || !value || !isMitelName(line.substr(0, at))) {
            why = "a line: " + std::string(line);
            return std::nullopt;
        }
        out.emplace_back(line.substr(0, at), *value);
        bytes.remove_prefix(end + 1);
    }
    return out;
}

} // namespace pbx::test
