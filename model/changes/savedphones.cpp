#include "savedphones.h"

#include "domain/say.h"

#include <algorithm>
#include <iterator>

namespace pbx::changes {

using namespace domain;

namespace {

constexpr std::size_t kMostKept = 4096; // objects, and numbers, that are not read again

tl::unexpected<Error> noHandset(const store::ObjectRecord &record)
{
    return fail(ErrorKind::NotFound, say("“%1” has no handset: Auto Provision is off, or its model or MAC address is missing.", {titleOf(record)}));
}

// Nothing where it is no extension, or has no handset.
Result<std::optional<Extension>> handsetOf(const store::ObjectRecord &record)
{
    if (record.kind != Kind::Extension || !record.local)
        return std::optional<Extension>();
    auto object = readSide(record.kind, *record.local);
    if (!object)
        return fail(object.error());
    auto &extension = std::get<Extension>(*object);
    return hasHandset(extension) ? std::optional(std::move(extension)) : std::nullopt;
}

} // namespace

SavedPhones::SavedPhones(store::Store &store)
    : m_store(store)
{}

Result<std::optional<Object>> SavedPhones::local(const Uuid &site, const Uuid &id)
{
    if (const auto known = m_objects.find(id); known != m_objects.end())
        return known->second;
    const auto record = m_store.object(id);
    if (!record)
        return fail(record.error());
    std::optional<Object> out;
    if (*record && (*record)->site == site && (*record)->local) {
        auto object = readSide((*record)->kind, *(*record)->local);
        if (!object)
            return fail(object.error());
        out = std::move(*object);
        if (auto *extension = std::get_if<Extension>(&*out))
            extension->autoProvision.reset(); // whom others monitor is a number and a name
    }
    if (m_objects.size() >= kMostKept)
        m_objects.clear();
    m_objects.emplace(id, out);
    return out;
}

Result<std::optional<Uuid>> SavedPhones::numbered(const Uuid &site, const std::string &number)
{
    if (m_site != site || m_numbers.size() >= kMostKept)
        m_numbers.clear();
    m_site = site;
    if (const auto known = m_numbers.find(number); known != m_numbers.end())
        return known->second;
    const auto id = m_store.extensionByNumber(site, number);
    if (!id)
        return fail(id.error());
    m_numbers.emplace(number, *id);
    return *id;
}

Result<void> SavedPhones::addNeeded(const Uuid &site, SiteState &state, const Extension &extension)
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
        const auto id = numbered(site, number);
        if (!id)
            return fail(id.error());
        if (*id)
            wanted.push_back(**id);
    }
    for (const Uuid &id : wanted) {
        const auto object = local(site, id);
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

Result<SavedDevice> SavedPhones::read(const store::ObjectRecord &record, Extension extension)
{
    const auto site = local(record.site, record.site);
    if (!site)
        return fail(site.error());
    if (!*site)
        return fail(ErrorKind::NotFound, say("The site of “%1” has been deleted.", {titleOf(record)}));
    SavedDevice out{{}, {*extension.autoProvision->mac, {}}};
    out.state.site = std::get<Site>(**site);
    const auto users = m_store.extensionsByMac(out.device.mac);
    if (!users)
        return fail(users.error());
    std::vector<Extension> accounts;
    for (const store::ObjectRecord &user : *users) {
        if (user.id == record.id || user.site != record.site)
            continue;
        auto other = handsetOf(user);
        if (!other)
            return fail(other.error());
        if (!*other)
            continue;
        out.state.passwords.emplace(user.id, user.local->secret);
        accounts.push_back(std::move(**other));
    }
    out.state.passwords.emplace(record.id, record.local->secret);
    accounts.push_back(std::move(extension));
    for (const Extension &account : accounts) {
        if (auto added = addNeeded(record.site, out.state, account); !added)
            return fail(added.error());
    }
    const std::size_t others = out.state.extensions.size();
    std::ranges::move(accounts, std::back_inserter(out.state.extensions));
    for (std::size_t i = others; i < out.state.extensions.size(); ++i)
        out.device.extensions.push_back(&out.state.extensions[i]);
    sortByHandset(out.device.extensions);
    return out;
}

Result<SavedDevice> SavedPhones::device(const store::ObjectRecord &extension, const std::optional<Extension> &as)
{
    if (extension.kind != Kind::Extension || !extension.local)
        return noHandset(extension);
    auto own = as ? Result<std::optional<Extension>>(hasHandset(*as) ? as : std::nullopt) : handsetOf(extension);
    if (!own)
        return fail(own.error());
    return *own ? read(extension, std::move(**own)) : noHandset(extension);
}

Result<std::optional<SavedDevice>> SavedPhones::firstOf(const store::ObjectRecord &extension)
{
    auto own = handsetOf(extension);
    if (!own || !*own)
        return own ? Result<std::optional<SavedDevice>>(std::nullopt) : fail(own.error());
    auto out = read(extension, std::move(**own));
    if (!out)
        return fail(out.error());
    if (out->device.extensions.front()->id != extension.id)
        return std::optional<SavedDevice>();
    return std::optional<SavedDevice>(std::move(*out));
}

} // namespace pbx::changes
