// What a Snom phone reads, and the traps of its format. Gigaset's P phones read the same.

#include "fixture.h"
#include "parsers.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

using namespace pbx;
using namespace pbx::test;
using namespace pbx::domain;
using testing::ElementsAre;

namespace {

struct Read {
    SnomFile file;

    std::string operator[](const std::string &name) const
    {
        const auto at = file.settings.find(name);
        return at == file.settings.end() ? "-" : at->second;
    }
};

Read read(const Pinetree &site, const Phone &phone)
{
    const auto result = rendered(site, phone);
    std::string why;
    EXPECT_EQ(result.files.size(), 1U);
    auto file = result.files.empty() ? std::nullopt : readSnom(result.files.front().bytes, why);
    EXPECT_TRUE(file) << why;
    return {file ? std::move(*file) : SnomFile()};
}

// The names whose values differ; keys as "key 3".
std::vector<std::string> difference(const Read &a, const Read &b)
{
    std::set<std::string> out;
    const auto side = [&out](const Read &one, const Read &other) {
        for (const auto &[name, value] : one.file.settings) {
            if (other[name] != value)
                out.insert(name);
        }
        for (const auto &[idx, key] : one.file.keys) {
            const auto at = other.file.keys.find(idx);
            if (at == other.file.keys.end() || at->second != key)
                out.insert("key " + std::to_string(idx));
        }
    };
    side(a, b);
    side(b, a);
    return {out.begin(), out.end()};
}

SnomKey key(std::string type, std::string number, std::string label, std::string pickup = {})
{
    return {std::move(label), std::move(type), std::move(number), std::move(pickup)};
}

} // namespace

TEST(Snom, GivenAPhoneWithAKeyOfEveryTypeWhenRenderedThenKeysAreNumberedFromZeroAndOnlyAMonitorPicksUp)
{
    const Pinetree site;
    const Phone phone = site.full("Snom", "D385");
    const auto keys = read(site, phone).file.keys;
    ASSERT_EQ(keys.size(), 48U + 3U * 18U);
    EXPECT_EQ(keys.begin()->first, 0);
    EXPECT_EQ(keys.rbegin()->first, 101);
    EXPECT_EQ(keys.at(0).type, "line");
    EXPECT_EQ(keys.at(1), key("blf", "102", "Monitor 0", "**"));
    EXPECT_EQ(keys.at(2), key("speed", "04001", "Dial 1"));
    EXPECT_EQ(keys.at(3), key("blf", "*281", "Night 2"));
    EXPECT_EQ(keys.at(4).type, "line");
    EXPECT_EQ(keys.at(5), key("none", "", ""));
}

TEST(Snom, GivenModulesWhenRenderedThenTheirKeysFollowThoseOfThePhoneModuleByModule)
{
    const Pinetree site;
    Phone phone = site.with("Snom", "D725");
    phone.settings().modules = ExpansionModules{"D7", 3};
    phone.settings().keys.emplace(SlotId::onModule(1, 1), SpeedDialKey{*DialString::parse("11"), *Label::parse("First")});
    phone.settings().keys.emplace(SlotId::onModule(3, 18), SpeedDialKey{*DialString::parse("318"), *Label::parse("Last")});
    const auto keys = read(site, phone).file.keys;
    ASSERT_EQ(keys.size(), 72U);
    EXPECT_EQ(keys.at(18), key("speed", "11", "First"));
    EXPECT_EQ(keys.at(71), key("speed", "318", "Last"));
    EXPECT_EQ(std::ranges::count_if(keys, [](const auto &one) { return one.second.type == "none"; }), 69);
}

TEST(Snom, GivenTwoKeysAreSwappedWhenRenderedThenOnlyTheirPlacesDiffer)
{
    const Pinetree site;
    Phone phone = site.with("Snom", "D865");
    auto &keys = phone.settings().keys;
    keys.emplace(SlotId::phone(4), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("Jo")});
    keys.emplace(SlotId::phone(9), SpeedDialKey{*DialString::parse("000"), *Label::parse("Help")});
    const Read before = read(site, phone);
    std::swap(keys.at(SlotId::phone(4)), keys.at(SlotId::phone(9)));
    EXPECT_THAT(difference(before, read(site, phone)), ElementsAre("key 3", "key 8"));
}

