#include "keyhitmodel.h"

#include "textof.h"

#include <array>

namespace pbx::items {

void KeyHitModel::setHits(std::vector<KeyHit> hits)
{
    beginResetModel();
    m_hits = std::move(hits);
    endResetModel();
}

QVariant KeyHitModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    const KeyHit &hit = at(index.row());
    switch (index.column()) {
    case Phone: return QString(hit.number + QLatin1Char(' ') + hit.name);
    case Model: return hit.model;
    case Key: return toQt(hit.slot.toString());
    case Type: return toQt(domain::title(hit.type));
    case Activity: return hit.activity;
    case Label: return hit.label;
    default: return {};
    }
}

QVariant KeyHitModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Phone of"), tr("Model"), tr("Key"), tr("Type"), tr("Activity"), tr("Label")};
    return titles.at(static_cast<std::size_t>(section));
}

} // namespace pbx::items
