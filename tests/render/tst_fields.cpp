// Changing one field changes that field's parameters and no other.

#include "fixture.h"
#include "parsers.h"

#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <ostream>
#include <set>

using namespace pbx;
using namespace pbx::test;
using namespace pbx::domain;

namespace {

using Change = std::function<void(Pinetree &, Phone &)>;

struct FieldCase {
    const char *field;
    Change change;
    std::map<std::string, std::set<std::string>> wanted; // model → names that may differ, exactly
};
void PrintTo(const FieldCase &of, std::ostream *out)
{
    *out << of.field;
}

std::map<std::string, std::string> valuesOf(const Pinetree &site, const Phone &phone)
{
    std::map<std::string, std::string> out;
    for (const render::File &file : rendered(site, phone).files) {
        std::string why;
        const auto parameters = readParameters(file.bytes, why);
        EXPECT_TRUE(parameters) << why;
        for (const auto &[name, value] : *parameters)
            out[file.name.substr(12) + " " + name] += value + "\n";
    }
    return out;
}

AutoProvision &settings(Phone &phone)
{
    return phone.settings();
}

StaticNetwork lan()
{
    return {*IpAddress::parse("10.1.2.3"), 20, IpAddress::parse("10.1.0.1").value(), {*IpAddress::parse("10.1.0.2")}};
}

std::set<std::string> with(const std::string &file, std::initializer_list<const char *> names)
{
    std::set<std::string> out;
    for (const char *name : names)
        out.insert(file + " " + name);
    return out;
}
std::set<std::string> yealink(std::initializer_list<const char *> names)
{
    return with(".cfg", names);
}
std::set<std::string> poly(std::initializer_list<const char *> names)
{
    return with("-config.cfg", names);
}
std::set<std::string> spa(std::initializer_list<const char *> names)
{
    return with(".xml", names);
}

const std::vector<FieldCase> kCases{
    {"codec",
     [](Pinetree &, Phone &p) { settings(p).codec = Codec::G729a; },
     {{"T54W", yealink({"account.1.codec.pcma.priority", "account.1.codec.g729.priority"})},
      {"T28P", yealink({"account.1.codec.2.priority", "account.1.codec.5.priority"})},
      {"VVX 410", poly({"voice.codecPref.G711_A", "voice.codecPref.G729_AB"})},
      {"SPA504G", spa({"Preferred_Codec_1_", "Second_Preferred_Codec_1_"})}}},
    {"transport",
     [](Pinetree &, Phone &p) { settings(p).transport = Transport::Udp; },
     {{"T54W", yealink({"account.1.sip_server.1.transport_type"})},
      {"T28P", yealink({"account.1.transport"})},
      {"VVX 410", poly({"reg.1.server.1.transport"})},
      {"SPA504G", spa({"SIP_Transport_1_"})}}},
    {"startingPort",
     [](Pinetree &, Phone &p) { settings(p).startingPort = *Port::make(5074); },
     {{"T54W", yealink({"sip.listen_port"})},
      {"T28P", yealink({"account.1.sip_listen_port"})},
      {"VVX 410", poly({"voIpProt.SIP.local.port"})},
      {"SPA504G", spa({"SIP_Port_1_"})}}},
    {"callWaitingTone",
     [](Pinetree &, Phone &p) { settings(p).callWaitingTone = false; },
     {{"T54W", yealink({"call_waiting.tone"})},
      {"T28P", yealink({"call_waiting.tone"})},
      {"VVX 410", poly({"call.callWaiting.ring"})},
      {"SPA504G", spa({"CW_Setting"})}}},
    {"callsPerLineKey",
     [](Pinetree &, Phone &p) { settings(p).callsPerLineKey = *CallsPerLineKey::make(6); },
     {{"T54W", yealink({"account.1.phone_setting.call_appearance.calls_per_linekey", "phone_setting.call_appearance.calls_per_linekey"})},
      {"T28P", {}},
      {"VVX 410", poly({"reg.1.callsPerLineKey"})},
      {"SPA504G", {}}}},
    {"password",
     [](Pinetree &, Phone &p) { p.passwords.front() = "another"; },
     {{"T54W", yealink({"account.1.password"})},
      {"T28P", yealink({"account.1.password"})},
      {"VVX 410", poly({"reg.1.auth.password"})},
      {"SPA504G", spa({"Password_1_"})}}},
    {"network",
     [](Pinetree &, Phone &p) { settings(p).network = lan(); },
     {{"T54W", yealink({"static.network.internet_port.type", "static.network.ip_address_mode", "static.network.internet_port.ip",
                        "static.network.internet_port.mask", "static.network.internet_port.gateway", "static.network.static_dns_enable",
                        "static.network.primary_dns"})},
      {"T28P", yealink({"network.internet_port.type", "network.internet_port.ip", "network.internet_port.mask", "network.internet_port.gateway",
                        "network.static_dns_enable", "network.primary_dns"})},
      {"VVX 410",
       poly({"device.dhcp.enabled", "device.net.ipAddress", "device.net.ipAddress.set", "device.net.subnetMask", "device.net.subnetMask.set",
             "device.net.IPgateway", "device.net.IPgateway.set", "device.dns.serverAddress", "device.dns.serverAddress.set"})},
      {"SPA504G", spa({"Connection_Type", "Static_IP", "NetMask", "Gateway", "Primary_DNS"})}}},
    {"timeZone",
     [](Pinetree &s, Phone &) { s.document().offices.front().timeZone = "Australia/Adelaide"; },
     {{"T54W", yealink({"local_time.time_zone", "local_time.summer_time", "local_time.dst_time_type", "local_time.start_time", "local_time.end_time",
                        "local_time.offset_time"})},
      {"T28P", yealink({"local_time.time_zone", "local_time.summer_time", "local_time.dst_time_type", "local_time.start_time", "local_time.end_time",
                        "local_time.offset_time"})},
      {"VVX 410",
       poly({"tcpIpApp.sntp.gmtOffset", "tcpIpApp.sntp.daylightSavings.enable", "tcpIpApp.sntp.daylightSavings.fixedDayEnable",
             "tcpIpApp.sntp.daylightSavings.start.month", "tcpIpApp.sntp.daylightSavings.start.date", "tcpIpApp.sntp.daylightSavings.start.dayOfWeek",
             "tcpIpApp.sntp.daylightSavings.start.dayOfWeek.lastInMonth", "tcpIpApp.sntp.daylightSavings.start.time",
             "tcpIpApp.sntp.daylightSavings.stop.month", "tcpIpApp.sntp.daylightSavings.stop.date", "tcpIpApp.sntp.daylightSavings.stop.dayOfWeek",
             "tcpIpApp.sntp.daylightSavings.stop.dayOfWeek.lastInMonth", "tcpIpApp.sntp.daylightSavings.stop.time"})},
      {"SPA504G", spa({"Time_Zone", "Daylight_Saving_Time_Enable", "Daylight_Saving_Time_Rule"})}}},
    {"server",
     [](Pinetree &s, Phone &) { s.document().site.sipServer.host = "sip.example.net"; },
     {{"T54W", yealink({"account.1.outbound_proxy_enable", "account.1.outbound_proxy.1.address", "account.1.outbound_proxy.1.port"})},
      {"T28P", yealink({"account.1.outbound_proxy_enable", "account.1.outbound_proxy.1.address", "account.1.outbound_proxy.1.port"})},
      {"VVX 410", poly({"reg.1.outboundProxy.address", "reg.1.outboundProxy.port"})},
      {"SPA504G", spa({"Use_Outbound_Proxy_1_", "Outbound_Proxy_1_"})}}},
    {"aKey",
     [](Pinetree &, Phone &p) {
         settings(p).keys.emplace(SlotId::phone(3), SpeedDialKey{*DialString::parse("000"), *Label::parse("Emergency")});
     },
     {{"T54W", yealink({"linekey.3.type", "linekey.3.line", "linekey.3.value", "linekey.3.label"})},
      {"T28P", yealink({"linekey.3.type", "linekey.3.line", "linekey.3.value", "linekey.3.label"})},
      {"VVX 410",
       {"-config.cfg lineKey.3.category", "-config.cfg lineKey.3.index", "-directory.xml item.ln", "-directory.xml item.fn", "-directory.xml item.ct",
        "-directory.xml item.sd"}},
      {"SPA504G", spa({"Short_Name_3_", "Extended_Function_3_"})}}},
    {"ringTime",
     [](Pinetree &, Phone &p) {
         p.extensions.front().ringTime = *RingTime::make(15);
         p.extensions.front().hideCallerId = true;
         p.extensions.front().outboundNumber = *DialString::parse("0299999999");
     },
     {{"T54W", {}}, {"T28P", {}}, {"VVX 410", {}}, {"SPA504G", {}}}},
};

class Fields : public testing::TestWithParam<FieldCase> {};

} // namespace

