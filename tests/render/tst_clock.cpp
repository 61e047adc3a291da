#include "render/clock.h"

#include <gtest/gtest.h>

using namespace pbx;
using namespace pbx::render;

namespace {

struct ClockCase {
    const char *iana;
    const char *yealink, *spa, *seconds;
    const char *start, *end; // "10/1/7/2": month/week/day (Monday 1)/hour; nullptr: no daylight saving; "": not expressible
    const char *save;
};

std::string at(const ClockTexts &texts, ClockFact fact)
{
    return texts.at(static_cast<std::size_t>(fact));
}

std::string change(const ClockTexts &texts, ClockFact first)
{
    const auto fact = [&](int i) { return at(texts, static_cast<ClockFact>(static_cast<int>(first) + i)); };
    return fact(0) + "/" + fact(1) + "/" + fact(2) + "/" + fact(7);
}

} // namespace

TEST(Clock, GivenZonesOfBothHemispheresAndHalfHoursWhenSpeltThenTheyReadAsTheMakesWantThem)
{
    const ClockCase cases[] = {
        {"Australia/Brisbane", "+10", "GMT+10:00", "36000", nullptr, nullptr, "0"},
        {"Australia/Adelaide", "+9:30", "GMT+09:30", "34200", "10/1/7/2", "4/1/7/3", "60"},
        {"Australia/Darwin", "+9:30", "GMT+09:30", "34200", nullptr, nullptr, "0"},
        {"Australia/Lord_Howe", "+10:30", "GMT+10:30", "37800", "10/1/7/2", "4/1/7/2", "30"},
        {"Europe/Berlin", "+1", "GMT+01:00", "3600", "3/5/7/2", "10/5/7/3", "60"},
        {"Europe/London", "0", "GMT", "0", "3/5/7/1", "10/5/7/2", "60"},
        {"America/New_York", "-5", "GMT-05:00", "-18000", "3/2/7/2", "11/1/7/2", "60"},
        {"America/St_Johns", "-3:30", "GMT-03:30", "-12600", "3/2/7/2", "11/1/7/2", "60"},
        {"Asia/Jerusalem", "+2", "GMT+02:00", "7200", "", "", "60"},
        {"Africa/Cairo", "+2", "GMT+02:00", "7200", "", "", "60"},
        {"Pacific/Chatham", "+12:45", "GMT+12:45", "45900", "", "", "60"},
    };
    for (const ClockCase &of : cases) {
        const auto *zone = catalogue::Catalogue::builtIn().timeZone(of.iana);
        ASSERT_TRUE(zone) << of.iana;
        const Clock clock = Clock::of(*zone);
        const ClockTexts spelt = texts(*zone, clock);
        EXPECT_EQ(at(spelt, ClockFact::HoursYealink), of.yealink) << of.iana;
        EXPECT_EQ(at(spelt, ClockFact::HoursSpa), of.spa) << of.iana;
        EXPECT_EQ(at(spelt, ClockFact::Seconds), of.seconds) << of.iana;
        EXPECT_EQ(clock.daylight, of.start != nullptr) << of.iana;
        EXPECT_EQ(clock.expressible, of.start && *of.start) << of.iana;
        EXPECT_EQ(at(spelt, ClockFact::SaveMinutes), of.save) << of.iana;
        if (clock.expressible) {
            EXPECT_EQ(change(spelt, ClockFact::StartMonth), of.start) << of.iana;
            EXPECT_EQ(change(spelt, ClockFact::EndMonth), of.end) << of.iana;
        }
    }
}

TEST(Clock, GivenTheLastAndTheFirstSundayWhenSpeltThenPolyAndSpaGetTheirOwnNumbers)
{
    const ClockTexts berlin =
        texts(*catalogue::Catalogue::builtIn().timeZone("Europe/Berlin"), Clock::of(*catalogue::Catalogue::builtIn().timeZone("Europe/Berlin")));
    EXPECT_EQ(at(berlin, ClockFact::StartLast), "1");
    EXPECT_EQ(at(berlin, ClockFact::StartDateOrEnd), "-1");
    EXPECT_EQ(at(berlin, ClockFact::StartSunday1), "1");
    const ClockTexts newYork = texts(*catalogue::Catalogue::builtIn().timeZone("America/New_York"),
                                     Clock::of(*catalogue::Catalogue::builtIn().timeZone("America/New_York")));
    EXPECT_EQ(at(newYork, ClockFact::StartDate), "8");
    EXPECT_EQ(at(newYork, ClockFact::StartLast), "0");
    EXPECT_EQ(at(newYork, ClockFact::EndDateOrEnd), "1");
}

TEST(Clock, GivenBrokenRulesWhenReadThenTheyAreNotExpressible)
{
    for (const char *rule :
         {"", "X", "AEST-10AEDT", "AEST-10AEDT,", "AEST-10AEDT,M10.1.0", "AEST-10AEDT,M10.1.0,J60", "AEST-10AEDT,M10.1.0,M4.1.0/3x",
          "<AEST-10AEDT,M10.1.0,M4.1.0", "AEST-9AEDT,M10.1.0,M4.1.0/3", "AEST-10AEDT,M10.1.0/2:30,M4.1.0/3", "AEST-10AEDT,M10.1.0/-1,M4.1.0"}) {
        catalogue::TimeZone zone;
        zone.offsetMinutes = 600;
        zone.daylight = true;
        zone.posixRule = rule;
        EXPECT_FALSE(Clock::of(zone).expressible) << rule;
    }
}
