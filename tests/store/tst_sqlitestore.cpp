#include "samples.h"
#include "sqlfile.h"
#include "store/sqlitestore.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <gmock/gmock.h>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#ifdef __unix__
#include <sys/resource.h>
#endif

namespace pbx::store {

namespace {

// While it lives, no file of this process grows beyond so many bytes, as on a full disk.
class FileLimit final {
public:
    explicit FileLimit([[maybe_unused]] std::size_t bytes)
    {
#ifdef __unix__
        m_works = getrlimit(RLIMIT_FSIZE, &m_before) == 0;
        const rlimit little{bytes, m_before.rlim_max};
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        m_works = m_works && setrlimit(RLIMIT_FSIZE, &little) == 0;
#endif
    }
    ~FileLimit()
    {
#ifdef __unix__
        (void)setrlimit(RLIMIT_FSIZE, &m_before);
        (void)std::signal(SIGXFSZ, m_handler);
#endif
    }
    FileLimit(const FileLimit &) = delete;
    FileLimit &operator=(const FileLimit &) = delete;
    [[nodiscard]] bool works() const
    {
        return m_works;
    }

private:
    bool m_works = false;
#ifdef __unix__
    rlimit m_before{};
    void (*m_handler)(int) = SIG_DFL;
#endif
};

class SqliteFile : public testing::Test {
public:
    QTemporaryDir m_folder;
    std::string m_path = m_folder.filePath(QStringLiteral("w.pbx")).toStdString();
};

Batch manySettings(int count, std::size_t bytes)
{
    Batch batch;
    for (int i = 0; i < count; ++i)
        batch.push_back(PutSetting{"filler " + std::to_string(i), std::string(bytes, 'x')});
    return batch;
}

} // namespace

TEST_F(SqliteFile, GivenAWorkspaceWhenItIsInUseThenNoneOfItsFilesIsForOthers)
{
    const auto store = must(openSqlite(m_path));
    ASSERT_TRUE(store->commit({PutObject{newSite()}}));
    for (const char *end : {"", "-wal", "-shm"}) {
        const auto path = QString::fromStdString(m_path + end);
        ASSERT_TRUE(QFile::exists(path)) << end;
        EXPECT_EQ(QFile::permissions(path) & ~(QFileDevice::ReadUser | QFileDevice::WriteUser), QFileDevice::ReadOwner | QFileDevice::WriteOwner)
            << end;
    }
}

TEST_F(SqliteFile, GivenAnEmptyFileWhenOpenedThenItBecomesAWorkspace)
{
    writeBytes(m_path, "");
    EXPECT_TRUE(openSqlite(m_path));
    EXPECT_TRUE(openSqlite(m_path));
}

TEST_F(SqliteFile, GivenFilesThatAreNoWorkspaceWhenOpenedThenTheyAreRefusedAndStayAsTheyWere)
{
    const auto other = m_path + ".other";
    runSql(other, {"CREATE TABLE mine (a)", "INSERT INTO mine VALUES (1)"});
    const auto marked = m_path + ".marked";
    runSql(marked, {"PRAGMA application_id = 1"});
    for (const auto &bytes : {std::string("just text\n"), std::string(100'000, '\0'), std::string("SQLite format 3\0 and rubbish", 28),
                              bytesOf(other), bytesOf(marked)}) {
        writeBytes(m_path, bytes);
        const auto opened = openSqlite(m_path);
        ASSERT_FALSE(opened) << bytes.substr(0, 20);
        EXPECT_THAT(opened.error().sentence, testing::HasSubstr("not changed")) << opened.error().detail;
        EXPECT_EQ(bytesOf(m_path), bytes);
    }
}

TEST_F(SqliteFile, GivenAWorkspaceThatLacksATableOrIsCutWhenOpenedThenItSaysDamaged)
{
    (void)must(openSqlite(m_path));
    const auto whole = bytesOf(m_path);
    runSql(m_path, {"DROP TABLE attempt"});
    EXPECT_THAT(openSqlite(m_path).error().sentence, testing::HasSubstr("damaged"));
    for (const std::size_t size : {std::size_t{600}, std::size_t{4096}, whole.size() / 2}) {
        writeBytes(m_path, whole.substr(0, size));
        const auto opened = openSqlite(m_path);
        ASSERT_FALSE(opened) << size;
        EXPECT_EQ(opened.error().kind, ErrorKind::Io);
        EXPECT_EQ(bytesOf(m_path).size(), size);
    }
}

TEST_F(SqliteFile, GivenANetworkDriveWhenOpenedThenItIsRefused)
{
    const auto opened = openSqlite(m_path, [](const std::string &) { return std::string("SMB"); });
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().sentence, testing::HasSubstr("SMB"));
}

TEST_F(SqliteFile, GivenTwoConnectionsWhenOneCommitsThenTheOtherSeesItAndItsCounterGrows)
{
    const auto one = must(openSqlite(m_path));
    const auto two = must(openSqlite(m_path));
    const auto before = must(two->changeCounter());
    const auto site = newSite();
    ASSERT_TRUE(one->commit({PutObject{site}}));
    EXPECT_GT(must(two->changeCounter()), before);
    EXPECT_EQ(must(two->changeCounter()), must(two->changeCounter()));
    EXPECT_TRUE(must(two->object(site.id)));
    const auto stale = two->commit({PutObject{site}});
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().kind, ErrorKind::Conflict);
}

