// Grandstream's files as its phones read them, and the traps of its aliases.

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

using Items = std::map<std::string, std::string>;

Items itemsOf(const render::File &file)
{
    std::string why;
    const auto read = readParameters(file.bytes, why);
    EXPECT_TRUE(read) << file.name << ": " << why;
    return read ? Items(read->begin(), read->end()) : Items();
}

Items items(const Pinetree &site, const Phone &phone)
{
    const auto result = rendered(site, phone);
    EXPECT_EQ(result.files.size(), 1U);
    return result.files.empty() ? Items() : itemsOf(result.files.front());
}

std::set<std::string> differing(const Items &a, const Items &b)
{
    std::set<std::string> out;
    const auto side = [&out](const Items &one, const Items &other) {
        for (const auto &[name, value] : one) {
            if (const auto at = other.find(name); at == other.end() || at->second != value)
                out.insert(name);
        }
    };
    side(a, b);
    side(b, a);
    return out;
}

std::set<std::string> numbered(const std::string &start, int first, int last)
{
    std::set<std::string> out;
    for (int n = first; n <= last; ++n)
        out.insert(start + std::to_string(n));
    return out;
}

// "BLF 0 Label 102": mode, account, description and value of one place.
std::string place(const Items &in, const std::string &name)
{
    std::string out;
    for (const char *part : {"keyMode", "account", "description", "value"})
        out += (out.empty() ? "" : "|") + (in.contains(name + "." + part) ? in.at(name + "." + part) : "-");
    return out;
}

struct FieldOfGrandstream {
    const char *field;
    std::function<void(Pinetree &, Phone &)> change;
    std::set<std::string> wanted;
};

} // namespace

TEST(Grandstream, GivenAPhoneWhenRenderedThenItsOneFileIsNamedByItsAddressInSmallLetters)
{
    const Pinetree site;
    const auto result = rendered(site, site.with("Grandstream", "GRP2614"));
    ASSERT_EQ(result.files.size(), 1U);
    EXPECT_EQ(result.files.front().name, "cfg805ec012ab01.xml");
    EXPECT_EQ(result.files.front().mime, "text/xml");
    EXPECT_TRUE(
        result.files.front().bytes.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gs_provision version=\"1\">\n<config version=\"2\">\n"));
    EXPECT_EQ(result.files.front().bytes.find("<mac>"), std::string::npos);
}

TEST(Grandstream, GivenOneFieldIsChangedWhenRenderedThenExactlyItsItemsDiffer)
{
    std::set<std::string> lan{"network.port.eth.1.type"};
    for (const char *of :
         {"network.port.eth.1.address.", "network.port.eth.1.mask.", "network.port.eth.1.gateway.", "network.dns.1.ip.", "network.dns.2.ip."})
        lan.merge(numbered(of, 1, 4));
    const FieldOfGrandstream fields[] = {
        {"codec", [](Pinetree &, Phone &p) { p.settings().codec = Codec::G729a; }, numbered("account.1.codec.choice.", 1, 8)},
        {"transport", [](Pinetree &, Phone &p) { p.settings().transport = Transport::Udp; }, {"account.1.sip.transport"}},
        {"startingPort", [](Pinetree &, Phone &p) { p.settings().startingPort = *Port::make(5074); }, {"account.1.sip.localPort"}},
        {"callWaitingTone", [](Pinetree &, Phone &p) { p.settings().callWaitingTone = false; }, {"call.callWaiting.enableTone"}},
        {"callsPerLineKey", [](Pinetree &, Phone &p) { p.settings().callsPerLineKey = *CallsPerLineKey::make(6); }, {}},
        {"password", [](Pinetree &, Phone &p) { p.passwords.front() = "another"; }, {"account.1.sip.subscriber.password"}},
        {"name",
         [](Pinetree &, Phone &p) { p.extensions.front().name = *Name::parse("Another"); },
         {"account.1.name", "account.1.sip.subscriber.name", "pks.vpk.1.description"}},
        {"network",
         [](Pinetree &, Phone &p) {
             p.settings().network = StaticNetwork{*IpAddress::parse("10.1.2.3"), 20, *IpAddress::parse("10.1.0.1"), {*IpAddress::parse("10.1.0.2")}};
         },
         lan},
        {"timeZone", [](Pinetree &s, Phone &) { s.document().offices.front().timeZone = "Australia/Adelaide"; }, {"dateTime.timezone.custom"}},
        {"server", [](Pinetree &s, Phone &) { s.document().site.sipServer.host = "sip.example.net"; }, {"account.1.sip.outboundProxy.1.address"}},
        {"aKey",
         [](Pinetree &, Phone &p) {
             p.settings().keys.emplace(SlotId::phone(3), SpeedDialKey{*DialString::parse("000"), *Label::parse("Emergency")});
         },
         {"pks.vpk.3.keyMode", "pks.vpk.3.description", "pks.vpk.3.value"}},
        {"ringTime",
         [](Pinetree &, Phone &p) {
             p.extensions.front().ringTime = *RingTime::make(15);
             p.extensions.front().hideCallerId = true;
         },
         {}},
    };
    for (const FieldOfGrandstream &of : fields) {
        Pinetree site;
        Phone phone = site.with("Grandstream", "GRP2614");
        const Items before = items(site, phone);
        of.change(site, phone);
        EXPECT_EQ(differing(before, items(site, phone)), of.wanted) << of.field;
    }
}

