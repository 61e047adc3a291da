#include "domain/secretname.h"
#include "fixture.h"
#include "parsers.h"
#include "render/overrides.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace pbx;
using namespace pbx::test;

namespace {

const render::File &config(const render::Rendered &rendered)
{
    for (const render::File &file : rendered.files) {
        if (file.bytes.find("Jerry") != std::string::npos && file.bytes.find("directory>") == std::string::npos)
            return file;
    }
    ADD_FAILURE() << "no configuration";
    return rendered.files.front();
}

std::string value(const render::Rendered &rendered, const std::string &name)
{
    std::string why;
    const auto all = readParameters(config(rendered).bytes, why);
    EXPECT_TRUE(all) << why; // a name twice is refused here
    for (const auto &[of, is] : all.value_or(Parameters{})) {
        if (of == name)
            return is;
    }
    return "(none)";
}

struct Of {
    const char *make, *model, *existing, *fresh;
};
const Of kOf[] = {{"Yealink", "T54W", "local_time.ntp_server1", "phone_setting.backlight_time"},
                  {"Poly", "VVX 410", "tcpIpApp.sntp.address", "up.backlight.idleIntensity"},
                  {"Cisco", "SPA504G", "Primary_NTP_Server", "Text_Logo"}};

} // namespace

TEST(Overrides, GivenAnOverrideWhenRenderedThenItReplacesByNameOrIsAppendedOnce)
{
    const Pinetree site;
    for (const Of &of : kOf) {
        Phone phone = site.with(of.make, of.model);
        const std::string hostile = std::string("a<b>&\"'c") + (std::string_view(of.make) == "Yealink" ? "" : " \xF0\x9F\x98\x80");
        phone.settings().overrides = {{of.existing, hostile}, {of.fresh, "x & y"}};
        const auto result = rendered(site, phone);
        EXPECT_EQ(value(result, of.existing), hostile) << of.model;
        EXPECT_EQ(value(result, of.fresh), "x & y") << of.model;
    }
}

TEST(Overrides, GivenParametersOfMakeModelAndHandsetThenTheNearestOneCountsAndTellsWhereItComesFrom)
{
    Pinetree site;
    Phone phone = site.with("Yealink", "T54W");
    site.document().site.parameterSets = {{"Yealink", "T54W", {{"b", "model"}, {"c", "model"}}, {}},
                                          {"Yealink", "", {{"a", "make"}, {"b", "make"}, {"c", "make"}, {"d.pin", "4711"}}, {}},
                                          {"Yealink", "T46S", {{"a", "another model"}}, {}},
                                          {"Poly", "", {{"a", "another make"}}, {}}};
    phone.settings().overrides = {{"c", "handset"}};
    std::string told;
    for (const render::Override &one : render::effective(site.document().site, phone.extensions.front(), *phone.model))
        told += std::string(one.name) + "=" + std::string(one.value) + "/" + std::to_string(static_cast<int>(one.level)) + " ";
    EXPECT_EQ(told, "a=make/1 b=model/2 c=handset/3 d.pin=4711/1 ");
    const auto result = rendered(site, phone);
    EXPECT_EQ(value(result, "a") + " " + value(result, "b") + " " + value(result, "c"), "make model handset");
    const render::File &file = config(result);
    EXPECT_TRUE(std::ranges::any_of(file.secrets, [&](const auto &range) { return file.bytes.substr(range.offset, range.length) == "4711"; }));
    const auto other = rendered(site, site.with("Poly", "VVX 410"));
    EXPECT_EQ(value(other, "a") + value(other, "b"), "another make(none)");
}

TEST(Overrides, GivenParametersOfAMakeThatAFileOfItsModelsCannotCarryThenTheyAreNamed)
{
    Pinetree site;
    auto &sets = site.document().site.parameterSets;
    sets = {{"Yealink", "", {{"good.one", "1"}, {"a=b", "1"}}, {}}, {"Poly", "VVX 410", {{"1a", "x"}, {"b", "y"}}, {}}};
    const auto found = renderer().unwritable(site.document().site);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].pointer, "/parameterSets/0/overrides/a=b");
    EXPECT_EQ(found[0].sentence, "All Yealink phones: “a=b” cannot be the name of a parameter in this phone's file.");
    EXPECT_EQ(found[1].pointer, "/parameterSets/1/overrides/1a");
    EXPECT_FALSE(renderer().writable(*site.with("Yealink", "T54W").model, "a.b", " 1"));
    EXPECT_TRUE(renderer().writable(*site.with("Yealink", "T54W").model, "a.b", "1"));
}

