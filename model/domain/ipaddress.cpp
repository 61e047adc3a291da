#include "ipaddress.h"

#include "chars.h"
#include "say.h"

#include <algorithm>
#include <vector>

namespace pbx::domain {

namespace {

std::optional<std::uint32_t> parseV4(std::string_view text)
{
    std::uint32_t value = 0;
    int octets = 0;
    while (true) {
        const std::size_t dot = text.find('.');
        const auto octet = parseDecimal(text.substr(0, dot), 255);
        if (!octet || ++octets > 4)
            return std::nullopt;
        value = value << 8U | static_cast<std::uint32_t>(*octet);
        if (dot == std::string_view::npos)
            break;
        text.remove_prefix(dot + 1);
    }
    return octets == 4 ? std::optional(value) : std::nullopt;
}

// The 16-bit groups of one side of "::"; the last group may be a dotted IPv4 address where allowed.
std::optional<std::vector<std::uint16_t>> parseGroups(std::string_view text, bool lastMayBeV4)
{
    std::vector<std::uint16_t> groups;
    if (text.empty())
        return groups;
    while (true) {
        const std::size_t colon = text.find(':');
        const std::string_view part = text.substr(0, colon);
        const bool last = colon == std::string_view::npos;
        if (last && lastMayBeV4 && part.find('.') != std::string_view::npos) {
            const auto v4 = parseV4(part);
            if (!v4)
                return std::nullopt;
            groups.push_back(static_cast<std::uint16_t>(*v4 >> 16U));
            groups.push_back(static_cast<std::uint16_t>(*v4 & 0xFFFFU));
            return groups;
        }
        if (part.empty() || part.size() > 4 || !std::ranges::all_of(part, [](char c) { return hexDigit(c) >= 0; }))
            return std::nullopt;
        unsigned value = 0;
        for (const char c : part)
            value = value << 4U | static_cast<unsigned>(hexDigit(c));
        groups.push_back(static_cast<std::uint16_t>(value));
        if (last || groups.size() > 8)
            return groups;
        text.remove_prefix(colon + 1);
    }
}

std::optional<std::array<std::uint8_t, 16>> parseV6(std::string_view text)
{
    const std::size_t gap = text.find("::");
    const bool compressed = gap != std::string_view::npos;
    const auto head = parseGroups(text.substr(0, compressed ? gap : text.size()), !compressed);
    const auto tail = compressed ? parseGroups(text.substr(gap + 2), true) : std::optional(std::vector<std::uint16_t>{});
    if (!head || !tail)
        return std::nullopt;
    const std::size_t given = head->size() + tail->size();
    if (compressed ? given > 7 : given != 8)
        return std::nullopt;
    std::array<std::uint16_t, 8> groups{};
    std::ranges::copy(*head, groups.begin());
    std::ranges::copy(*tail, groups.end() - static_cast<std::ptrdiff_t>(tail->size()));
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        bytes[2 * i] = static_cast<std::uint8_t>(groups[i] >> 8U);
        bytes[2 * i + 1] = static_cast<std::uint8_t>(groups[i] & 0xFFU);
    }
    return bytes;
}

std::string v6ToString(const std::array<std::uint8_t, 16> &bytes)
{
    std::array<unsigned, 8> groups{};
    for (std::size_t i = 0; i < 8; ++i)
        groups[i] = static_cast<unsigned>(bytes[2 * i]) << 8U | bytes[2 * i + 1];
    // RFC 5952: the longest run of zero groups, the first of equals, at least two.
    std::size_t bestStart = 8;
    std::size_t bestLength = 1;
    for (std::size_t i = 0; i < 8;) {
        std::size_t end = i;
        while (end < 8 && groups[end] == 0)
            ++end;
        if (end - i > bestLength) {
            bestStart = i;
            bestLength = end - i;
        }
        i = std::max(end, i + 1);
    }
    const auto hex = [](unsigned value) {
        std::string out;
        do {
            out.insert(out.begin(), "0123456789abcdef"[value & 0xFU]);
            value >>= 4U;
        } while (value != 0);
        return out;
    };
    std::string out;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == bestStart) {
            out += "::";
            i += bestLength - 1;
            continue;
        }
        if (!out.empty() && out.back() != ':')
            out += ':';
        out += hex(groups[i]);
    }
    return out;
}

