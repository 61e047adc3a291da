#include "clock.h"

#include "domain/chars.h"

#include <algorithm>
#include <cstdlib>

namespace pbx::render {

namespace {

// A cursor over "AEST-10AEDT,M10.1.0,M4.1.0/3"; every step fails by leaving ok false.
struct Reader {
    std::string_view rest;
    bool ok = true;

    bool take(char c)
    {
        if (rest.empty() || rest.front() != c)
            return false;
        rest.remove_prefix(1);
        return true;
    }
    void name()
    {
        std::size_t length = 0;
        if (take('<')) {
            length = rest.find('>');
            if (length == std::string_view::npos) {
                ok = false;
                return;
            }
            ++length;
        } else {
            while (length < rest.size() && domain::isAlpha(rest[length]))
                ++length;
        }
        ok = ok && length > 0;
        rest.remove_prefix(length);
    }
    int number()
    {
        int value = 0;
        bool any = false;
        while (!rest.empty() && domain::isDigit(rest.front()) && value < 10000) {
            value = value * 10 + (rest.front() - '0');
            rest.remove_prefix(1);
            any = true;
        }
        ok = ok && any;
        return value;
    }
    int minutes() // [+-]hh[:mm[:ss]]
    {
        const bool negative = take('-');
        if (!negative)
            take('+');
        int total = number() * 60;
        if (take(':'))
            total += number();
        if (take(':'))
            ok = number() == 0 && ok;
        return negative ? -total : total;
    }
    // Nothing where it is not by week, or not at a full hour of that very day.
    std::optional<ClockChange> change()
    {
        ClockChange out;
        ok = take(',') && take('M') && ok;
        out.month = number();
        ok = take('.') && ok;
        out.week = number();
        ok = take('.') && ok;
        out.weekday = number();
        const int at = take('/') ? minutes() : 120;
        out.hour = at / 60;
        if (!ok || at < 0 || at >= 24 * 60 || at % 60 != 0)
            return std::nullopt;
        return out;
    }
};

// Names in brackets (<+0330>) are newer than many phones.
std::string inLetters(std::string posix)
{
    for (const std::string_view name : {"UTC", "DST"}) {
        const std::size_t open = posix.find('<');
        const std::size_t close = posix.find('>', open);
        if (open == std::string::npos || close == std::string::npos)
            break;
        posix.replace(open, close + 1 - open, name);
    }
    return posix;
}

} // namespace

Clock Clock::of(const catalogue::TimeZone &zone)
{
    Clock clock;
    clock.offset = zone.offsetMinutes;
    clock.daylight = zone.daylight;
    if (!zone.daylight)
        return clock;
    Reader reader{zone.posixRule};
    reader.name();
    const int standard = -reader.minutes();
    reader.name();
    int summer = standard + 60;
    if (!reader.rest.empty() && reader.rest.front() != ',')
        summer = -reader.minutes();
    const auto start = reader.change();
    const auto end = reader.change();
    clock.save = summer - standard;
    clock.expressible = reader.ok && reader.rest.empty() && start && end && standard == zone.offsetMinutes && clock.save > 0;
    if (clock.expressible) {
        clock.start = *start;
        clock.end = *end;
    }
    return clock;
}

ClockTexts texts(const catalogue::TimeZone &zone, const Clock &clock)
{
    ClockTexts out;
    const auto set = [&out](ClockFact fact, std::string text) { out.at(static_cast<std::size_t>(fact)) = std::move(text); };
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };

    const int hours = std::abs(clock.offset) / 60;
    const int minutes = std::abs(clock.offset) % 60;
    const std::string sign = clock.offset < 0 ? "-" : "+";
    const std::string plain = clock.offset == 0 ? "0" : sign + std::to_string(hours) + (minutes == 0 ? "" : ":" + two(minutes));
    set(ClockFact::HoursYealink, plain);
    set(ClockFact::Seconds, std::to_string(clock.offset * 60));
    set(ClockFact::HoursSpa, clock.offset == 0 ? "GMT" : "GMT" + sign + two(hours) + ":" + two(minutes));
    set(ClockFact::Minutes, std::to_string(clock.offset));
    set(ClockFact::Zone, zone.iana);
    set(ClockFact::Posix, zone.posixRule);
    set(ClockFact::PosixLetters, inLetters(zone.posixRule));
    set(ClockFact::SaveMinutes, std::to_string(clock.save));
    set(ClockFact::SaveSpa, std::to_string(clock.save / 60) + ":" + std::to_string(clock.save % 60) + ":0");

    const auto change = [&set](const ClockChange &at, ClockFact first) {
        const auto fact = [first](int index) { return static_cast<ClockFact>(static_cast<int>(first) + index); };
        const std::string date = std::to_string((std::max(at.week, 1) - 1) * 7 + 1);
        const bool last = at.week == 5;
        set(fact(0), std::to_string(at.month));
        set(fact(1), std::to_string(at.week));
        set(fact(2), std::to_string(at.weekday == 0 ? 7 : at.weekday));
        set(fact(3), std::to_string(at.weekday + 1));
        set(fact(4), last ? "1" : date);
        set(fact(5), last ? "1" : "0");
        set(fact(6), last ? "-1" : date);
        set(fact(7), std::to_string(at.hour));
    };
    change(clock.start, ClockFact::StartMonth);
    change(clock.end, ClockFact::EndMonth);
    return out;
}

} // namespace pbx::render
