// What is particular to Fanvil: two forms of XML, keys in sections for pages, quarters of an hour.

#include "fixture.h"
#include "parsers.h"

#include <gtest/gtest.h>
#include <map>

using namespace pbx;
using namespace pbx::test;
using namespace pbx::domain;

namespace {

class FanvilFile final {
public:
    FanvilFile(const Pinetree &site, const Phone &phone)
        : m_bytes(rendered(site, phone).files.front().bytes)
    {
        std::string why;
        for (const auto &[name, value] : readParameters(m_bytes, why).value_or(Parameters{}))
            m_values.emplace(name, value);
        EXPECT_FALSE(m_values.empty()) << why;
    }
    [[nodiscard]] std::string operator[](const std::string &name) const
    {
        const auto at = m_values.find(name);
        return at == m_values.end() ? "-" : at->second;
    }
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

private:
    std::string m_bytes;
    std::map<std::string, std::string> m_values;
};

StaticNetwork fixedNetwork()
{
    return {*IpAddress::parse("10.1.2.3"), 20, IpAddress::parse("10.1.0.1").value(), {*IpAddress::parse("10.1.0.2")}};
}

} // namespace

TEST(Fanvil, GivenAPhoneOfTheSecondGenerationWhenRenderedThenItsFileIsOneTreeOfSections)
{
    const Pinetree site;
    const std::string bytes = FanvilFile(site, site.with("Fanvil", "X3U")).bytes();
    EXPECT_TRUE(bytes.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sysConf>\n<Version>2.0000000000</Version>\n"));
    EXPECT_NE(bytes.find("<line index=\"1\">\n<PhoneNumber>101</PhoneNumber>\n"), std::string::npos);
    EXPECT_TRUE(bytes.ends_with("</sysConf>\n"));
}

TEST(Fanvil, GivenAPhoneOfTheFirstGenerationWhenRenderedThenEachEntryOfAListBeginsWithItsId)
{
    const Pinetree site;
    const std::string bytes = FanvilFile(site, site.with("Fanvil", "X3")).bytes();
    EXPECT_TRUE(bytes.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<VOIP_CONFIG_FILE>\n<version>2.0002</version>\n"));
    EXPECT_NE(bytes.find("<SIP_Line_List_Entry>\n<ID>SIP1</ID>\n<Phone_Number>101</Phone_Number>\n"), std::string::npos);
    EXPECT_NE(bytes.find("<Function_Key_Entry>\n<ID>Fkey2</ID>\n<Type>0</Type>\n<Value></Value>\n"), std::string::npos);
    EXPECT_TRUE(bytes.ends_with("</VOIP_CONFIG_FILE>\n"));
}

TEST(Fanvil, GivenKeysOnSeveralPagesWhenRenderedThenEachStandsAtItsPageAndPlace)
{
    const struct {
        const char *model;
        int key;
        const char *place;
    } table[] = {{"X6U", 5, "dsskey.dssSide[1].Fkey[5]"},
                 {"X6U", 6, "dsskey.internal[1].Fkey[1]"},
                 {"X6U", 65, "dsskey.internal[5].Fkey[12]"},
                 {"X4U", 4, "dsskey.internal[1].Fkey[1]"},
                 {"X4U", 33, "dsskey.internal[5].Fkey[6]"},
                 {"X5U", 10, "dsskey.internal[1].Fkey[6]"},
                 {"X7C", 13, "dsskey.dssSide[2].Fkey[1]"},
                 {"X210", 10, "dsskey.dssSide[1].Fkey[10]"},
                 {"X210", 43, "dsskey.internal[2].Fkey[1]"},
                 {"V67", 30, "dsskey.internal[2].Fkey[1]"},
                 {"V67", 116, "dsskey.internal[4].Fkey[29]"},
                 {"V65", 27, "dsskey.dssSide[3].Fkey[9]"},
                 {"W611W", 9, "dsskey.internal[2].Fkey[1]"},
                 {"X3SG", 2, "dsskey.internal[1].Fkey[2]"},
                 {"X3U", 3, "dsskey.SidekeyConfig1[3]"},
                 {"X4SG", 30, "dsskey.internal[5].Fkey[6]"},
                 {"V61", 12, "dsskey.dssSide[4].Fkey[3]"},
                 {"X6", 13, "dsskey.internal[2].Fkey[1]"},
                 {"X4", 30, "PHONE_CONFIG_MODULE.Function_Key.Function_Key_Entry[Fkey30]"}};
    const Pinetree site;
    for (const auto &row : table) {
        Phone phone = site.with("Fanvil", row.model);
        phone.settings().keys.emplace(SlotId::phone(row.key), SpeedDialKey{*DialString::parse("131888"), *Label::parse("Pizza")});
        const FanvilFile file(site, phone);
        const std::string place = row.place;
        EXPECT_EQ(file[place + ".Type"], "1") << row.model << " " << row.key;
        EXPECT_EQ(file[place + ".Value"], "131888@1/f") << row.model << " " << row.key;
        EXPECT_EQ(file[place + ".Title"], "Pizza") << row.model << " " << row.key;
    }
}

TEST(Fanvil, GivenEachTypeOfKeyWhenRenderedThenItsValueTellsNumberLineAndKind)
{
    const Pinetree site;
    Phone phone = site.with("Fanvil", "X6U");
    phone.settings().keys.emplace(SlotId::phone(2), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("Bob")});
    phone.settings().keys.emplace(SlotId::phone(3), LineKey{});
    const FanvilFile file(site, phone);
    EXPECT_EQ(file["dsskey.dssSide[1].Fkey[1].Value"], "SIP1");
    EXPECT_EQ(file["dsskey.dssSide[1].Fkey[2].Value"], "102@1/ba**102");
    EXPECT_EQ(file["dsskey.dssSide[1].Fkey[3].Type"], "2");
    EXPECT_EQ(file["dsskey.dssSide[1].Fkey[4].Type"], "0");
    EXPECT_EQ(file["dsskey.dssSide[1].Fkey[4].Value"], "");
}

TEST(Fanvil, GivenAnOfficesTimeZoneWhenRenderedThenItIsToldInQuartersOfAnHourWithItsRule)
{
    Pinetree site;
    const struct {
        const char *zone, *quarters, *name, *daylight, *start, *end;
    } table[] = {{"Australia/Sydney", "40", "UTC+10", "2", "10 1 0 2", "4 1 0 3"}, {"Europe/Berlin", "4", "UTC+1", "2", "3 5 0 2", "10 5 0 3"},
                 {"America/New_York", "-20", "UTC-5", "2", "3 2 0 2", "11 1 0 2"}, {"Australia/Darwin", "38", "-", "0", "- - - -", "- - - -"},
                 {"Asia/Kathmandu", "23", "-", "0", "- - - -", "- - - -"},         {"Atlantic/Reykjavik", "0", "UTC", "0", "- - - -", "- - - -"}};
    for (const auto &row : table) {
        site.document().offices.front().timeZone = row.zone;
        for (const auto &[model, date, separator] : {std::tuple("X6U", "phone.date.", ""), std::tuple("X4", "GLOBAL_CONFIG_MODULE.", "_")}) {
            const FanvilFile file(site, site.with("Fanvil", model));
            const std::string gap = separator;
            const auto at = [&](const std::string &name) { return file[date + name]; };
            const auto rule = [&](const std::string &side) {
                const std::string before = "DST" + gap + side + gap;
                return at(before + "Mon") + " " + at(before + "Week") + " " + at(before + "Wday") + " " + at(before + "Hour");
            };
            EXPECT_EQ(at("Time" + gap + "Zone"), row.quarters) << row.zone;
            EXPECT_EQ(at("Time" + gap + "Zone" + gap + "Name"), row.name) << row.zone;
            EXPECT_EQ(at("Enable" + gap + "DST"), row.daylight) << row.zone;
            EXPECT_EQ(rule("Start"), row.start) << row.zone;
            EXPECT_EQ(rule("End"), row.end) << row.zone;
        }
    }
}

TEST(Fanvil, GivenAFixedAddressWhenRenderedThenDhcpIsOffAndEachPartIsTold)
{
    const Pinetree site;
    Phone phone = site.with("Fanvil", "X6U");
    phone.settings().network = fixedNetwork();
    const FanvilFile file(site, phone);
    EXPECT_EQ(file["net.EnableDHCP"], "0");
    EXPECT_EQ(file["net.WANIP"], "10.1.2.3");
    EXPECT_EQ(file["net.WANSubnetMask"], "255.255.240.0");
    EXPECT_EQ(file["net.WANGateway"], "10.1.0.1");
    EXPECT_EQ(file["net.PrimaryDNS"], "10.1.0.2");
    EXPECT_EQ(file["net.DHCPAutoDNS"], "0");
    Phone old = site.with("Fanvil", "X4");
    old.settings().network = fixedNetwork();
    EXPECT_EQ(FanvilFile(site, old)["GLOBAL_CONFIG_MODULE.WAN_Mode"], "STATIC");
}

TEST(Fanvil, GivenParametersSetByHandWhenRenderedThenTheyStandInTheirSections)
{
    const Pinetree site;
    Phone phone = site.with("Fanvil", "X6U");
    phone.settings().overrides = {{"sip/line[1]/RegisterTTL", "600"}, {"qos/EnableVLAN", "1"}, {"phone/date/SNTPServer", "time.example"}};
    const FanvilFile file(site, phone);
    EXPECT_EQ(file["sip.line[1].RegisterTTL"], "600");
    EXPECT_EQ(file["qos.EnableVLAN"], "1");
    EXPECT_EQ(file["phone.date.SNTPServer"], "time.example");
    Phone old = site.with("Fanvil", "X4");
    old.settings().overrides = {{"SIP_CONFIG_MODULE/SIP_Line_List/SIP_Line_List_Entry[SIP1]/Register_TTL", "600"}};
    EXPECT_EQ(FanvilFile(site, old)["SIP_CONFIG_MODULE.SIP_Line_List.SIP_Line_List_Entry[SIP1].Register_TTL"], "600");
}

TEST(Fanvil, GivenEveryKnownParameterOfAFamilyWhenSetByHandThenTheFileTakesIt)
{
    const Pinetree site;
    for (const char *make : {"Fanvil", "Panasonic"}) {
        for (const catalogue::Model *model : catalogue::Catalogue::builtIn().models(make)) {
            Phone phone = site.with(make, model->traits.model);
            for (const auto &known : renderer().parameters(*model, "")) {
                if (!known.written && known.verified)
                    phone.settings().overrides.emplace(known.name, known.values.empty() ? "1" : known.values.front());
            }
            EXPECT_GE(phone.settings().overrides.size(), 10U) << model->traits.model;
            EXPECT_TRUE(test::render(site, phone)) << model->traits.model;
        }
    }
}
