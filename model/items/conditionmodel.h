// The day/night conditions of a site, and what a person types of one.
#pragma once

#include "changes/workspace.h"
#include "rowsmodel.h"

#include <array>
#include <map>

namespace pbx::items {

struct ConditionRow {
    domain::DayNightCondition condition;
    std::int64_t version = 0;
    bool pending = false;
    [[nodiscard]] std::string key() const { return condition.id.toString(); }
    friend bool operator==(const ConditionRow &, const ConditionRow &) = default;
};
// On the worker thread.
[[nodiscard]] domain::Result<std::vector<ConditionRow>> loadConditions(changes::Workspace &workspace, const domain::Uuid &site);

class ConditionModel final : public RowsModel<ConditionRow> {
    Q_OBJECT
public:
    enum Column { Name, DialCode, Hours, ColumnCount };
    using RowsModel::RowsModel;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

// Office hours as a form shows them: per weekday from Monday, "08:30–12:00, 13:00–17:00"; empty: closed.
using WeekHours = std::array<QString, 7>;
[[nodiscard]] WeekHours weekOf(const std::vector<domain::OfficeHours> &hours);
[[nodiscard]] QString shownHours(const std::vector<domain::OfficeHours> &hours); // "Mon–Fri 08:30–17:00"
[[nodiscard]] QString weekday(int day, bool brief);                              // 0: Monday

struct ConditionInput {
    QString name, dialCode;
    WeekHours hours;
    [[nodiscard]] static ConditionInput of(const domain::DayNightCondition &condition);
    friend bool operator==(const ConditionInput &, const ConditionInput &) = default;
};
struct ConditionTyped {
    std::optional<domain::DayNightCondition> condition; // nothing while anything is wrong
    std::map<QString, QString> wrong;                   // "name", "dialCode", "hours/0" … → sentence
};
// others: all of the site, for a dial code that is taken.
[[nodiscard]] ConditionTyped parse(const ConditionInput &input, const domain::Uuid &id, const std::vector<ConditionRow> &others);

} // namespace pbx::items
