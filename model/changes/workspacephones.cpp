#include "domain/say.h"
#include "fleet.h"
#include "targets/lanservice.h"
#include "targets/thiscomputer.h"
#include "workspaceprivate.h"

namespace pbx::changes {

using namespace domain;

namespace {

struct SavedDevice { // a device as local, with just as much of its site as its files need
    SiteState state;
    Device device;
};

// The local state of one object of the site, if it is there.
Result<std::optional<Object>> local(store::Store &store, const Uuid &site, const Uuid &id)
{
    const auto record = store.object(id);
    if (!record)
        return fail(record.error());
    if (!*record || (*record)->site != site || !(*record)->local)
        return std::optional<Object>();
    auto object = readSide((*record)->kind, *(*record)->local);
    if (!object)
        return fail(object.error());
    return std::optional<Object>(std::move(*object));
}

Result<void> addNeeded(store::Store &store, const Uuid &site, SiteState &state, const Extension &extension)
{
    std::vector<Uuid> wanted{extension.office};
    for (const auto &[slot, key] : extension.autoProvision->keys) {
        if (const auto *toggle = std::get_if<DayNightKey>(&key))
            wanted.push_back(toggle->condition);
        std::string number;
        if (const auto *monitor = std::get_if<MonitorKey>(&key))
            number = monitor->extension.text();
        if (const auto *dial = std::get_if<SpeedDialKey>(&key))
            number = dial->number.text();
        if (number.empty())
            continue;
        const auto id = store.extensionByNumber(site, number);
        if (!id)
            return fail(id.error());
        if (*id)
            wanted.push_back(**id);
    }
    for (const Uuid &id : wanted) {
        const auto object = local(store, site, id);
        if (!object)
            return fail(object.error());
        const Object *found = *object ? &**object : nullptr;
        if (const auto *office = found ? std::get_if<Office>(found) : nullptr)
            state.offices.push_back(*office);
        if (const auto *condition = found ? std::get_if<DayNightCondition>(found) : nullptr)
            state.conditions.push_back(*condition);
        if (const auto *other = found ? std::get_if<Extension>(found) : nullptr)
            state.extensions.push_back(*other);
    }
    return {};
}

Result<SavedDevice> savedDevice(store::Store &store, const store::ObjectRecord &record)
{
    const auto noHandset = [&record] {
        return fail(ErrorKind::NotFound,
                    say("“%1” has no handset: Auto Provision is off, or its model or MAC address is missing.", {titleOf(record)}));
    };
    if (record.kind != Kind::Extension || !record.local)
        return noHandset();
    const auto object = readSide(record.kind, *record.local);
    if (!object)
        return fail(object.error());
    const auto &extension = std::get<Extension>(*object);
    if (!hasHandset(extension))
        return noHandset();
    const auto site = local(store, record.site, record.site);
    if (!site)
        return fail(site.error());
    if (!*site)
        return fail(ErrorKind::NotFound, say("The site of “%1” has been deleted.", {titleOf(record)}));
    SavedDevice out{{}, {*extension.autoProvision->mac, {}}};
    out.state.site = std::get<Site>(**site);
    const auto users = store.extensionsByMac(out.device.mac);
    if (!users)
        return fail(users.error());
    std::vector<Extension> accounts;
    for (const store::ObjectRecord &user : *users) {
        if (user.site != record.site || !user.local)
            continue;
        auto parsed = readSide(user.kind, *user.local);
        if (!parsed)
            return fail(parsed.error());
        if (!hasHandset(std::get<Extension>(*parsed)))
            continue;
        out.state.passwords.emplace(user.id, user.local->secret);
        accounts.push_back(std::get<Extension>(std::move(*parsed)));
    }
    const std::size_t count = accounts.size();
    out.state.extensions = accounts;
    for (const Extension &account : accounts) {
        if (auto added = addNeeded(store, record.site, out.state, account); !added)
            return fail(added.error());
    }
    for (std::size_t i = 0; i < count; ++i)
        out.device.extensions.push_back(&out.state.extensions[i]);
    sortByHandset(out.device.extensions);
    return out;
}

// An extension's device as saved, with what its files and URLs are made of.
struct ReadyDevice {
    SavedDevice saved;
    PhoneKeys keys;
    std::string baseUrl;
};

Result<ReadyDevice> readyDevice(store::Store &store, const store::Vault &vault, const Result<store::ObjectRecord> &record)
{
    if (!record)
        return fail(record.error());
    auto saved = savedDevice(store, *record);
    if (!saved)
        return fail(saved.error());
    const auto keys = phoneKeys(store, vault, record->site, {saved->device.mac});
    if (!keys)
        return fail(keys.error());
    const auto base = targets::baseUrl(store);
    if (!base)
        return fail(base.error());
    const PhoneKeys &own = keys->at(saved->device.mac);
    return ReadyDevice{std::move(*saved), own, *base};
}

} // namespace

Result<render::Rendered> Workspace::renderSaved(const Uuid &extension)
{
    const auto ready = readyDevice(*m_d->store, *m_d->vault, m_d->record(extension));
    if (!ready)
        return fail(ready.error());
    const Fleet fleet(m_d->catalogue, m_d->renderer, *m_d->vault, ready->baseUrl);
    return fleet.render(Fleet::facts(ready->saved.state), ready->saved.device, ready->keys, ready->saved.state.passwords);
}

Result<Workspace::PhoneUrls> Workspace::phoneUrls(const Uuid &extension)
{
    const auto rendered = renderSaved(extension);
    if (!rendered)
        return fail(rendered.error());
    const auto ready = readyDevice(*m_d->store, *m_d->vault, m_d->record(extension));
    if (!ready)
        return fail(ready.error());
    PhoneUrls out{ready->baseUrl + "/" + ready->keys.secret + "/", {}};
    for (const render::File &file : rendered->files)
        out.files.push_back(file.name);
    return out;
}

Result<std::string> Workspace::siteUrl(const Uuid &site)
{
    const auto loaded = load(site);
    if (!loaded)
        return fail(loaded.error());
    if (kindOf(loaded->object) != Kind::Site)
        return fail(ErrorKind::NotFound, say("“%1” is not a site.", {title(loaded->object)}));
    const auto token = siteToken(*m_d->store, *m_d->vault, site, title(loaded->object));
    if (!token)
        return fail(token.error());
    const auto base = targets::baseUrl(*m_d->store);
    if (!base)
        return fail(base.error());
    return *base + "/" + *token + "/";
}

Result<void> Workspace::enrol(const Uuid &extension)
{
    const auto record = m_d->record(extension);
    if (!record)
        return fail(record.error());
    const auto nothing = [&record] {
        return fail(ErrorKind::NotFound, say("Nothing was applied for a phone of “%1” yet. Apply its changes first.", {titleOf(*record)}));
    };
    if (record->kind != Kind::Extension || !record->base)
        return nothing();
    const auto base = readSide(record->kind, *record->base);
    if (!base)
        return fail(base.error());
    const auto &applied = std::get<Extension>(*base);
    if (!hasHandset(applied))
        return nothing();
    const MacAddress mac = *applied.autoProvision->mac;
    auto phone = m_d->store->phone(record->site, mac);
    if (!phone)
        return fail(phone.error());
    const auto files = m_d->store->publishedFiles(record->site, mac, false);
    if (!files)
        return fail(files.error());
    if (!*phone || files->empty())
        return nothing();
    (*phone)->enrolUntil = nowMilliseconds() + targets::kEnrolmentTime;
    (*phone)->enrolSource.clear();
    (*phone)->lastRefusal.clear();
    return m_d->store->commit({store::PutPhone{**phone}});
}

} // namespace pbx::changes
