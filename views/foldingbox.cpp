#include "foldingbox.h"

#include <algorithm>
#include <QBoxLayout>
#include <QResizeEvent>

namespace pbx::views {

FoldingBox::FoldingBox(int spacing, int least, QWidget *parent)
    : QWidget(parent)
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_least(least)
{
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(spacing);
}

void FoldingBox::add(QWidget *part, int stretch)
{
    m_parts->addWidget(part, stretch);
}

QSize FoldingBox::minimumSizeHint() const
{
    int widest = 0;
    for (int i = 0; i < m_parts->count(); ++i)
        widest = std::max(widest, m_parts->itemAt(i)->minimumSize().width());
    const QMargins around = contentsMargins();
    const int wrapped = m_parts->hasHeightForWidth() ? m_parts->totalMinimumHeightForWidth(width()) : 0; // an area that scrolls asks for no more
    return {widest + around.left() + around.right(), std::max(m_parts->totalMinimumSize().height(), wrapped)};
}

bool FoldingBox::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) // a part has become wider or narrower
        fold();
    return QWidget::event(event);
}

void FoldingBox::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
    if (event->size().width() != event->oldSize().width())
        updateGeometry(); // texts wrap otherwise
}

void FoldingBox::fold()
{
    const QMargins around = contentsMargins();
    int needed = around.left() + around.right() + m_parts->spacing() * (m_parts->count() - 1);
    for (int i = 0; i < m_parts->count(); ++i)
        needed += m_parts->itemAt(i)->minimumSize().width();
    m_parts->setDirection(width() >= std::max(needed, m_least) ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace pbx::views
