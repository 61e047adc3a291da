#include "fieldmodel.h"

#include "textof.h"

namespace pbx::items {

bool operator==(const FieldRow &a, const FieldRow &b)
{
    return a.kind == b.kind && a.change.pointer == b.change.pointer && a.change.field == b.change.field && a.change.before == b.change.before
           && a.change.after == b.change.after && a.change.secret == b.change.secret && a.change.reachesPhone == b.change.reachesPhone
           && a.change.setOnPbx == b.change.setOnPbx;
}

namespace {

bool isForPbx(const FieldRow &row)
{
    return row.change.setOnPbx || (row.kind == domain::Kind::Extension && !row.change.reachesPhone);
}

} // namespace

void FieldModel::setObject(const changes::PendingObject *object)
{
    std::vector<FieldRow> rows;
    if (object) {
        for (const auto &field : object->fields)
            rows.push_back({field, object->kind});
    }
    setRows(std::move(rows));
}

QString FieldModel::where(const FieldRow &row) const
{
    if (row.kind == domain::Kind::FirewallRule)
        return tr("In the server’s firewall");
    if (isForPbx(row))
        return row.change.reachesPhone ? tr("In the phone’s file; set it on your PBX too") : tr("Set this on your PBX");
    return row.change.reachesPhone ? tr("In the phone’s file") : tr("On this computer");
}

QVariant FieldModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const FieldRow &row = at(index.row());
    if (role == SecretRole)
        return row.change.secret;
    if (role == Qt::AccessibleTextRole && index.column() == Before)
        return row.change.before.empty() ? tr("before: none") : tr("before: %1").arg(toQt(row.change.before));
    if (role == Qt::AccessibleTextRole && index.column() == After)
        return row.change.after.empty() ? tr("after: none") : tr("after: %1").arg(toQt(row.change.after));
    if (role == Qt::ToolTipRole && index.column() == Where && isForPbx(row))
        return tr("This computer serves phones only. Make this change on your PBX too; it never counts as accepted.");
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Field: return toQt(row.change.field);
    case Before: return toQt(row.change.before);
    case Arrow: return role == Qt::DisplayRole ? QStringLiteral("→") : QString();
    case After: return toQt(row.change.after);
    case Where: return where(row);
    default: return {};
    }
}

QVariant FieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowsModel::headerData(section, orientation, role);
    const std::array names = {tr("Field"), tr("Before"), QString(), tr("After"), tr("Where")};
    return section >= 0 && section < ColumnCount ? names.at(static_cast<std::size_t>(section)) : QVariant();
}

} // namespace pbx::items
