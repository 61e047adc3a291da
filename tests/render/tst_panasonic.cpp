// What is particular to Panasonic: a first line, CR LF, values between quotes that cannot hold one.

#include "fixture.h"
#include "parsers.h"
#include "render/writer.h"

#include <gtest/gtest.h>

using namespace pbx;
using namespace pbx::test;
using namespace pbx::domain;

namespace {

std::string panasonicFile(const Pinetree &site, const Phone &phone)
{
    return rendered(site, phone).files.front().bytes;
}

bool panasonicHas(const std::string &bytes, const std::string &line)
{
    return bytes.find("\r\n" + line + "\r\n") != std::string::npos;
}

} // namespace

TEST(Panasonic, GivenAPhoneWhenRenderedThenTheFileBeginsWithTheLineThatItInsistsOnAndEndsEmpty)
{
    const Pinetree site;
    const auto files = rendered(site, site.with("Panasonic", "KX-HDV130")).files;
    EXPECT_EQ(files.front().name, "Config805EC012AB01.cfg");
    const std::string &bytes = files.front().bytes;
    EXPECT_EQ(bytes.substr(0, 44), "# Panasonic SIP Phone Standard Format File #");
    EXPECT_TRUE(bytes.ends_with("\"\r\n\r\n"));
    EXPECT_EQ(bytes.find("\n\n"), std::string::npos);
    EXPECT_TRUE(panasonicHas(bytes, "CFG_STANDARD_FILE_PATH=\"" + std::string(kUrl) + "Config805EC012AB01.cfg\""));
}

TEST(Panasonic, GivenTheSiteWhenItsCommonFilesAreMadeThenEachLeadsAPhoneToItsOwnFile)
{
    const auto files = renderer().siteFiles(kSiteUrl);
    ASSERT_TRUE(files);
    int found = 0;
    for (const render::File &file : *files) {
        if (!file.name.starts_with("KX-"))
            continue;
        ++found;
        EXPECT_TRUE(panasonicHas(file.bytes, "CFG_STANDARD_FILE_PATH=\"" + std::string(kSiteUrl) + "Config{MAC}.cfg\"")) << file.name;
    }
    EXPECT_EQ(found, 19);
}

TEST(Panasonic, GivenEachTypeOfKeyWhenRenderedThenEachSeriesHasItsOwnWords)
{
    const Pinetree site;
    for (const auto &[model, line, monitor] : {std::tuple("KX-UT133", "X_PANASONIC_IPTEL_DN", "X_PANASONIC_IPTEL_CONTACT"),
                                               std::tuple("KX-HDV330", "X_PANASONIC_IPTEL_LINE", "X_PANASONIC_IPTEL_BLF")}) {
        Phone phone = site.with("Panasonic", model);
        phone.settings().keys.emplace(SlotId::phone(2), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("Bob")});
        phone.settings().keys.emplace(SlotId::phone(3), SpeedDialKey{*DialString::parse("131888"), *Label::parse("Pizza")});
        const std::string bytes = panasonicFile(site, phone);
        EXPECT_TRUE(panasonicHas(bytes, "FLEX_BUTTON_FACILITY_ACT1=\"" + std::string(line) + "\"")) << model;
        EXPECT_TRUE(panasonicHas(bytes, "FLEX_BUTTON_FACILITY_ACT2=\"" + std::string(monitor) + "\"\r\nFLEX_BUTTON_FACILITY_ARG2=\"102\"")) << model;
        EXPECT_TRUE(panasonicHas(bytes, "FLEX_BUTTON_FACILITY_ACT3=\"X_PANASONIC_IPTEL_ONETOUCH\"\r\nFLEX_BUTTON_FACILITY_ARG3=\"\"\r\n"
                                        "FLEX_BUTTON_QUICK_DIAL3=\"131888\"\r\nFLEX_BUTTON_LABEL3=\"Pizza\""))
            << model;
        EXPECT_TRUE(panasonicHas(bytes, "FLEX_BUTTON_FACILITY_ACT24=\"\"")) << model;
    }
}

