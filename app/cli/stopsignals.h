// SIGINT, SIGTERM and SIGHUP (on Windows: Ctrl+C, Ctrl+Break and the console's end) as something to wait for or to ask.
#pragma once

#include <memory>

namespace pbx::cli {

class StopSignals final {
public:
    // From now on they no longer end the process. Make it before any thread begins: threads inherit this.
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals &) = delete;
    StopSignals &operator=(const StopSignals &) = delete;

    void wait();
    [[nodiscard]] bool arrived(); // without waiting

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace pbx::cli
