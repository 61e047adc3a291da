// Writes something of a site into a file that only its owner may read: without passwords unless asked for.
#pragma once

#include "changes/workspace.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QPushButton;
class QVBoxLayout;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class MessageBar;
class WorkBar;

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    void write(const QString &path); // what the file chooser answers

Q_SIGNALS:
    void written(const QString &path);

protected:
    struct Texts {
        QString title, what; // what: a sentence about the file
        QString fileName, fileTypes;
        bool secrets = true; // there are some that can be asked for
    };
    using Text = std::function<domain::Result<std::string>(changes::Workspace &, const domain::Progress &)>;
    ExportDialog(items::Session &session, const Texts &texts, QWidget *parent);

    [[nodiscard]] virtual Text text() const = 0; // of the file, made on the session's thread
    [[nodiscard]] bool withSecrets() const;
    void addChoices(QLayout *choices); // below the sentence

private:
    void choose();

    items::Session &m_session;
    const Texts m_texts;
    QVBoxLayout *m_choices;
    QCheckBox *m_secrets;
    MessageBar *m_notice;
    WorkBar *m_progress;
    QPushButton *m_export;
};

// The site as a document.
class SiteExportDialog final : public ExportDialog {
    Q_OBJECT
public:
    SiteExportDialog(items::Session &session, const domain::Uuid &site, QWidget *parent = nullptr);

private:
    [[nodiscard]] Text text() const override;

    domain::Uuid m_site;
};

} // namespace pbx::views
