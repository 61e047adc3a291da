// The key templates of a site: keep the keys of a phone under a name, put them on this phone or on others, change them
// together with the phones that carry them. Each is one undo step of the workspace.
#pragma once

#include "items/keytemplatemodel.h"
#include "items/session.h"

#include <QDialog>

class QPushButton;
class QTableView;

namespace pbx::views {

class EmptyState;
class MessageBar;
class ToneLabel;
class WorkLine;

class KeyTemplatesDialog final : public QDialog {
    Q_OBJECT
public:
    // phone, keys: whose keys can be kept, as they are edited now; selected keys alone where there are several.
    KeyTemplatesDialog(items::Session &session, const domain::Uuid &site, const QString &phone, std::vector<items::CargoKey> keys,
                       QWidget *parent = nullptr);

Q_SIGNALS:
    void putAsked(const std::vector<pbx::items::CargoKey> &keys, const QString &name); // on the phone that is edited
    void copyAsked(const std::vector<pbx::items::CargoKey> &keys, const QString &name);

private:
    [[nodiscard]] QWidget *makeButtons();
    [[nodiscard]] const items::KeyTemplateRow *current() const;
    void refresh();
    void take(std::vector<items::KeyTemplateRow> rows);
    void showButtons();
    void add();
    void rename(const items::KeyTemplateRow &row, const QString &name);
    void remove();
    void planUpdate();
    void askUpdate(const items::KeyTemplateRow &row, const items::TemplateUpdate &update);
    using Job = std::function<domain::Result<void>(changes::Workspace &, const domain::Progress &)>;
    void run(const QString &what, const Job &job); // one at a time; tells where it failed

    items::Session &m_session;
    domain::Uuid m_site;
    QString m_phone;
    std::vector<items::CargoKey> m_keys;
    items::KeyTemplateModel *m_model;
    QTableView *m_table;
    EmptyState *m_empty;
    ToneLabel *m_note;
    MessageBar *m_message;
    WorkLine *m_work;
    QPushButton *m_put, *m_copy, *m_update, *m_rename, *m_remove, *m_add;
    std::optional<domain::Uuid> m_wanted; // just made: its name is edited at once
    int m_asked = 0;
};

} // namespace pbx::views