TEST(Snom, GivenTheSettingsOfAnAccountWhenRenderedThenTransportStandsWithTheServerAndUnusedAccountsAreOff)
{
    Pinetree site;
    site.document().site.sipServer.host = "sip.example.net";
    const Read file = read(site, site.with("Snom", "D785"));
    EXPECT_EQ(file["user_active[1]"], "on");
    EXPECT_EQ(file["user_name[1]"], "101");
    EXPECT_EQ(file["user_pname[1]"], "101");
    EXPECT_EQ(file["user_host[1]"], site.document().site.domain.text());
    EXPECT_EQ(file["user_outbound[1]"], "sip.example.net:5060;transport=tcp");
    EXPECT_EQ(file["user_mailbox[1]"], "777");
    for (int account = 2; account <= 12; ++account)
        EXPECT_EQ(file["user_active[" + std::to_string(account) + "]"], "off");
    EXPECT_EQ(file["user_active[13]"], "-");
}

TEST(Snom, GivenOneFieldIsChangedWhenRenderedThenOnlyItsSettingsDiffer)
{
    const Pinetree site;
    const struct {
        std::function<void(AutoProvision &)> change;
        std::vector<std::string> differ;
    } table[] = {
        {[](AutoProvision &s) { s.codec = Codec::G729a; }, {"codec_priority_list[1]"}},
        {[](AutoProvision &s) { s.transport = Transport::Udp; }, {"user_outbound[1]"}},
        {[](AutoProvision &s) { s.startingPort = *Port::make(5074); }, {"network_id_port"}},
        {[](AutoProvision &s) { s.callWaitingTone = false; }, {"call_waiting[1]"}},
        {[](AutoProvision &s) { s.callsPerLineKey = *CallsPerLineKey::make(6); }, {}},
        {[](AutoProvision &s) {
             s.network = {*IpAddress::parse("10.1.2.3"), 20, *IpAddress::parse("10.1.0.1"), {*IpAddress::parse("10.1.0.2")}};
         },
         {"dhcp", "dns_server1", "gateway", "ip_adr", "netmask"}},
    };
    for (const auto &row : table) {
        Phone phone = site.with("Snom", "D735");
        const Read before = read(site, phone);
        row.change(phone.settings());
        EXPECT_EQ(difference(before, read(site, phone)), row.differ);
    }
}

TEST(Snom, GivenTheCallWaitingToneIsOffWhenRenderedThenASecondCallIsStillShown)
{
    const Pinetree site;
    Phone phone = site.with("Snom", "D735");
    EXPECT_EQ(read(site, phone)["call_waiting[1]"], "on");
    phone.settings().callWaitingTone = false;
    EXPECT_EQ(read(site, phone)["call_waiting[1]"], "visual");
}

TEST(Snom, GivenDhcpWhenRenderedThenNoStaticValueThatCouldStrandThePhoneIsThere)
{
    const Pinetree site;
    Phone phone = site.with("Snom", "D345");
    EXPECT_EQ(read(site, phone)["dhcp"], "on");
    for (const char *name : {"ip_adr", "netmask", "gateway", "dns_server1", "dns_server2"})
        EXPECT_EQ(read(site, phone)[name], "-") << name;
    phone.settings().network = {
        *IpAddress::parse("10.1.2.3"), 20, *IpAddress::parse("10.1.0.1"), {*IpAddress::parse("10.1.0.2"), *IpAddress::parse("9.9.9.9")}};
    const Read file = read(site, phone);
    EXPECT_EQ(file["dhcp"], "off");
    EXPECT_EQ(file["ip_adr"], "10.1.2.3");
    EXPECT_EQ(file["netmask"], "255.255.240.0");
    EXPECT_EQ(file["gateway"], "10.1.0.1");
    EXPECT_EQ(file["dns_server1"], "10.1.0.2");
    EXPECT_EQ(file["dns_server2"], "9.9.9.9");
    EXPECT_EQ(file.file.permissions.at("dhcp"), "RW"); // who stands before a stranded phone can mend it
}

