// The rules over a whole document, of which some objects may have been refused already.
#pragma once

#include "rules.h"

#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace pbx::domain {

enum class Section : std::uint8_t { Site, Offices, Conditions, Extensions, Rules, Templates };
[[nodiscard]] std::string_view memberName(Section section); // site, offices, dayNightConditions …

// What reading knows beyond the document: where its objects stood, and who else was there.
struct DocumentOrigin {
    // Array index of each object as read; empty: the same as in the document.
    std::vector<std::size_t> offices, conditions, extensions, rules, templates;
    // Slots in the order of the document's key list, where that differs from the map's; by place in document.extensions.
    std::unordered_map<std::size_t, std::vector<SlotId>> keyOrder;
    // Objects that were refused, but that others may name.
    std::unordered_set<Uuid> refusedOffices, refusedConditions;
    std::unordered_set<std::string> refusedNumbers;
    // An object was refused whose identity could not be read either: what names an unknown one may mean it.
    bool unknownOffice = false, unknownCondition = false, unknownNumber = false;
    OtherSites otherSites;
};

struct PlacedFinding {
    Section section = Section::Site;
    std::size_t index = 0; // in the section's array as read
    Finding finding;       // pointer from the document's root
};

// found returns false to stop.
void checkDocument(const SiteDocument &document, const ModelLookup &models, const DocumentOrigin &origin,
                   const std::function<void(PlacedFinding)> &found, const std::function<bool(std::size_t done)> &proceed = {});

} // namespace pbx::domain
