#include "progressline.h"

#include "domain/say.h"

#include <algorithm>
#include <cstdio>
#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace pbx::cli {

using domain::say;

namespace {

constexpr std::chrono::milliseconds kFirst{500}, kPace{100}; // what is quick needs no line

bool isTerminal()
{
#ifdef _WIN32
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(fileno(stderr)) != 0;
#endif
}

} // namespace

ProgressLine::ProgressLine()
    : m_next(std::chrono::steady_clock::now() + kFirst)
    , m_terminal(isTerminal())
{}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::show(std::size_t done, std::size_t total)
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_terminal || total == 0 || now < m_next)
        return;
    m_next = now + kPace;
    m_shown = true;
    const std::string line = say("%1 % – Ctrl+C stops", {std::to_string(done * 100 / total)});
    std::fprintf(stderr, "\r%s\033[K", line.c_str());
    std::fflush(stderr);
}

void ProgressLine::clear()
{
    if (!m_shown)
        return;
    m_shown = false;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
}

} // namespace pbx::cli