TEST_P(Fields, GivenOneFieldIsChangedWhenRenderedThenOnlyItsParametersDiffer)
{
    for (const auto &[model, wanted] : GetParam().wanted) {
        const std::string make = model.starts_with("T") ? "Yealink" : model.starts_with("V") ? "Poly" : "Cisco";
        Pinetree site;
        Phone phone = site.with(make, model);
        const auto before = valuesOf(site, phone);
        GetParam().change(site, phone);
        const auto after = valuesOf(site, phone);
        std::set<std::string> differ;
        for (const auto &[name, value] : before) {
            const auto now = after.find(name);
            if (now == after.end() || now->second != value)
                differ.insert(name);
        }
        for (const auto &[name, value] : after) {
            if (!before.contains(name))
                differ.insert(name);
        }
        EXPECT_EQ(differ, wanted) << model;
    }
}

INSTANTIATE_TEST_SUITE_P(Table, Fields, testing::ValuesIn(kCases), [](const auto &one) { return std::string(one.param.field); });

TEST(ReachesPhone, GivenAFieldThenThoseThatOnlyThePbxCanDeliverDoNotReachThePhone)
{
    for (const char *field : {"/number", "/name", "/password", "/office", "/autoProvision", "/autoProvision/codec", "/autoProvision/keys/m1.1"})
        EXPECT_TRUE(render::Renderer::reachesPhone(field)) << field;
    for (const char *field : {"/ringTime", "/outboundNumber", "/hideCallerId", "/pickupGroup", "/behindFirewall", "/nameless", ""})
        EXPECT_FALSE(render::Renderer::reachesPhone(field)) << field;
}

TEST(Gaps, GivenAFieldThatAModelCannotHaveWhenRenderedThenAWarningPointsAtIt)
{
    Pinetree site;
    Phone phone = site.with("Cisco", "SPA504G");
    settings(phone).callsPerLineKey = *CallsPerLineKey::make(5);
    settings(phone).callWaitingTone = false;
    settings(phone).modules = ExpansionModules{"SPA500S", 1};
    settings(phone).keys.emplace(SlotId::onModule(1, 2), LineKey{});
    site.document().offices.front().timeZone = "Asia/Jerusalem"; // changes at 26 o'clock of a Thursday
    std::set<std::string> pointers;
    for (const Finding &finding : rendered(site, phone).warnings)
        pointers.insert(finding.pointer);
    EXPECT_EQ(pointers,
              (std::set<std::string>{"/autoProvision/callsPerLineKey", "/autoProvision/callWaitingTone", "/autoProvision/keys/m1.2", "/office"}));
}
