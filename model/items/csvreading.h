// How a list (CSV) is read: whether its first row names the columns, what its rows are, and which field each column holds.
#pragma once

#include "csvfields.h"

class QSettings;

namespace pbx::items {

using CsvMapping = std::vector<int>; // per column: the place in csvFields(), or -1: left out

struct CsvReading {
    bool header = true;
    CsvKind kind = CsvKind::Extensions;
    CsvMapping mapping;
    [[nodiscard]] int columnOf(const char *id) const; // -1: in no column
    friend bool operator==(const CsvReading &, const CsvReading &) = default;
};

// As the first row's names tell; a file without any of them has no header, and its columns have to be chosen. Each field
// goes to the first column that names it.
[[nodiscard]] CsvReading guessReading(const domain::CsvTable &table);
[[nodiscard]] CsvMapping guessMapping(const domain::CsvTable &table, bool header, CsvKind kind);

[[nodiscard]] QString columnTitle(const domain::CsvTable &table, bool header, std::size_t column); // "F  MAC address", "F"
// The first text of a column, to tell it by.
[[nodiscard]] QString columnSample(const domain::CsvTable &table, bool header, std::size_t column);

// Remembers by the names of the columns what somebody chose for them; of the last hundred kinds of files.
class CsvMemory final {
public:
    explicit CsvMemory(QSettings &settings); // must outlive *this
    // Nothing: no such file was seen. What an older program wrote and this one does not know is left out.
    [[nodiscard]] std::optional<CsvReading> recall(const domain::CsvTable &table) const;
    void keep(const domain::CsvTable &table, const CsvReading &reading);

private:
    [[nodiscard]] static QString signature(const domain::CsvTable &table, bool header);
    QSettings &m_settings;
};

} // namespace pbx::items
