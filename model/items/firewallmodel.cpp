#include "firewallmodel.h"

#include "shown.h"
#include "textof.h"

#include <algorithm>

namespace pbx::items {

void FirewallModel::setState(const FirewallState &state)
{
    std::vector<FirewallRow> rows;
    for (const auto &saved : state.rules)
        rows.push_back({saved, static_cast<int>(state.usersOf(saved.rule).size())});
    setRows(std::move(rows));
}

QVariant FirewallModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const FirewallRow &row = at(index.row());
    const auto &rule = row.saved.rule;
    const auto &prefix = rule.prefix;
    if (role == IdRole)
        return toQt(rule.id.toString());
    if (role == PendingRole)
        return row.saved.pending;
    if (role == UnusedRole)
        return row.saved.lastUsed == 0;
    if (role == Qt::ToolTipRole && row.saved.pending)
        return tr("Saved, waits for Apply");
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Description: return rule.description.empty() ? tr("(no description)") : toQt(rule.description.text());
    case Address: return toQt(prefix.address().toString());
    case Netmask: return shownNetmask(prefix.length(), prefix.address().bits());
    case Scope: return toQt(rule.scope.text());
    case UsedBy: return row.phones == 0 ? tr("none") : tr("%n phones", nullptr, row.phones);
    case LastUsed: return row.saved.lastUsed == 0 ? tr("not in the log") : shownTime(row.saved.lastUsed);
    default: return {};
    }
}

QVariant FirewallModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowsModel::headerData(section, orientation, role);
    const std::array names = {tr("Description"), tr("IP address"), tr("Netmask"), tr("Scope"), tr("Used by"), tr("Last used")};
    return section >= 0 && section < ColumnCount ? names.at(static_cast<std::size_t>(section)) : QVariant();
}

QString shownPhones(const std::vector<const KnownPhone *> &phones)
{
    constexpr std::size_t kShown = 8;
    QStringList numbers;
    for (std::size_t i = 0; i < std::min(phones.size(), kShown); ++i)
        numbers.append(toQt(phones[i]->title).section(QLatin1Char(' '), 0, 0));
    const QString list = numbers.join(FirewallModel::tr(", "));
    return phones.size() <= kShown ? list : FirewallModel::tr("%1 and %n more", nullptr, static_cast<int>(phones.size() - kShown)).arg(list);
}

} // namespace pbx::items
