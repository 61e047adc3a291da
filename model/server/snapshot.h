// What phones are served, in the form in which requests look it up. A SiteSnapshot never changes; publishing a site
// puts a new one in its place, and a request that began with the old one ends with it.
#pragma once

#include "provisioningserver.h"

#include <mutex>
#include <shared_mutex>

namespace pbx::server {

using Digest = std::array<std::uint8_t, 32>;

// A keyed hash of what stands in a URL: looking up compares hashes under a key that nobody knows, so that time tells
// nothing about how much of a guess was right.
class UrlHash final {
public:
    UrlHash(); // a new key
    [[nodiscard]] Digest operator()(std::string_view text) const;

private:
    std::array<std::uint8_t, 32> m_key{};
};

struct StoredFile {
    std::string name, etag, bytes;
    std::string lowerName;
    std::string fields; // Content-Type, ETag … as they stand in an answer, each with its CRLF
    bool required = true;
};

// How far a phone's enrolment is while the server runs. Shared by all snapshots of the phone.
class PhoneState final {
public:
    void republish(const ServedPhone &phone, const Digest &secret);

    struct Entry {
        Reason reason = Reason::None; // None: may enter
        bool bound = false;           // to this very source, before this request
        bool pardoned = false;        // reopened since, so that refusals of its source do not count
        bool justBound = false;       // by this request
    };
    // May this source fetch by MAC? bind: an unbound enrolment is bound to it.
    [[nodiscard]] Entry enter(const domain::IpAddress &source, std::int64_t now, bool bind);
    // A download through the phone's own URL. True for the first: enrolment closes, the previous secret dies. A secret that
    // has been replaced meanwhile closes nothing.
    [[nodiscard]] bool useSecret(const Digest &secret);
    [[nodiscard]] bool previousIsDead() const;

private:
    mutable std::mutex m_mutex;
    Digest m_secret{};
    std::int64_t m_enrolUntil = 0;
    std::optional<domain::IpAddress> m_source;
    bool m_published = false, m_closed = false, m_secretUsed = false, m_pardoned = false;
};

struct StoredPhone {
    domain::MacAddress mac;
    std::optional<domain::Uuid> extension;
    std::vector<StoredFile> files; // few: looked through
    Digest secret{};
    std::string secretVersion;
    std::shared_ptr<PhoneState> state;

    [[nodiscard]] const StoredFile *file(std::string_view lowerName) const;
    [[nodiscard]] const StoredFile *mainFile() const; // the last that the phone needs, but for its directory
};

struct SiteSnapshot {
    domain::Uuid site;
    std::vector<domain::FirewallRule> rules; // none where damaged
    bool addressAndMacOnly = false;
    std::vector<StoredPhone> phones;
    std::unordered_map<std::uint64_t, std::size_t> byMac;
    std::unordered_map<std::string, StoredFile> commonFiles; // by lower-case name
    std::vector<Digest> digests;                             // all under which Registry finds it

    [[nodiscard]] const StoredPhone *phone(const domain::MacAddress &mac) const;
};

class Registry final {
public:
    void publish(ServedSite site);
    void withdraw(const domain::Uuid &site);

    enum class Key : std::uint8_t { SiteToken, Secret, PreviousSecret };
    struct Found {
        std::shared_ptr<const SiteSnapshot> site; // null: nothing bears this
        const StoredPhone *phone = nullptr;       // null for a site's token
        Key key = Key::SiteToken;
    };
    [[nodiscard]] Found find(std::string_view urlPart) const;

private:
    struct Entry {
        std::shared_ptr<const SiteSnapshot> site;
        std::size_t phone = 0;
        Key key = Key::SiteToken;
    };
    struct DigestHash {
        std::size_t operator()(const Digest &digest) const noexcept;
    };
    void remove(const std::shared_ptr<const SiteSnapshot> &old); // under the lock

    UrlHash m_hash;
    std::mutex m_publishing; // one at a time; requests wait only for the exchange
    mutable std::shared_mutex m_mutex;
    std::unordered_map<Digest, Entry, DigestHash> m_entries;
    std::unordered_map<domain::Uuid, std::shared_ptr<const SiteSnapshot>> m_sites;
};

// The MAC address that a file name holds (805ec012ab01.cfg, cfg805EC012AB01.xml, 805ec012ab01-directory.xml); names such as
// y000000000065.cfg hold none.
[[nodiscard]] std::optional<domain::MacAddress> macInName(std::string_view name);

} // namespace pbx::server
