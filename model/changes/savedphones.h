// Phones as saved, applied or not: each with just as much of its site as its files need, so that a site may have any number of
// them.
#pragma once

#include "sitestate.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace pbx::changes {

struct SavedDevice {
    SiteState state;
    Device device; // of the state
};

// For one task: what it has read of offices, conditions and other extensions it does not read again.
class SavedPhones final {
public:
    explicit SavedPhones(store::Store &store); // must outlive *this

    // The phone that the extension uses. as: the extension with input that is not saved, in place of the stored one. NotFound
    // where it has none.
    [[nodiscard]] Result<SavedDevice> device(const store::ObjectRecord &extension, const std::optional<domain::Extension> &as = {});
    // Nothing where the extension has no phone, or is not the first of those that share it.
    [[nodiscard]] Result<std::optional<SavedDevice>> firstOf(const store::ObjectRecord &extension);

private:
    [[nodiscard]] Result<SavedDevice> read(const store::ObjectRecord &record, domain::Extension extension);
    [[nodiscard]] Result<void> addNeeded(const Uuid &site, SiteState &state, const domain::Extension &extension);
    // The local state of an object of the site, if it is there; an extension without its phone.
    [[nodiscard]] Result<std::optional<Object>> local(const Uuid &site, const Uuid &id);
    [[nodiscard]] Result<std::optional<Uuid>> numbered(const Uuid &site, const std::string &number);

    store::Store &m_store;
    std::unordered_map<Uuid, std::optional<Object>> m_objects;
    std::unordered_map<std::string, std::optional<Uuid>> m_numbers; // of m_site
    std::optional<Uuid> m_site;
};

} // namespace pbx::changes
