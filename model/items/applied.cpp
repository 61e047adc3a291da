#include "applied.h"

#include <map>

namespace pbx::items {

using store::Progress;

std::vector<AppliedPhone> appliedPhones(const changes::Plan &plan)
{
    std::vector<AppliedPhone> phones;
    for (const auto &phone : plan.phones) {
        if (!phone.removed)
            phones.push_back({phone.extension, phone.title, Progress::Accepted});
    }
    return phones;
}

domain::Result<std::vector<AppliedPhone>> followPhones(changes::Workspace &workspace, const domain::Uuid &site, std::vector<AppliedPhone> phones)
{
    std::map<domain::Uuid, Progress> now;
    for (std::string cursor;;) {
        const auto page = workspace.store().extensions(site, {}, cursor, 500);
        if (!page)
            return fail(page.error());
        for (const auto &row : page->rows) {
            // What is edited again since says nothing about the files that were accepted.
            if (!row.deleted && row.progress != Progress::NoPhone)
                now.emplace(row.id, row.progress == Progress::Saved ? Progress::Accepted : row.progress);
        }
        cursor = page->next;
        if (cursor.empty())
            break;
    }
    std::vector<AppliedPhone> known;
    for (auto &phone : phones) {
        const auto found = now.find(phone.extension);
        if (found == now.end())
            continue;
        phone.progress = found->second;
        known.push_back(std::move(phone));
    }
    return known;
}

ApplyProgress progressOf(const std::vector<AppliedPhone> &phones)
{
    ApplyProgress progress;
    for (const auto &phone : phones) {
        ++progress.all;
        progress.fetched += phone.progress == Progress::Fetched || phone.progress == Progress::Running ? 1 : 0;
        progress.running += phone.progress == Progress::Running ? 1 : 0;
        progress.refused += phone.progress == Progress::Refused ? 1 : 0;
    }
    return progress;
}

} // namespace pbx::items
