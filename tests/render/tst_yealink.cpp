// Every Yealink of the catalogue against what the sources say of it, and the make's traps.

#include "fixture.h"
#include "parsers.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

using namespace pbx;
using namespace pbx::test;
using namespace pbx::domain;

namespace {

struct YealinkFacts {
    const char *model;
    int lineKeys, memoryKeys, accounts;
    const char *number;  // of its common file; empty: no source tells it
    const char *modules; // type, usable keys, most of them
};
const YealinkFacts kYealinks[] = {
    {"T19P_E2", 0, 0, 1, "53", ""},
    {"T20P", 2, 0, 2, "7", ""},
    {"T21P_E2", 2, 0, 2, "52", ""},
    {"T22P", 3, 0, 3, "5", ""},
    {"T23G", 3, 0, 3, "44", ""},
    {"T23P", 3, 0, 3, "44", ""},
    {"T26P", 3, 10, 3, "4", ""},
    {"T27G", 21, 0, 6, "69", "EXP20 38 x3, EXP40 40 x6"},
    {"T27P", 21, 0, 6, "45", "EXP20 38 x3"},
    {"T28P", 6, 10, 6, "0", ""},
    {"T29G", 27, 0, 16, "46", "EXP20 38 x3"},
    {"T30", 0, 0, 1, "127", ""},
    {"T30P", 0, 0, 1, "127", ""},
    {"T31", 2, 0, 2, "123", ""},
    {"T31G", 2, 0, 2, "123", ""},
    {"T31P", 2, 0, 2, "123", ""},
    {"T31W", 2, 0, 2, "172", ""},
    {"T32G", 3, 0, 3, "32", ""},
    {"T33G", 12, 0, 4, "124", ""},
    {"T33P", 12, 0, 4, "124", ""},
    {"T34W", 12, 0, 4, "171", ""},
    {"T38G", 6, 10, 6, "38", ""},
    {"T40G", 3, 0, 3, "76", ""},
    {"T40P", 3, 0, 3, "54", ""},
    {"T41P", 15, 0, 6, "36", ""},
    {"T41S", 15, 0, 6, "68", ""},
    {"T41U", 15, 0, 6, "", ""},
    {"T42G", 15, 0, 12, "29", ""},
    {"T42S", 15, 0, 12, "67", ""},
    {"T42U", 15, 0, 12, "116", ""},
    {"T43U", 21, 0, 12, "107", "EXP43 60 x3"},
    {"T44U", 21, 0, 12, "", ""},
    {"T44W", 21, 0, 12, "174", ""},
    {"T46G", 27, 0, 16, "28", "EXP40 40 x6"},
    {"T46S", 27, 0, 16, "66", "EXP40 40 x6"},
    {"T46U", 27, 0, 16, "108", "EXP43 60 x3"},
    {"T48G", 29, 0, 16, "35", "EXP40 40 x6"},
    {"T48S", 29, 0, 16, "65", "EXP40 40 x6"},
    {"T48U", 29, 0, 16, "109", "EXP43 60 x3"},
    {"T49G", 4, 0, 16, "51", ""}, // another source says 29 keys
    {"T52S", 21, 0, 12, "74", "EXP50 60 x3"},
    {"T53", 21, 0, 12, "95", "EXP50 60 x3"},
    {"T53W", 21, 0, 12, "95", "EXP50 60 x3"},
    {"T54S", 27, 0, 16, "70", "EXP50 60 x3"},
    {"T54W", 27, 0, 16, "96", "EXP50 60 x3"},
    {"T56A", 27, 0, 16, "56", "EXP50 60 x3"},
    {"T57W", 29, 0, 16, "97", "EXP50 60 x3"},
    {"T58A", 27, 0, 16, "58", "EXP50 60 x3"},
    {"T58V", 27, 0, 16, "58", "EXP50 60 x3"},
    {"T58W", 27, 0, 16, "150", "EXP50 60 x3"},
    {"VP59", 27, 0, 16, "91", "EXP50 60 x3"},
    {"T73U", 40, 0, 12, "186", "EXP55 78 x3"},
    {"T73W", 40, 0, 12, "183", "EXP55 78 x3"},
    {"T74U", 50, 0, 16, "187", "EXP55 78 x3"},
    {"T74W", 50, 0, 16, "184", "EXP55 78 x3"},
    {"T77U", 56, 0, 16, "188", "EXP55 78 x3"},
    {"T85W", 60, 0, 16, "196", "EXP55 78 x3"},
    {"T87W", 84, 0, 16, "197", "EXP55 78 x3"},
    {"T88V", 84, 0, 16, "192", "EXP55 78 x3"},
    {"T88W", 84, 0, 16, "192", "EXP55 78 x3"},
    {"W52P", 0, 0, 5, "25", ""},
    {"W56P", 0, 0, 5, "25", ""},
    {"W60B", 0, 0, 8, "77", ""},
    {"W70B", 0, 0, 10, "146", ""},
    {"W75DM", 0, 0, 20, "175", ""},
    {"W80DM", 0, 0, 30, "103", ""},
    {"W90DM", 0, 0, 250, "130", ""},
    {"CP860", 0, 0, 1, "37", ""},
    {"CP920", 0, 0, 1, "78", ""},
    {"CP925", 0, 0, 1, "148", ""},
    {"CP930W", 0, 0, 8, "77", ""},
    {"CP960", 0, 0, 1, "73", ""},
    {"CP965", 0, 0, 1, "143", ""},
    {"AX83H", 0, 0, 4, "180", ""},
    {"AX86R", 0, 0, 4, "182", ""},
};

const std::set<std::string> kWithoutBootFile{"T20P", "T22P", "T26P", "T28P", "T32G", "T38G"}; // they stopped at V70 and V73

const catalogue::Model &yealinkModel(const YealinkFacts &facts)
{
    const catalogue::Model *model = catalogue::Catalogue::builtIn().model("Yealink", facts.model);
    EXPECT_TRUE(model) << facts.model;
    return *model;
}

std::string modulesOf(const catalogue::Model &model)
{
    std::string out;
    for (const ModuleTraits &module : model.traits.modules)
        out += (out.empty() ? "" : ", ") + module.type + " " + std::to_string(module.keys - static_cast<int>(module.unusable.size())) + " x"
               + std::to_string(module.most);
    return out;
}

std::map<std::string, std::string> yealinkFile(const render::Rendered &rendered)
{
    std::string why;
    const auto read = readParameters(rendered.files.back().bytes, why);
    EXPECT_TRUE(read) << why;
    return {read->begin(), read->end()};
}

std::map<std::string, std::string> yealinkFile(const Phone &phone)
{
    static const Pinetree site;
    return yealinkFile(rendered(site, phone));
}

int countOf(const std::map<std::string, std::string> &file, const std::string &start, const std::string &end)
{
    return static_cast<int>(
        std::ranges::count_if(file, [&](const auto &entry) { return entry.first.starts_with(start) && entry.first.ends_with(end); }));
}

} // namespace

