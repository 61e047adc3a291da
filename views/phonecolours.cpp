#include "phonecolours.h"

#include <algorithm>
#include <cmath>
#include <QPalette>

namespace pbx::views {

namespace {

const QColor kBlack(0, 0, 0);
constexpr double kHighContrast = 18; // the program's own palettes have 16.4 and 14.3

double luminance(const QColor &colour)
{
    const auto linear = [](double part) { return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

const PhoneColours &PhoneColours::get()
{
    static const PhoneColours colours{
        .body = 0x2C3138,
        .edge = 0x68727E,
        .cap = 0x3C434C,
        .screen = 0x0E141B,
        .screenEdge = 0x1E2228,
        .cell = 0x1A232D,
        .cellEdge = 0x3A4652,
        .gapEdge = 0x4A5662,
        .text = 0xEEF2F6,
        .dim = 0x9AA6B2,
        .red = 0xFF6259,
        .green = 0x3DDC84,
        .amber = 0xFFC14D,
        .accent = 0x7DBBFF,
        .lampSign = 0x0E141B,
        .handset = 0x24282E,
        .groove = 0x171A1F,
        .dial = 0x1E2228,
        .dialKey = 0x363D46,
        .dialEdge = 0x4A525C,
        .link = 0x4A525C,
        .here = 0x2A5588,
    };
    return colours;
}

const PhoneColours &PhoneColours::paper()
{
    static const PhoneColours colours{
        .body = 0xFFFFFF,
        .edge = 0x6B747E,
        .cap = 0xFFFFFF,
        .screen = 0xFFFFFF,
        .screenEdge = 0x9AA2AB,
        .cell = 0xFFFFFF,
        .cellEdge = 0xB9C0C8,
        .gapEdge = 0x9AA2AB,
        .text = kBlack,
        .dim = 0x454D56,
        .red = 0xB3261E,
        .green = 0x1A7F37,
        .amber = 0x855600,
        .accent = 0x1B62B8,
        .lampSign = 0xFFFFFF,
        .handset = 0xFFFFFF,
        .groove = 0xB9C0C8,
        .dial = 0xFFFFFF,
        .dialKey = 0xFFFFFF,
        .dialEdge = 0xB9C0C8,
        .link = 0xFFFFFF,
        .here = 0xE3E7EB,
    };
    return colours;
}

const PhoneColours &PhoneColours::contrast()
{
    static const PhoneColours colours{
        .body = kBlack,
        .edge = 0xFFFFFF,
        .cap = kBlack,
        .screen = kBlack,
        .screenEdge = 0xFFFFFF,
        .cell = kBlack,
        .cellEdge = 0xFFFFFF,
        .gapEdge = 0xFFFFFF,
        .text = 0xFFFFFF,
        .dim = 0xFFFFFF,
        .red = 0xFF8C85,
        .green = 0x4DFF9A,
        .amber = 0xFFD34D,
        .accent = 0xFFFF00,
        .lampSign = kBlack,
        .handset = kBlack,
        .groove = 0xFFFFFF,
        .dial = kBlack,
        .dialKey = kBlack,
        .dialEdge = 0xFFFFFF,
        .link = kBlack,
        .here = kBlack,
    };
    return colours;
}

const PhoneColours &PhoneColours::of(const QPalette &palette)
{
    const bool high = contrastOf(palette.color(QPalette::Active, QPalette::Text), palette.color(QPalette::Active, QPalette::Base)) >= kHighContrast;
    return high ? contrast() : get();
}

double contrastOf(const QColor &one, const QColor &other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace pbx::views
