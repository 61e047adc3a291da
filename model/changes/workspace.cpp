#include "workspace.h"

#include "domain/say.h"
#include "editcheck.h"
#include "secretoverrides.h"
#include "storelookup.h"
#include "storenames.h"
#include "workspaceprivate.h"

#include <algorithm>
#include <unordered_set>

namespace pbx::changes {

using namespace domain;

Workspace::Workspace(std::unique_ptr<store::Store> store, std::shared_ptr<const store::Vault> vault, const catalogue::Catalogue &catalogue,
                     const render::Renderer &renderer, std::string author)
    : m_d(new Private{std::move(store), std::move(vault), catalogue, renderer, std::move(author), std::nullopt})
{}

Workspace::~Workspace() = default;

store::Store &Workspace::store()
{
    return *m_d->store;
}

const store::Vault &Workspace::vault() const
{
    return *m_d->vault;
}

const render::Renderer &Workspace::renderer() const
{
    return m_d->renderer;
}

const catalogue::Catalogue &Workspace::catalogue() const
{
    return m_d->catalogue;
}

void Workspace::setVault(std::shared_ptr<const store::Vault> vault)
{
    m_d->vault = std::move(vault);
}

Result<store::ObjectRecord> Workspace::Private::record(const Uuid &id) const
{
    auto found = store->object(id);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorKind::NotFound, say("There is no object with the id %1 in this workspace.", {id.toString()}));
    return std::move(**found);
}

Result<Loaded> Workspace::load(const Uuid &id)
{
    const auto record = m_d->record(id);
    if (!record)
        return fail(record.error());
    if (!record->local)
        return fail(ErrorKind::NotFound, say("“%1” has been deleted.", {titleOf(*record)}));
    auto object = readSide(record->kind, *record->local);
    if (!object)
        return fail(object.error());
    return Loaded{std::move(*object), record->version, record->pending(), !record->local->secret.empty()};
}

Result<std::optional<Object>> Workspace::loadBase(const Uuid &id)
{
    const auto record = m_d->record(id);
    if (!record)
        return fail(record.error());
    if (!record->base)
        return std::optional<Object>();
    auto object = readSide(record->kind, *record->base);
    if (!object)
        return fail(object.error());
    return std::optional<Object>(std::move(*object));
}

Result<std::string> Workspace::password(const Uuid &extension)
{
    const auto record = m_d->record(extension);
    if (!record)
        return fail(record.error());
    if (!record->local || record->local->secret.empty())
        return fail(ErrorKind::NotFound, say("“%1” has no password.", {titleOf(*record)}));
    return m_d->vault->open(record->local->secret, store::passwordRecord(extension));
}

namespace {

struct Collect {
    SiteDocument &document;
    void operator()(Site site) const { document.site = std::move(site); }
    void operator()(Office office) const { document.offices.push_back(std::move(office)); }
    void operator()(DayNightCondition condition) const { document.dayNightConditions.push_back(std::move(condition)); }
    void operator()(Extension extension) const { document.extensions.push_back(std::move(extension)); }
    void operator()(FirewallRule rule) const { document.firewallRules.push_back(std::move(rule)); }
    void operator()(KeyTemplate keys) const { document.keyTemplates.push_back(std::move(keys)); }
};

} // namespace

Result<SiteDocument> Workspace::document(const Uuid &site, Secrets secrets)
{
    auto loaded = load(site);
    if (!loaded)
        return fail(loaded.error());
    auto *head = std::get_if<Site>(&loaded->object);
    if (!head)
        return fail(ErrorKind::NotFound, say("“%1” is not a site.", {title(loaded->object)}));
    if (const auto opened = secrets == Secrets::Include ? openOverrides(*head, *m_d->vault) : Result<void>(); !opened)
        return fail(opened.error());
    SiteDocument out{std::move(*head), {}, {}, {}, {}, {}};
    const auto records = objectsOf(*m_d->store, site, std::nullopt, false);
    if (!records)
        return fail(records.error());
    for (const store::ObjectRecord &record : *records) {
        if (!record.local || record.kind == Kind::Site)
            continue;
        auto object = readSide(record.kind, *record.local);
        if (!object)
            return fail(object.error());
        if (const auto opened = secrets == Secrets::Include ? openOverrides(*object, *m_d->vault) : Result<void>(); !opened)
            return fail(opened.error());
        auto *extension = secrets == Secrets::Include ? std::get_if<Extension>(&*object) : nullptr;
        if (extension && !record.local->secret.empty()) {
            const auto plain = m_d->vault->open(record.local->secret, store::passwordRecord(record.id));
            if (!plain)
                return fail(plain.error());
            auto parsed = SipPassword::parse(*plain);
            if (!parsed)
                return fail(parsed.error());
            extension->password = std::move(*parsed);
        }
        std::visit(Collect{out}, std::move(*object));
    }
    return out;
}

