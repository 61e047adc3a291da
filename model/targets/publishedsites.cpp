#include "publishedsites.h"

#include "domain/json.h"
#include "domain/say.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace pbx::targets {

using namespace domain;

namespace {

constexpr int kPage = 500;

// What the server is told of a phone; the rest (user agent, last refusal) is no reason to publish again.
bool samePhone(const store::PhoneRecord &a, const store::PhoneRecord &b)
{
    return a.mac == b.mac && a.secret == b.secret && a.previousSecret == b.previousSecret && a.enrolUntil == b.enrolUntil
           && a.enrolSource == b.enrolSource && (a.secretFirstUsed == 0) == (b.secretFirstUsed == 0);
}

bool sameSite(const store::PublishedSite &a, const store::PublishedSite &b)
{
    return a.revision == b.revision && a.token == b.token && a.rules == b.rules && a.name == b.name && a.addressAndMacOnly == b.addressAndMacOnly;
}

} // namespace

Result<std::vector<FirewallRule>> readRules(std::string_view json)
{
    const auto damaged = [] { return invalid(say("The stored firewall rules cannot be read.")); };
    const auto list = nlohmann::json::parse(json, nullptr, false);
    if (!list.is_array())
        return damaged();
    std::vector<FirewallRule> out;
    for (const auto &element : list) {
        const auto object = readObject(Kind::FirewallRule, element.dump());
        const auto *rule = object ? std::get_if<FirewallRule>(&*object) : nullptr;
        if (!rule)
            return damaged();
        out.push_back(*rule);
    }
    return out;
}

Result<void> PublishedSites::refresh()
{
    const auto sites = m_store.publishedSites();
    if (!sites)
        return fail(sites.error());
    for (auto at = m_served.begin(); at != m_served.end();) {
        const bool gone = std::ranges::find(*sites, at->first, &store::PublishedSite::site) == sites->end();
        if (gone)
            m_server.withdraw(at->first);
        at = gone ? m_served.erase(at) : std::next(at);
    }
    for (const store::PublishedSite &site : *sites) {
        auto phones = m_store.phones(site.site);
        if (!phones)
            return fail(phones.error());
        const auto served = m_served.find(site.site);
        const auto isServed = [&](const store::PhoneRecord &record) {
            const auto at = served->second.phones.find(record.mac);
            return at != served->second.phones.end() && samePhone(at->second.record, record);
        };
        if (served != m_served.end() && sameSite(served->second.site, site) && served->second.phones.size() == phones->size()
            && std::ranges::all_of(*phones, isServed))
            continue;
        if (auto published = publish(site, std::move(*phones)); !published)
            return published;
    }
    return {};
}

Result<std::map<MacAddress, Uuid>> PublishedSites::extensions(const Uuid &site)
{
    std::map<MacAddress, Uuid> out;
    std::string cursor;
    do {
        const auto page = m_store.extensions(site, {}, cursor, kPage);
        if (!page)
            return fail(page.error());
        for (const store::ExtensionRow &row : page->rows) {
            if (const auto mac = MacAddress::parse(row.mac))
                out.emplace(*mac, row.id);
        }
        cursor = page->next;
    } while (!cursor.empty());
    return out;
}

Result<server::ServedPhone> PublishedSites::open(const store::PhoneRecord &record) const
{
    const std::string id = store::phoneSecretRecord(record.site, record.mac);
    auto secret = m_vault.open(record.secret, id);
    if (!secret)
        return fail(secret.error());
    auto previous = record.previousSecret.empty() ? Result<std::string>(std::string()) : m_vault.open(record.previousSecret, id);
    if (!previous)
        return fail(previous.error());
    server::ServedPhone out{record.mac, std::nullopt, std::move(*secret), std::move(*previous)};
    out.secretUsed = record.secretFirstUsed != 0;
    out.enrolUntil = record.enrolUntil;
    out.secretVersion = record.secret;
    if (!record.enrolSource.empty()) {
        const auto source = IpAddress::parse(record.enrolSource);
        // Bound, but nobody can say to whom: closed until somebody reopens it.
        if (source)
            out.enrolSource = *source;
        else
            out.enrolUntil = 0;
    }
    return out;
}

