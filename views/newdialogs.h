// Dialogs that make something new. They check while one types and keep what is typed when the workspace refuses it.
#pragma once

#include "items/session.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace pbx::views {

class FieldRow;
class MessageBar;

class NewDialog : public QDialog {
    Q_OBJECT
public:
    using QDialog::accept;

Q_SIGNALS:
    void made(const pbx::domain::Uuid &site, const std::optional<pbx::domain::Uuid> &object);

protected:
    NewDialog(items::Session &session, const QString &title, const QString &done, QWidget *parent);
    FieldRow *addField(const QString &label, QWidget *control, const char *name);
    void finish(const domain::Result<domain::Uuid> &result, const std::optional<domain::Uuid> &site);
    virtual void check() = 0; // messages beside the fields; enables the button
    virtual void make() = 0;
    void allow(bool possible);

    items::Session &m_session;
    QVBoxLayout *m_fields;
    MessageBar *m_message;
    QPushButton *m_done;
};

class NewExtensionDialog final : public NewDialog {
    Q_OBJECT
public:
    NewExtensionDialog(items::Session &session, const domain::Uuid &site, const std::optional<domain::Uuid> &office, QWidget *parent = nullptr);

private:
    void check() override;
    void make() override;
    domain::Uuid m_site;
    QLineEdit *m_number, *m_name;
    QComboBox *m_office;
    FieldRow *m_numberRow, *m_nameRow;
};

} // namespace pbx::views
