// A text that wraps, laid out once and painted where it comes to stand on a paper. Its own letters tell its direction; right
// tells its side.
#pragma once

#include "paper.h"

#include <QTextLayout>

#include <memory>

namespace pbx::views {

class Prose final {
public:
    Prose(const QString &text, const QFont &font, double width, bool right); // width in mm
    [[nodiscard]] double height() const { return m_height; }                 // mm
    void paint(QPainter &painter, const QPointF &millimetres, const QColor &colour) const;

private:
    std::unique_ptr<QTextLayout> m_layout;
    double m_height = 0;
};

} // namespace pbx::views
