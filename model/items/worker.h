// One thread with a queue: work runs in order; between works, and at least five times a second, it looks around.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace pbx::items {

class Worker final {
public:
    using Work = std::function<void()>;
    static constexpr std::chrono::milliseconds kPause{200};

    // Both run on the thread: look after each work and in each pause, last when it ends.
    Worker(Work look, Work last);
    ~Worker(); // runs what was posted, then ends
    void post(Work work);

private:
    void run();
    Work m_look, m_last;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Work> m_queue;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace pbx::items
