// The AutoProvision section of an extension from JSON.
#pragma once

#include "finding.h"
#include "jsontree.h"
#include "modeltraits.h"
#include "objects.h"

#include <optional>
#include <vector>

namespace pbx::domain {

struct PhoneReader {
    Findings &findings;
    const ModelLookup *models; // may be nullptr
    std::vector<SlotId> &keyOrder;
    bool sealed; // as ObjectReader

    [[nodiscard]] std::optional<AutoProvision> read(const JsonNode &node, const std::string &pointer);
    [[nodiscard]] KeyMap keys(const JsonNode &node, const std::string &pointer);

private:
    [[nodiscard]] std::optional<StaticNetwork> network(const JsonNode &node, const std::string &pointer);
    [[nodiscard]] std::optional<ExpansionModules> modules(const JsonNode &node, const std::string &pointer);
};

} // namespace pbx::domain
