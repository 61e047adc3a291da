#include "defaultpath.h"

#include <QStandardPaths>

namespace pbx::store {

std::string defaultWorkspacePath()
{
    return (QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/mycloudpbx/workspace.mcpbx")).toStdString();
}

} // namespace pbx::store
