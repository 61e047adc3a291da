// Each object of a site from and to JSON.
#pragma once

#include "finding.h"
#include "jsontree.h"
#include "jsonwriter.h"
#include "modeltraits.h"
#include "objects.h"

#include <array>
#include <optional>

namespace pbx::domain {

// What the readers share. Every one returns nothing where it refused, with the reasons in findings.
struct ObjectReader {
    Findings &findings;
    const ModelLookup *models = nullptr; // resolves aliases of makes and models where given
    std::vector<SlotId> keyOrder;        // of the last extension, as its document lists them
    bool sealed = false;                 // the stored form: sealed overrides are known

    [[nodiscard]] std::optional<Site> site(const JsonNode &node, const std::string &pointer);
    [[nodiscard]] std::optional<Office> office(const JsonNode &node, const std::string &pointer);
    [[nodiscard]] std::optional<DayNightCondition> condition(const JsonNode &node, const std::string &pointer);
    [[nodiscard]] std::optional<Extension> extension(const JsonNode &node, const std::string &pointer);
    [[nodiscard]] std::optional<FirewallRule> rule(const JsonNode &node, const std::string &pointer);
    [[nodiscard]] std::optional<KeyTemplate> keyTemplate(const JsonNode &node, const std::string &pointer);
};

struct ObjectWriter {
    JsonWriter &out;
    bool secrets = false; // false: no password, and null for an override that sounds secret
    bool sealed = false;  // the stored form: overrides as the workspace seals them

    void operator()(const Site &site) const;
    void operator()(const Office &office) const;
    void operator()(const DayNightCondition &condition) const;
    void operator()(const Extension &extension) const;
    void operator()(const FirewallRule &rule) const;
    void operator()(const KeyTemplate &keys) const;
};

inline constexpr std::string_view kSealed = "sealed";                                                    // the one member of a sealed override
inline constexpr std::array<std::string_view, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}; // as a document has them

// What a document may leave out.
inline constexpr std::string_view kDefaultPickupCode = "**";
inline constexpr std::string_view kDefaultVoicemail = "777";

} // namespace pbx::domain
