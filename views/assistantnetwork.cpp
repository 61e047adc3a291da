#include "assistantsteps.h"
#include "controls.h"
#include "items/fieldhelp.h"
#include "items/session.h"
#include "items/textof.h"
#include "targets/baseurl.h"
#include "targets/interfaces.h"
#include "widgets.h"

#include <algorithm>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace pbx::views {

using items::toQt;

namespace {
constexpr std::size_t kMostNetworks = 4; // offered
}

AssistantNetwork::AssistantNetwork(items::Session &session, QWidget *parent)
    : AssistantStep(tr("The network"), tr("Phones fetch their files from this computer. It has to be on when a phone starts."), parent)
    , m_session(session)
    , m_card(new QComboBox(this))
    , m_port(new QSpinBox(this))
    , m_networks(new QVBoxLayout)
    , m_warning(new MessageBar(MessageBar::Tone::Warning, {}, this))
    , m_running(new MessageBar(MessageBar::Tone::Info, {}, this))
{
    m_running->setObjectName(QStringLiteral("setupRunning"));
    m_warning->setObjectName(QStringLiteral("setupNoRule"));
    m_column->addWidget(m_running);
    m_card->addItem(tr("All of this computer"), QStringLiteral("0.0.0.0"));
    for (const auto &card : targets::interfaces())
        m_card->addItem(QStringLiteral("%1 (%2)").arg(toQt(card.address.toString()), toQt(card.name)), toQt(card.address.toString()));
    m_port->setRange(1, 65535);
    m_port->setGroupSeparatorShown(false);
    addField(QStringLiteral("card"), tr("Network &card"), m_card, "setupCard");
    addField(QStringLiteral("port"), tr("&Port"), m_port, "setupPort")->stretchControl(false);
    explain(m_card, items::fieldHelp(items::HelpOf::Server, QStringLiteral("interface")));
    explain(m_port, items::fieldHelp(items::HelpOf::Server, QStringLiteral("port")));
    m_column->addSpacing(px(8));
    m_column->addWidget(makeHeading(tr("Who may download"), this));
    m_networks->setSpacing(px(4));
    m_column->addLayout(m_networks);
    m_column->addWidget(m_warning);
    m_column->addStretch(1);
    connect(m_card, &QComboBox::currentIndexChanged, this, &AssistantNetwork::showNetworks);
    fill({});
    session.ask(
        this, [](changes::Workspace &w) { return targets::listenOf(w.store()); },
        [this](const domain::Result<server::Listen> &stored) {
            const auto before = listen();
            const server::Listen usual;
            if (stored && before && before->address == usual.address && before->port == usual.port)
                fill(*stored); // nobody has chosen yet
            else if (!stored)
                Q_EMIT m_session.failed(toQt(stored.error().sentence));
        });
}

void AssistantNetwork::fill(const server::Listen &listen)
{
    m_card->setCurrentIndex(std::max(0, m_card->findData(toQt(listen.address.toString()))));
    m_port->setValue(listen.port);
    const bool runs = m_session.serverRunning();
    m_running->setSentence(runs ? tr("The LAN server of this computer runs already, on port %1.").arg(m_session.serverPort()) : QString());
    m_card->setEnabled(!runs);
    m_port->setEnabled(!runs);
    showNetworks();
}

void AssistantNetwork::showNetworks()
{
    for (const auto &[box, network] : m_boxes)
        delete box;
    m_boxes.clear();
    const auto address = domain::IpAddress::parse(items::fromQt(m_card->currentData().toString()));
    const auto networks = address ? targets::networksToAllow({}, *address) : std::vector<domain::IpPrefix>();
    for (std::size_t i = 0; i < std::min(networks.size(), kMostNetworks); ++i) {
        auto *box = new QCheckBox(tr("Allow %1").arg(toQt(networks[i].toString())), this);
        box->setObjectName(QStringLiteral("setupAllow%1").arg(i));
        box->setChecked(i == 0); // the one that phones are most likely on
        explain(box, items::fieldHelp(items::HelpOf::Site, QStringLiteral("allow")));
        m_networks->addWidget(box);
        m_boxes.emplace_back(box, networks[i]);
        setTabOrder(i == 0 ? static_cast<QWidget *>(m_port) : m_boxes[i - 1].first, box);
        connect(box, &QCheckBox::toggled, this, &AssistantNetwork::showWarning);
    }
    showWarning();
}

void AssistantNetwork::showWarning()
{
    m_warning->setSentence(m_boxes.empty()     ? tr("This computer is in no local network now. Add a firewall rule for the phones’ network later: "
                                                        "without one no phone can download its configuration.")
                           : allowed().empty() ? tr("No rule: no phone can download its configuration.")
                                               : QString());
}

domain::Result<server::Listen> AssistantNetwork::listen() const
{
    const auto address = domain::IpAddress::parse(items::fromQt(m_card->currentData().toString()));
    if (!address)
        return fail(address.error());
    server::Listen listen;
    listen.address = *address;
    listen.port = static_cast<std::uint16_t>(m_port->value());
    return listen;
}

std::vector<domain::IpPrefix> AssistantNetwork::allowed() const
{
    std::vector<domain::IpPrefix> networks;
    for (const auto &[box, network] : m_boxes) {
        if (box->isChecked())
            networks.push_back(network);
    }
    return networks;
}

} // namespace pbx::views
