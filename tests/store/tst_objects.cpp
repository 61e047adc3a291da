#include "contract.h"
#include "domain/json.h"

namespace pbx::store {

PBX_CONTRACT(Objects);

TEST_P(Objects, GivenANewObjectWhenItIsStoredThenItComesBackWithVersionOne)
{
    auto site = newSite();
    site.local->secret = std::string("sealed\0bytes", 12);
    site.remote = Side{site.local->json, "other"};
    site.baseRevision = 7;
    site.remoteRevision = 8;
    ASSERT_TRUE(put({PutObject{site}}));
    const auto back = must(store().object(site.id));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->version, 1);
    EXPECT_EQ(back->local, site.local);
    EXPECT_EQ(back->remote, site.remote);
    EXPECT_EQ(back->base, std::nullopt);
    EXPECT_EQ(back->baseRevision, 7);
    EXPECT_EQ(back->remoteRevision, 8);
    EXPECT_EQ(back->site, site.site);
    EXPECT_TRUE(back->pending());
}

TEST_P(Objects, GivenNothingWhenAnObjectIsAskedForThenThereIsNone)
{
    EXPECT_EQ(must(store().object(Uuid::random())), std::nullopt);
}

TEST_P(Objects, GivenAStaleVersionWhenItIsStoredThenItIsAConflictAndNothingChanges)
{
    const auto site = saved(newSite({.name = "Old"}));
    const auto newer = saved(based(newSite({.name = "x"}), 0));
    auto changed = site;
    changed.local->json.replace(changed.local->json.find("Old"), 3, "New");
    ASSERT_TRUE(put({PutObject{changed}}));
    const auto again = put({PutObject{newer}, PutObject{site}});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::Conflict);
    EXPECT_THAT(again.error().sentence, testing::HasSubstr("Old"));
    EXPECT_EQ(must(store().object(site.id))->local, changed.local);
    EXPECT_EQ(must(store().object(newer.id))->version, 1) << "the write before the refused one was taken back";
}

TEST_P(Objects, GivenAnObjectWhenItIsMadeASecondTimeThenItIsAConflict)
{
    const auto site = newSite();
    ASSERT_TRUE(put({PutObject{site}}));
    const auto again = put({PutObject{site}});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::Conflict);
}

TEST_P(Objects, GivenAnObjectThatIsNotThereWhenItIsChangedThenItIsAConflict)
{
    const auto done = put({PutObject{based(newSite(), 3)}});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::Conflict);
}

TEST_P(Objects, GivenAnObjectWhenItMovesToAnotherSiteThenItIsRefused)
{
    auto rule = saved(newRule(Uuid::random(), "Home"));
    rule.site = Uuid::random();
    const auto done = put({PutObject{rule}});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::Internal);
}

TEST_P(Objects, GivenTextThatIsNoObjectWhenItIsStoredThenItIsRefused)
{
    auto site = newSite();
    site.local->json = "{\"name\": \"half";
    EXPECT_FALSE(put({PutObject{site}}));
    EXPECT_EQ(must(store().object(site.id)), std::nullopt);
}

TEST_P(Objects, GivenAnObjectWithoutSidesWhenItIsStoredThenItIsRemovedEverywhere)
{
    const auto site = saved(newSite());
    auto office = saved(newOffice(site.id, "Gone"));
    office.local.reset();
    ASSERT_TRUE(put({PutObject{office}}));
    EXPECT_EQ(must(store().object(office.id)), std::nullopt);
    EXPECT_TRUE(must(store().search("gone", 9)).empty());
    EXPECT_TRUE(must(store().objects(site.id, Kind::Office, false, {}, 9)).rows.empty());
    EXPECT_EQ(must(store().sites({}, 9)).rows.front().pending, 1) << "the site itself";
}