std::unique_ptr<SiteLookup> Workspace::lookup(const Uuid &site)
{
    return std::make_unique<StoreLookup>(*m_d->store, site);
}

Findings Workspace::check(const Extension &extension, const SiteLookup &site)
{
    Findings out = domain::check(extension, site, m_d->catalogue);
    const auto record = m_d->record(extension.id);
    std::ranges::move(m_d->unwritable(extension, record ? *record : store::ObjectRecord{extension.id, extension.id, Kind::Extension, {}, {}, {}}),
                      std::back_inserter(out));
    std::ranges::move(m_d->renderer.unanswered(extension), std::back_inserter(out));
    return out;
}

// ---- pending ----------------------------------------------------------------------------------------------------------

Result<std::vector<PendingObject>> Workspace::pending(const Uuid &site, const Progress &progress)
{
    const auto records = objectsOf(*m_d->store, site, std::nullopt, true);
    if (!records)
        return fail(records.error());
    const StoreNames names(*m_d->store);
    std::vector<PendingObject> out;
    out.reserve(records->size());
    for (const store::ObjectRecord &record : *records) {
        if (stopped(progress, out.size(), records->size()))
            return fail(ErrorKind::Cancelled, say("Stopped."));
        auto object = describe(record, names);
        if (!object)
            return fail(object.error());
        out.push_back(std::move(*object));
    }
    return out;
}

Result<bool> Workspace::filesMadeOtherwise(const Uuid &site)
{
    return m_d->madeOtherwise(site);
}

Result<int> Workspace::countPending(const Uuid &site)
{
    const auto rows = m_d->store->sitesCalled(site.toString());
    if (!rows)
        return fail(rows.error());
    const auto otherwise = m_d->madeOtherwise(site);
    if (!otherwise)
        return fail(otherwise.error());
    const auto row = std::ranges::find(*rows, site, &store::SiteRow::id);
    return (row == rows->end() ? 0 : row->pending) + (*otherwise ? 1 : 0);
}

Result<void> Workspace::discard(const Uuid &site, const std::vector<Uuid> &objects, const Progress &progress)
{
    const std::unordered_set<Uuid> chosen(objects.begin(), objects.end());
    auto records = objectsOf(*m_d->store, site, std::nullopt, true);
    if (!records)
        return fail(records.error());
    std::vector<SideEdit> sides;
    std::vector<ObjectEdit> edits;
    for (store::ObjectRecord &record : *records) {
        if (!chosen.empty() && !chosen.contains(record.id))
            continue;
        if (stopped(progress, sides.size(), records->size()))
            return fail(ErrorKind::Cancelled, say("Stopped. Nothing was discarded."));
        ObjectEdit edit{record.id, record.site, record.kind, std::nullopt, record.version};
        if (record.base) {
            auto object = readSide(record.kind, *record.base);
            if (!object)
                return fail(object.error());
            edit.after = std::move(*object);
        }
        edits.push_back(std::move(edit));
        auto base = record.base;
        sides.push_back({std::move(record), std::move(base)});
    }
    if (sides.empty())
        return {};
    if (!objects.empty()) { // all of a site goes back to a state that was whole
        if (auto allowed = m_d->allowed(edits, sides, nullptr, progress); !allowed)
            return allowed;
    }
    const std::string what = sides.size() == 1 ? titleOf(sides.front().record) : say("%1 objects", {std::to_string(sides.size())});
    return m_d->commit(say("Discard changes of %1", {what}), sides);
}

} // namespace pbx::changes
