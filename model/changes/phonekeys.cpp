#include "phonekeys.h"

#include "domain/say.h"

namespace pbx::changes {

using namespace domain;

namespace {

using Records = std::map<MacAddress, store::PhoneRecord>;

Result<Records> stored(store::Store &store, const Uuid &site, const std::vector<MacAddress> &phones)
{
    Records out;
    if (phones.size() == 1) {
        auto one = store.phone(site, phones.front());
        if (!one)
            return fail(one.error());
        if (*one)
            out.emplace(phones.front(), std::move(**one));
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

} // namespace

Result<std::map<MacAddress, PhoneKeys>> phoneKeys(store::Store &store, const store::Vault &vault, const Uuid &site,
                                                  const std::vector<MacAddress> &phones)
{
    auto records = stored(store, site, phones);
    if (!records)
        return fail(records.error());
    store::Batch batch;
    for (const MacAddress &mac : phones) {
        if (records->contains(mac))
            continue;
        auto made = newPhone(vault, site, mac);
        if (!made)
            return fail(made.error());
        batch.emplace_back(store::PutPhone{std::move(*made), true});
    }
    if (!batch.empty()) {
        if (auto saved = store.commit(batch); !saved)
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
        if (*published)
            return vault.open((*published)->token, store::siteTokenRecord(site));
        auto token = vault.seal(store::newUrlSecret(), store::siteTokenRecord(site));
        if (!token)
            return fail(token.error());
        store::PublishedSite first{site, 0, std::move(*token), "[]", siteName, false};
        // A Conflict: another process made it just now, and its token counts.
        if (auto saved = store.commit({store::PutPublishedSite{std::move(first), -1}}); !saved && saved.error().kind != ErrorKind::Conflict)
            return fail(saved.error());
    }
    return fail(ErrorKind::Conflict, say("The site was removed elsewhere just now. Try again."));
}

} // namespace pbx::changes
