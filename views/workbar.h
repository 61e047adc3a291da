// How far work on the session's thread is, and whether it is to go on.
#pragma once

#include "domain/json.h"

#include <QProgressBar>

#include <atomic>
#include <memory>

namespace pbx::items {
class Session;
}

namespace pbx::views {

class WorkBar final : public QProgressBar {
    Q_OBJECT
public:
    WorkBar(items::Session &session, const char *name, QWidget *parent); // hidden
    ~WorkBar() override;                                                 // stops what runs

    // Shown from now on; what ran before is stopped. The work tells how far it is with what is returned, and ends where that
    // says so.
    [[nodiscard]] domain::Progress begin(const QString &what = {});
    void stop(); // what is answered from now on is of no interest

    using Stopped = std::shared_ptr<const std::atomic_bool>;
    [[nodiscard]] Stopped stopped() const { return m_stopped; } // of what runs now, for its answer

private:
    items::Session &m_session;
    std::shared_ptr<std::atomic_bool> m_stopped = std::make_shared<std::atomic_bool>(false);
};

} // namespace pbx::views
