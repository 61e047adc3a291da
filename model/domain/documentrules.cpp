#include "documentrules.h"

#include "jsontree.h"
#include "say.h"

#include <algorithm>
#include <array>

namespace pbx::domain {

namespace {

// Answers the rules' questions from a document, in constant time each.
class DocumentLookup final : public SiteLookup {
public:
    DocumentLookup(const SiteDocument &document, const DocumentOrigin &origin)
        : m_site(document.site.id)
        , m_origin(origin)
    {
        for (const Office &office : document.offices)
            m_offices.insert(office.id);
        for (const DayNightCondition &condition : document.dayNightConditions) {
            m_conditions.insert(condition.id);
            m_codes.emplace(condition.dialCode.text(), condition.id);
        }
        for (const Extension &extension : document.extensions) {
            m_numbers.emplace(extension.number.text(), extension.id);
            if (extension.autoProvision && extension.autoProvision->mac)
                m_macs[extension.autoProvision->mac->value()].push_back(&extension);
        }
    }

    [[nodiscard]] bool hasExtension(const ExtensionNumber &number) const override
    {
        return m_origin.unknownNumber || m_numbers.contains(number.text()) || m_origin.refusedNumbers.contains(number.text());
    }
    [[nodiscard]] std::optional<Uuid> extensionId(const ExtensionNumber &number) const override { return find(m_numbers, number.text()); }
    [[nodiscard]] bool hasOffice(const Uuid &id) const override
    {
        return m_origin.unknownOffice || m_offices.contains(id) || m_origin.refusedOffices.contains(id);
    }
    [[nodiscard]] bool hasCondition(const Uuid &id) const override
    {
        return m_origin.unknownCondition || m_conditions.contains(id) || m_origin.refusedConditions.contains(id);
    }
    [[nodiscard]] std::optional<Uuid> conditionWithCode(const DialString &code) const override { return find(m_codes, code.text()); }
    [[nodiscard]] std::vector<MacUse> usersOf(const MacAddress &mac) const override
    {
        std::vector<MacUse> out;
        if (const auto users = m_macs.find(mac.value()); users != m_macs.end()) {
            // A thousand phones with one address would make a million sentences.
            constexpr std::size_t most = 32;
            for (const Extension *user : users->second) {
                if (out.size() == most)
                    break;
                out.push_back({user->id, user->number.text(), user->autoProvision->handset, user->autoProvision->make, user->autoProvision->model});
            }
        }
        return out;
    }
    [[nodiscard]] std::vector<std::string> otherSitesWith(const MacAddress &mac) const override
    {
        return m_origin.otherSites ? m_origin.otherSites(m_site, mac) : std::vector<std::string>();
    }

private:
    static std::optional<Uuid> find(const std::unordered_map<std::string, Uuid> &map, const std::string &key)
    {
        const auto found = map.find(key);
        return found == map.end() ? std::nullopt : std::optional(found->second);
    }
    Uuid m_site;
    const DocumentOrigin &m_origin;
    std::unordered_set<Uuid> m_offices, m_conditions;
    std::unordered_map<std::string, Uuid> m_numbers, m_codes;
    std::unordered_map<std::uint64_t, std::vector<const Extension *>> m_macs;
};

// "/autoProvision/keys/m1.1/extension" → "/autoProvision/keys/7/extension"
std::string withKeyIndex(const std::string &pointer, const KeyMap &keys, const std::vector<SlotId> *order)
{
    constexpr std::string_view head = "/autoProvision/keys/";
    if (!pointer.starts_with(head))
        return pointer;
    const std::size_t end = std::min(pointer.find('/', head.size()), pointer.size());
    const auto slot = SlotId::parse(std::string_view(pointer).substr(head.size(), end - head.size()));
    if (!slot)
        return pointer;
    const auto index = order ? std::distance(order->begin(), std::ranges::find(*order, *slot)) : std::distance(keys.begin(), keys.find(*slot));
    return std::string(head) + std::to_string(index) + pointer.substr(end);
}

class Checker {
public:
    Checker(const SiteDocument &document, const ModelLookup &models, const DocumentOrigin &origin, const std::function<void(PlacedFinding)> &found)
        : m_document(document)
        , m_models(models)
        , m_origin(origin)
        , m_found(found)
        , m_lookup(document, origin)
    {
        m_ids.emplace(document.site.id, "/site");
    }

