// How far the phones of an Apply are since: accepted → fetched → running.
#pragma once

#include "changes/workspace.h"

#include <string>
#include <vector>

namespace pbx::items {

struct AppliedPhone {
    domain::Uuid extension;
    std::string title; // "101 Jerry"
    store::Progress progress = store::Progress::Accepted;
    friend bool operator==(const AppliedPhone &, const AppliedPhone &) = default;
};

struct ApplyProgress {
    int all = 0, fetched = 0, running = 0, refused = 0;
    [[nodiscard]] bool finished() const { return all == fetched; }
};

// The phones that a plan changes; those that it removes have nothing to fetch.
[[nodiscard]] std::vector<AppliedPhone> appliedPhones(const changes::Plan &plan);
// On the worker thread: the same phones as they are now. One that is gone meanwhile is left out.
[[nodiscard]] domain::Result<std::vector<AppliedPhone>> followPhones(changes::Workspace &workspace, const domain::Uuid &site,
                                                                     std::vector<AppliedPhone> phones);
[[nodiscard]] ApplyProgress progressOf(const std::vector<AppliedPhone> &phones);

} // namespace pbx::items
