#include "theme.h"

#include <gmock/gmock.h>
#include <QApplication>
#include <QTest>
#include <QWidget>

#include <cmath>

using namespace pbx::views;
using testing::Ge;

namespace {

double luminance(const QColor &colour)
{
    const auto part = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}
double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

TEST(Theme, WhenAnyTextIsShownThenItsContrastIsReadable)
{
    for (const Theme *t : {&Theme::day(), &Theme::night()}) {
        for (const QColor &ink : {t->text, t->secondary, t->accent, t->good, t->warning, t->bad}) {
            EXPECT_THAT(contrast(ink, t->base), Ge(4.5)) << qPrintable(ink.name()) << " dark " << t->dark;
            EXPECT_THAT(contrast(ink, t->window), Ge(4.5)) << qPrintable(ink.name()) << " dark " << t->dark;
        }
        EXPECT_THAT(contrast(t->selectionText, t->selection), Ge(7));
        EXPECT_THAT(contrast(t->pendingText, t->pendingBar), Ge(7));
        EXPECT_THAT(contrast(t->accentText, t->accentFill), Ge(4.5));
        EXPECT_THAT(contrast(t->warning, t->warningBox), Ge(4.5));
        EXPECT_THAT(contrast(t->bad, t->badBox), Ge(4.5));
        EXPECT_THAT(contrast(t->edge, t->base), Ge(3));
    }
}

TEST(Theme, GivenAShownWidgetWhenTheSchemeChangesThenItsThemeFollows)
{
    Theme::install(*qApp);
    QWidget widget;
    widget.show();
    Theme::setScheme(Theme::Scheme::Dark);
    EXPECT_TRUE(QTest::qWaitFor([&widget] { return Theme::of(&widget).dark; }));
    EXPECT_EQ(widget.palette().color(QPalette::Window), Theme::night().window);
    Theme::setScheme(Theme::Scheme::Light);
    EXPECT_TRUE(QTest::qWaitFor([&widget] { return !Theme::of(&widget).dark; }));
    EXPECT_EQ(widget.palette().color(QPalette::Base), Theme::day().base);
}

TEST(Theme, GivenASystemFontWhenFontsAreMadeThenTheyKeepTheirProportion)
{
    Theme::install(*qApp);
    EXPECT_GE(Theme::scale(), 1);
    EXPECT_EQ(Theme::font(Theme::Text::Base).pixelSize(), px(13));
    EXPECT_EQ(Theme::font(Theme::Text::Title).pixelSize(), px(16));
    EXPECT_TRUE(Theme::font(Theme::Text::Title).bold());
    EXPECT_EQ(QApplication::font().pixelSize(), px(13));
}
