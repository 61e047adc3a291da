// Where phones reach this computer's server, and where that server listens: two settings of a workspace, because a router
// or a reverse proxy may stand between.
#pragma once

#include "server/provisioningserver.h"
#include "store/store.h"

#include <string>
#include <string_view>

namespace pbx::targets {

// The base URL of this computer's target, as phones reach it: a setting of the workspace, else http://<first LAN IPv4
// address of this computer>:<port of the listen setting, 8080 unless told>. Ends without a slash.
[[nodiscard]] domain::Result<std::string> baseUrl(store::Store &store);
// http or https, a host, an optional port and path; ends without a slash.
[[nodiscard]] domain::Result<std::string> parseBaseUrl(std::string_view text);
// "/prov" of http://host/prov; empty where it has none. baseUrl: as parseBaseUrl gives it.
[[nodiscard]] std::string basePathOf(std::string_view baseUrl);

// address:port, [IPv6]:port, or a port alone for all addresses. Port 0: any free one.
[[nodiscard]] domain::Result<server::Listen> parseListen(std::string_view text);
[[nodiscard]] std::string toString(const server::Listen &listen);
// As set in the workspace, else all addresses and port 8080; with the base URL's path.
[[nodiscard]] domain::Result<server::Listen> listenOf(store::Store &store);

inline constexpr const char *kBaseUrlSetting = "target.thisComputer.baseUrl";
inline constexpr const char *kListenSetting = "target.thisComputer.listen"; // address:port

} // namespace pbx::targets
