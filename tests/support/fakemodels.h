// A small catalogue and a site in memory, for tests of what needs no real handset.
#pragma once

#include "domain/chars.h"
#include "domain/rules.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace pbx::test {

class FakeModels final : public domain::ModelLookup {
public:
    FakeModels()
    {
        domain::ModelTraits t54w;
        t54w.make = "Yealink";
        t54w.model = "T54W";
        t54w.keys = 27;
        t54w.accounts = 16;
        t54w.mostMonitors = 40;
        t54w.modules = {{"EXP50", 60, 3, {}}};
        t54w.ouis = {"80:5E:C0"};
        add(t54w);

        domain::ModelTraits t29g = t54w;
        t29g.model = "T29G";
        t29g.modules = {{"EXP20", 40, 6, {21}}};
        add(t29g);

        domain::ModelTraits t19;
        t19.make = "Yealink";
        t19.model = "T19P_E2";
        t19.ouis = {"80:5E:C0"};
        add(t19, {"T19"});

        domain::ModelTraits w60b;
        w60b.make = "Yealink";
        w60b.model = "W60B";
        w60b.dect = true;
        w60b.handsets = 8;
        w60b.accounts = 8;
        add(w60b, {"W60P"});

        domain::ModelTraits vvx;
        vvx.make = "Poly";
        vvx.model = "VVX 410";
        vvx.keys = 12;
        vvx.ouis = {"64:16:7F"};
        add(vvx, {"VVX410"});
        m_makes["polycom"] = "poly";

        domain::ModelTraits spa;
        spa.make = "Cisco";
        spa.model = "SPA504G";
        spa.keys = 4;
        spa.modules = {{"SPA500S", 32, 2, {}}};
        spa.ouis = {"00:0E:08"};
        add(spa);
    }

    [[nodiscard]] const domain::ModelTraits *find(std::string_view make, std::string_view model) const override
    {
        std::string key = domain::lowered(make);
        if (const auto alias = m_makes.find(key); alias != m_makes.end())
            key = alias->second;
        const auto found = m_models.find(key + "/" + domain::lowered(model));
        return found == m_models.end() ? nullptr : found->second;
    }
    [[nodiscard]] std::string_view makeNamed(std::string_view make) const override
    {
        std::string key = domain::lowered(make);
        if (const auto alias = m_makes.find(key); alias != m_makes.end())
            key = alias->second;
        const auto found = std::ranges::find_if(m_traits, [&key](const auto &traits) { return domain::lowered(traits->make) == key; });
        return found == m_traits.end() ? std::string_view() : std::string_view((*found)->make);
    }
    [[nodiscard]] bool isTimeZone(std::string_view iana) const override
    {
        return iana == "Australia/Brisbane" || iana == "Australia/Sydney" || iana == "Europe/Berlin";
    }
    [[nodiscard]] std::string_view makeOfOui(std::string_view oui) const override
    {
        const auto found = m_ouis.find(std::string(oui));
        return found == m_ouis.end() ? std::string_view() : found->second;
    }

private:
    void add(const domain::ModelTraits &traits, const std::vector<std::string> &aliases = {})
    {
        m_traits.push_back(std::make_unique<domain::ModelTraits>(traits));
        const domain::ModelTraits *kept = m_traits.back().get();
        const std::string make = domain::lowered(kept->make) + "/";
        m_models[make + domain::lowered(kept->model)] = kept;
        for (const std::string &alias : aliases)
            m_models[make + domain::lowered(alias)] = kept;
        for (const std::string &oui : kept->ouis)
            m_ouis[oui] = kept->make;
    }
    std::vector<std::unique_ptr<domain::ModelTraits>> m_traits;
    std::map<std::string, const domain::ModelTraits *> m_models;
    std::map<std::string, std::string> m_makes;
    std::map<std::string, std::string> m_ouis;
};

class FakeSite final : public domain::SiteLookup {
public:
    void add(const domain::Extension &extension) { m_extensions.push_back(extension); }
    void add(const domain::DayNightCondition &condition) { m_conditions.push_back(condition); }
    void addOffice(const domain::Uuid &id) { m_offices.insert(id); }
    void addOtherSite(const domain::MacAddress &mac, const std::string &name) { m_others[mac].push_back(name); }

    [[nodiscard]] bool hasExtension(const domain::ExtensionNumber &number) const override { return extensionId(number).has_value(); }
    [[nodiscard]] std::optional<domain::Uuid> extensionId(const domain::ExtensionNumber &number) const override
    {
        for (const domain::Extension &extension : m_extensions) {
            if (extension.number == number)
                return extension.id;
        }
        return std::nullopt;
    }
    [[nodiscard]] bool hasOffice(const domain::Uuid &id) const override { return m_offices.contains(id); }
    [[nodiscard]] bool hasCondition(const domain::Uuid &id) const override
    {
        return std::ranges::any_of(m_conditions, [&](const auto &c) { return c.id == id; });
    }
    [[nodiscard]] std::optional<domain::Uuid> conditionWithCode(const domain::DialString &code) const override
    {
        for (const domain::DayNightCondition &condition : m_conditions) {
            if (condition.dialCode == code)
                return condition.id;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::vector<MacUse> usersOf(const domain::MacAddress &mac) const override
    {
        std::vector<MacUse> out;
        for (const domain::Extension &extension : m_extensions) {
            if (extension.autoProvision && extension.autoProvision->mac == mac)
                out.push_back({extension.id, extension.number.text(), extension.autoProvision->handset, extension.autoProvision->make,
                               extension.autoProvision->model});
        }
        return out;
    }
    [[nodiscard]] std::vector<std::string> otherSitesWith(const domain::MacAddress &mac) const override
    {
        const auto found = m_others.find(mac);
        return found == m_others.end() ? std::vector<std::string>() : found->second;
    }

private:
    std::vector<domain::Extension> m_extensions;
    std::vector<domain::DayNightCondition> m_conditions;
    std::set<domain::Uuid> m_offices;
    std::map<domain::MacAddress, std::vector<std::string>> m_others;
};

} // namespace pbx::test
