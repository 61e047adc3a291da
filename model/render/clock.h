// What phones need of a time zone, in the spellings of the makes; made once per zone from its POSIX rule.
#pragma once

#include "catalogue/catalogue.h"

#include <array>

namespace pbx::render {

// One of a year's two changes: "M10.1.0/3" = week 1 (5 = last), Sunday (0) of October, 3 o'clock.
struct ClockChange {
    int month = 0, week = 0, weekday = 0, hour = 0;
    friend bool operator==(const ClockChange &, const ClockChange &) = default;
};

struct Clock {
    int offset = 0; // minutes east of Greenwich, standard time
    bool daylight = false;
    // The changes are by week and at a full hour of the named day: what all three makes can express.
    bool expressible = false;
    int save = 0; // minutes that the clock goes forward
    ClockChange start, end;

    [[nodiscard]] static Clock of(const catalogue::TimeZone &zone);
};

enum class ClockFact : unsigned char {
    HoursYealink, // +9:30, 0, -3:30
    Seconds,      // 34200
    HoursSpa,     // GMT+09:30
    Minutes,      // 570
    Zone,         // Australia/Adelaide
    Posix,        // ACST-9:30ACDT,M10.1.0,M4.1.0/3
    PosixLetters, // the same without names in brackets: UTC-3:30 for <+0330>-3:30
    SaveMinutes,  // 60
    SaveSpa,      // 1:0:0
    StartMonth,
    StartWeek,      // 1–4, 5 = last
    StartMonday1,   // day of the week, Monday = 1 … Sunday = 7
    StartSunday1,   // Sunday = 1 … Saturday = 7
    StartDate,      // on or after: 1, 8, 15, 22
    StartLast,      // 1 where it is the last one of the month
    StartDateOrEnd, // as StartDate, -1 for the last one
    StartHour,
    EndMonth,
    EndWeek,
    EndMonday1,
    EndSunday1,
    EndDate,
    EndLast,
    EndDateOrEnd,
    EndHour,
    Count
};
using ClockTexts = std::array<std::string, static_cast<std::size_t>(ClockFact::Count)>;
[[nodiscard]] ClockTexts texts(const catalogue::TimeZone &zone, const Clock &clock);

} // namespace pbx::render
