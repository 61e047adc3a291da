// Where Apply sends a site: this computer, another LAN server, the cloud API or a folder. One change set is accepted
// whole or not at all; one attempt = one idempotency key = one exact sequence of bytes.
#pragma once

#include "domain/objects.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace pbx::targets {

using domain::MacAddress;
using domain::Result;
using domain::Uuid;

struct RenderedPhone { // all files of one device, in the order in which it asks
    MacAddress mac;
    Uuid extension; // the first
    struct File {
        std::string name, mime, etag, bytes;
        bool required = true;
        std::string secrets; // store::PublishedFile::secrets
    };
    std::vector<File> files;
};

struct ChangeSet {
    std::string key;  // idempotency key
    std::string hash; // of the reviewed plan
    Uuid site;
    std::string siteName;
    std::int64_t basedOn = 0;                // the published revision that the user saw; another one is a Conflict
    std::vector<domain::FirewallRule> rules; // all that are in force afterwards
    std::vector<RenderedPhone> phones;       // whose files changed, or that are new
    std::vector<MacAddress> removedPhones;
    std::vector<RenderedPhone::File> commonFiles; // empty: unchanged
    bool siteRemoved = false;                     // the site itself is gone, with everything that was published of it
};

struct Accepted {
    std::int64_t revision = 0;
};

class Target {
public:
    Target() = default;
    Target(const Target &) = delete;
    Target &operator=(const Target &) = delete;
    virtual ~Target() = default;

    // settle: the client's own writes (base := local …) for the accepted revision. A target that shares the client's
    // store commits them in the same transaction as the acceptance; any other commits them once the answer is known.
    using Settle = std::function<store::Batch(const Accepted &)>;
    // Repeating the same key and hash gives the same answer; the same key with another hash is Invalid.
    [[nodiscard]] virtual Result<Accepted> apply(const ChangeSet &changes, const Settle &settle) = 0;
};

} // namespace pbx::targets
