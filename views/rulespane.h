// The firewall rules of a site: table, and a form for the one that is selected or new. What is typed and not saved yet
// stays with its rule as a draft.
#pragma once

#include "items/firewallmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace pbx::items {
class FormDrafts;
class Session;
} // namespace pbx::items

namespace pbx::views {

class RuleForm;

class RulesPane final : public QWidget {
    Q_OBJECT
public:
    explicit RulesPane(items::Session &session, QWidget *parent = nullptr);

    void setState(const items::FirewallState &state);
    void addRule(const QString &description, const domain::IpPrefix &prefix); // saves at once
    void widen(const domain::FirewallRule &rule);                             // selects it and moves to its netmask

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void failed(const QString &sentence);

private:
    [[nodiscard]] QWidget *makeHead();
    void showSelected();
    void showNew();
    void newRule();
    void cancel();
    void draftsLoaded();
    void save(const std::vector<domain::FirewallRule> &rules);
    void remove();
    void removeNow(const domain::Uuid &id, std::int64_t version, const QString &name);
    // Afterwards: the draft of id is gone, or the form has what was typed again.
    void store(const QString &label, std::vector<changes::ObjectEdit> edits, const std::optional<domain::Uuid> &id = {});
    [[nodiscard]] const items::SavedRule *selected() const;

    items::Session &m_session;
    items::FirewallState m_state;
    items::FormDrafts *m_drafts;
    items::FirewallModel *m_model;
    QTableView *m_table;
    QLabel *m_none;
    RuleForm *m_form;
    QPushButton *m_add, *m_edit, *m_remove;
    std::optional<domain::Uuid> m_shown; // what the form edits; nothing: a new rule, or none
};

} // namespace pbx::views
