#ifdef _WIN32

#include "stopsignals.h"

#include <windows.h>

namespace pbx::cli {

namespace {
HANDLE stopEvent()
{
    static const HANDLE event = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    return event;
}
BOOL WINAPI onControl(DWORD)
{
    SetEvent(stopEvent());
    return TRUE;
}
} // namespace

struct StopSignals::Private {};

StopSignals::StopSignals()
    : m_d(std::make_unique<Private>())
{
    (void)stopEvent();
    SetConsoleCtrlHandler(onControl, TRUE);
}

StopSignals::~StopSignals()
{
    SetConsoleCtrlHandler(onControl, FALSE);
}

void StopSignals::wait()
{
    WaitForSingleObject(stopEvent(), INFINITE);
}

bool StopSignals::arrived()
{
    return WaitForSingleObject(stopEvent(), 0) == WAIT_OBJECT_0;
}

} // namespace pbx::cli

#endif
