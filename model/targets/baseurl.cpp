#include "baseurl.h"

#include "domain/chars.h"
#include "domain/say.h"
#include "interfaces.h"

#include <algorithm>

namespace pbx::targets {

namespace {

constexpr std::size_t kLongest = 200; // what follows must still fit where phones keep a URL
constexpr unsigned long kLargestPort = 65535;

tl::unexpected<Error> notABase(std::string_view text, const std::string &why)
{
    return invalid(say("“%1” cannot be the base URL: %2. Write it like http://192.168.1.5:8080 or https://phones.example.com/prov.",
                       {domain::printable(text), why}));
}

bool isHostName(std::string_view host)
{
    // What looks like an IPv4 address must be one.
    const std::size_t dot = host.rfind('.');
    const std::string_view last = dot == std::string_view::npos ? host : host.substr(dot + 1);
    if (!last.empty() && std::ranges::all_of(last, domain::isDigit))
        return domain::IpAddress::parse(host).has_value();
    while (true) {
        const std::size_t end = host.find('.');
        const std::string_view label = host.substr(0, end);
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-'
            || !std::ranges::all_of(label, [](char c) { return domain::isAlpha(c) || domain::isDigit(c) || c == '-'; }))
            return false;
        if (end == std::string_view::npos)
            return true;
        host.remove_prefix(end + 1);
    }
}

bool isHost(std::string_view host)
{
    if (!host.starts_with('['))
        return isHostName(host);
    if (!host.ends_with(']'))
        return false;
    const auto address = domain::IpAddress::parse(host.substr(1, host.size() - 2));
    return address && !address->isV4();
}

bool isPath(std::string_view path) // begins with a slash where not empty
{
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::string_view segment = path.substr(0, path.find('/'));
        if (segment.empty() || segment == "." || segment == ".." || !std::ranges::all_of(segment, [](char c) {
                return domain::isAlpha(c) || domain::isDigit(c) || std::string_view("-._~").find(c) != std::string_view::npos;
            }))
            return false;
        path.remove_prefix(segment.size());
    }
    return true;
}

// host:port of a URL
std::string_view authorityOf(std::string_view url)
{
    url.remove_prefix(url.find("://") + 3);
    return url.substr(0, url.find('/'));
}

// Host and port of an authority; the port is empty where there is none.
std::pair<std::string_view, std::optional<std::string_view>> splitPort(std::string_view authority)
{
    const std::size_t bracket = authority.starts_with('[') ? authority.find(']') : 0;
    const std::size_t colon = bracket == std::string_view::npos ? std::string_view::npos : authority.find(':', bracket);
    if (colon == std::string_view::npos)
        return {authority, std::nullopt};
    return {authority.substr(0, colon), authority.substr(colon + 1)};
}

} // namespace

domain::Result<std::string> parseBaseUrl(std::string_view given)
{
    const std::string_view text = domain::trim(given);
    const std::size_t colon = text.find("://");
    const std::string scheme = domain::lowered(text.substr(0, colon));
    if (colon == std::string_view::npos || (scheme != "http" && scheme != "https"))
        return notABase(given, say("it must begin with http:// or https://"));
    std::string_view rest = text.substr(colon + 3);
    const std::string_view authority = authorityOf(text);
    std::string_view path = rest.substr(authority.size());
    while (path.ends_with('/'))
        path.remove_suffix(1);
    if (text.size() > kLongest)
        return notABase(given, say("it is longer than %1 characters", {std::to_string(kLongest)}));
    if (authority.find('@') != std::string_view::npos)
        return notABase(given, say("it must not hold a user name"));
    if (text.find_first_of("?#") != std::string_view::npos)
        return notABase(given, say("it must not hold “?” or “#”"));
    const auto [host, port] = splitPort(authority);
    if (!isHost(host))
        return notABase(given, say("“%1” is no host name or IP address", {domain::printable(host)}));
    const auto number = port ? domain::parseDecimal(*port, kLargestPort) : std::nullopt;
    if (port && (!number || *number == 0))
        return notABase(given, say("“%1” is no port", {domain::printable(*port)}));
    if (!isPath(path))
        return notABase(given, say("its path may hold letters, digits and -._~ only"));
    return scheme + "://" + domain::lowered(host) + (port ? ':' + std::string(*port) : std::string()) + std::string(path);
}

std::string basePathOf(std::string_view baseUrl)
{
    const std::size_t scheme = baseUrl.find("://");
    const std::size_t slash = scheme == std::string_view::npos ? scheme : baseUrl.find('/', scheme + 3);
    return slash == std::string_view::npos ? std::string() : std::string(baseUrl.substr(slash));
}