TEST(Snom, GivenTimeZonesWhenRenderedThenTheClockFollowsTheirOffsetAndDaylightSaving)
{
    const struct {
        const char *zone, *offset, *daylight;
    } table[] = {{"Australia/Sydney", "+36000", "3600 10.01.07 02:00:00 04.01.07 03:00:00"},
                 {"Australia/Brisbane", "+36000", ""},
                 {"Australia/Adelaide", "+34200", "3600 10.01.07 02:00:00 04.01.07 03:00:00"},
                 {"Australia/Lord_Howe", "+37800", "1800 10.01.07 02:00:00 04.01.07 02:00:00"},
                 {"Europe/Berlin", "+3600", "3600 03.05.07 02:00:00 10.05.07 03:00:00"},
                 {"America/New_York", "-18000", "3600 03.02.07 02:00:00 11.01.07 02:00:00"},
                 {"Asia/Jerusalem", "+7200", ""}}; // changes at 26 o'clock of a Thursday
    Pinetree site;
    const Phone phone = site.with("Snom", "D735");
    for (const auto &row : table) {
        site.document().offices.front().timeZone = row.zone;
        const Read file = read(site, phone);
        EXPECT_EQ(file["timezone"], "") << row.zone;
        EXPECT_EQ(file["utc_offset"], row.offset) << row.zone;
        EXPECT_EQ(file["dst"], row.daylight) << row.zone;
    }
}

TEST(Snom, GivenEveryTimeZoneOfTheCatalogueWhenRenderedThenItsOffsetIsKnown)
{
    Pinetree site;
    const Phone phone = site.with("Snom", "D735");
    for (const catalogue::TimeZone *zone : catalogue::Catalogue::builtIn().timeZones()) {
        site.document().offices.front().timeZone = zone->iana;
        EXPECT_EQ(std::stoi(read(site, phone)["utc_offset"]), zone->offsetMinutes * 60) << zone->iana;
    }
}

TEST(Snom, GivenAnyPhoneWhenRenderedThenItStaysWithItsSecretUrlAndAnswersNotify)
{
    const Pinetree site;
    const Phone phone = site.with("Snom", "D865");
    const auto result = rendered(site, phone);
    ASSERT_EQ(result.files.size(), 1U);
    const Read file = read(site, phone);
    EXPECT_EQ(result.files.front().name, "805EC012AB01.xml");
    EXPECT_EQ(file["setting_server"], std::string(kUrl) + "{mac}.xml"); // the phone's own word for its address
    EXPECT_EQ(file.file.permissions.at("setting_server"), "RW");
    EXPECT_EQ(file["provisioning_order"], "redirection:stop"); // neither DHCP nor PnP
    EXPECT_EQ(file["pnp_config"], "off");
    EXPECT_EQ(file["challenge_checksync"], "off");
    EXPECT_EQ(file.file.all.front().first, "auto_reboot_on_setting_change"); // elsewhere it has no effect
}

TEST(Snom, GivenTheAdminPasswordWhenRenderedThenNewerPhonesGetItForTheirWebInterfaceAsWell)
{
    const Pinetree site;
    const Read older = read(site, site.with("Snom", "D735"));
    const Read newer = read(site, site.with("Snom", "D865"));
    const Read gigaset = read(site, site.with("Gigaset", "P850"));
    for (const Read *file : {&older, &newer, &gigaset}) {
        for (const char *name : {"admin_mode_password", "admin_mode_password_confirm", "http_pass"})
            EXPECT_EQ((*file)[name], kAdmin) << name;
        EXPECT_EQ((*file)["admin_mode"], "off"); // else the phone asks nobody for it
        EXPECT_EQ(file->file.permissions.at("admin_mode"), "RW");
    }
    EXPECT_EQ(older["webserver_admin_password"], "-");
    EXPECT_EQ(newer["webserver_admin_password"], kAdmin);
    EXPECT_EQ(gigaset["webserver_admin_password"], kAdmin);
}

