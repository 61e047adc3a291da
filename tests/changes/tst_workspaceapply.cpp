#include "targets/thiscomputer.h"
#include "workbench.h"

#include <QTemporaryDir>

#include <set>

namespace pbx::changes {
namespace {

using namespace pbx::testing;
using ::testing::HasSubstr;
using ::testing::Not;

struct WorkspaceApply : ::testing::Test {
    WorkspaceApply()
    {
        bench.importSample();
        bench.applyAll();
    }
    std::int64_t revision() { return bench.inner->publishedSite(uuid(kSite)).value()->revision; }
    store::PhoneRecord phone(const std::string &mac) { return bench.inner->phone(uuid(kSite), MacAddress::parse(mac).value()).value().value(); }
    Workbench bench;
    const std::string jerryMac = "80:5E:C0:12:AB:01";
};

TEST_F(WorkspaceApply, PublishesExactlyTheReviewedFiles)
{
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->transport = Transport::Udp; }));
    const auto plan = bench.plan();
    const auto applied = bench.workspace->apply(plan);
    ASSERT_TRUE(applied) << applied.error().sentence;
    EXPECT_EQ(applied->revision, 2);
    EXPECT_EQ(applied->objects, 1);
    EXPECT_EQ(applied->phones, 1);
    EXPECT_EQ(applied->files, static_cast<int>(plan.phones.at(0).files.size()));
    for (const FileChange &file : plan.phones[0].files)
        EXPECT_EQ(store::sha256Hex(bench.publishedText(jerryMac, file.name)), file.etagAfter) << file.name;
    EXPECT_EQ(bench.workspace->countPending(uuid(kSite)).value(), 0);
    EXPECT_TRUE(bench.plan().empty());
}

TEST_F(WorkspaceApply, WhatIsSavedIsWhatWouldBePublished)
{
    for (const std::string &id : {kJerry, kKramer, kElaine}) {
        const auto rendered = bench.workspace->renderSaved(uuid(id));
        ASSERT_TRUE(rendered) << rendered.error().sentence;
        const auto mac = bench.object<Extension>(id).autoProvision->mac->toString();
        for (const render::File &file : rendered->files)
            EXPECT_EQ(bench.publishedText(mac, file.name), file.bytes) << file.name;
    }
}

TEST_F(WorkspaceApply, AStalePlanIsRefusedAndSaysWhichObjectMoved)
{
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    const auto plan = bench.plan();
    ASSERT_TRUE(bench.rename(kJerry, "Jeremy"));
    const std::string before = bench.fullState();
    const auto refused = bench.workspace->apply(plan);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Conflict);
    EXPECT_THAT(refused.error().sentence, HasSubstr("101 Jerome"));
    EXPECT_EQ(bench.fullState(), before);
}

TEST_F(WorkspaceApply, AStalePlanSaysThatTheSiteWasAppliedElsewhere)
{
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    ASSERT_TRUE(bench.rename(kKramer, "Cosmo"));
    const auto plan = bench.plan({kJerry});
    const auto other = bench.another();
    ASSERT_TRUE(other->apply(other->plan(uuid(kSite), {uuid(kKramer)}).value()));
    const auto refused = bench.workspace->apply(plan);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Conflict);
    EXPECT_THAT(refused.error().sentence, HasSubstr("revision 1 is now 2"));
}

TEST_F(WorkspaceApply, AStalePlanSaysWhichFileMoved)
{
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->transport = Transport::Udp; }));
    const auto plan = bench.plan();
    ASSERT_TRUE(bench.inner->commit({store::PutSetting{"target.thisComputer.baseUrl", "http://192.0.2.99:8080"}}));
    const auto refused = bench.workspace->apply(plan);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Conflict);
    EXPECT_THAT(refused.error().sentence, HasSubstr("805ec012ab01"));
}

TEST_F(WorkspaceApply, AnEditAfterTheReviewOfOthersStaysPending)
{
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    const auto plan = bench.plan();
    ASSERT_TRUE(bench.rename(kGeorge, "Georgie"));
    ASSERT_TRUE(bench.workspace->apply(plan));
    const auto left = bench.workspace->pending(uuid(kSite)).value();
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].title, "1004 Georgie");
}

