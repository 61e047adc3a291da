#include "workline.h"

#include "widgets.h"
#include "workbar.h"

#include <QHBoxLayout>
#include <QTimer>
#include <QToolButton>
#include <utility>

namespace pbx::views {

namespace {

constexpr int kMoment = 500; // ms; what is done sooner needs no sign

} // namespace

WorkLine::WorkLine(items::Session &session, const char *name, QWidget *parent)
    : QWidget(parent)
    , m_what(new ElidedLabel({}, this))
    , m_bar(new WorkBar(session, name, this))
    , m_stop(new QToolButton(this))
    , m_slow(new QTimer(this))
{
    m_what->setFont(Theme::font(Theme::Text::Small));
    m_what->setColour(&Theme::secondary);
    m_what->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(px(160), px(8));
    m_stop->setObjectName(QLatin1String(name) + QStringLiteral("Stop"));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Stop this; then nothing of it is saved"));
    m_stop->setFont(Theme::font(Theme::Text::Small));
    m_stop->setAutoRaise(true);
    m_stop->setFixedHeight(px(21));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(px(6));
    line->addWidget(m_what, 1);
    line->addWidget(m_bar);
    line->addWidget(m_stop);
    m_slow->setSingleShot(true);
    m_slow->setInterval(kMoment);
    connect(m_slow, &QTimer::timeout, this, &QWidget::show);
    connect(m_stop, &QToolButton::clicked, this, [this] {
        m_bar->stop();
        m_stop->setEnabled(false);
    });
    hide();
}

domain::Progress WorkLine::begin(const QString &what)
{
    m_what->setText(what);
    m_stop->setEnabled(true);
    m_slow->start();
    setRunning(true);
    return m_bar->begin(what);
}

void WorkLine::end()
{
    m_slow->stop();
    hide();
    setRunning(false);
}

void WorkLine::setRunning(bool running)
{
    if (std::exchange(m_running, running) != running)
        Q_EMIT runningChanged(running);
}

} // namespace pbx::views
