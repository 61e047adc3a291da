#include "filesystem.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX

#include <sys/stat.h>

namespace pbx::store {

std::string fileIdentity(const std::string &path)
{
    struct stat status {};
    if (stat(path.c_str(), &status) != 0)
        return {};
    return std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
}

} // namespace pbx::store

#endif
