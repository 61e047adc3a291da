#include "workbench.h"

namespace pbx::changes {
namespace {

using namespace pbx::testing;

TEST(Workspace, LoadsWhatWasImportedWithoutItsPassword)
{
    Workbench bench;
    bench.importSample();
    const auto loaded = bench.workspace->load(uuid(kJerry));
    ASSERT_TRUE(loaded);
    const auto &jerry = std::get<Extension>(loaded->object);
    EXPECT_EQ(jerry.number.text(), "101");
    EXPECT_FALSE(jerry.password);
    EXPECT_TRUE(loaded->hasPassword);
    EXPECT_TRUE(loaded->pending);
    EXPECT_EQ(bench.workspace->password(uuid(kJerry)).value(), "k7Q-wr82-Tz0m");
}

TEST(Workspace, SaysNotFoundForWhatIsNotThereOrDeleted)
{
    Workbench bench;
    bench.importSample();
    EXPECT_EQ(bench.workspace->load(Uuid::random()).error().kind, ErrorKind::NotFound);
    ASSERT_TRUE(bench.remove(kGeorge));
    EXPECT_EQ(bench.workspace->load(uuid(kGeorge)).error().kind, ErrorKind::NotFound);
    EXPECT_EQ(bench.workspace->password(Uuid::random()).error().kind, ErrorKind::NotFound);
}

TEST(Workspace, ExportsTheSampleByteForByte)
{
    Workbench bench;
    bench.importSample();
    const auto document = bench.workspace->document(uuid(kSite), Secrets::Include);
    ASSERT_TRUE(document);
    EXPECT_EQ(writeDocument(*document, Secrets::Include), sampleJson());
    const auto plain = bench.workspace->document(uuid(kSite), Secrets::Leave);
    ASSERT_TRUE(plain);
    EXPECT_EQ(writeDocument(*plain, Secrets::Leave).find("password"), std::string::npos);
}

TEST(Workspace, BaseIsWhatTheTargetHas)
{
    Workbench bench;
    bench.importSample();
    EXPECT_FALSE(bench.workspace->loadBase(uuid(kJerry)).value()) << "never applied";
    bench.applyAll();
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    const auto base = bench.workspace->loadBase(uuid(kJerry)).value();
    ASSERT_TRUE(base);
    EXPECT_EQ(std::get<Extension>(*base).name.text(), "Jerry");
    EXPECT_EQ(bench.object<Extension>(kJerry).name.text(), "Jerome");
}

TEST(Workspace, PendingListsObjectsInOrderWithTheirFields)
{
    Workbench bench;
    bench.importSample();
    bench.applyAll();
    EXPECT_TRUE(bench.workspace->pending(uuid(kSite)).value().empty());
    EXPECT_EQ(bench.workspace->countPending(uuid(kSite)).value(), 0);

    ASSERT_TRUE(bench.rename(kGeorge, "Georgie"));
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.ringTime = RingTime::make(30).value(); }));
    ASSERT_TRUE(bench.change<Office>(kOffice, [](Office &o) { o.timeZone = "Australia/Perth"; }));
    const auto pending = bench.workspace->pending(uuid(kSite)).value();
    ASSERT_EQ(pending.size(), 3U);
    EXPECT_EQ(pending[0].title, "Pinetree Head Office");
    EXPECT_EQ(pending[1].title, "101 Jerry");
    EXPECT_EQ(pending[1].office, "Pinetree Head Office");
    EXPECT_EQ(pending[2].title, "1004 Georgie");
    ASSERT_EQ(pending[1].fields.size(), 1U);
    EXPECT_EQ(pending[1].fields[0].field, "Ring time");
    EXPECT_EQ(pending[1].fields[0].before, "40 s");
    EXPECT_EQ(pending[1].fields[0].after, "30 s");
    EXPECT_TRUE(pending[1].fields[0].setOnPbx);
    EXPECT_EQ(bench.workspace->countPending(uuid(kSite)).value(), 3);
}

TEST(Workspace, AnEditBackToWhatIsAppliedIsNotPending)
{
    Workbench bench;
    bench.importSample();
    bench.applyAll();
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    ASSERT_TRUE(bench.rename(kJerry, "Jerry"));
    EXPECT_TRUE(bench.workspace->pending(uuid(kSite)).value().empty());
}

TEST(Workspace, DiscardGoesBackToBaseAndCanBeUndone)
{
    Workbench bench;
    bench.importSample();
    bench.applyAll();
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    ASSERT_TRUE(bench.rename(kKramer, "Cosmo"));
    const Extension added = newExtension("105", "Susan");
    ASSERT_TRUE(bench.workspace->edit("Add", {creation(added)}));
    const std::string before = bench.localState();

    ASSERT_TRUE(bench.workspace->discard(uuid(kSite), {uuid(kJerry)}));
    EXPECT_EQ(bench.object<Extension>(kJerry).name.text(), "Jerry");
    EXPECT_EQ(bench.object<Extension>(kKramer).name.text(), "Cosmo");
    ASSERT_TRUE(bench.workspace->discard(uuid(kSite), {}));
    EXPECT_EQ(bench.workspace->countPending(uuid(kSite)).value(), 0);
    EXPECT_EQ(bench.workspace->load(added.id).error().kind, ErrorKind::NotFound);

    ASSERT_TRUE(bench.workspace->undo());
    ASSERT_TRUE(bench.workspace->undo());
    EXPECT_EQ(bench.localState(), before);
}

