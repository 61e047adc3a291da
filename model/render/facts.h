// The named facts that a parameter map may use. Code computes them (ordinals, masks, flat indexes, favourites);
// maps only select, concatenate, look up and test.
#pragma once

#include "clock.h"
#include "domain/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pbx::render {

enum class Fact : std::uint8_t {
    Mac,
    MacUpper,
    MacColons,
    MacDashes,
    Model,
    Url,
    UrlBare,       // without the slash at its end
    UrlServer,     // without scheme
    UrlServerPath, // without both
    UrlHost,
    UrlPort,
    UrlPath, // without slashes at its ends
    UrlType,
    AdminPassword,
    AdminDigits, // for phones that take no other characters
    SiteDomain,
    SiteHost,
    SitePort,
    Pickup,
    Voicemail,
    Network,
    Prefix,
    Address, // each of the five is followed by its octets
    Address1,
    Address2,
    Address3,
    Address4,
    Mask,
    Mask1,
    Mask2,
    Mask3,
    Mask4,
    Gateway,
    Gateway1,
    Gateway2,
    Gateway3,
    Gateway4,
    Dns1,
    Dns1Octet1,
    Dns1Octet2,
    Dns1Octet3,
    Dns1Octet4,
    Dns2,
    Dns2Octet1,
    Dns2Octet2,
    Dns2Octet3,
    Dns2Octet4,
    CallWaiting,
    LineKeys,
    AccountIndex,
    AccountNumber,
    AccountName,
    AccountPassword,
    AccountPort,
    AccountCalls,
    AccountCodec,
    AccountTransport,
    AccountProtocol, // tcp, udp
    KeyIndex,
    KeyNth,
    KeyPage,
    KeyPlace,
    KeyModule,
    KeyFlat,
    KeyModuleFlat,
    KeyLabel,
    KeyNumber,
    KeyFavourite,
    ModuleIndex,
    ModuleType,
    ModuleCount,
    ResourceIndex,
    ResourceNumber,
    ResourceLabel,
    ResourceType,
    FavouriteIndex,
    FavouriteNumber,
    FavouriteLabel,
    FirstClock, // the facts of clock.h follow
    Count = FirstClock + static_cast<int>(ClockFact::Count)
};

// How a writer must take a text.
enum class Treatment : std::uint8_t {
    Plain,      // digits, host names, dial strings: every grammar carries them
    Label,      // mapped by the writer's rule where the grammar cannot carry it, with a warning
    Credential, // refused where the grammar cannot carry it, never altered
    Override,   // what an expert typed as a vendor's value: refused where the grammar cannot carry it
};

struct FactInfo {
    std::string_view name;
    Treatment treatment = Treatment::Plain;
    bool secret = false;
    std::string_view field;                    // where it comes from: JSON pointer of an extension's member, "/site/…", or empty
    std::span<const std::string_view> choices; // of those that maps look up
};
[[nodiscard]] const FactInfo &info(Fact fact);
[[nodiscard]] std::optional<Fact> factNamed(std::string_view name);

// What maps may test. Those of the model are settled when a map is compiled.
enum class Test : std::uint8_t {
    StaticNetwork,
    Gateway,
    Dns1,
    Dns2,
    OutboundProxy, // the server is not the domain itself
    Clock,
    Daylight,
    DaylightHour, // daylight saving by exactly one hour
    // ---- of the model
    Keys,
    Modules,
    Dect,
    TakesNetwork,
    Count
};
inline constexpr Test kFirstModelTest = Test::Keys;
[[nodiscard]] std::optional<Test> testNamed(std::string_view name);

} // namespace pbx::render
