#include "samples.h"
#include "sqlfile.h"
#include "store/schema.h"

#include <gmock/gmock.h>
#include <QTemporaryDir>

namespace pbx::store {

namespace {

class Upgrade : public testing::Test {
public:
    Upgrade()
        : m_path(m_folder.filePath(QStringLiteral("w.pbx")).toStdString())
    {
        runDump(m_path, bytesOf(PBX_TEST_DATA "/data/workspace-1.sql"));
    }
    QTemporaryDir m_folder;
    std::string m_path;
    const Uuid m_site = *Uuid::parse("6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01");
    const Uuid m_jerry = *Uuid::parse("a1a1a1a1-0000-4000-8000-000000000101");
    const MacAddress m_mac = mac("80:5E:C0:12:AB:01");
};

} // namespace

TEST_F(Upgrade, GivenAFileOfRevisionOneWhenOpenedThenNothingIsLost)
{
    const auto store = must(openSqlite(m_path));
    EXPECT_EQ(askSql(m_path, "PRAGMA user_version"), std::vector{std::to_string(currentRevision())});
    const auto jerry = must(store->object(m_jerry));
    ASSERT_TRUE(jerry);
    EXPECT_EQ(jerry->version, 2);
    EXPECT_EQ(jerry->baseRevision, 1);
    EXPECT_EQ(jerry->local->secret, "\x01sealed-101");
    EXPECT_FALSE(jerry->pending());
    const auto sites = must(store->sites({}, 9)).rows;
    ASSERT_EQ(sites.size(), 1U);
    EXPECT_EQ(sites.at(0).extensions, 2);
    EXPECT_EQ(sites.at(0).pending, 1);
    EXPECT_EQ(must(store->edits(9, true)).at(0).steps.size(), 1U);
    EXPECT_EQ(must(store->phone(m_site, m_mac))->secret, "\x01secret");
    EXPECT_EQ(must(store->publishedSite(m_site))->revision, 3);
    EXPECT_EQ(must(store->publishedFiles(m_site, m_mac, true)).at(0).sealed, "\x01"
                                                                             "bytes");
    EXPECT_EQ(must(store->downloads({.text = "jerry"}, {}, 9)).rows.size(), 1U);
    EXPECT_EQ(must(store->attempt("key-1"))->hash, "hash");
    EXPECT_EQ(must(store->setting("target.thisComputer.baseUrl")), "http://192.168.1.5:8080");
    EXPECT_EQ(must(store->drafts(m_site)).size(), 1U);
    const auto rows = must(store->extensions(m_site, {}, {}, 9)).rows;
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows.at(0).progress, Progress::Fetched);
    EXPECT_EQ(rows.at(0).officeName, "Pinetree Head Office");
    EXPECT_TRUE(rows.at(1).pending);
}

TEST_F(Upgrade, GivenAFileOfRevisionOneWhenOpenedThenItsObjectsCanBeSearchedAndChanged)
{
    const auto store = must(openSqlite(m_path));
    for (const char *text : {"pinetree", "jerry", "80:5e:c0", "pizza", "head office"})
        EXPECT_FALSE(must(store->search(text, 9)).empty()) << text;
    auto jerry = *must(store->object(m_jerry));
    jerry.local->json.replace(jerry.local->json.find("Jerry"), 5, "Newman");
    ASSERT_TRUE(store->commit({PutObject{jerry}, PutObject{newOffice(m_site, "Second")}}));
    const auto left = must(store->search("jerry", 9));
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left.at(0).title, "102 Kramer") << "whose key is labelled so";
    EXPECT_EQ(must(store->search("newman", 9)).size(), 1U);
    EXPECT_EQ(must(store->search("second", 9)).size(), 1U);
    EXPECT_EQ(askSql(m_path, "PRAGMA integrity_check"), std::vector<std::string>{"ok"});
}

TEST_F(Upgrade, GivenAFileOfRevisionTwoWhenOpenedThenWhatIsNewInSearchIsFoundToo)
{
    (void)must(openSqlite(m_path));
    runSql(m_path, {"INSERT INTO search (search) VALUES ('delete-all')", "UPDATE listing SET words = 'stale', more = ''", "PRAGMA user_version = 2"});
    const auto store = must(openSqlite(m_path));
    for (const char *text : {"pinetree", "head office", "jerry", "07"})
        EXPECT_FALSE(must(store->search(text, 9)).empty()) << text;
    EXPECT_TRUE(must(store->search("stale", 9)).empty());
    EXPECT_EQ(must(store->sites({}, 9)).rows.at(0).extensions, 2);
    EXPECT_EQ(must(store->sites({}, 9)).rows.at(0).pending, 1);
    EXPECT_EQ(askSql(m_path, "PRAGMA integrity_check"), std::vector<std::string>{"ok"});
}

TEST_F(Upgrade, GivenFilesWhoseSecretsWereNotAllNotedWhenOpenedThenTheirMasksCountAsUnknown)
{
    const auto masks = [this] { return askSql(m_path, "SELECT secrets FROM published_file ORDER BY mac"); };
    runSql(m_path, {"INSERT INTO published_file SELECT site, 0, 'spa303.cfg', required, etag, mime, secrets, sealed FROM published_file"});
    (void)must(openSqlite(m_path));
    EXPECT_EQ(masks(), (std::vector<std::string>{"unknown", "unknown"})) << "Jerry's phone has an override";
    runSql(m_path, {"UPDATE published_file SET secrets = ''", "UPDATE object SET base = json_set(base, '$.autoProvision.overrides', json('{}'))",
                    "PRAGMA user_version = 3"});
    (void)must(openSqlite(m_path));
    EXPECT_EQ(masks(), (std::vector<std::string>{"unknown", ""})) << "nothing but the site's token was missing";
}

TEST_F(Upgrade, GivenAnOldFileWhenTwoProgramsOpenItThenBothGoOn)
{
    const auto first = must(openSqlite(m_path));
    const auto second = must(openSqlite(m_path));
    ASSERT_TRUE(first->commit({PutSetting{"a", "1"}}));
    EXPECT_EQ(must(second->setting("a")), "1");
}

TEST_F(Upgrade, GivenAnOldFileWithAnObjectThatCannotBeReadWhenOpenedThenItIsRefusedAndStaysAsItWas)
{
    runSql(m_path, {"UPDATE object SET local = '{\"half' WHERE kind = 1"});
    EXPECT_FALSE(openSqlite(m_path));
    EXPECT_EQ(askSql(m_path, "PRAGMA user_version"), std::vector<std::string>{"1"});
    EXPECT_EQ(askSql(m_path, "SELECT count(*) FROM listing"), std::vector<std::string>{"4"});
}

TEST_F(Upgrade, GivenAFileThatANewerProgramUpgradesMeanwhileWhenSavedThenItIsAConflict)
{
    const auto store = must(openSqlite(m_path));
    runSql(m_path, {"PRAGMA user_version = " + std::to_string(currentRevision() + 1)});
    const auto done = store->commit({PutSetting{"a", "1"}});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::Conflict);
    EXPECT_THAT(done.error().sentence, testing::HasSubstr("newer version"));
}

TEST_F(Upgrade, GivenAFileOfANewerProgramWhenOpenedThenItIsRefusedAndStaysAsItWas)
{
    runSql(m_path, {"PRAGMA user_version = " + std::to_string(currentRevision() + 1)});
    const auto before = bytesOf(m_path);
    const auto opened = openSqlite(m_path);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::Invalid);
    EXPECT_THAT(opened.error().sentence, testing::HasSubstr("newer version"));
    EXPECT_EQ(bytesOf(m_path), before);
}

} // namespace pbx::store