#ifdef __unix__ // elsewhere nobody can replace an open file
TEST_F(SqliteFile, GivenAFileThatAnotherTookThePlaceOfWhenSavedOrWatchedThenItSaysSoAndNothingGoesIntoTheLostOne)
{
    const auto one = must(openSqlite(m_path));
    const auto other = m_path + ".restored";
    ASSERT_TRUE(openSqlite(other));
    ASSERT_EQ(std::rename(other.c_str(), m_path.c_str()), 0);
    for (int twice = 0; twice < 2; ++twice) {
        const auto saved = one->commit({PutObject{newSite()}});
        ASSERT_FALSE(saved);
        EXPECT_THAT(saved.error().sentence, testing::HasSubstr("replaced or removed"));
        EXPECT_FALSE(one->changeCounter());
        (void)std::remove(m_path.c_str());
    }
}
#endif

TEST_F(SqliteFile, GivenAWorkspaceCalledLikeAnAddressWhenOpenedThenItIsAFile)
{
    const auto before = QDir::currentPath();
    ASSERT_TRUE(QDir::setCurrent(m_folder.path()));
    {
        const auto store = must(openSqlite("file:x?mode=memory"));
        EXPECT_TRUE(store->commit({PutObject{newSite()}}));
    }
    EXPECT_GT(QFileInfo(m_folder.filePath(QStringLiteral("file:x?mode=memory"))).size(), 0);
    EXPECT_TRUE(QDir::setCurrent(before));
}

TEST_F(SqliteFile, GivenAReaderInTheMiddleOfAListWhenAnotherWritesThenNeitherWaits)
{
    const auto one = must(openSqlite(m_path));
    const auto two = must(openSqlite(m_path));
    ASSERT_TRUE(one->commit({PutObject{newSite({.name = "a"})}, PutObject{newSite({.name = "b"})}}));
    const auto page = must(one->sites({}, 1));
    ASSERT_TRUE(two->commit({PutObject{newSite({.name = "c"})}}));
    EXPECT_EQ(must(one->sites(page.next, 9)).rows.size(), 2U);
}

TEST_F(SqliteFile, GivenAFullFileWhenSavedThenASentenceSaysSoAndNothingIsLost)
{
    (void)must(openSqlite(m_path));
    auto connection = must(Connection::open(m_path));
    SqliteStore store(std::move(connection));
    ASSERT_TRUE(store.commit({PutSetting{"kept", "1"}}, Durability::Full));
    auto limited = must(Connection::open(m_path));
    ASSERT_TRUE(limited->run("PRAGMA max_page_count = 60"));
    SqliteStore full(std::move(limited));
    const auto done = full.commit(manySettings(1'000, 1'000), Durability::Full);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::Io);
    EXPECT_THAT(done.error().sentence, testing::HasSubstr("disk is full"));
    EXPECT_EQ(must(full.setting("kept")), "1");
    EXPECT_EQ(must(full.setting("filler 0")), std::nullopt);
    EXPECT_TRUE(full.commit({PutSetting{"small", "1"}}, Durability::Full)) << "what has room is still saved";
}

TEST_F(SqliteFile, GivenADiskThatTakesNoMoreBytesWhenSavedThenASentenceSaysSoAndNothingIsLost)
{
    const auto store = must(openSqlite(m_path));
    ASSERT_TRUE(store->commit({PutSetting{"kept", "1"}}));
    const auto done = [&]() -> Result<void> {
        const FileLimit limit(200'000);
        if (!limit.works())
            return fail(ErrorKind::Cancelled, "this system cannot limit the size of files");
        return store->commit(manySettings(1'000, 1'000));
    }();
    if (!done && done.error().kind == ErrorKind::Cancelled)
        GTEST_SKIP() << done.error().sentence;
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::Io);
    EXPECT_THAT(done.error().sentence, testing::HasSubstr("What was saved before is kept"));
    EXPECT_EQ(must(store->setting("kept")), "1");
    EXPECT_EQ(must(store->setting("filler 0")), std::nullopt);
    EXPECT_TRUE(store->commit(manySettings(1'000, 1'000))) << "once there is room again";
    EXPECT_EQ(askSql(m_path, "PRAGMA integrity_check"), std::vector<std::string>{"ok"});
}

TEST_F(SqliteFile, GivenTenThousandExtensionsWhenStoredInOneBatchThenAllAreThere)
{
    const auto store = must(openSqlite(m_path));
    const auto site = newSite();
    Batch batch = {PutObject{site}};
    for (int i = 0; i < 10'000; ++i) {
        char number[16];
        std::snprintf(number, sizeof number, "%04d", i);
        char address[16];
        std::snprintf(address, sizeof address, "805ec012%04x", i);
        batch.push_back(PutObject{newExtension(site.id, Uuid::random(), {.number = number, .mac = address, .label = "Pizza"})});
    }
    const auto start = std::chrono::steady_clock::now();
    ASSERT_TRUE(store->commit(batch));
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    RecordProperty("milliseconds", static_cast<int>(took.count()));
    std::printf("10,000 objects in %lld ms\n", static_cast<long long>(took.count()));
    EXPECT_EQ(must(store->sites({}, 1)).rows.at(0).extensions, 10'000);
    EXPECT_EQ(must(store->countExtensions(site.id, {.text = "9999"})), 1);
    EXPECT_EQ(must(store->search("805ec012270f", 9)).size(), 1U);
}

} // namespace pbx::store
