// Gigaset's DECT bases and Maxwell phones.

#include "fixture.h"
#include "parsers.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <set>

using namespace pbx;
using namespace pbx::test;
using namespace pbx::domain;
using testing::ElementsAre;

namespace {

using Params = std::map<std::string, std::string>;

Params paramsOf(const Pinetree &site, const Phone &phone)
{
    const auto result = rendered(site, phone);
    std::string why;
    EXPECT_EQ(result.files.size(), 1U);
    const auto list = result.files.empty() ? std::nullopt : readGigaset(result.files.front().bytes, why);
    EXPECT_TRUE(list) << why;
    return list ? Params(list->begin(), list->end()) : Params();
}

std::string value(const Params &params, const std::string &name)
{
    const auto at = params.find(name);
    return at == params.end() ? "-" : at->second;
}

std::vector<std::string> changed(const Params &a, const Params &b)
{
    std::set<std::string> out;
    for (const auto &[name, text] : a) {
        if (value(b, name) != text)
            out.insert(name);
    }
    for (const auto &[name, text] : b) {
        if (value(a, name) != text)
            out.insert(name);
    }
    return {out.begin(), out.end()};
}

Phone baseWithTwo(const Pinetree &site)
{
    Phone phone = site.with("Gigaset", "N870 IP PRO");
    phone.extensions.push_back(phone.extensions.front());
    phone.passwords.emplace_back("second");
    phone.extensions.back().number = *ExtensionNumber::parse("105");
    phone.extensions.back().autoProvision->handset = 12;
    return phone;
}

} // namespace

TEST(GigasetBase, GivenTwoHandsetsWhenRenderedThenEachAccountStandsAtItsNumberOfFiveDigitsAndOthersGo)
{
    const Pinetree site;
    const Phone phone = baseWithTwo(site);
    const Params params = paramsOf(site, phone);
    EXPECT_EQ(value(params, "oper[00001].hs.RegStatus"), "ToReg");
    EXPECT_EQ(value(params, "oper[00012].hs.RegStatus"), "ToReg");
    EXPECT_EQ(value(params, "SipAccount.00001.UserName"), "101");
    EXPECT_EQ(value(params, "SipAccount.00012.UserName"), "105");
    EXPECT_EQ(value(params, "SipAccount.00012.AuthPassword"), "second");
    EXPECT_EQ(value(params, "SipAccount.00002.UserName"), "-");
    const std::string bytes = rendered(site, phone).files.front().bytes;
    EXPECT_LT(bytes.find("DeleteNotProvisionedHS"), bytes.find("add_hs"));
}

TEST(GigasetBase, GivenAnyBaseWhenRenderedThenNoValueIsEmpty)
{
    const Pinetree site;
    for (const char *model : {"N610 IP PRO", "N670 IP PRO", "N770 IP PRO", "N870 IP PRO"}) {
        for (const auto &[name, text] : paramsOf(site, site.with("Gigaset", model)))
            EXPECT_FALSE(text.empty()) << model << " " << name; // the vendor warns of what follows
    }
}

TEST(GigasetBase, GivenOneFieldIsChangedWhenRenderedThenOnlyItsParametersDifferAndWhatTheFileCannotHoldIsSaid)
{
    Pinetree site;
    Phone phone = site.with("Gigaset", "N870 IP PRO");
    const Params before = paramsOf(site, phone);
    EXPECT_EQ(value(before, "SipProvider.0.TransportProtocol"), "2");
    phone.settings().transport = Transport::Udp;
    EXPECT_THAT(changed(before, paramsOf(site, phone)), ElementsAre("SipProvider.0.TransportProtocol"));
    phone.settings().transport = Transport::Tcp;
    site.document().site.sipServer.host = "sip.example.net";
    EXPECT_THAT(changed(before, paramsOf(site, phone)),
                ElementsAre("SipProvider.0.OutboundProxyAddress", "SipProvider.0.OutboundProxyMode", "SipProvider.0.OutboundProxyPort"));
    site = Pinetree();
    phone.settings().codec = Codec::G729a;
    phone.settings().startingPort = *Port::make(5074);
    phone.settings().network = {*IpAddress::parse("10.1.2.3"), 20, *IpAddress::parse("10.1.0.1"), {}};
    EXPECT_THAT(changed(before, paramsOf(site, phone)), ElementsAre());
    std::set<std::string> pointers;
    for (const Finding &finding : rendered(site, phone).warnings)
        pointers.insert(finding.pointer);
    EXPECT_TRUE(pointers.contains("/autoProvision/network"));
}

TEST(GigasetBase, GivenTimeZonesWhenRenderedThenOneThatTheBaseKnowsWithTheSameRulesIsNamedOrNone)
{
    Pinetree site;
    const Phone phone = site.with("Gigaset", "N870 IP PRO");
    const std::pair<const char *, const char *> table[] = {{"Australia/Sydney", "Australia/Sydney"},
                                                           {"Australia/Hobart", "Australia/Sydney"},
                                                           {"Australia/Perth", "Asia/Hong_Kong"},
                                                           {"Europe/Berlin", "Europe/Paris"},
                                                           {"Pacific/Auckland", "-"}};
    for (const auto &[zone, name] : table) {
        site.document().offices.front().timeZone = zone;
        EXPECT_EQ(value(paramsOf(site, phone), "DmGlobal.0.TimeZone"), name) << zone;
    }
}

