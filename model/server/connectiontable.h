// Who is connected, and who has to go when it gets full: the one that has waited longest without finishing its request,
// strangers before phones that have shown a valid secret; never the newcomer.
#pragma once

#include "provisioningserver.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace pbx::server {

class Connection;

// One connection's place. Owned by the connection, read by the table.
struct Place {
    enum class State : std::uint8_t { Waiting, Answering, Leaving };
    domain::IpAddress source;
    bool counted = true; // a trusted proxy speaks for many and has no cap of its own
    std::weak_ptr<Connection> connection;
    std::atomic<std::int64_t> since = 0; // ms: last progress
    std::atomic<State> state = State::Waiting;
    std::atomic<bool> known = false;
    std::size_t index = 0; // in the table
};

class ConnectionTable final {
public:
    ConnectionTable(std::size_t most, std::size_t mostPerSource)
        : m_most(most)
        , m_mostPerSource(mostPerSource)
    {}

    // Takes the newcomer in. Returns who has to leave for it; null: nobody.
    [[nodiscard]] std::shared_ptr<Connection> enter(Place &place);
    void leave(Place &place);
    [[nodiscard]] std::size_t size() const;
    bool waitUntilEmpty(std::chrono::milliseconds most); // false where some are left

private:
    [[nodiscard]] Place *longestIdle(const Place &newcomer, bool ofItsSource) const;

    const std::size_t m_most, m_mostPerSource;
    mutable std::mutex m_mutex;
    std::condition_variable m_left;
    std::vector<Place *> m_places;
    std::map<domain::IpAddress, std::size_t> m_perSource;
};

} // namespace pbx::server
