#include "workbar.h"

#include "items/session.h"

#include <QPointer>

namespace pbx::views {

WorkBar::WorkBar(items::Session &session, const char *name, QWidget *parent)
    : QProgressBar(parent)
    , m_session(session)
{
    setObjectName(QLatin1String(name));
    setAccessibleName(tr("Progress"));
    hide();
}

WorkBar::~WorkBar()
{
    stop();
}

domain::Progress WorkBar::begin(const QString &what)
{
    stop();
    m_stopped = std::make_shared<std::atomic_bool>(false);
    setRange(0, 0);
    setFormat(what.isEmpty() ? QStringLiteral("%p%") : what);
    setAccessibleDescription(what);
    show();
    return [stopped = m_stopped, guard = QPointer<WorkBar>(this), context = &m_session](std::size_t done, std::size_t total) {
        QMetaObject::invokeMethod(context, [stopped, guard, done, total] {
            if (!guard || total == 0 || *stopped)
                return;
            guard->setRange(0, 1000);
            guard->setValue(static_cast<int>(done * 1000 / total));
        });
        return !*stopped;
    };
}

void WorkBar::stop()
{
    *m_stopped = true;
}

} // namespace pbx::views
