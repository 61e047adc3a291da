// What was applied here but only the PBX can deliver, kept per object until the user says that it is set there.
#pragma once

#include "fielddiff.h"
#include "records.h"

namespace pbx::changes {

[[nodiscard]] std::string pbxNoteSetting(const Uuid &object);
// A line per field ("Ring time: 30 s"); empty where nothing is noted.
[[nodiscard]] Result<std::string> readPbxNote(store::Store &store, const Uuid &object);
// The writes that note these changes beside what is noted already. A removed object takes its note with it.
[[nodiscard]] Result<store::Batch> pbxNoteWrites(store::Store &store, const std::vector<PendingObject> &applied);

} // namespace pbx::changes
