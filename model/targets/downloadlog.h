// What the HTTP server tells while it runs, on its way into the store: a bounded queue that server threads fill, and the
// writes that the service's thread makes of it.
#pragma once

#include "publishedsites.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace pbx::targets {

class DownloadLog final {
public:
    // On any thread; never waits for the store.
    void add(const server::Request &request);
    void add(const server::EnrolmentChange &change);
    [[nodiscard]] std::uint64_t dropped() const;

    // On the service's thread. Waits until enough has come to be worth a commit, the time is over, or wake() was called.
    void waitForWork(std::chrono::milliseconds most);
    void wake();
    // Stores what has come, keeps it for the next call where that fails. True where something was stored.
    [[nodiscard]] domain::Result<bool> store(store::Store &store, PublishedSites &sites);

private:
    struct Taken {
        std::deque<server::Request> requests;
        std::deque<server::EnrolmentChange> changes;
    };
    [[nodiscard]] Taken take();
    void giveBack(Taken taken);
    [[nodiscard]] bool worthLogging(const server::Request &request); // under the lock

    mutable std::mutex m_mutex;
    std::condition_variable m_work;
    Taken m_waiting;
    bool m_awake = false;
    std::uint64_t m_dropped = 0;
    std::int64_t m_second = 0; // in which strangers' refusals are counted
    int m_strangers = 0;
};

} // namespace pbx::targets
