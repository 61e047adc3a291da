// What the main window needs to know of lists (CSV).
#pragma once

#include <QString>

namespace pbx::views {

[[nodiscard]] bool isList(const QString &path); // by its name: .csv, .tsv, .txt

} // namespace pbx::views
