#include "vaultkey.h"

#include <cstdlib>
#include <cstring>
#include <sodium.h>

namespace pbx::store {

namespace {

constexpr char kVersion = 1;
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kHead = 1 + kNonce;

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

void prepareSodium()
{
    // Refused only where the system has no random source: then nothing may go on.
    if (sodium_init() < 0)
        std::abort();
}

bool openInto(unsigned char *out, const SecretKey &key, const Blob &sealed, std::string_view recordId)
{
    const auto text = std::string_view(sealed).substr(kHead);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(out, nullptr, nullptr, bytesOf(text), text.size(), bytesOf(recordId), recordId.size(),
                                                      bytesOf(sealed) + 1, key.data())
           == 0;
}

bool isSealed(const Blob &sealed)
{
    return sealed.size() >= kHead + kTag && sealed.front() == kVersion;
}

} // namespace

void SecretKey::Free::operator()(unsigned char *bytes) const
{
    sodium_free(bytes); // wipes
}

SecretKey SecretKey::empty()
{
    prepareSodium();
    SecretKey key;
    key.m_bytes.reset(static_cast<unsigned char *>(sodium_malloc(kSize)));
    return key;
}

SecretKey SecretKey::random()
{
    auto key = empty();
    if (!key) // locked memory is at its limit: a key elsewhere would be a lie
        std::abort();
    randombytes_buf(key.data(), kSize);
    return key;
}

SecretKey SecretKey::from(std::string_view bytes)
{
    auto key = bytes.size() == kSize ? empty() : SecretKey();
    if (key)
        std::memcpy(key.data(), bytes.data(), kSize);
    return key;
}

std::string randomBytes(std::size_t count)
{
    prepareSodium();
    std::string out(count, '\0');
    randombytes_buf(out.data(), out.size());
    return out;
}

Blob sealWith(const SecretKey &key, std::string_view plain, std::string_view recordId)
{
    Blob out = kVersion + randomBytes(kNonce);
    out.resize(kHead + plain.size() + kTag);
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(out.data()) + kHead, nullptr, bytesOf(plain), plain.size(),
                                               bytesOf(recordId), recordId.size(), nullptr, bytesOf(out) + 1, key.data());
    return out;
}

std::optional<std::string> openWith(const SecretKey &key, const Blob &sealed, std::string_view recordId)
{
    if (!isSealed(sealed))
        return std::nullopt;
    std::string out(sealed.size() - kHead - kTag, '\0');
    if (!openInto(reinterpret_cast<unsigned char *>(out.data()), key, sealed, recordId))
        return std::nullopt;
    return out;
}

SecretKey openKeyWith(const SecretKey &key, const Blob &sealed, std::string_view recordId)
{
    if (!isSealed(sealed) || sealed.size() != kHead + SecretKey::kSize + kTag)
        return {};
    auto out = SecretKey::empty();
    return out && openInto(out.data(), key, sealed, recordId) ? std::move(out) : SecretKey();
}

} // namespace pbx::store
