#include "parameters.h"

#include "domain/say.h"
#include "textof.h"

#include <algorithm>
#include <QCoreApplication>

namespace pbx::items {

using domain::ParameterSet;
using domain::ParameterValues;

namespace {

struct ParameterWords {
    Q_DECLARE_TR_FUNCTIONS(pbx::items::ParameterDesk)
};

const ParameterSet *setOf(const domain::Site &site, const std::string &make, const std::string &model)
{
    const auto found = std::ranges::find_if(site.parameterSets, [&](const ParameterSet &set) { return set.make == make && set.model == model; });
    return found == site.parameterSets.end() ? nullptr : &*found;
}

ParameterLevel levelOf(const domain::Site &site, const std::string &make, const std::string &model)
{
    const ParameterSet *set = setOf(site, make, model);
    ParameterLevel out{model.empty() ? render::Level::Make : render::Level::Model, toQt(ParameterSet{make, model, {}, {}}.title()), {}, {}};
    if (set) {
        out.clear = set->overrides;
        out.sealed = set->sealedOverrides;
    }
    return out;
}

} // namespace

domain::Result<ParameterDesk> ParameterDesk::load(changes::Workspace &workspace, const domain::Uuid &site,
                                                  const std::optional<domain::Uuid> &extension)
{
    const auto loaded = workspace.load(site);
    if (!loaded)
        return fail(loaded.error());
    const auto *found = std::get_if<domain::Site>(&loaded->object);
    if (!found)
        return fail(domain::ErrorKind::NotFound, domain::say("“%1” is not a site.", {domain::title(loaded->object)}));
    ParameterDesk desk(*found, loaded->version);
    if (extension) {
        const auto own = workspace.load(*extension);
        if (!own)
            return fail(own.error());
        const auto *phone = std::get_if<domain::Extension>(&own->object);
        const auto *model =
            phone && phone->autoProvision ? workspace.catalogue().find(phone->autoProvision->make, phone->autoProvision->model) : nullptr;
        if (!model)
            return fail(domain::ErrorKind::Invalid,
                        domain::say("“%1” has no phone yet. Choose its make and model first.", {domain::title(own->object)}));
        desk.m_extension = desk.m_savedExtension = *phone;
        desk.m_version = own->version;
        desk.m_first = {model->make, model->model, true};
        return desk;
    }
    if (!found->parameterSets.empty()) {
        desk.m_first = {found->parameterSets.front().make, found->parameterSets.front().model, false};
        return desk;
    }
    const auto page = workspace.store().extensions(site, {}, {}, 1);
    const auto makes = workspace.catalogue().makes();
    desk.m_first = {makes.empty() ? std::string() : makes.front(), {}, false};
    if (page && !page->rows.empty() && !workspace.catalogue().makeNamed(page->rows.front().make).empty())
        desk.m_first.make = workspace.catalogue().makeNamed(page->rows.front().make);
    return desk;
}

ParameterPlace ParameterDesk::firstPlace() const
{
    return m_first;
}

std::vector<ParameterLevel> ParameterDesk::levels(const ParameterPlace &place) const
{
    std::vector<ParameterLevel> out;
    if (place.handset && m_extension && m_extension->autoProvision)
        out.push_back({render::Level::Handset, ParameterWords::tr("This phone"), m_extension->autoProvision->overrides,
                       m_extension->autoProvision->sealedOverrides});
    if (!place.model.empty())
        out.push_back(levelOf(m_site, place.make, place.model));
    out.push_back(levelOf(m_site, place.make, {}));
    return out;
}

void ParameterDesk::put(const ParameterPlace &place, const ParameterLevel &own)
{
    if (place.handset) {
        if (m_extension && m_extension->autoProvision) {
            m_extension->autoProvision->overrides = own.clear;
            m_extension->autoProvision->sealedOverrides = own.sealed;
        }
        return;
    }
    const auto at =
        std::ranges::find_if(m_site.parameterSets, [&](const ParameterSet &set) { return set.make == place.make && set.model == place.model; });
    const bool says = !own.clear.empty() || !own.sealed.empty();
    if (at != m_site.parameterSets.end() && !says)
        m_site.parameterSets.erase(at);
    else if (at != m_site.parameterSets.end())
        *at = {place.make, place.model, own.clear, own.sealed};
    else if (says)
        m_site.parameterSets.push_back({place.make, place.model, own.clear, own.sealed});
}

int ParameterDesk::count(const std::string &make, const std::string &model) const
{
    const ParameterSet *set = setOf(m_site, make, model);
    return set ? static_cast<int>(set->overrides.size() + set->sealedOverrides.size()) : 0;
}

bool ParameterDesk::isEdited() const
{
    if (m_extension)
        return m_extension != m_savedExtension;
    const auto byPlace = [](const ParameterSet &a, const ParameterSet &b) { return std::tie(a.make, a.model) < std::tie(b.make, b.model); };
    auto now = m_site.parameterSets;
    auto then = m_savedSite.parameterSets;
    std::ranges::sort(now, byPlace);
    std::ranges::sort(then, byPlace);
    return now != then;
}

QString ParameterDesk::owner() const
{
    return toQt(m_extension ? domain::title(*m_extension) : m_site.name.text());
}

changes::ObjectEdit ParameterDesk::edit() const
{
    if (m_extension)
        return {m_extension->id, m_site.id, domain::Kind::Extension, domain::Object(*m_extension), m_version};
    return {m_site.id, m_site.id, domain::Kind::Site, domain::Object(m_site), m_version};
}

std::map<std::string, std::string> unwritable(const render::Renderer &renderer, const catalogue::Catalogue &catalogue, const ParameterPlace &place,
                                              const ParameterValues &values)
{
    std::map<std::string, std::string> out;
    for (const catalogue::Model *model : catalogue.models(place.make)) {
        if (!place.model.empty() && model->traits.model != place.model)
            continue;
        for (const auto &[name, value] : values) {
            if (const auto wrong = renderer.writable(*model, name, value); !wrong)
                out.emplace(name, wrong.error().sentence);
        }
    }
    return out;
}

} // namespace pbx::items
