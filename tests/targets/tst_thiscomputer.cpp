#include "targets/thiscomputer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

namespace pbx::targets {
namespace {

using namespace domain;
using ::testing::HasSubstr;

struct ThisComputerTest : ::testing::Test {
    ThisComputerTest()
        : store(store::openMemory())
        , vault(store::Vault::sessionOnly())
        , target(*store, vault)
    {
        for (const MacAddress &mac : {first, second}) {
            store::PhoneRecord phone{
                site, mac, seal("url secret", store::phoneSecretRecord(site, mac)), {}, seal("admin", store::phoneAdminRecord(site, mac)), 0, {}, 0,
                {},   {}};
            EXPECT_TRUE(store->commit({store::PutPhone{phone}}));
        }
    }

    store::Blob seal(const std::string &plain, const std::string &record) { return vault.seal(plain, record).value(); }
    RenderedPhone phone(const MacAddress &mac, const std::string &bytes)
    {
        const std::string name = mac.hexLower() + ".cfg";
        return {mac, Uuid::random(), {{name, "text/plain", store::sha256Hex(bytes), bytes, true, "0+4"}}};
    }
    ChangeSet changes(std::int64_t basedOn, std::vector<RenderedPhone> phones)
    {
        ChangeSet out{Uuid::random().toString(), "hash", site};
        out.siteName = "Pinetree";
        out.basedOn = basedOn;
        out.phones = std::move(phones);
        out.rules = {{Uuid::random(), {}, IpPrefix::parse("192.0.2.0/24").value(), {}}};
        return out;
    }
    Result<Accepted> apply(const ChangeSet &set)
    {
        return target.apply(set, [this](const Accepted &accepted) -> store::Batch {
            ++settled;
            return {store::PutSetting{"settled", std::to_string(accepted.revision)}};
        });
    }
    std::string plain(const MacAddress &mac)
    {
        const auto files = store->publishedFiles(site, mac, true).value();
        return files.size() == 1 ? vault.open(files[0].sealed, store::fileRecord(site, mac, files[0].name)).value() : std::string();
    }

