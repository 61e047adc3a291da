#include "storelookup.h"

#include <algorithm>

namespace pbx::changes {

using namespace domain;

namespace {

std::optional<SiteLookup::MacUse> macUse(const Extension &extension)
{
    if (!extension.autoProvision)
        return std::nullopt;
    const AutoProvision &phone = *extension.autoProvision;
    return SiteLookup::MacUse{extension.id, extension.number.text(), phone.handset, phone.make, phone.model};
}

} // namespace

StoreLookup::StoreLookup(store::Store &store, const Uuid &site)
    : m_store(store)
    , m_site(site)
{}

void StoreLookup::overlay(const Uuid &id, const Object *after)
{
    m_overlay.insert_or_assign(id, after);
    if (const auto *extension = after ? std::get_if<Extension>(after) : nullptr) {
        m_numbers.insert_or_assign(extension->number.text(), id);
        if (extension->autoProvision && extension->autoProvision->mac)
            m_macs.emplace(extension->autoProvision->mac->value(), extension);
    }
}

void StoreLookup::lift(const Uuid &id)
{
    const auto found = m_overlay.find(id);
    if (found == m_overlay.end())
        return;
    const auto *extension = found->second ? std::get_if<Extension>(found->second) : nullptr;
    if (extension) {
        if (const auto number = m_numbers.find(extension->number.text()); number != m_numbers.end() && number->second == id)
            m_numbers.erase(number);
        if (extension->autoProvision && extension->autoProvision->mac) {
            auto [first, last] = m_macs.equal_range(extension->autoProvision->mac->value());
            while (first != last)
                first = first->second == extension ? m_macs.erase(first) : std::next(first);
        }
    }
    m_overlay.erase(found);
}

template <class T> std::optional<T> StoreLookup::take(Result<T> result) const
{
    if (result)
        return std::move(*result);
    if (!m_failure)
        m_failure = result.error();
    return std::nullopt;
}

bool StoreLookup::has(Kind kind, const Uuid &id) const
{
    if (const auto found = m_overlay.find(id); found != m_overlay.end())
        return found->second && kindOf(*found->second) == kind;
    const auto record = take(m_store.object(id));
    return record && *record && (*record)->kind == kind && (*record)->site == m_site && (*record)->local;
}

bool StoreLookup::hasExtension(const ExtensionNumber &number) const
{
    return extensionId(number).has_value();
}

std::optional<Uuid> StoreLookup::extensionId(const ExtensionNumber &number) const
{
    // The stored one first: an edited one of the same number must not hide it.
    if (const auto id = take(m_store.extensionByNumber(m_site, number.text())); id && *id && !m_overlay.contains(**id))
        return *id;
    const auto found = m_numbers.find(number.text());
    return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
}

bool StoreLookup::hasOffice(const Uuid &id) const
{
    return has(Kind::Office, id);
}

bool StoreLookup::hasCondition(const Uuid &id) const
{
    return has(Kind::DayNightCondition, id);
}

std::optional<Uuid> StoreLookup::conditionWithCode(const DialString &code) const
{
    const auto holds = [&code](const Object &object) {
        const auto *condition = std::get_if<DayNightCondition>(&object);
        return condition && condition->dialCode == code;
    };
    // The stored ones first, as with numbers.
    const auto records = take(objectsOf(m_store, m_site, Kind::DayNightCondition, false));
    for (const store::ObjectRecord &record : records.value_or(std::vector<store::ObjectRecord>{})) {
        if (!record.local || m_overlay.contains(record.id))
            continue;
        const auto object = take(readSide(record.kind, *record.local));
        if (object && holds(*object))
            return record.id;
    }
    for (const auto &[id, after] : m_overlay) {
        if (after && holds(*after))
            return id;
    }
    return std::nullopt;
}

std::vector<SiteLookup::MacUse> StoreLookup::usersOf(const MacAddress &mac) const
{
    std::vector<MacUse> out;
    const auto [first, last] = m_macs.equal_range(mac.value());
    for (auto it = first; it != last; ++it)
        out.push_back(macUse(*it->second).value());
    const auto records = take(m_store.extensionsByMac(mac));
    for (const store::ObjectRecord &record : records.value_or(std::vector<store::ObjectRecord>{})) {
        if (record.site != m_site || !record.local || m_overlay.contains(record.id))
            continue;
        const auto object = take(readSide(record.kind, *record.local));
        const auto use = object ? macUse(std::get<Extension>(*object)) : std::nullopt;
        if (use)
            out.push_back(*use);
    }
    return out;
}

std::vector<std::string> StoreLookup::otherSitesWith(const MacAddress &mac) const
{
    return take(changes::otherSitesWith(m_store, m_site, mac)).value_or(std::vector<std::string>());
}

Result<std::vector<std::string>> otherSitesWith(store::Store &store, const Uuid &own, const MacAddress &mac)
{
    const auto records = store.extensionsByMac(mac);
    if (!records)
        return fail(records.error());
    std::vector<std::string> out;
    std::vector<Uuid> seen{own};
    for (const store::ObjectRecord &record : *records) {
        if (std::ranges::find(seen, record.site) != seen.end())
            continue;
        seen.push_back(record.site);
        const auto site = store.object(record.site);
        if (!site)
            return fail(site.error());
        if (*site)
            out.push_back(titleOf(**site));
    }
    return out;
}

} // namespace pbx::changes
