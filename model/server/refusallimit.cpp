#include "refusallimit.h"

#include <algorithm>

namespace pbx::server {

namespace {
constexpr std::int64_t kHour = 3'600'000;
// Sources and MACs that are counted by themselves; what comes beyond counts in all only.
constexpr std::size_t kMost = 50'000;
} // namespace

domain::IpAddress sourceOf(const domain::IpAddress &address)
{
    return address.isV4() ? address : domain::IpPrefix::around(address, 64).address();
}

std::size_t RefusalLimit::KeyHash::operator()(const Key &key) const noexcept
{
    return std::hash<std::string_view>()(std::string_view(reinterpret_cast<const char *>(key.data()), key.size()));
}

RefusalLimit::Key RefusalLimit::keyOf(const domain::IpAddress &address)
{
    const domain::IpAddress source = sourceOf(address);
    Key out{};
    out[0] = source.isV4() ? 4 : 6;
    std::ranges::copy(source.bytes(), out.begin() + 1);
    return out;
}

RefusalLimit::Key RefusalLimit::keyOf(const domain::MacAddress &mac)
{
    Key out{};
    out[0] = 'm';
    for (std::size_t i = 0; i < 6; ++i)
        out[1 + i] = static_cast<std::uint8_t>(mac.value() >> (8 * i));
    return out;
}

void RefusalLimit::roll(std::int64_t now) const
{
    if (now - m_began < kHour)
        return;
    m_former = now - m_began < 2 * kHour ? std::move(m_present) : Hour{};
    m_present = {};
    m_began = now - (now - m_began) % kHour;
}

double RefusalLimit::within(const Key &key, std::int64_t now) const
{
    const auto in = [&](const Hour &hour) {
        const auto at = hour.counts.find(key);
        return at == hour.counts.end() ? 0 : at->second;
    };
    const double faded = 1.0 - static_cast<double>(now - m_began) / kHour;
    return in(m_present) + faded * in(m_former);
}

void RefusalLimit::count(const domain::IpAddress &address, const std::optional<domain::MacAddress> &mac, std::int64_t now)
{
    const std::lock_guard lock(m_mutex);
    roll(now);
    ++m_present.all;
    const auto add = [&](const Key &key) {
        const auto at = m_present.counts.find(key);
        if (at != m_present.counts.end())
            ++at->second;
        else if (m_present.counts.size() < kMost)
            m_present.counts.emplace(key, 1);
    };
    add(keyOf(address));
    if (mac)
        add(keyOf(*mac));
}

bool RefusalLimit::reached(const domain::IpAddress &address, const std::optional<domain::MacAddress> &mac, std::int64_t now) const
{
    const std::lock_guard lock(m_mutex);
    roll(now);
    const double faded = 1.0 - static_cast<double>(now - m_began) / kHour;
    return within(keyOf(address), now) >= m_limits.refusalsPerSourcePerHour || (mac && within(keyOf(*mac), now) >= m_limits.refusalsPerMacPerHour)
           || m_present.all + faded * m_former.all >= m_limits.refusalsPerHour;
}

} // namespace pbx::server
