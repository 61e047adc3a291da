// Valid sites made of chance and a seed: every optional part comes and goes, texts are as nasty as the rules allow.
#pragma once

#include "domain/json.h"
#include "fakemodels.h"

#include <random>
#include <string>
#include <vector>

namespace pbx::test {

class RandomSite final {
public:
    explicit RandomSite(unsigned seed)
        : m_random(seed)
    {}

    [[nodiscard]] domain::SiteDocument make(int extensions)
    {
        using namespace domain;
        const SipDomain sipDomain = *SipDomain::parse("site" + std::to_string(number(1, 9999)) + ".example.com");
        SiteDocument out{Site{uuid(), name(), name(), sipDomain, SipServer{chance() ? sipDomain.text() : "192.0.2.7", *Port::make(number(1, 65535))},
                              dial(), dial()},
                         {},
                         {},
                         {},
                         {}};
        if (chance())
            out.site.parameterSets.push_back(parameters("Yealink", {}));
        if (chance())
            out.site.parameterSets.push_back(parameters("Yealink", "T54W"));
        if (chance())
            out.site.parameterSets.push_back(parameters("Cisco", "SPA504G"));
        for (int i = number(1, 4); i > 0; --i)
            out.offices.push_back({uuid(), name(), chance() ? "07" : "", chance() ? "Australia/Brisbane" : "Europe/Berlin", maybeDial()});
        for (int i = 0; i < number(0, 3); ++i)
            out.dayNightConditions.push_back({uuid(), name(), *DialString::parse("*28" + std::to_string(i)), hours()});
        std::vector<std::string> numbers;
        for (int i = 0; i < extensions; ++i)
            numbers.push_back(std::to_string(i < 900 ? 100 + i : 1000 + i - 900));
        for (int i = 0; i < extensions; ++i)
            out.extensions.push_back(extension(out, numbers, i));
        for (int i = 0; i < number(0, 3); ++i)
            out.firewallRules.push_back({uuid(), label(), prefix(), label()});
        for (int i = 0; i < number(0, 2); ++i) {
            KeyTemplate keys{uuid(), name(), {{SlotId::phone(number(1, 27)), key(out, numbers)}}};
            for (int k = number(0, 5); k > 0; --k)
                keys.keys.try_emplace(SlotId::onModule(number(1, 3), number(1, 60)), key(out, numbers));
            out.keyTemplates.push_back(std::move(keys));
        }
        return out;
    }

