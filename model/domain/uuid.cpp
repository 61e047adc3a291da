#include "uuid.h"

#include "chars.h"
#include "say.h"

#include <cstring>
#include <random>

namespace pbx::domain {

Result<Uuid> Uuid::parse(std::string_view text)
{
    Uuid out;
    std::size_t digits = 0;
    bool wrong = text.size() != 36;
    for (std::size_t i = 0; i < text.size() && !wrong; ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            wrong = text[i] != '-';
            continue;
        }
        const int digit = hexDigit(text[i]);
        wrong = digit < 0;
        if (!wrong) {
            auto &byte = out.m_bytes[digits / 2];
            byte = static_cast<std::uint8_t>(static_cast<unsigned>(byte) << 4U | static_cast<unsigned>(digit));
            ++digits;
        }
    }
    if (wrong)
        return invalid(say("“%1” is not an id. It has the form 6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01.", {printable(text)}));
    return out;
}

Uuid Uuid::random()
{
    Uuid out;
    thread_local std::random_device source;
    for (std::size_t i = 0; i < 16; i += 4) {
        const std::uint32_t word = source();
        std::memcpy(&out.m_bytes[i], &word, 4);
    }
    out.m_bytes[6] = static_cast<std::uint8_t>((out.m_bytes[6] & 0x0FU) | 0x40U);
    out.m_bytes[8] = static_cast<std::uint8_t>((out.m_bytes[8] & 0x3FU) | 0x80U);
    return out;
}

std::string Uuid::toString() const
{
    constexpr const char *digits = "0123456789abcdef";
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            out += '-';
        out += digits[m_bytes[i] >> 4U];
        out += digits[m_bytes[i] & 0x0FU];
    }
    return out;
}

} // namespace pbx::domain

std::size_t std::hash<pbx::domain::Uuid>::operator()(const pbx::domain::Uuid &id) const noexcept
{
    std::size_t out = 0;
    std::memcpy(&out, id.bytes().data() + 8, sizeof out);
    return out;
}
