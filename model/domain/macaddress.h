#pragma once

#include "result.h"

#include <compare>
#include <cstdint>

namespace pbx::domain {

// A handset's 48-bit hardware address. Accepts 805ec012ab01, 80:5E:C0:12:AB:01, 80-5e-…, 805e.c012.ab01 and
// spaces as separators; refuses multicast and all-zero addresses, which no handset has.
class MacAddress final {
public:
    [[nodiscard]] static Result<MacAddress> parse(std::string_view text);

    [[nodiscard]] std::string toString() const; // 80:5E:C0:12:AB:01, the one form that is shown and stored
    [[nodiscard]] std::string hexLower() const; // 805ec012ab01, as in file names
    [[nodiscard]] std::string hexUpper() const; // 805EC012AB01
    [[nodiscard]] std::string oui() const;      // 80:5E:C0
    [[nodiscard]] std::uint64_t value() const { return m_value; }

    friend auto operator<=>(const MacAddress &, const MacAddress &) = default;

private:
    explicit MacAddress(std::uint64_t value)
        : m_value(value)
    {}
    std::uint64_t m_value;
};

} // namespace pbx::domain
