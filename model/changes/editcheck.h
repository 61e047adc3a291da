// The rules over one edit of one or many objects, before it is stored.
#pragma once

#include "storelookup.h"
#include "workspace.h"

#include <functional>

namespace pbx::changes {

struct RecordedEdit { // an edit with the record that it changes (version 0: a new one)
    const ObjectEdit *edit = nullptr;
    store::ObjectRecord record;
};

// Pointers are relative to the object; where there are several, they begin with the object's id and the sentence with its title.
// files: what the rules cannot know of an object, because only the files of its phones tell.
// progress: over twice the edits, this being the first half; Cancelled.
using FileCheck = std::function<domain::Findings(const domain::Object &, const store::ObjectRecord &)>;
[[nodiscard]] Result<domain::Findings> checkEdits(store::Store &store, const catalogue::Catalogue &catalogue, const std::vector<RecordedEdit> &edits,
                                                  const FileCheck &files, const domain::Progress &progress = {});

// Tells how far an edit of so many objects is, now and then; true where it shall stop.
[[nodiscard]] bool stopped(const domain::Progress &progress, std::size_t done, std::size_t edits);

} // namespace pbx::changes
