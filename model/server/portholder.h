#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace pbx::server {

// The program that listens on a TCP port, such as "nginx (process 4711)"; nothing where the system does not tell.
[[nodiscard]] std::optional<std::string> portHolder(std::uint16_t port);

} // namespace pbx::server
