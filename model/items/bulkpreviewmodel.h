// The tables of a preview: one row a field, and one row a field of an extension.
#pragma once

#include "bulkedit.h"
#include "rowsmodel.h"

namespace pbx::items {

struct BulkFieldRow {
    BulkPreview::Field field;
    [[nodiscard]] std::string key() const { return field.field.toStdString(); }
    friend bool operator==(const BulkFieldRow &, const BulkFieldRow &) = default;
};

class BulkFieldModel final : public RowsModel<BulkFieldRow> {
    Q_OBJECT
public:
    enum Column { Field, Before, Arrow, After, Counts, ColumnCount }; // the first ones as FieldModel's
    using RowsModel::RowsModel;
    void setPreview(const BulkPreview &preview);
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    // "40 s (7), 30 s (3), and 2 more"
    [[nodiscard]] static QString counted(const std::vector<std::pair<QString, int>> &values, std::size_t most);
};

struct BulkLineRow {
    BulkPreview::Line line;
    std::size_t place = 0;
    [[nodiscard]] std::string key() const { return std::to_string(place); }
    friend bool operator==(const BulkLineRow &, const BulkLineRow &) = default;
};

class BulkLineModel final : public RowsModel<BulkLineRow> {
    Q_OBJECT
public:
    enum Column { Number, Name, Field, Before, Arrow, After, ColumnCount };
    enum Role { TypeRole = Qt::UserRole };
    using RowsModel::RowsModel;
    void setPreview(const BulkPreview &preview, bool onlyRefused);
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace pbx::items
