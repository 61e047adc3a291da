#include "conditionspage.h"

#include "controls.h"
#include "items/textof.h"

#include <QLineEdit>

namespace pbx::views {

using items::ConditionInput;
using items::ConditionModel;
using items::toQt;

namespace {

QString hoursField(std::size_t day)
{
    return QStringLiteral("hours/%1").arg(day);
}

items::Texts textsOf(const ConditionInput &input)
{
    items::Texts texts{{QStringLiteral("name"), input.name}, {QStringLiteral("dialCode"), input.dialCode}};
    for (std::size_t day = 0; day < input.hours.size(); ++day)
        texts[hoursField(day)] = input.hours.at(day);
    return texts;
}

ConditionInput inputOf(const items::Texts &texts)
{
    ConditionInput input{texts.at(QStringLiteral("name")), texts.at(QStringLiteral("dialCode")), {}};
    for (std::size_t day = 0; day < input.hours.size(); ++day)
        input.hours.at(day) = texts.at(hoursField(day));
    return input;
}

} // namespace

ConditionsPage::ConditionsPage(items::Session &session, QWidget *parent)
    : RowsPage(session, domain::Kind::DayNightCondition, "conditionsPage",
               {tr("Day/night"), tr("Each condition is day or night now; keys show it and switch it by its dial code."), tr("&Add condition"),
                tr("&Delete condition"), tr("New condition"), tr("Delete the condition %1?"),
                tr("No conditions yet. Fill in the form and save it; the dial code is the one that your PBX gave.")},
               &items::loadConditions, parent)
{
    auto *dialCode = new QLineEdit(this);
    dialCode->setPlaceholderText(QStringLiteral("*281"));
    keepDirection(dialCode);
    addField(QStringLiteral("name"), QStringLiteral("conditionName"), tr("&Name"), new QLineEdit(this));
    addField(QStringLiteral("dialCode"), QStringLiteral("conditionDialCode"), tr("Dial &code"), dialCode);
    for (int day = 0; day < 7; ++day) {
        auto *hours = new QLineEdit(this);
        hours->setPlaceholderText(tr("closed"));
        addField(hoursField(static_cast<std::size_t>(day)), QStringLiteral("conditionHours%1").arg(day), items::weekday(day, false), hours);
    }
    setModel(&model(), ConditionModel::Hours);
}

ObjectPage::Saved ConditionsPage::savedAt(int row) const
{
    const auto &saved = model().at(row);
    return {saved.condition.id, saved.version, toQt(saved.condition.name.text()), textsOf(ConditionInput::of(saved.condition))};
}

items::Texts ConditionsPage::textsOfNew() const
{
    return textsOf(ConditionInput{});
}

ObjectPage::Typed ConditionsPage::parse(const Texts &texts, const domain::Uuid &id) const
{
    auto typed = items::parse(inputOf(texts), id, model().rows());
    return {typed.condition ? std::optional<domain::Object>(std::move(*typed.condition)) : std::nullopt, std::move(typed.wrong)};
}

} // namespace pbx::views
