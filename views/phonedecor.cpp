#include "phonedecor.h"

#include "icons.h"
#include "phonepainter.h"

#include <algorithm>
#include <QGuiApplication>

namespace pbx::views {

namespace {

const QColor kDark(0x1E, 0x22, 0x28);
const QColor kGroove(0x17, 0x1A, 0x1F);
const QColor kKey(0x36, 0x3D, 0x46);

void box(QPainter &painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge)
{
    painter.setPen(QPen(edge, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, radius, radius);
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
void paintHandset(QPainter &painter, const catalogue::Layout &layout)
{
    const QRectF cradle(12.5, 17.5, 53, layout.height - 37);
    box(painter, cradle, 14, QColor(0x24, 0x28, 0x2E), kGroove);
    const double piece = std::min(76.0, cradle.height() / 4);
    for (const double y : {cradle.top() + 12, cradle.bottom() - 12 - piece})
        box(painter, QRectF(cradle.left() + 10, y, 33, piece), 8, kGroove, kGroove);
}

void paintDialPad(QPainter &painter, const catalogue::Layout &layout, bool small)
{
    const double top = layout.screen.y + layout.screen.height; // soft keys hang below the screen
    for (int i = 0; i < 4; ++i)
        box(painter, QRectF(130.5 + 74 * i, top + 8, 57, 14), 5, kKey, QColor(0x4A, 0x52, 0x5C));
    const double pad = top + 52;
    if (layout.height - pad < 120)
        return;
    const QPointF centre(152, pad + 57);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kKey);
    painter.drawEllipse(centre, 44, 44);
    painter.setBrush(kDark);
    painter.drawEllipse(centre, 30, 30);
    box(painter, QRectF(centre - QPointF(17, 17), QSizeF(34, 34)), 17, kKey, QColor(0x4A, 0x52, 0x5C));
    const auto label = [&](const QRectF &rect, const QString &what) {
        if (!small)
            text(painter, rect, what, 12, PhoneColours::get().dim);
    };
    label(QRectF(centre - QPointF(17, 17), QSizeF(34, 34)), QStringLiteral("OK"));
    const QString keys = QStringLiteral("123456789*0#");
    for (int i = 0; i < 12; ++i) {
        const int column = i % 3, row = i / 3;
        const QRectF key(217.5 + 48 * column, pad + 31 * row, 40, 24);
        box(painter, key, 5, kKey, QColor(0x4A, 0x52, 0x5C));
        label(key, keys.mid(i, 1));
    }
    for (int i = 0; i < 8; ++i) {
        const int column = i % 2, row = i / 2;
        box(painter, QRectF(373.5 + 42 * column, pad + 31 * row, 33, 24), 5, kKey, QColor(0x4A, 0x52, 0x5C));
    }
}

void paintPageKeys(QPainter &painter, const catalogue::Layout &layout, int page, bool small)
{
    const bool each = layout.pageKeys.size() > 1;
    for (std::size_t i = 0; i < layout.pageKeys.size(); ++i) {
        const QRectF key = toQt(layout.pageKeys[i]);
        const bool here = each && static_cast<int>(i) == page;
        box(painter, key, 5, here ? QColor(0x2A, 0x55, 0x88) : PhoneColours::get().cap, here ? PhoneColours::get().accent : PhoneColours::get().edge);
        if (each && !small)
            text(painter, key, QString::number(i + 1), 12, here ? PhoneColours::get().text : PhoneColours::get().dim);
        else if (!each)
            paintIcon(painter, Icon::Right, QRectF(key.center() - QPointF(8, 8), QSizeF(16, 16)), PhoneColours::get().dim);
    }
}

} // namespace

void paintDecor(QPainter &painter, const catalogue::Layout &layout, int page, bool small)
{
    box(painter, QRectF(0.5, 0.5, layout.width - 1, layout.height - 1), 14, PhoneColours::get().body, PhoneColours::get().edge);
    box(painter, toQt(layout.screen), 5, PhoneColours::get().screen, kDark);
    if (layout.handsetAndDialPad) {
        paintHandset(painter, layout);
        paintDialPad(painter, layout, small);
    }
    paintPageKeys(painter, layout, page, small);
    // Where the page key's own cell would be, the page is told.
    if (layout.pageKeys.size() == 1 && !small) {
        const catalogue::Rect &key = layout.pageKeys.front();
        const QRectF cell(layout.screen.x + layout.screen.width / 2 + 4, key.y - 6, 145, 51);
        text(painter, QRectF(cell.left(), cell.top(), 36, cell.height()), QCoreApplication::translate("PhonePicture", "Page"), 11,
             PhoneColours::get().dim);
        for (int i = 0; i < layout.pages; ++i) {
            const QRectF number(cell.left() + 46 + 26 * i, cell.center().y() - 11, 22, 22);
            box(painter, number, 4, i == page ? QColor(0x2A, 0x55, 0x88) : QColor(Qt::transparent),
                i == page ? PhoneColours::get().accent : QColor(0x4A, 0x56, 0x62));
            text(painter, number, QString::number(i + 1), 12, i == page ? PhoneColours::get().text : PhoneColours::get().dim);
        }
    }
}

} // namespace pbx::views
