// What the cells of lists of extensions show, of one site and of all alike.
#pragma once

#include "store/store.h"

#include <QString>
#include <QVariant>

namespace pbx::items {

// What the LAN server has seen of a phone. Who is registered, other views know.
enum class PhoneStatus : std::uint8_t { NoPhone, NotSeen, Seen, Refused, Registered };
[[nodiscard]] PhoneStatus phoneStatus(const store::ExtensionRow &row);

struct ExtensionColumns { // unscoped: they are columns of QModelIndex
    enum Column { Status, Number, Name, Phone, Configuration, Mac, Office, Site };
    enum Role { IdRole = Qt::UserRole, SectionRole, CountRole, CollapsedRole, PhoneStatusRole, ProgressRole, PendingRole, DeletedRole };
};
using ExtensionColumn = ExtensionColumns::Column;
inline constexpr int kExtensionColumns = ExtensionColumns::Site + 1;

[[nodiscard]] QString extensionColumnTitle(ExtensionColumn column);
[[nodiscard]] const char *extensionColumnName(ExtensionColumn column); // in settings
// The order that a column's head asks for; nothing where it sorts nothing.
[[nodiscard]] std::optional<store::ExtensionOrder::By> orderOfColumn(ExtensionColumn column);
[[nodiscard]] QVariant extensionCell(const store::ExtensionRow &row, ExtensionColumn column, int role);

} // namespace pbx::items