TEST(Grandstream, GivenKeysOfEveryTypeWhenRenderedThenFixedDynamicAndMultiPurposeKeysHaveTheirOwnAccountsAndNumbers)
{
    const Pinetree site;
    Phone phone = site.with("Grandstream", "GRP2614"); // 4 fixed and 12 dynamic display keys, 24 keys on the second display
    KeyMap &keys = phone.settings().keys;
    const Uuid condition = site.document().dayNightConditions.front().id;
    const auto put = [&](int first) {
        keys.insert_or_assign(SlotId::phone(first), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("Tom")});
        keys.insert_or_assign(SlotId::phone(first + 1), SpeedDialKey{*DialString::parse("+61400"), *Label::parse("Pizza")});
        keys.insert_or_assign(SlotId::phone(first + 2), DayNightKey{condition, *Label::parse("Night")});
    };
    put(2);
    put(6);
    put(17);
    const Items now = items(site, phone);
    EXPECT_EQ(place(now, "pks.vpk.1"), "Line|0|Jerry|");
    EXPECT_EQ(place(now, "pks.vpk.2"), "BLF|0|Tom|102");
    EXPECT_EQ(place(now, "pks.vpk.3"), "SpeedDial|0|Pizza|+61400");
    EXPECT_EQ(place(now, "pks.vpk.4"), "BLF|0|Night|*281");
    EXPECT_EQ(place(now, "pks.vpk.5"), "None|0||"); // or the phone takes all after it away
    EXPECT_EQ(place(now, "pks.vpk.6"), "BLF|0|Tom|102");
    EXPECT_EQ(place(now, "pks.vpk.16"), "None|0||");
    EXPECT_FALSE(now.contains("pks.vpk.17.keyMode"));
    EXPECT_EQ(place(now, "pks.mpk.1"), "BLF|Account1|Tom|102");
    EXPECT_EQ(place(now, "pks.mpk.2"), "SpeedDial|Account1|Pizza|+61400");
    EXPECT_EQ(place(now, "pks.mpk.3"), "BLF|Account1|Night|*281");
    EXPECT_EQ(place(now, "pks.mpk.24"), "None|Account1||");
    EXPECT_FALSE(now.contains("pks.mpk.25.keyMode"));
    EXPECT_EQ(now.at("account.1.call.dialplan"), "{ [*x]+ | \\+x+ }"); // *281, **102, +61400
}

TEST(Grandstream, GivenEveryModelWhenRenderedThenOnlyItsFixedKeysCanBeALine)
{
    const struct {
        const char *model;
        int fixed, display, further;
    } table[] = {{"GXP2130", 3, 12, 8}, {"GXP2135", 8, 32, 0}, {"GXP2140", 4, 16, 0},  {"GXP2160", 6, 24, 24}, {"GXP2170", 12, 48, 0},
                 {"GRP2612", 4, 16, 0}, {"GRP2613", 6, 24, 0}, {"GRP2614", 4, 16, 24}, {"GRP2615", 10, 40, 0}, {"GRP2616", 6, 16, 24}};
    const Pinetree site;
    for (const auto &row : table) {
        Phone phone = site.with("Grandstream", row.model);
        ASSERT_EQ(phone.model->traits.keys, row.display + row.further) << row.model;
        for (int key = 1; key <= phone.model->traits.keys; ++key)
            phone.settings().keys.insert_or_assign(SlotId::phone(key), LineKey{});
        const auto result = rendered(site, phone);
        const Items now = itemsOf(result.files.front());
        int lines = 0;
        for (int key = 1; key <= row.display; ++key) {
            const bool line = now.at("pks.vpk." + std::to_string(key) + ".keyMode") == "Line";
            EXPECT_EQ(line, key <= row.fixed) << row.model << " " << key;
            lines += line ? 1 : 0;
        }
        for (int key = 1; key <= row.further; ++key)
            EXPECT_EQ(now.at("pks.mpk." + std::to_string(key) + ".keyMode"), "None") << row.model << " " << key;
        const auto told = std::ranges::count_if(result.warnings, [](const Finding &f) { return f.pointer.starts_with("/autoProvision/keys/"); });
        EXPECT_EQ(told, row.display + row.further - lines) << row.model;
    }
}

