#include "filesystem.h"

#include "domain/chars.h"
#include "domain/say.h"
#include "textof.h"

#include <array>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

namespace pbx::store {

namespace {

struct NetworkType {
    std::string_view type;
    const char *shown;
};
constexpr std::array kNetworkTypes = {
    NetworkType{"nfs", "NFS"},         NetworkType{"nfs4", "NFS"},          NetworkType{"cifs", "SMB"},
    NetworkType{"smb", "SMB"},         NetworkType{"smb3", "SMB"},          NetworkType{"smbfs", "SMB"},
    NetworkType{"afpfs", "AFP"},       NetworkType{"webdav", "WebDAV"},     NetworkType{"davfs", "WebDAV"},
    NetworkType{"ncpfs", "NCP"},       NetworkType{"afs", "AFS"},           NetworkType{"coda", "Coda"},
    NetworkType{"9p", "9P"},           NetworkType{"ceph", "Ceph"},         NetworkType{"glusterfs", "GlusterFS"},
    NetworkType{"lustre", "Lustre"},   NetworkType{"gpfs", "GPFS"},         NetworkType{"sshfs", "SSHFS"},
    NetworkType{"davfs2", "WebDAV"},   NetworkType{"s3fs", "S3"},           NetworkType{"rclone", "rclone"},
    NetworkType{"gvfsd-fuse", "GVFS"}, NetworkType{"vboxsf", "VirtualBox"}, NetworkType{"vmhgfs", "VMware"},
};

constexpr auto kOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;

} // namespace

std::string networkName(std::string_view type)
{
    const auto lower = domain::lowered(type);
    std::string_view name = lower;
    if (name.substr(0, 5) == "fuse.")
        name.remove_prefix(5);
    for (const auto &network : kNetworkTypes) {
        if (name == network.type)
            return network.shown;
    }
    return {};
}

#ifndef Q_OS_LINUX
std::string networkFileSystem(const std::string &folder)
{
    if (folder.starts_with("//") || folder.starts_with("\\\\"))
        return "SMB";
    return networkName(QStorageInfo(toQt(folder)).fileSystemType().toStdString());
}
#endif

#ifndef Q_OS_UNIX
std::string fileIdentity(const std::string & /*path*/)
{
    return {}; // SQLite holds the file open, and nobody else can rename or remove it
}
#endif

domain::Result<void> prepareFile(const std::string &path, const NetworkProbe &probe)
{
    const auto shown = domain::printable(path);
    const QFileInfo info(toQt(path));
    const QFileInfo folder(info.absolutePath());
    if (path.empty() || info.isDir())
        return fail(ErrorKind::Invalid, say("“%1” is a folder. Please name a file for the workspace.", {shown}));
    if (!folder.isDir())
        return fail(ErrorKind::NotFound, say("The folder of the workspace “%1” does not exist.", {shown}));
    if (const auto network = probe(folder.absoluteFilePath().toStdString()); !network.empty())
        return fail(
            ErrorKind::Invalid,
            say("“%1” is on a network drive (%2), where a workspace would be damaged. Please keep it on a disk of this computer.", {shown, network}));
    QFile file(info.absoluteFilePath());
    // Made here and not by SQLite, so that it is never readable for others; NewOnly leaves one alone that another process
    // has just made.
    if (!info.exists() && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwner) && !file.exists())
        return fail(ErrorKind::Io,
                    say("The workspace “%1” cannot be made there. Check who may write to its folder and how full the disk is.", {shown}),
                    file.errorString().toStdString());
    file.close();
    const QFileInfo made(info.absoluteFilePath());
    if (!made.isReadable() || !made.isWritable() || !folder.isWritable())
        return fail(ErrorKind::Io,
                    say("The workspace “%1” can only be read, so nothing can be saved. Check who may write to it and its folder.", {shown}));
    // Somebody else's file keeps its rights; then the owner has decided.
    if (made.permissions() & kOthers)
        (void)file.setPermissions(made.permissions() & ~(kOthers | QFileDevice::ExeGroup | QFileDevice::ExeOther));
    return {};
}

} // namespace pbx::store
