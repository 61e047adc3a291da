#include "facts.h"

namespace pbx::render {

namespace {

constexpr std::array<std::string_view, 2> kTransports{"TCP", "UDP"}; // in the order of domain::Transport
constexpr std::array<std::string_view, 2> kCodecs{"G711a", "G729a"}; // in the order of domain::Codec
constexpr std::array<std::string_view, 2> kSwitch{"off", "on"};
constexpr std::array<std::string_view, 2> kNetworks{"dhcp", "static"};
constexpr std::array<std::string_view, 2> kSchemes{"http", "https"};
constexpr std::array<std::string_view, 2> kResources{"monitor", "dayNight"};

constexpr std::array<FactInfo, static_cast<std::size_t>(Fact::Count)> kFacts{{
    {"mac", {}, false, "/autoProvision/mac", {}},
    {"MAC", {}, false, "/autoProvision/mac", {}},
    {"mac.colons", {}, false, "/autoProvision/mac", {}},
    {"mac.dashes", {}, false, "/autoProvision/mac", {}},
    {"model", {}, false, "/autoProvision/model", {}},
    {"url", {}, true, {}, {}},
    {"url.bare", {}, true, {}, {}},
    {"url.server", {}, true, {}, {}},
    {"url.serverPath", {}, true, {}, {}},
    {"url.host", {}, false, {}, {}},
    {"url.port", {}, false, {}, {}},
    {"url.path", {}, true, {}, {}},
    {"url.type", {}, false, {}, kSchemes},
    {"adminPassword", Treatment::Credential, true, {}, {}},
    {"adminPassword.digits", {}, true, {}, {}},
    {"site.domain", {}, false, "/site/domain", {}},
    {"site.host", {}, false, "/site/sipServer", {}},
    {"site.port", {}, false, "/site/sipServer", {}},
    {"site.pickup", {}, false, "/site/pickupCode", {}},
    {"site.voicemail", {}, false, "/site/voicemailNumber", {}},
    {"network", {}, false, "/autoProvision/network", kNetworks},
    {"network.prefix", {}, false, "/autoProvision/network", {}},
    {"network.address", {}, false, "/autoProvision/network", {}},
    {"network.address.1", {}, false, "/autoProvision/network", {}},
    {"network.address.2", {}, false, "/autoProvision/network", {}},
    {"network.address.3", {}, false, "/autoProvision/network", {}},
    {"network.address.4", {}, false, "/autoProvision/network", {}},
    {"network.mask", {}, false, "/autoProvision/network", {}},
    {"network.mask.1", {}, false, "/autoProvision/network", {}},
    {"network.mask.2", {}, false, "/autoProvision/network", {}},
    {"network.mask.3", {}, false, "/autoProvision/network", {}},
    {"network.mask.4", {}, false, "/autoProvision/network", {}},
    {"network.gateway", {}, false, "/autoProvision/network", {}},
    {"network.gateway.1", {}, false, "/autoProvision/network", {}},
    {"network.gateway.2", {}, false, "/autoProvision/network", {}},
    {"network.gateway.3", {}, false, "/autoProvision/network", {}},
    {"network.gateway.4", {}, false, "/autoProvision/network", {}},
    {"network.dns1", {}, false, "/autoProvision/network", {}},
    {"network.dns1.1", {}, false, "/autoProvision/network", {}},
    {"network.dns1.2", {}, false, "/autoProvision/network", {}},
    {"network.dns1.3", {}, false, "/autoProvision/network", {}},
    {"network.dns1.4", {}, false, "/autoProvision/network", {}},
    {"network.dns2", {}, false, "/autoProvision/network", {}},
    {"network.dns2.1", {}, false, "/autoProvision/network", {}},
    {"network.dns2.2", {}, false, "/autoProvision/network", {}},
    {"network.dns2.3", {}, false, "/autoProvision/network", {}},
    {"network.dns2.4", {}, false, "/autoProvision/network", {}},
    {"callWaiting", {}, false, "/autoProvision/callWaitingTone", kSwitch},
    {"lineKeys", {}, false, "/autoProvision/keys", {}},
    {"account.index", {}, false, "/autoProvision/handset", {}},
    {"account.number", {}, false, "/number", {}},
    {"account.name", Treatment::Label, false, "/name", {}},
    {"account.password", Treatment::Credential, true, "/password", {}},
    {"account.port", {}, false, "/autoProvision/startingPort", {}},
    {"account.calls", {}, false, "/autoProvision/callsPerLineKey", {}},
    {"account.codec", {}, false, "/autoProvision/codec", kCodecs},
    {"account.transport", {}, false, "/autoProvision/transport", kTransports},
    {"account.protocol", {}, false, "/autoProvision/transport", {}},
    {"key.index", {}, false, {}, {}},
    {"key.nth", {}, false, {}, {}},
    {"key.page", {}, false, {}, {}},
    {"key.place", {}, false, {}, {}},
    {"key.module", {}, false, {}, {}},
    {"key.flat", {}, false, {}, {}},
    {"key.moduleFlat", {}, false, {}, {}},
    {"key.label", Treatment::Label, false, "/autoProvision/keys", {}},
    {"key.number", {}, false, "/autoProvision/keys", {}},
    {"key.favourite", {}, false, "/autoProvision/keys", {}},
    {"module.index", {}, false, "/autoProvision/expansionModules", {}},
    {"module.type", {}, false, "/autoProvision/expansionModules", {}},
    {"module.count", {}, false, "/autoProvision/expansionModules", {}},
    {"resource.index", {}, false, "/autoProvision/keys", {}},
    {"resource.number", {}, false, "/autoProvision/keys", {}},
    {"resource.label", Treatment::Label, false, "/autoProvision/keys", {}},
    {"resource.type", {}, false, "/autoProvision/keys", kResources},
    {"favourite.index", {}, false, "/autoProvision/keys", {}},
    {"favourite.number", {}, false, "/autoProvision/keys", {}},
    {"favourite.label", Treatment::Label, false, "/autoProvision/keys", {}},
    {"clock.hours", {}, false, "/office", {}},
    {"clock.seconds", {}, false, "/office", {}},
    {"clock.gmt", {}, false, "/office", {}},
    {"clock.minutes", {}, false, "/office", {}},
    {"clock.zone", {}, false, "/office", {}},
    {"clock.posix", {}, false, "/office", {}},
    {"clock.posixLetters", {}, false, "/office", {}},
    {"daylight.minutes", {}, false, "/office", {}},
    {"daylight.save", {}, false, "/office", {}},
    {"daylight.start.month", {}, false, "/office", {}},
    {"daylight.start.week", {}, false, "/office", {}},
    {"daylight.start.mondayFirst", {}, false, "/office", {}},
    {"daylight.start.sundayFirst", {}, false, "/office", {}},
    {"daylight.start.date", {}, false, "/office", {}},
    {"daylight.start.last", {}, false, "/office", {}},
    {"daylight.start.dateOrEnd", {}, false, "/office", {}},
    {"daylight.start.hour", {}, false, "/office", {}},
    {"daylight.end.month", {}, false, "/office", {}},
    {"daylight.end.week", {}, false, "/office", {}},
    {"daylight.end.mondayFirst", {}, false, "/office", {}},
    {"daylight.end.sundayFirst", {}, false, "/office", {}},
    {"daylight.end.date", {}, false, "/office", {}},
    {"daylight.end.last", {}, false, "/office", {}},
    {"daylight.end.dateOrEnd", {}, false, "/office", {}},
    {"daylight.end.hour", {}, false, "/office", {}},
}};
static_assert(!kFacts.back().name.empty());

constexpr std::array<std::string_view, static_cast<std::size_t>(Test::Count)> kTests{
    "network.static", "network.gateway", "network.dns1", "network.dns2", "outboundProxy", "clock",
    "daylight",       "daylight.hour",   "keys",         "modules",      "dect",          "takesNetwork"};

} // namespace

const FactInfo &info(Fact fact)
{
    return kFacts[static_cast<std::size_t>(fact)];
}

std::optional<Fact> factNamed(std::string_view name)
{
    for (std::size_t i = 0; i < kFacts.size(); ++i) {
        if (kFacts[i].name == name)
            return static_cast<Fact>(i);
    }
    return std::nullopt;
}

std::optional<Test> testNamed(std::string_view name)
{
    for (std::size_t i = 0; i < kTests.size(); ++i) {
        if (kTests[i] == name)
            return static_cast<Test>(i);
    }
    return std::nullopt;
}

} // namespace pbx::render
