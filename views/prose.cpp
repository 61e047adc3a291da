#include "prose.h"

#include <QPainter>

namespace pbx::views {

Prose::Prose(const QString &text, const QFont &font, double width, bool right)
    : m_layout(std::make_unique<QTextLayout>(text, font))
{
    QTextOption option(Qt::AlignAbsolute | (right ? Qt::AlignRight : Qt::AlignLeft));
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    m_layout->setTextOption(option);
    m_layout->beginLayout();
    double y = 0;
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width * kPerMillimetre);
        line.setPosition({0, y});
        y += line.height();
    }
    m_layout->endLayout();
    m_height = y / kPerMillimetre;
}

void Prose::paint(QPainter &painter, const QPointF &millimetres, const QColor &colour) const
{
    painter.setPen(colour);
    m_layout->draw(&painter, millimetres * kPerMillimetre);
}

} // namespace pbx::views
