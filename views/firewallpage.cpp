#include "firewallpage.h"

#include "controls.h"
#include "items/session.h"
#include "items/textof.h"
#include "layoutmemory.h"
#include "logpane.h"
#include "rulespane.h"
#include "testerpane.h"
#include "widgets.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace pbx::views {

using items::toQt;

FirewallPage::FirewallPage(items::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_rules(new RulesPane(session, this))
    , m_tester(new TesterPane(this))
    , m_log(new LogPane(session, this))
    , m_notice(new MessageBar(MessageBar::Tone::Info, {}, this))
{
    setObjectName(QStringLiteral("firewallPage"));
    m_notice->setObjectName(QStringLiteral("firewallNotice"));
    auto *across = new QSplitter(Qt::Horizontal, this);
    across->setChildrenCollapsible(false);
    across->addWidget(m_rules);
    across->addWidget(m_tester);
    across->setStretchFactor(0, 5);
    across->setStretchFactor(1, 3);
    auto *down = new QSplitter(Qt::Vertical, this);
    down->setChildrenCollapsible(false);
    down->addWidget(across);
    down->addWidget(m_log);
    down->setStretchFactor(0, 1);
    down->setStretchFactor(1, 1);
    rememberSizes(across, "firewallAcross");
    rememberSizes(down, "firewallDown");
    auto *column = makeColumn(0);
    column->addWidget(m_notice);
    column->addWidget(down, 1);
    setLayout(column);

    connect(&session, &items::Session::changed, this, &FirewallPage::refresh);
    connect(&session, &items::Session::changed, m_log, &LogPane::refresh);
    connect(m_tester, &TesterPane::allowAsked, this, [this](const domain::IpPrefix &prefix) { allow(prefix, tr("Added by the tester")); });
    connect(m_tester, &TesterPane::widenAsked, m_rules, &RulesPane::widen);
    connect(m_log, &LogPane::selected, m_tester, &TesterPane::setLogAddress);
    connect(m_log, &LogPane::selected, m_tester, &TesterPane::test);
    connect(m_log, &LogPane::allowAsked, this, [this](const QString &address, const QString &phone) {
        if (const auto parsed = domain::IpAddress::parse(items::fromQt(address)))
            allow(domain::IpPrefix::around(*parsed, parsed->bits()), phone.isEmpty() ? tr("From the download log") : phone);
    });
    connect(m_log, &LogPane::giveAsked, this, &FirewallPage::giveMacAsked);
    connect(m_log, &LogPane::secretAsked, this, &FirewallPage::sendSecretAgain);
    connect(m_log, &LogPane::failed, this, [this](const QString &sentence) { tell(sentence, true); });
    connect(m_rules, &RulesPane::failed, this, [this](const QString &sentence) { tell(sentence, true); });
}

void FirewallPage::tell(const QString &sentence, bool bad)
{
    m_notice->setTone(bad ? MessageBar::Tone::Bad : MessageBar::Tone::Info);
    m_notice->setSentence(sentence);
}

void FirewallPage::showSite(const domain::Uuid &site)
{
    if (m_site != site) {
        ++m_generation;
        m_asking = m_askAgain = false;
        m_notice->setSentence({});
        m_log->showSite(site);
    }
    m_site = site;
    refresh();
}

void FirewallPage::refresh()
{
    if (!m_site)
        return;
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    m_session.ask(
        this, [site = *m_site](changes::Workspace &w) { return items::loadFirewall(w, site); },
        [this, generation = m_generation](const domain::Result<items::FirewallState> &state) {
            if (generation != m_generation)
                return;
            m_asking = false;
            if (state) {
                m_rules->setState(*state);
                m_tester->setState(*state);
                Q_EMIT rulesCounted(static_cast<int>(state->rules.size()));
            } else {
                tell(toQt(state.error().sentence), true);
            }
            if (std::exchange(m_askAgain, false))
                refresh();
        });
}

void FirewallPage::allow(const domain::IpPrefix &prefix, const QString &description)
{
    m_rules->addRule(description, prefix);
    tell(tr("%1 is a pending rule now. It counts after Apply.").arg(toQt(prefix.toString())), false);
}

void FirewallPage::sendSecretAgain(const domain::Uuid &extension)
{
    m_session.ask(
        this, [extension](changes::Workspace &w) { return w.enrol(extension); },
        [this](const domain::Result<void> &done) {
            tell(done ? tr("The phone gets its secret with its next request. Restart it, or wait until it asks.") : toQt(done.error().sentence),
                 !done);
        });
}

} // namespace pbx::views
