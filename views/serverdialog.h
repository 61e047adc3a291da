// The LAN server of this computer: where it listens, how phones reach it, whether it runs.
#pragma once

#include "changes/workspace.h"
#include "server/provisioningserver.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class FieldRow;
class GlyphLabel;
class MessageBar;

class ServerDialog final : public QDialog {
    Q_OBJECT
public:
    // site: whose DHCP URL and firewall rules are meant; nothing: none is open.
    ServerDialog(items::Session &session, const std::optional<domain::Uuid> &site, QWidget *parent = nullptr);

private:
    struct Facts { // read on the worker
        server::Listen listen;
        std::string baseUrl;
        bool ownBaseUrl = false; // set by the user
        std::optional<domain::Result<std::string>> siteUrl;
        std::vector<domain::FirewallRule> rules; // of the site, as saved
        std::int64_t lastRequest = 0;            // ms since 1970; 0: none in the log
    };
    [[nodiscard]] static domain::Result<Facts> read(changes::Workspace &workspace, const std::optional<domain::Uuid> &site);
    void build();
    void refresh();
    void showFacts(const Facts &facts);
    void showRunning();
    void showNetwork();
    void check();
    void start();
    void startOn(const server::Listen &listen);
    void allowNetwork();
    [[nodiscard]] domain::Result<server::Listen> typed() const;
    void fail(const domain::Error &error);

    items::Session &m_session;
    std::optional<domain::Uuid> m_site;
    Facts m_facts;
    std::optional<domain::IpPrefix> m_network; // that no rule covers
    bool m_filled = false;

    GlyphLabel *m_sign;
    QLabel *m_state;
    QComboBox *m_interface;
    QSpinBox *m_port;
    QLineEdit *m_baseUrl, *m_siteUrl;
    FieldRow *m_baseRow = nullptr, *m_urlRow = nullptr;
    QPushButton *m_copy, *m_toggle;
    MessageBar *m_notice, *m_problems, *m_allow, *m_hint;
    QPushButton *m_allowButton;
};

} // namespace pbx::views
