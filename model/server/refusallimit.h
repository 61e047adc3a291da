// Counts refusals of the last hour per source, per MAC and in all. Bounded memory; thread-safe.
#pragma once

#include "domain/ipaddress.h"
#include "domain/macaddress.h"
#include "provisioningserver.h"

#include <mutex>

namespace pbx::server {

// Whose connections and refusals are counted together: an IPv4 address, or the /64 that holds an IPv6 address.
[[nodiscard]] domain::IpAddress sourceOf(const domain::IpAddress &address);

class RefusalLimit final {
public:
    explicit RefusalLimit(const Limits &limits)
        : m_limits(limits)
    {}

    // now: ms of a clock that only runs forward.
    void count(const domain::IpAddress &address, const std::optional<domain::MacAddress> &mac, std::int64_t now);
    [[nodiscard]] bool reached(const domain::IpAddress &address, const std::optional<domain::MacAddress> &mac, std::int64_t now) const;

private:
    // Two counters of an hour each: the share of the former that still lies within the last hour fades out.
    using Key = std::array<std::uint8_t, 17>;
    struct KeyHash {
        std::size_t operator()(const Key &key) const noexcept;
    };
    struct Hour {
        std::unordered_map<Key, int, KeyHash> counts;
        int all = 0;
    };
    void roll(std::int64_t now) const;
    [[nodiscard]] double within(const Key &key, std::int64_t now) const;
    static Key keyOf(const domain::IpAddress &address);
    static Key keyOf(const domain::MacAddress &mac);

    const Limits m_limits;
    mutable std::mutex m_mutex;
    mutable Hour m_present, m_former;
    mutable std::int64_t m_began = 0;
};

} // namespace pbx::server
