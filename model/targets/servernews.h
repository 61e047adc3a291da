// What a person has to be told of a running LanService, each thing once. Thread-safe.
#pragma once

#include "lanservice.h"

#include <mutex>

namespace pbx::targets {

class ServerNews final {
public:
    // The sentences that were not told of the state before; one that went away and came back is news again. Lines that the
    // log left out are told whenever twice as many are gone.
    [[nodiscard]] std::vector<std::string> take(const LanService::State &state);

private:
    std::mutex m_mutex;
    std::vector<std::string> m_problems;
    std::uint64_t m_dropped = 0; // as told
};

[[nodiscard]] std::string droppedSentence(std::uint64_t lines);

} // namespace pbx::targets
