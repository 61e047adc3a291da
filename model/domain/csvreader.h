// Tables as text (CSV, RFC 4180) from other programs. Reading is a parser of hostile input: limits on everything, and a
// sentence with line and column for what cannot be read.
#pragma once

#include "csvtext.h"

#include <optional>
#include <string>
#include <vector>

namespace pbx::domain {

inline constexpr std::array kCsvSeparators{',', ';', '\t', '|'};

struct CsvRow {
    std::size_t line = 1; // of the file, where the row begins
    std::vector<std::string> cells;
    friend bool operator==(const CsvRow &, const CsvRow &) = default;
};

struct CsvTable {
    TextEncoding encoding = TextEncoding::Utf8;
    char separator = ',';
    std::vector<CsvRow> rows;                  // as written, with spaces and apostrophes; those without any text are left out
    [[nodiscard]] std::size_t columns() const; // of the longest row
};

struct CsvChoice { // nothing: told from the content
    std::optional<TextEncoding> encoding;
    std::optional<char> separator;
};

struct CsvLimits {
    std::size_t bytes = 64U << 20U;
    std::size_t rows = 100'000;
    std::size_t columns = 256;
    std::size_t cell = 32'768; // bytes; about what a spreadsheet's cell holds
};

// Lines end with LF, CR or both. A quote within a cell that does not begin with one is text; blanks around a quoted cell
// are not. A first line “sep=;” names the separator, as spreadsheets write it.
[[nodiscard]] Result<CsvTable> readCsv(std::string_view bytes, const CsvChoice &choice = {}, const CsvLimits &limits = {});

// The one that divides the first rows most evenly; a comma where none does.
[[nodiscard]] char guessSeparator(std::string_view text);

[[nodiscard]] std::string columnLetters(std::size_t column); // 0: A, 26: AA, as spreadsheets name them

} // namespace pbx::domain
