#include "keytemplatemodel.h"

#include "textof.h"

#include <array>

namespace pbx::items {

QVariant KeyTemplateModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const KeyTemplateRow &row = at(index.row()).row;
    if (role == Qt::EditRole && index.column() == Name)
        return toQt(row.keys.name.text());
    if (role == Qt::TextAlignmentRole && index.column() != Name)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name: return toQt(row.keys.name.text());
    case Keys: return QStringLiteral("%L1").arg(row.keys.keys.size());
    case Whole: return QStringLiteral("%L1").arg(row.whole);
    case Part: return QStringLiteral("%L1").arg(row.part);
    default: return {};
    }
}

bool KeyTemplateModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().trimmed();
    if (!index.isValid() || role != Qt::EditRole || index.column() != Name || name == index.data(Qt::EditRole).toString())
        return false;
    Q_EMIT renameAsked(at(index.row()).row, name);
    return false; // it comes with the next refresh
}

QVariant KeyTemplateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Template"), tr("Keys"), tr("Phones that have it"), tr("Phones that have part")};
    if (role == Qt::TextAlignmentRole && section != Name)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? titles.at(static_cast<std::size_t>(section)) : QVariant();
}

Qt::ItemFlags KeyTemplateModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

} // namespace pbx::items
