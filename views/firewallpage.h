// Firewall and downloads: who may fetch, who would, and who did.
#pragma once

#include "items/firewallstate.h"

#include <QWidget>

namespace pbx::items {
class Session;
}

namespace pbx::views {

class LogPane;
class MessageBar;
class RulesPane;
class TesterPane;

class FirewallPage final : public QWidget {
    Q_OBJECT
public:
    explicit FirewallPage(items::Session &session, QWidget *parent = nullptr);
    void showSite(const domain::Uuid &site);

Q_SIGNALS:
    void giveMacAsked(const QString &mac); // "Give it to an extension…"
    void rulesCounted(int rules);

private:
    void refresh();
    void allow(const domain::IpPrefix &prefix, const QString &description);
    void sendSecretAgain(const domain::Uuid &extension);
    void tell(const QString &sentence, bool bad);

    items::Session &m_session;
    std::optional<domain::Uuid> m_site;
    int m_generation = 0;
    bool m_asking = false, m_askAgain = false;
    RulesPane *m_rules;
    TesterPane *m_tester;
    LogPane *m_log;
    MessageBar *m_notice;
};

} // namespace pbx::views