TEST(Snom, GivenHostileTextsWhenRenderedThenTheyArriveAndNothingBecomesASetting)
{
    const Pinetree site;
    const std::string text = "\"><&;#|$ü 日</user_name>' x=\"<br>";
    Phone phone = site.with("Snom", "D735");
    const Read before = read(site, phone);
    phone.extensions.front().name = *Name::parse(text);
    phone.passwords.front() = text;
    phone.settings().keys.emplace(SlotId::phone(2), SpeedDialKey{*DialString::parse("000"), *Label::parse(text)});
    const Read file = read(site, phone);
    EXPECT_EQ(file["user_realname[1]"], text);
    EXPECT_EQ(file["user_idle_text[1]"], text);
    EXPECT_EQ(file["user_pass[1]"], text);
    EXPECT_EQ(file.file.keys.at(1).label, "\")(&;#/$ü 日(/user_name)' x=\"(br)"); // markup would be drawn, a pipe divides
    EXPECT_EQ(file.file.settings.size(), before.file.settings.size());
    EXPECT_EQ(file.file.keys.size(), before.file.keys.size());
}

TEST(Snom, GivenAPasswordWithALineBreakOrASpaceAtAnEndWhenRenderedThenItIsRefused)
{
    const Pinetree site;
    Phone phone = site.with("Snom", "D735");
    for (const char *password : {"a\nb", " ab", "ab "}) {
        phone.passwords.front() = password;
        const auto result = test::render(site, phone);
        ASSERT_FALSE(result) << password;
        EXPECT_EQ(result.error().kind, ErrorKind::Invalid);
    }
    phone.passwords.front() = "a b";
    EXPECT_EQ(read(site, phone)["user_pass[1]"], "a b");
}

TEST(Snom, GivenAFreshPhoneWhenItAsksAtTheSitesUrlThenItIsSentToTheFileOfItsOwnAddress)
{
    const auto files = renderer().siteFiles(kSiteUrl);
    ASSERT_TRUE(files);
    for (const char *name : {"snomD785.htm", "snom715.htm", "GigasetP82x.htm"}) {
        const auto at = std::ranges::find(*files, name, &render::File::name);
        ASSERT_NE(at, files->end()) << name;
        std::string why;
        const auto file = readSnom(at->bytes, why);
        ASSERT_TRUE(file) << why;
        EXPECT_THAT(file->all, ElementsAre(std::pair<std::string, std::string>("setting_server", std::string(kSiteUrl) + "{mac}.xml")));
    }
}

TEST(Snom, GivenSettingsThatAnExpertSetsWhenRenderedThenTheyReplaceByNameAndIndexOrStandAtTheSectionsEnd)
{
    const Pinetree site;
    Phone phone = site.with("Snom", "D735");
    auto &overrides = phone.settings().overrides;
    overrides.emplace("user_srtp[1]", "on");
    overrides.emplace("user_expiry[1]", "600");
    overrides.emplace("tone_scheme", "AUS");
    overrides.emplace("fkey[5]", "speed 123");
    const Read file = read(site, phone);
    EXPECT_EQ(file["user_srtp[1]"], "on");
    EXPECT_EQ(file["user_expiry[1]"], "600");
    EXPECT_EQ(file["tone_scheme"], "AUS");
    EXPECT_EQ(file.file.keys.at(5), key("speed", "123", ""));
}

TEST(Snom, GivenLabelsOfAllKindsWhenRenderedThenEachArrivesAsDeclaredAndWhatWasAlteredIsSaid)
{
    const Pinetree site;
    const std::pair<const char *, const char *> table[] = {
        {"Jo", "Jo"},     {"a|b", "a/b"},     {"<br>", "(br)"},        {"a & \"b\" 'c'", "a & \"b\" 'c'"},
        {"&lt;", "&lt;"}, {"$name", "$name"}, {"日本", "日本"},        {"x\" perm=\"RW", "x\" perm=\"RW"},
        {"]]>", "]])"},   {"{mac}", "{mac}"}, {"a\uFFFEb", "a\uFFFDb"}};
    for (const auto &[typed, shown] : table) {
        Phone phone = site.with("Snom", "D735");
        phone.settings().keys.emplace(SlotId::phone(2), SpeedDialKey{*DialString::parse("000"), *Label::parse(typed)});
        EXPECT_EQ(read(site, phone).file.keys.at(1).label, shown);
        const auto warnings = rendered(site, phone).warnings;
        const bool told = std::ranges::any_of(warnings, [](const Finding &f) { return f.pointer == "/autoProvision/keys/2/label"; });
        EXPECT_EQ(told, std::string(typed) != shown) << typed;
    }
}
