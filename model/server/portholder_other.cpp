#ifndef __linux__
#include "portholder.h"

namespace pbx::server {

std::optional<std::string> portHolder(std::uint16_t /*port*/)
{
    return std::nullopt;
}

} // namespace pbx::server
#endif
