// The rules over all rows of a list together. For csvplan.cpp alone.
#pragma once

#include "csvrows.h"

namespace pbx::items {

// A row that they refuse is taken out, and who leant on it is asked again. Cancelled.
[[nodiscard]] domain::Result<void> checkCsv(changes::Workspace &workspace, CsvPlan &plan, CsvRows &rows, const domain::Progress &progress);

} // namespace pbx::items
