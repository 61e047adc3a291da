#include "sharp.h"

#include <algorithm>
#include <cmath>

namespace pbx::views {

namespace {

bool straight(const QTransform &device)
{
    return device.type() <= QTransform::TxScale && device.m11() > 0 && device.m22() > 0;
}

double wholeWidth(const QPainter &painter, double width)
{
    const QTransform device = painter.deviceTransform();
    return straight(device) ? std::max(1.0, std::round(width * device.m11())) / device.m11() : width;
}

} // namespace

QPen sharpPen(const QPainter &painter, const QColor &colour, double width, Qt::PenStyle style)
{
    return {colour, wholeWidth(painter, width), style};
}

QRectF sharpRect(const QPainter &painter, const QRectF &rect)
{
    const QTransform device = painter.deviceTransform();
    if (!straight(device))
        return rect;
    const QRectF mapped = device.mapRect(rect);
    const QPointF from(std::round(mapped.left()), std::round(mapped.top()));
    const QPointF to(std::round(mapped.right()), std::round(mapped.bottom()));
    return device.inverted().mapRect(QRectF(from, to));
}

QRectF sharpOutline(const QPainter &painter, const QRectF &rect, double penWidth)
{
    const double half = wholeWidth(painter, penWidth) / 2;
    return sharpRect(painter, rect).adjusted(half, half, -half, -half);
}

} // namespace pbx::views
