#include "theme.h"

#include "style.h"

#include <algorithm>
#include <array>
#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QWidget>

namespace pbx::views {
namespace {

constexpr double kBasePixels = 13; // what the drawings are made for
double g_scale = 1;

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &colour, const QColor &disabled) {
        palette.setColor(QPalette::Active, role, colour);
        palette.setColor(QPalette::Inactive, role, colour);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, theme.window, theme.window);
    set(QPalette::Base, theme.base, theme.window);
    set(QPalette::AlternateBase, theme.alternate, theme.alternate);
    set(QPalette::Button, theme.dark ? theme.line : theme.base, theme.window);
    set(QPalette::WindowText, theme.text, theme.disabled);
    set(QPalette::Text, theme.text, theme.disabled);
    set(QPalette::ButtonText, theme.text, theme.disabled);
    set(QPalette::BrightText, theme.accentText, theme.disabled);
    set(QPalette::PlaceholderText, theme.secondary, theme.disabled);
    set(QPalette::Highlight, theme.selection, theme.line);
    set(QPalette::HighlightedText, theme.selectionText, theme.text);
    set(QPalette::Link, theme.accent, theme.disabled);
    set(QPalette::LinkVisited, theme.accent, theme.disabled);
    set(QPalette::ToolTipBase, theme.base, theme.base);
    set(QPalette::ToolTipText, theme.text, theme.text);
    set(QPalette::Light, theme.dark ? theme.line : theme.base, theme.line);
    set(QPalette::Midlight, theme.line, theme.line);
    set(QPalette::Mid, theme.line, theme.line);
    set(QPalette::Dark, theme.edge, theme.line);
    set(QPalette::Shadow, theme.edge, theme.line);
    return palette;
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < palette.color(QPalette::Active, QPalette::WindowText).lightness();
}

Theme::Scheme &scheme()
{
    static Theme::Scheme chosen = Theme::Scheme::System;
    return chosen;
}

// The system's palette comes in, ours goes out; Qt asks again whenever the system's changes.
void choosePalette(QPalette &palette)
{
    const bool dark = scheme() == Theme::Scheme::System ? isDark(palette) : scheme() == Theme::Scheme::Dark;
    palette = paletteOf(dark ? Theme::night() : Theme::day());
}

} // namespace

const Theme &Theme::day()
{
    static const Theme theme = {
        .dark = false,
        .window = 0xF1F3F5,
        .base = 0xFFFFFF,
        .alternate = 0xF7F8FA,
        .text = 0x1B2026,
        .secondary = 0x55606B,
        .disabled = 0x757E88,
        .line = 0xD5DAE0,
        .edge = 0x858D97,
        .accent = 0x1B62B8,
        .accentFill = 0x1B62B8,
        .accentText = 0xFFFFFF,
        .selection = 0xD4E5F9,
        .selectionText = 0x0E2745,
        .good = 0x1A7F37,
        .warning = 0x855600,
        .warningMark = 0xB27700,
        .bad = 0xB3261E,
        .warningBox = 0xFFF6DC,
        .badBox = 0xFDEDEB,
        .pendingBar = 0xFFE34D,
        .pendingText = 0x332A00,
        .pendingMark = 0xD9A800,
        .diffBefore = 0xFDEBD6,
        .diffBeforeWord = 0xF8C98F,
        .diffAfter = 0xDDEBFB,
        .diffAfterWord = 0xA9CDF6,
    };
    return theme;
}

const Theme &Theme::night()
{
    static const Theme theme = {
        .dark = true,
        .window = 0x20242A,
        .base = 0x17191D,
        .alternate = 0x1C1F24,
        .text = 0xE5E8EC,
        .secondary = 0xA8B1BB,
        .disabled = 0x7F8893,
        .line = 0x383F48,
        .edge = 0x77808B,
        .accent = 0x74AEF5,
        .accentFill = 0x2C69BC,
        .accentText = 0xFFFFFF,
        .selection = 0x24456E,
        .selectionText = 0xEDF4FD,
        .good = 0x58C476,
        .warning = 0xE6B84A,
        .warningMark = 0xE6B84A,
        .bad = 0xFF8178,
        .warningBox = 0x352B12,
        .badBox = 0x3A1D1C,
        .pendingBar = 0x5A4A08,
        .pendingText = 0xFFEFA6,
        .pendingMark = 0xE6B84A,
        .diffBefore = 0x3F2D17,
        .diffBeforeWord = 0x7A4E17,
        .diffAfter = 0x1B3453,
        .diffAfterWord = 0x2B5C97,
    };
    return theme;
}

const Theme &Theme::of(const QPalette &palette)
{
    return isDark(palette) ? night() : day();
}

const Theme &Theme::of(const QWidget *widget)
{
    return of(widget ? widget->palette() : QApplication::palette());
}

const Theme &Theme::current()
{
    return of(QApplication::palette());
}

void Theme::install(QApplication &application, double enlarged)
{
    const QFont system = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    g_scale = std::max(1.0, QFontInfo(system).pixelSize() / kBasePixels) * enlarged;
    QApplication::setStyle(new Style(choosePalette)); // the application owns it
    QApplication::setFont(font(Text::Base));
    application.setAttribute(Qt::AA_DontShowIconsInMenus, false);
}

void Theme::setScheme(Scheme chosen)
{
    scheme() = chosen;
    QApplication::setPalette(QPalette()); // asks the style again
}

namespace {

QFont scaled(const QFont &system, Theme::Text text)
{
    const auto size = [text] {
        switch (text) {
        case Theme::Text::Small:
        case Theme::Text::SmallBold:
        case Theme::Text::Fixed: return 11.5;
        case Theme::Text::Title: return 16.0;
        case Theme::Text::Tile: return 22.0;
        case Theme::Text::Base:
        case Theme::Text::Bold: break;
        }
        return kBasePixels;
    };
    QFont font = system;
    font.setPixelSize(qRound(size() * g_scale));
    font.setBold(text == Theme::Text::Bold || text == Theme::Text::SmallBold || text == Theme::Text::Title || text == Theme::Text::Tile);
    return font;
}

} // namespace

QFont Theme::font(Text text)
{
    // A font that is made anew looks for its glyphs anew, which lists feel: they ask for each cell. Never destroyed: at the
    // end of the program there is nothing left that fonts live on.
    struct Made {
        QFont system, font;
        double scale = 0;
    };
    static auto &made = *new std::array<Made, static_cast<std::size_t>(Text::Fixed) + 1>;
    const QFont system = QFontDatabase::systemFont(text == Text::Fixed ? QFontDatabase::FixedFont : QFontDatabase::GeneralFont);
    Made &one = made.at(static_cast<std::size_t>(text));
    if (one.scale != g_scale || one.system != system)
        one = {system, scaled(system, text), g_scale};
    return one.font;
}

int px(double length)
{
    return qRound(length * g_scale);
}

double Theme::scale()
{
    return g_scale;
}

} // namespace pbx::views