    // Up to `most` code points that names and labels allow: quotes, markup, other scripts, emoji, direction overrides.
    [[nodiscard]] std::string text(int least, int most)
    {
        static const std::vector<std::string> pieces{"a", "Z",      "9",      " ", "\"",     "'",      "\\", "/", "<",    ">",  "&",
                                                     ";", "#",      "|",      "=", "%1",     "~",      "{",  "ü", "ß",    "日", "本",
                                                     "😀", "\u202e", "\u200f", "א", "\u00ad", "\ufffd", "[",  "]", "$(x)", "`"};
        std::string out;
        for (int i = number(least, most); i > 0; --i)
            out += pieces[static_cast<std::size_t>(number(0, static_cast<int>(pieces.size()) - 1))];
        return out;
    }
    [[nodiscard]] int number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(m_random); }
    [[nodiscard]] bool chance() { return number(0, 1) == 1; }

private:
    [[nodiscard]] domain::Uuid uuid()
    {
        static constexpr const char *digits = "0123456789abcdef";
        std::string out = "00000000-0000-4000-8000-000000000000";
        for (char &c : out) {
            if (c == '0')
                c = digits[number(0, 15)];
        }
        return *domain::Uuid::parse(out);
    }
    [[nodiscard]] domain::Name name() { return *domain::Name::parse("n" + text(0, 15)); }
    [[nodiscard]] domain::Label label() { return *domain::Label::parse(text(0, 15)); }
    [[nodiscard]] domain::DialString dial() { return *domain::DialString::parse((chance() ? "+" : "*") + std::to_string(number(1, 1999999))); }
    [[nodiscard]] std::optional<domain::DialString> maybeDial() { return chance() ? std::optional(dial()) : std::nullopt; }
    [[nodiscard]] std::vector<domain::OfficeHours> hours()
    {
        std::vector<domain::OfficeHours> out;
        for (int i = 0; i < number(0, 3); ++i) {
            const int first = number(0, 6);
            const int from = number(0, 1439);
            out.push_back({static_cast<domain::Weekday>(first), static_cast<domain::Weekday>(number(first, 6)), from, number(from + 1, 1440)});
        }
        return out;
    }
    [[nodiscard]] domain::IpPrefix prefix()
    {
        if (chance())
            return domain::IpPrefix::around(domain::IpAddress::fromV4(static_cast<std::uint32_t>(m_random())), number(1, 32));
        std::array<std::uint8_t, 16> bytes{0x20, 0x01, 0x0d, 0xb8};
        for (std::size_t i = 4; i < 16; ++i)
            bytes[i] = static_cast<std::uint8_t>(chance() ? 0 : number(0, 255));
        return domain::IpPrefix::around(domain::IpAddress::fromV6(bytes), number(1, 128));
    }
    [[nodiscard]] domain::Key key(const domain::SiteDocument &site, const std::vector<std::string> &numbers)
    {
        using namespace domain;
        switch (number(0, 4)) {
        case 0: return LineKey{};
        case 1: return UnusedKey{};
        case 2: return SpeedDialKey{dial(), label()};
        case 3:
            if (!site.dayNightConditions.empty())
                return DayNightKey{site.dayNightConditions.front().id, label()};
            [[fallthrough]];
        default:
            return MonitorKey{*ExtensionNumber::parse(numbers[static_cast<std::size_t>(number(0, static_cast<int>(numbers.size()) - 1))]), label()};
        }
    }
    [[nodiscard]] domain::AutoProvision phone(const domain::SiteDocument &site, const std::vector<std::string> &numbers, int index)
    {
        using namespace domain;
        AutoProvision out;
        out.enabled = number(0, 9) > 0;
        out.callsPerLineKey = *CallsPerLineKey::make(number(1, 24));
        const ModelTraits *model = m_models.find(chance() ? "Yealink" : "Cisco", "SPA504G");
        if (!model)
            model = m_models.find("Yealink", chance() ? "T54W" : "T19");
        out.make = model->make;
        out.model = model->model;
        std::string mac = std::to_string(10'000'000 + index);
        out.mac = *MacAddress::parse("0200" + mac);
        if (model->keys > 0) {
            if (chance())
                out.modules = ExpansionModules{model->modules.front().type, number(1, model->modules.front().most)};
            out.keys[SlotId::phone(number(1, model->keys))] = MainKey{};
            for (int i = number(0, 8); i > 0; --i)
                out.keys.try_emplace(out.modules && chance() ? SlotId::onModule(number(1, out.modules->count), number(1, 32))
                                                             : SlotId::phone(number(1, model->keys)),
                                     key(site, numbers));
        }
        if (chance())
            out.network = StaticNetwork{*IpAddress::parse("10.0.0." + std::to_string(number(2, 200))),
                                        24,
                                        chance() ? std::optional(*IpAddress::parse("10.0.0.1")) : std::nullopt,
                                        {}};
        if (out.network && chance())
            out.network->dns = {*IpAddress::parse("10.0.0.1"), *IpAddress::parse("192.0.2.53")};
        out.callWaitingTone = chance();
        out.startingPort = *Port::make(number(1, 65535));
        out.codec = chance() ? Codec::G711a : Codec::G729a;
        out.transport = chance() ? Transport::Tcp : Transport::Udp;
        fill(out.overrides, out.sealedOverrides);
        return out;
    }
    void fill(domain::ParameterValues &clear, domain::ParameterValues &sealed)
    {
        for (int i = 0; i < number(0, 3); ++i)
            clear["p." + text(1, 6)] = text(0, 20);
        if (chance())
            clear["x.password"] = text(0, 20);
        if (chance())
            sealed["y"]; // a document's null
    }
    [[nodiscard]] domain::ParameterSet parameters(std::string make, std::string model)
    {
        domain::ParameterSet out{std::move(make), std::move(model), {{"s", text(0, 9)}}, {}};
        fill(out.overrides, out.sealedOverrides);
        return out;
    }
    [[nodiscard]] domain::Extension extension(const domain::SiteDocument &site, const std::vector<std::string> &numbers, int index)
    {
        using namespace domain;
        std::optional<SipPassword> password;
        if (chance())
            password = *SipPassword::parse(" " + text(1, 20));
        std::optional<AutoProvision> autoProvision;
        if (number(0, 4) > 0)
            autoProvision = phone(site, numbers, index);
        const std::size_t office = static_cast<std::size_t>(number(0, static_cast<int>(site.offices.size()) - 1));
        return {uuid(),
                *ExtensionNumber::parse(numbers[static_cast<std::size_t>(index)]),
                name(),
                password,
                *RingTime::make(5L * number(1, 12)),
                site.offices[office].id,
                maybeDial(),
                chance(),
                label(),
                chance(),
                autoProvision};
    }

    std::mt19937 m_random;
    FakeModels m_models;
};

} // namespace pbx::test
