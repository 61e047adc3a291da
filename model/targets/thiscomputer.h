// The target "this computer": published tables in the workspace file itself; its commit is the acceptance.
#pragma once

#include "store/vault.h"
#include "target.h"

namespace pbx::targets {

class ThisComputer final : public Target {
public:
    // Both must outlive *this and belong to the calling thread.
    ThisComputer(store::Store &store, const store::Vault &vault)
        : m_store(store)
        , m_vault(vault)
    {}
    [[nodiscard]] Result<Accepted> apply(const ChangeSet &changes, const Settle &settle) override;

private:
    store::Store &m_store;
    const store::Vault &m_vault;
};

// Enrolment lasts from the first Apply of a phone, or a click, for at most this long.
inline constexpr store::Milliseconds kEnrolmentTime = 7LL * 24 * 3600 * 1000;

} // namespace pbx::targets
