#include "workbench.h"

namespace pbx::changes {
namespace {

using namespace pbx::testing;
using ::testing::HasSubstr;
using ::testing::Not;

struct WorkspacePlan : ::testing::Test {
    WorkspacePlan()
    {
        bench.importSample();
        bench.applyAll();
    }
    static std::vector<std::string> titles(const Plan &plan)
    {
        std::vector<std::string> out;
        for (const PlannedPhone &phone : plan.phones)
            out.push_back(phone.title);
        std::sort(out.begin(), out.end());
        return out;
    }
    void rebase(const std::string &url) { ASSERT_TRUE(bench.inner->commit({store::PutSetting{"target.thisComputer.baseUrl", url}})); }
    Workbench bench;
};

TEST(WorkspacePlanFirst, ANewSiteBringsEveryPhoneAsNew)
{
    Workbench bench;
    bench.importSample();
    const auto plan = bench.plan();
    EXPECT_EQ(plan.objects.size(), 9U);
    ASSERT_EQ(plan.phones.size(), 3U);
    for (const PlannedPhone &phone : plan.phones) {
        EXPECT_TRUE(phone.isNew);
        EXPECT_FALSE(phone.keysChanged) << "a new phone starts anyway";
        EXPECT_FALSE(phone.files.empty());
        for (const FileChange &file : phone.files) {
            EXPECT_TRUE(file.before.empty());
            EXPECT_TRUE(file.etagBefore.empty());
            EXPECT_EQ(file.etagAfter.size(), 64U);
        }
    }
    EXPECT_FALSE(plan.commonFiles.empty());
    EXPECT_EQ(plan.revision, 0);
}

TEST_F(WorkspacePlan, NothingPendingIsAnEmptyPlan)
{
    const auto plan = bench.plan();
    EXPECT_TRUE(plan.empty());
    EXPECT_EQ(plan.revision, 1);
}

TEST_F(WorkspacePlan, AnotherBaseUrlIsCountedAsPendingUntilItIsApplied)
{
    EXPECT_EQ(bench.workspace->countPending(uuid(kSite)).value(), 0);
    rebase("http://192.0.2.77:8080");
    EXPECT_EQ(bench.workspace->countPending(uuid(kSite)).value(), 1);
    EXPECT_EQ(bench.plan().phones.size(), 3U);
    EXPECT_EQ(bench.workspace->countPending(uuid(kSite)).value(), 1) << "a plan that finds something leaves it";
    bench.applyAll();
    EXPECT_EQ(bench.workspace->countPending(uuid(kSite)).value(), 0);
    EXPECT_TRUE(bench.plan().empty());
}

TEST_F(WorkspacePlan, AnotherCatalogueThatChangesNoFileIsCountedOnlyUntilThePlanIsSeen)
{
    ASSERT_TRUE(bench.inner->commit({store::PutSetting{"edition." + kSite, "of an older program"}}));
    EXPECT_EQ(bench.workspace->countPending(uuid(kSite)).value(), 1);
    EXPECT_TRUE(bench.plan().empty());
    EXPECT_EQ(bench.workspace->countPending(uuid(kSite)).value(), 0);
}

TEST_F(WorkspacePlan, IsTheSameTwice)
{
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    const auto first = bench.plan();
    EXPECT_EQ(first.hash, bench.plan().hash);
    EXPECT_EQ(first.hash.size(), 64U);
    ASSERT_TRUE(bench.rename(kJerry, "Jeremy"));
    EXPECT_NE(first.hash, bench.plan().hash);
}

TEST_F(WorkspacePlan, ARenamedExtensionReachesThePhonesThatWatchIt)
{
    // Labels of the sample's monitor keys are their own; one that is empty follows the name.
    ASSERT_TRUE(bench.change<Extension>(kElaine, [](Extension &e) {
        e.autoProvision->keys.insert_or_assign(SlotId::onModule(2, 32), MonitorKey{ExtensionNumber::parse("101").value(), {}});
    }));
    bench.applyAll();
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    const auto plan = bench.plan();
    EXPECT_EQ(plan.objects.size(), 1U);
    EXPECT_THAT(titles(plan), ::testing::Contains(HasSubstr("103 Elaine")));
    for (const PlannedPhone &phone : plan.phones) {
        if (phone.title.starts_with("103")) {
            EXPECT_TRUE(phone.keysChanged);
        }
    }
}

TEST_F(WorkspacePlan, TheOfficesTimeZoneReachesAllItsPhones)
{
    ASSERT_TRUE(bench.change<Office>(kOffice, [](Office &o) { o.timeZone = "Australia/Perth"; }));
    const auto plan = bench.plan();
    EXPECT_EQ(plan.phones.size(), 3U);
    for (const PlannedPhone &phone : plan.phones)
        EXPECT_FALSE(phone.keysChanged);
}

TEST_F(WorkspacePlan, AFirewallRuleTouchesNoPhoneButIsPartOfTheSet)
{
    ASSERT_TRUE(bench.change<FirewallRule>(kRule, [](FirewallRule &r) { r.prefix = IpPrefix::parse("198.51.100.7").value(); }));
    const auto plan = bench.plan();
    EXPECT_EQ(plan.objects.size(), 1U);
    EXPECT_TRUE(plan.phones.empty());
    ASSERT_TRUE(bench.workspace->apply(plan));
    EXPECT_THAT(bench.inner->publishedSite(uuid(kSite)).value()->rules, HasSubstr("198.51.100.7"));
}

TEST_F(WorkspacePlan, WhatOnlyThePbxCanDoTouchesNoPhone)
{
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.ringTime = RingTime::make(30).value(); }));
    const auto plan = bench.plan();
    EXPECT_EQ(plan.objects.size(), 1U);
    EXPECT_TRUE(plan.phones.empty());
    EXPECT_FALSE(plan.empty());
}

