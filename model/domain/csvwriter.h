// Tables as text for other programs: RFC 4180 with CRLF, UTF-8 with its mark, and no cell that a spreadsheet would run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pbx::domain {

// A value that begins with = + - @, a tab or a line break is a formula to a spreadsheet: an apostrophe goes before it, and
// before one that begins with apostrophes and such a character. So every value comes back exactly.
[[nodiscard]] std::string guarded(std::string_view value);
[[nodiscard]] std::string_view unguarded(std::string_view cell); // part of cell

class CsvWriter final {
public:
    explicit CsvWriter(char separator);
    void addRow(const std::vector<std::string> &values); // guards them
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    void addCell(std::string_view value);
    char m_separator;
    std::string m_out;
};

} // namespace pbx::domain