TEST(GigasetBase, GivenHostileTextsWhenRenderedThenTheyArriveAndNothingBecomesAParameter)
{
    const Pinetree site;
    const std::string text = "\"><&;#|$ü 日\"/><param name=\"x";
    Phone phone = site.with("Gigaset", "N670 IP PRO");
    const std::size_t before = paramsOf(site, phone).size();
    phone.extensions.front().name = *Name::parse(text);
    phone.passwords.front() = text;
    const Params params = paramsOf(site, phone);
    EXPECT_EQ(value(params, "SipAccount.00001.DisplayName"), text);
    EXPECT_EQ(value(params, "SipAccount.00001.AuthPassword"), text);
    EXPECT_EQ(params.size(), before);
    phone.passwords.front() = "a\nb";
    EXPECT_FALSE(test::render(site, phone));
}

TEST(Maxwell, GivenAKeyOfEveryTypeWhenRenderedThenKeysCountFromZeroAndOnlyAMonitorHasAPickupCode)
{
    const Pinetree site;
    const Params params = paramsOf(site, site.full("Gigaset", "Maxwell 3"));
    const auto of = [&params](int key, const char *what) { return value(params, "PhoneUI.Keys.FunctionKeys." + std::to_string(key) + "." + what); };
    EXPECT_EQ(of(0, "Type"), "0");
    EXPECT_EQ(of(1, "Type"), "4");
    EXPECT_EQ(of(1, "PhoneNumber"), "102");
    EXPECT_EQ(of(1, "CallPickupCode"), "**");
    EXPECT_EQ(of(1, "DisplayName"), "Monitor 0");
    EXPECT_EQ(of(2, "Type"), "3");
    EXPECT_EQ(of(2, "PhoneNumber"), "04001");
    EXPECT_EQ(of(3, "Type"), "4");
    EXPECT_EQ(of(3, "PhoneNumber"), "*281");
    EXPECT_EQ(of(3, "CallPickupCode"), "");
    EXPECT_EQ(of(4, "Type"), "0");
    EXPECT_EQ(of(5, "Type"), "-1");
    EXPECT_EQ(of(7, "Type"), "3");
    EXPECT_EQ(of(8, "Type"), "-");
}

TEST(Maxwell, GivenOneFieldIsChangedWhenRenderedThenOnlyItsParametersDiffer)
{
    Pinetree site;
    const struct {
        std::function<void(AutoProvision &)> change;
        std::vector<std::string> differ;
    } table[] = {
        {[](AutoProvision &s) { s.codec = Codec::G729a; }, {"SIP.ActiveCodecs"}},
        {[](AutoProvision &s) { s.startingPort = *Port::make(5074); }, {"SIP.Port"}},
        {[](AutoProvision &s) { s.callWaitingTone = false; }, {"SIP.Account.0.CallWaiting"}},
        {[](AutoProvision &s) { s.transport = Transport::Udp; }, {}}, // always UDP
        {[](AutoProvision &s) { s.callsPerLineKey = *CallsPerLineKey::make(6); }, {}},
    };
    for (const auto &row : table) {
        Phone phone = site.with("Gigaset", "Maxwell 3");
        const Params before = paramsOf(site, phone);
        EXPECT_EQ(value(before, "SIP.TransportProtocol"), "1");
        row.change(phone.settings());
        EXPECT_EQ(changed(before, paramsOf(site, phone)), row.differ);
    }
}

TEST(Maxwell, GivenAPhoneWhenRenderedThenItsAccountsCountFromZeroAndUnusedOnesAreOff)
{
    const Pinetree site;
    const Phone phone = site.with("Gigaset", "Maxwell 4");
    const Params params = paramsOf(site, phone);
    EXPECT_EQ(value(params, "SIP.Account.0.Active"), "1");
    EXPECT_EQ(value(params, "SIP.Account.0.AuthName"), "101");
    for (const char *name : {"SIP.Account.1.Active", "SIP.Account.2.Active", "SIP.Account.3.Active"})
        EXPECT_EQ(value(params, name), "0") << name;
    EXPECT_EQ(value(params, "SIP.Account.4.Active"), "-");
    EXPECT_EQ(value(params, "System.Provision.ProvisioningServer"), kUrl + rendered(site, phone).files.front().name);
    EXPECT_EQ(value(params, "NET.IP.IPv4.DHCP.Options.Disabled"), "66,114"); // no other server by DHCP
    EXPECT_EQ(value(params, "WebUI.AdminPassword"), kAdmin);
}

TEST(Maxwell, GivenTimeZonesWhenRenderedThenOnlyThoseWithASourceAreGivenAndTheFormSaysSo)
{
    Pinetree site;
    const Phone phone = site.with("Gigaset", "Maxwell 3");
    const std::pair<const char *, const char *> table[] = {
        {"Europe/Berlin", "GMT+1.Europe/Amsterdam"}, {"Europe/London", "GMT.Europe/London"}, {"Australia/Sydney", "-"}};
    for (const auto &[zone, name] : table) {
        site.document().offices.front().timeZone = zone;
        EXPECT_EQ(value(paramsOf(site, phone), "System.DateAndTime.TimeZone"), name) << zone;
    }
    const auto gaps = renderer().gaps(*phone.model);
    EXPECT_NE(std::ranges::find(gaps, "/office", &render::Gap::pointer), gaps.end());
}

TEST(Maxwell, GivenAParameterWithAnIndexThatAnExpertSetsWhenRenderedThenTheIndexIsPartOfItsName)
{
    const Pinetree site;
    Phone phone = site.with("Gigaset", "Maxwell 3");
    phone.settings().overrides.emplace("SIP.RTP.Port", "5104");
    phone.settings().overrides.emplace("Telephony.X[3]", "\"/><y>");
    const Params params = paramsOf(site, phone);
    EXPECT_EQ(value(params, "SIP.RTP.Port"), "5104");
    EXPECT_EQ(value(params, "Telephony.X.3"), "\"/><y>");
}
