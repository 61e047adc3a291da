// The fields of one pending object, before and after.
#pragma once

#include "changes/fielddiff.h"
#include "rowsmodel.h"

namespace pbx::items {

struct FieldRow {
    changes::FieldChange change;
    domain::Kind kind = domain::Kind::Extension;
    [[nodiscard]] std::string key() const { return change.pointer; }
    friend bool operator==(const FieldRow &a, const FieldRow &b);
};

class FieldModel final : public RowsModel<FieldRow> {
    Q_OBJECT
public:
    enum Column { Field, Before, Arrow, After, Where, ColumnCount };
    enum Role { SecretRole = Qt::UserRole };
    using RowsModel::RowsModel;

    void setObject(const changes::PendingObject *object); // nothing: empty

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString where(const FieldRow &row) const;
};

} // namespace pbx::items
