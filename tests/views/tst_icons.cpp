#include "icons.h"

#include <gmock/gmock.h>
#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QSet>

using namespace pbx::views;

namespace {

QImage imageOf(Icon drawn, QIcon::Mode mode = QIcon::Normal, int side = 32)
{
    return icon(drawn).pixmap({side, side}, 1.0, mode).toImage().convertToFormat(QImage::Format_ARGB32);
}
// The colour of the most opaque pixel.
QColor inkOf(const QImage &image)
{
    QColor ink(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > ink.alpha())
                ink = image.pixelColor(x, y);
        }
    }
    return ink;
}
template <class F> QImage canvas(F paint)
{
    QImage image(28, 28, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paint(painter);
    painter.end();
    return image;
}

} // namespace

TEST(Icons, WhenEveryIconIsPaintedThenEachHasADrawingOfItsOwn)
{
    QSet<QByteArray> seen;
    for (int i = 0; i < kIcons; ++i) {
        const QImage image = imageOf(static_cast<Icon>(i));
        EXPECT_EQ(inkOf(image).alpha(), 255) << i;
        const QByteArray bytes(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
        EXPECT_FALSE(seen.contains(bytes)) << i;
        seen.insert(bytes);
    }
}

TEST(Icons, GivenADarkSchemeWhenAnIconIsPaintedThenItTakesTheTextColour)
{
    Theme::install(*qApp);
    for (const auto &[scheme, theme] : {std::pair{Theme::Scheme::Dark, &Theme::night()}, std::pair{Theme::Scheme::Light, &Theme::day()}}) {
        Theme::setScheme(scheme);
        EXPECT_EQ(inkOf(imageOf(Icon::Save)).rgb(), theme->text.rgb());
        EXPECT_EQ(inkOf(imageOf(Icon::Save, QIcon::Disabled)).rgb(), theme->disabled.rgb());
    }
}

TEST(Icons, GivenAThreefoldScreenWhenAPixmapIsAskedThenItHasThreefoldPixels)
{
    const QPixmap pixmap = icon(Icon::Undo).pixmap({16, 16}, 3.0);
    EXPECT_EQ(pixmap.width(), 48);
    EXPECT_DOUBLE_EQ(pixmap.devicePixelRatio(), 3);
}

TEST(Icons, WhenStatusGlyphsArePaintedThenNoTwoAreAlikeEvenWithoutColour)
{
    QSet<QByteArray> seen;
    for (int i = 0; i <= static_cast<int>(Glyph::Failed); ++i) {
        const QImage light = canvas([i](QPainter &painter) { paintGlyph(painter, static_cast<Glyph>(i), {0, 0, 28, 28}, Theme::day()); });
        QByteArray shape;
        for (int y = 0; y < 28; ++y) {
            for (int x = 0; x < 28; ++x)
                shape += qAlpha(light.pixel(x, y)) < 128 ? ' ' : qGray(light.pixel(x, y)) > 200 ? 'o' : '#';
        }
        EXPECT_TRUE(shape.contains('#')) << i;
        EXPECT_FALSE(seen.contains(shape)) << i;
        seen.insert(shape);
    }
}

TEST(Icons, GivenEachProgressWhenItsBeadsArePaintedThenTheirColoursTellIt)
{
    using pbx::store::Progress;
    EXPECT_THAT(beads(Progress::Saved), testing::ElementsAre(Bead::Waiting, Bead::Empty, Bead::Empty, Bead::Empty));
    EXPECT_THAT(beads(Progress::Running), testing::Each(Bead::Running));
    EXPECT_EQ(beads(Progress::Refused).at(2), Bead::Failed);
    const QImage none = canvas([](QPainter &painter) { paintBeads(painter, {0, 0, 60, 20}, Progress::NoPhone, Theme::day()); });
    EXPECT_EQ(inkOf(none).alpha(), 0);
    const QImage running = canvas([](QPainter &painter) { paintBeads(painter, {0, 0, 60, 20}, Progress::Running, Theme::day()); });
    EXPECT_EQ(running.pixelColor(3, 10).rgb(), Theme::day().good.rgb());
    EXPECT_NE(progressWord(Progress::Saved), progressWord(Progress::Accepted));
}
