#include "phonedecor.h"

#include "icons.h"
#include "phonepainter.h"
#include "sharp.h"

#include <algorithm>
#include <QGuiApplication>

namespace pbx::views {

namespace {

void box(QPainter &painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge)
{
    painter.setPen(sharpPen(painter, edge, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(sharpOutline(painter, rect, 1), radius, radius);
}

void text(QPainter &painter, const QRectF &rect, const QString &what, double size, const QColor &colour)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(static_cast<int>(size));
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(rect, Qt::AlignCenter, what);
}

// The handset in its cradle, at the body's left; ear and mouth piece at its ends.
void paintHandset(QPainter &painter, const catalogue::Layout &layout, const PhoneColours &colours)
{
    const QRectF cradle(12, 17, 54, layout.height - 36);
    box(painter, cradle, 14, colours.handset, colours.groove);
    const double piece = std::min(76.0, cradle.height() / 4);
    for (const double y : {cradle.top() + 12, cradle.bottom() - 12 - piece})
        box(painter, QRectF(cradle.left() + 10, y, 34, piece), 8, colours.dial == colours.body ? colours.body : colours.groove, colours.groove);
}

void paintDialPad(QPainter &painter, const catalogue::Layout &layout, bool small, const PhoneColours &colours)
{
    const double top = layout.screen.y + layout.screen.height; // soft keys hang below the screen
    for (int i = 0; i < 4; ++i)
        box(painter, QRectF(130 + 74 * i, top + 8, 58, 15), 5, colours.dialKey, colours.dialEdge);
    const double pad = top + 52;
    if (layout.height - pad < 120)
        return;
    const QPointF centre(152, pad + 57);
    painter.setPen(colours.dialKey == colours.body ? QPen(colours.dialEdge, 1) : QPen(Qt::NoPen));
    painter.setBrush(colours.dialKey);
    painter.drawEllipse(centre, 44, 44);
    painter.setBrush(colours.dial);
    painter.drawEllipse(centre, 30, 30);
    box(painter, QRectF(centre - QPointF(17, 17), QSizeF(34, 34)), 17, colours.dialKey, colours.dialEdge);
    const auto label = [&](const QRectF &rect, const QString &what) {
        if (!small)
            text(painter, rect, what, 12, colours.dim);
    };
    label(QRectF(centre - QPointF(17, 17), QSizeF(34, 34)), QStringLiteral("OK"));
    const QString keys = QStringLiteral("123456789*0#");
    for (int i = 0; i < 12; ++i) {
        const int column = i % 3, row = i / 3;
        const QRectF key(217 + 48 * column, pad + 31 * row, 41, 25);
        box(painter, key, 5, colours.dialKey, colours.dialEdge);
        label(key, keys.mid(i, 1));
    }
    for (int i = 0; i < 8; ++i) {
        const int column = i % 2, row = i / 2;
        box(painter, QRectF(373 + 42 * column, pad + 31 * row, 34, 25), 5, colours.dialKey, colours.dialEdge);
    }
}

void paintPageKeys(QPainter &painter, const catalogue::Layout &layout, int page, bool small, const PhoneColours &colours)
{
    const bool each = layout.pageKeys.size() > 1;
    for (std::size_t i = 0; i < layout.pageKeys.size(); ++i) {
        const QRectF key = toQt(layout.pageKeys[i]);
        const bool here = each && static_cast<int>(i) == page;
        box(painter, key, 5, here ? colours.here : colours.cap, here ? colours.accent : colours.edge);
        if (each && !small)
            text(painter, key, QString::number(i + 1), 12, here ? colours.text : colours.dim);
        else if (!each)
            paintIcon(painter, Icon::Right, QRectF(key.center() - QPointF(8, 8), QSizeF(16, 16)), colours.dim);
    }
}

} // namespace

void paintDecor(QPainter &painter, const catalogue::Layout &layout, int page, bool small, const PhoneColours &colours)
{
    box(painter, QRectF(0, 0, layout.width, layout.height), 14, colours.body, colours.edge);
    box(painter, toQt(layout.screen), 5, colours.screen, colours.screenEdge);
    if (layout.handsetAndDialPad) {
        paintHandset(painter, layout, colours);
        paintDialPad(painter, layout, small, colours);
    }
    paintPageKeys(painter, layout, page, small, colours);
    // Where the page key's own cell would be, the page is told.
    if (layout.pageKeys.size() == 1 && !small) {
        const catalogue::Rect &key = layout.pageKeys.front();
        const QRectF cell(layout.screen.x + layout.screen.width / 2 + 4, key.y - 6, 145, 51);
        text(painter, QRectF(cell.left(), cell.top(), 36, cell.height()), QCoreApplication::translate("PhonePicture", "Page"), 11, colours.dim);
        for (int i = 0; i < layout.pages; ++i) {
            const QRectF number(cell.left() + 46 + 26 * i, cell.center().y() - 11, 22, 22);
            box(painter, number, 4, i == page ? colours.here : QColor(Qt::transparent), i == page ? colours.accent : colours.gapEdge);
            text(painter, number, QString::number(i + 1), 12, i == page ? colours.text : colours.dim);
        }
    }
}

} // namespace pbx::views
