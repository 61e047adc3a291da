// Sets up a new site in four short steps: the site, its first phone, the network, and Apply. Nothing is stored before the third
// step is left; then all of it at once, as one step of undo.
#pragma once

#include "items/sitesetup.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class AssistantNetwork;
class AssistantPhone;
class AssistantReady;
class AssistantSite;
class AssistantStep;
class MessageBar;
class ToneLabel;

class SiteAssistant final : public QDialog {
    Q_OBJECT
public:
    explicit SiteAssistant(items::Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void made(const pbx::domain::Uuid &site, const std::optional<pbx::domain::Uuid> &extension); // stored
    void reviewAsked(const pbx::domain::Uuid &site);

protected:
    void reject() override;

private:
    enum Step { Site, Phone, Network, Ready, Steps };
    void build();
    [[nodiscard]] QWidget *makeHead();
    void showStep(Step step);
    void showButtons();
    void next();
    void check(); // while one types
    [[nodiscard]] items::SetupTyped typed() const;
    [[nodiscard]] AssistantStep *form(Step step) const;
    void make();
    void startServer();

    items::Session &m_session;
    const items::SetupIds m_ids;
    Step m_step = Site;
    bool m_making = false;
    int m_question = 0; // about the MAC address

    QStackedWidget *m_pages;
    AssistantSite *m_site;
    AssistantPhone *m_phone;
    AssistantNetwork *m_network;
    AssistantReady *m_ready;
    MessageBar *m_notice, *m_locked;
    QList<ToneLabel *> m_names;
    QPushButton *m_cancel, *m_review, *m_back, *m_next;
    QTimer *m_rest;
};

} // namespace pbx::views
