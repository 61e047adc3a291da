#include "bulkpreviewmodel.h"

#include <algorithm>
#include <array>
#include <QStringList>

namespace pbx::items {

using BulkType = BulkPreview::Type;

namespace {

constexpr std::size_t kShownValues = 3; // in a cell; the tooltip has more
constexpr std::size_t kToldValues = 12;

} // namespace

QString BulkFieldModel::counted(const std::vector<std::pair<QString, int>> &values, std::size_t most)
{
    QStringList parts;
    for (std::size_t i = 0; i < std::min(most, values.size()); ++i)
        parts += tr("%1 (%L2)").arg(values[i].first).arg(values[i].second);
    if (values.size() > most)
        parts += tr("and %L1 more").arg(values.size() - most);
    return parts.join(QStringLiteral(", "));
}

void BulkFieldModel::setPreview(const BulkPreview &preview)
{
    std::vector<BulkFieldRow> rows;
    for (const BulkPreview::Field &field : preview.fields)
        rows.push_back({field});
    setRows(std::move(rows));
}

QVariant BulkFieldModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
        return {};
    const BulkPreview::Field &field = at(index.row()).field;
    const bool all = role != Qt::DisplayRole;
    switch (index.column()) {
    case Field: return field.title;
    case Before: return counted(field.before, all ? kToldValues : kShownValues);
    case Arrow: return all ? QString() : QStringLiteral("→");
    case After: return field.after;
    default: break;
    }
    QStringList parts{field.changes == 0 ? tr("none changes") : field.changes == 1 ? tr("1 changes") : tr("%L1 change").arg(field.changes)};
    if (field.refused > 0)
        parts += tr("%L1 refused").arg(field.refused);
    if (field.already > 0)
        parts += field.already == 1 ? tr("1 has it") : tr("%L1 have it").arg(field.already);
    if (field.without > 0)
        parts += tr("%L1 not concerned").arg(field.without);
    return parts.join(QStringLiteral(", "));
}

QVariant BulkFieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const std::array<QString, ColumnCount> names{tr("Field"), tr("Before"), QString(), tr("After"), tr("Extensions")};
    return names.at(static_cast<std::size_t>(section));
}

void BulkLineModel::setPreview(const BulkPreview &preview, bool onlyRefused)
{
    std::vector<BulkLineRow> rows;
    for (const BulkPreview::Line &line : preview.lines) {
        if (!onlyRefused || line.type == BulkType::Refused)
            rows.push_back({line, rows.size()});
    }
    beginResetModel(); // another preview: nothing of the former one is worth keeping
    m_rows = std::move(rows);
    endResetModel();
}

QVariant BulkLineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const BulkPreview::Line &line = at(index.row()).line;
    if (role == TypeRole)
        return static_cast<int>(line.type);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const bool change = line.type == BulkType::Change;
    switch (index.column()) {
    case Number: return line.number;
    case Name: return line.name;
    case Field: return line.field;
    case Before: return change && line.before.isEmpty() ? tr("none") : line.before;
    case Arrow: return role == Qt::DisplayRole && change ? QStringLiteral("→") : QString();
    default: break;
    }
    return change && line.after.isEmpty()      ? tr("none")
           : change || role == Qt::DisplayRole ? line.after
           : line.type == BulkType::Refused    ? tr("Refused: %1").arg(line.after)
                                               : tr("Warning: %1").arg(line.after);
}

QVariant BulkLineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const std::array<QString, ColumnCount> names{tr("Ext."), tr("Name"), tr("Field"), tr("Before"), QString(), tr("After")};
    return names.at(static_cast<std::size_t>(section));
}

} // namespace pbx::items
