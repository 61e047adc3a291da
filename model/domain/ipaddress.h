#pragma once

#include "result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>

namespace pbx::domain {

// An IPv4 or IPv6 address in its one canonical form. Strict: no leading zeros, no short forms, no hexadecimal
// octets, no zone ids, no brackets. An IPv4-mapped IPv6 address (::ffff:a.b.c.d) becomes the IPv4 address, because
// that is how an IPv4 phone arrives on a dual-stack socket.
class IpAddress final {
public:
    [[nodiscard]] static Result<IpAddress> parse(std::string_view text);
    // From a socket: 4 or 16 bytes in network order.
    [[nodiscard]] static IpAddress fromV4(std::uint32_t hostOrder);
    [[nodiscard]] static IpAddress fromV6(const std::array<std::uint8_t, 16> &bytes);

    [[nodiscard]] bool isV4() const { return m_v4; }
    [[nodiscard]] int bits() const { return m_v4 ? 32 : 128; }
    [[nodiscard]] std::uint32_t v4() const;                                             // host order; only where isV4()
    [[nodiscard]] const std::array<std::uint8_t, 16> &bytes() const { return m_bytes; } // IPv4 in the first four
    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] std::string toString() const; // RFC 5952 for IPv6

    friend auto operator<=>(const IpAddress &, const IpAddress &) = default;

private:
    IpAddress() = default;
    bool m_v4 = true;
    std::array<std::uint8_t, 16> m_bytes{};
};

// A network: an address whose host bits are zero, and a prefix length.
class IpPrefix final {
public:
    // Refuses host bits below the prefix (naming the network that was probably meant) and lengths out of range.
    // /0 is a prefix here; whether a rule may hold it is the rule's matter.
    [[nodiscard]] static Result<IpPrefix> make(const IpAddress &network, int length);
    [[nodiscard]] static Result<IpPrefix> parse(std::string_view text); // 192.168.1.0/24; a bare address is one host
    // The network of the given length that holds the address.
    [[nodiscard]] static IpPrefix around(const IpAddress &address, int length);

    [[nodiscard]] const IpAddress &address() const { return m_address; }
    [[nodiscard]] int length() const { return m_length; }
    [[nodiscard]] bool contains(const IpAddress &address) const;
    [[nodiscard]] std::string toString() const; // 192.168.1.0/24

    friend auto operator<=>(const IpPrefix &, const IpPrefix &) = default;

private:
    IpPrefix(const IpAddress &address, int length)
        : m_address(address)
        , m_length(length)
    {}
    IpAddress m_address;
    int m_length;
};

// The dotted mask of an IPv4 prefix length (24 → 255.255.255.0), as phones want it.
[[nodiscard]] std::string dottedMask(int prefixLength);

} // namespace pbx::domain
