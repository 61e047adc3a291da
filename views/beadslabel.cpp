#include "beadslabel.h"

#include "icons.h"

#include <QPainter>
#include <QStyle>

namespace pbx::views {

BeadsLabel::BeadsLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    hide();
}

void BeadsLabel::setProgress(store::Progress progress)
{
    m_progress = progress;
    setVisible(progress != store::Progress::NoPhone);
    setAccessibleName(tr("Configuration: %1").arg(progressWord(progress)));
    setToolTip(accessibleName());
    updateGeometry();
    update();
}

QSize BeadsLabel::sizeHint() const
{
    const QFontMetrics metrics(Theme::font(Theme::Text::Base));
    return {static_cast<int>(beadsWidth()) + px(8) + metrics.horizontalAdvance(progressWord(m_progress)) + 1, metrics.height()};
}

void BeadsLabel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const int width = static_cast<int>(beadsWidth());
    paintBeads(painter, QStyle::visualRect(layoutDirection(), rect(), {0, 0, width, height()}), m_progress, theme);
    painter.setFont(Theme::font(Theme::Text::Base));
    painter.setPen(theme.text);
    const QRect word = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(width + px(8), 0, 0, 0));
    painter.drawText(word, Qt::AlignVCenter | Qt::AlignLeading, progressWord(m_progress));
}

} // namespace pbx::views
