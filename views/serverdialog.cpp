#include "serverdialog.h"

#include "awaited.h"
#include "controls.h"
#include "items/fieldhelp.h"
#include "items/firewallstate.h"
#include "items/session.h"
#include "items/textof.h"
#include "targets/baseurl.h"
#include "targets/interfaces.h"
#include "widgets.h"

#include <algorithm>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace pbx::views {

using items::toQt;

namespace {
constexpr std::size_t kMostProblems = 5; // shown
}

ServerDialog::ServerDialog(items::Session &session, const std::optional<domain::Uuid> &site, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_site(site)
    , m_sign(new GlyphLabel(Glyph::Offline, this))
    , m_state(makeHeading({}, this))
    , m_interface(new QComboBox(this))
    , m_port(new QSpinBox(this))
    , m_baseUrl(new QLineEdit(this))
    , m_siteUrl(new QLineEdit(this))
    , m_copy(makeIconButton("copySiteUrl", Icon::Copy, tr("Copy"), this))
    , m_toggle(makeButton("toggleServer", tr("&Start"), Icon::Play, this))
    , m_notice(new MessageBar(MessageBar::Tone::Bad, {}, this))
    , m_problems(new MessageBar(MessageBar::Tone::Bad, {}, this))
    , m_allow(new MessageBar(MessageBar::Tone::Warning, {}, this))
    , m_hint(new MessageBar(MessageBar::Tone::Info, {}, this))
    , m_allowButton(m_allow->setAction(tr("&Allow")))
{
    build();
    connect(m_toggle, &QPushButton::clicked, this, [this] {
        if (m_session.serverRunning())
            m_session.stopServer();
        else
            start();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_siteUrl->text()); });
    connect(m_allowButton, &QPushButton::clicked, this, &ServerDialog::allowNetwork);
    connect(m_baseUrl, &QLineEdit::textChanged, this, &ServerDialog::check);
    connect(m_interface, &QComboBox::currentIndexChanged, this, &ServerDialog::showNetwork);
    connect(&session, &items::Session::serverChanged, this, &ServerDialog::refresh);
    connect(&session, &items::Session::changed, this, &ServerDialog::refresh);
    showRunning();
    refresh();
}

