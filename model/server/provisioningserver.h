// The HTTP server that phones download from (Boost.Beast, threads of its own, no Qt). Phones are answered from an
// immutable snapshot in memory; publishing a site replaces that site's snapshot in one step. Everything that is
// refused gets the same answer: status, headers, body and time.
#pragma once

#include "domain/ipaddress.h"
#include "domain/macaddress.h"
#include "domain/objects.h"
#include "domain/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace pbx::server {

struct ServedFile {
    std::string name; // lower-case comparison is done by the server where the pattern holds a MAC
    std::string mime;
    std::string etag; // SHA-256, hexadecimal, without quotes
    std::string bytes;
    bool required = true;
};

struct ServedPhone {
    domain::MacAddress mac;
    std::optional<domain::Uuid> extension; // the first that uses it, for the log
    std::string secret;
    std::string previousSecret; // may be empty
    bool secretUsed = false;    // as stored: the secret's first use is known already
    std::vector<ServedFile> files;
    // Enrolment as stored; the server keeps the running state and reports changes.
    std::int64_t enrolUntil = 0; // ms since 1970, 0 = closed
    std::optional<domain::IpAddress> enrolSource;
    std::string secretVersion{}; // whatever tells this secret from its predecessors; comes back in EnrolmentChange
};

struct ServedSite {
    domain::Uuid site;
    std::int64_t revision = 0;
    std::string token;
    std::vector<domain::FirewallRule> rules;
    bool rulesDamaged = false; // stored rules did not parse: nobody is served
    bool addressAndMacOnly = false;
    std::vector<ServedPhone> phones;
    std::vector<ServedFile> commonFiles;
};

enum class Outcome : std::uint8_t {
    Sent, // whole; of a HEAD the header
    NotChanged,
    Refused,
    NotFound,
    Interrupted, // the phone went away before its last byte
};
enum class Reason : std::uint8_t {
    None,
    NotAllowed,      // no rule holds the address
    NoRules,         // the site has no rule
    UnknownMac,      // no extension has this MAC
    WrongSecret,     // neither a phone's secret nor a site's token
    EnrolmentClosed, // came by the site's URL after it had its own
    EnrolmentOther,  // enrolment is bound to another address
    EnrolmentLapsed, // seven days are over
    RateLimit,
    SilentProxy, // a trusted proxy that does not tell for whom it asks
    BadRequest,  // not HTTP as a phone speaks it
    Method,
    NoSuchFile,  // a file that this phone does not have (often optional)
    Interrupted, // the connection ended in the middle of a download
    Unfinished,  // a request that never came to its end
};
[[nodiscard]] std::string_view code(Reason reason);   // "not-allowed", as stored in the log; empty for None
[[nodiscard]] Reason reasonOf(std::string_view code); // None for anything else
[[nodiscard]] std::string describe(Reason reason);    // "Refused: not allowed from this address", translated
[[nodiscard]] std::string wayOut(Reason reason);      // what a person can do about it: a sentence, translated; may be empty

struct Request {         // one line of the download log
    std::int64_t at = 0; // ms since 1970
    domain::IpAddress address = domain::IpAddress::fromV4(0);
    std::string file, userAgent; // without secrets, control characters and direction overrides
    std::optional<domain::Uuid> site;
    std::optional<domain::Uuid> extension;
    std::optional<domain::MacAddress> mac;
    Outcome outcome = Outcome::Refused;
    Reason reason = Reason::None;
    std::string rule; // description (or prefix) of the rule that allowed it
    std::string etag; // of what the phone now holds, complete: empty for HEAD and for whatever it does not prove to hold
    std::uint64_t bytes = 0;
};

struct EnrolmentChange {
    domain::Uuid site;
    domain::MacAddress mac;
    std::optional<domain::IpAddress> source; // now bound to
    bool secretUsed = false;                 // first download through the phone's own URL: enrolment closes, the previous secret dies
    std::string secretVersion;               // of the secret that was used
};

// Called on server threads; must return quickly.
struct Observer {
    std::function<void(const Request &)> request;
    std::function<void(const EnrolmentChange &)> enrolment;
};

struct Limits {
    std::size_t headerBytes = 8192;
    std::size_t headerFields = 64;
    std::size_t pathBytes = 1024;
    std::chrono::milliseconds headerTime{5000};
    std::chrono::milliseconds requestTime{30000};
    std::chrono::milliseconds keepAliveTime{15000}; // between two requests
    std::chrono::milliseconds refusalTime{4};       // every refusal is answered this long after its request, whatever was found out
    std::size_t drainBytes = 262144;                // read and thrown away after an error answer, so that the phone can read that answer
    std::size_t connections = 4000;
    std::size_t connectionsPerSource = 256; // a /64 counts as one source
    int refusalsPerSourcePerHour = 60;
    int refusalsPerMacPerHour = 60;
    int refusalsPerHour = 20000; // of all sources
    int threads = 2;
};

struct Listen {
    domain::IpAddress address = domain::IpAddress::fromV4(0);
    std::uint16_t port = 8080; // 0: any free one
};

using Clock = std::function<std::int64_t()>; // ms since 1970; called on server threads

class ProvisioningServer final {
public:
    explicit ProvisioningServer(Observer observer, Limits limits = {}, Clock clock = {}); // no clock: the system's
    ~ProvisioningServer();                                                                // stops

    // Conflict (with who holds the port, where the system tells) or Io.
    [[nodiscard]] domain::Result<void> start(const Listen &listen);
    void stop(); // waits for running downloads up to one second
    [[nodiscard]] bool running() const;
    [[nodiscard]] std::uint16_t port() const; // the real one

    // Replaces one site, atomically for every request. Thread-safe. What the server knows of a running enrolment stays
    // until enrolUntil tells another one.
    void publish(ServedSite site);
    void withdraw(const domain::Uuid &site);
    // "/prov": where the URL that phones ask has a path that a reverse proxy does not take off, it is taken off here. Several:
    // also those of former URLs. Without any of them phones are served in any case. Thread-safe, for requests from now on.
    void setBasePaths(std::vector<std::string> paths);
    // Whose X-Forwarded-For counts: the right-most address that is none of these. Thread-safe, for requests from now on.
    void setTrustedProxies(std::vector<domain::IpPrefix> proxies);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

// The decision that the server takes on an address, for the tester in form and command line.
struct Verdict {
    bool allowed = false;
    std::optional<domain::FirewallRule> rule;    // that allows it
    std::optional<domain::FirewallRule> nearest; // where refused: the one that shares most leading bits
};
[[nodiscard]] Verdict testFirewall(const std::vector<domain::FirewallRule> &rules, const domain::IpAddress &address);

} // namespace pbx::server
