#include "extensionboxes.h"

#include "controls.h"
#include "formbinder.h"
#include "items/fieldhelp.h"
#include "items/textof.h"
#include "shortcuttable.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace pbx::views {

using items::toQt;
namespace field = items::field;

FieldRow *addRow(QWidget *box, const QString &label, QWidget *control, const char *name, bool stretch)
{
    control->setObjectName(QLatin1String(name));
    auto *row = new FieldRow(label, control, box);
    row->setObjectName(QLatin1String(name) + QStringLiteral("Row"));
    if (!stretch)
        row->stretchControl(false);
    box->layout()->addWidget(row);
    return row;
}

namespace {

// From its making on: so the line stands behind its list in the order of Tab, not behind what was made meanwhile.
QComboBox *makeEditableList(QWidget *parent)
{
    auto *list = new QComboBox(parent);
    list->setEditable(true);
    return list;
}

} // namespace

GeneralBox::GeneralBox(FormBinder &binder, QWidget *parent)
    : QGroupBox(tr("General"), parent)
    , m_number(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_regenerate(new QToolButton(this))
    , m_office(new QComboBox(this))
    , m_outbound(makeEditableList(this))
    , m_pickup(makeEditableList(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, px(4), px(12), px(10));
    column->setSpacing(0);
    const auto add = [this, &binder](const char *pointer, const QString &label, QWidget *control, const char *name, bool stretch = true) {
        FieldRow *row = addRow(this, label, control, name, stretch);
        binder.setRow(named(pointer), row);
        return row;
    };

    m_number->setReadOnly(true);
    m_number->setFixedWidth(px(84));
    explain(m_number, items::fieldHelp(items::HelpOf::Extension, QStringLiteral("/number")));
    add("/number", tr("Extension number"), m_number, "extensionNumber", false)->setNote(tr("fixed"));
    add(field::kName, tr("Name"), m_name, "extensionName");
    binder.bind(named(field::kName), m_name);

    m_password->setEchoMode(QLineEdit::Password);
    m_eye = m_password->addAction(icon(Icon::Eye, &Theme::secondary), QLineEdit::TrailingPosition);
    m_eye->setObjectName(QStringLiteral("showPassword"));
    m_eye->setShortcut(kShowPassword);
    m_eye->setShortcutContext(Qt::WidgetShortcut);
    m_regenerate->setObjectName(QStringLiteral("newPassword"));
    m_regenerate->setIcon(icon(Icon::Resync));
    m_regenerate->setProperty("framed", true);
    m_regenerate->setToolTip(tr("Make a new password"));
    m_regenerate->setAccessibleName(m_regenerate->toolTip());
    add(field::kPassword, tr("Password"), m_password, "password")->addBeside(m_regenerate);
    binder.bind(named(field::kPassword), m_password);

    auto *ring = new QSpinBox(this);
    ring->setRange(domain::RingTime::kStep, domain::RingTime::kMost);
    ring->setSingleStep(domain::RingTime::kStep);
    ring->setSuffix(tr(" s"));
    ring->setFixedWidth(px(72));
    add(field::kRingTime, tr("Ring time"), ring, "ringTime", false);
    binder.bind(named(field::kRingTime), ring);
    add(field::kOffice, tr("Office"), m_office, "office");
    binder.bind(named(field::kOffice), m_office);
    m_outbound->addItem(tr("Use office default"));
    add(field::kOutboundNumber, tr("Outbound number"), m_outbound, "outboundNumber");
    binder.bindEditable(named(field::kOutboundNumber), m_outbound);
    auto *hide = new QCheckBox(tr("Hide caller ID"), this);
    add(field::kHideCallerId, {}, hide, "hideCallerId");
    binder.bind(named(field::kHideCallerId), hide);
    m_pickup->addItem(tr("None"));
    m_pickup->setMinimumWidth(px(110));
    add(field::kPickupGroup, tr("Pickup group"), m_pickup, "pickupGroup", false);
    binder.bindEditable(named(field::kPickupGroup), m_pickup);
    auto *firewall = new QCheckBox(tr("This extension is behind a firewall"), this);
    FieldRow *row = add(field::kBehindFirewall, {}, firewall, "behindFirewall");
    row->label()->hide();
    binder.bind(named(field::kBehindFirewall), firewall);

    FieldRow::alignLabels(this, px(kGeneralLabels));
    connect(m_eye, &QAction::triggered, this, [this] {
        if (m_password->echoMode() == QLineEdit::Normal) {
            m_password->setEchoMode(QLineEdit::Password);
            m_eye->setIcon(icon(Icon::Eye, &Theme::secondary));
        } else {
            Q_EMIT passwordAsked();
        }
    });
    connect(m_regenerate, &QToolButton::clicked, this, &GeneralBox::newPasswordAsked);
}

void GeneralBox::list(const std::vector<items::OfficeChoice> &offices)
{
    if (m_offices == offices)
        return;
    m_offices = offices;
    m_office->clear();
    m_outbound->clear();
    m_outbound->addItem(tr("Use office default"));
    for (const items::OfficeChoice &office : offices) {
        m_office->addItem(office.name, toQt(office.id.toString()));
        if (!office.outboundNumber.isEmpty() && m_outbound->findData(office.outboundNumber) < 0)
            m_outbound->addItem(office.outboundNumber, office.outboundNumber);
    }
}

void GeneralBox::setExtension(const items::ExtensionView &view, bool locked, bool another)
{
    m_number->setText(toQt(view.extension().number.text()));
    list(view.offices);
    if (another || locked) {
        m_password->setEchoMode(QLineEdit::Password);
        m_eye->setIcon(icon(Icon::Eye, &Theme::secondary));
    }
    m_password->setPlaceholderText(view.loaded.hasPassword ? QString(12, QChar(0x2022)) : tr("none"));
    m_eye->setEnabled(!locked);
    m_regenerate->setEnabled(!locked);
    m_password->setReadOnly(locked);
    const QString reason = tr("The workspace is locked. Unlock it to see and change passwords.");
    m_eye->setToolTip(locked ? reason : tr("Show the password (%1)").arg(m_eye->shortcut().toString(QKeySequence::NativeText)));
    m_password->setToolTip(locked ? reason : m_password->whatsThis());
}

void GeneralBox::showPassword(const QString &password)
{
    m_password->setEchoMode(QLineEdit::Normal);
    m_eye->setIcon(icon(Icon::EyeOff, &Theme::secondary));
    if (m_password->text().isEmpty())
        m_password->setText(password);
}

} // namespace pbx::views
