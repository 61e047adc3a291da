// A site: its name, and its extensions, offices, day/night conditions and firewall as tabs.
#pragma once

#include "items/session.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTabBar;

namespace pbx::views {

struct Actions;
class ElidedLabel;
class ExtensionForm;
class ExtensionList;
class ExtensionPane;
class Pill;
class ToneLabel;

// What the head and the bars around say of a site.
struct SiteFacts {
    QString name, domain, customer;
    int extensions = 0, offices = 0, conditions = 0, rules = 0;
    int pending = 0;
    std::int64_t revision = 0; // published; 0: nothing yet
    bool removed = false;      // only its pending removal is left
};

class SitePage final : public QWidget {
    Q_OBJECT
public:
    enum Tab { Extensions, Offices, Conditions, Firewall };
    SitePage(items::Session &session, Actions &actions, QWidget *parent = nullptr);

    void showSite(const domain::Uuid &site, const std::optional<domain::Uuid> &office = {});
    void showObject(const domain::Uuid &site, const domain::Uuid &object, domain::Kind kind);
    void showTab(Tab tab);
    [[nodiscard]] const std::optional<domain::Uuid> &site() const { return m_site; }
    [[nodiscard]] const SiteFacts &facts() const { return m_facts; }
    [[nodiscard]] ExtensionList &list() { return *m_list; }
    [[nodiscard]] ExtensionPane &pane() { return *m_pane; }
    [[nodiscard]] ExtensionForm &form(); // of one
    [[nodiscard]] QSplitter *splitter() const { return m_splitter; }
    void nextPane(); // list ↔ form

Q_SIGNALS:
    void factsChanged();
    void siteGone();
    void siteRemoved(); // its removal waits to be applied or discarded: there is nothing to show but that

private:
    [[nodiscard]] QWidget *makeHead();
    template <class Page> Page *addPart(const QString &title);
    void giveMac(const QString &mac);
    void follow(); // the list's choice
    void refresh();
    void take(const SiteFacts &facts);
    items::Session &m_session;
    ToneLabel *m_name;
    ElidedLabel *m_domain;
    Pill *m_customer;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QSplitter *m_splitter;
    ExtensionList *m_list;
    ExtensionPane *m_pane;
    std::vector<std::function<void(const domain::Uuid &)>> m_parts; // the other tabs' showSite
    std::optional<domain::Uuid> m_site;
    std::optional<domain::Uuid> m_chosen; // in the list
    SiteFacts m_facts;
    bool m_asked = false, m_again = false;
};

} // namespace pbx::views
