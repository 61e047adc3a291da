// Chooses the extension that gets an unknown phone: those of the site that have no MAC address yet, searchable.
#pragma once

#include "items/session.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace pbx::views {

class MessageBar;
class ToneLabel;

class GiveMacDialog final : public QDialog {
    Q_OBJECT
public:
    GiveMacDialog(items::Session &session, const domain::Uuid &site, const QString &mac, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const pbx::domain::Uuid &extension);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // up and down in the search move in the list

private:
    void search();
    void take(const std::vector<store::ExtensionRow> &found);
    void choose();

    items::Session &m_session;
    const domain::Uuid m_site;
    int m_asked = 0;
    QLineEdit *m_search;
    QListWidget *m_list;
    ToneLabel *m_note;
    MessageBar *m_message;
    QPushButton *m_give;
};

} // namespace pbx::views
