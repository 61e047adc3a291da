#include "domain/rules.h"

#include "support/fakemodels.h"

#include <gmock/gmock.h>

namespace pbx::domain {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

auto error(const std::string &pointer, const std::string &part)
{
    return AllOf(Field(&Finding::severity, Severity::Error), Field(&Finding::pointer, pointer), Field(&Finding::sentence, HasSubstr(part)));
}
auto warning(const std::string &pointer, const std::string &part)
{
    return AllOf(Field(&Finding::severity, Severity::Warning), Field(&Finding::pointer, pointer), Field(&Finding::sentence, HasSubstr(part)));
}

// A site with one office, one condition and the extensions 101 (a T54W) and 102.
class Rules : public testing::Test {
protected:
    Rules()
    {
        site.addOffice(office);
        site.add(condition);
        site.add(me);
        site.add(extension("102"));
    }

    Extension extension(const std::string &number) const
    {
        return {Uuid::random(), *ExtensionNumber::parse(number), *Name::parse("Name of " + number), {}, {}, office, {}, false, {}, true, {}};
    }
    static AutoProvision phone(const std::string &make, const std::string &model, const std::string &mac)
    {
        AutoProvision out;
        out.make = make;
        out.model = model;
        if (!mac.empty())
            out.mac = *MacAddress::parse(mac);
        const test::FakeModels fakes;
        if (const ModelTraits *traits = fakes.find(make, model))
            out.keys = defaultKeys(*traits);
        return out;
    }
    Extension with(const AutoProvision &autoProvision) const
    {
        Extension out = me;
        out.autoProvision = autoProvision;
        return out;
    }
    Findings checked(const AutoProvision &autoProvision) const { return check(with(autoProvision), site, models); }
    static AutoProvision t54w() { return phone("Yealink", "T54W", "80:5E:C0:00:00:01"); }
    static AutoProvision withNetwork(const std::string &address, int prefix, const std::string &gateway)
    {
        AutoProvision out = t54w();
        out.network =
            StaticNetwork{*IpAddress::parse(address), prefix, gateway.empty() ? std::nullopt : std::optional(*IpAddress::parse(gateway)), {}};
        return out;
    }
    static AutoProvision withKey(const SlotId &slot, const Key &key)
    {
        AutoProvision out = t54w();
        out.keys.insert_or_assign(slot, key);
        return out;
    }

