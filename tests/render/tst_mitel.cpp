// Mitel's and Aastra's lines: what the guides say, and where a text could become something else.

#include "fixture.h"
#include "parsers.h"

#include <algorithm>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <set>

using namespace pbx;
using namespace pbx::test;
using namespace pbx::domain;

namespace {

using MitelValues = std::map<std::string, std::string>;

std::string mitelFile(const Pinetree &site, const Phone &phone)
{
    const auto files = rendered(site, phone).files;
    EXPECT_EQ(files.size(), 1U);
    return files.empty() ? std::string() : files.front().bytes;
}

MitelValues mitelValues(const Pinetree &site, const Phone &phone)
{
    std::string why;
    const auto read = readMitel(mitelFile(site, phone), why);
    EXPECT_TRUE(read) << why;
    return read ? MitelValues(read->begin(), read->end()) : MitelValues();
}

// What a change made other than it was.
std::set<std::string> mitelChanges(const std::string &model, const std::function<void(Pinetree &, Phone &)> &change)
{
    Pinetree site;
    Phone phone = site.with("Mitel", model);
    MitelValues before = mitelValues(site, phone);
    change(site, phone);
    std::set<std::string> out;
    for (const auto &[name, value] : mitelValues(site, phone)) {
        const auto at = before.find(name);
        if (at == before.end() || at->second != value)
            out.insert(name);
        if (at != before.end())
            before.erase(at);
    }
    for (const auto &[name, value] : before)
        out.insert(name);
    return out;
}

using Names = std::set<std::string>;

} // namespace

TEST(Mitel, GivenAPhoneWhenRenderedThenItsFileHasItsAddressInCapitalsAndLeadsBackToItsOwnSecretPath)
{
    const Pinetree site;
    const Phone phone = site.with("Aastra", "6869i");
    EXPECT_EQ(rendered(site, phone).files.front().name, "805EC012AB01.cfg");
    const MitelValues file = mitelValues(site, phone);
    EXPECT_EQ(file.at("download protocol"), "HTTP");
    EXPECT_EQ(file.at("http server"), "192.168.1.10");
    EXPECT_EQ(file.at("http port"), "8080");
    EXPECT_EQ(file.at("http path"), "abcdefghijklmnopqrstuvwxyz");
    render::Handset handset = phone.handset();
    handset.provisioningUrl = "https://phones.example.net/abcdefghijklmnopqrstuvwxyz/";
    const auto secure = renderer().render(site.facts(), handset);
    ASSERT_TRUE(secure);
    for (const char *line : {"\ndownload protocol: HTTPS\n", "\nhttps server: phones.example.net\n", "\nhttps port: 443\n",
                             "\nhttps path: abcdefghijklmnopqrstuvwxyz\n"})
        EXPECT_NE(secure->files.front().bytes.find(line), std::string::npos) << line;
}

TEST(Mitel, GivenAnAdminPasswordOfLettersWhenRenderedThenThePhoneGetsDigitsThatItTakes)
{
    const Pinetree site;
    const std::string password = mitelValues(site, site.with("Mitel", "6930")).at("admin password");
    EXPECT_EQ(password.size(), 9U) << "the most is 4294967295";
    EXPECT_EQ(password.find_first_not_of("0123456789"), std::string::npos) << password << " would leave the phone with 22222";
}

TEST(Mitel, GivenOneFieldThatChangesWhenRenderedThenItsParametersChangeAndNoOther)
{
    EXPECT_EQ(mitelChanges("6869i", [](Pinetree &, Phone &p) { p.settings().codec = Codec::G729a; }), Names{"sip customized codec"});
    EXPECT_EQ(mitelChanges("6869i", [](Pinetree &, Phone &p) { p.settings().transport = Transport::Udp; }), Names{"sip transport protocol"});
    EXPECT_EQ(mitelChanges("6869i", [](Pinetree &, Phone &p) { p.settings().callWaitingTone = false; }), Names{"call waiting tone"});
    EXPECT_EQ(mitelChanges("6869i", [](Pinetree &, Phone &p) { p.passwords.front() = "another"; }), Names{"sip line1 password"});
    EXPECT_EQ(mitelChanges("6869i", [](Pinetree &, Phone &p) { p.settings().startingPort = *Port::make(5074); }), Names{});
    EXPECT_EQ(mitelChanges("6869i", [](Pinetree &, Phone &p) { p.settings().callsPerLineKey = *CallsPerLineKey::make(6); }), Names{});
    EXPECT_EQ(mitelChanges("6869i", [](Pinetree &, Phone &p) { p.extensions.front().name = *Name::parse("Other"); }),
              (Names{"sip line1 display name", "sip line1 screen name", "topsoftkey1 label"}));
    const StaticNetwork lan{*IpAddress::parse("10.1.2.3"), 20, IpAddress::parse("10.1.0.1").value(), {*IpAddress::parse("10.1.0.2")}};
    EXPECT_EQ(mitelChanges("6863i", [&lan](Pinetree &, Phone &p) { p.settings().network = lan; }),
              (Names{"dhcp", "ip", "subnet mask", "default gateway", "dns1"}));
}

