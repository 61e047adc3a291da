#include "targets/interfaces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace pbx;
using namespace pbx::targets;

namespace {

domain::IpAddress address(std::string_view text)
{
    return domain::IpAddress::parse(text).value();
}

domain::FirewallRule rule(std::string_view prefix)
{
    return {domain::Uuid::random(), {}, domain::IpPrefix::parse(prefix).value(), {}};
}

const std::vector<Interface> kHere{
    {"eth0", address("192.168.1.5"), 24, false, false},   {"wlan0", address("10.20.0.7"), 16, false, false},
    {"eth0", address("2001:db8:1::5"), 64, false, false}, {"docker0", address("172.17.0.1"), 16, false, true},
    {"lo", address("127.0.0.1"), 8, true, false},
};

std::vector<std::string> offered(const std::vector<domain::FirewallRule> &rules, std::string_view listensOn)
{
    std::vector<std::string> out;
    for (const auto &network : networksToAllow(rules, address(listensOn), kHere))
        out.push_back(network.toString());
    return out;
}

} // namespace

TEST(Interfaces, whenAskedThenThisComputersOwnAreListedWithLoopbackLast)
{
    const auto here = interfaces();
    ASSERT_FALSE(here.empty());
    bool loopbackSeen = false;
    for (const Interface &one : here) {
        EXPECT_FALSE(one.name.empty());
        EXPECT_TRUE(one.network().contains(one.address));
        EXPECT_FALSE(loopbackSeen && !one.loopback) << "a card stands after loopback";
        loopbackSeen = loopbackSeen || one.loopback;
    }
}

TEST(Interfaces, givenNoRuleWhenItListensEverywhereThenEveryCardsNetworkIsOffered)
{
    EXPECT_THAT(offered({}, "0.0.0.0"), testing::ElementsAre("192.168.1.0/24", "10.20.0.0/16"));
    EXPECT_THAT(offered({}, "::"), testing::ElementsAre("192.168.1.0/24", "10.20.0.0/16", "2001:db8:1::/64"));
}

TEST(Interfaces, givenOneAddressThenOnlyItsNetworkIsOffered)
{
    EXPECT_THAT(offered({}, "10.20.0.7"), testing::ElementsAre("10.20.0.0/16"));
    EXPECT_THAT(offered({}, "127.0.0.1"), testing::ElementsAre("127.0.0.0/8"));
    EXPECT_THAT(offered({}, "172.17.0.1"), testing::ElementsAre("172.17.0.0/16"));
}

TEST(Interfaces, givenARuleThenANetworkThatItCoversWholeIsNotOffered)
{
    EXPECT_THAT(offered({rule("192.168.0.0/16")}, "0.0.0.0"), testing::ElementsAre("10.20.0.0/16"));
    EXPECT_THAT(offered({rule("192.168.1.0/25")}, "192.168.1.5"), testing::ElementsAre("192.168.1.0/24")) << "half is not all";
    EXPECT_THAT(offered({rule("192.168.1.0/24")}, "192.168.1.5"), testing::IsEmpty());
}

TEST(Interfaces, whenNoPhoneAsksThenTheHintNamesThePort)
{
    EXPECT_THAT(noRequestHint(8123), testing::HasSubstr("8123"));
}
