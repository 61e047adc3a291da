// The sheets of a site's phones, read from the workspace.
#include "changes/workspace.h"
#include "domain/say.h"
#include "extensionwork.h"
#include "handsetsheet.h"
#include "textof.h"

#include <map>

namespace pbx::items {

using changes::Workspace;

namespace {

// A sheet goes to paper and lives longer than the list of a site: it keeps only those whom its keys point to.
class Reducer final {
public:
    explicit Reducer(KeyContext site)
        : m_site(std::move(site))
    {
        for (std::size_t i = 0; i < m_site.people.size(); ++i)
            m_people.emplace(m_site.people[i].number, i);
    }
    [[nodiscard]] KeyContext of(const domain::Extension &extension, const catalogue::Model *model) const
    {
        KeyContext out;
        out.model = model;
        out.modules = extension.autoProvision->modules;
        out.handset = toQt(extension.id.toString());
        out.own = extension.number;
        out.ownName = toQt(extension.name.text());
        out.ownOffice = extension.office;
        out.pickupCode = m_site.pickupCode;
        out.conditions = m_site.conditions;
        std::map<domain::ExtensionNumber, std::size_t> needed;
        for (const auto &[slot, key] : extension.autoProvision->keys) {
            const auto *monitor = std::get_if<domain::MonitorKey>(&key);
            const auto found = monitor ? m_people.find(monitor->extension) : m_people.end();
            if (found != m_people.end())
                needed.insert(*found);
        }
        for (const auto &[number, index] : needed)
            out.people.push_back(m_site.people[index]);
        return out;
    }

private:
    KeyContext m_site;
    std::map<domain::ExtensionNumber, std::size_t> m_people;
};

} // namespace

Result<HandsetSheets> handsetSheets(Workspace &workspace, const domain::Uuid &site, const std::vector<domain::Uuid> &extensions)
{
    auto everybody = siteKeys(workspace, site);
    if (!everybody)
        return fail(everybody.error());
    const auto loadedSite = workspace.load(site);
    if (!loadedSite)
        return fail(loadedSite.error());
    const auto &owner = std::get<domain::Site>(loadedSite->object);
    const Reducer reducer(std::move(*everybody));
    HandsetSheets out;
    for (const domain::Uuid &id : extensions) {
        const auto loaded = workspace.load(id);
        if (!loaded)
            return fail(loaded.error());
        if (!std::holds_alternative<domain::Extension>(loaded->object))
            return fail(ErrorKind::NotFound, say("This is not an extension."));
        const auto &extension = std::get<domain::Extension>(loaded->object);
        const auto &phone = extension.autoProvision;
        const catalogue::Model *model = phone ? workspace.catalogue().model(phone->make, phone->model) : nullptr;
        if (!model) {
            ++out.withoutPhone;
            continue;
        }
        const SheetFacts facts{toQt(owner.name.text()), toQt(owner.voicemailNumber.text()), !extension.pickupGroup.empty()};
        out.sheets.push_back(handsetSheet(reducer.of(extension, model), phone->keys, facts));
    }
    return out;
}

} // namespace pbx::items
