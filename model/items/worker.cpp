#include "worker.h"

namespace pbx::items {

Worker::Worker(Work look, Work last)
    : m_look(std::move(look))
    , m_last(std::move(last))
    , m_thread([this] { run(); })
{}

Worker::~Worker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Worker::post(Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(work));
    }
    m_wake.notify_one();
}

void Worker::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stop || !m_queue.empty()) {
        m_wake.wait_for(lock, kPause, [this] { return m_stop || !m_queue.empty(); });
        Work work;
        if (!m_queue.empty()) {
            work = std::move(m_queue.front());
            m_queue.pop_front();
        }
        lock.unlock();
        if (work)
            work();
        work = {}; // what it holds is destroyed here, not under the lock
        m_look();
        lock.lock();
    }
    lock.unlock();
    m_last();
}

} // namespace pbx::items
