#include "officespage.h"

#include "items/session.h"
#include "items/textof.h"
#include "widgets.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>

namespace pbx::views {

using items::OfficeModel;
using items::toQt;

OfficesPage::OfficesPage(items::Session &session, QWidget *parent)
    : ObjectPage(session, "officesPage",
                 {tr("Offices"), tr("Phones take their clock and their outbound number from their office."), tr("&Add office"), tr("&Delete office"),
                  tr("New office"), tr("Delete the office %1?")},
                 parent)
    , m_model(new OfficeModel(this))
    , m_name(new QLineEdit(this))
    , m_areaCode(new QLineEdit(this))
    , m_outbound(new QLineEdit(this))
    , m_timeZone(new QComboBox(this))
{
    setModel(m_model, OfficeModel::Name);
    m_timeZone->setEditable(true);
    m_timeZone->setInsertPolicy(QComboBox::NoInsert);
    for (const auto *zone : session.catalogue().timeZones())
        m_timeZone->addItem(toQt(zone->iana));
    m_timeZone->completer()->setFilterMode(Qt::MatchContains);
    m_timeZone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_outbound->setPlaceholderText(tr("none"));
    const std::tuple<QString, const char *, QString, QWidget *> fields[] = {
        {QStringLiteral("name"), "officeName", tr("&Name"), m_name},
        {QStringLiteral("areaCode"), "officeAreaCode", tr("Area &code"), m_areaCode},
        {QStringLiteral("timeZone"), "officeTimeZone", tr("&Time zone"), m_timeZone},
        {QStringLiteral("outbound"), "officeOutbound", tr("&Outbound number"), m_outbound}};
    for (const auto &[key, name, label, control] : fields) {
        control->setObjectName(QLatin1String(name));
        auto *row = new FieldRow(label, control, this);
        row->setLabelWidth(Theme::px(130));
        addField(row);
        m_rows[key] = row;
    }
    for (auto *field : {m_name, m_areaCode, m_outbound})
        connect(field, &QLineEdit::textChanged, this, &OfficesPage::check);
    connect(m_timeZone, &QComboBox::currentTextChanged, this, &OfficesPage::check);
    fill(-1);
    check();
}

void OfficesPage::load()
{
    session().ask(
        this, [site = site()](changes::Workspace &w) { return items::loadOffices(w, site); },
        [this, asked = generation()](domain::Result<std::vector<items::OfficeRow>> rows) {
            if (asked != generation())
                return;
            if (!rows) {
                failed(rows.error());
                return;
            }
            m_model->setRows(std::move(*rows));
            loaded(asked);
        });
}

void OfficesPage::rebase(int row)
{
    m_saved.reset();
    if (row >= 0)
        m_saved = m_model->at(row);
    m_id = m_saved ? m_saved->office.id : domain::Uuid::random();
    m_filled = m_saved ? items::OfficeInput::of(m_saved->office) : items::OfficeInput{{}, {}, QStringLiteral("Australia/Brisbane"), {}};
    if (!m_saved && m_model->rowCount() > 0)
        m_filled.timeZone = toQt(m_model->at(0).office.timeZone);
}

void OfficesPage::fill(int row)
{
    rebase(row);
    const QSignalBlocker quiet[] = {QSignalBlocker(m_name), QSignalBlocker(m_areaCode), QSignalBlocker(m_outbound), QSignalBlocker(m_timeZone)};
    m_name->setText(m_filled.name);
    m_areaCode->setText(m_filled.areaCode);
    m_outbound->setText(m_filled.outbound);
    m_timeZone->setCurrentText(m_filled.timeZone);
}

items::OfficeInput OfficesPage::typed() const
{
    return {m_name->text(), m_areaCode->text(), m_timeZone->currentText(), m_outbound->text()};
}

bool OfficesPage::isEdited() const
{
    return typed() != m_filled;
}

void OfficesPage::check()
{
    const auto result = items::parse(typed(), m_id, session().catalogue());
    const bool edited = isEdited();
    for (const auto &[key, row] : m_rows) {
        const auto wrong = result.wrong.find(key);
        row->setMessage(FieldRow::Tone::Bad, wrong == result.wrong.end() || (!edited && !m_saved) ? QString() : wrong->second);
    }
    setState(result.wrong.empty(), edited);
}

std::optional<changes::ObjectEdit> OfficesPage::edit() const
{
    auto result = items::parse(typed(), m_id, session().catalogue());
    if (!result.office)
        return std::nullopt;
    return changes::ObjectEdit{m_id, site(), domain::Kind::Office, domain::Object(std::move(*result.office)), m_saved ? m_saved->version : 0};
}

changes::ObjectEdit OfficesPage::removal(int row) const
{
    const auto &gone = m_model->at(row);
    return {gone.office.id, site(), domain::Kind::Office, std::nullopt, gone.version};
}

QString OfficesPage::nameOf(int row) const
{
    return toQt(m_model->at(row).office.name.text());
}

} // namespace pbx::views
