// Cisco's multiplatform phones: what differs from the SPA phones, whose grammar they share.

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

using MppValues = std::map<std::string, std::string>;
using MppNames = std::set<std::string>;

MppValues mppValues(const Pinetree &site, const Phone &phone)
{
    std::string why;
    const auto files = rendered(site, phone).files;
    EXPECT_EQ(files.size(), 1U);
    const auto read = files.empty() ? std::nullopt : readParameters(files.front().bytes, why);
    EXPECT_TRUE(read) << why;
    return read ? MppValues(read->begin(), read->end()) : MppValues();
}

MppNames mppChanges(const std::function<void(Pinetree &, Phone &)> &change)
{
    Pinetree site;
    Phone phone = site.with("Cisco", "8851");
    MppValues before = mppValues(site, phone);
    change(site, phone);
    MppNames out;
    for (const auto &[name, value] : mppValues(site, phone)) {
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

} // namespace

TEST(CiscoMpp, GivenOneFieldThatChangesWhenRenderedThenItsElementsChangeAndNoOther)
{
    EXPECT_EQ(mppChanges([](Pinetree &, Phone &p) { p.settings().codec = Codec::G729a; }),
              (MppNames{"Preferred_Codec_1_", "Second_Preferred_Codec_1_"}));
    EXPECT_EQ(mppChanges([](Pinetree &, Phone &p) { p.settings().transport = Transport::Udp; }), MppNames{"SIP_Transport_1_"});
    EXPECT_EQ(mppChanges([](Pinetree &, Phone &p) { p.settings().startingPort = *Port::make(5074); }), MppNames{"SIP_Port_1_"});
    EXPECT_EQ(mppChanges([](Pinetree &, Phone &p) { p.settings().callWaitingTone = false; }), MppNames{"CW_Setting"});
    EXPECT_EQ(mppChanges([](Pinetree &, Phone &p) { p.settings().callsPerLineKey = *CallsPerLineKey::make(6); }),
              MppNames{"Call_Appearances_Per_Line"});
    EXPECT_EQ(mppChanges([](Pinetree &, Phone &p) { p.passwords.front() = "another"; }), MppNames{"Password_1_"});
    EXPECT_EQ(mppChanges([](Pinetree &, Phone &p) { p.extensions.front().name = *Name::parse("Other"); }),
              (MppNames{"Display_Name_1_", "Station_Name", "Station_Display_Name", "Short_Name_1_"}));
    const StaticNetwork lan{*IpAddress::parse("10.1.2.3"), 20, IpAddress::parse("10.1.0.1").value(), {*IpAddress::parse("10.1.0.2")}};
    EXPECT_EQ(mppChanges([&lan](Pinetree &, Phone &p) { p.settings().network = lan; }),
              (MppNames{"Connection_Type", "Static_IP", "NetMask", "Gateway", "Primary_DNS"}));
}

TEST(CiscoMpp, GivenCallsPerLineKeyWhenRenderedThenThePhoneGetsANumberThatItTakes)
{
    const Pinetree site;
    Phone phone = site.with("Cisco", "8851");
    for (const auto &[calls, wanted] : {std::pair(1, "2"), std::pair(2, "2"), std::pair(7, "7"), std::pair(10, "10"), std::pair(24, "10")}) {
        phone.settings().callsPerLineKey = *CallsPerLineKey::make(calls);
        EXPECT_EQ(mppValues(site, phone).at("Call_Appearances_Per_Line"), wanted) << calls;
    }
}

TEST(CiscoMpp, GivenKeysOfEveryTypeWhenRenderedThenEachHasItsFunctionAndAnUnusedOneIsEmpty)
{
    const Pinetree site;
    Phone phone = site.with("Cisco", "CP-8841-3PCC");
    KeyMap &keys = phone.settings().keys;
    keys.emplace(SlotId::phone(2), LineKey{});
    keys.emplace(SlotId::phone(3), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("A;B $USER")});
    keys.emplace(SlotId::phone(4), SpeedDialKey{*DialString::parse("0400"), *Label::parse("Mobile")});
    keys.emplace(SlotId::phone(5), DayNightKey{site.document().dayNightConditions.front().id, *Label::parse("Night")});
    const MppValues file = mppValues(site, phone);
    EXPECT_EQ(file.at("Extension_1_"), "1");
    EXPECT_EQ(file.at("Extension_2_"), "1");
    EXPECT_EQ(file.at("Extended_Function_2_"), "");
    EXPECT_EQ(file.at("Extension_3_"), "Disabled");
    EXPECT_EQ(file.at("Extended_Function_3_"), "fnc=blf+sd+cp;sub=102@$PROXY;ext=102@$PROXY;nme=A,B $ USER");
    EXPECT_EQ(file.at("Extended_Function_4_"), "fnc=sd;ext=0400@$PROXY;nme=Mobile");
    const std::string code = site.document().dayNightConditions.front().dialCode.text();
    EXPECT_EQ(file.at("Extended_Function_5_"), "fnc=blf+sd;sub=" + code + "@$PROXY;ext=" + code + "@$PROXY;nme=Night")
        << "nobody picks up a condition";
    EXPECT_EQ(file.at("Extension_10_"), "Disabled");
    EXPECT_EQ(file.at("Extended_Function_10_"), "");
    EXPECT_EQ(file.at("Call_Pickup_Code"), "**");
    EXPECT_FALSE(file.contains("Number_of_Units")) << "an 8841 has no modules";
}

