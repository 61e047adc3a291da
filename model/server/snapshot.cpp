#include "snapshot.h"

#include "domain/chars.h"

#include <algorithm>
#include <cstring>
#include <openssl/rand.h>
#include <openssl/sha.h>

namespace pbx::server {

namespace {

StoredFile stored(ServedFile file)
{
    StoredFile out;
    out.lowerName = domain::lowered(file.name);
    out.name = std::move(file.name);
    // A type from a catalogue that holds a line break must not become a field.
    const bool clean = !file.mime.empty() && std::ranges::all_of(file.mime, [](char c) { return c >= 0x20 && c < 0x7F; });
    out.fields = "Content-Type: " + (clean ? file.mime : std::string("application/octet-stream")) + "\r\nETag: \"" + file.etag
                 + "\"\r\nCache-Control: private, no-cache\r\n";
    out.etag = std::move(file.etag);
    out.bytes = std::move(file.bytes);
    out.required = file.required;
    return out;
}

} // namespace

UrlHash::UrlHash()
{
    // Without random bytes nothing may be served, and nothing else in this program would work either.
    if (RAND_bytes(m_key.data(), static_cast<int>(m_key.size())) != 1)
        std::abort();
}

Digest UrlHash::operator()(std::string_view text) const
{
    // Nested like HMAC, so that a longer text cannot be hashed on from a shorter one.
    std::array<std::uint8_t, 64> outer{};
    std::array<std::uint8_t, 1024 + 32> inner{};
    const std::size_t size = std::min<std::size_t>(text.size(), 1024);
    std::copy(m_key.begin(), m_key.end(), inner.begin());
    std::memcpy(inner.data() + m_key.size(), text.data(), size);
    std::copy(m_key.begin(), m_key.end(), outer.begin());
    SHA256(inner.data(), m_key.size() + size, outer.data() + m_key.size());
    Digest out{};
    SHA256(outer.data(), outer.size(), out.data());
    return out;
}

const StoredFile *StoredPhone::file(std::string_view lowerName) const
{
    const auto at = std::ranges::find(files, lowerName, &StoredFile::lowerName);
    return at == files.end() ? nullptr : &*at;
}

const StoredFile *StoredPhone::mainFile() const
{
    const auto isMain = [](const StoredFile &file) { return file.required && file.lowerName.find("-directory") == std::string::npos; };
    const auto at = std::find_if(files.rbegin(), files.rend(), isMain);
    return at == files.rend() ? nullptr : &*at;
}

const StoredPhone *SiteSnapshot::phone(const domain::MacAddress &mac) const
{
    const auto at = byMac.find(mac.value());
    return at == byMac.end() ? nullptr : &phones[at->second];
}

std::size_t Registry::DigestHash::operator()(const Digest &digest) const noexcept
{
    std::size_t out = 0;
    std::memcpy(&out, digest.data(), sizeof out);
    return out;
}

void Registry::publish(ServedSite site)
{
    const std::lock_guard publishing(m_publishing);
    std::shared_ptr<const SiteSnapshot> old;
    {
        const std::shared_lock lock(m_mutex);
        if (const auto at = m_sites.find(site.site); at != m_sites.end())
            old = at->second;
    }
    auto fresh = std::make_shared<SiteSnapshot>(SiteSnapshot{site.site, {}, site.addressAndMacOnly, {}, {}, {}, {}});
    if (!site.rulesDamaged)
        fresh->rules = std::move(site.rules);
    std::vector<std::pair<Digest, Entry>> entries;
    const auto enter = [&](const std::string &urlPart, std::size_t phone, Key key) {
        const Digest digest = m_hash(urlPart);
        if (!urlPart.empty()) {
            fresh->digests.push_back(digest);
            entries.emplace_back(digest, Entry{nullptr, phone, key});
        }
        return digest;
    };
    enter(site.token, 0, Key::SiteToken);
    fresh->phones.reserve(site.phones.size());
    for (ServedPhone &phone : site.phones) {
        const StoredPhone *before = old ? old->phone(phone.mac) : nullptr;
        auto state = before ? before->state : std::make_shared<PhoneState>();
        const std::size_t index = fresh->phones.size();
        fresh->byMac.emplace(phone.mac.value(), index);
        enter(phone.previousSecret, index, Key::PreviousSecret);
        const Digest secret = enter(phone.secret, index, Key::Secret);
        state->republish(phone, secret);
        StoredPhone &added =
            fresh->phones.emplace_back(StoredPhone{phone.mac, phone.extension, {}, secret, std::move(phone.secretVersion), std::move(state)});
        for (ServedFile &file : phone.files)
            added.files.push_back(stored(std::move(file)));
    }
    for (ServedFile &file : site.commonFiles) {
        StoredFile common = stored(std::move(file));
        std::string name = common.lowerName;
        fresh->commonFiles.emplace(std::move(name), std::move(common));
    }

    const std::unique_lock lock(m_mutex);
    if (old)
        remove(old);
    for (auto &[digest, entry] : entries) {
        entry.site = fresh;
        m_entries.insert_or_assign(digest, std::move(entry));
    }
    m_sites.insert_or_assign(site.site, std::move(fresh));
}

void Registry::withdraw(const domain::Uuid &site)
{
    const std::lock_guard publishing(m_publishing);
    const std::unique_lock lock(m_mutex);
    const auto at = m_sites.find(site);
    if (at == m_sites.end())
        return;
    remove(at->second);
    m_sites.erase(at);
}

void Registry::remove(const std::shared_ptr<const SiteSnapshot> &old)
{
    for (const Digest &digest : old->digests) {
        const auto at = m_entries.find(digest);
        if (at != m_entries.end() && at->second.site == old)
            m_entries.erase(at);
    }
}

Registry::Found Registry::find(std::string_view urlPart) const
{
    const Digest digest = m_hash(urlPart);
    const std::shared_lock lock(m_mutex);
    const auto at = m_entries.find(digest);
    if (urlPart.empty() || at == m_entries.end())
        return {};
    const Entry &entry = at->second;
    return {entry.site, entry.key == Key::SiteToken ? nullptr : &entry.site->phones[entry.phone], entry.key};
}

std::optional<domain::MacAddress> macInName(std::string_view name)
{
    constexpr std::size_t digits = 12;
    std::size_t run = 0;
    for (std::size_t i = 0; i <= name.size(); ++i) {
        if (i < name.size() && domain::hexDigit(name[i]) >= 0) {
            ++run;
            continue;
        }
        if (run == digits) {
            const std::string_view hex = name.substr(i - digits, digits);
            const auto mac = domain::MacAddress::parse(hex);
            if (mac && !hex.starts_with("000000"))
                return *mac;
        }
        run = 0;
    }
    return std::nullopt;
}

} // namespace pbx::server
