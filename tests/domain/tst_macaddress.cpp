#include "domain/macaddress.h"

#include <gmock/gmock.h>

namespace pbx::domain {
namespace {

TEST(MacAddress, GivenAnyUsualSpellingThenOneFormComesOut)
{
    for (const char *text : {"805ec012ab01", "805EC012AB01", "80:5e:c0:12:ab:01", "80:5E:C0:12:AB:01", "80-5e-c0-12-ab-01", "805e.c012.ab01",
                             "80 5e c0 12 ab 01", "80.5e.c0.12.ab.01", " 80:5E:C0:12:AB:01\t"}) {
        const auto mac = MacAddress::parse(text);
        ASSERT_TRUE(mac) << text;
        EXPECT_EQ(mac->toString(), "80:5E:C0:12:AB:01") << text;
        EXPECT_EQ(mac->hexLower(), "805ec012ab01");
        EXPECT_EQ(mac->hexUpper(), "805EC012AB01");
        EXPECT_EQ(mac->oui(), "80:5E:C0");
        EXPECT_EQ(mac->value(), 0x805EC012AB01U);
    }
}

TEST(MacAddress, GivenAnythingElseThenItIsRefusedWithASentence)
{
    for (const char *text : {"",
                             " ",
                             "805ec012ab0",
                             "805ec012ab011",
                             "80:5e:c0:12:ab",
                             "80:5e:c0:12:ab:0",
                             "80:5e:c0:12:ab:01:",
                             ":80:5e:c0:12:ab:01",
                             "80:5e-c0:12:ab:01",
                             "80::5e:c0:12:ab:01",
                             "805e:c012:ab01",
                             "80.5ec0.12ab.01",
                             "8:0:5:e:c:0:1:2:a:b:0:1",
                             "80:5e:c0:12:ab:0g",
                             "80:5e:c0:12:ab:01 x",
                             "80:5e:c0:12:ab:01\n",
                             "0x805ec012ab01",
                             "８05ec012ab01",
                             "80  5e c0 12 ab 01",
                             "\xff\xff\xff\xff\xff\xff"}) {
        const auto mac = MacAddress::parse(text);
        ASSERT_FALSE(mac) << text;
        EXPECT_EQ(mac.error().kind, ErrorKind::Invalid);
        EXPECT_THAT(mac.error().sentence, testing::HasSubstr("is not a MAC address")) << text;
    }
}

TEST(MacAddress, GivenAnAddressThatNoDeviceHasThenItIsRefused)
{
    for (const char *text : {"000000000000", "ffffffffffff", "01005e000001", "33:33:00:00:00:01"}) {
        const auto mac = MacAddress::parse(text);
        ASSERT_FALSE(mac) << text;
        EXPECT_THAT(mac.error().sentence, testing::HasSubstr("not the address of one device")) << text;
    }
}

TEST(MacAddress, GivenTwoAddressesThenTheySortByValue)
{
    EXPECT_LT(*MacAddress::parse("00:00:00:00:00:01"), *MacAddress::parse("805ec012ab01"));
    EXPECT_EQ(*MacAddress::parse("80-5E-C0-12-AB-01"), *MacAddress::parse("805ec012ab01"));
}

} // namespace
} // namespace pbx::domain
