// The facts of one handset.

#include "domain/say.h"
#include "run.h"

#include <algorithm>

namespace pbx::render {

using namespace domain;

void Run::device(const SiteFacts &site, const Handset &handset, const Clock *clock, const ClockTexts *clockTexts)
{
    const Site &of = site.site();
    const AutoProvision &settings = *handset.accounts.front().extension->autoProvision;
    m_addresses[5] = handset.mac.hexLower();
    set(Fact::Mac, m_addresses[5]);
    set(Fact::AdminPassword, handset.adminPassword);
    set(Fact::SiteDomain, of.domain.text());
    set(Fact::SiteHost, of.sipServer.host);
    set(Fact::SitePort, of.sipServer.port.number());
    set(Fact::Pickup, of.pickupCode.text());
    set(Fact::Voicemail, of.voicemailNumber.text());
    m_tests.set(static_cast<std::size_t>(Test::OutboundProxy), of.sipServer.host != of.domain.text());
    choose(Fact::CallWaiting, settings.callWaitingTone ? 1 : 0);
    network(settings);
    if (!clock)
        return;
    m_tests.set(static_cast<std::size_t>(Test::Clock));
    m_tests.set(static_cast<std::size_t>(Test::Daylight), clock->expressible);
    m_tests.set(static_cast<std::size_t>(Test::DaylightHour), clock->expressible && clock->save == 60);
    for (std::size_t i = 0; i < clockTexts->size(); ++i)
        m_texts[static_cast<std::size_t>(Fact::FirstClock) + i] = (*clockTexts)[i];
}

void Run::network(const AutoProvision &settings)
{
    choose(Fact::Network, settings.network ? 1 : 0);
    if (!settings.network)
        return;
    const StaticNetwork &own = *settings.network;
    const auto address = [this](std::size_t place, Fact fact, std::string text) {
        m_addresses.at(place) = std::move(text);
        set(fact, m_addresses.at(place));
    };
    m_tests.set(static_cast<std::size_t>(Test::StaticNetwork));
    address(0, Fact::Address, own.address.toString());
    address(1, Fact::Mask, dottedMask(own.prefix));
    if (own.gateway) {
        m_tests.set(static_cast<std::size_t>(Test::Gateway));
        address(2, Fact::Gateway, own.gateway->toString());
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(own.dns.size(), 2); ++i) {
        m_tests.set(static_cast<std::size_t>(i == 0 ? Test::Dns1 : Test::Dns2));
        address(3 + i, i == 0 ? Fact::Dns1 : Fact::Dns2, own.dns[i].toString());
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
    const auto same = std::ranges::find(m_favourites, out.number, &Contact::number);
    out.favourite = static_cast<int>(same - m_favourites.begin()) + 1;
    if (same == m_favourites.end())
        m_favourites.push_back({out.number, out.label, "/autoProvision/keys/" + slot.toString() + "/label", KeyType::SpeedDial});
}

void Run::keys(const SiteFacts &site)
{
    const auto &map = m_handset->accounts.front().extension->autoProvision->keys;
    static const domain::Key kUnused = UnusedKey{};
    int lines = 0;
    m_keys.reserve(map.size());
    for (const auto &[slot, key] : map) {
        SlotKey out;
        out.key = &key;
        resolve(site, key, out);
        const KeyType type = typeOf(key);
        // A condition that is gone leaves a key that can do nothing.
        if (type == KeyType::DayNight && out.number.empty())
            out.key = &kUnused;
        lines += type == KeyType::Main || type == KeyType::Line ? 1 : 0;
        const bool listed = m_program.facts[static_cast<std::size_t>(Fact::ResourceNumber)];
        if (listed && (type == KeyType::Monitor || type == KeyType::DayNight) && !out.number.empty())
            m_resources.push_back({out.number, out.label, "/autoProvision/keys/" + slot.toString() + "/label", type});
        if (type == KeyType::SpeedDial && m_program.facts[static_cast<std::size_t>(Fact::KeyFavourite)])
            favourite(slot, out);
        m_keys.emplace_back(slot, out);
    }
    set(Fact::LineKeys, std::max(lines, 1));
}

} // namespace pbx::render
