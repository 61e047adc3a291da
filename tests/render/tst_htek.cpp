// Htek's files as its phones read them: parameters by number.

#include "fixture.h"
#include "parsers.h"

#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <set>

using namespace pbx;
using namespace pbx::test;
using namespace pbx::domain;

namespace {

using Numbers = std::map<int, std::string>; // P47 is 47

Numbers numbersOf(const render::File &file)
{
    std::string why;
    const auto read = readParameters(file.bytes, why);
    EXPECT_TRUE(read) << file.name << ": " << why;
    Numbers out;
    for (const auto &[name, value] : read.value_or(Parameters{}))
        out.emplace(std::stoi(name.substr(1)), value);
    return out;
}

Numbers numbers(const Pinetree &site, const Phone &phone)
{
    const auto result = rendered(site, phone);
    EXPECT_EQ(result.files.size(), 1U);
    return result.files.empty() ? Numbers() : numbersOf(result.files.front());
}

std::set<int> differing(const Numbers &a, const Numbers &b)
{
    std::set<int> out;
    const auto side = [&out](const Numbers &one, const Numbers &other) {
        for (const auto &[number, value] : one) {
            if (const auto at = other.find(number); at == other.end() || at->second != value)
                out.insert(number);
        }
    };
    side(a, b);
    side(b, a);
    return out;
}

std::set<int> from(int first, int last)
{
    std::set<int> out;
    for (int n = first; n <= last; ++n)
        out.insert(n);
    return out;
}

// Type, mode, value, label, account, the key's own pickup code.
std::string joined(const Numbers &in, std::initializer_list<int> names)
{
    std::string out;
    for (const int name : names)
        out += (out.empty() ? "" : "|") + (in.contains(name) ? in.at(name) : "-");
    return out;
}

std::string keyOf(const Numbers &in, int key)
{
    if (key <= 4)
        return joined(in, {41199 + key, 20599 + key, 41299 + key, 41399 + key, 41499 + key, 41599 + key});
    const int base = 20200 + 5 * (key - 5);
    return joined(in, {base, 20599 + key, base + 1, base + 2, base + 3, base + 4});
}

struct FieldOfHtek {
    const char *field;
    std::function<void(Pinetree &, Phone &)> change;
    std::set<int> wanted;
};

} // namespace

TEST(Htek, GivenAPhoneWhenRenderedThenItsOneFileHasItsAddressAndEachParameterItsNumberTwice)
{
    const Pinetree site;
    const auto result = rendered(site, site.with("Htek", "UC926"));
    ASSERT_EQ(result.files.size(), 1U);
    EXPECT_EQ(result.files.front().name, "cfg805ec012ab01.xml");
    EXPECT_EQ(result.files.front().mime, "text/xml");
    EXPECT_TRUE(
        result.files.front().bytes.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<hl_provision version=\"1\">\n<config version=\"1\">\n"));
    EXPECT_NE(result.files.front().bytes.find("\n<P35 para=\"P35\">101</P35>\n"), std::string::npos);
}

TEST(Htek, GivenOneFieldIsChangedWhenRenderedThenExactlyItsNumbersDiffer)
{
    std::set<int> lan = from(8, 28);
    const FieldOfHtek fields[] = {
        {"codec", [](Pinetree &, Phone &p) { p.settings().codec = Codec::G729a; }, from(57, 62)},
        {"transport", [](Pinetree &, Phone &p) { p.settings().transport = Transport::Udp; }, {130}},
        {"startingPort", [](Pinetree &, Phone &p) { p.settings().startingPort = *Port::make(5074); }, {40}},
        {"callWaitingTone", [](Pinetree &, Phone &p) { p.settings().callWaitingTone = false; }, {8850}},
        {"callsPerLineKey", [](Pinetree &, Phone &p) { p.settings().callsPerLineKey = *CallsPerLineKey::make(6); }, {}},
        {"password", [](Pinetree &, Phone &p) { p.passwords.front() = "another"; }, {34}},
        {"name", [](Pinetree &, Phone &p) { p.extensions.front().name = *Name::parse("Another"); }, {3, 20000, 41400}},
        {"network",
         [](Pinetree &, Phone &p) {
             p.settings().network = StaticNetwork{*IpAddress::parse("10.1.2.3"), 20, *IpAddress::parse("10.1.0.1"), {*IpAddress::parse("10.1.0.2")}};
         },
         lan},
        {"timeZone", [](Pinetree &s, Phone &) { s.document().offices.front().timeZone = "Australia/Adelaide"; }, {64, 75}},
        {"server", [](Pinetree &s, Phone &) { s.document().site.sipServer.host = "sip.example.net"; }, {48}},
        {"aKey",
         [](Pinetree &, Phone &p) {
             p.settings().keys.emplace(SlotId::phone(6), SpeedDialKey{*DialString::parse("000"), *Label::parse("Emergency")});
         },
         from(20205, 20207)},
        {"ringTime", [](Pinetree &, Phone &p) { p.extensions.front().ringTime = *RingTime::make(15); }, {}},
    };
    for (const FieldOfHtek &of : fields) {
        Pinetree site;
        Phone phone = site.with("Htek", "UC926");
        const Numbers before = numbers(site, phone);
        of.change(site, phone);
        EXPECT_EQ(differing(before, numbers(site, phone)), of.wanted) << of.field;
    }
}

