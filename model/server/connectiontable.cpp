#include "connectiontable.h"

namespace pbx::server {

Place *ConnectionTable::longestIdle(const Place &newcomer, bool ofItsSource) const
{
    Place *best = nullptr;
    std::tuple<bool, bool, std::int64_t> bestKey;
    for (Place *place : m_places) {
        const Place::State state = place->state.load(std::memory_order_relaxed);
        if (place == &newcomer || state == Place::State::Leaving || (ofItsSource && place->source != newcomer.source))
            continue;
        const std::tuple key(state == Place::State::Answering, place->known.load(std::memory_order_relaxed),
                             place->since.load(std::memory_order_relaxed));
        if (!best || key < bestKey) {
            best = place;
            bestKey = key;
        }
    }
    return best;
}

std::shared_ptr<Connection> ConnectionTable::enter(Place &place)
{
    const std::lock_guard lock(m_mutex);
    place.index = m_places.size();
    m_places.push_back(&place);
    const bool sourceFull = ++m_perSource[place.source] > m_mostPerSource && place.counted;
    if (!sourceFull && m_places.size() <= m_most)
        return nullptr;
    Place *out = longestIdle(place, sourceFull);
    if (!out)
        return nullptr;
    out->state = Place::State::Leaving;
    return out->connection.lock();
}

void ConnectionTable::leave(Place &place)
{
    const std::lock_guard lock(m_mutex);
    m_places[place.index] = m_places.back();
    m_places[place.index]->index = place.index;
    m_places.pop_back();
    const auto at = m_perSource.find(place.source);
    if (--at->second == 0)
        m_perSource.erase(at);
    m_left.notify_all();
}

bool ConnectionTable::waitUntilEmpty(std::chrono::milliseconds most)
{
    std::unique_lock lock(m_mutex);
    return m_left.wait_for(lock, most, [this] { return m_places.empty(); });
}

std::size_t ConnectionTable::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_places.size();
}

} // namespace pbx::server
