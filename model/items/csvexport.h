// A site's extensions, or their keys, as a list (CSV) that planCsv() reads back to the same.
#pragma once

#include "csvfields.h"

namespace pbx::items {

struct CsvExport {
    CsvKind kind = CsvKind::Extensions;
    char separator = ',';
    bool secrets = false;                 // SIP passwords in clear; Locked
    std::vector<domain::Uuid> extensions; // empty: all of the site
};

// As saved on this computer, applied or not. On the worker thread.
[[nodiscard]] domain::Result<std::string> exportCsv(changes::Workspace &workspace, const domain::Uuid &site, const CsvExport &what,
                                                    const domain::Progress &progress = {});

[[nodiscard]] std::string csvTypeName(domain::KeyType type); // as in files: "Main Extension", "Speed Dial" …

// What spreadsheets of this system's language expect: a semicolon where the comma is the decimal sign.
[[nodiscard]] char usualSeparator();

} // namespace pbx::items
