#include "assistantsteps.h"

#include "controls.h"
#include "items/extensiondraft.h"
#include "items/fieldhelp.h"
#include "items/textof.h"
#include "widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pbx::views {

using items::toQt;

// ---- AssistantStep ----------------------------------------------------------------------------------------------------

AssistantStep::AssistantStep(const QString &heading, const QString &why, QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(px(4));
    m_column->addWidget(makeHeading(heading, this));
    auto *prose = new ToneLabel(why, &Theme::secondary, Theme::Text::Base, this);
    prose->setWordWrap(true);
    m_column->addWidget(prose);
    m_column->addSpacing(px(6));
}

FieldRow *AssistantStep::addField(const QString &field, const QString &label, QWidget *control, const char *name)
{
    control->setObjectName(QLatin1String(name));
    auto *row = new FieldRow(label, control, this);
    m_column->addWidget(row);
    FieldRow::alignLabels(this, px(130));
    m_rows[field] = row;
    m_order += field;
    if (auto *edit = qobject_cast<QLineEdit *>(control))
        connect(edit, &QLineEdit::textChanged, this, &AssistantStep::edited);
    else if (auto *list = qobject_cast<QComboBox *>(control))
        connect(list, &QComboBox::currentTextChanged, this, &AssistantStep::edited);
    return row;
}

bool AssistantStep::showWrong(const std::map<QString, QString> &wrong, bool all)
{
    QWidget *first = nullptr;
    for (const QString &field : m_order) {
        FieldRow *row = m_rows.at(field);
        const auto found = wrong.find(field);
        const auto *edit = qobject_cast<const QLineEdit *>(row->control());
        const auto *list = qobject_cast<const QComboBox *>(row->control());
        const bool empty = edit ? edit->text().isEmpty() : list && list->currentText().isEmpty();
        const bool shown = found != wrong.end() && (all || !empty);
        row->setMessage(FieldRow::Tone::Bad, !shown ? QString() : edit && empty ? tr("This must not be empty.") : found->second);
        if (found != wrong.end() && !first)
            first = row->control();
    }
    if (all && first)
        first->setFocus(Qt::OtherFocusReason);
    return !first;
}

void AssistantStep::focusFirst()
{
    if (!m_order.isEmpty())
        m_rows.at(m_order.front())->control()->setFocus(Qt::OtherFocusReason);
}

// ---- AssistantSite ----------------------------------------------------------------------------------------------------

