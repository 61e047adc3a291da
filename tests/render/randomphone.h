// Handsets made of chance and a seed, for properties that must hold for every model: all fields, keys and modules vary,
// and every text is as hostile as the rules of the domain allow.
#pragma once

#include "fixture.h"
#include "support/randomsite.h"

namespace pbx::test {

class RandomPhone final {
public:
    explicit RandomPhone(unsigned seed)
        : m_random(seed)
    {}

    // site: gets hostile names, another server and another office as well.
    [[nodiscard]] Phone make(Pinetree &site, const catalogue::Model &model)
    {
        using namespace domain;
        site.document().site.sipServer.host = m_random.chance() ? site.document().site.domain.text() : "192.0.2.7";
        site.document().dayNightConditions.front().name = *Name::parse(text(1, 12));
        site.document().offices.front().timeZone = zones().at(static_cast<std::size_t>(m_random.number(0, static_cast<int>(zones().size()) - 1)));
        Phone phone = site.with(model.traits.make, model.traits.model);
        Extension &extension = phone.extensions.front();
        extension.office = site.document().offices.front().id;
        extension.name = *Name::parse(text(1, 20));
        phone.passwords.front() = password();
        if (!model.firmware.empty() && m_random.chance())
            phone.firmware = model.firmware[static_cast<std::size_t>(m_random.number(0, static_cast<int>(model.firmware.size()) - 1))].id;
        settings(site, model.traits, phone.settings());
        return phone;
    }

    // Without what no file may hold: credentials are refused then, never altered.
    [[nodiscard]] std::string password()
    {
        static constexpr std::string_view letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_.!*";
        std::string out;
        for (int i = m_random.number(8, 24); i > 0; --i)
            out += letters[static_cast<std::size_t>(m_random.number(0, static_cast<int>(letters.size()) - 1))];
        return out;
    }
    [[nodiscard]] std::string text(int least, int most) { return "n" + m_random.text(least, most); }
    [[nodiscard]] domain::Key key(const Pinetree &site)
    {
        using namespace domain;
        const auto label = [this] { return m_random.chance() ? *Label::parse(m_random.text(0, 15)) : Label(); };
        switch (m_random.number(0, 4)) {
        case 0: return LineKey{};
        case 1: return UnusedKey{};
        case 2: return SpeedDialKey{*DialString::parse((m_random.chance() ? "+" : "*") + std::to_string(m_random.number(1, 1999999))), label()};
        case 3: return DayNightKey{site.document().dayNightConditions.front().id, label()};
        default: return MonitorKey{site.document().extensions.at(static_cast<std::size_t>(m_random.number(0, 3))).number, label()};
        }
    }
    [[nodiscard]] int number(int from, int to) { return m_random.number(from, to); }

private:
    [[nodiscard]] static const std::vector<std::string> &zones()
    {
        static const std::vector<std::string> all = [] {
            std::vector<std::string> out;
            for (const catalogue::TimeZone *zone : catalogue::Catalogue::builtIn().timeZones())
                out.push_back(zone->iana);
            return out;
        }();
        return all;
    }

    void settings(const Pinetree &site, const domain::ModelTraits &traits, domain::AutoProvision &out)
    {
        using namespace domain;
        out.callsPerLineKey = *CallsPerLineKey::make(m_random.number(1, 24));
        out.callWaitingTone = m_random.chance();
        out.startingPort = *Port::make(m_random.number(1, 65535));
        out.codec = m_random.chance() ? Codec::G711a : Codec::G729a;
        out.transport = m_random.chance() ? Transport::Tcp : Transport::Udp;
        if (m_random.chance()) {
            out.network = StaticNetwork{*IpAddress::parse("10.0.0." + std::to_string(m_random.number(2, 200))),
                                        m_random.number(8, 30),
                                        m_random.chance() ? std::optional(*IpAddress::parse("10.0.0.1")) : std::nullopt,
                                        {}};
            if (m_random.chance())
                out.network->dns = {*IpAddress::parse("10.0.0.1"), *IpAddress::parse("192.0.2.53")};
        }
        if (traits.keys == 0)
            return;
        out.keys.clear();
        out.keys.emplace(SlotId::phone(m_random.number(1, traits.keys)), MainKey{});
        for (int i = m_random.number(0, std::min(traits.keys, 40)); i > 0; --i)
            out.keys.try_emplace(SlotId::phone(m_random.number(1, traits.keys)), key(site));
        if (traits.modules.empty() || m_random.chance())
            return;
        const ModuleTraits &module = traits.modules[static_cast<std::size_t>(m_random.number(0, static_cast<int>(traits.modules.size()) - 1))];
        out.modules = ExpansionModules{module.type, m_random.number(1, module.most)};
        for (int i = m_random.number(0, 40); i > 0; --i) {
            const int place = m_random.number(1, module.keys);
            if (std::ranges::find(module.unusable, place) == module.unusable.end())
                out.keys.try_emplace(SlotId::onModule(m_random.number(1, out.modules->count), place), key(site));
        }
    }

    RandomSite m_random;
};

} // namespace pbx::test
