// Vendor parameters where an expert sets them: on a handset, for all phones of a model, or of a make. A nearer level replaces
// a farther one by name.
#pragma once

#include "changes/workspace.h"
#include "parameterhints.h"

#include <map>
#include <optional>
#include <vector>

namespace pbx::items {

struct ParameterPlace {
    std::string make;
    std::string model;    // empty: all models of the make
    bool handset = false; // the extension's own
    friend bool operator==(const ParameterPlace &, const ParameterPlace &) = default;
};

struct ParameterLevel {
    render::Level level = render::Level::Handset;
    QString title; // "This phone", "Yealink T46U", "All Yealink phones"
    domain::ParameterValues clear, sealed;
    [[nodiscard]] bool has(const std::string &name) const { return clear.contains(name) || sealed.contains(name); }
    friend bool operator==(const ParameterLevel &, const ParameterLevel &) = default;
};

// A site, and one of its extensions where that one's phone is edited, as a copy to work on.
class ParameterDesk final {
public:
    // NotFound where they are gone; Invalid where the extension has no phone. Runs on the worker thread.
    [[nodiscard]] static domain::Result<ParameterDesk> load(changes::Workspace &workspace, const domain::Uuid &site,
                                                            const std::optional<domain::Uuid> &extension);

    // The phone's own; of a site: where it has parameters already, else the make of its first phone.
    [[nodiscard]] ParameterPlace firstPlace() const;
    [[nodiscard]] std::vector<ParameterLevel> levels(const ParameterPlace &place) const; // nearest first: the place itself
    void put(const ParameterPlace &place, const ParameterLevel &own);
    [[nodiscard]] int count(const std::string &make, const std::string &model) const; // parameters of a make or model
    [[nodiscard]] bool isEdited() const;
    [[nodiscard]] QString owner() const; // "101 Jerry", "Pinetree"
    [[nodiscard]] changes::ObjectEdit edit() const;

private:
    domain::Site m_site, m_savedSite;
    std::optional<domain::Extension> m_extension, m_savedExtension;
    std::int64_t m_version = 0;
    ParameterPlace m_first;
    ParameterDesk(domain::Site site, std::int64_t version)
        : m_site(site)
        , m_savedSite(std::move(site))
        , m_version(version)
    {}
};

// Those that no file of the place's phones can hold, with the reason. Runs on the worker thread.
[[nodiscard]] std::map<std::string, std::string> unwritable(const render::Renderer &renderer, const catalogue::Catalogue &catalogue,
                                                            const ParameterPlace &place, const domain::ParameterValues &values);

} // namespace pbx::items
