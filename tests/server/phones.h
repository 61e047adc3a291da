// A site with a few phones, a running server for it, and what its observer heard.
#pragma once

#include "rawclient.h"
#include "server/provisioningserver.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace pbx::test {

inline constexpr std::int64_t kNow = 1'795'000'000'000; // the tests' clock
inline constexpr std::int64_t kDay = 86'400'000;

[[nodiscard]] domain::MacAddress mac(std::string_view text);
[[nodiscard]] domain::FirewallRule rule(std::string_view prefix, std::string_view description = {});
[[nodiscard]] server::ServedFile file(std::string name, std::string bytes, bool required = true);

// Phone 805ec012ab01 with the secret "jerry-secret" and its .boot and .cfg, enrolment open for seven days;
// phone 0004f2aa0002 (Poly) with "poly-secret" and three files, enrolment closed; common file spa504G.cfg; the token
// "site-token"; loopback allowed.
[[nodiscard]] server::ServedSite pinetree();

class Heard final {
public:
    [[nodiscard]] server::Observer observer();
    // Waits until as many requests were told; all of them.
    [[nodiscard]] std::vector<server::Request> requests(std::size_t atLeast);
    [[nodiscard]] std::vector<server::EnrolmentChange> changes();

private:
    std::mutex m_mutex;
    std::condition_variable m_more;
    std::vector<server::Request> m_requests;
    std::vector<server::EnrolmentChange> m_changes;
};

struct Running {
    explicit Running(server::Limits limits = quick(), const server::Listen &listen = loopback());
    [[nodiscard]] static server::Limits quick();    // without the delay of refusals; one thread, so that lines come in order
    [[nodiscard]] static server::Limits busy();     // the same with several threads
    [[nodiscard]] static server::Listen loopback(); // any free port
    [[nodiscard]] std::uint16_t port() const { return server.port(); }

    Heard heard;
    std::atomic<std::int64_t> now = kNow;
    server::ProvisioningServer server;
};

} // namespace pbx::test
