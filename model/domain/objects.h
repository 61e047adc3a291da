// The objects of a site as plain values. Each field's type already refuses what cannot be; rules that need two
// objects, or the phone's model, are in rules.h.
#pragma once

#include "ipaddress.h"
#include "macaddress.h"
#include "slotid.h"
#include "telephony.h"
#include "text.h"
#include "uuid.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pbx::domain {

// ---- keys ---------------------------------------------------------------------------------------------------

struct MainKey { // the extension itself: exactly once, can be moved, not removed
    friend bool operator==(const MainKey &, const MainKey &) = default;
};
struct LineKey { // a further line appearance of the same extension
    friend bool operator==(const LineKey &, const LineKey &) = default;
};
struct UnusedKey { // a gap that stays a gap
    friend bool operator==(const UnusedKey &, const UnusedKey &) = default;
};
struct MonitorKey {
    ExtensionNumber extension;
    Label label; // empty: follows the extension's name
    friend bool operator==(const MonitorKey &, const MonitorKey &) = default;
};
struct SpeedDialKey {
    DialString number;
    Label label; // empty: shows the number
    friend bool operator==(const SpeedDialKey &, const SpeedDialKey &) = default;
};
struct DayNightKey {
    Uuid condition;
    Label label; // empty: follows the condition's name
    friend bool operator==(const DayNightKey &, const DayNightKey &) = default;
};

using Key = std::variant<MainKey, LineKey, UnusedKey, MonitorKey, SpeedDialKey, DayNightKey>;
// A map from physical slot to key, never an array: two people who move different keys do not collide.
using KeyMap = std::map<SlotId, Key>;

// The six types in the order that menus show; the index is the variant's.
enum class KeyType : std::uint8_t { Main, Line, Unused, Monitor, SpeedDial, DayNight };
[[nodiscard]] KeyType typeOf(const Key &key);
[[nodiscard]] std::string_view jsonName(KeyType type); // main, line, unused, monitor, speedDial, dayNight
[[nodiscard]] std::string title(KeyType type);         // Main Extension, Line Appearance … (translated)

// ---- handset ------------------------------------------------------------------------------------------------

struct ExpansionModules {
    std::string type; // as the catalogue names it: EXP50, SPA500S …
    int count = 1;
    friend bool operator==(const ExpansionModules &, const ExpansionModules &) = default;
};

struct StaticNetwork { // IPv4; which makes take one by file is the catalogue's matter
    IpAddress address;
    int prefix = 24;
    std::optional<IpAddress> gateway;
    std::vector<IpAddress> dns; // at most two
    friend bool operator==(const StaticNetwork &, const StaticNetwork &) = default;
};

using ParameterValues = std::map<std::string, std::string>; // vendor parameter → value, replacing by name

struct AutoProvision {
    bool enabled = true;
    CallsPerLineKey callsPerLineKey;
    std::string make;  // as in the catalogue; empty while none is chosen
    std::string model; // as in the catalogue (aliases are resolved on input); empty while none is chosen
    std::optional<MacAddress> mac;
    std::optional<int> handset; // DECT: the handset's number 1..n at the base whose MAC it shares
    std::optional<ExpansionModules> modules;
    std::optional<StaticNetwork> network; // nothing: DHCP
    bool callWaitingTone = true;
    Port startingPort = Port::sip();
    Codec codec = Codec::G711a;
    Transport transport = Transport::Tcp;
    KeyMap keys; // models without keys have none; the account is then implied
    ParameterValues overrides;
    // Overrides whose value is not in clear here: as the workspace seals it, or empty where a document has null for it.
    ParameterValues sealedOverrides;
    friend bool operator==(const AutoProvision &, const AutoProvision &) = default;
};

// ---- objects ------------------------------------------------------------------------------------------------

struct SipServer {
    std::string host; // a domain name or an IP address
    Port port = Port::sip();
    friend bool operator==(const SipServer &, const SipServer &) = default;
};

