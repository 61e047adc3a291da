// What was typed for several extensions at once and is not saved yet. Kept in the workspace as other drafts are, so that neither
// another selection nor a crash takes it away.
#pragma once

#include "bulkview.h"

#include <vector>

namespace pbx::items {

struct BulkDraft {
    domain::Uuid id; // its own
    std::vector<domain::Uuid> extensions;
    BulkChange change;
    friend bool operator==(const BulkDraft &, const BulkDraft &) = default;
};

// Nothing where it is another form's, or nothing is left of it.
[[nodiscard]] std::optional<BulkDraft> bulkDraftFrom(const domain::Uuid &id, const std::string &json);

// Stores it, or removes it where nothing is changed.
[[nodiscard]] domain::Result<void> keepBulkDraft(changes::Workspace &workspace, const domain::Uuid &site, const BulkDraft &draft);
[[nodiscard]] domain::Result<std::vector<BulkDraft>> bulkDrafts(changes::Workspace &workspace, const domain::Uuid &site);

} // namespace pbx::items
