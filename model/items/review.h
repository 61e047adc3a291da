// What View changes shows: everything that is pending, and the plan of what is ticked. Made on the worker thread.
#pragma once

#include "changes/workspace.h"

#include <QStringList>

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace pbx::items {

struct Review {
    domain::Uuid site;
    std::vector<changes::PendingObject> objects; // all of the site
    std::set<domain::Uuid> unticked;             // what Apply leaves out; only ids of objects
    std::optional<changes::Plan> whole;          // of all objects; nothing where error is set
    std::optional<changes::Plan> ticked;         // what Apply runs: nothing where nothing is ticked, or it has an error
    std::optional<domain::Error> error;          // why there are no files (Locked …)
    std::optional<domain::Error> tickedError;    // why this choice cannot be applied alone
    std::map<domain::Uuid, domain::MacAddress> macs;
    std::vector<changes::Workspace::PbxNote> pbxNotes; // applied here, still to be set on the PBX

    [[nodiscard]] bool isTicked(const domain::Uuid &object) const { return unticked.count(object) == 0; }
    [[nodiscard]] const changes::PendingObject *object(const domain::Uuid &id) const;
    // The phone whose files show this extension: of the plan that it belongs to. nullptr where no file changes.
    [[nodiscard]] const changes::PlannedPhone *phoneOf(const domain::Uuid &extension) const;
    [[nodiscard]] const changes::PlannedPhone *phone(const domain::MacAddress &mac) const;
    // The plan that a phone of phoneOf() or phone() belongs to.
    [[nodiscard]] const changes::Plan *planOf(const changes::PlannedPhone &phone) const;
    // Phones that change although their extension did not: a label that follows a name, a newer catalogue.
    [[nodiscard]] std::vector<const changes::PlannedPhone *> otherPhones() const;
};

// unticked: ids that are not pending any more are dropped. Cancelled where progress says so.
[[nodiscard]] domain::Result<Review> makeReview(changes::Workspace &workspace, const domain::Uuid &site, const std::set<domain::Uuid> &unticked,
                                                const domain::Progress &progress = {});

struct ReviewSummary { // of what is ticked
    int objects = 0;
    int fields = 0;
    int files = 0;
    QStringList resync; // extension numbers whose handset needs a resync or restart
    std::int64_t revision = 0;
};
[[nodiscard]] ReviewSummary summaryOf(const Review &review);

} // namespace pbx::items
