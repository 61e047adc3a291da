// The firewall rules of a site, as saved.
#pragma once

#include "firewallstate.h"
#include "rowsmodel.h"

#include <QStringList>

namespace pbx::items {

struct FirewallRow {
    SavedRule saved;
    int phones = 0;
    [[nodiscard]] std::string key() const { return saved.rule.id.toString(); }
    friend bool operator==(const FirewallRow &, const FirewallRow &) = default;
};

class FirewallModel final : public RowsModel<FirewallRow> {
    Q_OBJECT
public:
    enum Column { Description, Address, Netmask, Scope, UsedBy, LastUsed, ColumnCount };
    enum Role { IdRole = Qt::UserRole, PendingRole, UnusedRole };
    using RowsModel::RowsModel;

    void setState(const FirewallState &state);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

// "101, 102, 103, 104, 105, 106, 107, 1004 and 1 more"
[[nodiscard]] QString shownPhones(const std::vector<const KnownPhone *> &phones);

} // namespace pbx::items
