// Work on the session's thread that takes longer than a moment: what it is, how far it is, and a way to stop it.
#pragma once

#include "domain/json.h"

#include <QWidget>

class QTimer;
class QToolButton;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class ElidedLabel;
class WorkBar;

class WorkLine final : public QWidget {
    Q_OBJECT
public:
    WorkLine(items::Session &session, const char *name, QWidget *parent); // hidden until something takes half a second

    // Only while nothing runs. The work tells how far it is with what is returned, and ends where that says so.
    [[nodiscard]] domain::Progress begin(const QString &what);
    void end();
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void runningChanged(bool running);

private:
    void setRunning(bool running);

    ElidedLabel *m_what;
    WorkBar *m_bar;
    QToolButton *m_stop;
    QTimer *m_slow;
    bool m_running = false;
};

} // namespace pbx::views
