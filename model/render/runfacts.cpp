// The facts of one handset.

#include "domain/fnv1a.h"
#include "domain/say.h"
#include "run.h"

#include <algorithm>
#include <charconv>

namespace pbx::render {

using namespace domain;

// As hard to guess as nine digits can be, and the same each time.
std::uint32_t adminDigits(std::string_view password)
{
    const std::uint64_t hash = fnv1a(password);
    return static_cast<std::uint32_t>(100'000'000U + (hash ^ (hash >> 32U)) % 900'000'000U);
}

void Run::device(const SiteFacts &site, const Handset &handset, const Clock *clock, const ClockTexts *clockTexts)
{
    const Site &of = site.site();
    const AutoProvision &settings = *handset.accounts.front().extension->autoProvision;
    addresses(handset.mac);
    set(Fact::Model, handset.model->traits.model);
    set(Fact::AdminPassword, handset.adminPassword);
    if (m_program.carries(Fact::AdminDigits)) {
        const auto end = std::to_chars(m_adminDigits.data(), m_adminDigits.data() + m_adminDigits.size(), adminDigits(handset.adminPassword)).ptr;
        set(Fact::AdminDigits, std::string_view(m_adminDigits.data(), static_cast<std::size_t>(end - m_adminDigits.data())));
    }
    set(Fact::SiteDomain, of.domain.text());
    set(Fact::SiteHost, of.sipServer.host);
    set(Fact::SitePort, of.sipServer.port.number());
    set(Fact::Pickup, of.pickupCode.text());
    set(Fact::Voicemail, of.voicemailNumber.text());
    m_tests.set(static_cast<std::size_t>(Test::OutboundProxy), of.sipServer.host != of.domain.text());
    choose(Fact::CallWaiting, settings.callWaitingTone ? 1 : 0);
    modules(settings);
    network(settings);
    if (!clock)
        return;
    m_tests.set(static_cast<std::size_t>(Test::Clock));
    m_tests.set(static_cast<std::size_t>(Test::Daylight), clock->expressible);
    m_tests.set(static_cast<std::size_t>(Test::DaylightHour), clock->expressible && clock->save == 60);
    for (std::size_t i = 0; i < clockTexts->size(); ++i)
        m_texts[static_cast<std::size_t>(Fact::FirstClock) + i] = (*clockTexts)[i];
}

void Run::addresses(const MacAddress &mac)
{
    struct Spelling {
        Fact fact;
        const char *digits;
        char separator;
    };
    constexpr const char *kLower = "0123456789abcdef";
    constexpr const char *kUpper = "0123456789ABCDEF";
    constexpr std::array<Spelling, 4> kSpellings{
        {{Fact::Mac, kLower, 0}, {Fact::MacUpper, kUpper, 0}, {Fact::MacColons, kLower, ':'}, {Fact::MacDashes, kUpper, '-'}}};
    for (std::size_t s = 0; s < kSpellings.size(); ++s) {
        const Spelling &as = kSpellings.at(s);
        char *const begin = m_mac.at(s).data();
        char *to = begin;
        for (int shift = 44; shift >= 0; shift -= 4) {
            *to++ = as.digits[(mac.value() >> static_cast<unsigned>(shift)) & 0xFU];
            if (as.separator && shift % 8 == 0 && shift > 0)
                *to++ = as.separator;
        }
        set(as.fact, std::string_view(begin, static_cast<std::size_t>(to - begin)));
    }
}

void Run::modules(const AutoProvision &settings)
{
    const bool known = settings.modules && m_handset->model->module(settings.modules->type);
    set(Fact::ModuleType, known ? std::string_view(settings.modules->type) : std::string_view());
    set(Fact::ModuleCount, known ? settings.modules->count : 0);
}

// first: the fact of the whole; its octets follow.
void Run::address(Fact first, std::string_view dotted)
{
    auto fact = static_cast<std::size_t>(first);
    m_texts.at(fact++) = dotted;
    while (!dotted.empty()) {
        const std::size_t end = std::min(dotted.find('.'), dotted.size());
        m_texts.at(fact++) = dotted.substr(0, end);
        dotted.remove_prefix(std::min(end + 1, dotted.size()));
    }
}

void Run::network(const AutoProvision &settings)
{
    choose(Fact::Network, settings.network ? 1 : 0);
    if (!settings.network)
        return;
    const StaticNetwork &own = *settings.network;
    const auto put = [this](std::size_t place, Fact fact, std::string dotted) {
        m_addresses.at(place) = std::move(dotted);
        address(fact, m_addresses.at(place));
    };
    m_tests.set(static_cast<std::size_t>(Test::StaticNetwork));
    put(0, Fact::Address, own.address.toString());
    put(1, Fact::Mask, dottedMask(own.prefix));
    set(Fact::Prefix, own.prefix);
    if (own.gateway) {
        m_tests.set(static_cast<std::size_t>(Test::Gateway));
        put(2, Fact::Gateway, own.gateway->toString());
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(own.dns.size(), 2); ++i) {
        m_tests.set(static_cast<std::size_t>(i == 0 ? Test::Dns1 : Test::Dns2));
        put(3 + i, i == 0 ? Fact::Dns1 : Fact::Dns2, own.dns[i].toString());
    }
}

int Run::accountNumber(std::size_t index) const
{
    const auto &handset = m_handset->accounts[index].extension->autoProvision->handset;
    return m_handset->model->traits.dect && handset ? *handset : static_cast<int>(index) + 1;
}

void Run::account(std::size_t index)
{
    const Account &account = m_handset->accounts[index];
    const Extension &extension = *account.extension;
    const AutoProvision &settings = *extension.autoProvision;
    m_account = index;
    set(Fact::AccountIndex, accountNumber(index));
    set(Fact::AccountNumber, extension.number.text());
    set(Fact::AccountName, extension.name.text());
    set(Fact::AccountPassword, account.password);
    set(Fact::AccountPort, settings.startingPort.number());
    set(Fact::AccountCalls, settings.callsPerLineKey.calls());
    choose(Fact::AccountCodec, static_cast<std::size_t>(settings.codec));
    choose(Fact::AccountTransport, static_cast<std::size_t>(settings.transport));
    set(Fact::AccountProtocol, settings.transport == Transport::Tcp ? "tcp" : "udp");
}

void Run::resolve(const SiteFacts &site, const Key &key, SlotKey &out)
{
    const Extension &self = *m_handset->accounts.front().extension;
    const auto first = [](std::string_view label, std::string_view otherwise) { return label.empty() ? otherwise : label; };
    if (const auto *monitor = std::get_if<MonitorKey>(&key)) {
        out.number = monitor->extension.text();
        out.label = first(monitor->label.text(), first(site.name(monitor->extension), out.number));
    } else if (const auto *dial = std::get_if<SpeedDialKey>(&key)) {
        out.number = dial->number.text();
        out.label = first(dial->label.text(), out.number);
    } else if (const auto *toggle = std::get_if<DayNightKey>(&key)) {
        if (const DayNightCondition *condition = site.condition(toggle->condition)) {
            out.number = condition->dialCode.text();
            out.label = first(toggle->label.text(), condition->name.text());
        }
    } else if (!std::holds_alternative<UnusedKey>(key)) {
        out.number = self.number.text();
        out.label = self.name.text();
    }
}

// A contact cannot stand twice in Poly's directory: keys with the same number share it.
void Run::favourite(const SlotId &slot, SlotKey &out)
{
    auto &list = m_scratch.favourites;
    const auto same = std::ranges::find(list, out.number, &Contact::number);
    out.favourite = static_cast<int>(same - list.begin()) + 1;
    if (same == list.end())
        list.push_back({out.number, out.label, slot, KeyType::SpeedDial});
}

void Run::keys(const SiteFacts &site)
{
    static const domain::Key kUnused = UnusedKey{};
    m_scratch.keys.clear();
    m_scratch.resources.clear();
    m_scratch.favourites.clear();
    int lines = 0;
    for (const auto &[slot, key] : m_handset->accounts.front().extension->autoProvision->keys) {
        SlotKey out;
        out.key = &key;
        resolve(site, key, out);
        const KeyType type = typeOf(key);
        // A condition that is gone leaves a key that can do nothing.
        if (type == KeyType::DayNight && out.number.empty())
            out.key = &kUnused;
        lines += type == KeyType::Main || type == KeyType::Line ? 1 : 0;
        if (m_program.repeats(Loop::Resources) && (type == KeyType::Monitor || type == KeyType::DayNight) && !out.number.empty())
            m_scratch.resources.push_back({out.number, out.label, slot, type});
        if (type == KeyType::SpeedDial && m_program.carries(Fact::KeyFavourite))
            favourite(slot, out);
        m_scratch.keys.emplace_back(slot, out);
    }
    set(Fact::LineKeys, std::max(lines, 1));
}

} // namespace pbx::render