TEST(Panasonic, GivenAKeyOnAModuleWhenRenderedThenItHasItsOwnParameters)
{
    const Pinetree site;
    Phone phone = site.with("Panasonic", "KX-HDV230");
    phone.settings().modules = ExpansionModules{"KX-HDV20", 1};
    phone.settings().keys.emplace(SlotId::onModule(1, 40), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("Bob")});
    const std::string bytes = panasonicFile(site, phone);
    EXPECT_TRUE(panasonicHas(bytes, "DSS_BUTTON_FACILITY_ARG40=\"102\""));
    EXPECT_TRUE(panasonicHas(bytes, "DSS_BUTTON_FACILITY_ACT1=\"\""));
}

TEST(Panasonic, GivenAnOfficesTimeZoneWhenRenderedThenItsRuleIsToldInBothWays)
{
    Pinetree site;
    const struct {
        const char *zone;
        std::vector<const char *> lines;
    } table[] = {{"Australia/Sydney",
                  {"LOCAL_TIME_ZONE_POSIX=\"AEST-10AEDT,M10.1.0,M4.1.0/3\"", "TIME_ZONE=\"600\"", "DST_ENABLE=\"Y\"", "DST_OFFSET=\"60\"",
                   "DST_START_MONTH=\"10\"", "DST_START_ORDINAL_DAY=\"1\"", "DST_START_DAY_OF_WEEK=\"0\"", "DST_START_TIME=\"120\"",
                   "DST_STOP_MONTH=\"4\"", "DST_STOP_ORDINAL_DAY=\"1\"", "DST_STOP_TIME=\"180\""}},
                 {"America/New_York", {"TIME_ZONE=\"-300\"", "DST_START_ORDINAL_DAY=\"2\""}},
                 {"Australia/Darwin", {"TIME_ZONE=\"570\"", "DST_ENABLE=\"N\""}}};
    for (const auto &row : table) {
        site.document().offices.front().timeZone = row.zone;
        const std::string bytes = panasonicFile(site, site.with("Panasonic", "KX-UT136"));
        for (const char *line : row.lines)
            EXPECT_TRUE(panasonicHas(bytes, line)) << row.zone << " " << line;
    }
}

TEST(Panasonic, GivenAQuoteInALabelWhenRenderedThenAnApostropheStandsForItAndAWarningSaysSo)
{
    const Pinetree site;
    Phone phone = site.with("Panasonic", "KX-HDV330");
    phone.settings().keys.emplace(SlotId::phone(2), SpeedDialKey{*DialString::parse("131888"), *Label::parse("The \"Pizza\"")});
    const auto result = rendered(site, phone);
    EXPECT_TRUE(panasonicHas(result.files.front().bytes, "FLEX_BUTTON_LABEL2=\"The 'Pizza'\""));
    EXPECT_TRUE(std::ranges::any_of(result.warnings, [](const Finding &finding) { return finding.pointer == "/autoProvision/keys/2/label"; }));
}

TEST(Panasonic, GivenATextAtTheLimitOfALineWhenWrittenThenALongerLabelIsCutAndALongerSecretRefused)
{
    const render::Writer &writer = *render::writerNamed("panasonic");
    const std::string full(500, 'x');
    std::string out;
    EXPECT_EQ(writer.append(out, full, render::Treatment::Credential, false), render::Written::Exactly);
    EXPECT_EQ(writer.append(out, full + "x", render::Treatment::Credential, false), render::Written::Refused);
    EXPECT_EQ(out, full);
    out.clear();
    EXPECT_EQ(writer.append(out, full.substr(1) + "\u00e9", render::Treatment::Label, false), render::Written::Mapped);
    EXPECT_EQ(out, full.substr(1)) << "no half of a character";
    EXPECT_TRUE(writer.canName(std::string(32, 'A')));
    EXPECT_FALSE(writer.canName(std::string(33, 'A')));
    EXPECT_FALSE(writer.canName("A.B"));
}

TEST(Panasonic, GivenAFieldThatItCannotHaveWhenGapsAreAskedThenEachHasItsSentence)
{
    const auto gaps = renderer().gaps(*catalogue::Catalogue::builtIn().model("Panasonic", "KX-HDV230"));
    for (const char *field : {"/autoProvision/network", "/autoProvision/callsPerLineKey", "/autoProvision/callWaitingTone"})
        EXPECT_TRUE(std::ranges::any_of(gaps, [field](const render::Gap &gap) { return gap.pointer == field; })) << field;
}
