#include "firewallstate.h"

#include "server/provisioningserver.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <chrono>

namespace pbx::items {

using domain::FirewallRule;
using domain::Kind;
using domain::Result;
using domain::Uuid;

namespace {

constexpr int kPage = 500;
constexpr int kMostLogRows = 20'000; // the newest of the log; older use is not shown
constexpr std::int64_t kHour = 3'600'000;

std::int64_t nowMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Result<void> readSaved(store::Store &store, const Uuid &site, FirewallState &state)
{
    for (std::string cursor;;) {
        const auto page = store.objects(site, Kind::FirewallRule, false, cursor, kPage);
        if (!page)
            return fail(page.error());
        for (const auto &record : page->rows) {
            if (!record.local)
                continue;
            const auto object = domain::readObject(Kind::FirewallRule, record.local->json);
            if (!object)
                return fail(object.error());
            state.rules.push_back({std::get<FirewallRule>(*object), record.version, record.pending(), 0});
        }
        cursor = page->next;
        if (cursor.empty())
            return {};
    }
}

void readInForce(const store::PublishedSite &published, FirewallState &state)
{
    state.published = true;
    state.addressAndMacOnly = published.addressAndMacOnly;
    const auto rules = nlohmann::json::parse(published.rules, nullptr, false);
    state.damaged = !rules.is_array();
    if (state.damaged)
        return;
    for (const auto &rule : rules) {
        const auto object = domain::readObject(Kind::FirewallRule, rule.dump());
        if (object)
            state.inForce.push_back(std::get<FirewallRule>(*object));
        else
            state.damaged = true;
    }
}

std::string titleOf(changes::Workspace &workspace, const Uuid &extension)
{
    const auto loaded = workspace.load(extension);
    return loaded ? domain::title(loaded->object) : std::string();
}

Result<void> readPhones(changes::Workspace &workspace, const Uuid &site, FirewallState &state)
{
    auto &store = workspace.store();
    store::ExtensionFilter all;
    for (std::string cursor;;) {
        const auto page = store.extensions(site, all, cursor, kPage);
        if (!page)
            return fail(page.error());
        for (const auto &row : page->rows) {
            const auto mac = domain::MacAddress::parse(row.mac);
            if (mac && !row.deleted)
                state.phones.push_back({*mac, row.id, row.number + ' ' + row.name, {}, {}, 0, 0, 0, false});
        }
        cursor = page->next;
        if (cursor.empty())
            break;
    }
    for (auto &phone : state.phones) {
        if (const auto record = store.phone(site, phone.mac); record && *record) {
            phone.enrolUntil = (*record)->enrolUntil;
            phone.secretFirstUsed = (*record)->secretFirstUsed;
        }
        const auto files = store.publishedFiles(site, phone.mac, false);
        if (!files)
            return fail(files.error());
        phone.applied = !files->empty();
        const auto needed = std::find_if(files->begin(), files->end(), [](const auto &file) { return file.required; });
        if (needed != files->end())
            phone.file = needed->name;
    }
    return {};
}

void take(const store::DownloadRow &row, std::int64_t hourAgo, FirewallState &state)
{
    if (row.result == store::DownloadResult::Refused && row.at >= hourAgo)
        ++state.refusalsLastHour[row.address];
    if (row.result != store::DownloadResult::Sent && row.result != store::DownloadResult::NotChanged)
        return;
    const auto address = domain::IpAddress::parse(row.address);
    if (!address)
        return;
    for (auto &phone : state.phones) {
        if (phone.lastSeen == 0 && phone.mac.toString() == row.mac) {
            phone.lastAddress = *address;
            phone.lastSeen = row.at;
        }
    }
    for (auto &saved : state.rules) {
        if (saved.lastUsed == 0 && saved.rule.prefix.contains(*address))
            saved.lastUsed = row.at;
    }
}

Result<void> readLog(store::Store &store, FirewallState &state)
{
    store::DownloadFilter filter;
    filter.site = state.site;
    const std::int64_t hourAgo = nowMs() - kHour;
    int rows = 0;
    for (std::string cursor; rows < kMostLogRows; rows += kPage) {
        const auto page = store.downloads(filter, cursor, kPage);
        if (!page)
            return fail(page.error());
        for (const auto &row : page->rows)
            take(row, hourAgo, state);
        cursor = page->next;
        if (cursor.empty())
            break;
    }
    return {};
}

bool holds(const std::vector<FirewallRule> &rules, const domain::IpAddress &address)
{
    return server::testFirewall(rules, address).allowed;
}

} // namespace

std::vector<FirewallRule> FirewallState::saved() const
{
    std::vector<FirewallRule> all;
    for (const auto &entry : rules)
        all.push_back(entry.rule);
    return all;
}

const SavedRule *FirewallState::rule(const Uuid &id) const
{
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const auto &saved) { return saved.rule.id == id; });
    return found == rules.end() ? nullptr : &*found;
}

std::vector<const KnownPhone *> FirewallState::usersOf(const FirewallRule &rule) const
{
    std::vector<const KnownPhone *> users;
    for (const auto &phone : phones) {
        if (phone.lastAddress && rule.prefix.contains(*phone.lastAddress))
            users.push_back(&phone);
    }
    return users;
}

std::vector<const KnownPhone *> FirewallState::lockedOutBy(const std::vector<FirewallRule> &after) const
{
    const auto before = saved();
    std::vector<const KnownPhone *> out;
    for (const auto &phone : phones) {
        if (phone.lastAddress && holds(before, *phone.lastAddress) && !holds(after, *phone.lastAddress))
            out.push_back(&phone);
    }
    return out;
}

Result<FirewallState> loadFirewall(changes::Workspace &workspace, const Uuid &site)
{
    FirewallState state{site, titleOf(workspace, site), {}, false, false, false, {}, {}, {}};
    if (auto done = readSaved(workspace.store(), site, state); !done)
        return fail(done.error());
    const auto published = workspace.store().publishedSite(site);
    if (!published)
        return fail(published.error());
    if (*published)
        readInForce(**published, state);
    if (auto done = readPhones(workspace, site, state); !done)
        return fail(done.error());
    if (auto done = readLog(workspace.store(), state); !done)
        return fail(done.error());
    return state;
}

std::vector<FirewallRule> withRule(std::vector<FirewallRule> rules, const Uuid &id, const std::optional<FirewallRule> &after)
{
    rules.erase(std::remove_if(rules.begin(), rules.end(), [&](const FirewallRule &rule) { return rule.id == id; }), rules.end());
    if (after)
        rules.push_back(*after);
    return rules;
}

domain::FirewallRule allowing(const domain::IpPrefix &prefix, std::string_view description)
{
    return {domain::Uuid::random(), domain::Label::parse(description).value_or(domain::Label()), prefix, *domain::Label::parse(domain::kPhonesScope)};
}

} // namespace pbx::items
