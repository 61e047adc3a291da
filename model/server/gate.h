// Decides what one request gets, and why not. Everything that is refused takes the same way through here.
#pragma once

#include "refusallimit.h"
#include "requesthead.h"
#include "snapshot.h"

#include <shared_mutex>

namespace pbx::server {

struct Asker {
    domain::IpAddress address;
    std::int64_t now = 0;    // ms since 1970, for the enrolment window
    std::int64_t steady = 0; // ms of a clock that only runs forward, for limits
};

struct Decision {
    Status status = Status::NotFound;
    Request log;                              // all but time, agent and bytes
    std::shared_ptr<const SiteSnapshot> keep; // holds the file
    const StoredFile *file = nullptr;         // where Ok or NotModified
    std::optional<EnrolmentChange> change;
    bool knownPhone = false; // bore a valid secret
};

// The file's name at the end of a path, fit for a log. Any other part of a path may be a secret, whatever stands before or
// after it and however it is written: a name has a dot, no word as long as a secret, and nothing that could be a slash in
// disguise.
[[nodiscard]] std::string nameForLog(std::string_view path);

class Gate final {
public:
    Gate(const Registry &registry, RefusalLimit &limit)
        : m_registry(registry)
        , m_limit(limit)
    {}

    void setBasePaths(std::vector<std::string> paths);                  // on any thread, at any time
    void setTrustedProxies(std::vector<domain::IpPrefix> proxies);      // the same
    [[nodiscard]] bool isProxy(const domain::IpAddress &address) const; // on any thread

    [[nodiscard]] Decision decide(const RequestHead &head, const Asker &asker);

private:
    struct Split {
        std::string_view urlPart, name;
    };
    [[nodiscard]] std::string_view withoutBase(std::string_view path) const;
    [[nodiscard]] Split split(std::string_view path) const;
    [[nodiscard]] Reason bySecret(const Registry::Found &found, const Split &split, Decision &out) const;
    [[nodiscard]] Reason byToken(const Registry::Found &found, const Split &split, const Asker &asker, bool isHead, Decision &out) const;

    const Registry &m_registry;
    RefusalLimit &m_limit;
    mutable std::shared_mutex m_mutex;
    std::vector<std::string> m_basePaths; // without their last slashes; the longest first
    std::vector<domain::IpPrefix> m_trustedProxies;
};

} // namespace pbx::server
