#include "phonelayers.h"

#include <array>
#include <cmath>
#include <QPaintEngine>

namespace pbx::views {

namespace {

bool isPlain(const KeyCell &cell)
{
    return !cell.selected && !cell.focused && !cell.hovered && !cell.ghost && cell.note.isEmpty();
}

KeyCell plain(const KeyCell &cell)
{
    KeyCell out{cell.slot, cell.place, cell.face};
    out.usable = cell.usable;
    return out;
}

// Where a plain key leaves pixels.
std::array<QRect, 2> marks(const KeyCell &cell, const QTransform &own)
{
    const auto mark = [&own](const catalogue::Rect &rect) { return own.mapRect(toQt(rect).adjusted(-1, -1, 1, 1)).toAlignedRect(); };
    return {mark(cell.place->cap), mark(cell.place->cell)};
}

QRectF boundsOf(const PhoneDrawing &drawing)
{
    QRectF out(0, 0, drawing.layout->width, drawing.layout->height);
    for (const KeyCell &cell : drawing.cells)
        out |= toQt(cell.place->cap) | toQt(cell.place->cell);
    return out.adjusted(-2, -2, 2, 2);
}

double fraction(double value)
{
    constexpr double kStep = 1024;
    return std::round((value - std::floor(value)) * kStep) / kStep;
}

} // namespace

void PhoneLayers::paintBody(const PhoneDrawing &drawing, const QTransform &own)
{
    m_body = QPixmap(m_of.size);
    m_body.fill(Qt::transparent);
    QPainter painter(&m_body);
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(own);
    paintPhoneBody(painter, drawing);
    painter.end();
    m_whole = m_body;
    m_keys.assign(drawing.cells.size(), std::nullopt);
}

void PhoneLayers::paintKeys(const PhoneDrawing &drawing, const QTransform &own)
{
    QPainter painter;
    for (std::size_t i = 0; i < drawing.cells.size(); ++i) {
        const KeyCell &cell = drawing.cells[i];
        Key now{cell.face ? std::optional(*cell.face) : std::nullopt, cell.usable, true};
        if (cell.face && drawing.lamps && lampLook(cell.face->lamp, *drawing.lamps, *drawing.colours).flashes)
            now.lit = drawing.lit;
        if (m_keys[i] == now)
            continue;
        if (!painter.isActive()) {
            painter.begin(&m_whole);
            painter.setLayoutDirection(Qt::LeftToRight);
            painter.setRenderHint(QPainter::Antialiasing);
        }
        painter.resetTransform();
        painter.setCompositionMode(QPainter::CompositionMode_Source);
        for (const QRect &mark : marks(cell, own))
            painter.drawPixmap(mark.topLeft(), m_body, mark);
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        painter.setTransform(own);
        paintKeyCell(painter, plain(cell), drawing);
        m_keys[i] = std::move(now);
    }
}

void PhoneLayers::paint(QPainter &painter, const PhoneDrawing &drawing)
{
    const QTransform device = painter.deviceTransform();
    if (device.type() > QTransform::TxScale || painter.paintEngine()->type() != QPaintEngine::Raster) {
        paintPhone(painter, drawing);
        return;
    }
    const QRect place = device.mapRect(boundsOf(drawing)).toAlignedRect();
    const QTransform own = device * QTransform::fromTranslate(-place.x(), -place.y());
    Body of{drawing.layout, drawing.lamps,      drawing.colours,     drawing.module, drawing.small,
            drawing.page,   drawing.headerLeft, drawing.headerRight, device.m11(),   {fraction(device.dx()), fraction(device.dy())},
            place.size()};
    if (m_of != of || m_keys.size() != drawing.cells.size()) {
        m_of = std::move(of);
        paintBody(drawing, own);
    }
    paintKeys(drawing, own);
    painter.save();
    painter.resetTransform();
    const QTransform toLogical = painter.deviceTransform().inverted();
    const auto copy = [&](const QPixmap &from, const QRect &part) {
        painter.drawPixmap(toLogical.mapRect(QRectF(part.translated(place.topLeft()))), from, part);
    };
    copy(m_whole, m_whole.rect());
    for (const KeyCell &cell : drawing.cells) {
        if (isPlain(cell))
            continue;
        for (const QRect &mark : marks(cell, own))
            copy(m_body, mark);
    }
    painter.restore();
    for (const KeyCell &cell : drawing.cells) {
        if (!isPlain(cell))
            paintKeyCell(painter, cell, drawing);
    }
}

} // namespace pbx::views
