#include "filesystem.h"

#ifdef __linux__

#include <cstdint>
#include <QStorageInfo>
#include <QString>
#include <sys/vfs.h>

namespace pbx::store {

namespace {

// linux/magic.h and the file systems' own headers; not all of them are installed everywhere.
struct Magic {
    std::uint32_t number;
    const char *shown;
};
constexpr Magic kMagics[] = {
    {0x6969, "NFS"},        {0xFF534D42, "SMB"},  {0xFE534D42, "SMB"},        {0x517B, "SMB"},        {0x564C, "NCP"},
    {0x5346414F, "AFS"},    {0x6B414653, "AFS"},  {0x73757245, "Coda"},       {0x01021997, "9P"},     {0x00C36400, "Ceph"},
    {0x0BD00BD0, "Lustre"}, {0x47504653, "GPFS"}, {0x786F4256, "VirtualBox"}, {0xBACBACBC, "VMware"},
};
constexpr std::uint32_t kFuse = 0x65735546;

} // namespace

std::string networkFileSystem(const std::string &folder)
{
    struct statfs status {};
    if (statfs(folder.c_str(), &status) != 0)
        return {};
    const auto number = static_cast<std::uint32_t>(status.f_type);
    for (const auto &magic : kMagics) {
        if (number == magic.number)
            return magic.shown;
    }
    // FUSE carries local disks (NTFS) and networks (SSHFS); only the mount table tells which.
    return number == kFuse ? networkName(QStorageInfo(QString::fromStdString(folder)).fileSystemType().toStdString()) : std::string();
}

} // namespace pbx::store

#endif
