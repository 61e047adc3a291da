// Every Poly of the catalogue against what the sources say of it, and the make's traps.

#include "fixture.h"
#include "parsers.h"

#include <gtest/gtest.h>
#include <map>

using namespace pbx;
using namespace pbx::test;
using namespace pbx::domain;

namespace {

struct PolyFacts {
    const char *model;
    int keys, accounts;
    int moduleKeys, modules; // of the first type that it takes, and how many of them
};
const PolyFacts kPolys[] = {
    {"SoundPoint IP 335", 2, 2, 0, 0},
    {"SoundPoint IP 450", 3, 3, 0, 0},
    {"SoundPoint IP 550", 4, 4, 0, 0},
    {"SoundPoint IP 560", 4, 4, 0, 0},
    {"SoundPoint IP 650", 6, 6, 14, 3},
    {"SoundPoint IP 670", 6, 6, 14, 3},
    {"SoundStation IP 6000", 0, 1, 0, 0},
    {"SoundStation IP 7000", 0, 1, 0, 0},
    {"VVX 101", 2, 1, 0, 0},
    {"VVX 150", 2, 2, 0, 0},
    {"VVX 200", 2, 2, 0, 0},
    {"VVX 201", 2, 2, 0, 0},
    {"VVX 250", 4, 4, 0, 0},
    {"VVX 300", 6, 6, 40, 3},
    {"VVX 301", 6, 6, 40, 3},
    {"VVX 310", 6, 6, 40, 3},
    {"VVX 311", 6, 6, 40, 3},
    {"VVX 350", 6, 6, 0, 0},
    {"VVX 400", 12, 12, 40, 3},
    {"VVX 401", 12, 12, 40, 3},
    {"VVX 410", 12, 12, 40, 3},
    {"VVX 411", 12, 12, 40, 3},
    {"VVX 450", 12, 12, 90, 1},
    {"VVX 500", 12, 12, 40, 3},
    {"VVX 501", 12, 12, 40, 3},
    {"VVX 600", 16, 16, 40, 3},
    {"VVX 601", 16, 16, 40, 3},
    {"VVX 1500", 6, 6, 0, 0},
    {"Edge E100", 8, 2, 0, 0},
    {"Edge E220", 16, 4, 0, 0},
    {"Edge E300", 32, 8, 0, 0}, // E300, E400, E500: as the model of the same series that has a source
    {"Edge E320", 32, 8, 0, 0},
    {"Edge E350", 32, 8, 0, 0},
    {"Edge E400", 44, 11, 0, 0},
    {"Edge E450", 44, 11, 0, 0},
    {"Edge E500", 48, 12, 0, 0},
    {"Edge E550", 48, 12, 0, 0},
};

const catalogue::Model &polyModel(const PolyFacts &facts)
{
    const catalogue::Model *model = catalogue::Catalogue::builtIn().model("Poly", facts.model);
    EXPECT_TRUE(model) << facts.model;
    return *model;
}

std::map<std::string, std::string> polyFile(const render::Rendered &rendered)
{
    std::string why;
    const auto read = readParameters(rendered.files.at(1).bytes, why);
    EXPECT_TRUE(read) << why;
    return {read->begin(), read->end()};
}

bool isUnverified(const catalogue::Model &model, const char *fact)
{
    return std::ranges::find(model.unverified, fact) != model.unverified.end();
}

} // namespace

TEST(Poly, GivenEveryModelWhenTheCatalogueIsAskedThenKeysModulesFilesAndEventsAreAsTheSourcesSay)
{
    const std::vector<std::string> wanted{"{mac}.cfg",      "000000000000.cfg",  "{mac}-config.cfg",    "{mac}-phone.cfg",
                                          "{mac}-web.cfg",  "{mac}-license.cfg", "{mac}-directory.xml", "000000000000-directory.xml",
                                          "{mac}-calls.xml"};
    EXPECT_EQ(catalogue::Catalogue::builtIn().models("Poly").size(), std::size(kPolys));
    for (const PolyFacts &facts : kPolys) {
        SCOPED_TRACE(facts.model);
        const catalogue::Model &model = polyModel(facts);
        EXPECT_EQ(model.traits.keys, facts.keys);
        EXPECT_EQ(model.traits.accounts, facts.accounts);
        EXPECT_EQ(model.traits.modules.empty(), facts.modules == 0);
        if (!model.traits.modules.empty()) {
            EXPECT_EQ(model.traits.modules.front().keys, facts.moduleKeys);
            EXPECT_EQ(model.traits.modules.front().most, facts.modules);
        }
        EXPECT_EQ(model.resyncEvent, "check-sync");
        EXPECT_EQ(model.rebootEvent, "check-sync");
        EXPECT_EQ(model.dhcpOption, "160");
        std::vector<std::string> files;
        for (const catalogue::FileRequest &file : model.files)
            files.push_back(file.pattern);
        EXPECT_EQ(files, wanted);
    }
}

