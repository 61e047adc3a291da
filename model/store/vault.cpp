#include "vault.h"

#include "domain/say.h"
#include "keychain.h"
#include "vaultkey.h"

#include <new>
#include <nlohmann/json.hpp>
#include <sodium.h>

namespace pbx::store {

namespace {

using Json = nlohmann::json;

constexpr const char *kSetting = "vault";
constexpr std::string_view kKeyRecord = "workspace-key";     // seals the key under the passphrase
constexpr std::string_view kCheckRecord = "workspace-check"; // tells whether a key is this workspace's
constexpr std::chrono::seconds kKeychainTime{10};

// RFC 9106, the second recommended choice: 64 MiB, 3 passes.
constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemory = std::size_t{64} << 20U;

tl::unexpected<Error> locked(std::string sentence)
{
    return fail(ErrorKind::Locked, std::move(sentence));
}

std::string toHex(std::string_view bytes)
{
    std::string hex(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
    hex.pop_back();
    return hex;
}

std::string fromHex(const std::string &hex)
{
    std::string out(hex.size() / 2, '\0');
    std::size_t length = 0;
    if (sodium_hex2bin(reinterpret_cast<unsigned char *>(out.data()), out.size(), hex.data(), hex.size(), nullptr, &length, nullptr) != 0)
        return {};
    out.resize(length);
    return out;
}

struct Kept { // the setting "vault"
    Vault::Kept way = Vault::Kept::Nowhere;
    std::string id;    // name of the entry in the keychain
    std::string check; // sealed by the key
    std::string salt, sealedKey;
    unsigned long long passes = 0;
    std::size_t memory = 0;
};

std::string write(const Kept &kept)
{
    Json json{{"check", toHex(kept.check)}};
    if (kept.way == Vault::Kept::Keychain) {
        json["kept"] = "keychain";
        json["id"] = kept.id;
    } else {
        json["kept"] = "passphrase";
        json["argon2id"] = {{"passes", kept.passes}, {"memory", kept.memory}, {"salt", toHex(kept.salt)}};
        json["key"] = toHex(kept.sealedKey);
    }
    return json.dump();
}

std::string textOf(const Json &json, const char *name)
{
    const auto at = json.find(name);
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

// Parameters from a file may be anything: bounded, so that a hostile one can neither weaken them nor take all memory.
bool readArgon(const Json &json, Kept &kept)
{
    const auto at = json.find("argon2id");
    if (at == json.end() || !at->is_object())
        return false;
    const auto passes = at->find("passes");
    const auto memory = at->find("memory");
    if (passes == at->end() || !passes->is_number_unsigned() || memory == at->end() || !memory->is_number_unsigned())
        return false;
    kept.passes = passes->get<unsigned long long>();
    kept.memory = memory->get<std::size_t>();
    kept.salt = fromHex(textOf(*at, "salt"));
    kept.sealedKey = fromHex(textOf(json, "key"));
    return kept.passes >= 1 && kept.passes <= 100 && kept.memory >= kMemory / 8 && kept.memory <= kMemory * 32
           && kept.salt.size() == crypto_pwhash_SALTBYTES && !kept.sealedKey.empty();
}

Result<Kept> readKept(Store &store)
{
    const auto setting = store.setting(kSetting);
    if (!setting)
        return fail(setting.error());
    Kept kept;
    if (!*setting)
        return kept;
    auto json = Json::parse(**setting, nullptr, false);
    if (json.is_object()) {
        kept.check = fromHex(textOf(json, "check"));
        kept.id = textOf(json, "id");
        if (textOf(json, "kept") == "keychain" && !kept.id.empty())
            kept.way = Vault::Kept::Keychain;
        else if (textOf(json, "kept") == "passphrase" && readArgon(json, kept))
            kept.way = Vault::Kept::Passphrase;
    }
    if (kept.way == Vault::Kept::Nowhere)
        return fail(ErrorKind::Io, say("How this workspace keeps its key is damaged, so its secrets cannot be opened. Restore it from a backup."));
    return kept;
}

// First come, first served; Conflict where another program was faster.
Result<void> keep(Store &store, const Kept &kept)
{
    return store.commit({PutSetting{kSetting, write(kept), true}}, Durability::Full);
}

SecretKey derive(std::string_view passphrase, const Kept &kept)
{
    auto key = SecretKey::empty();
    const bool done =
        key
        && crypto_pwhash(key.data(), SecretKey::kSize, passphrase.data(), passphrase.size(),
                         reinterpret_cast<const unsigned char *>(kept.salt.data()), kept.passes, kept.memory, crypto_pwhash_ALG_ARGON2ID13)
               == 0;
    return done ? std::move(key) : SecretKey();
}

Error noMemory()
{
    return {ErrorKind::Locked, say("There is not enough free memory to open the workspace's key (64 MiB)."), {}};
}

} // namespace

struct Vault::Key {
    SecretKey bytes;
};

Vault::Vault() = default;
Vault::Vault(std::unique_ptr<Key> key)
    : m_key(std::move(key))
{}
Vault::~Vault() = default;
Vault::Vault(Vault &&) noexcept = default;
Vault &Vault::operator=(Vault &&) noexcept = default;

bool Vault::locked() const
{
    return !m_key;
}

void Vault::lock()
{
    m_key.reset();
}

Result<Blob> Vault::seal(std::string_view plain, std::string_view recordId) const
{
    if (!m_key)
        return store::locked(say("The workspace is locked. Unlock it to store passwords."));
    return sealWith(m_key->bytes, plain, recordId);
}

Result<std::string> Vault::open(const Blob &sealed, std::string_view recordId) const
{
    if (!m_key)
        return store::locked(say("The workspace is locked. Unlock it to read passwords."));
    if (auto plain = openWith(m_key->bytes, sealed, recordId))
        return std::move(*plain);
    return fail(ErrorKind::Io, say("A stored secret cannot be opened: it is damaged, or was sealed with another key."), std::string(recordId));
}

Vault Vault::sessionOnly()
{
    return Vault(std::make_unique<Key>(Key{SecretKey::random()}));
}

Result<Vault::Kept> Vault::kept(Store &store)
{
    const auto kept = readKept(store);
    if (!kept)
        return fail(kept.error());
    return kept->way;
}

Result<Vault> Vault::withPassphrase(Store &store, std::string_view passphrase)
{
    if (passphrase.empty())
        return invalid(say("Please give a passphrase; it is empty."));
    auto kept = readKept(store);
    if (!kept)
        return fail(kept.error());
    if (kept->way == Kept::Nowhere) {
        auto key = SecretKey::random();
        store::Kept fresh{.way = Kept::Passphrase, .salt = randomBytes(crypto_pwhash_SALTBYTES), .passes = kPasses, .memory = kMemory};
        const auto wrapping = derive(passphrase, fresh);
        if (!wrapping)
            return fail(noMemory());
        fresh.sealedKey = sealWith(wrapping, key.view(), kKeyRecord);
        fresh.check = sealWith(key, kCheckRecord, kCheckRecord);
        auto put = keep(store, fresh);
        if (put)
            return Vault(std::make_unique<Key>(Key{std::move(key)}));
        if (put.error().kind != ErrorKind::Conflict)
            return fail(put.error());
        kept = readKept(store); // somebody was faster: theirs it is
        if (!kept)
            return fail(kept.error());
    }
    if (kept->way != Kept::Passphrase)
        return store::locked(say("This workspace's key is in the system's keychain, not under a passphrase."));
    const auto wrapping = derive(passphrase, *kept);
    if (!wrapping)
        return fail(noMemory());
    auto key = openKeyWith(wrapping, kept->sealedKey, kKeyRecord);
    if (!key)
        return store::locked(say("This passphrase does not open the workspace. Please try again."));
    return Vault(std::make_unique<Key>(Key{std::move(key)}));
}

namespace {

Result<SecretKey> fromKeychain(const Keychain &keychain, const Kept &kept)
{
    auto entry = keychain.read(kept.id);
    if (!entry)
        return fail(entry.error());
    if (!*entry) {
        // A locked keychain also says that there is no entry; only one that can be written is really without it.
        if (auto works = keychain.probe(); !works)
            return fail(works.error());
        return locked(say("This computer's keychain does not hold the key of this workspace: it was made by another user or on another computer."));
    }
    std::string &bytes = **entry;
    auto key = SecretKey::from(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    if (!key || !openWith(key, kept.check, kCheckRecord))
        return locked(say("The key in this computer's keychain is not the one of this workspace."));
    return key;
}

} // namespace

Result<Vault> Vault::withKeychain(Store &store)
{
    const Keychain keychain(std::chrono::steady_clock::now() + kKeychainTime);
    auto kept = readKept(store);
    if (!kept)
        return fail(kept.error());
    if (kept->way == Kept::Nowhere) {
        if (auto works = keychain.probe(); !works)
            return fail(works.error());
        auto key = SecretKey::random();
        const store::Kept fresh{.way = Kept::Keychain, .id = Uuid::random().toString(), .check = sealWith(key, kCheckRecord, kCheckRecord)};
        if (auto written = keychain.write(fresh.id, std::string(key.view())); !written)
            return fail(written.error());
        auto put = keep(store, fresh);
        if (put)
            return Vault(std::make_unique<Key>(Key{std::move(key)}));
        // Nobody will ever ask for this entry; that it may stay behind harms nothing.
        (void)keychain.remove(fresh.id);
        if (put.error().kind != ErrorKind::Conflict)
            return fail(put.error());
        kept = readKept(store);
        if (!kept)
            return fail(kept.error());
    }
    if (kept->way != Kept::Keychain)
        return store::locked(say("This workspace's key is under a passphrase. Please enter it."));
    auto key = fromKeychain(keychain, *kept);
    if (!key)
        return fail(key.error());
    return Vault(std::make_unique<Key>(Key{std::move(*key)}));
}

} // namespace pbx::store