TEST(Grandstream, GivenModulesWhenRenderedThenTheirKeysAreOneRowOfNumbersAndOfEmptyOnesNothingIsWritten)
{
    const Pinetree site;
    Phone phone = site.with("Grandstream", "GXP2170");
    EXPECT_FALSE(items(site, phone).contains("pks.ext.1.keyMode"));
    phone.settings().modules = ExpansionModules{phone.model->modules.front().traits.type, 4};
    phone.settings().keys.emplace(SlotId::onModule(1, 40), SpeedDialKey{*DialString::parse("1"), *Label::parse("Last of one")});
    phone.settings().keys.emplace(SlotId::onModule(2, 1), SpeedDialKey{*DialString::parse("2"), *Label::parse("First of two")});
    phone.settings().keys.emplace(SlotId::onModule(4, 40), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("Last")});
    const Items now = items(site, phone);
    EXPECT_EQ(place(now, "pks.ext.40"), "SpeedDial|Account1|Last of one|1");
    EXPECT_EQ(place(now, "pks.ext.41"), "SpeedDial|Account1|First of two|2");
    EXPECT_EQ(place(now, "pks.ext.160"), "BLF|Account1|Last|102");
    EXPECT_EQ(place(now, "pks.ext.1"), "None|Account1||");
    EXPECT_FALSE(now.contains("pks.ext.161.keyMode"));
}

TEST(Grandstream, GivenTheTrapsOfTheFormatWhenRenderedThenNoneOfThemBites)
{
    Pinetree site;
    Phone phone = site.with("Grandstream", "GRP2614");
    Items now = items(site, phone);
    EXPECT_EQ(now.at("provisioning.config.protocol"), "HTTP");
    EXPECT_EQ(now.at("provisioning.config.serverPath"), "192.168.1.10:8080/abcdefghijklmnopqrstuvwxyz"); // neither scheme nor slash
    EXPECT_EQ(now.at("account.1.sip.allowSipReset"), "No");                                              // Yes: a NOTIFY is a factory reset
    EXPECT_EQ(now.at("sip.notify.challenge"), "No");                                                     // inverted
    EXPECT_EQ(now.at("call.callWaiting.enable"), "Yes");                                                 // inverted
    EXPECT_EQ(now.at("account.1.featureCodes.callFeatures"), "No");                                      // *281 is the PBX's
    EXPECT_EQ(now.at("account.1.sip.blf.callPickup.prefix"), "**");
    for (const std::string &choice : numbered("account.1.codec.choice.", 2, 8)) // an empty one is the factory's
        EXPECT_EQ(now.at(choice), "G.729A/B");
    EXPECT_EQ(now.at("account.1.codec.choice.1"), "PCMA");
    for (const char *account : {"account.2.enable", "account.3.enable", "account.4.enable"})
        EXPECT_EQ(now.at(account), "No");
    EXPECT_FALSE(now.contains("account.5.enable"));
    site.document().site.sipServer.host = "sip.example.net";
    EXPECT_EQ(items(site, phone).at("account.1.sip.outboundProxy.1.address"), "sip.example.net:5060");

    render::Handset handset = phone.handset();
    const std::string secure = "https://prov.example.net/token/";
    handset.provisioningUrl = secure;
    const auto result = renderer().render(site.facts(), handset);
    ASSERT_TRUE(result);
    now = itemsOf(result->files.front());
    EXPECT_EQ(now.at("provisioning.config.protocol"), "HTTPS");
    EXPECT_EQ(now.at("provisioning.config.serverPath"), "prov.example.net/token");
}

