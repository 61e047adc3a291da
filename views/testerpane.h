// "Would this address get this file?" Nothing is sent.
#pragma once

#include "items/firewalltester.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pbx::views {

class VerdictBox;

class TesterPane final : public QWidget {
    Q_OBJECT
public:
    explicit TesterPane(QWidget *parent = nullptr);
    void setState(const items::FirewallState &state);
    void test(const QString &address, const QString &mac);          // mac: as shown; empty: the one that is chosen
    void setLogAddress(const QString &address, const QString &mac); // of the selected line of the log

Q_SIGNALS:
    void allowAsked(const domain::IpPrefix &prefix);
    void widenAsked(const domain::FirewallRule &rule);

private:
    void check();
    void showVerdict(const items::TesterVerdict &verdict);
    void showChecks(const std::vector<items::TesterCheck> &checks);

    items::FirewallState m_state;
    items::TesterVerdict m_verdict;
    QString m_logAddress, m_logMac;
    QLineEdit *m_address;
    QComboBox *m_file;
    QPushButton *m_own, *m_fromLog, *m_allow, *m_widen;
    VerdictBox *m_box;
    QGridLayout *m_checks;
    QLabel *m_hint;
};

} // namespace pbx::views
