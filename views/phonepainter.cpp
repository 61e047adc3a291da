#include "phonepainter.h"

#include "icons.h"
#include "phonedecor.h"

#include <algorithm>
#include <QGuiApplication>

namespace pbx::views {

namespace {

// Sizes of the drawing, whatever the system's font size: the painter scales the whole.
QFont sized(double pixels, bool bold = false)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(static_cast<int>(std::lround(pixels)));
    font.setBold(bold);
    return font;
}

// A cell's tint follows its lamp, so that the state is seen on the screen too.
QColor stateColour(const KeyFace &face, const catalogue::Lamps &lamps)
{
    const bool tells =
        face.lamp == LampState::Ringing || face.lamp == LampState::Talking || face.lamp == LampState::Day || face.lamp == LampState::Night;
    return tells ? lampLook(face.lamp, lamps).colour : PhoneColours::get().dim;
}

struct CellLook {
    bool right = false, module = false;
};

// One line of text, at the side where its key is.
int lineFlags(bool right, Qt::AlignmentFlag vertical = Qt::AlignVCenter)
{
    return static_cast<int>(right ? Qt::AlignRight : Qt::AlignLeft) | static_cast<int>(vertical) | static_cast<int>(Qt::TextSingleLine);
}

void paintLines(QPainter &painter, const QRectF &box, const KeyFace &face, const catalogue::Lamps &lamps, CellLook look)
{
    const QColor state = stateColour(face, lamps);
    const bool gap = face.type == domain::KeyType::Unused;
    const double iconSize = look.module ? 12 : 16;
    const double pad = look.module ? 5 : 7;
    const QRectF iconBox(look.right ? box.right() - pad - iconSize : box.left() + pad, box.center().y() - iconSize / 2, iconSize, iconSize);
    paintIcon(painter, iconOf(face.type), iconBox, state);
    const double gapWidth = look.module ? 4 : 6;
    const QRectF text = look.right ? QRectF(box.left() + pad, box.top(), iconBox.left() - gapWidth - box.left() - pad, box.height())
                                   : QRectF(iconBox.right() + gapWidth, box.top(), box.right() - pad - iconBox.right() - gapWidth, box.height());
    const QFont labelFont = sized(look.module ? 11 : 13, !gap);
    const QFont detailFont = sized(look.module ? 9.5 : 11);
    const double labelHeight = look.module ? 13 : 17;
    const double detailHeight = look.module ? 12 : 15;
    const QString detail = detailText(face);
    const double top = text.center().y() - (labelHeight + (detail.isEmpty() ? 0 : detailHeight)) / 2;
    painter.setFont(labelFont);
    painter.setPen(gap ? PhoneColours::get().dim : PhoneColours::get().text);
    painter.drawText(QRectF(text.left(), top, text.width(), labelHeight), lineFlags(look.right),
                     QFontMetricsF(labelFont).elidedText(face.label, Qt::ElideRight, text.width()));
    painter.setFont(detailFont);
    painter.setPen(state);
    const QString word = lampWord(face.lamp);
    const QFontMetricsF metrics(detailFont);
    // The number gives way, the state's word stays.
    const double wordWidth = word.isEmpty() ? 0 : metrics.horizontalAdvance(QLatin1Char(' ') + word);
    QString line = metrics.elidedText(face.detail, Qt::ElideRight, std::max(0.0, text.width() - wordWidth));
    if (!word.isEmpty())
        line += (line.isEmpty() ? QString() : QStringLiteral(" ")) + word;
    painter.drawText(QRectF(text.left(), top + labelHeight, text.width(), detailHeight), lineFlags(look.right), line);
}

void paintSmall(QPainter &painter, const QRectF &box, const KeyFace &face, bool right)
{
    const QFont font = sized(box.height() > 45 ? 22 : 18);
    painter.setFont(font);
    painter.setPen(face.type == domain::KeyType::Unused ? PhoneColours::get().dim : PhoneColours::get().text);
    painter.drawText(box.adjusted(6, 0, -6, 0), lineFlags(right),
                     QFontMetricsF(font).elidedText(face.type == domain::KeyType::Unused ? QString() : face.label, Qt::ElideRight, box.width() - 12));
}

void paintEmpty(QPainter &painter, const QRectF &box, const KeyCell &cell, CellLook look)
{
    painter.setPen(QPen(QColor(0x3A, 0x46, 0x52), 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(PhoneColours::get().dim);
    painter.setFont(sized(look.module ? 11 : 12));
    const QString text = cell.usable ? cell.slot : QCoreApplication::translate("PhonePicture", "%1, not to be set").arg(cell.slot);
    painter.drawText(box.adjusted(8, 0, -8, 0), lineFlags(look.right), text);
}

void paintCap(QPainter &painter, const QRectF &cap, bool accent)
{
    painter.setPen(QPen(accent ? PhoneColours::get().accent : PhoneColours::get().edge, 1));
    painter.setBrush(PhoneColours::get().cap);
    painter.drawRoundedRect(cap, 5, 5);
}

void paintCell(QPainter &painter, const KeyCell &cell, const PhoneDrawing &drawing)
{
    const QRectF cap = toQt(cell.place->cap);
    const QRectF box = toQt(cell.place->cell).adjusted(1, 3, -1, -3);
    const CellLook look{cell.place->side == catalogue::Side::Right, drawing.module};
    paintCap(painter, cap, cell.hovered);
    if (cell.usable)
        paintLamp(painter, cap, cell.face ? cell.face->lamp : LampState::None, *drawing.lamps, drawing.lit);
    if (!cell.face) {
        if (!drawing.small)
            paintEmpty(painter, box, cell, look);
    } else if (drawing.small) {
        paintSmall(painter, box, *cell.face, look.right);
    } else {
        const bool gap = cell.face->type == domain::KeyType::Unused;
        painter.setPen(gap ? QPen(QColor(0x4A, 0x56, 0x62), 1, Qt::DotLine) : QPen(Qt::NoPen));
        painter.setBrush(gap ? QBrush(Qt::NoBrush) : QBrush(PhoneColours::get().cell));
        painter.drawRoundedRect(gap ? box.adjusted(0.5, 0.5, -0.5, -0.5) : box, 3, 3);
        paintLines(painter, box, *cell.face, *drawing.lamps, look);
    }
    painter.setBrush(Qt::NoBrush);
    if (cell.ghost) {
        painter.setPen(QPen(PhoneColours::get().accent, 2, Qt::DashLine));
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3);
        painter.setPen(QPen(PhoneColours::get().accent, 2));
        painter.drawRoundedRect(cap, 5, 5);
    }
    if (!cell.note.isEmpty()) {
        painter.setPen(PhoneColours::get().accent);
        painter.setFont(sized(10));
        painter.drawText(box.adjusted(5, 1, -5, 0), lineFlags(!look.right, Qt::AlignTop), cell.note);
    }
    if (cell.selected) {
        painter.setPen(QPen(PhoneColours::get().accent, 2));
        painter.drawRoundedRect(cap.adjusted(1, 1, -1, -1), 4, 4);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3);
    }
    if (cell.focused) {
        painter.setPen(QPen(PhoneColours::get().accent, 2));
        painter.drawRoundedRect(cap.united(box).adjusted(-2, -2, 2, 2), 5, 5);
    }
}

void paintHeader(QPainter &painter, const PhoneDrawing &drawing)
{
    if (drawing.small)
        return;
    const QRectF screen = toQt(drawing.layout->screen);
    const double height = drawing.layout->places.empty() ? 28 : std::min(28.0, drawing.layout->places.front().cell.y - drawing.layout->screen.y);
    const QRectF line(screen.left() + 10, screen.top(), screen.width() - 20, height);
    const QFont font = sized(drawing.module ? 10.5 : 11.5);
    painter.setFont(font);
    painter.setPen(PhoneColours::get().text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, QFontMetricsF(font).elidedText(drawing.headerLeft, Qt::ElideRight, line.width() * 0.6));
    painter.setPen(PhoneColours::get().dim);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(drawing.headerRight, Qt::ElideRight, line.width() * 0.38));
}

} // namespace

