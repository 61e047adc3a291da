// The difference of two states of an object, field by field; keys per slot.
#pragma once

#include "domain/objects.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pbx::changes {

struct FieldChange {
    std::string pointer; // "/ringTime", "/autoProvision/keys/m1.1"
    std::string field;   // as the form calls it: "Ring time", "Module 1, key 1"
    std::string before;  // as shown: "30 s", "Not Used", "Monitor 102, “Kramer”"; empty: none; secrets never
    std::string after;
    bool secret = false;       // both texts are masks
    bool reachesPhone = false; // stands in phones' files
    // "Set this on your PBX": a target that only serves phones cannot deliver it. A new password is both: the phone
    // gets it from its file, and the PBX must be told. A firewall rule is neither: the target itself obeys it.
    bool setOnPbx = false;
};

enum class ChangeType : unsigned char { Created, Changed, Deleted };

struct PendingObject {
    domain::Uuid id, site;
    domain::Kind kind = domain::Kind::Extension;
    ChangeType type = ChangeType::Changed;
    std::string title;  // "101 Jerry"
    std::string office; // for grouping; empty where it has none
    std::vector<FieldChange> fields;
};

// names: what ids and numbers stand for (offices, conditions), so that values read as the form shows them.
struct Names {
    virtual ~Names() = default;
    [[nodiscard]] virtual std::string office(const domain::Uuid &id) const = 0;
    [[nodiscard]] virtual std::string condition(const domain::Uuid &id) const = 0;
};

// Either may be missing (created, deleted). passwordChanged: the sealed blobs differ.
[[nodiscard]] std::vector<FieldChange> fieldDiff(const domain::Object *before, const domain::Object *after, bool passwordChanged, const Names &names);

} // namespace pbx::changes