TEST_P(Objects, GivenObjectsOfAllKindsWhenPagedThenTheyComeByKindThenByNameOrNumber)
{
    const auto site = saved(newSite());
    const auto b = saved(newOffice(site.id, "beta"));
    const auto a = saved(newOffice(site.id, "Älpha"));
    std::vector<Uuid> expected = {site.id, a.id, b.id};
    std::vector<Uuid> extensions;
    for (const char *number : {"1004", "102", "101"})
        extensions.insert(extensions.begin(), saved(newExtension(site.id, a.id, {.number = number, .mac = ""})).id);
    expected.insert(expected.end(), extensions.begin(), extensions.end());
    expected.push_back(saved(newRule(site.id, "Home")).id);
    saved(newOffice(saved(newSite({.name = "Other"})).id, "elsewhere"));
    std::vector<Uuid> seen;
    std::string cursor;
    do {
        const auto page = must(store().objects(site.id, std::nullopt, false, cursor, 2));
        EXPECT_LE(page.rows.size(), 2U);
        for (const auto &record : page.rows)
            seen.push_back(record.id);
        cursor = page.next;
    } while (!cursor.empty());
    EXPECT_EQ(seen, expected);
    const auto page = must(store().objects(site.id, Kind::Extension, false, {}, 2));
    ASSERT_EQ(page.rows.size(), 2U);
    EXPECT_EQ(must(store().objects(site.id, Kind::Extension, false, page.next, 2)).rows.at(0).id, extensions.at(2));
}

TEST_P(Objects, GivenAppliedAndPendingObjectsWhenOnlyPendingAreAskedForThenTheOthersAreLeftOut)
{
    const auto site = saved(applied(newSite()));
    const auto clean = saved(applied(newOffice(site.id, "Clean")));
    const auto changed = saved(newOffice(site.id, "Changed"));
    auto deleted = saved(applied(newOffice(site.id, "Deleted")));
    deleted.local.reset();
    ASSERT_TRUE(put({PutObject{deleted}}));
    const auto rows = must(store().objects(site.id, std::nullopt, true, {}, 9)).rows;
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows.at(0).id, changed.id);
    EXPECT_EQ(rows.at(1).id, deleted.id);
    EXPECT_FALSE(rows.at(1).local);
    EXPECT_EQ(must(store().objects(site.id, Kind::Office, true, {}, 9)).rows.size(), 2U);
    EXPECT_EQ(must(store().object(clean.id))->pending(), false);
}

TEST_P(Objects, GivenTwoNumbersWithOneBeginningWhenAskedByNumberThenOnlyTheWholeNumberIsFound)
{
    const auto site = saved(newSite());
    const auto office = saved(newOffice(site.id));
    const auto extension = saved(newExtension(site.id, office.id, {.number = "1010"}));
    EXPECT_EQ(must(store().extensionByNumber(site.id, "101")), std::nullopt);
    EXPECT_EQ(must(store().extensionByNumber(site.id, "1010")), extension.id);
    EXPECT_EQ(must(store().extensionByNumber(Uuid::random(), "1010")), std::nullopt);
}

TEST_P(Objects, GivenADeletedExtensionWhenAskedByNumberOrMacThenItIsNotFound)
{
    const auto site = saved(newSite());
    auto extension = saved(applied(newExtension(site.id, Uuid::random())));
    EXPECT_EQ(must(store().extensionsByMac(mac("805ec012ab01"))).size(), 1U);
    extension.local.reset();
    ASSERT_TRUE(put({PutObject{extension}}));
    EXPECT_EQ(must(store().extensionByNumber(site.id, "101")), std::nullopt);
    EXPECT_TRUE(must(store().extensionsByMac(mac("805ec012ab01"))).empty());
}

TEST_P(Objects, GivenOneMacInTwoSitesWhenAskedByMacThenBothAreFound)
{
    for (int i = 0; i < 2; ++i)
        saved(newExtension(saved(newSite()).id, Uuid::random()));
    saved(newExtension(saved(newSite()).id, Uuid::random(), {.mac = "80:5E:C0:12:AB:02"}));
    EXPECT_EQ(must(store().extensionsByMac(mac("80-5e-c0-12-ab-01"))).size(), 2U);
}

TEST_P(Objects, GivenAnyCommitWhenTheCounterIsAskedForThenItHasGrown)
{
    const auto before = must(store().changeCounter());
    EXPECT_EQ(must(store().changeCounter()), before);
    ASSERT_TRUE(put({PutSetting{"a", "b"}}));
    EXPECT_GT(must(store().changeCounter()), before);
}

TEST_P(Objects, GivenHostileNamesWhenStoredThenTheyComeBackByteForByte)
{
    for (const std::string name : {"\"><&;#'`--", "مكتب الشمال", "😀🏢", "'; DROP TABLE object; --", "%1 %s ?1 :q"}) {
        const auto site = saved(newSite({.name = name}));
        EXPECT_EQ(must(store().object(site.id))->local, site.local);
        const auto called = must(store().sitesCalled(name));
        ASSERT_EQ(called.size(), 1U) << name;
        EXPECT_EQ(called.front().name, name);
    }
}

} // namespace pbx::store
