#include "extensioncells.h"

#include "textof.h"

#include <array>
#include <QCoreApplication>

namespace pbx::items {

namespace {

using By = store::ExtensionOrder::By;
using store::Progress;

struct ExtensionCells {
    Q_DECLARE_TR_FUNCTIONS(pbx::items::ExtensionCells)
};

struct Column {
    const char *title;
    const char *name;
    std::optional<By> order;
};

const Column &columnOf(ExtensionColumn column)
{
    static const std::array<Column, kExtensionColumns> columns{{
        {QT_TRANSLATE_NOOP("pbx::items::ExtensionCells", "Status"), "status", {}},
        {QT_TRANSLATE_NOOP("pbx::items::ExtensionCells", "Ext."), "number", By::Number},
        {QT_TRANSLATE_NOOP("pbx::items::ExtensionCells", "Name"), "name", By::Name},
        {QT_TRANSLATE_NOOP("pbx::items::ExtensionCells", "Phone"), "phone", By::Phone},
        {QT_TRANSLATE_NOOP("pbx::items::ExtensionCells", "Configuration"), "configuration", By::Configuration},
        {QT_TRANSLATE_NOOP("pbx::items::ExtensionCells", "MAC address"), "mac", {}},
        {QT_TRANSLATE_NOOP("pbx::items::ExtensionCells", "Office"), "office", {}},
        {QT_TRANSLATE_NOOP("pbx::items::ExtensionCells", "Site"), "site", By::Site},
    }};
    return columns.at(static_cast<std::size_t>(column));
}

QString statusText(PhoneStatus status)
{
    switch (status) {
    case PhoneStatus::NoPhone: return ExtensionCells::tr("No phone");
    case PhoneStatus::NotSeen: return ExtensionCells::tr("Not seen yet");
    case PhoneStatus::Seen: return ExtensionCells::tr("Seen");
    case PhoneStatus::Refused: return ExtensionCells::tr("Refused");
    case PhoneStatus::Registered: return ExtensionCells::tr("Registered");
    }
    return {};
}

QString display(const store::ExtensionRow &row, ExtensionColumn column)
{
    switch (column) {
    case ExtensionColumn::Status: return row.deleted ? ExtensionCells::tr("Deleted") : statusText(phoneStatus(row));
    case ExtensionColumn::Number: return toQt(row.number);
    case ExtensionColumn::Name: return toQt(row.name);
    case ExtensionColumn::Phone: return row.model.empty() ? ExtensionCells::tr("No phone") : toQt(row.make + " " + row.model);
    case ExtensionColumn::Mac: return toQt(row.mac);
    case ExtensionColumn::Office: return toQt(row.officeName);
    case ExtensionColumn::Site: return toQt(row.siteName);
    case ExtensionColumn::Configuration: break; // painted
    }
    return {};
}

} // namespace

PhoneStatus phoneStatus(const store::ExtensionRow &row)
{
    if (row.mac.empty() || row.progress == Progress::NoPhone)
        return PhoneStatus::NoPhone;
    if (row.progress == Progress::Refused || row.phoneRefused)
        return PhoneStatus::Refused;
    if (row.progress == Progress::Running)
        return PhoneStatus::Registered;
    return row.phoneSeen ? PhoneStatus::Seen : PhoneStatus::NotSeen;
}

QString extensionColumnTitle(ExtensionColumn column)
{
    return ExtensionCells::tr(columnOf(column).title);
}

const char *extensionColumnName(ExtensionColumn column)
{
    return columnOf(column).name;
}

std::optional<By> orderOfColumn(ExtensionColumn column)
{
    return columnOf(column).order;
}

QVariant extensionCell(const store::ExtensionRow &row, ExtensionColumn column, int role)
{
    switch (role) {
    case Qt::DisplayRole: return display(row, column);
    case Qt::ToolTipRole: return column == ExtensionColumn::Phone && !row.mac.empty() ? toQt(row.mac) : display(row, column).toHtmlEscaped();
    case ExtensionColumns::IdRole: return toQt(row.id.toString());
    case ExtensionColumns::SectionRole: return false;
    case ExtensionColumns::PhoneStatusRole: return static_cast<int>(phoneStatus(row));
    case ExtensionColumns::ProgressRole: return static_cast<int>(row.progress);
    case ExtensionColumns::PendingRole: return row.pending;
    case ExtensionColumns::DeletedRole: return row.deleted;
    default: return {};
    }
}

} // namespace pbx::items