TEST(Htek, GivenKeysOfEveryTypeWhenRenderedThenTheFirstFourAndTheOthersHaveTheNumbersOfTheirBanks)
{
    const Pinetree site;
    Phone phone = site.with("Htek", "UC926");
    KeyMap &keys = phone.settings().keys;
    keys.emplace(SlotId::phone(2), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("Tom")});
    keys.emplace(SlotId::phone(4), SpeedDialKey{*DialString::parse("000"), *Label::parse("Emergency")});
    keys.emplace(SlotId::phone(5), MonitorKey{*ExtensionNumber::parse("103"), *Label::parse("Spike")});
    keys.emplace(SlotId::phone(35), LineKey{});
    keys.emplace(SlotId::phone(36), DayNightKey{site.document().dayNightConditions.front().id, *Label::parse("Night")});
    const Numbers now = numbers(site, phone);
    EXPECT_EQ(keyOf(now, 1), "1|0||Jerry|0|");
    EXPECT_EQ(keyOf(now, 2), "3|0|102|Tom|0|"); // the account has the pickup code: one on the key would lead *281 astray
    EXPECT_EQ(keyOf(now, 3), "0|0|||0|");
    EXPECT_EQ(keyOf(now, 4), "2|0|000|Emergency|0|");
    EXPECT_EQ(keyOf(now, 5), "3|0|103|Spike|0|");
    EXPECT_EQ(keyOf(now, 6), "0|0|||0|");
    EXPECT_EQ(keyOf(now, 35).substr(0, 4), "1|0|");
    EXPECT_EQ(keyOf(now, 36), "3|0|*281|Night|0|");
    EXPECT_EQ(now.at(41200), "1");
    EXPECT_EQ(now.at(41203), "2");
    EXPECT_EQ(now.at(20200), "3");
    EXPECT_EQ(now.at(20355), "3"); // key 36
    EXPECT_EQ(now.at(20635), "0"); // its mode
    EXPECT_FALSE(now.contains(20636));
    EXPECT_EQ(now.at(4705), "**");
}

TEST(Htek, GivenEveryModelWhenRenderedThenEachOfItsKeysAndNoOtherIsWritten)
{
    const Pinetree site;
    const auto models = catalogue::Catalogue::builtIn().models("Htek");
    EXPECT_EQ(models.size(), 13U);
    for (const catalogue::Model *model : models) {
        const Numbers now = numbers(site, site.with("Htek", model->traits.model));
        for (int key = 1; key <= 36; ++key) {
            const bool written = keyOf(now, key).find('-') == std::string::npos;
            EXPECT_EQ(written, key <= model->traits.keys) << model->traits.model << " " << key;
        }
        EXPECT_EQ(now.at(271), "1");
        for (const int further : {401, 501, 601, 20360, 20361, 24090, 24099})
            EXPECT_EQ(now.at(further), "0") << model->traits.model << " P" << further;
    }
}

TEST(Htek, GivenTimeZonesWhenRenderedThenAPlaceOfTheVeryRuleIsChosenOrNone)
{
    const struct {
        const char *zone, *place, *daylight;
    } table[] = {{"Australia/Sydney", "96", "2"},   {"Australia/Melbourne", "96", "2"}, {"Australia/Brisbane", "97", "0"},
                 {"Australia/Adelaide", "94", "2"}, {"Australia/Darwin", "95", "0"},    {"Australia/Lord_Howe", "100", "2"},
                 {"Pacific/Auckland", "102", "2"},  {"Europe/Vienna", "50", "2"},       {"Europe/London", "39", "2"},
                 {"America/New_York", "18", "2"},   {"Asia/Kolkata", "84", "0"},        {"UTC", "33", "0"},
                 {"Asia/Kathmandu", "-", "0"},      {"Africa/Cairo", "66", "0"},        {"Pacific/Norfolk", "-", "2"}};
    Pinetree site;
    for (const auto &row : table) {
        site.document().offices.front().timeZone = row.zone;
        const Numbers now = numbers(site, site.with("Htek", "UC903"));
        EXPECT_EQ(joined(now, {64, 75}), std::string(row.place) + "|" + row.daylight) << row.zone;
    }
}

