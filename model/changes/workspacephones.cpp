#include "domain/say.h"
#include "fleet.h"
#include "savedphones.h"
#include "targets/lanservice.h"
#include "targets/thiscomputer.h"
#include "workspaceprivate.h"

#include <algorithm>
#include <map>

namespace pbx::changes {

using namespace domain;

namespace {

constexpr int kAtOnce = 100; // phones whose keys are made in one commit

// An extension's device as saved, with what its files and URLs are made of.
struct ReadyDevice {
    SavedDevice saved;
    PhoneKeys keys;
    std::string baseUrl;
};

// Those of a phone that is only typed are not stored: they change with every look.
Result<std::map<MacAddress, PhoneKeys>> keysOf(store::Store &store, const store::Vault &vault, const Uuid &site, const MacAddress &mac, bool typed)
{
    if (!typed)
        return phoneKeys(store, vault, site, {mac});
    const auto stored = store.phone(site, mac);
    if (!stored)
        return fail(stored.error());
    if (*stored)
        return phoneKeys(store, vault, site, {mac});
    return std::map<MacAddress, PhoneKeys>{{mac, {store::newUrlSecret(), store::newAdminPassword(), {}}}};
}

// as: in place of the saved extension.
Result<ReadyDevice> readyDevice(store::Store &store, const store::Vault &vault, const Result<store::ObjectRecord> &record,
                                const std::optional<Extension> &as = {})
{
    if (!record)
        return fail(record.error());
    auto saved = SavedPhones(store).device(*record, as);
    if (!saved)
        return fail(saved.error());
    if (as && as->password) {
        auto sealed = vault.seal(as->password->text(), store::passwordRecord(as->id));
        if (!sealed)
            return fail(sealed.error());
        saved->state.passwords.insert_or_assign(as->id, std::move(*sealed));
    }
    const auto keys = keysOf(store, vault, record->site, saved->device.mac, as.has_value());
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
    const auto facts = fleet.facts(ready->saved.state);
    if (!facts)
        return fail(facts.error());
    return fleet.render(*facts, ready->saved.device, ready->keys, ready->saved.state.passwords);
}

Result<render::Explained> Workspace::explain(const Uuid &extension, const std::optional<Extension> &as)
{
    const auto ready = readyDevice(*m_d->store, *m_d->vault, m_d->record(extension), as);
    if (!ready)
        return fail(ready.error());
    const Fleet fleet(m_d->catalogue, m_d->renderer, *m_d->vault, ready->baseUrl);
    const auto facts = fleet.facts(ready->saved.state);
    if (!facts)
        return fail(facts.error());
    return fleet.explain(*facts, ready->saved.device, ready->keys, ready->saved.state.passwords);
}

namespace {

Result<std::vector<SavedDevice>> firstDevices(SavedPhones &phones, const std::vector<store::ObjectRecord> &records)
{
    std::vector<SavedDevice> out;
    for (const store::ObjectRecord &record : records) {
        auto device = phones.firstOf(record);
        if (!device)
            return fail(device.error());
        if (*device)
            out.push_back(std::move(**device));
    }
    return out;
}

} // namespace

Result<void> Workspace::renderEach(const Uuid &site, const EachPhone &each, const Progress &progress)
{
    store::Store &store = *m_d->store;
    const auto base = targets::baseUrl(store);
    const auto count = store.countExtensions(site, {});
    if (!base || !count)
        return fail(base ? count.error() : base.error());
    const Fleet fleet(m_d->catalogue, m_d->renderer, *m_d->vault, *base);
    const auto all = static_cast<std::size_t>(*count);
    SavedPhones phones(store);
    std::string cursor;
    std::size_t done = 0;
    do {
        const auto page = store.objects(site, Kind::Extension, false, cursor, kAtOnce);
        if (!page)
            return fail(page.error());
        const auto devices = firstDevices(phones, page->rows);
        if (!devices)
            return fail(devices.error());
        std::vector<MacAddress> macs;
        for (const SavedDevice &saved : *devices)
            macs.push_back(saved.device.mac);
        const auto keys = phoneKeys(store, *m_d->vault, site, macs);
        if (!keys)
            return fail(keys.error());
        for (const SavedDevice &saved : *devices) {
            if (progress && !progress(std::min(done, all), all))
                return fail(ErrorKind::Cancelled, say("Stopped."));
            const MacAddress &mac = saved.device.mac;
            const auto facts = fleet.facts(saved.state);
            auto rendered = facts ? fleet.render(*facts, saved.device, keys->at(mac), saved.state.passwords) : fail(facts.error());
            if (!rendered && rendered.error().kind != ErrorKind::Invalid)
                return fail(rendered.error());
            if (auto taken = each({mac, saved.device.extensions.front()->id, std::move(rendered)}); !taken)
                return taken;
            ++done;
        }
        done += page->rows.size() - devices->size();
        cursor = page->next;
    } while (!cursor.empty());
    return {};
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
