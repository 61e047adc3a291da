#ifdef __linux__
#include "domain/chars.h"
#include "domain/say.h"
#include "portholder.h"

#include <algorithm>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <unordered_set>

namespace pbx::server {

namespace {

namespace fs = std::filesystem;

// "sl local_address rem_address st … inode": inodes of the sockets that listen (state 0A) on the port.
std::unordered_set<std::string> listeningSockets(std::uint16_t port)
{
    std::unordered_set<std::string> out;
    for (const char *table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        std::ifstream file(table);
        std::string line;
        std::getline(file, line);
        while (std::getline(file, line)) {
            std::istringstream words(line);
            std::string index, local, remote, state, queues, timer, retransmits, user, timeout, inode;
            words >> index >> local >> remote >> state >> queues >> timer >> retransmits >> user >> timeout >> inode;
            const std::size_t colon = local.rfind(':');
            if (state == "0A" && colon != std::string::npos && std::strtoul(local.c_str() + colon + 1, nullptr, 16) == port)
                out.insert("socket:[" + inode + "]");
        }
    }
    return out;
}

bool holdsOne(const fs::path &process, const std::unordered_set<std::string> &sockets)
{
    std::error_code error;
    for (fs::directory_iterator at(process / "fd", error), end; !error && at != end; at.increment(error)) {
        std::error_code unreadable; // a descriptor that was closed meanwhile
        if (sockets.contains(fs::read_symlink(at->path(), unreadable).string()))
            return true;
    }
    return false;
}

} // namespace

std::optional<std::string> portHolder(std::uint16_t port)
{
    const auto sockets = listeningSockets(port);
    if (sockets.empty())
        return std::nullopt;
    std::error_code error;
    for (fs::directory_iterator at("/proc", error), end; !error && at != end; at.increment(error)) {
        const std::string id = at->path().filename().string();
        if (!std::ranges::all_of(id, domain::isDigit) || !holdsOne(at->path(), sockets))
            continue;
        std::ifstream file(at->path() / "comm");
        std::string name;
        std::getline(file, name);
        return say("%1 (process %2)", {domain::printable(name), id});
    }
    return std::nullopt;
}

} // namespace pbx::server
#endif
