// FNV-1a, 64 bits: tells texts apart, protects nothing.
#pragma once

#include <cstdint>
#include <string_view>

namespace pbx::domain {

inline constexpr std::uint64_t kFnvStart = 0xCBF29CE484222325U;

// from: the hash of what stands before.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t from = kFnvStart)
{
    for (const char c : bytes)
        from = (from ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return from;
}

} // namespace pbx::domain
