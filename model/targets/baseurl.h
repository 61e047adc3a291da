// Where phones reach this computer's server, where that server listens, and which proxies stand between: settings of a
// workspace, because a router or a reverse proxy makes them differ.
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
// As set in the workspace, else all addresses and port 8080.
[[nodiscard]] domain::Result<server::Listen> listenOf(store::Store &store);

// What sets the base URL (nothing: the one of this computer). The URL that it replaces is kept until the next change: phones
// fetch the files that tell them the new one through the old one. Empty where nothing changes.
[[nodiscard]] domain::Result<store::Batch> baseUrlWrites(store::Store &store, const std::optional<std::string> &url);
// Those of the base URL, the present one first, and of the one before it.
[[nodiscard]] domain::Result<std::vector<std::string>> basePaths(store::Store &store);

// An address or a network in which every computer is believed what it says of others; one that holds everybody is refused.
[[nodiscard]] domain::Result<domain::IpPrefix> parseTrustedProxy(std::string_view text);
[[nodiscard]] domain::Result<std::vector<domain::IpPrefix>> trustedProxies(store::Store &store);
[[nodiscard]] store::PutSetting trustedProxiesWrite(const std::vector<domain::IpPrefix> &proxies);

// Whether a phone that asks the base URL's port cannot come to this one, as no proxy stands between.
[[nodiscard]] bool missesPort(std::string_view baseUrl, std::uint16_t port, const std::vector<domain::IpPrefix> &proxies);

inline constexpr const char *kBaseUrlSetting = "target.thisComputer.baseUrl";
inline constexpr const char *kPreviousBaseUrlSetting = "target.thisComputer.previousBaseUrl";
inline constexpr const char *kListenSetting = "target.thisComputer.listen";                 // address:port
inline constexpr const char *kTrustedProxiesSetting = "target.thisComputer.trustedProxies"; // prefixes divided by spaces

} // namespace pbx::targets