TEST_F(WorkspaceApply, TwoAtOnceNeverOverwriteEachOther)
{
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->transport = Transport::Udp; }));
    ASSERT_TRUE(bench.change<Extension>(kElaine, [](Extension &e) { e.autoProvision->codec = Codec::G729a; }));
    // The other process applies in the very moment before this one commits its files.
    bool raced = false;
    const auto racing = bench.another([&](const store::Batch &batch) -> Result<void> {
        const bool publishes =
            std::any_of(batch.begin(), batch.end(), [](const auto &w) { return std::holds_alternative<store::PutPublishedSite>(w); });
        if (publishes && !raced) {
            raced = true;
            const auto other = bench.another();
            EXPECT_TRUE(other->apply(other->plan(uuid(kSite), {uuid(kElaine)}).value()));
        }
        return {};
    });
    const auto plan = racing->plan(uuid(kSite), {uuid(kJerry)}).value();
    const auto refused = racing->apply(plan);
    ASSERT_TRUE(raced);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Conflict);
    EXPECT_EQ(revision(), 2);
    const auto left = bench.workspace->pending(uuid(kSite)).value();
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].id, uuid(kJerry));
}

TEST_F(WorkspaceApply, AFailureAtAnyCommitAppliesNothing)
{
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->mac = MacAddress::parse("80:5E:C0:12:AB:77").value(); }));
    const auto plan = bench.plan();
    const std::string published = bench.publishedText(jerryMac, "805ec012ab01.cfg");
    for (int failing = 1;; ++failing) {
        int commits = 0;
        const auto broken = bench.another([&](const store::Batch &) -> Result<void> {
            return ++commits == failing ? Result<void>(fail(ErrorKind::Io, "The disk is full.")) : Result<void>();
        });
        const auto applied = broken->apply(plan);
        if (applied) {
            ASSERT_GE(failing, 3) << "the attempt and the application are commits of their own";
            break;
        }
        EXPECT_EQ(applied.error().kind, ErrorKind::Io);
        EXPECT_EQ(revision(), 1);
        EXPECT_EQ(bench.publishedText(jerryMac, "805ec012ab01.cfg"), published);
        EXPECT_EQ(bench.workspace->countPending(uuid(kSite)).value(), 1);
    }
    EXPECT_EQ(revision(), 2);
}

TEST_F(WorkspaceApply, AnAttemptThatBrokeOffIsRepeatedUnderItsOwnKey)
{
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    const auto plan = bench.plan();
    std::set<std::string> keys;
    const auto watch = [&keys](const store::Batch &batch) {
        for (const store::Write &write : batch) {
            if (const auto *put = std::get_if<store::PutAttempt>(&write))
                keys.insert(put->attempt.key);
        }
    };
    const auto broken = bench.another([&](const store::Batch &batch) -> Result<void> {
        watch(batch);
        return batch.size() > 2 ? Result<void>(fail(ErrorKind::Io, "Power cut.")) : Result<void>();
    });
    ASSERT_FALSE(broken->apply(plan));
    const auto again = bench.another([&](const store::Batch &batch) -> Result<void> {
        watch(batch);
        return {};
    });
    ASSERT_TRUE(again->apply(plan));
    ASSERT_EQ(keys.size(), 1U) << "one attempt, one key";
    const auto attempt = bench.inner->attempt(*keys.begin()).value().value();
    EXPECT_EQ(attempt.hash, plan.hash);
    EXPECT_EQ(attempt.answer, "2");
}

TEST_F(WorkspaceApply, TheSamePlanTwiceIsStaleTheSecondTime)
{
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    const auto plan = bench.plan();
    ASSERT_TRUE(bench.workspace->apply(plan));
    const auto again = bench.workspace->apply(plan);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::Conflict);
    EXPECT_EQ(revision(), 2);
}

TEST_F(WorkspaceApply, AnEmptyPlanDoesNothing)
{
    const std::string before = bench.fullState();
    const auto applied = bench.workspace->apply(bench.plan());
    ASSERT_TRUE(applied);
    EXPECT_EQ(applied->revision, 1);
    EXPECT_EQ(bench.fullState(), before);
}

