// A POSIX time zone rule ("AEST-10AEDT,M10.1.0,M4.1.0/3"), as tzdata's footers and phones' clocks have it.
#pragma once

#include <optional>
#include <string_view>

namespace pbx::catalogue {

struct PosixZone {
    int offsetMinutes = 0; // standard time, east positive (POSIX writes west positive)
    bool daylight = false;

    // Nothing where the text is not such a rule. Days must be of the form Mm.w.d, which all zones of today have.
    [[nodiscard]] static std::optional<PosixZone> parse(std::string_view text);
};

} // namespace pbx::catalogue