// Parameters of all phones of a make, or of one model; those of the model replace the make's, a handset's own replace both.
struct ParameterSet {
    std::string make;                           // as in the catalogue
    std::string model;                          // the same (aliases are resolved on input); empty: every model of the make
    ParameterValues overrides, sealedOverrides; // as a handset's
    [[nodiscard]] std::string title() const;    // "Yealink T46U", "All Yealink phones" (translated)
    friend bool operator==(const ParameterSet &, const ParameterSet &) = default;
};

struct Site {
    Uuid id;
    Name customer;
    Name name;
    SipDomain domain;
    SipServer sipServer;
    DialString pickupCode; // directed pickup is this + extension; group pickup is this alone
    DialString voicemailNumber;
    std::vector<ParameterSet> parameterSets = {}; // one for a make or model; without a value one says nothing and is not written
    friend bool operator==(const Site &, const Site &) = default;
};

struct Office {
    Uuid id;
    Name name;
    std::string areaCode; // digits, may be empty
    std::string timeZone; // IANA name, one of the catalogue's zones
    std::optional<DialString> outboundNumber;
    friend bool operator==(const Office &, const Office &) = default;
};

enum class Weekday : std::uint8_t { Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday };

struct OfficeHours {
    Weekday first = Weekday::Monday; // "mon-fri", or one day where both are equal
    Weekday last = Weekday::Friday;
    int from = 0; // minutes after midnight
    int to = 0;   // minutes after midnight, > from, at most 24:00
    friend bool operator==(const OfficeHours &, const OfficeHours &) = default;
};

struct DayNightCondition {
    Uuid id;
    Name name;
    DialString dialCode;
    std::vector<OfficeHours> hours;
    friend bool operator==(const DayNightCondition &, const DayNightCondition &) = default;
};

struct Extension {
    Uuid id;
    ExtensionNumber number; // fixed once created
    Name name;
    // Nothing where the document, or a locked workspace, does not tell it: the stored one stays.
    std::optional<SipPassword> password;
    RingTime ringTime;
    Uuid office;
    std::optional<DialString> outboundNumber; // nothing: the office's default
    bool hideCallerId = false;
    Label pickupGroup; // empty: none
    bool behindFirewall = true;
    std::optional<AutoProvision> autoProvision; // nothing: never set up; enabled == false: switched off, kept
    friend bool operator==(const Extension &, const Extension &) = default;
};

inline constexpr std::string_view kPhonesScope = "IP Telephony"; // the only scope that lets phones download

struct FirewallRule {
    Uuid id;
    Label description;
    IpPrefix prefix;                        // a host is /32 or /128
    Label scope;                            // kPhonesScope unless told
    [[nodiscard]] bool isForPhones() const; // by its scope; none is that one, and the case does not matter
    friend bool operator==(const FirewallRule &, const FirewallRule &) = default;
};

struct KeyTemplate { // keys to copy onto phones; phones do not read it
    Uuid id;
    Name name;
    KeyMap keys; // at least one, without Main Extension; whom they work on may be gone
    friend bool operator==(const KeyTemplate &, const KeyTemplate &) = default;
};

enum class Kind : std::uint8_t { Site, Office, DayNightCondition, Extension, FirewallRule, KeyTemplate };
using Object = std::variant<Site, Office, DayNightCondition, Extension, FirewallRule, KeyTemplate>; // index = Kind
inline constexpr int kKinds = static_cast<int>(std::variant_size_v<Object>);

[[nodiscard]] Kind kindOf(const Object &object);
[[nodiscard]] const Uuid &idOf(const Object &object);
[[nodiscard]] std::string title(const Object &object); // "101 Jerry", "Pinetree Head Office", …

// A whole site, as imported and exported.
struct SiteDocument {
    Site site;
    std::vector<Office> offices;
    std::vector<DayNightCondition> dayNightConditions;
    std::vector<Extension> extensions;
    std::vector<FirewallRule> firewallRules;
    std::vector<KeyTemplate> keyTemplates; // none: not written, and an import leaves those of the site alone
    friend bool operator==(const SiteDocument &, const SiteDocument &) = default;
};

} // namespace pbx::domain