TEST(Mitel, GivenAFixedAddressWhenRenderedThenThePhoneTakesItInsteadOfDhcp)
{
    const Pinetree site;
    Phone phone = site.with("Mitel", "6863i");
    EXPECT_EQ(mitelValues(site, phone).at("dhcp"), "1");
    phone.settings().network =
        StaticNetwork{*IpAddress::parse("10.1.2.3"), 20, IpAddress::parse("10.1.0.1").value(), {*IpAddress::parse("10.1.0.2")}};
    const MitelValues file = mitelValues(site, phone);
    EXPECT_EQ(file.at("dhcp"), "0");
    EXPECT_EQ(file.at("ip"), "10.1.2.3");
    EXPECT_EQ(file.at("subnet mask"), "255.255.240.0");
    EXPECT_EQ(file.at("default gateway"), "10.1.0.1");
    EXPECT_EQ(file.at("dns1"), "10.1.0.2");
}

TEST(Mitel, GivenKeysOfEveryTypeWhenRenderedThenHardKeysAndKeysOnTheScreenHaveTheirOwnNames)
{
    const Pinetree site;
    for (const auto &[model, key] :
         {std::pair("6865i", "prgkey"), std::pair("6910", "prgkey"), std::pair("6867i", "topsoftkey"), std::pair("6940", "topsoftkey")}) {
        Phone phone = site.with("Mitel", model);
        KeyMap &keys = phone.settings().keys;
        keys.emplace(SlotId::phone(2), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("Front")});
        keys.emplace(SlotId::phone(3), SpeedDialKey{*DialString::parse("*72#"), *Label::parse("Away")});
        MitelValues file = mitelValues(site, phone);
        const auto at = [&, key = std::string(key)](int number, const char *what) { return file[key + std::to_string(number) + " " + what]; };
        EXPECT_EQ(at(1, "type"), "line") << model;
        EXPECT_EQ(at(1, "line"), "1");
        EXPECT_EQ(at(2, "type"), "blf");
        EXPECT_EQ(at(2, "value"), "102");
        EXPECT_EQ(at(2, "label"), "Front");
        EXPECT_EQ(at(3, "type"), "speeddial");
        EXPECT_EQ(at(3, "value"), "*72#");
        EXPECT_EQ(at(4, "type"), "none");
        EXPECT_EQ(at(phone.model->traits.keys, "locked"), "1") << "what is set at the phone would win";
        keys.emplace(SlotId::phone(4), DayNightKey{site.document().dayNightConditions.front().id, *Label::parse("Night")});
        file = mitelValues(site, phone);
        EXPECT_EQ(at(4, "type"), "blf");
        EXPECT_EQ(at(4, "value"), site.document().dayNightConditions.front().dialCode.text());
        EXPECT_EQ(file.at("directed call pickup prefix"), "**");
        EXPECT_EQ(file.at("directed call pickup"), "1");
    }
}

TEST(Mitel, GivenALineKeyWhenRenderedThenItIsOffAndAWarningSaysSo)
{
    const Pinetree site;
    Phone phone = site.with("Mitel", "6867i");
    phone.settings().keys.emplace(SlotId::phone(2), LineKey{});
    EXPECT_EQ(mitelValues(site, phone).at("topsoftkey2 type"), "none");
    const auto warnings = rendered(site, phone).warnings;
    EXPECT_TRUE(std::ranges::any_of(warnings, [](const Finding &f) { return f.pointer.starts_with("/autoProvision/keys/2"); }));
}

TEST(Mitel, GivenThreeModulesWhenRenderedThenTheLastKeyOfTheLastIsWritten)
{
    const Pinetree site;
    Phone phone = site.with("Mitel", "6865i");
    for (const auto &[type, last] : {std::pair("M680i", 16), std::pair("M685i", 84)}) {
        phone.settings().modules = ExpansionModules{type, 3};
        phone.settings().keys = {{SlotId::phone(1), MainKey{}},
                                 {SlotId::onModule(3, last), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("Last")}}};
        const MitelValues file = mitelValues(site, phone);
        const std::string key = "expmod3 key" + std::to_string(last);
        EXPECT_EQ(file.at(key + " type"), "blf");
        EXPECT_EQ(file.at(key + " value"), "102");
        EXPECT_EQ(file.at(key + " label"), "Last");
        EXPECT_EQ(file.at("expmod1 key1 type"), "none");
        EXPECT_FALSE(file.contains("expmod1 key" + std::to_string(last + 1) + " type"));
    }
    phone.settings().modules.reset();
    phone.settings().keys = {{SlotId::phone(1), MainKey{}}};
    EXPECT_FALSE(mitelValues(site, phone).contains("expmod1 key1 type"));
}