TEST(Htek, GivenTheTrapsOfTheFormatWhenRenderedThenNoneOfThemBites)
{
    Pinetree site;
    const Phone phone = site.with("Htek", "UC926");
    Numbers now = numbers(site, phone);
    EXPECT_EQ(now.at(212), "1"); // HTTP
    EXPECT_EQ(now.at(237), kUrl);
    EXPECT_EQ(now.at(20983), "0"); // check-sync without credentials
    EXPECT_EQ(now.at(78), "0");    // the local port is not random
    EXPECT_EQ(now.at(191), "0");   // *281 is the PBX's
    EXPECT_EQ(now.at(4200), "{[x*]+}");
    EXPECT_EQ(joined(now, {57, 58, 59, 60, 61, 62}), "8|18|18|18|18|18");
    EXPECT_EQ(now.at(48), "");
    site.document().site.sipServer.host = "sip.example.net";
    EXPECT_EQ(numbers(site, phone).at(48), "sip.example.net:5060");
    render::Handset handset = phone.handset();
    const std::string secure = "https://prov.example.net/token/";
    handset.provisioningUrl = secure;
    const auto result = renderer().render(site.facts(), handset);
    ASSERT_TRUE(result);
    now = numbersOf(result->files.front());
    EXPECT_FALSE(now.contains(212)); // no source says which number it has
    EXPECT_EQ(now.at(237), "https://prov.example.net/token/");
}

TEST(Htek, GivenAStaticAddressWithoutGatewayAndServersWhenRenderedThenTheirOctetsAreZeros)
{
    const Pinetree site;
    Phone phone = site.with("Htek", "UC862");
    phone.settings().network = StaticNetwork{*IpAddress::parse("10.1.2.3"), 20, std::nullopt, {}};
    const Numbers now = numbers(site, phone);
    EXPECT_EQ(joined(now, {8, 9, 10, 11, 12}), "1|10|1|2|3");
    EXPECT_EQ(joined(now, {13, 14, 15, 16}), "255|255|240|0");
    for (int octet = 17; octet <= 28; ++octet)
        EXPECT_EQ(now.at(octet), "0") << octet;
    phone.settings().network.reset();
    EXPECT_EQ(joined(numbers(site, phone), {8, 9, 17}), "0|-|-");
}

TEST(Htek, GivenTextsOfEveryKindWhenRenderedThenThePhoneReadsThemBackAndABadPasswordIsRefused)
{
    const Pinetree site;
    const std::string text = "\"><&;#'|$ \u00fc\u65e5";
    Phone phone = site.with("Htek", "UC912");
    phone.extensions.front().name = *Name::parse(text);
    phone.passwords.front() = text + "!";
    phone.settings().keys.emplace(SlotId::phone(12), SpeedDialKey{*DialString::parse("000"), *Label::parse(text)});
    const Numbers now = numbers(site, phone);
    EXPECT_EQ(now.at(3), text);
    EXPECT_EQ(now.at(34), text + "!");
    EXPECT_EQ(keyOf(now, 12), "2|0|000|" + text + "|0|");
    for (const char *bad : {" x", "x ", "x\ny", "x\uFFFEy"}) {
        phone.passwords.front() = bad;
        EXPECT_FALSE(test::render(site, phone)) << bad;
    }
}

TEST(Htek, GivenAnOverrideWhenRenderedThenOnlyANumberIsAName)
{
    const Pinetree site;
    Phone phone = site.with("Htek", "UC926");
    const Numbers before = numbers(site, phone);
    phone.settings().overrides = {{"P130", "2"}, {"P5438", "0"}};
    EXPECT_EQ(differing(before, numbers(site, phone)), (std::set<int>{130, 5438}));
    for (const char *name : {"P", "p47", "P4x", "47", "P123456789", "Account1.SipUserId"}) {
        phone.settings().overrides = {{name, "1"}};
        EXPECT_FALSE(test::render(site, phone)) << name;
    }
}

TEST(Htek, GivenPasswordsAmongTheOverridesWhenAskedThenTheirNumbersSoundSecret)
{
    const Pinetree site;
    Phone phone = site.with("Htek", "UC926");
    phone.settings().overrides = {{"P34", "hidden-1"}, {"P196", "hidden-2"}, {"P207", "seen"}};
    const auto result = rendered(site, phone);
    std::string all;
    for (const render::ByteRange &range : result.files.front().secrets)
        all += result.files.front().bytes.substr(range.offset, range.length) + "\n";
    EXPECT_NE(all.find("hidden-1"), std::string::npos);
    EXPECT_NE(all.find("hidden-2"), std::string::npos);
    EXPECT_EQ(all.find("seen"), std::string::npos);
}
