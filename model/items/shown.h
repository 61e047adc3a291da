// How times, sizes and masks read in tables.
#pragma once

#include <QDateTime>
#include <QString>

#include <cstdint>
#include <string_view>

namespace pbx::items {

// "today 13:41", "yesterday 09:14", "14 Oct 09:12", with the year where it is another one. 0: empty.
[[nodiscard]] QString shownTime(std::int64_t msSinceEpoch, const QDateTime &now = QDateTime::currentDateTime());
// For logs, where the newest are of today: "14:02:07", else with the day.
[[nodiscard]] QString shownSecond(std::int64_t msSinceEpoch, const QDateTime &now = QDateTime::currentDateTime());
[[nodiscard]] QString shownBytes(std::int64_t bytes); // "6.2 kB"
// A dial code, a number with blanks, "4 → 5": from left to right, also within a text that is not.
[[nodiscard]] QString shownCode(const QString &code);
// "32 (1 Host)", "28 (16 Hosts)"; of IPv6 from 2^32 hosts on "64 (2^64 Hosts)".
[[nodiscard]] QString shownNetmask(int length, int bits);
// A line of a file: control characters and direction overrides become visible signs, so that it cannot pretend to be another.
[[nodiscard]] QString visibleText(std::string_view line);
// A cell of a CSV file: quoted where needed, and never a formula for a spreadsheet.
[[nodiscard]] QString csvCell(QString text);

} // namespace pbx::items
