#include "keycopymodel.h"

#include "textof.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace pbx::items {

using namespace domain;

namespace {

QString shownChanges(const KeyCopy &copy)
{
    QStringList parts;
    const int set = static_cast<int>(copy.changed.size());
    if (set > 0)
        parts << KeyCopyModel::tr("%n keys set", nullptr, set);
    if (copy.replaced > 0)
        parts << KeyCopyModel::tr("%1 replaced").arg(copy.replaced);
    if (copy.kept > 0)
        parts << KeyCopyModel::tr("%1 kept").arg(copy.kept);
    return parts.isEmpty() ? KeyCopyModel::tr("Has them already") : parts.join(KeyCopyModel::tr(", "));
}

QString shownKey(const Key &key, const KeyContext &site)
{
    const QString activity = site.activity(key);
    const QString type = toQt(title(typeOf(key)));
    return activity.isEmpty() ? type : type + QLatin1Char(' ') + activity;
}

} // namespace

bool operator==(const KeyCopyRow &a, const KeyCopyRow &b)
{
    const CopyTarget &x = a.target, &y = b.target;
    return a.ticked == b.ticked && x.extension == y.extension && x.version == y.version && x.number == y.number && x.name == y.name
           && x.model == y.model && x.office == y.office && x.before == y.before && x.copy.after == y.copy.after && x.copy.kept == y.copy.kept
           && x.copy.misfits.size() == y.copy.misfits.size() && x.hasDraft == y.hasDraft;
}

void KeyCopyModel::setTargets(std::vector<CopyTarget> targets)
{
    std::unordered_set<Uuid> on;
    for (const KeyCopyRow &row : rows()) {
        if (row.ticked)
            on.insert(row.target.extension);
    }
    std::vector<KeyCopyRow> rows;
    rows.reserve(targets.size());
    for (CopyTarget &target : targets) {
        const bool ticked = on.contains(target.extension);
        rows.push_back({std::move(target), ticked});
    }
    setRows(std::move(rows));
    Q_EMIT ticksChanged();
}

void KeyCopyModel::tick(const std::vector<Uuid> &extensions, bool ticked)
{
    const std::unordered_set<Uuid> wanted(extensions.begin(), extensions.end());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].ticked == ticked || !wanted.contains(m_rows[i].target.extension))
            continue;
        m_rows[i].ticked = ticked;
        tellChanged(static_cast<int>(i));
    }
    Q_EMIT ticksChanged();
}

std::vector<CopyTarget> KeyCopyModel::ticked() const
{
    std::vector<CopyTarget> out;
    for (const KeyCopyRow &row : rows()) {
        if (row.ticked)
            out.push_back(row.target);
    }
    return out;
}

KeyCopyModel::Sum KeyCopyModel::sum() const
{
    Sum out;
    for (const KeyCopyRow &row : rows()) {
        if (!row.ticked)
            continue;
        const KeyCopy &copy = row.target.copy;
        ++out.phones;
        out.changing += copy.changes() ? 1 : 0;
        out.keys += static_cast<int>(copy.changed.size());
        out.replaced += copy.replaced;
        out.misfits += static_cast<int>(copy.misfits.size());
        out.drafts += row.target.hasDraft && copy.changes() ? 1 : 0;
    }
    return out;
}

std::vector<KeyCopyModel::Line> KeyCopyModel::details(const CopyTarget &target, const KeyContext &site)
{
    std::vector<Line> out;
    for (const SlotId &slot : target.copy.changed) {
        const auto after = target.copy.after.find(slot);
        const auto before = target.before.find(slot);
        const QString place = toQt(slot.toString());
        if (after == target.copy.after.end())
            out.push_back({tr("Key %1: cleared").arg(place)});
        else if (before == target.before.end())
            out.push_back({tr("Key %1: %2").arg(place, shownKey(after->second, site))});
        else
            out.push_back({tr("Key %1: %2, replaces %3").arg(place, shownKey(after->second, site), shownKey(before->second, site))});
    }
    for (const KeyMisfit &misfit : target.copy.misfits)
        out.push_back({tr("%1: %2").arg(misfit.key.key ? shownKey(*misfit.key.key, site) : toQt(title(misfit.key.type)), misfit.reason), true});
    return out;
}

QVariant KeyCopyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const KeyCopyRow &row = at(index.row());
    if (role == Qt::CheckStateRole && index.column() == Number)
        return row.ticked ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole && index.column() == Misfits) {
        QStringList reasons;
        for (const KeyMisfit &misfit : row.target.copy.misfits)
            reasons << misfit.reason;
        reasons.removeDuplicates();
        return reasons.mid(0, 10).join(QLatin1Char('\n'));
    }
    if (role == Qt::AccessibleTextRole && index.column() == Number)
        return row.target.title();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Number: return row.target.number;
    case Name: return row.target.name;
    case Phone: return row.target.model;
    case Office: return row.target.office;
    case Changes: return shownChanges(row.target.copy);
    case Misfits: return row.target.copy.misfits.empty() ? QString() : tr("%n keys", nullptr, static_cast<int>(row.target.copy.misfits.size()));
    default: return {};
    }
}

bool KeyCopyModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != Number)
        return false;
    auto &row = m_rows.at(static_cast<std::size_t>(index.row()));
    row.ticked = value.toInt() == Qt::Checked;
    tellChanged(index.row());
    Q_EMIT ticksChanged();
    return true;
}

QVariant KeyCopyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Extension"), tr("Name"), tr("Phone"), tr("Office"), tr("What changes"), tr("Does not fit")};
    return section >= 0 && section < ColumnCount ? titles.at(static_cast<std::size_t>(section)) : QVariant();
}

Qt::ItemFlags KeyCopyModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == Number ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace pbx::items
