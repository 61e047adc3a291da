// What differs between the files that are published and those that were rendered now.
#pragma once

#include "plan.h"
#include "store/vault.h"
#include "targets/target.h"

namespace pbx::changes {

struct Files { // the two sides of a phone, or of the site's common files; nullptr: none
    const std::vector<store::PublishedFile> *before = nullptr;
    const std::vector<targets::RenderedPhone::File> *after = nullptr;
};

[[nodiscard]] bool differ(const Files &files);
// Names and hashes only.
[[nodiscard]] std::vector<FileChange> fileChanges(const Files &files);
// Masked texts; files.before must have been read with its bytes.
[[nodiscard]] domain::Result<void> fillTexts(std::vector<FileChange> &changes, const Files &files, const store::Vault &vault);

} // namespace pbx::changes
