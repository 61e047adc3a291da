// The firewall rules of a site: table, and a form for the one that is selected or new.
#pragma once

#include "items/firewallmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class MessageBar;
class RuleForm;

class RulesPane final : public QWidget {
    Q_OBJECT
public:
    explicit RulesPane(items::Session &session, QWidget *parent = nullptr);

    void setState(const items::FirewallState &state);
    void addRule(const QString &description, const domain::IpPrefix &prefix); // saves at once
    void widen(const domain::FirewallRule &rule);                             // selects it and moves to its netmask

Q_SIGNALS:
    void failed(const QString &sentence);

private:
    [[nodiscard]] QWidget *makeHead();
    void showSelected();
    void newRule();
    void save(const std::vector<domain::FirewallRule> &rules);
    void remove();
    void removeNow(const domain::Uuid &id, std::int64_t version, const QString &name);
    void store(const QString &label, std::vector<changes::ObjectEdit> edits);
    [[nodiscard]] const items::SavedRule *selected() const;

    items::Session &m_session;
    items::FirewallState m_state;
    items::FirewallModel *m_model;
    QTableView *m_table;
    QLabel *m_none;
    RuleForm *m_form;
    QPushButton *m_add, *m_edit, *m_remove;
    std::optional<domain::Uuid> m_shown; // what the form edits; nothing: a new rule, or none
};

} // namespace pbx::views
