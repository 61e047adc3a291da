#include "store/filesystem.h"

#include <gmock/gmock.h>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace pbx::store {

namespace {

const NetworkProbe kLocal = [](const std::string &) { return std::string(); };

class FileSystem : public testing::Test {
public:
    [[nodiscard]] std::string path(const char *name = "w.pbx") const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    QTemporaryDir m_folder;
};

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;

} // namespace

TEST_F(FileSystem, GivenNoFileWhenPreparedThenOneIsMadeForItsOwnerAlone)
{
    ASSERT_TRUE(prepareFile(path(), kLocal));
    EXPECT_EQ(QFile::permissions(QString::fromStdString(path())), kOwnerOnly);
}

TEST_F(FileSystem, GivenAFileForEverybodyWhenPreparedThenItIsTakenFromThem)
{
    QFile file(QString::fromStdString(path()));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("kept");
    file.close();
    ASSERT_TRUE(file.setPermissions(kOwnerOnly | QFileDevice::ReadOther | QFileDevice::WriteGroup));
    ASSERT_TRUE(prepareFile(path(), kLocal));
    EXPECT_EQ(file.permissions(), kOwnerOnly);
    EXPECT_EQ(file.size(), 4);
}

TEST_F(FileSystem, GivenAPlaceWhereNoWorkspaceCanBeWhenPreparedThenASentenceSaysWhy)
{
    struct Case {
        std::string path;
        ErrorKind kind;
        const char *part;
    };
    for (const auto &[path, kind, part] : {Case{m_folder.path().toStdString(), ErrorKind::Invalid, "is a folder"},
                                           {path("none/w.pbx"), ErrorKind::NotFound, "does not exist"},
                                           {"", ErrorKind::Invalid, "folder"}}) {
        const auto done = prepareFile(path, kLocal);
        ASSERT_FALSE(done) << path;
        EXPECT_EQ(done.error().kind, kind);
        EXPECT_THAT(done.error().sentence, testing::HasSubstr(part));
    }
}

TEST_F(FileSystem, GivenANetworkDriveWhenPreparedThenItIsRefusedAndNothingIsMade)
{
    const auto done = prepareFile(path(), [](const std::string &) { return std::string("NFS"); });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::Invalid);
    EXPECT_THAT(done.error().sentence, testing::HasSubstr("network drive (NFS)"));
    EXPECT_FALSE(QFile::exists(QString::fromStdString(path())));
}

TEST_F(FileSystem, GivenTypesOfTheMountTableThenNetworksAreTold)
{
    for (const char *type : {"nfs4", "cifs", "fuse.sshfs", "SMB3", "9p", "fuse.glusterfs"})
        EXPECT_NE(networkName(type), "") << type;
    for (const char *type : {"ext4", "tmpfs", "fuseblk", "ntfs", "apfs", "", "fuse.encfs", "overlay"})
        EXPECT_EQ(networkName(type), "") << type;
}

TEST_F(FileSystem, GivenALocalFolderWhenAskedThenItIsNoNetwork)
{
    EXPECT_EQ(networkFileSystem(m_folder.path().toStdString()), "");
}

} // namespace pbx::store
