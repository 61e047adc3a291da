// Which way to the workspace's key: the system's keychain, a passphrase, or for this session only.
#pragma once

#include "items/session.h"

#include <QDialog>

class QButtonGroup;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace pbx::views {

class MessageBar;

class UnlockDialog final : public QDialog {
    Q_OBJECT
public:
    explicit UnlockDialog(items::Session &session, QWidget *parent = nullptr);

private:
    using Way = items::Session::Unlock;
    QRadioButton *addWay(Way way, const char *name, const QString &text, const QString &why);
    void offer(store::Vault::Kept kept);
    void check();
    void unlock();

    items::Session &m_session;
    QButtonGroup *m_ways;
    QLineEdit *m_passphrase, *m_repeat;
    QPushButton *m_unlock;
    MessageBar *m_notice;
    bool m_new = true; // no key is kept yet: the passphrase is being chosen
};

} // namespace pbx::views
