// Labels are cut out and put under a cover: a tenth of a millimetre counts.
#include "labelpaint.h"

#include "keysupport.h"
#include "paperjob.h"
#include "pdftext.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <QFile>
#include <QFontMetricsF>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pbx;
using namespace pbx::views;

namespace {

constexpr double kDpi = 300;
constexpr double kExact = 0.1; // mm
const QSizeF kPage(210, 297);

std::vector<items::LabelPage> laidOut(const domain::KeyMap &keys = test::keys(), const QPointF &offset = {})
{
    const auto pages = items::layLabels(test::context(), keys, {1, kPage, offset, catalogue::LabelStrip::evenly(61.5, 151, 2, 15)});
    EXPECT_TRUE(pages) << pages.error().sentence;
    return *pages;
}

QImage rendered(const Paper &paper, int page)
{
    const double perMm = kDpi / 25.4;
    QImage image(static_cast<int>(kPage.width() * perMm), static_cast<int>(kPage.height() * perMm), QImage::Format_Grayscale8);
    image.setDotsPerMeterX(static_cast<int>(std::lround(perMm * 1000)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(perMm / kPerMillimetre, perMm / kPerMillimetre);
    paper.paint(painter, page);
    return image;
}

// Where ink is along a line of the image, in mm: from the first to the last pixel that is not paper.
std::pair<double, double> ink(const QImage &image, const QPointF &from, const QPointF &to)
{
    const double perMm = kDpi / 25.4;
    const int steps = static_cast<int>(QLineF(from, to).length() * perMm);
    double first = -1, last = -1;
    for (int i = 0; i <= steps; ++i) {
        const QPointF at = from + (to - from) * i / steps;
        const int value = qGray(image.pixel(static_cast<int>(at.x() * perMm), static_cast<int>(at.y() * perMm)));
        if (value > 235)
            continue;
        const double place = from.x() == to.x() ? at.y() : at.x();
        first = first < 0 ? place : first;
        last = place;
    }
    return {first, last};
}

// Of a horizontal line, in mm: pixels that it covers in part count for that part.
double length(const QImage &image, const QLineF &line)
{
    const double perMm = kDpi / 25.4;
    double sum = 0;
    int darkest = 0;
    for (int x = static_cast<int>((line.x1() - 2) * perMm); x <= static_cast<int>((line.x2() + 2) * perMm); ++x) {
        const int dark = 255 - qGray(image.pixel(x, static_cast<int>(line.y1() * perMm)));
        sum += dark;
        darkest = std::max(darkest, dark);
    }
    return sum / darkest / perMm;
}

double middle(const std::pair<double, double> &span)
{
    return (span.first + span.second) / 2 + 0.5 * 25.4 / kDpi; // a pixel's middle
}

TEST(LabelPaint, GivenStrips_WhenRendered_ThenCutMarksAndCellsStandWhereTheyMust)
{
    for (const QPointF offset : {QPointF(), QPointF(2.3, -1.2)}) {
        const auto pages = laidOut({}, offset); // without texts between the lines
        const LabelPaper paper(pages);
        const QImage image = rendered(paper, 0);
        for (const items::PlacedStrip &strip : pages.front().strips) {
            const QRectF box = strip.outline;
            for (const double x : {box.left(), box.right()}) {
                for (const double y : {box.top() - 3, box.bottom() + 3})
                    EXPECT_NEAR(middle(ink(image, {x - 1, y}, {x + 1, y})), x, kExact) << y;
            }
            for (const double y : {box.top(), box.bottom()}) {
                for (const double x : {box.left() - 3, box.right() + 3})
                    EXPECT_NEAR(middle(ink(image, {x, y - 1}, {x, y + 1})), y, kExact) << x;
            }
            // No mark touches the strip.
            EXPECT_LT(ink(image, {box.left() - 0.8, box.top() - 1}, {box.left() - 0.8, box.top() + 1}).first, 0);
            for (const items::LabelCell &cell : strip.cells) {
                const QPointF centre = cell.place.center();
                EXPECT_NEAR(middle(ink(image, {cell.place.left() - 0.6, centre.y()}, {cell.place.left() + 0.6, centre.y()})), cell.place.left(),
                            kExact);
                EXPECT_NEAR(middle(ink(image, {centre.x(), cell.place.top() - 0.6}, {centre.x(), cell.place.top() + 0.6})), cell.place.top(), kExact);
            }
        }
        const QLineF ruler = pages.front().ruler;
        EXPECT_NEAR(length(image, ruler.translated(0, 0.05)), 50, kExact);
    }
}

TEST(LabelPaint, GivenLongLabels_WhenRendered_ThenNoTextLeavesItsCell)
{
    const test::Themed themed;
    domain::KeyMap keys;
    for (int key = 1; key <= 30; key += 2)
        keys.emplace(domain::SlotId::onModule(1, key), domain::MonitorKey{test::number("102"), test::label("Wolfeschlegelsteinhausenbergerdorff")});
    const auto pages = laidOut(keys);
    const QImage with = rendered(LabelPaper(pages), 0);
    const QImage without = rendered(LabelPaper(laidOut({})), 0);
    const double perMm = kDpi / 25.4;
    int inside = 0, outside = 0;
    for (int y = 0; y < with.height(); ++y) {
        for (int x = 0; x < with.width(); ++x) {
            if (with.pixel(x, y) == without.pixel(x, y))
                continue;
            const QPointF at((x + 0.5) / perMm, (y + 0.5) / perMm);
            const auto &cells = pages.front().strips.front().cells;
            const bool found = std::any_of(cells.begin(), cells.end(),
                                           [&](const items::LabelCell &cell) { return !cell.label.isEmpty() && cell.place.contains(at); });
            ++(found ? inside : outside);
        }
    }
    EXPECT_GT(inside, 1000);
    EXPECT_EQ(outside, 0);
}

TEST(LabelPaint, GivenTextsOfAnyWidth_WhenFitted_ThenTheyShrinkBeforeTheyAreCut)
{
    const FittedText brief = fitText(QStringLiteral("Jo"), 30, 3.4, 1.6);
    EXPECT_EQ(brief.font.pixelSize(), 340);
    EXPECT_EQ(brief.text, QStringLiteral("Jo"));
    const FittedText longer = fitText(QStringLiteral("Reception at the main entrance"), 30, 3.4, 1.6);
    EXPECT_LT(longer.font.pixelSize(), 340);
    EXPECT_FALSE(longer.text.contains(QChar(0x2026)));
    const FittedText cut = fitText(QString(200, u'W'), 30, 3.4, 1.6);
    EXPECT_EQ(cut.font.pixelSize(), 160);
    EXPECT_TRUE(cut.text.endsWith(QChar(0x2026)));
    for (const FittedText &text : {brief, longer, cut})
        EXPECT_LE(QFontMetricsF(text.font).horizontalAdvance(text.text), 3000);
}

TEST(LabelPaint, GivenAPdf_WhenItsLinesAreRead_ThenItIsAtOneToOneWithEmbeddedFontsAndWithoutPixels)
{
    const test::Themed themed;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("labels.pdf"));
    const auto pages = laidOut();
    const auto paper = std::make_shared<const LabelPaper>(pages);
    for (const PaperChoice &choice : paperChoices()) {
        if (choice.landscape || choice.size.id() != QPageSize::A4)
            continue;
        auto *job = new PaperJob({1, [paper](int) { return paper; }}, choice, qApp);
        QSignalSpy done(job, &PaperJob::done);
        job->save(path, QStringLiteral("labels"));
        ASSERT_TRUE(QTest::qWaitFor([&] { return !done.isEmpty(); }, 10'000));
        ASSERT_EQ(done[0][0].toString(), QString());
    }
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    EXPECT_TRUE(pdf.startsWith("%PDF"));
    EXPECT_TRUE(pdf.contains("/FontFile"));
    EXPECT_FALSE(pdf.contains("/Subtype /Image"));
    EXPECT_EQ(test::pdfPages(pdf), static_cast<int>(pages.size()));

    constexpr double kPdfHeight = 842 * 25.4 / 72; // whole points
    std::vector<QLineF> lines;
    for (const QByteArray &stream : test::pdfStreams(pdf)) {
        const auto found = test::pdfLines(stream, kPdfHeight);
        lines.insert(lines.end(), found.begin(), found.end());
    }
    const auto drawn = [&lines](const QLineF &wanted) {
        return std::any_of(lines.begin(), lines.end(), [&](const QLineF &line) {
            const auto near = [](const QPointF &a, const QPointF &b) { return QLineF(a, b).length() <= kExact; };
            return (near(line.p1(), wanted.p1()) && near(line.p2(), wanted.p2())) || (near(line.p1(), wanted.p2()) && near(line.p2(), wanted.p1()));
        });
    };
    EXPECT_TRUE(drawn(pages.front().ruler));
    for (const items::PlacedStrip &strip : pages.front().strips) {
        for (const QLineF &mark : strip.cutMarks)
            EXPECT_TRUE(drawn(mark)) << mark.x1() << ' ' << mark.y1();
    }
    EXPECT_FALSE(drawn(pages.front().ruler.translated(0.3, 0))); // the check itself can fail
}

} // namespace