TEST(Overrides, GivenOverridesAroundSecretsWhenRenderedThenTheRangesStillHoldTheSecrets)
{
    const Pinetree site;
    for (const Of &of : kOf) {
        Phone phone = site.with(of.make, of.model);
        const std::size_t count = config(rendered(site, phone)).secrets.size();
        phone.settings().overrides = {{of.existing, "a much longer value than it was"}, {of.fresh, "1"}};
        const auto result = rendered(site, phone);
        const render::File &file = config(result);
        ASSERT_EQ(file.secrets.size(), count);
        std::string all;
        for (const render::ByteRange &range : file.secrets)
            all += file.bytes.substr(range.offset, range.length) + "\n";
        for (const char *secret : {kAdmin, kPassword, "abcdefghijklmnopqrstuvwxyz"})
            EXPECT_NE(all.find(std::string(secret) + "\n"), std::string::npos) << of.model << all;
    }
}

TEST(Overrides, GivenAnOverrideOfAPasswordWhenRenderedThenItIsMaskedLikeTheOneItReplaces)
{
    const Pinetree site;
    Phone phone = site.with("Yealink", "T54W");
    phone.settings().overrides = {{"account.1.password", "typed by hand"}};
    const auto result = rendered(site, phone);
    const render::File &file = config(result);
    bool masked = false;
    for (const render::ByteRange &range : file.secrets)
        masked = masked || file.bytes.substr(range.offset, range.length) == "typed by hand";
    EXPECT_TRUE(masked);
    EXPECT_EQ(file.bytes.find(kPassword), std::string::npos);
}

TEST(Overrides, GivenAnOverrideThatSoundsSecretWhenRenderedThenItsValueAloneIsMasked)
{
    const Pinetree site;
    for (const Of &of : kOf) {
        Phone phone = site.with(of.make, of.model);
        phone.settings().overrides = {{"a_WiFi_Passphrase", "CANARY & one"}, {"b.pin", "4711"}, {"c.plain", "seen"}};
        const auto result = rendered(site, phone);
        const render::File &file = config(result);
        std::string all;
        for (const render::ByteRange &range : file.secrets)
            all += file.bytes.substr(range.offset, range.length) + "\n";
        EXPECT_NE(all.find(std::string(of.make) == "Yealink" ? "\nCANARY & one\n4711\n" : "\nCANARY &amp; one\n4711\n"), std::string::npos)
            << of.model << all;
        EXPECT_EQ(all.find("seen"), std::string::npos) << all;
    }
}

TEST(Overrides, GivenEveryParameterThatIsWrittenFromASecretThenItsNameSoundsSecret)
{
    const Pinetree site;
    const auto &catalogue = catalogue::Catalogue::builtIn();
    for (const std::string &make : catalogue.makes()) {
        for (const catalogue::Model *model : catalogue.models(make)) {
            std::vector<std::string> firmware{""};
            for (const catalogue::Firmware &one : model->firmware)
                firmware.push_back(one.id);
            for (const std::string &id : firmware) {
                Phone phone = site.with(make, model->traits.model);
                phone.firmware = id;
                for (const render::File &file : rendered(site, phone).files) {
                    std::string why;
                    for (const auto &[name, value] : readParameters(file.bytes, why).value_or(Parameters{})) {
                        for (const char *secret : {kAdmin, kPassword, "abcdefghijklmnopqrstuvwxyz"})
                            EXPECT_TRUE(value.find(secret) == std::string::npos || domain::soundsSecret(name)) << model->traits.model << " " << name;
                    }
                }
            }
        }
    }
}

TEST(Overrides, GivenANameOrValueThatTheGrammarCannotCarryWhenRenderedThenItIsRefused)
{
    const Pinetree site;
    for (const Of &of : kOf) {
        for (const char *name : {"", " x", "a=b", "a b", "a\nb", "#a", "1a", "a\"", "a>", "é", "include:config"}) {
            Phone phone = site.with(of.make, of.model);
            phone.settings().overrides = {{name, "1"}};
            const auto result = test::render(site, phone);
            ASSERT_FALSE(result) << of.model << " " << name;
            EXPECT_EQ(result.error().kind, domain::ErrorKind::Invalid);
        }
        for (const char *text : {"a\nb", "a\r", "\t", "\x7F"}) {
            Phone phone = site.with(of.make, of.model);
            phone.settings().overrides = {{of.fresh, text}};
            EXPECT_FALSE(test::render(site, phone)) << of.model << " " << text;
        }
    }
    Phone phone = site.with("Yealink", "T54W");
    phone.settings().overrides = {{"a.b", " 1"}};
    EXPECT_FALSE(test::render(site, phone));
    phone.settings().overrides = {{"a.b", "%NULL%"}};
    EXPECT_TRUE(test::render(site, phone)) << "an expert may send a setting back to factory";
}
