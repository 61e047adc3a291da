#include "conditionspage.h"

#include "items/session.h"
#include "items/textof.h"
#include "widgets.h"

#include <QLineEdit>

namespace pbx::views {

using items::ConditionModel;
using items::toQt;

ConditionsPage::ConditionsPage(items::Session &session, QWidget *parent)
    : ObjectPage(session, "conditionsPage",
                 {tr("Day/night"), tr("Each condition is day or night now; keys show it and switch it by its dial code."), tr("&Add condition"),
                  tr("&Delete condition"), tr("New condition"), tr("Delete the condition %1?")},
                 parent)
    , m_model(new ConditionModel(this))
    , m_name(new QLineEdit(this))
    , m_dialCode(new QLineEdit(this))
{
    setModel(m_model, ConditionModel::Hours);
    makeField(QStringLiteral("name"), QStringLiteral("conditionName"), tr("&Name"), m_name);
    makeField(QStringLiteral("dialCode"), QStringLiteral("conditionDialCode"), tr("Dial &code"), m_dialCode);
    m_dialCode->setPlaceholderText(QStringLiteral("*281"));
    for (int day = 0; day < 7; ++day) {
        auto *field = new QLineEdit(this);
        field->setPlaceholderText(tr("closed"));
        m_hours.at(static_cast<std::size_t>(day)) = field;
        makeField(QStringLiteral("hours/%1").arg(day), QStringLiteral("conditionHours%1").arg(day), items::weekday(day, false), field);
    }
    fill(-1);
    check();
}

void ConditionsPage::makeField(const QString &key, const QString &name, const QString &label, QLineEdit *field)
{
    field->setObjectName(name);
    auto *row = new FieldRow(label, field, this);
    row->setLabelWidth(Theme::px(130));
    addField(row);
    m_rows[key] = row;
    connect(field, &QLineEdit::textChanged, this, &ConditionsPage::check);
}

void ConditionsPage::load()
{
    session().ask(
        this, [site = site()](changes::Workspace &w) { return items::loadConditions(w, site); },
        [this, asked = generation()](domain::Result<std::vector<items::ConditionRow>> rows) {
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

void ConditionsPage::rebase(int row)
{
    m_saved.reset();
    if (row >= 0)
        m_saved = m_model->at(row);
    m_id = m_saved ? m_saved->condition.id : domain::Uuid::random();
    m_filled = m_saved ? items::ConditionInput::of(m_saved->condition) : items::ConditionInput{};
}

void ConditionsPage::fill(int row)
{
    rebase(row);
    const auto set = [](QLineEdit *field, const QString &text) {
        const QSignalBlocker quiet(field);
        field->setText(text);
    };
    set(m_name, m_filled.name);
    set(m_dialCode, m_filled.dialCode);
    for (std::size_t day = 0; day < m_hours.size(); ++day)
        set(m_hours.at(day), m_filled.hours.at(day));
}

items::ConditionInput ConditionsPage::typed() const
{
    items::ConditionInput input{m_name->text(), m_dialCode->text(), {}};
    for (std::size_t day = 0; day < m_hours.size(); ++day)
        input.hours.at(day) = m_hours.at(day) ? m_hours.at(day)->text() : QString();
    return input;
}

bool ConditionsPage::isEdited() const
{
    return typed() != m_filled;
}

void ConditionsPage::check()
{
    const auto result = items::parse(typed(), m_id, m_model->rows());
    const bool edited = isEdited();
    for (const auto &[key, row] : m_rows) {
        const auto wrong = result.wrong.find(key);
        row->setMessage(FieldRow::Tone::Bad, wrong == result.wrong.end() || (!edited && !m_saved) ? QString() : wrong->second);
    }
    setState(result.wrong.empty(), edited);
}

std::optional<changes::ObjectEdit> ConditionsPage::edit() const
{
    auto result = items::parse(typed(), m_id, m_model->rows());
    if (!result.condition)
        return std::nullopt;
    return changes::ObjectEdit{m_id, site(), domain::Kind::DayNightCondition, domain::Object(std::move(*result.condition)),
                               m_saved ? m_saved->version : 0};
}

changes::ObjectEdit ConditionsPage::removal(int row) const
{
    const auto &gone = m_model->at(row);
    return {gone.condition.id, site(), domain::Kind::DayNightCondition, std::nullopt, gone.version};
}

QString ConditionsPage::nameOf(int row) const
{
    return toQt(m_model->at(row).condition.name.text());
}

} // namespace pbx::views
