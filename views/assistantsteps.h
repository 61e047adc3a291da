// The steps of the assistant that sets up a new site: what they ask, and what they say is wrong.
#pragma once

#include "items/review.h"
#include "items/sitesetup.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class FieldRow;
class GlyphLabel;
class MessageBar;

class AssistantStep : public QWidget {
    Q_OBJECT
public:
    virtual void read(items::SetupInput &into) const = 0;
    // Faults of this step's fields. all: also of those that were left empty; then the first one gets the focus. True: there are none.
    bool showWrong(const std::map<QString, QString> &wrong, bool all);
    void focusFirst();

Q_SIGNALS:
    void edited();

protected:
    AssistantStep(const QString &heading, const QString &why, QWidget *parent);
    FieldRow *addField(const QString &field, const QString &label, QWidget *control, const char *name);
    [[nodiscard]] FieldRow *row(const QString &field) const { return m_rows.at(field); }
    QVBoxLayout *m_column;

private:
    std::map<QString, FieldRow *> m_rows;
    QList<QString> m_order;
};

class AssistantSite final : public AssistantStep {
    Q_OBJECT
public:
    AssistantSite(const items::SetupInput &fresh, const catalogue::Catalogue &catalogue, QWidget *parent);
    void read(items::SetupInput &into) const override;

private:
    QLineEdit *m_customer, *m_name, *m_domain, *m_office;
    QComboBox *m_zone;
};

class AssistantPhone final : public AssistantStep {
    Q_OBJECT
public:
    AssistantPhone(const items::SetupInput &fresh, const catalogue::Catalogue &catalogue, QWidget *parent);
    void read(items::SetupInput &into) const override;
    void showOddMac(const QString &sentence);

private:
    void listModels();
    const catalogue::Catalogue &m_catalogue;
    QCheckBox *m_with;
    QLineEdit *m_number, *m_name, *m_mac;
    QComboBox *m_make, *m_model;
};

// Where this computer's server listens, and who may download.
class AssistantNetwork final : public AssistantStep {
    Q_OBJECT
public:
    AssistantNetwork(items::Session &session, QWidget *parent);
    void read(items::SetupInput &) const override {}
    [[nodiscard]] domain::Result<server::Listen> listen() const;
    [[nodiscard]] std::vector<domain::IpPrefix> allowed() const; // ticked

private:
    void fill(const server::Listen &listen);
    void showNetworks();
    void showWarning();
    items::Session &m_session;
    QComboBox *m_card;
    QSpinBox *m_port;
    QVBoxLayout *m_networks;
    std::vector<std::pair<QCheckBox *, domain::IpPrefix>> m_boxes;
    MessageBar *m_warning, *m_running;
};

// What was made, Apply of just that, and what is to be done at the phone.
class AssistantReady final : public QWidget {
    Q_OBJECT
public:
    AssistantReady(items::Session &session, QWidget *parent);
    void show(const domain::Uuid &site, const std::optional<domain::Uuid> &extension);
    void setServerError(const QString &sentence); // empty: it runs
    void apply();
    [[nodiscard]] bool canApply() const { return m_review && m_review->ticked && !m_review->ticked->empty() && !m_applying && !m_applied; }
    [[nodiscard]] bool isApplied() const { return m_applied; }

Q_SIGNALS:
    void changed(); // canApply(), isApplied()
    void serverAsked();

private:
    void look();
    void review();
    void take(const domain::Result<items::Review> &review);
    void follow();
    void takeAddresses(const domain::Result<items::SetupAddresses> &addresses);
    void showState(const items::SetupAddresses &addresses);

    items::Session &m_session;
    std::optional<domain::Uuid> m_site, m_extension;
    std::optional<items::Review> m_review;
    bool m_applying = false, m_applied = false;
    bool m_asking = false, m_again = false;
    QLabel *m_title, *m_what, *m_list, *m_todo, *m_state;
    QProgressBar *m_progress;
    MessageBar *m_notice, *m_server;
    QWidget *m_done;
    GlyphLabel *m_sign;
    QLineEdit *m_siteUrl, *m_phoneUrl;
    FieldRow *m_siteRow = nullptr, *m_phoneRow = nullptr;
};

} // namespace pbx::views