TEST(CiscoMpp, GivenModulesWhenRenderedThenTheirTypeAndNumberAreToldAndEveryKeyIsNamedWithAnUnderscoreBehind)
{
    const Pinetree site;
    Phone phone = site.with("Cisco", "8861");
    EXPECT_EQ(mppValues(site, phone).at("Number_of_Units"), "0");
    EXPECT_FALSE(mppValues(site, phone).contains("KEM_Type"));
    for (const auto &[type, last] : {std::pair("BEKEM", 36), std::pair("CP-8800-Audio", 28)}) {
        phone.settings().modules = ExpansionModules{type, 3};
        phone.settings().keys = {{SlotId::phone(1), MainKey{}},
                                 {SlotId::onModule(1, 1), SpeedDialKey{*DialString::parse("0400"), *Label::parse("Mobile")}},
                                 {SlotId::onModule(3, last), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("Front")}}};
        const MppValues file = mppValues(site, phone);
        EXPECT_EQ(file.at("Number_of_Units"), "3");
        EXPECT_EQ(file.at("KEM_Type"), type);
        EXPECT_EQ(file.at("Unit_1_Key_1_"), "fnc=sd;ext=0400@$PROXY;vid=1;nme=Mobile");
        EXPECT_EQ(file.at("Unit_1_Key_2_"), "fnc=inert;");
        EXPECT_EQ(file.at("Unit_3_Key_" + std::to_string(last) + "_"), "fnc=blf+sd+cp;sub=102@$PROXY;ext=102@$PROXY;nme=Front");
        EXPECT_FALSE(file.contains("Unit_3_Key_" + std::to_string(last + 1) + "_"));
        EXPECT_FALSE(file.contains("Unit_1_Key_1")) << "that is the name of the SPA phones";
    }
    phone = site.with("Cisco", "6851");
    phone.settings().modules = ExpansionModules{"6800 KEM", 1};
    const MppValues file = mppValues(site, phone);
    EXPECT_EQ(file.at("Number_of_Units"), "1");
    EXPECT_FALSE(file.contains("KEM_Type")) << "there is one type only";
    EXPECT_EQ(file.at("Unit_1_Key_28_"), "fnc=inert;");
}

TEST(CiscoMpp, GivenAFreshPhoneWhenItAsksForItsModelsFileThenThatLeadsItToItsOwn)
{
    const auto files = renderer().siteFiles(kSiteUrl);
    ASSERT_TRUE(files);
    const auto file = std::ranges::find(*files, "8851-3PCC.xml", &render::File::name);
    ASSERT_NE(file, files->end());
    EXPECT_NE(file->bytes.find(std::string("<Profile_Rule>") + kSiteUrl + "$MA.xml</Profile_Rule>"), std::string::npos);
}

TEST(CiscoMpp, GivenTheProfileWhenReadByThePhoneThenOnlyOneRuleIsLeftAndResyncsByNotifyAreTaken)
{
    const Pinetree site;
    const MppValues file = mppValues(site, site.with("Cisco", "7841"));
    EXPECT_EQ(file.at("Profile_Rule"), std::string(kUrl) + "$MA.xml");
    for (const char *other : {"Profile_Rule_B", "Profile_Rule_C", "Profile_Rule_D"})
        EXPECT_EQ(file.at(other), "");
    EXPECT_EQ(file.at("Resync_From_SIP"), "Yes");
    EXPECT_EQ(file.at("Auth_Resync-Reboot_1_"), "No");
    EXPECT_EQ(file.at("Admin_Password"), kAdmin);
    EXPECT_EQ(file.at("Line_Enable_2_"), "No");
    EXPECT_EQ(file.at("User_ID_4_"), "");
}