    const Uuid site = Uuid::random();
    const MacAddress first = MacAddress::parse("80:5E:C0:00:00:01").value();
    const MacAddress second = MacAddress::parse("80:5E:C0:00:00:02").value();
    std::unique_ptr<store::Store> store;
    store::Vault vault;
    ThisComputer target;
    int settled = 0;
};

TEST_F(ThisComputerTest, PublishesFilesRulesAndNameSealedAndSettlesInOneCommit)
{
    const auto before = store->changeCounter().value();
    const auto accepted = apply(changes(0, {phone(first, "pass=1")}));
    ASSERT_TRUE(accepted) << accepted.error().sentence;
    EXPECT_EQ(accepted->revision, 1);
    EXPECT_EQ(store->changeCounter().value(), before + 1) << "one commit";
    const auto published = store->publishedSite(site).value().value();
    EXPECT_EQ(published.revision, 1);
    EXPECT_EQ(published.name, "Pinetree");
    EXPECT_THAT(published.rules, HasSubstr("192.0.2.0"));
    EXPECT_GE(vault.open(published.token, store::siteTokenRecord(site)).value().size(), 26U);
    EXPECT_EQ(plain(first), "pass=1");
    const auto file = store->publishedFiles(site, first, true).value().at(0);
    EXPECT_EQ(file.sealed.find("pass=1"), std::string::npos);
    EXPECT_EQ(file.secrets, "0+4");
    EXPECT_EQ(store->setting("settled").value(), "1");
}

TEST_F(ThisComputerTest, OpensEnrolmentForANewPhoneOnly)
{
    ASSERT_TRUE(apply(changes(0, {phone(first, "a")})));
    const auto opened = store->phone(site, first).value()->enrolUntil;
    EXPECT_GT(opened, 0);
    ASSERT_TRUE(store->commit({store::NotePhone{site, first, {}, {}, {}, 77}}));
    ASSERT_TRUE(apply(changes(1, {phone(first, "b"), phone(second, "c")})));
    EXPECT_EQ(store->phone(site, first).value()->enrolUntil, 0);
    EXPECT_GT(store->phone(site, second).value()->enrolUntil, 0);
    EXPECT_EQ(plain(first), "b");
}

TEST_F(ThisComputerTest, TheSameAttemptGetsTheSameAnswerAndChangesNothing)
{
    const auto set = changes(0, {phone(first, "a")});
    ASSERT_EQ(apply(set)->revision, 1);
    ASSERT_EQ(apply(changes(1, {phone(first, "b")}))->revision, 2);
    const auto again = apply(set);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->revision, 1);
    EXPECT_EQ(plain(first), "b");
    EXPECT_EQ(settled, 2);
}

TEST_F(ThisComputerTest, TheSameKeyWithOtherChangesIsInvalid)
{
    auto set = changes(0, {phone(first, "a")});
    ASSERT_TRUE(apply(set));
    set.hash = "another";
    EXPECT_EQ(apply(set).error().kind, ErrorKind::Invalid);
    // Also while its answer is not known.
    ASSERT_TRUE(store->commit({store::PutAttempt{{"open", site, "hash", "", 1}}}));
    set.key = "open";
    EXPECT_EQ(apply(set).error().kind, ErrorKind::Invalid);
    EXPECT_EQ(settled, 1);
}

TEST_F(ThisComputerTest, AnOpenAttemptIsCarriedOutUnderItsKey)
{
    auto set = changes(0, {phone(first, "a")});
    ASSERT_TRUE(store->commit({store::PutAttempt{{set.key, site, set.hash, "", 1}}}));
    ASSERT_TRUE(apply(set));
    EXPECT_EQ(store->attempt(set.key).value()->answer, "1");
}

TEST_F(ThisComputerTest, ADamagedAnswerIsNotTakenForOne)
{
    auto set = changes(0, {phone(first, "a")});
    ASSERT_TRUE(store->commit({store::PutAttempt{{set.key, site, set.hash, "what?", 1}}}));
    EXPECT_EQ(apply(set).error().kind, ErrorKind::Io);
    EXPECT_FALSE(store->publishedSite(site).value());
}

TEST_F(ThisComputerTest, AnotherRevisionThanTheUserSawIsAConflict)
{
    ASSERT_TRUE(apply(changes(0, {phone(first, "a")})));
    const auto refused = apply(changes(0, {phone(first, "b")}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Conflict);
    EXPECT_THAT(refused.error().sentence, HasSubstr("revision 0 is now 1"));
    EXPECT_EQ(plain(first), "a");
}

TEST_F(ThisComputerTest, ARemovedPhoneIsForgottenWithItsFiles)
{
    ASSERT_TRUE(apply(changes(0, {phone(first, "a"), phone(second, "b")})));
    auto set = changes(1, {});
    set.removedPhones = {first};
    ASSERT_TRUE(apply(set));
    EXPECT_FALSE(store->phone(site, first).value());
    EXPECT_TRUE(store->publishedFiles(site, first, false).value().empty());
    EXPECT_EQ(plain(second), "b");
}

TEST_F(ThisComputerTest, CommonFilesAreReplacedAsAWholeOrLeftAlone)
{
    auto set = changes(0, {});
    set.commonFiles = phone(first, "one").files;
    set.commonFiles.push_back({"spa504G.cfg", "text/xml", store::sha256Hex("two"), "two", false, {}});
    ASSERT_TRUE(apply(set));
    EXPECT_EQ(store->publishedFiles(site, std::nullopt, false).value().size(), 2U);
    ASSERT_TRUE(apply(changes(1, {phone(first, "a")})));
    EXPECT_EQ(store->publishedFiles(site, std::nullopt, false).value().size(), 2U);
    auto fewer = changes(2, {});
    fewer.commonFiles = {set.commonFiles[1]};
    ASSERT_TRUE(apply(fewer));
    const auto left = store->publishedFiles(site, std::nullopt, false).value();
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].name, "spa504G.cfg");
    EXPECT_FALSE(left[0].required);
}

TEST_F(ThisComputerTest, ARemovedSiteLeavesNothingBehind)
{
    ASSERT_TRUE(apply(changes(0, {phone(first, "a")})));
    auto set = changes(1, {});
    set.siteRemoved = true;
    ASSERT_TRUE(apply(set));
    EXPECT_FALSE(store->publishedSite(site).value());
    EXPECT_TRUE(store->phones(site).value().empty());
    EXPECT_TRUE(store->allPublishedFiles(site, false).value().empty());
}

TEST_F(ThisComputerTest, APhoneWithoutSecretIsRefusedWithTheWholeSet)
{
    const auto unknown = MacAddress::parse("80:5E:C0:00:00:03").value();
    const auto refused = apply(changes(0, {phone(first, "a"), phone(unknown, "b")}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Internal);
    EXPECT_FALSE(store->publishedSite(site).value());
    EXPECT_EQ(plain(first), "");
}

TEST_F(ThisComputerTest, LockedItPublishesNothing)
{
    const store::Vault locked;
    ThisComputer closed(*store, locked);
    const auto refused = closed.apply(changes(0, {phone(first, "a")}), [](const Accepted &) { return store::Batch(); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Locked);
    EXPECT_FALSE(store->publishedSite(site).value());
}

TEST_F(ThisComputerTest, AConflictOfTheClientsOwnWritesTakesEverythingBack)
{
    const auto set = changes(0, {phone(first, "a")});
    const auto refused = target.apply(set, [this](const Accepted &) -> store::Batch {
        store::ObjectRecord moved{Uuid::random(), site, Kind::Extension, store::Side{"{}", {}}, store::Side{"{}", {}}, {}};
        moved.version = 5; // nobody has that version
        return {store::PutObject{moved}};
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Conflict);
    EXPECT_FALSE(store->publishedSite(site).value());
    EXPECT_EQ(plain(first), "");
    EXPECT_EQ(store->phone(site, first).value()->enrolUntil, 0);
}

} // namespace
} // namespace pbx::targets