std::array<std::uint8_t, 16> masked(const std::array<std::uint8_t, 16> &bytes, int length)
{
    std::array<std::uint8_t, 16> out{};
    for (int i = 0; i < 16; ++i) {
        const int keep = std::clamp(length - 8 * i, 0, 8);
        out[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(bytes[static_cast<std::size_t>(i)] & static_cast<unsigned>(0xFF00 >> keep));
    }
    return out;
}

IpAddress fromBytes(bool v4, const std::array<std::uint8_t, 16> &bytes)
{
    if (!v4)
        return IpAddress::fromV6(bytes);
    return IpAddress::fromV4(static_cast<std::uint32_t>(bytes[0]) << 24U | static_cast<std::uint32_t>(bytes[1]) << 16U
                             | static_cast<std::uint32_t>(bytes[2]) << 8U | bytes[3]);
}

} // namespace

Result<IpAddress> IpAddress::parse(std::string_view text)
{
    const std::string_view trimmed = trim(text);
    if (const auto v4 = parseV4(trimmed))
        return fromV4(*v4);
    if (trimmed.find(':') != std::string_view::npos) {
        if (const auto v6 = parseV6(trimmed))
            return fromV6(*v6);
        if (trimmed.find('%') != std::string_view::npos)
            return invalid(say("“%1” has a zone id, which means nothing on another computer. Leave out “%” and what follows.", {printable(text)}));
    }
    return invalid(
        say("“%1” is not an IP address. Write all four numbers without leading zeros, such as 192.168.1.10, or an IPv6 address.", {printable(text)}));
}

IpAddress IpAddress::fromV4(std::uint32_t hostOrder)
{
    IpAddress out;
    out.m_bytes = {static_cast<std::uint8_t>(hostOrder >> 24U), static_cast<std::uint8_t>(hostOrder >> 16U),
                   static_cast<std::uint8_t>(hostOrder >> 8U), static_cast<std::uint8_t>(hostOrder)};
    return out;
}

IpAddress IpAddress::fromV6(const std::array<std::uint8_t, 16> &bytes)
{
    const bool mapped = std::all_of(bytes.begin(), bytes.begin() + 10, [](auto b) { return b == 0; }) && bytes[10] == 0xFF && bytes[11] == 0xFF;
    IpAddress out;
    if (mapped) {
        std::copy(bytes.begin() + 12, bytes.end(), out.m_bytes.begin());
        return out;
    }
    out.m_v4 = false;
    out.m_bytes = bytes;
    return out;
}

std::uint32_t IpAddress::v4() const
{
    return static_cast<std::uint32_t>(m_bytes[0]) << 24U | static_cast<std::uint32_t>(m_bytes[1]) << 16U
           | static_cast<std::uint32_t>(m_bytes[2]) << 8U | m_bytes[3];
}

bool IpAddress::isLoopback() const
{
    if (m_v4)
        return m_bytes[0] == 127;
    return m_bytes[15] == 1 && std::all_of(m_bytes.begin(), m_bytes.end() - 1, [](auto b) { return b == 0; });
}

std::string IpAddress::toString() const
{
    if (!m_v4)
        return v6ToString(m_bytes);
    std::string out;
    for (std::size_t i = 0; i < 4; ++i)
        out += (i ? "." : "") + std::to_string(m_bytes[i]);
    return out;
}

Result<IpPrefix> IpPrefix::make(const IpAddress &network, int length)
{
    if (length < 0 || length > network.bits())
        return invalid(
            say("A netmask of %1 does not fit %2. Use 0 to %3.", {std::to_string(length), network.toString(), std::to_string(network.bits())}));
    const IpPrefix meant = around(network, length);
    if (meant.address() != network)
        return invalid(say("%1 is a host inside the network %2. Enter the network's own address, or %3 for this host alone.",
                           {network.toString(), meant.toString(), std::to_string(network.bits())}));
    return meant;
}

Result<IpPrefix> IpPrefix::parse(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const auto address = IpAddress::parse(text.substr(0, slash));
    if (!address)
        return fail(address.error());
    if (slash == std::string_view::npos)
        return make(*address, address->bits());
    const auto length = parseDecimal(trim(text.substr(slash + 1)), 128);
    if (!length)
        return invalid(say("“%1” is not a netmask. Write the number of bits, such as 24.", {printable(text.substr(slash + 1))}));
    return make(*address, static_cast<int>(*length));
}

IpPrefix IpPrefix::around(const IpAddress &address, int length)
{
    return {fromBytes(address.isV4(), masked(address.bytes(), length)), length};
}

bool IpPrefix::contains(const IpAddress &address) const
{
    return address.isV4() == m_address.isV4() && masked(address.bytes(), m_length) == m_address.bytes();
}

std::string IpPrefix::toString() const
{
    return m_address.toString() + '/' + std::to_string(m_length);
}

std::string dottedMask(int prefixLength)
{
    const std::uint32_t mask = prefixLength <= 0 ? 0 : ~std::uint32_t{0} << (32 - std::min(prefixLength, 32));
    return IpAddress::fromV4(mask).toString();
}

} // namespace pbx::domain
