// Writes a site as a document: without secrets unless asked for.
#pragma once

#include "changes/workspace.h"

#include <QDialog>

class QCheckBox;
class QPushButton;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class MessageBar;

class ExportDialog final : public QDialog {
    Q_OBJECT
public:
    ExportDialog(items::Session &session, const domain::Uuid &site, QWidget *parent = nullptr);
    void write(const QString &path); // what the file chooser answers

Q_SIGNALS:
    void written(const QString &path);

private:
    void choose();

    items::Session &m_session;
    domain::Uuid m_site;
    QCheckBox *m_secrets;
    MessageBar *m_notice;
    QPushButton *m_export;
};

} // namespace pbx::views
