#include "secretname.h"

#include "chars.h"

#include <algorithm>
#include <array>

namespace pbx::domain {

bool soundsSecret(std::string_view parameter)
{
    constexpr std::array<std::string_view, 10> words{"pass",         "secret",     "pwd",
                                                     "pin",          "key_phrase", //
                                                     "profile_rule", "server.url", "prov.servername",
                                                     "http path",    "https path"};
    const std::string name = lowered(parameter);
    return std::ranges::any_of(words, [&name](std::string_view word) { return name.find(word) != std::string::npos; });
}

} // namespace pbx::domain
