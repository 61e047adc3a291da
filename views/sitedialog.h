// A new site, or what is common to all of an existing one's phones.
#pragma once

#include "changes/workspace.h"
#include "items/siteinput.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class FieldRow;
class MessageBar;

class SiteDialog final : public QDialog {
    Q_OBJECT
public:
    explicit SiteDialog(items::Session &session, QWidget *parent = nullptr); // a new one
    SiteDialog(items::Session &session, const domain::Uuid &site, QWidget *parent = nullptr);

Q_SIGNALS:
    void saved(const domain::Uuid &site);

private:
    void build();
    void fill(const items::SiteInput &input);
    [[nodiscard]] items::SiteInput typed() const;
    void check();
    void save();
    void askParameters();

    items::Session &m_session;
    domain::Uuid m_site;
    std::int64_t m_version = 0;
    items::SiteInput m_filled;
    std::vector<domain::ParameterSet> m_parameters; // as stored; edited in a dialog of their own
    std::map<QString, QLineEdit *> m_fields;
    std::map<QString, FieldRow *> m_rows;
    QPushButton *m_save = nullptr, *m_parameterButton = nullptr;
    MessageBar *m_notice = nullptr;
};

} // namespace pbx::views
