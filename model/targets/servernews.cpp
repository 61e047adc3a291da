#include "servernews.h"

#include "domain/say.h"

#include <algorithm>

namespace pbx::targets {

std::string droppedSentence(std::uint64_t lines)
{
    return say("More requests come than the download log can hold; lines that were left out: %1. Phones are served all the same. The log shows "
               "where they come from: keep those addresses away with the firewall of your network.",
               {std::to_string(lines)});
}

std::vector<std::string> ServerNews::take(const LanService::State &state)
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> news;
    std::ranges::copy_if(state.problems, std::back_inserter(news),
                         [this](const std::string &problem) { return std::ranges::find(m_problems, problem) == m_problems.end(); });
    m_problems = state.problems;
    if (state.droppedLines > 0 && state.droppedLines >= 2 * m_dropped) {
        m_dropped = state.droppedLines;
        news.push_back(droppedSentence(m_dropped));
    }
    return news;
}

} // namespace pbx::targets
