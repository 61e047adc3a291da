// Imports a site document and tells what became pending, or every error with its place.
#pragma once

#include "changes/workspace.h"

#include <QDialog>

#include <memory>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class MessageBar;
class WorkBar;

class ImportDialog final : public QDialog {
    Q_OBJECT
public:
    // Begins at once; what still runs when it is closed is stopped.
    ImportDialog(items::Session &session, const QString &path, QWidget *parent = nullptr);

Q_SIGNALS:
    void imported(const domain::Uuid &site);

private:
    using Outcome = tl::expected<changes::ImportReport, domain::Refused>;
    void begin(bool allowMassRemoval);
    void take(const Outcome &outcome);
    void showFindings(const domain::Findings &findings);

    items::Session &m_session;
    QString m_path;
    QLabel *m_what;
    WorkBar *m_progress;
    QTreeWidget *m_findings;
    MessageBar *m_brake;
    QPushButton *m_anyway, *m_close;
};

} // namespace pbx::views
