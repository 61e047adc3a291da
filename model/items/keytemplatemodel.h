// A site's key templates as a table; a name that is edited goes out as renameAsked.
#pragma once

#include "keytemplates.h"
#include "rowsmodel.h"

namespace pbx::items {

struct KeyTemplateShown {
    KeyTemplateRow row;
    [[nodiscard]] std::string key() const { return row.keys.id.toString(); }
    friend bool operator==(const KeyTemplateShown &a, const KeyTemplateShown &b)
    {
        return a.row.keys == b.row.keys && a.row.version == b.row.version && a.row.whole == b.row.whole && a.row.part == b.row.part;
    }
};

class KeyTemplateModel final : public RowsModel<KeyTemplateShown> {
    Q_OBJECT
public:
    enum Column { Name, Keys, Whole, Part, ColumnCount };
    using RowsModel::RowsModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void renameAsked(const pbx::items::KeyTemplateRow &row, const QString &name);
};

} // namespace pbx::items
