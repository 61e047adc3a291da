// The rules across fields, objects and the phone's model. Written once, used by forms, import, CSV and server.
#pragma once

#include "finding.h"
#include "modeltraits.h"
#include "objects.h"

#include <functional>

namespace pbx::domain {

// What the rules must be able to ask about the rest of a site while one object is checked. A form answers from the
// store, an import from the document; both need not hold the site in memory.
class SiteLookup {
public:
    SiteLookup() = default;
    SiteLookup(const SiteLookup &) = delete;
    SiteLookup &operator=(const SiteLookup &) = delete;
    virtual ~SiteLookup() = default;

    struct MacUse {
        Uuid extension;
        std::string number;
        std::optional<int> handset;
        std::string make, model;
    };

    [[nodiscard]] virtual bool hasExtension(const ExtensionNumber &number) const = 0;
    [[nodiscard]] virtual std::optional<Uuid> extensionId(const ExtensionNumber &number) const = 0;
    [[nodiscard]] virtual bool hasOffice(const Uuid &id) const = 0;
    [[nodiscard]] virtual bool hasCondition(const Uuid &id) const = 0;
    // The condition that a dial code belongs to.
    [[nodiscard]] virtual std::optional<Uuid> conditionWithCode(const DialString &code) const = 0;
    // Everyone in this site who uses the address.
    [[nodiscard]] virtual std::vector<MacUse> usersOf(const MacAddress &mac) const = 0;
    // Names of other sites that use the address (a warning, not an error).
    [[nodiscard]] virtual std::vector<std::string> otherSitesWith(const MacAddress &mac) const = 0;
};

// Answers SiteLookup::otherSitesWith for a document that says nothing of other sites.
using OtherSites = std::function<std::vector<std::string>(const Uuid &ownSite, const MacAddress &mac)>;

// Pointers are relative to the object ("/autoProvision/keys/m1.1/extension": keys by slot).
[[nodiscard]] Findings check(const Extension &extension, const SiteLookup &site, const ModelLookup &models);
[[nodiscard]] Findings check(const Site &site, const ModelLookup &models); // parameter sets by index: "/parameterSets/0/make"
[[nodiscard]] Findings check(const Office &office, const ModelLookup &models);
[[nodiscard]] Findings check(const DayNightCondition &condition, const SiteLookup &site);
[[nodiscard]] Findings check(const FirewallRule &rule);
[[nodiscard]] Findings check(const KeyTemplate &keys);

// All objects of a document against each other: linear time, every finding, pointers from the document's root with
// array indexes (/extensions/2/autoProvision/keys/3). Keys are numbered in the document's order by keyIndex.
[[nodiscard]] Findings check(const SiteDocument &document, const ModelLookup &models, const OtherSites &otherSites = {});

// A key fits the model's phone keys and the modules that are plugged in.
[[nodiscard]] bool fits(const SlotId &slot, const ModelTraits &model, const std::optional<ExpansionModules> &modules);

// A new handset's keys: Main Extension on the first key, nothing where the model has none.
[[nodiscard]] KeyMap defaultKeys(const ModelTraits &model);

} // namespace pbx::domain