AssistantSite::AssistantSite(const items::SetupInput &fresh, const catalogue::Catalogue &catalogue, QWidget *parent)
    : AssistantStep(tr("The phone system"), tr("What your provider told you of it. All of this can be changed later."), parent)
    , m_customer(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_domain(new QLineEdit(this))
    , m_office(new QLineEdit(fresh.office.name, this))
    , m_zone(new QComboBox(this))
{
    m_domain->setPlaceholderText(QStringLiteral("pinetree.mycloudpbx.com.au"));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->setMinimumContentsLength(16);
    for (const auto *zone : catalogue.timeZones())
        m_zone->addItem(toQt(zone->iana));
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_zone->setCurrentText(fresh.office.timeZone);
    addField(QStringLiteral("customer"), tr("&Customer"), m_customer, "setupCustomer");
    addField(QStringLiteral("name"), tr("Site &name"), m_name, "setupName");
    addField(QStringLiteral("domain"), tr("SIP &domain"), m_domain, "setupDomain");
    addField(QStringLiteral("office"), tr("&Office"), m_office, "setupOffice");
    addField(QStringLiteral("timeZone"), tr("&Time zone"), m_zone, "setupTimeZone");
    for (const char *field : {"customer", "name", "domain"})
        explain(row(QLatin1String(field))->control(), items::fieldHelp(items::HelpOf::Site, QLatin1String(field)));
    explain(m_office, items::fieldHelp(items::HelpOf::Office, QStringLiteral("name")));
    explain(m_zone, items::fieldHelp(items::HelpOf::Office, QStringLiteral("timeZone")));
    m_column->addStretch(1);
}

void AssistantSite::read(items::SetupInput &into) const
{
    into.site.customer = m_customer->text();
    into.site.name = m_name->text();
    into.site.domain = m_domain->text();
    into.office.name = m_office->text();
    into.office.timeZone = m_zone->currentText();
}

// ---- AssistantPhone ---------------------------------------------------------------------------------------------------

AssistantPhone::AssistantPhone(const items::SetupInput &fresh, const catalogue::Catalogue &catalogue, QWidget *parent)
    : AssistantStep(tr("The first phone"),
                    tr("One extension with its phone, to see that everything works. More can be added or imported afterwards."), parent)
    , m_catalogue(catalogue)
    , m_with(new QCheckBox(tr("Set up a phone &now"), this))
    , m_number(new QLineEdit(fresh.phone.number, this))
    , m_name(new QLineEdit(this))
    , m_mac(new QLineEdit(this))
    , m_make(new QComboBox(this))
    , m_model(new QComboBox(this))
{
    m_with->setObjectName(QStringLiteral("setupWithPhone"));
    m_with->setChecked(true);
    explain(m_with, items::fieldHelp(items::HelpOf::Site, QStringLiteral("withPhone")));
    m_column->addWidget(m_with);
    m_mac->setFont(Theme::font(Theme::Text::Fixed));
    m_mac->setPlaceholderText(tr("on a label on its back"));
    m_make->setPlaceholderText(tr("Make"));
    m_model->setPlaceholderText(tr("Model"));
    for (const std::string &make : catalogue.makes())
        m_make->addItem(toQt(make));
    m_make->setCurrentIndex(-1);
    addField(QStringLiteral("number"), tr("&Extension number"), m_number, "setupNumber");
    addField(QStringLiteral("person"), tr("N&ame"), m_name, "setupPerson");
    addField(QStringLiteral("make"), tr("&Make"), m_make, "setupMake");
    addField(QStringLiteral("model"), tr("Mode&l"), m_model, "setupModel");
    addField(QStringLiteral("mac"), tr("MAC a&ddress"), m_mac, "setupMac");
    explain(m_number, items::fieldHelp(items::HelpOf::Site, QStringLiteral("number")));
    for (const auto &[field, pointer] : {std::pair<const char *, const char *>{"person", items::field::kName},
                                         {"make", items::field::kMake},
                                         {"model", items::field::kModel},
                                         {"mac", items::field::kMac}})
        explain(row(QLatin1String(field))->control(), items::fieldHelp(items::HelpOf::Extension, QLatin1String(pointer)));
    m_column->addStretch(1);
    connect(m_make, &QComboBox::currentIndexChanged, this, &AssistantPhone::listModels);
    connect(m_with, &QCheckBox::toggled, this, [this](bool with) {
        for (const char *field : {"number", "person", "make", "model", "mac"})
            row(QLatin1String(field))->setEnabled(with);
        Q_EMIT edited();
    });
}

void AssistantPhone::listModels()
{
    m_model->clear();
    for (const catalogue::Model *known : m_catalogue.models(items::fromQt(m_make->currentText())))
        m_model->addItem(toQt(known->traits.model));
    m_model->setCurrentIndex(-1);
    Q_EMIT edited();
}

void AssistantPhone::read(items::SetupInput &into) const
{
    into.withPhone = m_with->isChecked();
    into.phone = {m_number->text(), m_name->text(), m_make->currentText(), m_model->currentText(), m_mac->text()};
}

void AssistantPhone::showOddMac(const QString &sentence)
{
    if (!sentence.isEmpty())
        row(QStringLiteral("mac"))->setMessage(FieldRow::Tone::Warning, sentence);
}

} // namespace pbx::views
