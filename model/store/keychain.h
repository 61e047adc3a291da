// The system's keychain (Secret Service, KWallet, Keychain, Credential Manager) through QtKeychain, for small binary
// values under one service name. Never a fallback to plain text.
#pragma once

#include "domain/result.h"

#include <chrono>
#include <optional>
#include <string>

namespace pbx::store {

// All jobs of a process run on one thread of its own with an event loop, because QtKeychain keeps one queue for all and a
// hung service blocks it for good. Callers block until the answer or the deadline, so never call from the GUI thread.
class Keychain final {
public:
    using Deadline = std::chrono::steady_clock::time_point;
    explicit Keychain(Deadline deadline)
        : m_deadline(deadline)
    {}

    // Nothing where there is no such entry. A keychain that is locked says the same; probe() tells the two apart.
    [[nodiscard]] domain::Result<std::optional<std::string>> read(const std::string &name) const;
    [[nodiscard]] domain::Result<void> write(const std::string &name, const std::string &value) const;
    [[nodiscard]] domain::Result<void> remove(const std::string &name) const;
    // Writes an entry, reads it and removes it: without error the keychain really keeps things.
    [[nodiscard]] domain::Result<void> probe() const;

private:
    Deadline m_deadline;
};

} // namespace pbx::store