TEST_F(WorkspacePlan, AnotherBaseUrlChangesEveryPhoneWithoutAnEdit)
{
    rebase("http://192.0.2.99:8080");
    const auto plan = bench.plan();
    EXPECT_TRUE(plan.objects.empty());
    EXPECT_EQ(plan.phones.size(), 3U);
    EXPECT_FALSE(plan.commonFiles.empty());
    ASSERT_TRUE(bench.workspace->apply(plan));
    EXPECT_TRUE(bench.plan().empty());
}

TEST_F(WorkspacePlan, ASelectionTakesTheOthersAsApplied)
{
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->transport = Transport::Udp; }));
    ASSERT_TRUE(bench.change<Extension>(kElaine, [](Extension &e) { e.autoProvision->codec = Codec::G729a; }));
    const auto plan = bench.plan({kElaine});
    ASSERT_EQ(plan.objects.size(), 1U);
    EXPECT_EQ(plan.objects[0].id, uuid(kElaine));
    ASSERT_EQ(plan.phones.size(), 1U);
    ASSERT_TRUE(bench.workspace->apply(plan));
    const auto left = bench.workspace->pending(uuid(kSite)).value();
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].id, uuid(kJerry));
}

TEST_F(WorkspacePlan, ASelectionBringsAlongWhatItCannotDoWithout)
{
    const Office branch{Uuid::random(), Name::parse("Branch").value(), "", "Australia/Perth", std::nullopt};
    Extension susan = newExtension("105", "Susan");
    susan.office = branch.id;
    ASSERT_TRUE(bench.workspace->edit("Add", {creation(branch), creation(susan)}));
    const auto plan = bench.plan({susan.id.toString()});
    EXPECT_EQ(plan.objects.size(), 2U);
    ASSERT_FALSE(plan.warnings.empty());
    EXPECT_THAT(plan.warnings[0].sentence, HasSubstr("Branch"));
}

TEST_F(WorkspacePlan, ARemovalBringsAlongWhoStillUsesItInWhatIsApplied)
{
    const Office branch{Uuid::random(), Name::parse("Branch").value(), "", "Australia/Perth", std::nullopt};
    ASSERT_TRUE(bench.workspace->edit("Add", {creation(branch)}));
    ASSERT_TRUE(bench.change<Extension>(kGeorge, [&](Extension &e) { e.office = branch.id; }));
    bench.applyAll();
    ASSERT_TRUE(bench.change<Extension>(kGeorge, [](Extension &e) { e.office = uuid(kOffice); }));
    ASSERT_TRUE(bench.remove(branch.id.toString()));
    const auto plan = bench.plan({branch.id.toString()});
    EXPECT_EQ(plan.objects.size(), 2U);
    EXPECT_EQ(plan.removals, 1);
}