Icon iconOf(domain::KeyType type)
{
    switch (type) {
    case domain::KeyType::Main: return Icon::Main;
    case domain::KeyType::Line: return Icon::Line;
    case domain::KeyType::Unused: return Icon::Unused;
    case domain::KeyType::Monitor: return Icon::Monitor;
    case domain::KeyType::SpeedDial: return Icon::Speed;
    case domain::KeyType::DayNight: return Icon::DayNight;
    }
    return Icon::Key;
}

QRectF toQt(const catalogue::Rect &rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

QString detailText(const KeyFace &face)
{
    const QString word = lampWord(face.lamp);
    return word.isEmpty() || face.detail.isEmpty() ? face.detail + word : face.detail + QLatin1Char(' ') + word;
}

void paintPhone(QPainter &painter, const PhoneDrawing &drawing)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintDecor(painter, *drawing.layout, drawing.page, drawing.small);
    paintHeader(painter, drawing);
    for (const KeyCell &cell : drawing.cells)
        paintCell(painter, cell, drawing);
    painter.restore();
}

void paintKey(QPainter &painter, const QRectF &box, const KeyFace &face, const catalogue::Lamps &lamps, bool lit)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(PhoneColours::get().screen);
    painter.drawRoundedRect(box, 3, 3);
    const QRectF cap(box.left() + 4, box.center().y() - 13, 32, 26);
    paintCap(painter, cap, false);
    paintLamp(painter, cap, face.lamp, lamps, lit);
    const QRectF cell(cap.right() + 4, box.top() + 1, box.right() - cap.right() - 6, box.height() - 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(PhoneColours::get().cell);
    painter.drawRoundedRect(cell, 3, 3);
    paintLines(painter, cell, face, lamps, {});
    painter.restore();
}

} // namespace pbx::views
