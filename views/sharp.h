// Straight edges on whole device pixels, whatever the scale: a line that is smeared over two looks grey. Painters that turn
// or shear are left alone.
#pragma once

#include <QPainter>

namespace pbx::views {

// A pen as wide as whole device pixels, at least one.
[[nodiscard]] QPen sharpPen(const QPainter &painter, const QColor &colour, double width, Qt::PenStyle style = Qt::SolidLine);
// rect is what the outline encloses to its outer edge: the line is drawn inside it.
[[nodiscard]] QRectF sharpOutline(const QPainter &painter, const QRectF &rect, double penWidth);
// For fills without a pen.
[[nodiscard]] QRectF sharpRect(const QPainter &painter, const QRectF &rect);

} // namespace pbx::views
