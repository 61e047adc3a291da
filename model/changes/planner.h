// From a selection of pending objects to the exact files that an Apply would publish.
#pragma once

#include "domain/json.h"
#include "fleet.h"
#include "plan.h"
#include "sitestate.h"
#include "targets/target.h"

#include <functional>
#include <optional>
#include <unordered_set>

namespace pbx::changes {

struct Planned { // a plan with what its Apply needs
    Plan plan;
    std::vector<store::ObjectRecord> applied;        // as read
    targets::ChangeSet changes;                      // without key
    std::vector<domain::MacAddress> forgottenPhones; // known by keys only: never published and not wanted any more
};

// Whether a plan shall carry the texts of a phone's files: of thousands nobody reads all.
using TextsOf = std::function<bool(const domain::MacAddress &, std::size_t index)>;

class Planner final {
public:
    // All must outlive *this.
    Planner(store::Store &store, const store::Vault &vault, const catalogue::Catalogue &catalogue, const render::Renderer &renderer);

    // Nothing selected: all that is pending. No texts: none at all.
    [[nodiscard]] Result<Planned> make(const Uuid &site, const std::optional<std::unordered_set<Uuid>> &selected, const TextsOf &texts,
                                       const domain::Progress &progress);

private:
    store::Store &m_store;
    const store::Vault &m_vault;
    const catalogue::Catalogue &m_catalogue;
    const render::Renderer &m_renderer;
};

} // namespace pbx::changes
