// Keys of a phone, of a template or of a palette, copied onto other phones: planned for each phone, so that a person sees
// what changes and what does not fit before anything is stored; then stored as one undo step.
#pragma once

#include "keycargo.h"

#include "changes/workspace.h"

#include <functional>

namespace pbx::items {

enum class OnTaken : unsigned char { Replace, Keep, NextEmpty }; // what a copied key does where another stands

struct CopyWay {
    OnTaken onTaken = OnTaken::Replace;
    bool elsewhere = true; // a key whose place a phone does not have goes to its next empty one
    friend bool operator==(const CopyWay &, const CopyWay &) = default;
};

struct KeyMisfit {
    CargoKey key;
    QString reason; // "This phone has no key m1.4."
};

struct KeyCopy { // onto one phone
    domain::KeyMap after;
    std::vector<domain::SlotId> changed; // keys of after that are new there, or other than before
    int replaced = 0;                    // of those: where another key stood
    int kept = 0;                        // left out for a key that stands there
    std::vector<KeyMisfit> misfits;
    [[nodiscard]] bool changes() const { return !changed.empty(); }
};

// Each key goes to the place that it stands at in the source; one without a place, to the next empty key. Main Extension
// stays on its own phone and is not replaced; Not Used is left out where a phone does not have its place. target: the
// phone's keys. phone: its model, modules and own number, and whom and what its site has.
[[nodiscard]] KeyCopy planCopy(const std::vector<CargoKey> &source, const domain::KeyMap &target, CopyWay way, const KeyContext &phone);

// All keys but Main Extension, each with its place.
[[nodiscard]] std::vector<CargoKey> cargoOf(const domain::KeyMap &keys);

struct CopyTarget {
    domain::Uuid extension;
    std::int64_t version = 0; // that the plan is based on
    QString number, name, model, office;
    domain::KeyMap before;
    KeyCopy copy;
    bool hasDraft = false; // input that is not saved: it stays, and shows that the keys changed below it
    [[nodiscard]] QString title() const { return number + QLatin1Char(' ') + name; }
};

// What copying would do to every phone of the site that has keys, but for the one that they come from; by number. On the
// worker thread.
[[nodiscard]] domain::Result<std::vector<CopyTarget>> copyTargets(changes::Workspace &workspace, const domain::Uuid &site,
                                                                  const std::vector<CargoKey> &source, CopyWay way,
                                                                  const std::optional<domain::Uuid> &except, const domain::Progress &progress = {});
// Stores them as planned under the label, all or none; those that do not change are passed over. Conflict where one of
// them was changed since. Gives how many were stored.
[[nodiscard]] domain::Result<int> copyKeys(changes::Workspace &workspace, const domain::Uuid &site, const std::vector<CopyTarget> &targets,
                                           const std::string &label, const domain::Progress &progress = {});

// The edits that store these targets as planned, for a step that does more than that. Conflict as above.
[[nodiscard]] domain::Result<std::vector<changes::ObjectEdit>> editsOf(changes::Workspace &workspace, const domain::Uuid &site,
                                                                       const std::vector<CopyTarget> &targets);

// Every extension of the site with a phone that the catalogue knows, by number; phone is one context that is made fit for
// each of them. visit returns an error to stop. On the worker thread.
using VisitPhone = std::function<domain::Result<void>(const domain::Extension &extension, std::int64_t version, const KeyContext &phone)>;
[[nodiscard]] domain::Result<void> eachPhone(changes::Workspace &workspace, const domain::Uuid &site, const VisitPhone &visit);

} // namespace pbx::items
