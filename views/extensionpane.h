// Beside the list: the form of the chosen extension, or of several. What was typed for several and left waits in a bar above.
#pragma once

#include "items/bulkdrafts.h"
#include "items/session.h"

#include <QWidget>

class QPushButton;
class QStackedLayout;

namespace pbx::views {

struct Actions;
class BulkForm;
class ExtensionForm;
class MessageBar;

class ExtensionPane final : public QWidget {
    Q_OBJECT
public:
    ExtensionPane(items::Session &session, Actions &actions, QWidget *parent = nullptr);
    void showSite(const domain::Uuid &site); // nothing is chosen yet
    // selected: where several are, their form is shown; else that of the only one, or of the one that was chosen last.
    void choose(const std::vector<domain::Uuid> &selected, const std::optional<domain::Uuid> &chosen);
    [[nodiscard]] ExtensionForm &form() { return *m_form; }
    [[nodiscard]] QString title() const;
    void save();
    void revert();
    void focusFirst();

Q_SIGNALS:
    void shown(); // another one, or its news
    void said(const QString &sentence);

private:
    [[nodiscard]] BulkForm &bulk(); // made when it is needed first
    [[nodiscard]] bool showsBulk() const;
    void wait(const items::BulkDraft &draft);
    void showWaiting();
    void saveWaiting();
    void endWaiting(const domain::Uuid &draft, items::BulkChange rest);
    void tellSaved(int extensions);

    items::Session &m_session;
    Actions &m_actions;
    ExtensionForm *m_form;
    BulkForm *m_bulk = nullptr;
    MessageBar *m_bar;
    QPushButton *m_save, *m_discard;
    QWidget *m_barBox;
    QStackedLayout *m_pages;
    std::optional<domain::Uuid> m_site;
    std::vector<items::BulkDraft> m_waiting; // the last one is shown
};

} // namespace pbx::views