domain::Result<server::Listen> parseListen(std::string_view given)
{
    const std::string_view text = domain::trim(given);
    server::Listen out;
    const bool portAlone = !text.empty() && std::ranges::all_of(text, domain::isDigit);
    auto [host, port] = splitPort(text);
    if (portAlone)
        port = text;
    if (!portAlone) {
        const bool bracketed = host.starts_with('[') && host.ends_with(']');
        const auto address = domain::IpAddress::parse(bracketed ? host.substr(1, host.size() - 2) : host);
        if (!address || bracketed == address->isV4())
            return invalid(
                say("“%1” is not where a server can listen. Write an address of this computer and a port, such as 0.0.0.0:8080 or [::]:8080.",
                    {domain::printable(given)}));
        out.address = *address;
    }
    const auto number = port ? domain::parseDecimal(*port, kLargestPort) : std::optional<unsigned long>(out.port);
    if (!number)
        return invalid(say("“%1” has no port between 0 and 65535 behind its last colon.", {domain::printable(given)}));
    out.port = static_cast<std::uint16_t>(*number);
    return out;
}

std::string toString(const server::Listen &listen)
{
    const std::string address = listen.address.toString();
    return (listen.address.isV4() ? address : '[' + address + ']') + ':' + std::to_string(listen.port);
}

domain::Result<server::Listen> listenOf(store::Store &store)
{
    const auto setting = store.setting(kListenSetting);
    if (!setting)
        return fail(setting.error());
    return *setting ? parseListen(**setting) : server::Listen{};
}

domain::Result<std::string> baseUrl(store::Store &store)
{
    const auto setting = store.setting(kBaseUrlSetting);
    if (!setting)
        return fail(setting.error());
    if (*setting)
        return parseBaseUrl(**setting);
    const auto listen = listenOf(store);
    if (!listen)
        return fail(listen.error());
    const bool everywhere = std::ranges::all_of(listen->address.bytes(), [](std::uint8_t byte) { return byte == 0; });
    domain::IpAddress address = listen->address;
    if (everywhere) {
        // Without a network this computer still reaches itself.
        const auto here = interfaces();
        const auto first = std::ranges::find_if(here, [](const Interface &one) { return one.address.isV4() && !one.loopback; });
        address = first == here.end() ? domain::IpAddress::fromV4(0x7F000001) : first->address;
    }
    const std::uint16_t port = listen->port == 0 ? server::Listen{}.port : listen->port;
    const std::string host = address.isV4() ? address.toString() : '[' + address.toString() + ']';
    return "http://" + host + (port == 80 ? std::string() : ':' + std::to_string(port));
}

domain::Result<store::Batch> baseUrlWrites(store::Store &store, const std::optional<std::string> &url)
{
    auto present = store.setting(kBaseUrlSetting);
    if (!present)
        return fail(present.error());
    if (*present == url)
        return store::Batch();
    return store::Batch{store::PutSetting{kBaseUrlSetting, url}, store::PutSetting{kPreviousBaseUrlSetting, std::move(*present)}};
}

domain::Result<std::vector<std::string>> basePaths(store::Store &store)
{
    std::vector<std::string> out;
    for (const char *name : {kBaseUrlSetting, kPreviousBaseUrlSetting}) {
        const auto setting = store.setting(name);
        if (!setting)
            return fail(setting.error());
        const auto url = *setting ? parseBaseUrl(**setting) : domain::Result<std::string>(std::string());
        if (!url)
            return fail(url.error());
        out.push_back(basePathOf(*url));
    }
    return out;
}

domain::Result<domain::IpPrefix> parseTrustedProxy(std::string_view text)
{
    auto prefix = domain::IpPrefix::parse(text);
    if (!prefix)
        return prefix;
    if (prefix->length() == 0)
        return invalid(
            say("“%1” holds every computer. Write the address of your proxy, such as 192.168.1.5, or its network.", {domain::printable(text)}));
    return prefix;
}

domain::Result<std::vector<domain::IpPrefix>> trustedProxies(store::Store &store)
{
    const auto setting = store.setting(kTrustedProxiesSetting);
    if (!setting)
        return fail(setting.error());
    std::vector<domain::IpPrefix> out;
    for (std::string_view rest = *setting ? **setting : std::string_view(); !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        const auto proxy = parseTrustedProxy(word);
        if (!proxy)
            return fail(proxy.error());
        out.push_back(*proxy);
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
    return out;
}

store::PutSetting trustedProxiesWrite(const std::vector<domain::IpPrefix> &proxies)
{
    std::string text;
    for (const domain::IpPrefix &prefix : proxies)
        text += (text.empty() ? "" : " ") + prefix.toString();
    return {kTrustedProxiesSetting, text.empty() ? std::nullopt : std::optional(text)};
}

bool missesPort(std::string_view baseUrl, std::uint16_t port, const std::vector<domain::IpPrefix> &proxies)
{
    const std::string_view authority = authorityOf(baseUrl);
    const auto told = splitPort(authority).second;
    const auto number = told ? domain::parseDecimal(*told, kLargestPort) : baseUrl.starts_with("https:") ? 443UL : 80UL;
    return proxies.empty() && number != port;
}

} // namespace pbx::targets