TEST(Yealink, GivenEveryModelWhenTheCatalogueIsAskedThenKeysAccountsModulesFilesAndEventsAreAsTheSourcesSay)
{
    EXPECT_EQ(catalogue::Catalogue::builtIn().models("Yealink").size(), std::size(kYealinks));
    for (const YealinkFacts &facts : kYealinks) {
        SCOPED_TRACE(facts.model);
        const catalogue::Model &model = yealinkModel(facts);
        EXPECT_EQ(model.traits.keys, facts.lineKeys + facts.memoryKeys);
        EXPECT_EQ(model.traits.accounts, facts.accounts);
        EXPECT_EQ(model.traits.handsets, model.traits.dect ? facts.accounts : 0);
        EXPECT_EQ(modulesOf(model), facts.modules);
        EXPECT_EQ(model.resyncEvent, "check-sync;reboot=false");
        EXPECT_EQ(model.rebootEvent, "check-sync;reboot=true");
        EXPECT_EQ(model.dhcpOption, "66");
        std::vector<std::string> wanted{"{mac}.boot", "y000000000000.boot", "y", "{mac}.cfg", "{mac}-local.cfg"};
        if (kWithoutBootFile.contains(facts.model))
            wanted = {"y", "{mac}.cfg"};
        const std::string number = facts.number;
        if (number.empty())
            std::erase(wanted, "y");
        std::ranges::replace(wanted, std::string("y"), "y" + std::string(12 - number.size(), '0') + number + ".cfg");
        std::vector<std::string> files;
        for (const catalogue::FileRequest &file : model.files)
            files.push_back(file.pattern);
        EXPECT_EQ(files, wanted);
    }
}

