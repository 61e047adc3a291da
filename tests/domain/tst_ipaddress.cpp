#include "domain/ipaddress.h"

#include <gmock/gmock.h>
#include <map>
#include <set>

namespace pbx::domain {
namespace {

using testing::HasSubstr;

TEST(IpAddress, GivenAValidSpellingThenTheCanonicalFormComesOut)
{
    const std::map<std::string, std::string> forms{
        {"192.168.1.10", "192.168.1.10"},
        {"0.0.0.0", "0.0.0.0"},
        {"255.255.255.255", "255.255.255.255"},
        {" 10.0.0.1 ", "10.0.0.1"},
        {"::", "::"},
        {"::1", "::1"},
        {"1::", "1::"},
        {"2001:db8:0:0:0:0:0:1", "2001:db8::1"},
        {"2001:0DB8::0001", "2001:db8::1"},
        {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"}, // a single zero group is not shortened
        {"2001:0:0:1:0:0:0:1", "2001:0:0:1::1"},          // the longest run
        {"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},    // the first of equals
        {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"},
        {"::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"},
        {"64:ff9b::192.0.2.33", "64:ff9b::c000:221"},
        {"::ffff:192.168.1.10", "192.168.1.10"}, // an IPv4 phone on a dual-stack socket
        {"::FFFF:c0a8:010a", "192.168.1.10"},
        {"0:0:0:0:0:ffff:0a00:1", "10.0.0.1"},
    };
    for (const auto &[text, canonical] : forms) {
        const auto address = IpAddress::parse(text);
        ASSERT_TRUE(address) << text;
        EXPECT_EQ(address->toString(), canonical) << text;
        EXPECT_EQ(*IpAddress::parse(address->toString()), *address);
        EXPECT_EQ(address->isV4(), canonical.find(':') == std::string::npos);
        EXPECT_EQ(address->bits(), address->isV4() ? 32 : 128);
    }
}

TEST(IpAddress, GivenASpellingThatOthersReadDifferentlyThenItIsRefused)
{
    for (const char *text : {"",
                             " ",
                             "10",
                             "1.2.3",
                             "1.2.3.4.5",
                             "010.0.0.1",
                             "10.0.0.01",
                             "00.0.0.0",
                             "0x7f.1",
                             "0x7f.0.0.1",
                             "127.1",
                             "2130706433",
                             "256.0.0.1",
                             "1.2.3.-4",
                             "+1.2.3.4",
                             "1.2.3.4 5",
                             "1.2.3.4\n",
                             "1,2,3,4",
                             "1..2.3",
                             ".1.2.3.4",
                             "1.2.3.4.",
                             "1.2.3.4/32",
                             "[::1]",
                             "::1/128",
                             ":::",
                             "::1::",
                             "1:2:3:4:5:6:7",
                             "1:2:3:4:5:6:7:8:9",
                             "1:2:3:4:5:6:7:8::",
                             "12345::",
                             "g::",
                             ":1",
                             "1:",
                             "::1.2.3",
                             "::01.2.3.4",
                             "1.2.3.4::",
                             "::1.2.3.4:5",
                             "::ffff:1.2.3.256",
                             "１.2.3.4",
                             "localhost"}) {
        const auto address = IpAddress::parse(text);
        ASSERT_FALSE(address) << text << " became " << address->toString();
        EXPECT_EQ(address.error().kind, ErrorKind::Invalid);
        EXPECT_THAT(address.error().sentence, HasSubstr("is not an IP address")) << text;
    }
}

TEST(IpAddress, GivenAZoneIdThenTheSentenceSaysWhatItMeans)
{
    for (const char *text : {"fe80::1%eth0", "fe80::1%1", "::1%"})
        EXPECT_THAT(IpAddress::parse(text).error().sentence, HasSubstr("zone id")) << text;
}

TEST(IpAddress, GivenHostileTextThenTheSentenceHoldsNoControlCharacter)
{
    const auto address = IpAddress::parse("1.2.3.4\x1b[31m\n\u202e");
    ASSERT_FALSE(address);
    EXPECT_THAT(address.error().sentence, HasSubstr("\\u{1b}[31m\\u{0a}\\u{202e}"));
    EXPECT_EQ(address.error().sentence.find('\n'), std::string::npos);
}

TEST(IpAddress, GivenLoopbackInAnyFormThenItIsSeen)
{
    for (const char *text : {"127.0.0.1", "127.255.0.9", "::1", "::ffff:127.0.0.1"})
        EXPECT_TRUE(IpAddress::parse(text)->isLoopback()) << text;
    for (const char *text : {"128.0.0.1", "::2", "::", "7f00::1"})
        EXPECT_FALSE(IpAddress::parse(text)->isLoopback()) << text;
}

TEST(IpAddress, GivenBytesFromASocketThenMappedOnesAreIpv4)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[10] = bytes[11] = 0xff;
    bytes[12] = 203;
    bytes[15] = 2;
    EXPECT_EQ(IpAddress::fromV6(bytes).toString(), "203.0.0.2");
    EXPECT_EQ(IpAddress::fromV6(bytes), IpAddress::fromV4(0xCB000002U));
    EXPECT_EQ(IpAddress::fromV4(0xCB000002U).v4(), 0xCB000002U);
}

TEST(IpPrefix, GivenANetworkThenExactlyItsAddressesAreInside)
{
    const auto prefix = *IpPrefix::parse("192.168.0.0/23");
    for (const char *inside : {"192.168.0.0", "192.168.1.255", "::ffff:192.168.1.1"})
        EXPECT_TRUE(prefix.contains(*IpAddress::parse(inside))) << inside;
    for (const char *outside : {"192.168.2.0", "192.167.255.255", "::192.168.0.1", "::"})
        EXPECT_FALSE(prefix.contains(*IpAddress::parse(outside))) << outside;
    EXPECT_TRUE(IpPrefix::parse("2001:db8::/33")->contains(*IpAddress::parse("2001:db8:7fff::1")));
    EXPECT_FALSE(IpPrefix::parse("2001:db8::/33")->contains(*IpAddress::parse("2001:db8:8000::1")));
    EXPECT_FALSE(IpPrefix::parse("::/0")->contains(*IpAddress::parse("1.2.3.4")));
    EXPECT_TRUE(IpPrefix::parse("0.0.0.0/0")->contains(*IpAddress::parse("1.2.3.4")));
}

TEST(IpPrefix, GivenHostBitsBelowTheMaskThenTheNetworkThatWasMeantIsNamed)
{
    const auto prefix = IpPrefix::parse("192.168.1.7/24");
    ASSERT_FALSE(prefix);
    EXPECT_THAT(prefix.error().sentence, HasSubstr("192.168.1.0/24"));
    EXPECT_THAT(IpPrefix::parse("2001:db8::1/64").error().sentence, HasSubstr("2001:db8::/64"));
}

TEST(IpPrefix, GivenABadLengthThenItIsRefused)
{
    for (const char *text :
         {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/08", "10.0.0.0/8/8", "10.0.0.0/255.0.0.0", "::/129", "10.0.0.0/ x", "/8"})
        EXPECT_FALSE(IpPrefix::parse(text)) << text;
    EXPECT_EQ(IpPrefix::parse("10.1.2.3")->toString(), "10.1.2.3/32");
    EXPECT_EQ(IpPrefix::parse("::1")->toString(), "::1/128");
    EXPECT_EQ(IpPrefix::around(*IpAddress::parse("10.1.2.3"), 0).toString(), "0.0.0.0/0");
}

TEST(IpPrefix, GivenEveryLengthThenAroundKeepsItsAddressInsideAndMaskMatches)
{
    const auto address = *IpAddress::parse("172.29.255.129");
    std::set<std::string> masks;
    for (int length = 0; length <= 32; ++length) {
        const auto prefix = IpPrefix::around(address, length);
        EXPECT_TRUE(prefix.contains(address));
        EXPECT_TRUE(IpPrefix::make(prefix.address(), length));
        const auto mask = IpAddress::parse(dottedMask(length));
        ASSERT_TRUE(mask);
        EXPECT_EQ(mask->v4() & address.v4(), prefix.address().v4());
        masks.insert(mask->toString());
    }
    EXPECT_EQ(masks.size(), 33U);
    EXPECT_EQ(dottedMask(24), "255.255.255.0");
}

} // namespace
} // namespace pbx::domain