    test::FakeModels models;
    test::FakeSite site;
    Uuid office = Uuid::random();
    DayNightCondition condition{Uuid::random(), *Name::parse("Office Hours"), *DialString::parse("*281"), {}};
    Extension me = extension("101");
};

TEST_F(Rules, GivenAnOrdinaryPhoneThenNothingIsFound)
{
    EXPECT_THAT(check(me, site, models), IsEmpty());
    EXPECT_THAT(checked(t54w()), IsEmpty());
    EXPECT_THAT(checked(phone("Yealink", "T19", "80:5E:C0:00:00:01")), IsEmpty());
    EXPECT_THAT(checked(withNetwork("192.168.1.52", 24, "192.168.1.1")), IsEmpty());
}

TEST_F(Rules, GivenParametersOfMakesAndModelsThenUnknownOnesRepeatedOnesAndTooManyAreRefused)
{
    Site pinetree{Uuid::random(),           *Name::parse("a"),      *Name::parse("b"), *SipDomain::parse("a.b"), {},
                  *DialString::parse("**"), *DialString::parse("7")};
    pinetree.parameterSets = {{"Yealink", "", {{"a", "1"}}, {}}, {"Yealink", "T54W", {{"a", "2"}}, {{"b.pin", "c2Vh"}}}, {"Poly", "", {}, {}}};
    EXPECT_THAT(check(pinetree, models), IsEmpty());
    pinetree.parameterSets = {
        {"Acme", "", {}, {}}, {"Yealink", "T99", {}, {}}, {"Yealink", "T54W", {{"bad", "a\nb"}}, {{"", "c2Vh"}}}, {"yealink", "t54w", {}, {}}};
    EXPECT_THAT(check(pinetree, models),
                UnorderedElementsAre(error("/parameterSets/0/make", "“Acme”"), error("/parameterSets/1/model", "“Yealink T99”"),
                                     error("/parameterSets/2/overrides/bad", "one line"), error("/parameterSets/2/overrides/", "name of a parameter"),
                                     error("/parameterSets/3", "stand here twice")));
    pinetree.parameterSets.assign(1, {"Yealink", "", {}, {}});
    for (int i = 0; i < 1001; ++i)
        pinetree.parameterSets[0].overrides.emplace("p" + std::to_string(i), "1");
    EXPECT_THAT(check(pinetree, models), ElementsAre(error("/parameterSets/0/overrides", "at most 1000")));
    pinetree.parameterSets.assign(41, {"Acme", "", {}, {}});
    EXPECT_THAT(check(pinetree, models), testing::Contains(error("/parameterSets", "40 makes and models at most")));
}

TEST_F(Rules, GivenANumberOrOfficeThatDoesNotFitThenItIsRefused)
{
    Extension other = extension("102");
    other.office = Uuid::random();
    EXPECT_THAT(check(other, site, models), ElementsAre(error("/number", "102"), error("/office", "no such office")));
}

TEST_F(Rules, GivenNoModelThenItIsRefusedWhereEnabledOnly)
{
    AutoProvision none;
    none.mac = *MacAddress::parse("805ec0000001");
    EXPECT_THAT(checked(none), ElementsAre(error("/autoProvision/model", "Choose")));
    none.enabled = false;
    EXPECT_THAT(checked(none), IsEmpty());
    EXPECT_THAT(checked(phone("Acme", "One", "80:5E:C0:00:00:01")), ElementsAre(error("/autoProvision/model", "“Acme One”")));
    AutoProvision off = phone("Acme", "One", "");
    off.enabled = false;
    EXPECT_THAT(checked(off), ElementsAre(warning("/autoProvision/model", "“Acme One”")));
}

TEST_F(Rules, GivenNoMacThenAnEnabledPhoneIsWarnedAbout)
{
    AutoProvision noMac = phone("Yealink", "T54W", "");
    EXPECT_THAT(checked(noMac), ElementsAre(warning("/autoProvision/mac", "MAC address")));
    noMac.enabled = false;
    EXPECT_THAT(checked(noMac), IsEmpty());
}

TEST_F(Rules, GivenTheMacOfAnotherMakeThenItWarns)
{
    EXPECT_THAT(checked(phone("Yealink", "T54W", "64:16:7F:00:00:01")), ElementsAre(warning("/autoProvision/mac", "made by Poly, not Yealink")));
    EXPECT_THAT(checked(phone("Yealink", "T54W", "02:00:00:00:00:01")), IsEmpty()); // nobody's prefix
}

TEST_F(Rules, GivenAMacThatAnotherExtensionHasThenItIsRefused)
{
    Extension other = extension("103");
    other.autoProvision = t54w();
    site.add(other);
    EXPECT_THAT(checked(t54w()), ElementsAre(error("/autoProvision/mac", "Extension 103 has the phone")));
    EXPECT_THAT(check(other, site, models), IsEmpty()); // not against itself
}

TEST_F(Rules, GivenAMacThatAnotherSiteHasThenItWarns)
{
    site.addOtherSite(*t54w().mac, "Pine\ntree");
    EXPECT_THAT(checked(t54w()), ElementsAre(warning("/autoProvision/mac", "The site “Pine\\u{0a}tree” uses")));
}

TEST_F(Rules, GivenHandsetsAtOneBaseThenEachNeedsItsOwnNumber)
{
    Extension other = extension("103");
    other.autoProvision = phone("Yealink", "W60B", "80:5E:C0:00:00:09");
    other.autoProvision->handset = 1;
    site.add(other);
    AutoProvision mine = *other.autoProvision;
    EXPECT_THAT(checked(mine), ElementsAre(error("/autoProvision/handset", "Extension 103 is handset 1")));
    mine.handset = 2;
    EXPECT_THAT(checked(mine), IsEmpty());
    mine.handset.reset();
    EXPECT_THAT(checked(mine), ElementsAre(error("/autoProvision/handset", "Say which")));
    mine.handset = 9;
    EXPECT_THAT(checked(mine), ElementsAre(error("/autoProvision/handset", "1 to 8")));
    AutoProvision deskPhone = t54w();
    deskPhone.mac = mine.mac;
    EXPECT_THAT(checked(deskPhone), ElementsAre(error("/autoProvision/mac", "Extension 103")));
}

TEST_F(Rules, GivenAHandsetOfTheBaseWithoutANumberThenItNeedsOneBeforeAnotherJoins)
{
    Extension other = extension("103");
    other.autoProvision = phone("Yealink", "W60B", "80:5E:C0:00:00:09");
    site.add(other);
    AutoProvision mine = *other.autoProvision;
    mine.handset = 1;
    EXPECT_THAT(checked(mine), ElementsAre(error("/autoProvision/handset", "Extension 103 has the base 80:5E:C0:00:00:09 without")));
    EXPECT_THAT(check(other, site, models), IsEmpty()); // alone it needs none
}

TEST_F(Rules, GivenAHandsetNumberOnADeskPhoneThenItWarns)
{
    AutoProvision mine = t54w();
    mine.handset = 1;
    EXPECT_THAT(checked(mine), ElementsAre(warning("/autoProvision/handset", "not a DECT base")));
}

TEST_F(Rules, GivenModulesThatTheModelDoesNotTakeThenTheyAreRefused)
{
    AutoProvision mine = t54w();
    mine.modules = ExpansionModules{"EXP50", 3};
    EXPECT_THAT(checked(mine), IsEmpty());
    mine.modules = ExpansionModules{"EXP50", 4};
    EXPECT_THAT(checked(mine), ElementsAre(error("/autoProvision/expansionModules/count", "1 to 3")));
    mine.modules = ExpansionModules{"SPA500S", 1};
    EXPECT_THAT(checked(mine), ElementsAre(error("/autoProvision/expansionModules/type", "no expansion module “SPA500S”")));
}

TEST_F(Rules, GivenAKeyThenItMustBeOnThePhoneOrAPluggedModule)
{
    EXPECT_THAT(checked(withKey(SlotId::phone(27), LineKey{})), IsEmpty());
    EXPECT_THAT(checked(withKey(SlotId::phone(28), LineKey{})), ElementsAre(error("/autoProvision/keys/28/slot", "has no key 28; it has 27")));
    EXPECT_THAT(checked(withKey(SlotId::onModule(1, 1), LineKey{})), ElementsAre(error("/autoProvision/keys/m1.1/slot", "m1.1")));
    AutoProvision mine = withKey(SlotId::onModule(2, 60), LineKey{});
    mine.modules = ExpansionModules{"EXP50", 2};
    EXPECT_THAT(checked(mine), IsEmpty());
    mine.keys.emplace(SlotId::onModule(2, 61), UnusedKey{});
    mine.keys.emplace(SlotId::onModule(3, 1), UnusedKey{});
    EXPECT_THAT(checked(mine), ElementsAre(error("/autoProvision/keys/m2.61/slot", "m2.61"), error("/autoProvision/keys/m3.1/slot", "m3.1")));
}

TEST_F(Rules, GivenAKeyThatCannotBeConfiguredThenItDoesNotFit)
{
    const ModelTraits &t29g = *models.find("Yealink", "T29G");
    const ExpansionModules modules{"exp20", 1};
    EXPECT_TRUE(fits(SlotId::onModule(1, 20), t29g, modules));
    EXPECT_FALSE(fits(SlotId::onModule(1, 21), t29g, modules));
    EXPECT_TRUE(fits(SlotId::onModule(1, 22), t29g, modules));
    EXPECT_FALSE(fits(SlotId::onModule(1, 41), t29g, modules));
    EXPECT_FALSE(fits(SlotId::onModule(1, 1), t29g, std::nullopt));
}

TEST_F(Rules, GivenMainMissingOrTwiceThenItIsRefused)
{
    AutoProvision mine = t54w();
    mine.keys = {{SlotId::phone(1), LineKey{}}};
    EXPECT_THAT(checked(mine), ElementsAre(error("/autoProvision/keys", "One must be")));
    mine.keys = {{SlotId::phone(1), MainKey{}}, {SlotId::phone(5), MainKey{}}};
    EXPECT_THAT(checked(mine), ElementsAre(error("/autoProvision/keys", "2 keys are")));
    mine.keys = {{SlotId::phone(9), MainKey{}}}; // it may be moved
    EXPECT_THAT(checked(mine), IsEmpty());
}

TEST_F(Rules, GivenAModelWithoutKeysThenMainHasNoSlot)
{
    AutoProvision mine = phone("Yealink", "T19", "80:5E:C0:00:00:01");
    EXPECT_THAT(mine.keys, IsEmpty());
    mine.keys = {{SlotId::phone(1), MainKey{}}};
    EXPECT_THAT(checked(mine), ElementsAre(error("/autoProvision/keys/1", "carries the extension without one")));
}

TEST_F(Rules, GivenAMonitorThenItsTargetMustExistAndShouldNotBeOneself)
{
    EXPECT_THAT(checked(withKey(SlotId::phone(2), MonitorKey{*ExtensionNumber::parse("102"), {}})), IsEmpty());
    EXPECT_THAT(checked(withKey(SlotId::phone(2), MonitorKey{*ExtensionNumber::parse("999"), {}})),
                ElementsAre(error("/autoProvision/keys/2/extension", "no extension 999")));
    EXPECT_THAT(checked(withKey(SlotId::phone(2), MonitorKey{me.number, {}})),
                ElementsAre(warning("/autoProvision/keys/2/extension", "monitors itself")));
}

TEST_F(Rules, GivenMoreMonitorsThanThePhoneFollowsThenItWarns)
{
    AutoProvision mine = t54w();
    mine.modules = ExpansionModules{"EXP50", 1};
    for (int i = 1; i <= 40; ++i)
        mine.keys.emplace(SlotId::onModule(1, i), MonitorKey{*ExtensionNumber::parse("102"), {}});
    EXPECT_THAT(checked(mine), IsEmpty());
    mine.keys.emplace(SlotId::onModule(1, 41), MonitorKey{*ExtensionNumber::parse("102"), {}});
    EXPECT_THAT(checked(mine), ElementsAre(warning("/autoProvision/keys", "41 extensions are monitored; the Yealink T54W can follow 40")));
}

TEST_F(Rules, GivenADayNightKeyThenItsConditionMustExist)
{
    EXPECT_THAT(checked(withKey(SlotId::phone(2), DayNightKey{condition.id, {}})), IsEmpty());
    EXPECT_THAT(checked(withKey(SlotId::phone(2), DayNightKey{Uuid::random(), {}})),
                ElementsAre(error("/autoProvision/keys/2/condition", "no day/night condition")));
}

TEST_F(Rules, GivenAStaticAddressThenItMustBeADevicesOwn)
{
    EXPECT_THAT(checked(withNetwork("192.168.1.0", 24, "192.168.1.1")), ElementsAre(error("/autoProvision/network/address", "first or last")));
    EXPECT_THAT(checked(withNetwork("192.168.1.255", 24, "192.168.1.1")), ElementsAre(error("/autoProvision/network/address", "first or last")));
    EXPECT_THAT(checked(withNetwork("192.168.1.255", 23, "192.168.1.1")), ElementsAre(error("/autoProvision/network/address", "first or last")));
    EXPECT_THAT(checked(withNetwork("192.168.0.255", 23, "192.168.1.1")), IsEmpty());
    EXPECT_THAT(checked(withNetwork("192.168.1.5", 31, "192.168.1.4")), ElementsAre(error("/autoProvision/network/prefix", "1 to 30")));
    EXPECT_THAT(checked(withNetwork("192.168.1.5", 0, "192.168.1.4")), ElementsAre(error("/autoProvision/network/prefix", "1 to 30")));
    EXPECT_THAT(checked(withNetwork("192.168.1.5", 24, "192.168.1.5")), ElementsAre(error("/autoProvision/network/gateway", "another device")));
    for (const char *address : {"0.0.0.5", "127.0.0.1", "224.0.0.1", "255.255.255.254"})
        EXPECT_THAT(checked(withNetwork(address, 1, "10.0.0.1")), Contains(error("/autoProvision/network/address", "not the address of a device")))
            << address;
    EXPECT_THAT(checked(withNetwork("2001:db8::5", 24, "192.168.1.1")), ElementsAre(error("/autoProvision/network/address", "IPv6")));
}

TEST_F(Rules, GivenAGatewayOutsideOrNoneThenItWarns)
{
    EXPECT_THAT(checked(withNetwork("192.168.1.5", 24, "192.168.2.1")),
                ElementsAre(warning("/autoProvision/network/gateway", "192.168.2.1 is outside the phone's network 192.168.1.0/24")));
    EXPECT_THAT(checked(withNetwork("192.168.1.5", 24, "")), ElementsAre(warning("/autoProvision/network/gateway", "Without a gateway")));
}

TEST_F(Rules, GivenNameServersThenTwoIpv4OnesFit)
{
    AutoProvision mine = withNetwork("192.168.1.5", 24, "192.168.1.1");
    mine.network->dns = {*IpAddress::parse("192.168.1.1"), *IpAddress::parse("203.0.113.53")};
    EXPECT_THAT(checked(mine), IsEmpty());
    mine.network->dns.push_back(*IpAddress::parse("::1"));
    EXPECT_THAT(checked(mine), UnorderedElementsAre(error("/autoProvision/network/dns", "two"), error("/autoProvision/network/dns/2", "IPv6")));
}

TEST_F(Rules, GivenAnOverrideWithALineBreakThenItIsRefused)
{
    AutoProvision mine = t54w();
    mine.overrides = {{"good", "value; with # marks"}, {"bad", "a\nb"}, {"b/ad\n", "x"}, {"", "x"}};
    EXPECT_THAT(checked(mine), UnorderedElementsAre(error("/autoProvision/overrides/bad", "one line"),
                                                    error("/autoProvision/overrides/b~1ad\n", "name of a parameter"),
                                                    error("/autoProvision/overrides/", "name of a parameter")));
}

TEST_F(Rules, GivenAnOfficeThenItsZoneAndAreaCodeAreChecked)
{
    EXPECT_THAT(check(Office{office, *Name::parse("x"), "07", "Europe/Berlin", {}}, models), IsEmpty());
    EXPECT_THAT(check(Office{office, *Name::parse("x"), "0x7", "Mars/Olympus", {}}, models),
                ElementsAre(error("/areaCode", "0x7"), error("/timeZone", "Mars/Olympus")));
}

TEST_F(Rules, GivenAConditionThenItsCodeAndHoursAreChecked)
{
    EXPECT_THAT(check(condition, site), IsEmpty());
    DayNightCondition other{Uuid::random(),
                            *Name::parse("x"),
                            condition.dialCode,
                            {{Weekday::Friday, Weekday::Monday, 0, 60}, {Weekday::Monday, Weekday::Monday, 60, 60}}};
    EXPECT_THAT(check(other, site),
                ElementsAre(error("/dialCode", "*281"), error("/hours/0/days", "week's order"), error("/hours/1/to", "end after")));
}

TEST_F(Rules, GivenAFirewallRuleForEverybodyThenItIsRefusedAndTheWayIsTold)
{
    const auto rule = [](const std::string &prefix) { return FirewallRule{Uuid::random(), {}, *IpPrefix::parse(prefix), {}}; };
    EXPECT_THAT(check(rule("0.0.0.0/0")), ElementsAre(error("/prefix", "0.0.0.0/1, 128.0.0.0/1")));
    EXPECT_THAT(check(rule("::/0")), ElementsAre(error("/prefix", "::/1, 8000::/1")));
    EXPECT_THAT(check(rule("0.0.0.0/1")), ElementsAre(warning("/prefix", "0.0.0.0/1")));
    EXPECT_THAT(check(rule("10.0.0.0/8")), IsEmpty());
    EXPECT_THAT(check(rule("203.0.113.9/32")), IsEmpty());
}

TEST_F(Rules, GivenTwoOrMoreOfTheSameInADocumentThenEachIsFound)
{
    const Site siteObject{Uuid::random(),       *Name::parse("c"),        *Name::parse("n"),        *SipDomain::parse("a.b"),
                          {"a.b", Port::sip()}, *DialString::parse("**"), *DialString::parse("777")};
    const Office first{office, *Name::parse("o"), "", "Europe/Berlin", {}};
    DayNightCondition second = condition;
    second.id = Uuid::random();
    Extension a = with(t54w());
    Extension b = extension("102");
    b.autoProvision = t54w();
    const FirewallRule rule{Uuid::random(), {}, *IpPrefix::parse("10.0.0.0/8"), {}};
    FirewallRule again = rule;
    again.id = siteObject.id;
    const Findings found = check(SiteDocument{siteObject, {first}, {condition, second}, {a, b}, {rule, again}}, models);
    EXPECT_THAT(found, ElementsAre(error("/dayNightConditions/1/dialCode", "*281"), error("/extensions/0/autoProvision/mac", "Extension 102"),
                                   error("/extensions/1/autoProvision/mac", "Extension 101"), error("/firewallRules/1/id", "stands at /site"),
                                   warning("/firewallRules/1/address", "already")));
}

TEST_F(Rules, GivenAThousandPhonesWithOneMacThenTheFindingsStayFew)
{
    SiteDocument document{{Uuid::random(),
                           *Name::parse("c"),
                           *Name::parse("n"),
                           *SipDomain::parse("a.b"),
                           {"a.b", Port::sip()},
                           *DialString::parse("**"),
                           *DialString::parse("777")},
                          {{office, *Name::parse("o"), "", "Europe/Berlin", {}}},
                          {},
                          {},
                          {}};
    for (int i = 1000; i < 2000; ++i) {
        document.extensions.push_back(extension(std::to_string(i)));
        document.extensions.back().autoProvision = t54w();
    }
    EXPECT_LT(check(document, models).size(), 40'000U);
}

} // namespace
} // namespace pbx::domain