TEST(Mitel, GivenOfficesOfBothHemispheresWhenRenderedThenMinutesCountToTheWestAndLastWeeksFromTheEnd)
{
    Pinetree site;
    Phone phone = site.with("Mitel", "6930");
    const auto in = [&](const char *zone) {
        for (Office &office : site.document().offices)
            office.timeZone = zone;
        return mitelValues(site, phone);
    };
    MitelValues file = in("Australia/Sydney");
    EXPECT_EQ(file.at("time zone name"), "Custom");
    EXPECT_EQ(file.at("time zone minutes"), "-600");
    EXPECT_EQ(file.at("dst config"), "3");
    EXPECT_EQ(file.at("dst minutes"), "60");
    EXPECT_EQ(file.at("dst [start|end] relative date"), "1");
    EXPECT_EQ(file.at("dst start month") + " " + file.at("dst start week") + " " + file.at("dst start day") + " " + file.at("dst start hour"),
              "10 1 1 2");
    EXPECT_EQ(file.at("dst end month") + " " + file.at("dst end week") + " " + file.at("dst end day") + " " + file.at("dst end hour"), "4 1 1 3");
    file = in("Europe/London");
    EXPECT_EQ(file.at("time zone minutes"), "0");
    EXPECT_EQ(file.at("dst start week"), "-1");
    file = in("America/New_York");
    EXPECT_EQ(file.at("time zone minutes"), "300");
    EXPECT_EQ(file.at("dst start week"), "2");
    file = in("Australia/Brisbane");
    EXPECT_EQ(file.at("dst config"), "0");
    EXPECT_FALSE(file.contains("dst start month"));
}

TEST(Mitel, GivenTextsFullOfTheGrammarsSignsWhenRenderedThenNoneBecomesACommentALockOrAParameter)
{
    const Pinetree site;
    for (const char *text :
         {"\"><&;#'|$ \u00fc\u65e5", "#", "!admin password: 1", "^ sip proxy ip: x", "a # b", "\"#\"", ": : ", "sip line1 password: x"}) {
        Phone phone = site.with("Mitel", "6867i");
        phone.extensions.front().name = *Name::parse(text);
        phone.settings().keys.emplace(SlotId::phone(2), SpeedDialKey{*DialString::parse("102"), *Label::parse(text)});
        std::string shown = Name::parse(text)->text();
        std::ranges::replace(shown, '"', '\'');
        MitelValues file = mitelValues(site, phone);
        EXPECT_EQ(file.at("topsoftkey2 label"), shown);
        EXPECT_EQ(file.at("sip line1 display name"), shown);
        EXPECT_EQ(file.at("sip line1 password"), kPassword);
        const std::string bytes = mitelFile(site, phone);
        EXPECT_EQ(bytes.find("\n!"), std::string::npos);
        EXPECT_EQ(bytes.find("\n^"), std::string::npos);
        EXPECT_EQ(bytes.find("\n#"), std::string::npos);
    }
}

TEST(Mitel, GivenAPasswordWhenItHasAHashThenItStandsInQuotesAndWithAQuoteItIsRefused)
{
    const Pinetree site;
    Phone phone = site.with("Mitel", "6867i");
    phone.passwords.front() = "a#b;c!";
    EXPECT_NE(mitelFile(site, phone).find("\nsip line1 password: \"a#b;c!\"\n"), std::string::npos);
    for (const char *password : {"a\"b", "\"", " a", "a "}) {
        phone.passwords.front() = password;
        EXPECT_FALSE(test::render(site, phone)) << password;
    }
}

TEST(Mitel, GivenAParameterSetByHandWhenItsNameWouldLockOneThenItIsRefused)
{
    const Pinetree site;
    Phone phone = site.with("Mitel", "6867i");
    phone.settings().overrides = {{"sip dial plan", "x+#|xx+*"}};
    EXPECT_EQ(mitelValues(site, phone).at("sip dial plan"), "x+#|xx+*");
    for (const char *name : {"!sip dial plan", "^sip dial plan", "#sip dial plan", "sip dial plan ", "sip  dial", "a: b"}) {
        phone.settings().overrides = {{name, "1"}};
        EXPECT_FALSE(test::render(site, phone)) << name;
    }
}

TEST(Mitel, GivenAFreshPhoneWhenItAsksForItsFirstFilesThenTheyAreNotEmptySoThatItGoesOn)
{
    const auto files = renderer().siteFiles(kSiteUrl);
    ASSERT_TRUE(files);
    for (const char *name : {"startup.cfg", "aastra.cfg", "6869i.cfg"}) {
        const auto file = std::ranges::find(*files, name, &render::File::name);
        ASSERT_NE(file, files->end()) << name;
        std::string why;
        const auto read = readMitel(file->bytes, why);
        ASSERT_TRUE(read) << why;
        EXPECT_FALSE(read->empty());
        EXPECT_TRUE(file->secrets.empty());
    }
}