TEST_F(WorkspaceApply, CancelledItLeavesNothing)
{
    ASSERT_TRUE(bench.change<Office>(kOffice, [](Office &o) { o.timeZone = "Australia/Perth"; }));
    const auto plan = bench.plan();
    const std::string before = bench.fullState();
    int calls = 0;
    ASSERT_FALSE(bench.workspace->apply(plan, [&calls](std::size_t, std::size_t) { return ++calls < 2; }));
    ASSERT_EQ(calls, 2);
    EXPECT_EQ(bench.workspace->apply(plan, [](std::size_t, std::size_t) { return false; }).error().kind, ErrorKind::Cancelled);
    EXPECT_EQ(bench.fullState(), before);
    EXPECT_TRUE(bench.workspace->apply(plan));
}

TEST_F(WorkspaceApply, StopsBeforeItRemovesAQuarterOfTheSite)
{
    ASSERT_TRUE(bench.remove(kGeorge));
    ASSERT_TRUE(bench.remove(kRule));
    const auto plan = bench.plan();
    EXPECT_EQ(plan.removals, 2);
    EXPECT_TRUE(plan.massRemoval);
    const auto refused = bench.workspace->apply(plan);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Unconfirmed);
    EXPECT_EQ(revision(), 1);
    EXPECT_TRUE(bench.workspace->apply(plan, {}, true));
    EXPECT_FALSE(bench.inner->object(uuid(kGeorge)).value()) << "gone for good";
}

TEST_F(WorkspaceApply, OneRemovalOfManyNeedsNoQuestion)
{
    ASSERT_TRUE(bench.remove(kGeorge));
    EXPECT_TRUE(bench.workspace->apply(bench.plan()));
}

TEST_F(WorkspaceApply, ANewPhonesEnrolmentIsOpenForSevenDays)
{
    const auto until = phone(jerryMac).enrolUntil;
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    EXPECT_NEAR(static_cast<double>(until - now), static_cast<double>(targets::kEnrolmentTime), 120'000.0);
}

TEST_F(WorkspaceApply, ALaterChangeDoesNotOpenItAgain)
{
    ASSERT_TRUE(bench.inner->commit({store::NotePhone{uuid(kSite), MacAddress::parse(jerryMac).value(), {}, {}, {}, 1234}}));
    ASSERT_EQ(phone(jerryMac).enrolUntil, 0);
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->transport = Transport::Udp; }));
    bench.applyAll();
    EXPECT_EQ(phone(jerryMac).enrolUntil, 0);
    ASSERT_TRUE(bench.workspace->enrol(uuid(kJerry)));
    EXPECT_GT(phone(jerryMac).enrolUntil, 0);
}

TEST_F(WorkspaceApply, AReplacedPhoneGetsKeysOfItsOwnAndTheOldOneIsForgotten)
{
    const auto oldUrl = bench.workspace->phoneUrls(uuid(kJerry)).value().base;
    const auto oldMac = MacAddress::parse(jerryMac).value();
    ASSERT_TRUE(bench.inner->commit({store::PutDelivery{{uuid(kSite), oldMac, "805ec012ab01.cfg", "etag", 5}}}));
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->mac = MacAddress::parse("80:5E:C0:12:AB:77").value(); }));
    const auto plan = bench.plan();
    ASSERT_EQ(plan.phones.size(), 2U);
    EXPECT_EQ(std::count_if(plan.phones.begin(), plan.phones.end(), [](const PlannedPhone &p) { return p.isNew; }), 1);
    const auto removed = std::find_if(plan.phones.begin(), plan.phones.end(), [](const PlannedPhone &p) { return p.removed; });
    ASSERT_NE(removed, plan.phones.end());
    EXPECT_EQ(removed->mac, oldMac);
    EXPECT_EQ(removed->title, "101 Jerry");
    EXPECT_TRUE(bench.inner->phone(uuid(kSite), oldMac).value()) << "served until the Apply";
    ASSERT_TRUE(bench.workspace->apply(plan));

    EXPECT_FALSE(bench.inner->phone(uuid(kSite), oldMac).value());
    EXPECT_TRUE(bench.inner->publishedFiles(uuid(kSite), oldMac, false).value().empty());
    EXPECT_TRUE(bench.inner->deliveries(uuid(kSite), oldMac).value().empty());
    EXPECT_GT(phone("80:5E:C0:12:AB:77").enrolUntil, 0);
    EXPECT_NE(bench.workspace->phoneUrls(uuid(kJerry)).value().base, oldUrl);
}

