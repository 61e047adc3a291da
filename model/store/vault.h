// Secrets at rest: one random 256-bit key per workspace, held in memory that is not swapped and wiped when done. Secret
// columns are sealed with XChaCha20-Poly1305, the record's id as associated data. The key itself is in the
// system's keychain, or sealed under a passphrase (Argon2id) in the workspace, or nowhere (session only).
#pragma once

#include "store.h"

#include <memory>
#include <string>
#include <string_view>

namespace pbx::store {

class Vault final {
public:
    Vault();
    ~Vault();
    Vault(Vault &&) noexcept;
    Vault &operator=(Vault &&) noexcept;

    [[nodiscard]] bool locked() const;
    void lock();

    // Sealing the same text twice gives different bytes: seal once, then copy the blob. Locked where locked.
    [[nodiscard]] Result<Blob> seal(std::string_view plain, std::string_view recordId) const;
    [[nodiscard]] Result<std::string> open(const Blob &sealed, std::string_view recordId) const;

    // First use makes the key. Each returns ErrorKind::Locked with the way out where it does not open.
    [[nodiscard]] static Result<Vault> withPassphrase(Store &store, std::string_view passphrase);
    [[nodiscard]] static Result<Vault> withKeychain(Store &store); // blocks up to 10 s: never call it from the GUI thread
    [[nodiscard]] static Vault sessionOnly();                      // a new key that nobody keeps

    // Which way this workspace's key is kept, before opening it.
    enum class Kept : std::uint8_t { Nowhere, Keychain, Passphrase };
    [[nodiscard]] static Result<Kept> kept(Store &store);

private:
    struct Key;
    explicit Vault(std::unique_ptr<Key> key);
    std::unique_ptr<Key> m_key;
};

// Record ids for seal/open, so that a blob moved to another record does not open.
[[nodiscard]] std::string passwordRecord(const Uuid &extension);
[[nodiscard]] std::string overrideRecord(const Uuid &owner, std::string_view parameter);
[[nodiscard]] std::string phoneSecretRecord(const Uuid &site, const MacAddress &mac);
[[nodiscard]] std::string phoneAdminRecord(const Uuid &site, const MacAddress &mac);
[[nodiscard]] std::string siteTokenRecord(const Uuid &site);
[[nodiscard]] std::string fileRecord(const Uuid &site, const std::optional<MacAddress> &mac, std::string_view name);

// From libsodium's generator.
[[nodiscard]] std::string newUrlSecret();     // 26 characters a–z 2–7: 130 bits
[[nodiscard]] std::string newSipPassword();   // 16 characters, digits and letters without look-alikes: 90 bits and more
[[nodiscard]] std::string newAdminPassword(); // 12 digits and letters that every make's web page and keypad accept

[[nodiscard]] std::string sha256Hex(std::string_view bytes);

} // namespace pbx::store