TEST(Poly, GivenAnEdgeWhenItsFactsAreAskedThenItsKeysCountAsUnverified)
{
    for (const PolyFacts &facts : kPolys) {
        if (!std::string_view(facts.model).starts_with("Edge"))
            continue;
        EXPECT_TRUE(isUnverified(polyModel(facts), "keys")) << facts.model;
        EXPECT_TRUE(isUnverified(polyModel(facts), "accounts")) << facts.model;
    }
    EXPECT_TRUE(isUnverified(*catalogue::Catalogue::builtIn().model("Poly", "VVX 450"), "modules"));
    EXPECT_FALSE(isUnverified(*catalogue::Catalogue::builtIn().model("Poly", "VVX 450"), "keys"));
}

TEST(Poly, GivenEveryModelWithAKeyOnEachPlaceWhenRenderedThenItsFileHasThatManyKeysInOneCount)
{
    const Pinetree site;
    for (const PolyFacts &facts : kPolys) {
        SCOPED_TRACE(facts.model);
        const auto file = polyFile(rendered(site, site.full("Poly", facts.model)));
        const int all = facts.keys + facts.moduleKeys * facts.modules;
        for (int key = 1; key <= all; ++key)
            EXPECT_TRUE(file.contains("lineKey." + std::to_string(key) + ".category")) << key;
        EXPECT_FALSE(file.contains("lineKey." + std::to_string(all + 1) + ".category"));
        EXPECT_EQ(file.contains("lineKey.reassignment.enabled"), all > 0);
    }
}

TEST(Poly, GivenMonitoredKeysOnPhoneAndModuleWhenRenderedThenTheResourceListFollowsTheKeysOrder)
{
    const Pinetree site;
    Phone phone = site.with("Poly", "VVX 450");
    AutoProvision &settings = phone.settings();
    settings.modules = ExpansionModules{"EM50", 1};
    const Uuid condition = site.document().dayNightConditions.front().id;
    settings.keys.emplace(SlotId::onModule(1, 90), MonitorKey{*ExtensionNumber::parse("103"), *Label::parse("last")});
    settings.keys.emplace(SlotId::phone(12), DayNightKey{condition, *Label::parse("night")});
    settings.keys.emplace(SlotId::phone(2), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("first")});
    auto file = polyFile(rendered(site, phone));
    for (const char *key : {"2", "12", "102"}) {
        EXPECT_EQ(file["lineKey." + std::string(key) + ".category"], "BLF") << key;
        EXPECT_EQ(file["lineKey." + std::string(key) + ".index"], "0") << key;
    }
    EXPECT_EQ(file["attendant.resourceList.1.label"], "first");
    EXPECT_EQ(file["attendant.resourceList.1.type"], "normal");
    EXPECT_EQ(file["attendant.resourceList.2.address"], "*281");
    EXPECT_EQ(file["attendant.resourceList.2.type"], "automata");
    EXPECT_EQ(file["attendant.resourceList.3.label"], "last");
    EXPECT_FALSE(file.contains("attendant.resourceList.4.address"));
    EXPECT_EQ(file["call.directedCallPickupString"], "**");
}

TEST(Poly, GivenEveryModelWhenRenderedThenItComesBackByItsOwnUrlAndRebootsOnlyWhereSomethingChanged)
{
    const Pinetree site;
    for (const PolyFacts &facts : kPolys) {
        SCOPED_TRACE(facts.model);
        auto file = polyFile(rendered(site, site.with("Poly", facts.model)));
        EXPECT_EQ(file["device.set"], "1");
        EXPECT_EQ(file["device.prov.serverName"], "192.168.1.10:8080/abcdefghijklmnopqrstuvwxyz/");
        EXPECT_EQ(file["device.dhcp.bootSrvUseOpt"], "Static");
        const bool vvx = std::string_view(facts.model).starts_with("VVX");
        EXPECT_EQ(file["device.prov.ztpEnabled"], vvx ? "0" : "");
        EXPECT_EQ(file["device.prov.ztpEnabled.set"], vvx ? "1" : "");
        EXPECT_EQ(file["voIpProt.SIP.specialEvent.checkSync.alwaysReboot"], "0");
        EXPECT_EQ(file["msg.mwi.1.callBack"], "777");
        EXPECT_EQ(file["msg.mwi.1.subscribe"], "101");
    }
}

TEST(Poly, GivenADeviceParameterWhenRenderedThenItsSetPartnerStandsBesideIt)
{
    const Pinetree site;
    Phone phone = site.with("Poly", "Edge E450");
    phone.settings().network = StaticNetwork{
        *IpAddress::parse("10.1.2.3"), 20, *IpAddress::parse("10.1.0.1"), {*IpAddress::parse("10.1.0.2"), *IpAddress::parse("10.1.0.3")}};
    const auto file = polyFile(rendered(site, phone));
    int devices = 0;
    for (const auto &[name, value] : file) {
        if (!name.starts_with("device.") || name.ends_with(".set"))
            continue;
        ++devices;
        EXPECT_TRUE(file.contains(name + ".set")) << name; // without it the phone ignores the value
    }
    EXPECT_GE(devices, 10);
}
