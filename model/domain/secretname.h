// Which parameters of a phone's file hold a secret, told by their names: a password, or a URL with a phone's secret in it.
#pragma once

#include <string_view>

namespace pbx::domain {

// The only judge. It knows every parameter that a map writes from a secret (tests/render), and finds rather too much.
[[nodiscard]] bool soundsSecret(std::string_view parameter);

} // namespace pbx::domain