TEST_F(WorkspacePlan, ASelectionThatBreaksARuleIsRefusedWithTheReason)
{
    // They swap their addresses; one of them alone would leave two phones with one address.
    auto jerry = bench.changed<Extension>(kJerry, [](Extension &e) { e.autoProvision->mac = MacAddress::parse("64:16:7F:00:00:02").value(); });
    auto kramer = bench.changed<Extension>(kKramer, [](Extension &e) { e.autoProvision->mac = MacAddress::parse("80:5E:C0:12:AB:01").value(); });
    ASSERT_TRUE(bench.workspace->edit("Swap", {jerry, kramer}));
    const auto refused = bench.workspace->plan(uuid(kSite), {uuid(kJerry)});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Invalid);
    EXPECT_TRUE(bench.workspace->plan(uuid(kSite)));
}

TEST_F(WorkspacePlan, KeysThatChangeNeedAResync)
{
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->keys.insert_or_assign(SlotId::phone(5), UnusedKey{}); }));
    const auto plan = bench.plan();
    ASSERT_EQ(plan.phones.size(), 1U);
    EXPECT_TRUE(plan.phones[0].keysChanged);
    EXPECT_FALSE(plan.phones[0].isNew);
}

TEST_F(WorkspacePlan, TextsShowWhatChangesAndNeverASecret)
{
    const std::string canary = "CANARY-x7Qp";
    ASSERT_TRUE(bench.change<Extension>(kJerry, [&](Extension &e) {
        e.password = SipPassword::parse(canary).value();
        e.autoProvision->transport = Transport::Udp;
    }));
    bench.applyAll();
    ASSERT_TRUE(bench.change<Extension>(kJerry, [&](Extension &e) {
        e.password = SipPassword::parse(canary + "-2").value();
        e.autoProvision->transport = Transport::Tcp;
    }));
    const auto urls = bench.workspace->phoneUrls(uuid(kJerry)).value();
    const std::string secret = urls.base.substr(std::string("http://192.0.2.10:8080/").size());
    const auto plan = bench.plan();
    ASSERT_EQ(plan.phones.size(), 1U);
    std::string all;
    for (const FileChange &file : plan.phones[0].files)
        all += file.before + file.after + unifiedDiff(file);
    for (const PendingObject &object : plan.objects) {
        for (const FieldChange &field : object.fields)
            all += field.before + field.after;
    }
    EXPECT_THAT(all, HasSubstr("••••••••"));
    EXPECT_THAT(all, HasSubstr("•••••••• (changed)"));
    EXPECT_THAT(all, Not(HasSubstr(canary)));
    EXPECT_THAT(all, Not(HasSubstr(secret.substr(0, secret.size() - 1))));
    EXPECT_THAT(bench.publishedText("80:5E:C0:12:AB:01", "805ec012ab01.cfg"), HasSubstr(canary)) << "the real file has it";
}

TEST_F(WorkspacePlan, TextsOfTheSitesFilesNeverShowItsToken)
{
    const std::string url = bench.workspace->siteUrl(uuid(kSite)).value();
    const std::string token = url.substr(std::string("http://192.0.2.10:8080/").size(), 20);
    rebase("http://192.0.2.11:8080");
    std::string all;
    for (const FileChange &file : bench.plan().commonFiles)
        all += file.before + file.after + unifiedDiff(file);
    EXPECT_THAT(all, HasSubstr("http://192.0.2.10:8080/••••••••/$MA.xml"));
    EXPECT_THAT(all, HasSubstr("http://192.0.2.11:8080/••••••••/$MA.xml"));
    EXPECT_THAT(all, Not(HasSubstr(token)));
}