TEST_F(WorkspaceApply, KeysOfAPhoneThatWasNeverAppliedGoWithTheNextApply)
{
    const auto mac = MacAddress::parse("80:5E:C0:12:AB:55").value();
    ASSERT_TRUE(bench.change<Extension>(kJerry, [&](Extension &e) { e.autoProvision->mac = mac; }));
    (void)bench.plan();
    ASSERT_TRUE(bench.inner->phone(uuid(kSite), mac).value());
    ASSERT_TRUE(bench.workspace->undo());
    ASSERT_TRUE(bench.rename(kGeorge, "Georgie"));
    bench.applyAll();
    EXPECT_FALSE(bench.inner->phone(uuid(kSite), mac).value());
    EXPECT_TRUE(bench.inner->phone(uuid(kSite), MacAddress::parse(jerryMac).value()).value());
}

TEST_F(WorkspaceApply, KeysOfASavedPhoneSurviveAnApplyOfOthers)
{
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->mac = MacAddress::parse("80:5E:C0:12:AB:55").value(); }));
    const auto url = bench.workspace->phoneUrls(uuid(kJerry)).value().base;
    ASSERT_TRUE(bench.rename(kGeorge, "Georgie"));
    ASSERT_TRUE(bench.workspace->apply(bench.plan({kGeorge})));
    EXPECT_EQ(bench.workspace->phoneUrls(uuid(kJerry)).value().base, url);
}

TEST_F(WorkspaceApply, SwitchingAutoProvisionOffTakesThePhoneOff)
{
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->enabled = false; }));
    bench.applyAll();
    EXPECT_TRUE(bench.inner->publishedFiles(uuid(kSite), MacAddress::parse(jerryMac).value(), false).value().empty());
    EXPECT_EQ(bench.workspace->renderSaved(uuid(kJerry)).error().kind, ErrorKind::NotFound);
}

TEST_F(WorkspaceApply, RemovingASiteWithdrawsEverything)
{
    ASSERT_TRUE(bench.remove(kSite));
    const auto plan = bench.plan();
    EXPECT_TRUE(plan.massRemoval);
    EXPECT_EQ(plan.phones.size(), 3U);
    ASSERT_TRUE(bench.workspace->apply(plan, {}, true));
    EXPECT_FALSE(bench.inner->publishedSite(uuid(kSite)).value());
    EXPECT_TRUE(bench.inner->allPublishedFiles(uuid(kSite), false).value().empty());
    EXPECT_TRUE(bench.inner->phones(uuid(kSite)).value().empty());
    ASSERT_TRUE(bench.workspace->undo());
    bench.applyAll();
    EXPECT_EQ(revision(), 1);
}

TEST_F(WorkspaceApply, NothingOfASecretStandsInTheStoreInClear)
{
    // The canary is Elaine's password, with everything a grammar trips over.
    const std::string canary = "A;b#c\"d'<e>&f";
    const std::string state = bench.fullState();
    EXPECT_EQ(state.find(canary), std::string::npos);
    EXPECT_EQ(state.find("k7Q-wr82-Tz0m"), std::string::npos);
    const auto edits = bench.inner->edits(100, true).value();
    for (const store::EditRecord &edit : edits) {
        for (const store::EditStep &step : edit.steps) {
            EXPECT_EQ((step.after ? step.after->json : std::string()).find("k7Q-wr82-Tz0m"), std::string::npos);
        }
    }
}

