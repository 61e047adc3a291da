#include "sitepage.h"

#include "conditionspage.h"
#include "extensionform.h"
#include "extensionlist.h"
#include "extensionpane.h"
#include "firewallpage.h"
#include "givemacdialog.h"
#include "items/textof.h"
#include "officespage.h"
#include "widgets.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>

namespace pbx::views {

using changes::Workspace;
using items::toQt;

namespace {

Result<int> count(Workspace &w, const domain::Uuid &site, domain::Kind kind)
{
    int number = 0;
    std::string cursor;
    do {
        const auto page = w.store().objects(site, kind, false, cursor, 500);
        if (!page)
            return fail(page.error());
        number += static_cast<int>(std::ranges::count_if(page->rows, [](const auto &record) { return record.local.has_value(); }));
        cursor = page->next;
    } while (!cursor.empty());
    return number;
}

// Of a site that was deleted and not applied; missing: what to say where there is none.
Result<SiteFacts> removedFactsOf(Workspace &w, const domain::Uuid &id, const domain::Error &missing)
{
    const auto rows = w.store().sitesCalled(id.toString());
    if (!rows)
        return fail(rows.error());
    const auto row = std::ranges::find(*rows, id, &store::SiteRow::id);
    if (row == rows->end())
        return fail(missing);
    const auto published = w.store().publishedSite(id);
    if (!published)
        return fail(published.error());
    SiteFacts facts;
    facts.name = toQt(row->name);
    facts.domain = toQt(row->domain);
    facts.customer = toQt(row->customer);
    facts.pending = row->pending;
    facts.revision = *published ? (*published)->revision : 0;
    facts.removed = true;
    return facts;
}

Result<SiteFacts> factsOf(Workspace &w, const domain::Uuid &id)
{
    const auto loaded = w.load(id);
    if (!loaded && loaded.error().kind == ErrorKind::NotFound)
        return removedFactsOf(w, id, loaded.error());
    if (!loaded)
        return fail(loaded.error());
    const auto extensions = w.store().countExtensions(id, {});
    const auto offices = count(w, id, domain::Kind::Office);
    const auto conditions = count(w, id, domain::Kind::DayNightCondition);
    const auto rules = count(w, id, domain::Kind::FirewallRule);
    const auto pending = w.countPending(id);
    for (const auto *number : {&extensions, &offices, &conditions, &rules, &pending}) {
        if (!*number)
            return fail(number->error());
    }
    const auto published = w.store().publishedSite(id);
    if (!published)
        return fail(published.error());
    const auto &site = std::get<domain::Site>(loaded->object);
    return SiteFacts{toQt(site.name.text()),
                     toQt(site.domain.text()),
                     toQt(site.customer.text()),
                     *extensions,
                     *offices,
                     *conditions,
                     *rules,
                     *pending,
                     *published ? (*published)->revision : 0,
                     false};
}

} // namespace

SitePage::SitePage(items::Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_splitter(new QSplitter(this))
    , m_list(new ExtensionList(session, actions, this))
    , m_pane(new ExtensionPane(session, actions, this))
{
    setObjectName(QStringLiteral("sitePage"));
    m_tabs->setObjectName(QStringLiteral("siteTabs"));
    m_tabs->setAccessibleName(tr("Parts of the site"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Extensions"));
    m_pages->addWidget(m_splitter);
    addPart<OfficesPage>(tr("Offices"));
    addPart<ConditionsPage>(tr("Day/night"));
    auto *firewall = addPart<FirewallPage>(tr("Firewall and downloads"));
    m_splitter->setObjectName(QStringLiteral("listAndForm"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_list->setMinimumWidth(px(300));
    m_pane->setMinimumWidth(px(380));
    m_splitter->setSizes({px(460), px(748)});

    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(px(8), 0, px(8), 0);
    tabs->addWidget(m_tabs, 0, Qt::AlignBottom);
    tabs->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addLayout(tabs);
    column->addWidget(new Rule(this));
    column->addWidget(m_pages, 1);

    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_list, &ExtensionList::chosen, this, [this](const std::optional<domain::Uuid> &extension) {
        m_chosen = extension;
        follow();
    });
    connect(m_list, &ExtensionList::selectionChanged, this, &SitePage::follow);
    connect(firewall, &FirewallPage::giveMacAsked, this, &SitePage::giveMac);
    connect(&session, &items::Session::changed, this, &SitePage::refresh);
}

ExtensionForm &SitePage::form()
{
    return m_pane->form();
}

void SitePage::follow()
{
    const QList<domain::Uuid> selected = m_list->selected();
    m_pane->choose({selected.begin(), selected.end()}, m_chosen);
}

template <class Page> Page *SitePage::addPart(const QString &title)
{
    auto *page = new Page(m_session, this);
    m_tabs->addTab(title);
    m_pages->addWidget(page);
    m_parts.emplace_back([page](const domain::Uuid &site) { page->showSite(site); });
    return page;
}

void SitePage::giveMac(const QString &mac)
{
    if (!m_site)
        return;
    auto *dialog = new GiveMacDialog(m_session, *m_site, mac, this);
    connect(dialog, &GiveMacDialog::chosen, this, [this, site = *m_site, mac](const domain::Uuid &extension) {
        if (m_site != site)
            return;
        showTab(Extensions);
        m_list->select(extension);
        form().giveMac(site, extension, mac);
    });
    dialog->open();
}

QWidget *SitePage::makeHead()
{
    auto *head = new QWidget(this);
    head->setFixedHeight(px(42));
    m_name = new ToneLabel({}, &Theme::text, Theme::Text::Title, head);
    m_name->setObjectName(QStringLiteral("siteName"));
    m_domain = new ElidedLabel({}, head);
    m_domain->setObjectName(QStringLiteral("siteDomain"));
    m_domain->setColour(&Theme::secondary);
    m_domain->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_customer = new Pill(Pill::Look::Plain, {}, head);
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(px(14), 0, px(14), 0);
    line->setSpacing(px(10));
    line->addWidget(m_name);
    line->addWidget(m_domain);
    line->addWidget(m_customer);
    line->addStretch(1);
    return head;
}

void SitePage::showSite(const domain::Uuid &site, const std::optional<domain::Uuid> &office)
{
    const bool another = m_site != site;
    m_site = site;
    m_list->showSite(site, office);
    if (another) {
        m_chosen.reset();
        m_pane->showSite(site);
        for (const auto &part : m_parts)
            part(site);
        m_facts = {};
        refresh();
    } else if (m_facts.removed) {
        QMetaObject::invokeMethod(this, &SitePage::siteRemoved, Qt::QueuedConnection); // once the caller is done
    }
}

void SitePage::showObject(const domain::Uuid &site, const domain::Uuid &object, domain::Kind kind)
{
    showSite(site);
    switch (kind) {
    case domain::Kind::Extension:
        showTab(Extensions);
        m_list->select(object);
        m_session.ask(
            this, [object](Workspace &w) { return w.load(object); },
            [this, site, object](const Result<changes::Loaded> &loaded) {
                const auto *extension = loaded ? std::get_if<domain::Extension>(&loaded->object) : nullptr;
                if (extension && m_site == site)
                    m_list->reveal(object, toQt(extension->number.text()));
            });
        break;
    case domain::Kind::Office: showTab(Offices); break;
    case domain::Kind::DayNightCondition: showTab(Conditions); break;
    case domain::Kind::FirewallRule: showTab(Firewall); break;
    case domain::Kind::KeyTemplate:
    case domain::Kind::Site: break;
    }
}

void SitePage::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void SitePage::refresh()
{
    if (!m_site)
        return;
    if (m_asked) {
        m_again = true;
        return;
    }
    m_asked = true;
    m_session.ask(
        this, [site = *m_site](Workspace &w) { return factsOf(w, site); },
        [this, site = m_site](const Result<SiteFacts> &facts) {
            m_asked = false;
            if (std::exchange(m_again, false) || site != m_site) {
                refresh();
            } else if (facts) {
                take(*facts);
            } else if (facts.error().kind == ErrorKind::NotFound) {
                m_site.reset();
                Q_EMIT siteGone();
            } else {
                Q_EMIT m_session.failed(toQt(facts.error().sentence));
            }
        });
}

void SitePage::take(const SiteFacts &facts)
{
    const bool toldRemoved = std::exchange(m_facts, facts).removed;
    m_name->setText(facts.name);
    m_domain->setText(facts.domain);
    m_customer->setText(facts.customer);
    const std::array<std::pair<QString, int>, 4> tabs{{{tr("Extensions"), facts.extensions},
                                                       {tr("Offices"), facts.offices},
                                                       {tr("Day/night"), facts.conditions},
                                                       {tr("Firewall and downloads"), facts.rules}}};
    for (int i = 0; i < m_tabs->count(); ++i) {
        const auto &[text, number] = tabs.at(static_cast<std::size_t>(i));
        m_tabs->setTabText(i, QStringLiteral("%1\t%L2").arg(text).arg(number));
        m_tabs->setAccessibleTabName(i, QStringLiteral("%1, %L2").arg(text).arg(number));
    }
    Q_EMIT factsChanged();
    if (facts.removed && !toldRemoved)
        Q_EMIT siteRemoved();
}

void SitePage::nextPane()
{
    QWidget *next = m_list->isAncestorOf(focusWidget()) ? static_cast<QWidget *>(m_pane) : m_list->view();
    next->setFocus(Qt::TabFocusReason);
    if (next == m_pane)
        m_pane->focusFirst();
}

} // namespace pbx::views
