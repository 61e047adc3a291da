// Answers the rules' questions about a site from the store, as local, with the objects of a running edit laid over it
// (two extensions that swap their addresses in one edit do not collide).
#pragma once

#include "domain/rules.h"
#include "records.h"
#include "store/store.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace pbx::changes {

// Names of the other sites that use the address.
[[nodiscard]] Result<std::vector<std::string>> otherSitesWith(store::Store &store, const Uuid &site, const domain::MacAddress &mac);

class StoreLookup final : public domain::SiteLookup {
public:
    StoreLookup(store::Store &store, const Uuid &site); // store must outlive *this

    // after: nullptr for one that is deleted; must outlive *this.
    void overlay(const Uuid &id, const Object *after);
    void lift(const Uuid &id); // the object is as stored again
    // The first failure of the store: then the answers count for nothing.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

    [[nodiscard]] bool hasExtension(const domain::ExtensionNumber &number) const override;
    [[nodiscard]] std::optional<Uuid> extensionId(const domain::ExtensionNumber &number) const override;
    [[nodiscard]] bool hasOffice(const Uuid &id) const override;
    [[nodiscard]] bool hasCondition(const Uuid &id) const override;
    [[nodiscard]] std::optional<Uuid> conditionWithCode(const domain::DialString &code) const override;
    [[nodiscard]] std::vector<MacUse> usersOf(const domain::MacAddress &mac) const override;
    [[nodiscard]] std::vector<std::string> otherSitesWith(const domain::MacAddress &mac) const override;

private:
    template <class T> [[nodiscard]] std::optional<T> take(Result<T> result) const;
    [[nodiscard]] bool has(Kind kind, const Uuid &id) const;

    store::Store &m_store;
    Uuid m_site;
    std::unordered_map<Uuid, const Object *> m_overlay;
    std::unordered_map<std::string, Uuid> m_numbers;
    std::unordered_multimap<std::uint64_t, const domain::Extension *> m_macs;
    mutable std::optional<Error> m_failure;
};

} // namespace pbx::changes
