// Found keys as a table.
#pragma once

#include "keyfind.h"

#include <QAbstractTableModel>

namespace pbx::items {

class KeyHitModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Phone, Model, Key, Type, Activity, Label, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setHits(std::vector<KeyHit> hits); // another search: all rows are new
    [[nodiscard]] const KeyHit &at(int row) const { return m_hits.at(static_cast<std::size_t>(row)); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_hits.size()); }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<KeyHit> m_hits;
};

} // namespace pbx::items