TEST(Grandstream, GivenAStaticAddressWithoutGatewayAndServersWhenRenderedThenTheirOctetsAreZeros)
{
    const Pinetree site;
    Phone phone = site.with("Grandstream", "GXP2135");
    phone.settings().network = StaticNetwork{*IpAddress::parse("10.1.2.3"), 20, std::nullopt, {}};
    Items now = items(site, phone);
    const auto dotted = [&now](const std::string &name) {
        return now.at(name + ".1") + "." + now.at(name + ".2") + "." + now.at(name + ".3") + "." + now.at(name + ".4");
    };
    EXPECT_EQ(now.at("network.port.eth.1.type"), "StaticIP");
    EXPECT_EQ(dotted("network.port.eth.1.address"), "10.1.2.3");
    EXPECT_EQ(dotted("network.port.eth.1.mask"), "255.255.240.0");
    for (const char *empty : {"network.port.eth.1.gateway", "network.dns.1.ip", "network.dns.2.ip"})
        EXPECT_EQ(dotted(empty), "0.0.0.0");
    phone.settings().network = StaticNetwork{
        *IpAddress::parse("10.1.2.3"), 20, *IpAddress::parse("10.1.0.1"), {*IpAddress::parse("10.1.0.2"), *IpAddress::parse("10.1.0.4")}};
    now = items(site, phone);
    EXPECT_EQ(dotted("network.port.eth.1.gateway"), "10.1.0.1");
    EXPECT_EQ(dotted("network.dns.1.ip"), "10.1.0.2");
    EXPECT_EQ(dotted("network.dns.2.ip"), "10.1.0.4");
    phone.settings().network.reset();
    now = items(site, phone);
    EXPECT_EQ(now.at("network.port.eth.1.type"), "DHCP");
    EXPECT_FALSE(now.contains("network.port.eth.1.address.1"));
}

TEST(Grandstream, GivenTimeZonesWhenRenderedThenTheRuleIsWrittenAsPosixWithNamesInLetters)
{
    const struct {
        const char *zone, *rule;
    } table[] = {{"Australia/Sydney", "AEST-10AEDT,M10.1.0,M4.1.0/3"},
                 {"Australia/Brisbane", "AEST-10"},
                 {"Asia/Kathmandu", "UTC-5:45"},
                 {"Pacific/Norfolk", "UTC-11DST,M10.1.0,M4.1.0/3"},
                 {"Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"}};
    Pinetree site;
    for (const auto &row : table) {
        site.document().offices.front().timeZone = row.zone;
        const Items now = items(site, site.with("Grandstream", "GRP2615"));
        EXPECT_EQ(now.at("dateTime.timezone"), "customize");
        EXPECT_EQ(now.at("dateTime.timezone.custom"), row.rule);
    }
}

TEST(Grandstream, GivenTextsOfEveryKindWhenRenderedThenThePhoneReadsThemBackAndABadPasswordIsRefused)
{
    const Pinetree site;
    const std::string text = "\"><&;#'|$ \u00fc\u65e5";
    Phone phone = site.with("Grandstream", "GRP2612");
    phone.extensions.front().name = *Name::parse(text);
    phone.passwords.front() = text + "!";
    phone.settings().keys.emplace(SlotId::phone(2), SpeedDialKey{*DialString::parse("000"), *Label::parse(text)});
    const Items now = items(site, phone);
    EXPECT_EQ(now.at("account.1.name"), text);
    EXPECT_EQ(now.at("account.1.sip.subscriber.password"), text + "!");
    EXPECT_EQ(now.at("pks.vpk.2.description"), text);
    for (const char *bad : {" x", "x ", "x\ny", "x\uFFFEy"}) {
        phone.passwords.front() = bad;
        EXPECT_FALSE(test::render(site, phone)) << bad;
    }
}

TEST(Grandstream, GivenAnOverrideWhenRenderedThenItTakesItsItemsPlaceOrStandsLast)
{
    const Pinetree site;
    Phone phone = site.with("Grandstream", "GRP2614");
    const Items before = items(site, phone);
    phone.settings().overrides = {{"account.1.sip.transport", "TlsOrTcp"}, {"network.lldp.enable", "No & <off>"}};
    const Items now = items(site, phone);
    EXPECT_EQ(differing(before, now), (std::set<std::string>{"account.1.sip.transport", "network.lldp.enable"}));
    EXPECT_EQ(now.at("network.lldp.enable"), "No & <off>");
    EXPECT_TRUE(rendered(site, phone)
                    .files.front()
                    .bytes.ends_with("<item name=\"network.lldp.enable\">No &amp; &lt;off&gt;</item>\n</config>\n</gs_provision>\n"));
}

TEST(Grandstream, GivenTheSiteUrlWhenCommonFilesAreMadeThenTheyLeadOnAndHoldNothingElse)
{
    const auto files = renderer().siteFiles(kSiteUrl);
    ASSERT_TRUE(files);
    int seen = 0;
    for (const render::File &file : *files) {
        if (file.bytes.find("<gs_provision") == std::string::npos)
            continue;
        ++seen;
        EXPECT_EQ(itemsOf(file), (Items{{"provisioning.config.protocol", "HTTP"},
                                        {"provisioning.config.serverPath", "192.168.1.10:8080/sitetokensitetokensitetoke"}}));
        EXPECT_TRUE(file.name == "cfg.xml" || file.name.starts_with("cfggxp21") || file.name.starts_with("cfggrp26")) << file.name;
    }
    EXPECT_EQ(seen, 11); // ten models and the one that all ask for
}
