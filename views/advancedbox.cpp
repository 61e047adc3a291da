#include "extensionboxes.h"

#include "controls.h"
#include "formbinder.h"
#include "items/fieldhelp.h"
#include "items/textof.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>

namespace pbx::views {

namespace field = items::field;

namespace {

// Two exclusive choices beside each other.
QWidget *choices(QButtonGroup *group, const std::array<std::pair<const char *, QString>, 2> &values, const char *name, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(px(20));
    for (const auto &[value, text] : values) {
        auto *button = new QRadioButton(text, box);
        button->setObjectName(QLatin1String(name) + text);
        button->setProperty("value", QLatin1String(value));
        group->addButton(button);
        line->addWidget(button);
        if (!box->focusProxy())
            box->setFocusProxy(button);
    }
    line->addStretch();
    return box;
}

} // namespace

AdvancedBox::AdvancedBox(FormBinder &binder, QWidget *parent)
    : QGroupBox(tr("Show advanced options"), parent)
    , m_network(new QButtonGroup(this))
    , m_tone(new QButtonGroup(this))
    , m_prefix(new QSpinBox(this))
    , m_port(new QSpinBox(this))
    , m_codec(new QComboBox(this))
    , m_transport(new QComboBox(this))
    , m_parameters(new QPushButton(tr("Phone parameters…"), this))
    , m_inside(new QWidget(this))
{
    setObjectName(QStringLiteral("advancedOptions"));
    setCheckable(true);
    setProperty("folds", true);
    setChecked(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, px(4), px(12), px(8));
    outer->addWidget(m_inside);
    auto *column = new QVBoxLayout(m_inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *warning =
        new MessageBar(MessageBar::Tone::Warning, tr("Wrong values here take the phone offline. Leave the defaults unless you know why."), m_inside);
    auto *indented = new QHBoxLayout;
    indented->setContentsMargins(px(12), px(2), 0, px(4));
    indented->addWidget(warning);
    column->addLayout(indented);

    const auto add = [this, &binder](const char *pointer, const QString &label, QWidget *control, const char *name, bool stretch = true) {
        FieldRow *row = addRow(m_inside, label, control, name, stretch);
        binder.setRow(named(pointer), row);
        return row;
    };
    const auto address = [this, &binder](const char *pointer, const char *name) {
        auto *edit = new QLineEdit(m_inside);
        edit->setObjectName(QLatin1String(name));
        edit->setMinimumWidth(px(70));
        keepDirection(edit);
        binder.bind(named(pointer), edit);
        m_addresses += edit;
        return edit;
    };

    m_networkRow = add(field::kNetworkMode, tr("Network"),
                       choices(m_network, {{{"dhcp", tr("DHCP")}, {"static", tr("Static")}}}, "network", m_inside), "networkMode");
    binder.bind(named(field::kNetworkMode), m_network);
    FieldRow *row = add(field::kAddress, tr("Static IP address"), address(field::kAddress, "staticAddress"), "staticAddress");
    m_staticParts += row;
    auto *subnet = new QLabel(tr("Subnet"), m_inside);
    m_prefix->setObjectName(QStringLiteral("subnet"));
    m_prefix->setAccessibleName(tr("Subnet"));
    m_prefix->setRange(1, 30);
    m_prefix->setFixedWidth(px(56));
    subnet->setBuddy(m_prefix);
    row->addBeside(subnet);
    row->addBeside(m_prefix);
    binder.bind(named(field::kPrefix), m_prefix);
    binder.setRow(named(field::kPrefix), row);
    m_staticParts += add(field::kGateway, tr("Gateway"), address(field::kGateway, "gateway"), "gateway");
    row = add(field::kDns1, tr("DNS1"), address(field::kDns1, "dns1"), "dns1");
    m_staticParts += row;
    auto *second = new QLabel(tr("DNS2"), m_inside);
    QLineEdit *dns2 = address(field::kDns2, "dns2");
    dns2->setAccessibleName(tr("DNS2"));
    second->setBuddy(dns2);
    row->addBeside(second);
    row->addBeside(dns2);
    binder.setRow(named(field::kDns2), row);

    add(field::kCallWaitingTone, tr("Call waiting tone"), choices(m_tone, {{{"true", tr("Enable")}, {"false", tr("Disable")}}}, "tone", m_inside),
        "callWaitingTone");
    binder.bind(named(field::kCallWaitingTone), m_tone);
    m_port->setRange(1, 65535);
    m_port->setGroupSeparatorShown(false);
    m_port->setFixedWidth(px(76));
    add(field::kStartingPort, tr("Starting port"), m_port, "startingPort", false);
    binder.bind(named(field::kStartingPort), m_port);
    for (const auto value : {domain::Codec::G711a, domain::Codec::G729a})
        m_codec->addItem(items::toQt(domain::name(value)), items::toQt(domain::name(value)));
    m_codec->setFixedWidth(px(92));
    add(field::kCodec, tr("Codec"), m_codec, "codec", false);
    binder.bind(named(field::kCodec), m_codec);
    for (const auto value : {domain::Transport::Tcp, domain::Transport::Udp})
        m_transport->addItem(items::toQt(domain::name(value)), items::toQt(domain::name(value)));
    m_transport->setFixedWidth(px(92));
    add(field::kTransport, tr("Transport"), m_transport, "transport", false);
    binder.bind(named(field::kTransport), m_transport);

    explain(m_parameters, items::fieldHelp(items::HelpOf::Parameter, QStringLiteral("own")));
    m_parametersRow = addRow(m_inside, tr("More settings"), m_parameters, "phoneParametersButton");
    connect(m_parameters, &QPushButton::clicked, this, &AdvancedBox::parametersAsked);

    FieldRow::alignLabels(m_inside, px(kProvisionLabels));
    m_inside->hide();
    connect(this, &QGroupBox::toggled, m_inside, &QWidget::setVisible);
}

void AdvancedBox::enable(const std::function<bool(const char *)> &can)
{
    for (QAbstractButton *button : m_tone->buttons())
        button->setEnabled(can(field::kCallWaitingTone));
    m_port->setEnabled(can(field::kStartingPort));
    m_codec->setEnabled(can(field::kCodec));
    m_transport->setEnabled(can(field::kTransport));
}

void AdvancedBox::setGaps(const items::FieldSentences &gaps)
{
    const auto can = [&gaps](const char *name) { return !gaps.contains(QLatin1String(name)); };
    m_network->buttons().at(1)->setEnabled(can(field::kNetworkMode)); // the way back to DHCP stays open
    enable(can);
}

void AdvancedBox::setUnsourced(const items::FieldSentences &facts)
{
    const auto network = facts.find(QLatin1String(field::kNetworkMode));
    m_networkRow->setHint(network == facts.end() ? QString() : network->second);
}

void AdvancedBox::setParameters(std::size_t count, bool pending, const QString &whyNot)
{
    m_parameters->setEnabled(whyNot.isEmpty());
    m_parametersRow->setNote(!whyNot.isEmpty() ? whyNot : count > 0 ? tr("%n set", "parameters", static_cast<int>(count)) : QString());
    m_parametersRow->setMark(pending ? FieldRow::Mark::Pending : FieldRow::Mark::None);
}

void AdvancedBox::setStatic(bool isStatic)
{
    for (QWidget *part : m_staticParts)
        part->setEnabled(isStatic);
    for (QLineEdit *edit : m_addresses)
        edit->setPlaceholderText(isStatic ? QString() : tr("not used"));
}

} // namespace pbx::views
