// The running LAN server of this computer, in the desktop program and as `mycloudpbx serve`: keeps the HTTP server's
// snapshots equal to the published tables (whoever published: looks five times a second), stores the download log in
// batches, and what enrolment and downloads tell about each phone. A thread of its own.
#pragma once

#include "baseurl.h"
#include "server/provisioningserver.h"
#include "store/vault.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace pbx::targets {

class LanService final {
public:
    using OpenStore = std::function<domain::Result<std::unique_ptr<store::Store>>()>; // called on the service's thread

    struct State {
        // What is not served or not stored as it should be, as sentences: damaged sites and phones, a workspace that cannot
        // be read or written. Empty where all is well.
        std::vector<std::string> problems;
        // Lines of the download log that were left out because more came than can be stored.
        std::uint64_t droppedLines = 0;
        friend bool operator==(const State &, const State &) = default;
    };
    using Changed = std::function<void(const State &)>; // called on the service's thread

    // vault: unlocked; shared, read only. changed: called when the log or a phone's state was stored, or the state is another.
    LanService(OpenStore openStore, std::shared_ptr<const store::Vault> vault, Changed changed = {});
    ~LanService(); // stops; what was logged is stored first

    // Returns when every published site is served. Locked where the vault is.
    [[nodiscard]] domain::Result<void> start(const server::Listen &listen);
    void stop();
    [[nodiscard]] bool running() const;
    [[nodiscard]] std::uint16_t port() const;

    [[nodiscard]] State state() const; // once more than changed told it, at the start

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace pbx::targets