    void run(const std::function<bool(std::size_t)> &proceed)
    {
        for (Finding &finding : check(m_document.site, m_models)) {
            finding.pointer.insert(0, "/site");
            m_found({Section::Site, 0, std::move(finding)});
        }
        each(Section::Offices, m_document.offices, m_origin.offices, [this](const Office &o) { return check(o, m_models); });
        each(Section::Conditions, m_document.dayNightConditions, m_origin.conditions,
             [this](const DayNightCondition &c) { return check(c, m_lookup); });
        std::size_t place = 0;
        bool going = true;
        each(Section::Extensions, m_document.extensions, m_origin.extensions, [&](const Extension &e) {
            going = going && (!proceed || place % 256 != 0 || proceed(place));
            return going ? checkExtension(e, place++) : Findings{};
        });
        each(Section::Rules, m_document.firewallRules, m_origin.rules, [this](const FirewallRule &r) { return checkRule(r); });
        each(Section::Templates, m_document.keyTemplates, m_origin.templates, [](const KeyTemplate &t) { return check(t); });
    }

private:
    template <class T, class Check> void each(Section section, const std::vector<T> &objects, const std::vector<std::size_t> &indexes, Check checkOne)
    {
        for (std::size_t i = 0; i < objects.size(); ++i) {
            const std::size_t index = indexes.empty() ? i : indexes[i];
            const std::string root = append(append({}, memberName(section)), index);
            const auto add = [&](Finding finding) {
                finding.pointer = root + finding.pointer;
                m_found({section, index, std::move(finding)});
            };
            if (const auto [first, isNew] = m_ids.emplace(objects[i].id, root); !isNew)
                add({Severity::Error, "/id", say("This id stands at %1 already. Every object has its own.", {first->second})});
            for (Finding &finding : checkOne(objects[i]))
                add(std::move(finding));
        }
    }

    Findings checkExtension(const Extension &extension, std::size_t place)
    {
        Findings out = check(extension, m_lookup, m_models);
        if (!extension.autoProvision)
            return out;
        const auto order = m_origin.keyOrder.find(place);
        for (Finding &finding : out)
            finding.pointer =
                withKeyIndex(finding.pointer, extension.autoProvision->keys, order == m_origin.keyOrder.end() ? nullptr : &order->second);
        return out;
    }

    Findings checkRule(const FirewallRule &rule)
    {
        Findings out = check(rule);
        if (!m_prefixes.insert(rule.prefix.toString()).second)
            out.push_back({Severity::Warning, "/address", say("Another rule allows %1 already.", {rule.prefix.toString()})});
        return out;
    }

    const SiteDocument &m_document;
    const ModelLookup &m_models;
    const DocumentOrigin &m_origin;
    const std::function<void(PlacedFinding)> &m_found;
    DocumentLookup m_lookup;
    std::unordered_map<Uuid, std::string> m_ids;
    std::unordered_set<std::string> m_prefixes;
};

} // namespace

std::string_view memberName(Section section)
{
    constexpr std::array<std::string_view, 6> names{"site", "offices", "dayNightConditions", "extensions", "firewallRules", "keyTemplates"};
    return names.at(static_cast<std::size_t>(section));
}

void checkDocument(const SiteDocument &document, const ModelLookup &models, const DocumentOrigin &origin,
                   const std::function<void(PlacedFinding)> &found, const std::function<bool(std::size_t)> &proceed)
{
    Checker(document, models, origin, found).run(proceed);
}

Findings check(const SiteDocument &document, const ModelLookup &models, const OtherSites &otherSites)
{
    Findings out;
    DocumentOrigin origin;
    origin.otherSites = otherSites;
    checkDocument(document, models, origin, [&out](PlacedFinding placed) { out.push_back(std::move(placed.finding)); });
    return out;
}

} // namespace pbx::domain
