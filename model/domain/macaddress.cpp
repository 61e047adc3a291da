#include "macaddress.h"

#include "chars.h"
#include "say.h"

#include <array>

namespace pbx::domain {

namespace {

std::string hex(std::uint64_t value, const char *digits, char separator)
{
    std::string out;
    for (int shift = 40; shift >= 0; shift -= 8) {
        if (separator && !out.empty())
            out += separator;
        out += digits[(value >> (shift + 4)) & 0xF];
        out += digits[(value >> shift) & 0xF];
    }
    return out;
}

constexpr const char *kUpper = "0123456789ABCDEF";
constexpr const char *kLower = "0123456789abcdef";

// Digits per group that each separator divides the address into.
constexpr bool groupFits(char separator, std::size_t digitsSinceSeparator)
{
    switch (separator) {
    case ':':
    case '-':
    case ' ': return digitsSinceSeparator == 2;
    case '.': return digitsSinceSeparator == 4 || digitsSinceSeparator == 2;
    default: return false;
    }
}

} // namespace

Result<MacAddress> MacAddress::parse(std::string_view text)
{
    const std::string_view trimmed = trim(text);
    const auto refuse = [&] {
        return invalid(say("“%1” is not a MAC address. Enter 12 hexadecimal digits, such as 80:5E:C0:12:AB:01.", {printable(text)}));
    };
    std::uint64_t value = 0;
    std::size_t digits = 0;
    std::size_t group = 0;
    char separator = 0;
    std::size_t groupSize = 0;
    for (const char c : trimmed) {
        if (const int digit = hexDigit(c); digit >= 0) {
            if (++digits > 12)
                return refuse();
            ++group;
            value = value << 4 | static_cast<std::uint64_t>(digit);
            continue;
        }
        if ((separator != 0 && c != separator) || !groupFits(c, group) || (groupSize != 0 && group != groupSize))
            return refuse();
        separator = c;
        groupSize = group;
        group = 0;
    }
    if (digits != 12 || (separator != 0 && group != groupSize))
        return refuse();
    if (value == 0 || (value >> 40 & 1) != 0)
        return invalid(say("%1 is not the address of one device. Copy the MAC address from the label of the phone.", {hex(value, kUpper, ':')}));
    return MacAddress(value);
}

std::string MacAddress::toString() const
{
    return hex(m_value, kUpper, ':');
}
std::string MacAddress::hexLower() const
{
    return hex(m_value, kLower, 0);
}
std::string MacAddress::hexUpper() const
{
    return hex(m_value, kUpper, 0);
}
std::string MacAddress::oui() const
{
    return toString().substr(0, 8);
}

} // namespace pbx::domain