TEST(Yealink, GivenEveryModelWithAKeyOnEachPlaceWhenRenderedThenItsFileHasThatManyKeysAndAccounts)
{
    const Pinetree site;
    for (const YealinkFacts &facts : kYealinks) {
        SCOPED_TRACE(facts.model);
        const auto file = yealinkFile(rendered(site, site.full("Yealink", facts.model)));
        EXPECT_EQ(countOf(file, "linekey.", ".type"), facts.lineKeys);
        EXPECT_EQ(countOf(file, "memorykey.", ".type"), facts.memoryKeys);
        EXPECT_EQ(countOf(file, "account.", ".enable") - countOf(file, "account.1.codec.", ".enable"), facts.accounts);
        int onModules = 0;
        const auto &modules = yealinkModel(facts).traits.modules;
        if (!modules.empty())
            onModules = modules.front().most * (modules.front().keys - static_cast<int>(modules.front().unusable.size()));
        EXPECT_EQ(countOf(file, "expansion_module.", ".type"), onModules);
    }
}

TEST(Yealink, GivenEveryModelAndFirmwareWhenRenderedThenDiscoveryIsOffAndANotifyAloneDoesNotReboot)
{
    const Pinetree site;
    for (const YealinkFacts &facts : kYealinks) {
        for (const catalogue::Firmware &firmware : yealinkModel(facts).firmware) {
            SCOPED_TRACE(std::string(facts.model) + " " + firmware.id);
            Phone phone = site.with("Yealink", facts.model);
            phone.firmware = firmware.id;
            auto file = yealinkFile(phone);
            const std::string prefix = firmware.id == "v7x" || firmware.id == "v80" ? "" : "static.";
            EXPECT_EQ(file[prefix + "auto_provision.pnp_enable"], "0");
            EXPECT_EQ(file[prefix + "auto_provision.dhcp_option.enable"], "0");
            EXPECT_EQ(file[prefix + "auto_provision.server.url"], kUrl);
            EXPECT_EQ(file[prefix + "security.user_password"], std::string("admin:") + kAdmin);
            EXPECT_EQ(file["sip.notify_reboot_enable"], "0");
            EXPECT_EQ(file["account.1.subscribe_mwi"], "1");
            EXPECT_EQ(file["voice_mail.number.1"], "777");
            EXPECT_EQ(file["local_time.time_zone"], "+10");
        }
    }
}

TEST(Yealink, GivenEveryModelWithNothingOnItsPlacesWhenRenderedThenEachKeyButTheFirstIsOff)
{
    const Pinetree site;
    for (const YealinkFacts &facts : kYealinks) {
        SCOPED_TRACE(facts.model);
        Phone phone = site.with("Yealink", facts.model);
        if (!phone.model->traits.modules.empty())
            phone.settings().modules = ExpansionModules{phone.model->traits.modules.back().type, 1};
        for (const auto &[name, value] : yealinkFile(phone)) {
            const bool key = name.starts_with("linekey.") || name.starts_with("memorykey.") || name.starts_with("expansion_module.");
            if (!key || name.starts_with("linekey.1."))
                continue;
            EXPECT_EQ(value, name.ends_with(".type") ? "0" : "%NULL%") << name; // nothing of an old key stays
        }
    }
}

TEST(Yealink, GivenMemoryKeysWhenRenderedThenPlacesAfterTheLineKeysAreMemoryKeys)
{
    const Pinetree site;
    for (const auto &[model, lineKeys] : {std::pair("T26P", 3), {"T28P", 6}, {"T38G", 6}}) {
        SCOPED_TRACE(model);
        Phone phone = site.with("Yealink", model);
        phone.settings().keys.emplace(SlotId::phone(lineKeys + 2), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("Kramer")});
        phone.settings().keys.emplace(SlotId::phone(lineKeys + 10), SpeedDialKey{*DialString::parse("000"), *Label::parse("Emergency")});
        auto file = yealinkFile(phone);
        EXPECT_EQ(file["memorykey.2.type"], "16");
        EXPECT_EQ(file["memorykey.2.value"], "102");
        EXPECT_EQ(file["memorykey.2.pickup_value"], "**");
        EXPECT_EQ(file["memorykey.2.label"], "Kramer");
        EXPECT_EQ(file["memorykey.10.type"], "13");
        EXPECT_EQ(file["memorykey.10.value"], "000");
        EXPECT_EQ(file["memorykey.1.type"], "0");
        EXPECT_FALSE(file.contains("linekey." + std::to_string(lineKeys + 1) + ".type"));
        EXPECT_FALSE(file.contains("memorykey.11.type"));
    }
}

