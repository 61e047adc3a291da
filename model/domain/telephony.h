// The small values of a SIP extension and its handset.
#pragma once

#include "result.h"

#include <compare>
#include <cstdint>

namespace pbx::domain {

// 3 or 4 digits; leading zeros count.
class ExtensionNumber final {
public:
    [[nodiscard]] static Result<ExtensionNumber> parse(std::string_view text);
    [[nodiscard]] const std::string &text() const { return m_text; }
    // Lists sort 101 before 1004: by length, then digits.
    friend std::strong_ordering operator<=>(const ExtensionNumber &a, const ExtensionNumber &b);
    friend bool operator==(const ExtensionNumber &, const ExtensionNumber &) = default;

private:
    ExtensionNumber() = default;
    std::string m_text;
};

// What a phone may dial: digits, * and #, one leading +, at most 32. Spaces, dots, dashes and brackets that people
// write between digits are dropped.
class DialString final {
public:
    [[nodiscard]] static Result<DialString> parse(std::string_view text);
    [[nodiscard]] const std::string &text() const { return m_text; }
    friend auto operator<=>(const DialString &, const DialString &) = default;

private:
    DialString() = default;
    std::string m_text;
};

// A DNS name in lower case (labels of letters, digits and inner dashes; at least two labels), without a final dot.
class SipDomain final {
public:
    [[nodiscard]] static Result<SipDomain> parse(std::string_view text);
    [[nodiscard]] const std::string &text() const { return m_text; }
    friend auto operator<=>(const SipDomain &, const SipDomain &) = default;

private:
    SipDomain() = default;
    std::string m_text;
};

// 1–65535.
class Port final {
public:
    [[nodiscard]] static Result<Port> parse(std::string_view text);
    [[nodiscard]] static Result<Port> make(long number);
    [[nodiscard]] static constexpr Port sip() { return Port(5060); }
    [[nodiscard]] std::uint16_t number() const { return m_number; }
    friend auto operator<=>(const Port &, const Port &) = default;

private:
    explicit constexpr Port(std::uint16_t number)
        : m_number(number)
    {}
    std::uint16_t m_number;
};

// Seconds: 5 to 60 in steps of 5, 40 unless told.
class RingTime final {
public:
    constexpr RingTime() = default;
    [[nodiscard]] static Result<RingTime> make(long seconds);
    [[nodiscard]] int seconds() const { return m_seconds; }
    friend auto operator<=>(const RingTime &, const RingTime &) = default;

    static constexpr int kStep = 5;
    static constexpr int kMost = 60;

private:
    int m_seconds = 40;
};

// 1–24 calls at once on a line key, 2 unless told.
class CallsPerLineKey final {
public:
    constexpr CallsPerLineKey() = default;
    [[nodiscard]] static Result<CallsPerLineKey> make(long calls);
    [[nodiscard]] int calls() const { return m_calls; }
    friend auto operator<=>(const CallsPerLineKey &, const CallsPerLineKey &) = default;

    static constexpr int kMost = 24;

private:
    int m_calls = 2;
};

enum class Codec : std::uint8_t { G711a, G729a };
enum class Transport : std::uint8_t { Tcp, Udp };

[[nodiscard]] std::string_view name(Codec codec);         // G711a, G729a
[[nodiscard]] std::string_view name(Transport transport); // TCP, UDP
[[nodiscard]] Result<Codec> parseCodec(std::string_view text);
[[nodiscard]] Result<Transport> parseTransport(std::string_view text);

} // namespace pbx::domain
