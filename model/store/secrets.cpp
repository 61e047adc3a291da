#include "vault.h"

#include "domain/chars.h"

#include <algorithm>
#include <sodium.h>

namespace pbx::store {

namespace {

// Without 0 O 1 l I o i, which people mix up when they type them from paper.
constexpr std::string_view kClear = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::string_view kBase32 = "abcdefghijklmnopqrstuvwxyz234567";

std::string pick(std::string_view alphabet, std::size_t count)
{
    // Refused only where the system has no random source: then nothing may go on.
    if (sodium_init() < 0)
        std::abort();
    std::string out(count, '\0');
    std::generate(out.begin(), out.end(), [&] { return alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))]; });
    return out;
}

} // namespace

std::string newUrlSecret()
{
    return pick(kBase32, 26);
}

std::string newSipPassword()
{
    return pick(kClear, 16);
}

std::string newAdminPassword()
{
    // Some phones want a digit and a letter (Yealink), some three of capitals, small letters, digits and signs (Cisco 8800
    // series guide, Admin Password): digits and both kinds of letters satisfy all.
    for (;;) {
        auto out = pick(kClear, 12);
        const auto has = [&out](auto kind) { return std::ranges::any_of(out, kind); };
        if (has([](char c) { return domain::isDigit(c); }) && has([](char c) { return c >= 'a' && c <= 'z'; })
            && has([](char c) { return c >= 'A' && c <= 'Z'; }))
            return out;
    }
}

std::string sha256Hex(std::string_view bytes)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
    std::string hex(2 * sizeof hash + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash, sizeof hash);
    hex.pop_back();
    return hex;
}

std::string passwordRecord(const Uuid &extension)
{
    return "password/" + extension.toString();
}

std::string overrideRecord(const Uuid &owner, std::string_view parameter)
{
    return "override/" + owner.toString() + "/" + std::string(parameter);
}

std::string phoneSecretRecord(const Uuid &site, const MacAddress &mac)
{
    return "phone-secret/" + site.toString() + "/" + mac.hexLower();
}

std::string phoneAdminRecord(const Uuid &site, const MacAddress &mac)
{
    return "phone-admin/" + site.toString() + "/" + mac.hexLower();
}

std::string siteTokenRecord(const Uuid &site)
{
    return "site-token/" + site.toString();
}

std::string fileRecord(const Uuid &site, const std::optional<MacAddress> &mac, std::string_view name)
{
    return "file/" + site.toString() + "/" + (mac ? mac->hexLower() : "common") + "/" + std::string(name);
}

} // namespace pbx::store