TEST(Yealink, GivenAPhoneThatCountsLinesFromZeroWhenRenderedThenMonitoredKeysNameLineZero)
{
    const Pinetree site;
    for (const auto &[model, line] : {std::pair("T32G", "0"), {"T38G", "0"}, {"T22P", "1"}, {"T54W", "1"}}) {
        SCOPED_TRACE(model);
        Phone phone = site.with("Yealink", model);
        phone.settings().keys.emplace(SlotId::phone(2), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("Kramer")});
        phone.settings().keys.emplace(SlotId::phone(3), DayNightKey{site.document().dayNightConditions.front().id, *Label::parse("Night")});
        auto file = yealinkFile(phone);
        EXPECT_EQ(file["linekey.1.line"], "1"); // a line key's own line is counted from one everywhere
        EXPECT_EQ(file["linekey.2.line"], line);
        EXPECT_EQ(file["linekey.3.line"], line);
        EXPECT_EQ(file["linekey.3.value"], "*281");
    }
}

TEST(Yealink, GivenADayNightKeyWhenRenderedThenItHasNoPickupCodeAndAnOldOneIsCleared)
{
    const Pinetree site;
    for (const char *model : {"T32G", "T22P", "T46G", "T54W"}) {
        Phone phone = site.with("Yealink", model);
        phone.settings().keys.emplace(SlotId::phone(2), DayNightKey{site.document().dayNightConditions.front().id, *Label::parse("Night")});
        for (const catalogue::Firmware &firmware : phone.model->firmware) {
            SCOPED_TRACE(std::string(model) + " " + firmware.id);
            phone.firmware = firmware.id;
            auto file = yealinkFile(phone);
            // From V81 on the boot file has the phone forget what is not in its file.
            EXPECT_EQ(file["linekey.2.pickup_value"], firmware.id == "v7x" || firmware.id == "v80" ? "%NULL%" : "");
            EXPECT_EQ(file["linekey.2.extension"], firmware.id == "v80" ? "%NULL%" : "");
        }
    }
}

TEST(Yealink, GivenABaseThatKnowsServersByTemplateWhenRenderedThenItsAccountsNameTheTemplate)
{
    const Pinetree site;
    for (const auto &[model, byTemplate] : {std::pair("W60B", false), {"W70B", true}, {"W75DM", true}, {"W80DM", true}, {"W90DM", true}}) {
        SCOPED_TRACE(model);
        auto file = yealinkFile(site.with("Yealink", model));
        EXPECT_EQ(file["template.1.sip_server.1.address"], byTemplate ? "pinetree.mycloudpbx.com.au" : "");
        EXPECT_EQ(file["template.1.sip_server.1.port"], byTemplate ? "5060" : "");
        EXPECT_EQ(file["template.1.sip_server.1.transport_type"], byTemplate ? "1" : "");
        EXPECT_EQ(file["account.1.sip_server.template"], byTemplate ? "1" : "");
        EXPECT_EQ(file["account.1.user_name"], "101");
    }
}

TEST(Yealink, GivenAWirelessHandsetWithAFixedAddressWhenRenderedThenItsWirelessNetworkHasIt)
{
    const Pinetree site;
    for (const char *model : {"AX83H", "AX86R"}) {
        SCOPED_TRACE(model);
        Phone phone = site.with("Yealink", model);
        phone.settings().network = StaticNetwork{*IpAddress::parse("10.1.2.3"), 20, *IpAddress::parse("10.1.0.1"), {*IpAddress::parse("10.1.0.2")}};
        auto file = yealinkFile(phone);
        EXPECT_EQ(file["static.network.wifi.internet_port.type"], "2");
        EXPECT_EQ(file["static.network.wifi.internet_port.ip"], "10.1.2.3");
        EXPECT_EQ(file["static.network.wifi.internet_port.mask"], "255.255.240.0");
        EXPECT_EQ(file["static.network.wifi.primary_dns"], "10.1.0.2");
        EXPECT_FALSE(file.contains("static.network.internet_port.type"));
    }
}

TEST(Yealink, GivenLineKeysThatAreGreenOnlyWhenLampsAreAskedThenNoRedIsPromised)
{
    for (const char *model : {"T20P", "T22P", "T32G"}) {
        const catalogue::Lamps &lamps = catalogue::Catalogue::builtIn().model("Yealink", model)->lamps;
        EXPECT_TRUE(lamps.known) << model;
        EXPECT_EQ(lamps.ringing.colour, "green") << model;
        EXPECT_EQ(lamps.talking.colour, "green") << model;
    }
    EXPECT_EQ(catalogue::Catalogue::builtIn().model("Yealink", "T46U")->lamps.ringing.colour, "red");
    EXPECT_FALSE(catalogue::Catalogue::builtIn().model("Yealink", "T28P")->lamps.known); // memory keys differ from line keys
}
