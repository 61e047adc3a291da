#ifndef _WIN32

#include "stopsignals.h"

#include <csignal>
#include <pthread.h>

namespace pbx::cli {

struct StopSignals::Private {
    sigset_t set{}, before{};
};

StopSignals::StopSignals()
    : m_d(std::make_unique<Private>())
{
    sigemptyset(&m_d->set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&m_d->set, signal);
    pthread_sigmask(SIG_BLOCK, &m_d->set, &m_d->before);
}

StopSignals::~StopSignals()
{
    pthread_sigmask(SIG_SETMASK, &m_d->before, nullptr);
}

void StopSignals::wait()
{
    int signal = 0;
    sigwait(&m_d->set, &signal);
}

bool StopSignals::arrived()
{
    sigset_t pending{};
    sigpending(&pending);
    if (!sigismember(&pending, SIGINT) && !sigismember(&pending, SIGTERM) && !sigismember(&pending, SIGHUP))
        return false;
    wait(); // takes it, so that it does not end the process later
    return true;
}

} // namespace pbx::cli

#endif
