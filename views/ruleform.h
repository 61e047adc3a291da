// One firewall rule, checked while it is typed.
#pragma once

#include "items/firewallstate.h"
#include "items/formdrafts.h"

#include <QGroupBox>

#include <array>
#include <optional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pbx::views {

class GlyphLabel;
class MessageBar;

class RuleForm final : public QGroupBox {
    Q_OBJECT
public:
    explicit RuleForm(QWidget *parent = nullptr);

    void setRule(const items::FirewallState &state, const items::SavedRule &saved);
    void setNew(const items::FirewallState &state, const domain::Uuid &id);
    void restore(const items::Texts &draft); // unsaved input of an earlier time; "every address" is to be confirmed again
    // The state behind the form moved; what is typed stays.
    void updateState(const items::FirewallState &state);
    void setNarrow(bool narrow); // one column of fields
    void focusNetmask();
    void focusFirst();
    [[nodiscard]] bool isNew() const { return m_new; }
    [[nodiscard]] bool isEdited() const;
    [[nodiscard]] items::Texts draft() const; // the fields that differ from what is saved
    [[nodiscard]] const domain::Uuid &id() const { return m_id; }
    [[nodiscard]] std::int64_t version() const { return m_version; }
    // What the fields say; the sentence tells the first that is wrong. One rule; two halves of all addresses where a
    // netmask of 0 was confirmed.
    using Rules = std::vector<domain::FirewallRule>;
    [[nodiscard]] domain::Result<Rules> rules() const;

Q_SIGNALS:
    void edited(); // by the user
    void saveAsked(const std::vector<domain::FirewallRule> &rules);
    void cancelled();

private:
    void place();
    void fill(const items::Texts &texts);
    void edit();
    [[nodiscard]] items::Texts typed() const;
    void fillNetmasks(int bits, int wanted);
    void check();
    void showAddressState(const domain::Result<domain::IpAddress> &address, const domain::Result<Rules> &rules);
    void showWarning(const domain::Result<Rules> &rules);
    [[nodiscard]] int prefixLength() const;

    items::FirewallState m_state;
    domain::Uuid m_id = domain::Uuid::random();
    std::int64_t m_version = 0;
    bool m_new = true;
    std::optional<domain::FirewallRule> m_saved;
    items::Texts m_base; // as saved

    bool m_narrow = false;
    QGridLayout *m_grid;
    std::array<QLabel *, 4> m_labels{}; // of description, address, netmask, scope
    QWidget *m_below;                   // what is said of the address
    QLineEdit *m_description, *m_address, *m_scope;
    QComboBox *m_netmask;
    GlyphLabel *m_sign;
    QLabel *m_valid;
    QPushButton *m_own, *m_save, *m_cancel;
    QCheckBox *m_everybody;
    MessageBar *m_warning;
};

} // namespace pbx::views
