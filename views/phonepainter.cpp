#include "phonepainter.h"

#include "icons.h"
#include "items/textof.h"
#include "phonedecor.h"
#include "sharp.h"

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
QColor stateColour(const KeyFace &face, const catalogue::Lamps *lamps, const PhoneColours &colours)
{
    const bool tells =
        face.lamp == LampState::Ringing || face.lamp == LampState::Talking || face.lamp == LampState::Day || face.lamp == LampState::Night;
    return tells && lamps ? lampLook(face.lamp, *lamps, colours).colour : colours.dim;
}

struct CellLook {
    const catalogue::Lamps *lamps;
    const PhoneColours &colours;
    bool right = false, module = false;
};

// One line of text, at the side where its key is, whatever the direction of the program's language.
int lineFlags(bool right, Qt::AlignmentFlag vertical = Qt::AlignVCenter)
{
    return static_cast<int>(right ? Qt::AlignRight : Qt::AlignLeft) | static_cast<int>(Qt::AlignAbsolute) | static_cast<int>(vertical)
           | static_cast<int>(Qt::TextSingleLine);
}

void paintLines(QPainter &painter, const QRectF &box, const KeyFace &face, const CellLook &look)
{
    const QColor state = stateColour(face, look.lamps, look.colours);
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
    painter.setPen(gap ? look.colours.dim : look.colours.text);
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

void paintSmall(QPainter &painter, const QRectF &box, const KeyFace &face, const CellLook &look)
{
    const QFont font = sized(box.height() > 45 ? 22 : 18);
    painter.setFont(font);
    painter.setPen(face.type == domain::KeyType::Unused ? look.colours.dim : look.colours.text);
    painter.drawText(box.adjusted(6, 0, -6, 0), lineFlags(look.right),
                     QFontMetricsF(font).elidedText(face.type == domain::KeyType::Unused ? QString() : face.label, Qt::ElideRight, box.width() - 12));
}

void paintEmpty(QPainter &painter, const QRectF &box, const KeyCell &cell, const CellLook &look)
{
    painter.setPen(sharpPen(painter, look.colours.cellEdge, 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(sharpOutline(painter, box, 1), 3, 3);
    painter.setPen(look.colours.dim);
    painter.setFont(sized(look.module ? 11 : 12));
    const QString slot = items::toQt(cell.slot.toString());
    const QString text = cell.usable ? slot : QCoreApplication::translate("PhonePicture", "%1, not to be set").arg(slot);
    const QRectF room = box.adjusted(8, 0, -8, 0);
    painter.drawText(room, lineFlags(look.right), QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, room.width()));
}

void paintCap(QPainter &painter, const QRectF &cap, const PhoneColours &colours, bool accent)
{
    painter.setPen(sharpPen(painter, accent ? colours.accent : colours.edge, 1));
    painter.setBrush(colours.cap);
    painter.drawRoundedRect(sharpOutline(painter, cap, 1), 5, 5);
}

// Over a key: two pixels of the accent's colour. outside: how far beyond the box.
void paintRing(QPainter &painter, const QRectF &box, const PhoneColours &colours, double outside, double radius, Qt::PenStyle style = Qt::SolidLine)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(sharpPen(painter, colours.accent, 2, style));
    painter.drawRoundedRect(sharpOutline(painter, box.adjusted(-outside, -outside, outside, outside), 2), radius, radius);
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
    painter.setPen(drawing.colours->text);
    painter.drawText(line, lineFlags(false), QFontMetricsF(font).elidedText(drawing.headerLeft, Qt::ElideRight, line.width() * 0.6));
    painter.setPen(drawing.colours->dim);
    painter.drawText(line, lineFlags(true), QFontMetricsF(font).elidedText(drawing.headerRight, Qt::ElideRight, line.width() * 0.38));
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

void paintKeyCell(QPainter &painter, const KeyCell &cell, const PhoneDrawing &drawing)
{
    const PhoneColours &colours = *drawing.colours;
    const QRectF cap = toQt(cell.place->cap);
    const QRectF box = toQt(cell.place->cell).adjusted(1, 3, -1, -3);
    const CellLook look{drawing.lamps, colours, cell.place->side == catalogue::Side::Right, drawing.module};
    paintCap(painter, cap, colours, cell.hovered);
    if (cell.usable && drawing.lamps)
        paintLamp(painter, cap, cell.face ? cell.face->lamp : LampState::None, *drawing.lamps, drawing.lit, colours);
    if (!cell.face) {
        if (!drawing.small)
            paintEmpty(painter, box, cell, look);
    } else if (drawing.small) {
        paintSmall(painter, box, *cell.face, look);
    } else {
        // Where the cell is no lighter than the screen, a line keeps it apart.
        const bool gap = cell.face->type == domain::KeyType::Unused;
        const bool outlined = gap || colours.cell == colours.screen;
        painter.setPen(outlined ? sharpPen(painter, colours.gapEdge, 1, gap ? Qt::DotLine : Qt::SolidLine) : QPen(Qt::NoPen));
        painter.setBrush(gap ? QBrush(Qt::NoBrush) : QBrush(colours.cell));
        painter.drawRoundedRect(outlined ? sharpOutline(painter, box, 1) : sharpRect(painter, box), 3, 3);
        paintLines(painter, box, *cell.face, look);
    }
    if (cell.ghost) {
        paintRing(painter, box, colours, 0, 3, Qt::DashLine);
        paintRing(painter, cap, colours, 1, 5);
    }
    if (!cell.note.isEmpty()) {
        painter.setPen(colours.accent);
        painter.setFont(sized(10));
        painter.drawText(box.adjusted(5, 1, -5, 0), lineFlags(!look.right, Qt::AlignTop), cell.note);
    }
    if (cell.selected) {
        paintRing(painter, cap, colours, 0, 4);
        paintRing(painter, box, colours, 0, 3);
    }
    if (cell.focused)
        paintRing(painter, cap.united(box), colours, 3, 5);
}

void paintPhoneBody(QPainter &painter, const PhoneDrawing &drawing)
{
    paintDecor(painter, *drawing.layout, drawing.page, drawing.small, *drawing.colours);
    paintHeader(painter, drawing);
}

void paintPhone(QPainter &painter, const PhoneDrawing &drawing)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintPhoneBody(painter, drawing);
    for (const KeyCell &cell : drawing.cells)
        paintKeyCell(painter, cell, drawing);
    painter.restore();
}

void paintKey(QPainter &painter, const QRectF &box, const KeyFace &face, const catalogue::Lamps &lamps, bool lit, const PhoneColours &colours)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.screen);
    painter.drawRoundedRect(sharpRect(painter, box), 3, 3);
    const QRectF cap(box.left() + 4, box.center().y() - 13, 32, 26);
    paintCap(painter, cap, colours, false);
    paintLamp(painter, cap, face.lamp, lamps, lit, colours);
    const QRectF cell(cap.right() + 4, box.top() + 1, box.right() - cap.right() - 6, box.height() - 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.cell);
    painter.drawRoundedRect(sharpRect(painter, cell), 3, 3);
    paintLines(painter, cell, face, {&lamps, colours});
    painter.restore();
}

} // namespace pbx::views
