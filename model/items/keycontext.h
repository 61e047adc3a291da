// What stands behind a handset's keys, so that they read as people know them: the phone, its modules, whom they can
// monitor and which conditions they can toggle. Values only; a copy is safe to keep.
#pragma once

#include "catalogue/catalogue.h"
#include "domain/objects.h"

#include <QString>

#include <optional>
#include <vector>

namespace pbx::items {

struct KeyPerson {
    domain::ExtensionNumber number;
    QString name;
    std::optional<domain::Uuid> office;
};

struct KeyCondition {
    domain::Uuid id;
    QString name, dialCode;
    bool isNight = false; // as it is now
};

struct KeyContext {
    const catalogue::Model *model = nullptr; // outlives the context
    std::optional<domain::ExpansionModules> modules;
    QString handset; // tells handsets apart: the extension's id
    std::optional<domain::ExtensionNumber> own;
    std::optional<domain::Uuid> ownOffice;
    QString ownName;
    std::vector<KeyPerson> people; // of the site, by number; the own one may be among them
    std::vector<KeyCondition> conditions;
    QString pickupCode; // "**"

    [[nodiscard]] const KeyPerson *person(const domain::ExtensionNumber &number) const;
    [[nodiscard]] const KeyCondition *condition(const domain::Uuid &id) const;
    // The plugged-in module's type; nothing where there is none, or the model does not know it.
    [[nodiscard]] const catalogue::Module *module() const;
    [[nodiscard]] int moduleCount() const; // at most what the phone takes

    // Every key that can be set: the phone's, then each module's, without those that cannot be configured.
    [[nodiscard]] std::vector<domain::SlotId> places() const;
    [[nodiscard]] bool has(const domain::SlotId &slot) const; // such a key, and it can be set
    [[nodiscard]] int keysOf(int module) const;               // 0: the phone
    [[nodiscard]] int perPage(int module) const;
    [[nodiscard]] int pageOf(const domain::SlotId &slot) const; // from 0

    // What the key's label is, its own or the one that it follows.
    [[nodiscard]] QString label(const domain::Key &key) const;
    [[nodiscard]] QString followedLabel(const domain::Key &key) const;
    // Whom or what it works on: "102 Kramer", "131888", "Office Hours"; the own number for the extension itself.
    [[nodiscard]] QString activity(const domain::Key &key) const;
    // "key 4 of 27", "module 1, key 12 of 60"
    [[nodiscard]] QString spoken(const domain::SlotId &slot) const;
};

[[nodiscard]] bool followsName(const domain::Key &key); // its label is empty, or it has none
[[nodiscard]] bool takesLabel(const domain::Key &key);
[[nodiscard]] domain::Key withLabel(domain::Key key, const domain::Label &label);

} // namespace pbx::items
