#include "refusal.h"

#include "domain/say.h"

namespace pbx::changes {

namespace {

constexpr int kMostSentences = 20;

} // namespace

void Refusal::add(std::string_view sentence)
{
    if (++m_count > kMostSentences)
        return;
    if (!m_lines.empty())
        m_lines += '\n';
    m_lines += sentence;
}

domain::Result<void> Refusal::result() const
{
    if (m_count == 0)
        return {};
    return domain::invalid(m_count > kMostSentences ? m_lines + "\n" + domain::say("… and %1 more.", {std::to_string(m_count - kMostSentences)})
                                                    : m_lines);
}

} // namespace pbx::changes
