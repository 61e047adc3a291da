#include "secretname.h"

#include "chars.h"

#include <algorithm>
#include <array>

namespace pbx::domain {

namespace {

// Htek's names are numbers: passwords of administrator, accounts and user, and the URL.
constexpr std::array<std::string_view, 7> kNumbers{"P2", "P34", "P734", "P506", "P606", "P196", "P237"};

} // namespace

bool soundsSecret(std::string_view parameter)
{
    constexpr std::array<std::string_view, 17> words{
        "pass",     "secret",    "pwd",        "pin",       "key_phrase", "pswd",       "profile_rule",   "server.url",        "prov.servername",
        "serverip", "server_ip", "_file_path", "http path", "https path", "serverpath", "setting_server", "provisioningserver"};
    const std::string name = lowered(parameter);
    return std::ranges::any_of(words, [&name](std::string_view word) { return name.find(word) != std::string::npos; })
           || std::ranges::find(kNumbers, parameter) != kNumbers.end();
}

} // namespace pbx::domain
