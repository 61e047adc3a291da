// Lists as files: read for the dialog, written for others. All run on the worker thread.
#pragma once

#include "csvplan.h"

#include <QString>

namespace pbx::items {

// A file's text as a table. Invalid with line and column; Io.
[[nodiscard]] domain::Result<std::shared_ptr<const domain::CsvTable>> readCsvFile(const QString &path, const domain::CsvChoice &choice);

// Whole or not at all, readable by its owner only from the first byte on: it may hold passwords.
[[nodiscard]] domain::Result<void> writePrivately(const QString &path, const std::string &text);

} // namespace pbx::items
