#include "phonekeys.h"

#include "domain/say.h"

namespace pbx::changes {

using namespace domain;

namespace {

using Records = std::map<MacAddress, store::PhoneRecord>;
constexpr std::size_t kFew = 100; // phones that are asked for one by one

Result<Records> stored(store::Store &store, const Uuid &site, const std::vector<MacAddress> &phones)
{
    Records out;
    if (phones.size() <= kFew) {
        for (const MacAddress &mac : phones) {
            auto one = store.phone(site, mac);
            if (!one)
                return fail(one.error());
            if (*one)
                out.emplace(mac, std::move(**one));
        }
        return out;
    }
    auto all = store.phones(site);
    if (!all)
        return fail(all.error());
    for (store::PhoneRecord &record : *all) {
        const MacAddress mac = record.mac;
        out.emplace(mac, std::move(record));
    }
    return out;
}

Result<store::PhoneRecord> newPhone(const store::Vault &vault, const Uuid &site, const MacAddress &mac)
{
    auto secret = vault.seal(store::newUrlSecret(), store::phoneSecretRecord(site, mac));
    if (!secret)
        return fail(secret.error());
    auto admin = vault.seal(store::newAdminPassword(), store::phoneAdminRecord(site, mac));
    if (!admin)
        return fail(admin.error());
    return store::PhoneRecord{site, mac, std::move(*secret), {}, std::move(*admin), 0, {}, 0, {}, {}};
}

std::string renewedSetting(const Uuid &site)
{
    return "renewedKeys." + site.toString();
}

// Whether nothing will ever open it: it was sealed with a key that is gone, or is damaged.
bool isLost(const store::Vault &vault, const store::Blob &sealed, const std::string &recordId)
{
    const auto opened = vault.open(sealed, recordId);
    return !opened && opened.error().kind != ErrorKind::Locked;
}

// What makes the keys that are missing, and those that are lost anew. Empty where all is well.
Result<store::Batch> newPhones(const store::Vault &vault, const Uuid &site, const std::vector<MacAddress> &phones, const Records &records)
{
    store::Batch batch;
    for (const MacAddress &mac : phones) {
        const auto found = records.find(mac);
        const bool known = found != records.end();
        if (known && !isLost(vault, found->second.secret, store::phoneSecretRecord(site, mac))
            && !isLost(vault, found->second.adminPassword, store::phoneAdminRecord(site, mac)))
            continue;
        auto made = newPhone(vault, site, mac);
        if (!made)
            return fail(made.error());
        if (known) {
            made->userAgent = found->second.userAgent;
            batch.emplace_back(store::RemovePublishedFiles{site, mac});
            batch.emplace_back(store::RemovePhone{site, mac});
            batch.emplace_back(store::PutSetting{renewedSetting(site), "1"});
        }
        batch.emplace_back(store::PutPhone{std::move(*made), true});
    }
    return batch;
}

} // namespace

Result<std::map<MacAddress, PhoneKeys>> phoneKeys(store::Store &store, const store::Vault &vault, const Uuid &site,
                                                  const std::vector<MacAddress> &phones)
{
    auto records = stored(store, site, phones);
    if (!records)
        return fail(records.error());
    const auto batch = newPhones(vault, site, phones, *records);
    if (!batch)
        return fail(batch.error());
    if (!batch->empty()) {
        if (auto saved = store.commit(*batch); !saved)
            return fail(saved.error());
        records = stored(store, site, phones); // another process may have been first
        if (!records)
            return fail(records.error());
    }
    std::map<MacAddress, PhoneKeys> out;
    for (const MacAddress &mac : phones) {
        const auto found = records->find(mac);
        if (found == records->end())
            return fail(ErrorKind::Conflict, say("The phone %1 was removed elsewhere just now. Try again.", {mac.toString()}));
        auto secret = vault.open(found->second.secret, store::phoneSecretRecord(site, mac));
        if (!secret)
            return fail(secret.error());
        auto admin = vault.open(found->second.adminPassword, store::phoneAdminRecord(site, mac));
        if (!admin)
            return fail(admin.error());
        out.emplace(mac, PhoneKeys{std::move(*secret), std::move(*admin), found->second.userAgent});
    }
    return out;
}

Result<std::string> siteToken(store::Store &store, const store::Vault &vault, const Uuid &site, const std::string &siteName)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto published = store.publishedSite(site);
        if (!published)
            return fail(published.error());
        const std::string recordId = store::siteTokenRecord(site);
        if (*published && !isLost(vault, (*published)->token, recordId))
            return vault.open((*published)->token, recordId);
        auto token = vault.seal(store::newUrlSecret(), recordId);
        if (!token)
            return fail(token.error());
        store::Batch batch;
        if (*published) {
            batch.emplace_back(store::RemovePublishedFiles{site, std::nullopt});
            batch.emplace_back(store::PutSetting{renewedSetting(site), "1"});
        }
        const std::int64_t basedOn = *published ? (*published)->revision : -1;
        store::PublishedSite with = *published ? **published : store::PublishedSite{site, 0, {}, "[]", siteName, false};
        with.token = std::move(*token);
        batch.emplace_back(store::PutPublishedSite{std::move(with), basedOn});
        // A Conflict: another process made it just now, and its token counts.
        if (auto saved = store.commit(batch); !saved && saved.error().kind != ErrorKind::Conflict)
            return fail(saved.error());
    }
    return fail(ErrorKind::Conflict, say("The site was removed elsewhere just now. Try again."));
}

Result<bool> keysRenewed(store::Store &store, const Uuid &site)
{
    const auto setting = store.setting(renewedSetting(site));
    return setting ? Result<bool>(setting->has_value()) : fail(setting.error());
}

store::PutSetting renewalApplied(const Uuid &site)
{
    return {renewedSetting(site), std::nullopt};
}

} // namespace pbx::changes
