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
    Url,
    UrlServer,
    UrlType,
    AdminPassword,
    SiteDomain,
    SiteHost,
    SitePort,
    Pickup,
    Voicemail,
    Network,
    Address,
    Mask,
    Gateway,
    Dns1,
    Dns2,
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
    KeyIndex,
    KeyModule,
    KeyFlat,
    KeyLabel,
    KeyNumber,
    KeyFavourite,
    ModuleIndex,
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
    std::string_view field;                    // of an extension that this fact carries to the phone; empty: none
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
