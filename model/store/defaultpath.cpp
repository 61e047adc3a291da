#include "defaultpath.h"

#include <QStandardPaths>

namespace pbx::store {

namespace {

std::string inDataFolder(const QString &name)
{
    return (QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/mycloudpbx/") + name).toStdString();
}

} // namespace

std::string defaultWorkspacePath()
{
    return inDataFolder(QStringLiteral("workspace.mcpbx"));
}

std::string defaultLibraryPath()
{
    return inDataFolder(QStringLiteral("handsets"));
}

} // namespace pbx::store
