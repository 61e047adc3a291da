#include "pendingbar.h"

#include "icons.h"
#include "widgets.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace pbx::views {
namespace {

QPushButton *buttonOf(QAction *action, const QIcon &icon, const QString &text, const char *name, QWidget *parent)
{
    auto *button = new QPushButton(icon, text, parent);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(action->toolTip());
    button->setEnabled(action->isEnabled());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

} // namespace

PendingBar::PendingBar(QAction *view, QAction *apply, QWidget *parent)
    : QWidget(parent)
    , m_title(new ToneLabel({}, &Theme::pendingText, Theme::Text::Bold, this))
    , m_text(new ElidedLabel(tr("Saved on this computer. The phones do not have them yet."), this))
    , m_view(buttonOf(view, icon(Icon::Eye), tr("View changes"), "viewChanges", this))
    , m_apply(buttonOf(apply, icon(Icon::Export, &Theme::accentText), tr("Apply changes"), "applyChanges", this))
{
    setObjectName(QStringLiteral("pendingBar"));
    m_title->setObjectName(QStringLiteral("pendingTitle"));
    static_cast<ElidedLabel *>(m_text)->setColour(&Theme::pendingText);
    m_apply->setProperty("primary", true);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(px(12), 0, px(12), 1);
    line->setSpacing(px(10));
    line->addSpacing(px(26)); // for the sign; a margin would not be mirrored
    line->addWidget(m_title);
    line->addWidget(m_text, 1);
    line->addWidget(m_view);
    line->addWidget(m_apply);
    setFixedHeight(px(38));
    hide();
}

void PendingBar::setCount(int pending)
{
    m_title->setText(tr("Pending changes (%L1)").arg(pending));
    setVisible(pending > 0);
}

void PendingBar::setReviewing(bool reviewing)
{
    m_view->setVisible(!reviewing);
}

void PendingBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

void PendingBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.pendingBar);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.dark ? theme.line : theme.pendingMark);
    const double side = px(16);
    const double x = layoutDirection() == Qt::RightToLeft ? width() - px(12) - side : px(12);
    paintIcon(painter, Icon::Warn, {x, (height() - side) / 2, side, side}, theme.pendingText);
}

} // namespace pbx::views
