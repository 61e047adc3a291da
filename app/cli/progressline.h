// How far a long command is, as one line of the terminal that is written over and goes away. Nothing where standard error
// is no terminal.
#pragma once

#include <chrono>
#include <cstddef>

namespace pbx::cli {

class ProgressLine final {
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    void show(std::size_t done, std::size_t total); // at most ten times a second
    void clear();                                   // before something else is written

private:
    std::chrono::steady_clock::time_point m_next;
    const bool m_terminal;
    bool m_shown = false;
};

} // namespace pbx::cli
