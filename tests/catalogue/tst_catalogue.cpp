#include "catalogue/catalogue.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <regex>

using namespace pbx::catalogue;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

namespace {

const Catalogue &catalogue()
{
    return Catalogue::builtIn();
}

// Make, name as the provider lists it, name shown, keys, accounts.
struct Handset {
    const char *make, *listedAs, *model;
    int keys, accounts;
};
const Handset kHandsets[] = {
    {"Yealink", "T19", "T19P_E2", 0, 1},
    {"Yealink", "T20P", "T20P", 2, 2},
    {"Yealink", "T22P", "T22P", 3, 3},
    {"Yealink", "T23G", "T23G", 3, 3},
    {"Yealink", "T23P", "T23P", 3, 3},
    {"Yealink", "T27G", "T27G", 21, 6},
    {"Yealink", "T28P", "T28P", 16, 6},
    {"Yealink", "T29G", "T29G", 27, 16},
    {"Yealink", "T41P", "T41P", 15, 6},
    {"Yealink", "T41S", "T41S", 15, 6},
    {"Yealink", "T42G", "T42G", 15, 12},
    {"Yealink", "T42S", "T42S", 15, 12},
    {"Yealink", "T46G", "T46G", 27, 16},
    {"Yealink", "T46S", "T46S", 27, 16},
    {"Yealink", "T48G", "T48G", 29, 16},
    {"Yealink", "T48S", "T48S", 29, 16},
    {"Yealink", "T49G", "T49G", 4, 16},
    {"Yealink", "T52S", "T52S", 21, 12},
    {"Yealink", "T53W", "T53W", 21, 12},
    {"Yealink", "T54S", "T54S", 27, 16},
    {"Yealink", "T54W", "T54W", 27, 16},
    {"Yealink", "T56", "T56A", 27, 16},
    {"Yealink", "T57W", "T57W", 29, 16},
    {"Yealink", "T58", "T58A", 27, 16},
    {"Yealink", "T58V", "T58V", 27, 16},
    {"Yealink", "W52P", "W52P", 0, 5},
    {"Yealink", "W60P", "W60B", 0, 8},
    {"Yealink", "CP860", "CP860", 0, 1},
    {"Yealink", "CP930W", "CP930W", 0, 8},
    {"Yealink", "CP960", "CP960", 0, 1},
    {"Cisco", "SPA303", "SPA303", 3, 3},
    {"Cisco", "SPA502G", "SPA502G", 0, 1},
    {"Cisco", "SPA504G", "SPA504G", 4, 4},
    {"Cisco", "SPA508G", "SPA508G", 8, 8},
    {"Cisco", "SPA509G", "SPA509G", 12, 12},
    {"Cisco", "SPA525", "SPA525G", 5, 5},
    {"Cisco", "SPA514G", "SPA514G", 4, 4},
    {"Linksys", "SPA922", "SPA922", 0, 1},
    {"Linksys", "SPA942", "SPA942", 4, 4},
    {"Linksys", "SPA962", "SPA962", 6, 6},
    {"Polycom", "IP 335", "SoundPoint IP 335", 2, 2},
    {"Polycom", "IP 450", "SoundPoint IP 450", 3, 3},
    {"Polycom", "IP 650", "SoundPoint IP 650", 6, 6},
    {"Polycom", "IP 670", "SoundPoint IP 670", 6, 6},
    {"Polycom", "VVX 300", "VVX 300", 6, 6},
    {"Polycom", "VVX 410", "VVX 410", 12, 12},
    {"Polycom", "VVX 500", "VVX 500", 12, 12},
    {"Polycom", "VVX 600", "VVX 600", 16, 16},
    {"Polycom", "VVX 1500", "VVX 1500", 6, 6},
    {"Polycom", "IP 6000", "SoundStation IP 6000", 0, 1},
    {"Polycom", "IP 7000", "SoundStation IP 7000", 0, 1},
};

std::vector<const Model *> everyModel()
{
    std::vector<const Model *> out;
    for (const std::string &make : catalogue().makes()) {
        for (const Model *model : catalogue().models(make))
            out.push_back(model);
    }
    return out;
}

TEST(Catalogue, GivenTheProvidersList_WhenEachNameIsLookedUp_ThenAll51AreThereWithTheirKeysAndAccounts)
{
    ASSERT_EQ(std::size(kHandsets), 51U);
    for (const Handset &handset : kHandsets) {
        const Model *model = catalogue().model(handset.make, handset.listedAs);
        ASSERT_TRUE(model) << handset.make << ' ' << handset.listedAs;
        EXPECT_EQ(model->traits.model, handset.model);
        EXPECT_EQ(model->traits.keys, handset.keys) << handset.model;
        EXPECT_EQ(model->traits.accounts, handset.accounts) << handset.model;
        EXPECT_TRUE(model->listed) << handset.model;
        EXPECT_EQ(catalogue().find(handset.make, handset.listedAs), &model->traits);
    }
    const auto models = everyModel();
    EXPECT_EQ(std::count_if(models.begin(), models.end(), [](const Model *model) { return model->listed; }), 51);
}

TEST(Catalogue, GivenOtherSpellings_WhenLookedUp_ThenTheSameModelIsFound)
{
    const Model *vvx = catalogue().model("Poly", "VVX 410");
    for (const char *name : {"vvx 410", "VVX410", "VVX-410", "vvx_410"})
        EXPECT_EQ(catalogue().model("polycom", name), vvx) << name;
    EXPECT_EQ(catalogue().model("CISCO", "SPA-504G"), catalogue().model("Cisco", "SPA504G"));
    EXPECT_EQ(catalogue().model("Yealink", "T19P E2"), catalogue().model("Yealink", "T19"));
}

// data/models.tsv: make and model as vendors and providers name them.
TEST(Catalogue, GivenEveryModelThatIsToBeProvisioned_WhenLookedUp_ThenItHasFilesAnEventAndAFamily)
{
    std::ifstream list(PBX_TEST_DATA "/data/models.tsv");
    std::size_t found = 0;
    for (std::string line; std::getline(list, line); ++found) {
        const std::size_t tab = line.find('\t');
        const Model *model = catalogue().model(line.substr(0, tab), line.substr(tab + 1));
        ASSERT_TRUE(model) << line;
        EXPECT_FALSE(model->files.empty()) << line;
        EXPECT_FALSE(model->family.empty()) << line;
        EXPECT_FALSE(model->resyncEvent.empty()) << line;
        EXPECT_FALSE(model->rebootEvent.empty()) << line;
    }
    EXPECT_EQ(found, 260U);
}

TEST(Catalogue, GivenNamesThatNobodyHas_WhenLookedUp_ThenNothingIsFound)
{
    EXPECT_FALSE(catalogue().model("Yealink", "T99X"));
    EXPECT_FALSE(catalogue().model("Yealink", ""));
    EXPECT_FALSE(catalogue().model("", "T54W"));
    EXPECT_FALSE(catalogue().model("Cisco", "SPA962")); // it is Linksys’s
    EXPECT_FALSE(catalogue().model("Yealink\0", std::string(100'000, 'T')));
    EXPECT_TRUE(catalogue().models("Nobody").empty());
}

TEST(Catalogue, GivenTheMakesAndModels_WhenListed_ThenTheyStandAsPeopleReadThem)
{
    EXPECT_THAT(catalogue().makes(), testing::IsSupersetOf({"Yealink", "Cisco", "Linksys", "Poly", "Fanvil", "Panasonic", "Mitel", "Grandstream",
                                                            "Htek", "Snom", "Gigaset"}));
    std::vector<std::string> names;
    for (const Model *model : catalogue().models("Polycom")) {
        if (model->listed)
            names.push_back(model->traits.model);
    }
    EXPECT_THAT(names, ElementsAre("SoundPoint IP 335", "SoundPoint IP 450", "SoundPoint IP 650", "SoundPoint IP 670", "SoundStation IP 6000",
                                   "SoundStation IP 7000", "VVX 300", "VVX 410", "VVX 500", "VVX 600", "VVX 1500"));
}

TEST(Catalogue, GivenAnAddressPrefix_WhenItsMakeIsAsked_ThenOneIsToldOnlyWhereItIsCertain)
{
    EXPECT_EQ(catalogue().makeOfOui("80:5E:C0"), "Yealink");
    EXPECT_EQ(catalogue().makeOfOui("64:16:7f"), "Poly");
    EXPECT_EQ(catalogue().makeOfOui("00:0E:08"), ""); // Cisco and Linksys
    EXPECT_EQ(catalogue().makeOfOui("12:34:56"), "");
    EXPECT_EQ(catalogue().makeOfOui(""), "");
}

TEST(Catalogue, GivenAMakeOfWhichASourceTellsTheLamps_WhenTheyAreRead_ThenAMonitoredExtensionShowsSo)
{
    const Lamps &lamps = catalogue().model("Cisco", "SPA504G")->lamps;
    EXPECT_EQ(lamps.idle.colour, "green");
    EXPECT_EQ(lamps.ringing.colour, "red");
    EXPECT_TRUE(lamps.ringing.flashes);
    EXPECT_EQ(lamps.talking.colour, "red");
    EXPECT_FALSE(lamps.talking.flashes);
    EXPECT_FALSE(catalogue().model("Linksys", "SPA942")->lamps.known); // like Cisco's, but for the lamps
}

TEST(Catalogue, GivenEveryModel_WhenItsFactsAreRead_ThenNoneIsEmptyOrWithoutItsSource)
{
    for (const Model *model : everyModel()) {
        const std::string &name = model->traits.model;
        EXPECT_FALSE(model->source.empty()) << name;
        EXPECT_FALSE(model->family.empty()) << name;
        EXPECT_FALSE(model->resyncEvent.empty()) << name;
        EXPECT_FALSE(model->rebootEvent.empty()) << name;
        EXPECT_FALSE(model->traits.ouis.empty()) << name;
        EXPECT_TRUE(model->firmware.empty() || !model->usualFirmware.empty()) << name;
        const bool gigasetBase = model->traits.make == "Gigaset" && model->traits.dect;
        EXPECT_EQ(model->dhcpOption, model->traits.make == "Poly" ? "160" : gigasetBase ? "114" : "66") << name;
        EXPECT_EQ(model->lamps.known, !model->lamps.source.empty()) << name;
        for (const Module &module : model->modules) {
            EXPECT_FALSE(module.source.empty()) << module.traits.type;
            EXPECT_EQ(model->module(module.traits.type), &module);
            EXPECT_GE(module.traits.most, 1);
        }
    }
}

TEST(Catalogue, GivenEveryModel_WhenItsFilesAreRead_ThenExactlyOneHoldsTheAccountAndBelongsToOnePhone)
{
    for (const Model *model : everyModel()) {
        int configs = 0;
        for (const FileRequest &file : model->files) {
            const bool perPhone = file.pattern.find("{mac}") != std::string::npos || file.pattern.find("{MAC}") != std::string::npos;
            EXPECT_EQ(file.pattern.find("{number}"), std::string::npos);
            EXPECT_EQ(file.pattern.find('/'), std::string::npos);
            if (file.role == FileRole::Common) {
                EXPECT_FALSE(perPhone) << file.pattern;
            }
            if (file.role == FileRole::Config || file.role == FileRole::Boot || file.role == FileRole::Directory) {
                EXPECT_TRUE(perPhone) << file.pattern;
            }
            configs += file.role == FileRole::Config ? 1 : 0;
        }
        EXPECT_EQ(configs, 1) << model->traits.model;
    }
}

std::vector<std::string> patterns(const char *make, const char *name)
{
    std::vector<std::string> out;
    for (const FileRequest &file : catalogue().model(make, name)->files) {
        if (file.role != FileRole::Optional)
            out.push_back(file.pattern);
    }
    return out;
}

TEST(Catalogue, GivenAModel_WhenItsFilesAreListed_ThenTheyStandInTheOrderInWhichThePhoneAsks)
{
    EXPECT_THAT(patterns("Yealink", "T54W"), ElementsAre("{mac}.boot", "y000000000000.boot", "y000000000096.cfg", "{mac}.cfg"));
    EXPECT_THAT(patterns("Yealink", "T28P"), ElementsAre("y000000000000.cfg", "{mac}.cfg")); // before boot files
    EXPECT_THAT(patterns("Cisco", "SPA504G"), ElementsAre("spa504G.cfg", "{mac}.xml"));
    EXPECT_THAT(patterns("Grandstream", "GRP2614"), ElementsAre("cfg{mac}.xml", "cfggrp2614.xml", "cfg.xml"));
    EXPECT_THAT(patterns("Htek", "UC926"), ElementsAre("cfg0010.xml", "cfg{mac}.xml"));
    EXPECT_THAT(patterns("Htek", "UC862"), ElementsAre("cfg{mac}.xml"));
    EXPECT_THAT(patterns("Linksys", "SPA942"), ElementsAre("spa942.cfg", "{mac}.xml"));
    EXPECT_THAT(patterns("Poly", "VVX 410"), ElementsAre("{mac}.cfg", "000000000000.cfg", "{mac}-config.cfg", "{mac}-directory.xml"));
}

TEST(Catalogue, GivenModels_WhenTheirModulesAreAsked_ThenTheyTakeWhatTheVendorAllows)
{
    const Module *exp50 = catalogue().model("Yealink", "T54W")->module("exp50");
    ASSERT_TRUE(exp50);
    EXPECT_EQ(exp50->traits.keys, 60);
    EXPECT_EQ(exp50->traits.most, 3);
    EXPECT_FALSE(catalogue().model("Yealink", "T54W")->module("EXP40"));
    EXPECT_THAT(catalogue().model("Yealink", "T27G")->module("EXP20")->traits.unusable, Contains(21));
    EXPECT_EQ(catalogue().model("Cisco", "SPA504G")->module("SPA500S")->traits.keys, 32);
    EXPECT_THAT(catalogue().model("Cisco", "SPA303")->modules, IsEmpty()); // no source for a port
}

TEST(Catalogue, GivenDectBases_WhenAsked_ThenTheySayHowManyHandsetsShareThem)
{
    for (const Model *model : everyModel()) {
        const auto &traits = model->traits;
        EXPECT_EQ(traits.dect, traits.handsets > 0) << traits.model;
        EXPECT_FALSE(traits.dect && traits.keys > 0) << traits.model;
        if (traits.dect) {
            EXPECT_LE(traits.handsets, traits.accounts) << traits.model;
        }
    }
    EXPECT_EQ(catalogue().find("Yealink", "W52P")->handsets, 5);
}

TEST(Catalogue, GivenTimeZones_WhenAsked_ThenAustraliasAreExactAndLinksAreAccepted)
{
    const struct {
        const char *zone;
        int offset;
        bool daylight;
    } table[] = {
        {"Australia/Brisbane", 600, false}, {"Australia/Sydney", 600, true},
        {"Australia/Melbourne", 600, true}, {"Australia/Hobart", 600, true},
        {"Australia/Adelaide", 570, true},  {"Australia/Darwin", 570, false},
        {"Australia/Perth", 480, false},    {"Australia/Broken_Hill", 570, true},
        {"Australia/Eucla", 525, false},    {"Australia/Lord_Howe", 630, true},
        {"Pacific/Auckland", 720, true},    {"Asia/Kathmandu", 345, false},
        {"Europe/Dublin", 0, true},         {"America/New_York", -300, true},
        {"America/St_Johns", -210, true},   {"Pacific/Kiritimati", 840, false},
        {"Asia/Singapore", 480, false},     {"America/Los_Angeles", -480, true},
        {"Pacific/Marquesas", -570, false}, {"Etc/UTC", 0, false},
    };
    for (const auto &row : table) {
        const TimeZone *zone = catalogue().timeZone(row.zone);
        ASSERT_TRUE(zone) << row.zone;
        EXPECT_EQ(zone->offsetMinutes, row.offset) << row.zone;
        EXPECT_EQ(zone->daylight, row.daylight) << row.zone;
    }
    EXPECT_EQ(catalogue().timeZone("Australia/NSW"), catalogue().timeZone("Australia/Sydney"));
    EXPECT_TRUE(catalogue().isTimeZone("Asia/Calcutta"));
    for (const char *wrong : {"", "Brisbane", "australia/brisbane", "Australia/Brisbane ", "GMT+10", "../etc/passwd"})
        EXPECT_FALSE(catalogue().isTimeZone(wrong)) << wrong;
    EXPECT_GT(catalogue().timeZones().size(), 300U);
}

} // namespace
