// The dry run of a list as a table: a row for each of the file's.
#pragma once

#include "csvplan.h"

#include <QAbstractTableModel>

#include <memory>

namespace pbx::items {

class CsvPreviewModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Line, State, What, Place, Summary, ColumnCount };
    enum Role { StateRole = Qt::UserRole, WarnedRole };
    using QAbstractTableModel::QAbstractTableModel;

    void setPlan(std::shared_ptr<const CsvPlan> plan); // nothing: empty
    void setOnlyErrors(bool only);
    [[nodiscard]] const CsvRowPlan *rowAt(const QModelIndex &index) const; // nullptr: none

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void choose();
    [[nodiscard]] QVariant text(const CsvRowPlan &row, int column) const;
    std::shared_ptr<const CsvPlan> m_plan;
    std::vector<std::size_t> m_shown; // rows of the plan
    bool m_onlyErrors = false;
};

[[nodiscard]] QString csvStateWord(const CsvRowPlan &row); // "New", "Changes", "Same", "Error"
// "2 new, 1 changes, 5 the same, 3 with errors"
[[nodiscard]] QString csvCounts(const CsvPlan &plan);

} // namespace pbx::items
