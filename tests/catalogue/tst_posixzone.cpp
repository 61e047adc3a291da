#include "catalogue/posixzone.h"

#include <gtest/gtest.h>
#include <string>

using pbx::catalogue::PosixZone;

namespace {

TEST(PosixZone, GivenRulesOfTzdata_WhenParsed_ThenOffsetAndDaylightAreTold)
{
    const struct {
        const char *rule;
        int offset;
        bool daylight;
    } table[] = {
        {"AEST-10", 600, false},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", 600, true},
        {"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 630, true},
        {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", -120, true},
        {"EET-2EEST,M3.4.4/50,M10.4.4/50", 120, true},
        {"NST3:30NDT,M3.2.0,M11.1.0", -210, true},
        {"UTC0", 0, false},
    };
    for (const auto &row : table) {
        const auto zone = PosixZone::parse(row.rule);
        ASSERT_TRUE(zone) << row.rule;
        EXPECT_EQ(zone->offsetMinutes, row.offset) << row.rule;
        EXPECT_EQ(zone->daylight, row.daylight) << row.rule;
    }
}

TEST(PosixZone, GivenAnythingElse_WhenParsed_ThenItIsRefused)
{
    for (const std::string &rule :
         {std::string(), std::string("AE-10"), std::string("AEST"), std::string("AEST-10 "), std::string("AEST-25"), std::string("AEST-10AEDT"),
          std::string("AEST-10AEDT,M13.1.0,M4.1.0"), std::string("AEST-10AEDT,M10.6.0,M4.1.0"), std::string("AEST-10AEDT,M10.1.7,M4.1.0"),
          std::string("AEST-10AEDT,M10.1.0"), std::string("AEST-10AEDT,M10.1.0,M4.1.0,"), std::string("<+10-10"), std::string("AEST-10:60"),
          std::string("AEST-10AEDT,J60,J300"), std::string(100'000, 'A')})
        EXPECT_FALSE(PosixZone::parse(rule)) << rule.substr(0, 40);
}

} // namespace
