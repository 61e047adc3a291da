#include "labelpaint.h"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>
#include <QPainter>

namespace pbx::views {

namespace {

constexpr double kHairline = 0.1; // mm: marks that are cut along
constexpr double kPadding = 0.6;  // of a cell's sides
constexpr double kTallest = 3.4;  // letters that are larger look lost
constexpr double kSmallest = 1.6; // about 4.5 points
constexpr double kTwoLines = 6.5; // cells so high have the number below the label
constexpr double kTick = 2;       // of the ruler
const QColor kInk(Qt::black);
const QColor kGrid(0x9A, 0xA2, 0xAB); // between cells; stays on the strip

constexpr int kCaptionFlags =
    static_cast<int>(Qt::AlignLeft) | static_cast<int>(Qt::AlignAbsolute) | static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::TextSingleLine);

QPen pen(const QColor &colour, double width)
{
    return {colour, width * kPerMillimetre, Qt::SolidLine, Qt::FlatCap};
}

void paintLabel(QPainter &painter, const items::LabelCell &cell)
{
    const QRectF box = cell.place.adjusted(kPadding, 0, -kPadding, 0);
    const bool two = cell.place.height() >= kTwoLines && !cell.detail.isEmpty();
    const double line = two ? box.height() / 2 : box.height();
    const double largest = std::min(kTallest, line * 0.72);
    const FittedText label = fitText(cell.label, box.width(), largest, std::min(largest, kSmallest), true);
    painter.setPen(kInk);
    painter.setFont(label.font);
    const auto flags = [](Qt::AlignmentFlag vertical) {
        return static_cast<int>(Qt::AlignHCenter) | static_cast<int>(vertical) | static_cast<int>(Qt::TextSingleLine);
    };
    const double middle = box.top() + box.height() * 0.55;
    painter.drawText(onPaper(two ? QRectF(box.left(), box.top(), box.width(), middle - box.top()) : box),
                     flags(two ? Qt::AlignBottom : Qt::AlignVCenter), label.text);
    if (!two)
        return;
    const FittedText detail = fitText(cell.detail, box.width(), largest * 0.8, std::min(largest * 0.8, kSmallest));
    painter.setFont(detail.font);
    painter.drawText(onPaper(QRectF(box.left(), middle, box.width(), box.bottom() - middle)), flags(Qt::AlignTop), detail.text);
}

void paintStrip(QPainter &painter, const items::PlacedStrip &strip)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen(kGrid, kHairline));
    for (const items::LabelCell &cell : strip.cells)
        painter.drawRect(onPaper(cell.place));
    for (const items::LabelCell &cell : strip.cells)
        paintLabel(painter, cell);
    painter.setPen(pen(kInk, kHairline));
    for (const QLineF &mark : strip.cutMarks)
        painter.drawLine(onPaper(mark));
    // Above the marks, as wide as there is room up to the next strip.
    const QRectF above(strip.outline.left(), strip.outline.top() - 9, strip.outline.width() + 10, 3.6);
    painter.setFont(paperFont(2.4));
    painter.setPen(kGrid.darker(170));
    painter.drawText(onPaper(above), kCaptionFlags,
                     QFontMetricsF(painter.font()).elidedText(strip.caption, Qt::ElideRight, above.width() * kPerMillimetre));
}

void paintRuler(QPainter &painter, const QLineF &ruler)
{
    painter.setPen(pen(kInk, kHairline * 2));
    painter.drawLine(onPaper(ruler));
    const int centimetres = static_cast<int>(std::lround(ruler.length() / 10));
    for (int i = 0; i <= centimetres; ++i) {
        const QPointF at = ruler.pointAt(static_cast<double>(i) / centimetres);
        painter.drawLine(onPaper(QLineF(at, at - QPointF(0, kTick))));
    }
    painter.setFont(paperFont(2.6));
    painter.setPen(kInk);
    const QString text =
        QCoreApplication::translate("LabelPaper", "50 mm. Where this line measures otherwise, print at 100 %, without fitting to the page.");
    painter.drawText(onPaper(QRectF(ruler.x2() + 3, ruler.y2() - 4, 120, 5)), kCaptionFlags, text);
}

} // namespace

LabelPaper::LabelPaper(std::vector<items::LabelPage> pages)
    : m_pages(std::move(pages))
{}

void LabelPaper::paint(QPainter &painter, int page) const
{
    const items::LabelPage &what = m_pages.at(static_cast<std::size_t>(page));
    painter.save();
    for (const items::PlacedStrip &strip : what.strips)
        paintStrip(painter, strip);
    paintRuler(painter, what.ruler);
    painter.restore();
}

} // namespace pbx::views
