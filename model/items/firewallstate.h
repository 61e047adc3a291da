// A site's firewall as far as this computer knows it: rules saved, rules in force, and who uses which (by the download
// log). Made on the worker thread.
#pragma once

#include "changes/workspace.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pbx::items {

struct KnownPhone {
    domain::MacAddress mac;
    domain::Uuid extension;
    std::string title;                                // "203 Forklift"
    std::string file;                                 // that it must fetch, "0004f2102030.cfg"; empty: not applied yet
    std::optional<domain::IpAddress> lastAddress;     // from which it last got a file
    std::int64_t lastSeen = 0;                        // ms since 1970
    std::int64_t enrolUntil = 0, secretFirstUsed = 0; // as stored
    bool applied = false;
};

struct SavedRule {
    domain::FirewallRule rule;
    std::int64_t version = 0;
    bool pending = false;
    std::int64_t lastUsed = 0; // ms since 1970; 0: not in the log
    friend bool operator==(const SavedRule &, const SavedRule &) = default;
};

struct FirewallState {
    std::optional<domain::Uuid> site;
    std::string siteName;
    std::vector<SavedRule> rules; // as saved on this computer
    bool published = false;       // something was applied
    bool damaged = false;         // the rules in force cannot be read: nobody is served
    bool addressAndMacOnly = false;
    std::vector<domain::FirewallRule> inForce;
    std::vector<KnownPhone> phones;
    std::map<std::string, int> refusalsLastHour; // by address, as shown

    [[nodiscard]] std::vector<domain::FirewallRule> saved() const;
    [[nodiscard]] const SavedRule *rule(const domain::Uuid &id) const;
    // Phones that this rule alone, or with others, lets in by their last address.
    [[nodiscard]] std::vector<const KnownPhone *> usersOf(const domain::FirewallRule &rule) const;
    // Phones that the saved rules let in and these would not.
    [[nodiscard]] std::vector<const KnownPhone *> lockedOutBy(const std::vector<domain::FirewallRule> &after) const;
};

[[nodiscard]] domain::Result<FirewallState> loadFirewall(changes::Workspace &workspace, const domain::Uuid &site);

// A new rule that lets phones in. A description that no label can hold (a phone or an interface may call itself
// anything) is left out.
[[nodiscard]] domain::FirewallRule allowing(const domain::IpPrefix &prefix, std::string_view description);

// The rules after an edit: id replaced (or added), or removed where after is empty.
[[nodiscard]] std::vector<domain::FirewallRule> withRule(std::vector<domain::FirewallRule> rules, const domain::Uuid &id,
                                                         const std::optional<domain::FirewallRule> &after);

} // namespace pbx::items