TEST(Workspace, DiscardRefusesToLeaveAKeyThatPointsAtNothing)
{
    Workbench bench;
    bench.importSample();
    bench.applyAll();
    const Extension susan = newExtension("105", "Susan");
    ASSERT_TRUE(bench.workspace->edit("Add", {creation(susan)}));
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) {
        e.autoProvision->keys.insert_or_assign(SlotId::phone(7), MonitorKey{ExtensionNumber::parse("105").value(), {}});
    }));
    const auto refused = bench.workspace->discard(uuid(kSite), {susan.id});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Invalid);
    EXPECT_THAT(refused.error().sentence, ::testing::HasSubstr("101 Jerry"));
    EXPECT_TRUE(bench.workspace->discard(uuid(kSite), {susan.id, uuid(kJerry)}));
}

TEST(Workspace, WhatIsStoppedOnItsWayLeavesEverythingAsItWas)
{
    Workbench bench;
    bench.importSample();
    const std::string before = bench.localState();
    const Progress stop = [](std::size_t, std::size_t) { return false; };
    EXPECT_EQ(bench.workspace->discard(uuid(kSite), {}, stop).error().kind, ErrorKind::Cancelled);
    EXPECT_EQ(bench.workspace->discard(uuid(kSite), {uuid(kJerry)}, stop).error().kind, ErrorKind::Cancelled);
    EXPECT_EQ(bench.workspace->pending(uuid(kSite), stop).error().kind, ErrorKind::Cancelled);
    EXPECT_EQ(bench.workspace->plan(uuid(kSite), {}, stop).error().kind, ErrorKind::Cancelled);
    EXPECT_EQ(bench.workspace->undo(stop).error().kind, ErrorKind::Cancelled);
    EXPECT_EQ(bench.localState(), before);
    ASSERT_TRUE(bench.workspace->undo()) << "no half step was noted";
    const std::string empty = bench.localState();
    EXPECT_EQ(bench.workspace->redo(stop).error().kind, ErrorKind::Cancelled);
    EXPECT_EQ(bench.localState(), empty);
    ASSERT_TRUE(bench.workspace->redo());
    EXPECT_EQ(bench.localState(), before);
}

TEST(Workspace, LockedItCanBeViewedEditedAndCompared)
{
    Workbench bench;
    bench.importSample();
    bench.applyAll();
    bench.workspace->setVault(std::make_shared<const store::Vault>());

    EXPECT_TRUE(bench.workspace->load(uuid(kJerry)));
    EXPECT_TRUE(bench.rename(kJerry, "Jerome"));
    EXPECT_EQ(bench.workspace->pending(uuid(kSite)).value().size(), 1U);
    EXPECT_TRUE(bench.workspace->document(uuid(kSite), Secrets::Leave));
    EXPECT_TRUE(bench.workspace->undo());
    EXPECT_TRUE(bench.workspace->redo());
    EXPECT_TRUE(bench.workspace->discard(uuid(kSite), {uuid(kJerry)}));
}

TEST(Workspace, LockedItSaysSoWhereASecretIsNeeded)
{
    Workbench bench;
    bench.importSample();
    bench.applyAll();
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    const auto plan = bench.plan();
    const std::string before = bench.fullState();
    bench.workspace->setVault(std::make_shared<const store::Vault>());

    EXPECT_EQ(bench.workspace->password(uuid(kJerry)).error().kind, ErrorKind::Locked);
    EXPECT_EQ(bench.workspace->document(uuid(kSite), Secrets::Include).error().kind, ErrorKind::Locked);
    EXPECT_EQ(bench.workspace->plan(uuid(kSite)).error().kind, ErrorKind::Locked);
    EXPECT_EQ(bench.workspace->apply(plan).error().kind, ErrorKind::Locked);
    EXPECT_EQ(bench.workspace->renderSaved(uuid(kJerry)).error().kind, ErrorKind::Locked);
    EXPECT_EQ(bench.workspace->phoneUrls(uuid(kJerry)).error().kind, ErrorKind::Locked);
    EXPECT_EQ(bench.workspace->siteUrl(uuid(kSite)).error().kind, ErrorKind::Locked);
    EXPECT_EQ(bench.workspace->edit("Add", {creation(newExtension("105", "Susan"))}).error().kind, ErrorKind::Locked);
    const auto newPassword = bench.change<Extension>(kJerry, [](Extension &e) { e.password = SipPassword::parse("other").value(); });
    EXPECT_EQ(newPassword.error().kind, ErrorKind::Locked);
    EXPECT_EQ(bench.fullState(), before);
}

} // namespace
} // namespace pbx::changes