TEST_F(WorkspaceApply, NotesWhatOnlyThePbxCanDoUntilItIsDone)
{
    const auto old = bench.workspace->pbxNotes(uuid(kSite)).value();
    for (const auto &note : old)
        ASSERT_TRUE(bench.workspace->clearPbxNotes(note.object));
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) {
        e.ringTime = RingTime::make(30).value();
        e.password = SipPassword::parse("CANARY-77").value();
        e.autoProvision->transport = Transport::Udp;
    }));
    EXPECT_TRUE(bench.workspace->pbxNotes(uuid(kSite)).value().empty()) << "nothing before the Apply";
    bench.applyAll();
    const auto notes = bench.workspace->pbxNotes(uuid(kSite)).value();
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes[0].title, "101 Jerry");
    EXPECT_THAT(notes[0].fields, HasSubstr("Ring time: 30 s"));
    EXPECT_THAT(notes[0].fields, HasSubstr("SIP password"));
    EXPECT_THAT(notes[0].fields, Not(HasSubstr("CANARY")));
    EXPECT_THAT(notes[0].fields, Not(HasSubstr("Transport")));

    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.ringTime = RingTime::make(25).value(); }));
    bench.applyAll();
    const auto later = bench.workspace->pbxNotes(uuid(kSite)).value();
    EXPECT_THAT(later.at(0).fields, HasSubstr("Ring time: 25 s"));
    EXPECT_THAT(later.at(0).fields, Not(HasSubstr("30 s")));
    ASSERT_TRUE(bench.workspace->clearPbxNotes(uuid(kJerry)));
    EXPECT_TRUE(bench.workspace->pbxNotes(uuid(kSite)).value().empty());
}

TEST(WorkspaceApplyNotes, ANewExtensionsDefaultsNeedNoNote)
{
    Workbench bench;
    bench.importSample();
    bench.applyAll();
    const auto notes = bench.workspace->pbxNotes(uuid(kSite)).value();
    const auto kramer = std::find_if(notes.begin(), notes.end(), [](const auto &n) { return n.title == "102 Kramer"; });
    ASSERT_NE(kramer, notes.end());
    EXPECT_THAT(kramer->fields, HasSubstr("Ring time: 20 s"));
    EXPECT_THAT(kramer->fields, HasSubstr("Hide caller ID: On"));
    EXPECT_THAT(kramer->fields, Not(HasSubstr("Behind a firewall")));
}

TEST(WorkspaceApplyFile, TwoWorkspacesOnOneFileSeeEachOther)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("two.workspace")).toStdString();
    const auto vault = std::make_shared<const store::Vault>(store::Vault::sessionOnly());
    const auto open = [&] {
        auto store = store::openSqlite(path);
        EXPECT_TRUE(store) << store.error().sentence;
        return std::make_unique<Workspace>(std::move(*store), vault, theCatalogue(), theRenderer(), "tester");
    };
    const auto first = open();
    const auto second = open();
    ASSERT_TRUE(first->store().commit({store::PutSetting{"target.thisComputer.baseUrl", "http://192.0.2.10:8080"}}));
    ASSERT_TRUE(first->import(sampleJson(), false));
    auto mine = first->load(uuid(kJerry)).value();
    auto theirs = second->load(uuid(kJerry)).value();
    std::get<Extension>(mine.object).name = Name::parse("Mine").value();
    std::get<Extension>(theirs.object).name = Name::parse("Theirs").value();
    ASSERT_TRUE(first->edit("Mine", {{uuid(kJerry), uuid(kSite), Kind::Extension, mine.object, mine.version}}));
    EXPECT_EQ(second->edit("Theirs", {{uuid(kJerry), uuid(kSite), Kind::Extension, theirs.object, theirs.version}}).error().kind,
              ErrorKind::Conflict);
    const auto plan = second->plan(uuid(kSite));
    ASSERT_TRUE(plan) << plan.error().sentence;
    ASSERT_TRUE(first->apply(first->plan(uuid(kSite)).value()));
    EXPECT_EQ(second->apply(*plan).error().kind, ErrorKind::Conflict);
    EXPECT_EQ(second->countPending(uuid(kSite)).value(), 0);
    EXPECT_EQ(std::get<Extension>(second->load(uuid(kJerry)).value().object).name.text(), "Mine");
}

} // namespace
} // namespace pbx::changes