Result<server::ServedFile> PublishedSites::open(const store::PublishedFile &file) const
{
    auto bytes = m_vault.open(file.sealed, store::fileRecord(file.site, file.mac, file.name));
    if (!bytes)
        return fail(bytes.error());
    return server::ServedFile{file.name, file.mime, file.etag, std::move(*bytes), file.required};
}

Result<void> PublishedSites::publish(const store::PublishedSite &site, std::vector<store::PhoneRecord> records)
{
    const auto files = m_store.allPublishedFiles(site.site, true);
    if (!files)
        return fail(files.error());
    const auto users = extensions(site.site);
    if (!users)
        return fail(users.error());

    const auto now = m_store.publishedSite(site.site);
    if (!now)
        return fail(now.error());
    if (!*now || !sameSite(**now, site))
        return {}; // applied again between these questions: the next look serves it whole

    Served &served = m_served.insert_or_assign(site.site, Served{site, {}, {}, {}}).first->second;
    server::ServedSite out{site.site, site.revision};
    out.addressAndMacOnly = site.addressAndMacOnly;
    auto token = m_vault.open(site.token, store::siteTokenRecord(site.site));
    if (token)
        out.token = std::move(*token);
    else
        served.problems.push_back(
            say("The URL of the site “%1” cannot be read; phones fresh from the box are refused. %2", {site.name, token.error().sentence}));
    auto rules = readRules(site.rules);
    if (rules)
        out.rules = served.rules = std::move(*rules);
    else
        served.problems.push_back(
            say("No phone of the site “%1” is served: its stored firewall rules are damaged. Apply the site again.", {site.name}));
    out.rulesDamaged = !rules;

    std::map<MacAddress, server::ServedPhone> phones;
    const auto leaveOut = [&](const MacAddress &mac, const Error &error) {
        phones.erase(mac);
        served.problems.push_back(
            say("The phone %1 of the site “%2” is not served: its stored data are damaged. %3", {mac.toString(), site.name, error.sentence}));
    };
    for (store::PhoneRecord &record : records) {
        const auto user = users->find(record.mac);
        const std::optional<Uuid> extension = user == users->end() ? std::nullopt : std::optional(user->second);
        auto phone = open(record);
        if (phone) {
            phone->extension = extension;
            phones.emplace(record.mac, std::move(*phone));
        } else {
            leaveOut(record.mac, phone.error());
        }
        const MacAddress mac = record.mac;
        served.phones.emplace(mac, KnownPhone{site.site, std::move(record), extension});
    }
    for (const store::PublishedFile &stored : *files) {
        auto *const phone = stored.mac && phones.contains(*stored.mac) ? &phones.at(*stored.mac) : nullptr;
        if (stored.mac && !phone)
            continue; // of a phone that is left out
        auto file = open(stored);
        if (file)
            (phone ? phone->files : out.commonFiles).push_back(std::move(*file));
        else if (phone)
            leaveOut(*stored.mac, file.error());
        else
            served.problems.push_back(say("The file %1 of the site “%2” is not served: it is damaged.", {stored.name, site.name}));
    }
    for (auto &[mac, phone] : phones)
        out.phones.push_back(std::move(phone));
    m_server.publish(std::move(out));
    return {};
}

std::vector<std::string> PublishedSites::problems() const
{
    std::vector<std::string> out;
    for (const auto &[id, served] : m_served)
        out.insert(out.end(), served.problems.begin(), served.problems.end());
    return out;
}

PublishedSites::KnownPhone *PublishedSites::phone(const Uuid &site, const MacAddress &mac)
{
    const auto served = m_served.find(site);
    if (served == m_served.end())
        return nullptr;
    const auto at = served->second.phones.find(mac);
    return at == served->second.phones.end() ? nullptr : &at->second;
}

PublishedSites::KnownPhone *PublishedSites::phoneAnywhere(const MacAddress &mac, const IpAddress &address)
{
    KnownPhone *found = nullptr;
    for (auto &[id, served] : m_served) {
        const auto at = served.phones.find(mac);
        if (at == served.phones.end() || !server::testFirewall(served.rules, address).allowed)
            continue;
        if (found)
            return nullptr;
        found = &at->second;
    }
    return found;
}

} // namespace pbx::targets