void ServerDialog::build()
{
    setObjectName(QStringLiteral("serverDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("LAN server of this computer"));
    m_state->setObjectName(QStringLiteral("serverState"));
    m_interface->setObjectName(QStringLiteral("serverInterface"));
    m_port->setObjectName(QStringLiteral("serverPort"));
    m_port->setRange(1, 65535);
    m_port->setGroupSeparatorShown(false);
    m_baseUrl->setObjectName(QStringLiteral("serverBaseUrl"));
    keepDirection(m_baseUrl);
    keepDirection(m_siteUrl);
    m_siteUrl->setObjectName(QStringLiteral("serverSiteUrl"));
    m_siteUrl->setReadOnly(true);
    m_siteUrl->setFont(Theme::font(Theme::Text::Fixed));
    m_notice->setObjectName(QStringLiteral("serverNotice"));
    m_problems->setObjectName(QStringLiteral("serverProblems"));
    m_allow->setObjectName(QStringLiteral("serverAllow"));
    m_allowButton->setObjectName(QStringLiteral("serverAllowButton"));
    m_hint->setObjectName(QStringLiteral("serverHint"));
    makePrimary(m_toggle);

    auto *column = makeDialogColumn(this, 8, 600);
    auto *head = makeLine();
    head->addWidget(m_sign);
    head->addWidget(m_state, 1);
    head->addWidget(m_toggle);
    column->addLayout(head);
    column->addWidget(m_notice);
    column->addWidget(m_problems);
    const auto put = [&](const QString &label, QWidget *control) {
        auto *row = new FieldRow(label, control, this);
        row->setLabelWidth(px(150));
        column->addWidget(row);
        return row;
    };
    put(tr("&Network card"), m_interface);
    put(tr("&Port"), m_port);
    m_baseRow = put(tr("Base &URL for phones"), m_baseUrl);
    m_urlRow = put(tr("URL for &DHCP"), m_siteUrl);
    m_urlRow->addBeside(m_copy);
    for (const auto &[control, field] :
         {std::pair<QWidget *, const char *>{m_interface, "interface"}, {m_port, "port"}, {m_baseUrl, "baseUrl"}, {m_siteUrl, "siteUrl"}})
        explain(control, items::fieldHelp(items::HelpOf::Server, QLatin1String(field)));
    column->addWidget(m_allow);
    column->addWidget(m_hint);
    auto *close = makeButton("closeServer", tr("&Close"), {}, this);
    auto *buttons = makeLine();
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &ServerDialog::accept);

    m_interface->addItem(tr("All of this computer"), QStringLiteral("0.0.0.0"));
    for (const auto &card : targets::interfaces())
        m_interface->addItem(QStringLiteral("%1 (%2)").arg(toQt(card.address.toString()), toQt(card.name)), toQt(card.address.toString()));
}

domain::Result<ServerDialog::Facts> ServerDialog::read(changes::Workspace &workspace, const std::optional<domain::Uuid> &site)
{
    Facts facts;
    auto &store = workspace.store();
    const auto listen = targets::listenOf(store);
    const auto base = targets::baseUrl(store);
    const auto own = store.setting(targets::kBaseUrlSetting);
    if (!listen || !base || !own)
        return pbx::fail(!listen ? listen.error() : !base ? base.error() : own.error());
    facts.listen = *listen;
    facts.baseUrl = *base;
    facts.ownBaseUrl = own->has_value();
    if (!site)
        return facts;
    facts.siteUrl = workspace.siteUrl(*site);
    const auto state = items::loadFirewall(workspace, *site);
    if (!state)
        return pbx::fail(state.error());
    facts.rules = state->saved();
    store::DownloadFilter any;
    const auto log = store.downloads(any, {}, 1);
    if (!log)
        return pbx::fail(log.error());
    if (!log->rows.empty())
        facts.lastRequest = log->rows.front().at;
    return facts;
}

void ServerDialog::refresh()
{
    showRunning();
    m_session.ask(
        this, [site = m_site](changes::Workspace &w) { return read(w, site); },
        [this](const domain::Result<Facts> &facts) {
            if (facts)
                showFacts(*facts);
            else
                fail(facts.error());
        });
}

void ServerDialog::showFacts(const Facts &facts)
{
    m_facts = facts;
    if (!std::exchange(m_filled, true)) {
        const int index = m_interface->findData(toQt(facts.listen.address.toString()));
        m_interface->setCurrentIndex(std::max(0, index));
        m_port->setValue(facts.listen.port);
        m_baseUrl->setText(facts.ownBaseUrl ? toQt(facts.baseUrl) : QString());
    }
    m_baseUrl->setPlaceholderText(toQt(facts.baseUrl));
    m_urlRow->setVisible(facts.siteUrl.has_value());
    if (facts.siteUrl) {
        const auto &url = *facts.siteUrl;
        m_siteUrl->setText(url ? toQt(*url) : QString());
        m_copy->setEnabled(url.has_value());
        m_urlRow->setMessage(FieldRow::Tone::Info, url ? tr("Option 66; 160 for Poly, 114 for Gigaset N.") : toQt(url.error().sentence));
    }
    showRunning();
    showNetwork();
}

void ServerDialog::showRunning()
{
    const bool runs = m_session.serverRunning();
    m_sign->setGlyph(runs ? Glyph::Registered : Glyph::Offline);
    m_state->setText(runs ? tr("Runs on port %1").arg(m_session.serverPort()) : tr("Does not run: no phone can download its configuration"));
    m_toggle->setText(runs ? tr("&Stop") : tr("&Start"));
    m_toggle->setIcon(icon(runs ? Icon::Pause : Icon::Play, &Theme::accentText));
    for (QWidget *field : std::initializer_list<QWidget *>{m_interface, m_port, m_baseUrl})
        field->setEnabled(!runs);
    m_hint->setSentence(runs && m_facts.lastRequest < m_session.serverStarted() ? toQt(targets::noRequestHint(m_session.serverPort())) : QString());
    QStringList problems;
    const auto all = m_session.serverProblems();
    for (std::size_t i = 0; i < std::min(all.size(), kMostProblems); ++i)
        problems.append(toQt(all[i]));
    if (all.size() > kMostProblems)
        problems.append(tr("… and %n more.", nullptr, static_cast<int>(all.size() - kMostProblems)));
    m_problems->setSentence(problems.join(QLatin1Char('\n')));
    check();
}

void ServerDialog::showNetwork()
{
    m_network.reset();
    const auto address = domain::IpAddress::parse(items::fromQt(m_interface->currentData().toString()));
    if (m_site && address) {
        const auto open = targets::networksToAllow(m_facts.rules, *address);
        if (!open.empty())
            m_network = open.front();
    }
    m_allow->setSentence(m_network ? tr("No firewall rule covers the network %1. Phones there are refused.").arg(toQt(m_network->toString()))
                                   : QString());
    if (m_network)
        m_allowButton->setText(tr("&Allow %1").arg(toQt(m_network->toString())));
}

void ServerDialog::check()
{
    const QString text = m_baseUrl->text().trimmed();
    const auto url = targets::parseBaseUrl(items::fromQt(text));
    const bool wrong = !text.isEmpty() && !url;
    m_baseRow->setMessage(wrong ? FieldRow::Tone::Bad : FieldRow::Tone::Info,
                          wrong ? toQt(url.error().sentence) : tr("As phones reach this computer. A new one changes the phones’ files."));
    m_toggle->setEnabled(m_session.serverRunning() || !wrong);
}

domain::Result<server::Listen> ServerDialog::typed() const
{
    const auto address = domain::IpAddress::parse(items::fromQt(m_interface->currentData().toString()));
    if (!address)
        return pbx::fail(address.error());
    server::Listen listen;
    listen.address = *address;
    listen.port = static_cast<std::uint16_t>(m_port->value());
    return listen;
}

void ServerDialog::start()
{
    m_notice->setSentence({});
    const auto listen = typed();
    if (!listen) {
        fail(listen.error());
        return;
    }
    std::optional<std::string> base;
    if (const auto url = targets::parseBaseUrl(items::fromQt(m_baseUrl->text().trimmed())))
        base = *url;
    m_toggle->setEnabled(false);
    m_session.ask(
        this,
        [listen = *listen, base](changes::Workspace &w) -> domain::Result<server::Listen> {
            auto writes = targets::baseUrlWrites(w.store(), base);
            if (!writes)
                return pbx::fail(writes.error());
            writes->emplace_back(store::PutSetting{targets::kListenSetting, targets::toString(listen)});
            const auto done = w.store().commit(*writes);
            return done ? targets::listenOf(w.store()) : pbx::fail(done.error());
        },
        [this](const domain::Result<server::Listen> &stored) {
            if (stored)
                startOn(*stored);
            else
                fail(stored.error());
        });
}

void ServerDialog::startOn(const server::Listen &listen)
{
    awaited(this, m_session.startServer(listen), [this](const domain::Result<std::uint16_t> &port) {
        if (!port)
            fail(port.error()); // says who holds the port
        refresh();
    });
}

void ServerDialog::allowNetwork()
{
    if (!m_network || !m_site)
        return;
    const domain::FirewallRule rule = items::allowing(*m_network, items::fromQt(tr("Network of this computer")));
    awaited(
        this,
        m_session.edit(tr("Allow %1").arg(toQt(m_network->toString())), {{rule.id, *m_site, domain::Kind::FirewallRule, domain::Object(rule), 0}}),
        [this](const domain::Result<void> &done) {
            if (!done)
                fail(done.error());
        });
}

void ServerDialog::fail(const domain::Error &error)
{
    m_notice->setSentence(toQt(error.sentence));
    m_toggle->setEnabled(true);
}

} // namespace pbx::views
