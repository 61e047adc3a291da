#include "lampstate.h"

namespace pbx::items {

std::optional<LampState> lampOf(const domain::Key &key, const LiveStates &states)
{
    if (const auto *monitor = std::get_if<domain::MonitorKey>(&key)) {
        const auto found = states.extensions.find(monitor->extension);
        if (found == states.extensions.end())
            return std::nullopt;
        switch (found->second) {
        case LineState::Idle: return LampState::Idle;
        case LineState::Ringing: return LampState::Ringing;
        case LineState::Talking: return LampState::Talking;
        }
    }
    if (const auto *toggle = std::get_if<domain::DayNightKey>(&key)) {
        if (const auto found = states.nights.find(toggle->condition); found != states.nights.end())
            return found->second ? LampState::Night : LampState::Day;
    }
    return std::nullopt;
}

} // namespace pbx::items
