#pragma once

#include "result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>

namespace pbx::domain {

// The identity of an object, made by the client that creates it. Shown and stored in lower case with dashes.
class Uuid final {
public:
    [[nodiscard]] static Result<Uuid> parse(std::string_view text);
    [[nodiscard]] static Uuid random(); // version 4, from the system's random source; thread-safe

    [[nodiscard]] std::string toString() const;
    [[nodiscard]] const std::array<std::uint8_t, 16> &bytes() const { return m_bytes; }

    friend auto operator<=>(const Uuid &, const Uuid &) = default;

private:
    Uuid() = default;
    std::array<std::uint8_t, 16> m_bytes{};
};

} // namespace pbx::domain

template <> struct std::hash<pbx::domain::Uuid> {
    std::size_t operator()(const pbx::domain::Uuid &id) const noexcept;
};
