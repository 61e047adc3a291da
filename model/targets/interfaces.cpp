#include "interfaces.h"

#include "domain/say.h"

#include <algorithm>
#include <array>
#include <QHostAddress>
#include <QNetworkInterface>

namespace pbx::targets {

namespace {

constexpr std::array kVirtualNames{"docker", "veth", "br-", "virbr", "vmnet", "vboxnet", "tun", "tap", "wg", "zt", "utun", "vEthernet"};

bool isVirtualCard(const QNetworkInterface &card)
{
    const std::string name = card.name().toStdString();
    return card.type() == QNetworkInterface::Virtual
           || std::ranges::any_of(kVirtualNames, [&](std::string_view prefix) { return name.starts_with(prefix); });
}

std::optional<domain::IpAddress> plain(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return domain::IpAddress::fromV4(address.toIPv4Address());
    if (address.protocol() != QAbstractSocket::IPv6Protocol || address.isLinkLocal())
        return std::nullopt;
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::array<std::uint8_t, 16> out{};
    std::copy_n(&bytes.c[0], out.size(), out.begin());
    return domain::IpAddress::fromV6(out);
}

int rank(const Interface &one)
{
    return (one.loopback ? 4 : 0) + (one.isVirtual ? 2 : 0) + (one.address.isV4() ? 0 : 1);
}

bool isAny(const domain::IpAddress &address)
{
    return std::ranges::all_of(address.bytes(), [](std::uint8_t byte) { return byte == 0; });
}

} // namespace

std::vector<Interface> interfaces()
{
    std::vector<Interface> out;
    const auto cards = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &card : cards) {
        if (!card.flags().testFlag(QNetworkInterface::IsUp))
            continue;
        const auto entries = card.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            const auto address = plain(entry.ip());
            if (address)
                out.push_back({card.humanReadableName().toStdString(), *address, std::clamp(entry.prefixLength(), 0, address->bits()),
                               address->isLoopback(), isVirtualCard(card)});
        }
    }
    std::ranges::stable_sort(out, {}, rank);
    return out;
}

std::vector<domain::IpPrefix> networksToAllow(const std::vector<domain::FirewallRule> &rules, const domain::IpAddress &listensOn,
                                              const std::vector<Interface> &here)
{
    std::vector<domain::IpPrefix> out;
    for (const Interface &one : here) {
        const bool chosen = one.address == listensOn;
        // A socket on :: takes IPv4 too; one on 0.0.0.0 takes nothing else.
        const bool amongAll = isAny(listensOn) && (!listensOn.isV4() || one.address.isV4()) && !one.loopback && !one.isVirtual;
        const domain::IpPrefix network = one.network();
        const bool covered = std::ranges::any_of(rules, [&](const domain::FirewallRule &rule) {
            return rule.prefix.length() <= network.length() && rule.prefix.contains(network.address());
        });
        if ((chosen || amongAll) && !covered && std::ranges::find(out, network) == out.end())
            out.push_back(network);
    }
    return out;
}

std::string noRequestHint(std::uint16_t port)
{
    const std::string number = std::to_string(port);
#if defined(_WIN32)
    return say("No phone has asked yet. If one was restarted, Windows Defender Firewall on this computer may block it: allow this program, or TCP "
               "port %1, for private networks.",
               {number});
#elif defined(__APPLE__)
    return say("No phone has asked yet. If one was restarted, the firewall of this Mac may block it: allow incoming connections for this program in "
               "System Settings, Network, Firewall (TCP port %1).",
               {number});
#else
    return say("No phone has asked yet. If one was restarted, this computer's own firewall may block it: allow TCP port %1, such as with “ufw allow "
               "%1/tcp” or “firewall-cmd --add-port=%1/tcp”.",
               {number});
#endif
}

} // namespace pbx::targets