TEST_F(WorkspacePlan, DamagedMaskPlacesHideTheWholeFile)
{
    const auto mac = MacAddress::parse("80:5E:C0:12:AB:01").value();
    auto files = bench.inner->publishedFiles(uuid(kSite), mac, true).value();
    for (store::PublishedFile &file : files) {
        file.secrets = "damaged";
        ASSERT_TRUE(bench.inner->commit({store::PutPublishedFile{file}}));
    }
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->transport = Transport::Udp; }));
    const auto plan = bench.plan();
    ASSERT_EQ(plan.phones.size(), 1U);
    EXPECT_EQ(plan.phones[0].files.at(0).before, "••••••••");
}

TEST_F(WorkspacePlan, AFileThatCannotBeWrittenRefusesTheWholeSetWithEverySentence)
{
    ASSERT_TRUE(bench.change<Extension>(kGeorge, [](Extension &e) {
        e.autoProvision.emplace();
        e.autoProvision->make = "Yealink";
        e.autoProvision->model = "T54W";
        e.autoProvision->mac = MacAddress::parse("80:5E:C0:12:AB:09").value();
        e.autoProvision->keys = {{SlotId::phone(1), MainKey{}}};
    }));
    for (const std::string &id : {kJerry, kGeorge}) { // a stored password that cannot be read
        auto record = bench.inner->object(uuid(id)).value().value();
        record.local->secret.clear();
        ASSERT_TRUE(bench.inner->commit({store::PutObject{record}}));
    }
    const auto refused = bench.workspace->plan(uuid(kSite));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Invalid);
    EXPECT_THAT(refused.error().sentence, HasSubstr("101 Jerry: "));
    EXPECT_THAT(refused.error().sentence, HasSubstr("1004 George: "));
}

TEST_F(WorkspacePlan, APreviewShowsThePhonesThatCanBeMadeAndTellsOfTheOthers)
{
    auto record = bench.inner->object(uuid(kJerry)).value().value();
    record.local->secret.clear();
    ASSERT_TRUE(bench.inner->commit({store::PutObject{record}}));
    ASSERT_TRUE(bench.change<Office>(kOffice, [](Office &o) { o.timeZone = "Australia/Perth"; }));
    const auto preview = bench.workspace->preview(uuid(kSite));
    ASSERT_TRUE(preview) << preview.error().sentence;
    ASSERT_EQ(preview->refused.size(), 1U);
    EXPECT_THAT(preview->refused[0], HasSubstr("101 Jerry: "));
    ASSERT_EQ(preview->phones.size(), 2U);
    for (const PlannedPhone &phone : preview->phones) {
        EXPECT_THAT(phone.title, Not(HasSubstr("Jerry")));
        EXPECT_FALSE(phone.removed);
    }
    const auto applied = bench.workspace->apply(*preview);
    ASSERT_FALSE(applied);
    EXPECT_EQ(applied.error().kind, ErrorKind::Invalid);
}

TEST_F(WorkspacePlan, NamesOfAnUnknownSiteAreNotFound)
{
    EXPECT_EQ(bench.workspace->plan(Uuid::random()).error().kind, ErrorKind::NotFound);
}

TEST_F(WorkspacePlan, TheFilesOfOnePhoneCanBeAskedForLater)
{
    ASSERT_TRUE(bench.change<Office>(kOffice, [](Office &o) { o.timeZone = "Australia/Perth"; }));
    auto plan = bench.plan();
    const auto files = bench.workspace->phoneFiles(plan, plan.phones[1].mac);
    ASSERT_TRUE(files);
    ASSERT_EQ(files->size(), plan.phones[1].files.size());
    EXPECT_EQ(files->at(0).after, plan.phones[1].files[0].after);
    EXPECT_EQ(bench.workspace->phoneFiles(plan, MacAddress::parse("80:5E:C0:99:99:99").value()).error().kind, ErrorKind::NotFound);
    ASSERT_TRUE(bench.change<Office>(kOffice, [](Office &o) { o.timeZone = "Australia/Sydney"; }));
    EXPECT_EQ(bench.workspace->phoneFiles(plan, plan.phones[1].mac).error().kind, ErrorKind::Conflict);
}

} // namespace
} // namespace pbx::changes
