// The offices of a site, and what a person types of one.
#pragma once

#include "changes/workspace.h"
#include "rowsmodel.h"

#include <map>

namespace pbx::items {

struct OfficeRow {
    domain::Office office;
    std::int64_t version = 0;
    bool pending = false;
    int extensions = 0;
    [[nodiscard]] std::string key() const { return office.id.toString(); }
    friend bool operator==(const OfficeRow &, const OfficeRow &) = default;
};
// On the worker thread.
[[nodiscard]] domain::Result<std::vector<OfficeRow>> loadOffices(changes::Workspace &workspace, const domain::Uuid &site);

class OfficeModel final : public RowsModel<OfficeRow> {
    Q_OBJECT
public:
    enum Column { Name, AreaCode, TimeZone, Outbound, Extensions, ColumnCount };
    using RowsModel::RowsModel;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

// A form's texts and what is wrong with them, by field.
struct OfficeInput {
    QString name, areaCode, timeZone, outbound;
    [[nodiscard]] static OfficeInput of(const domain::Office &office);
    friend bool operator==(const OfficeInput &, const OfficeInput &) = default;
};
struct OfficeTyped {
    std::optional<domain::Office> office; // nothing while anything is wrong
    std::map<QString, QString> wrong;     // "name", "areaCode", "timeZone", "outbound" → sentence
};
[[nodiscard]] OfficeTyped parse(const OfficeInput &input, const domain::Uuid &id, const domain::ModelLookup &models);

} // namespace pbx::items
