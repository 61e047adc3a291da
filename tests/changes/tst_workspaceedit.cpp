#include "workbench.h"

namespace pbx::changes {
namespace {

using namespace pbx::testing;
using ::testing::HasSubstr;

struct WorkspaceEdit : ::testing::Test {
    WorkspaceEdit() { bench.importSample(); }
    store::ObjectRecord record(const std::string &id) { return bench.inner->object(uuid(id)).value().value(); }
    Workbench bench;
};

TEST_F(WorkspaceEdit, StoresWhatTheFormSaved)
{
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    EXPECT_EQ(bench.object<Extension>(kJerry).name.text(), "Jerome");
}

TEST_F(WorkspaceEdit, KeepsTheSealedPasswordWhereItDidNotChange)
{
    const auto before = record(kJerry).local->secret;
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    EXPECT_EQ(record(kJerry).local->secret, before);
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.password = SipPassword::parse("k7Q-wr82-Tz0m").value(); }));
    EXPECT_EQ(record(kJerry).local->secret, before) << "the same password given again";
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.password = SipPassword::parse("another one").value(); }));
    EXPECT_NE(record(kJerry).local->secret, before);
    EXPECT_EQ(bench.workspace->password(uuid(kJerry)).value(), "another one");
}

TEST_F(WorkspaceEdit, GeneratesAPasswordForANewExtension)
{
    const Extension a = newExtension("105", "Susan");
    const Extension b = newExtension("106", "Newman");
    ASSERT_TRUE(bench.workspace->edit("Add two", {creation(a), creation(b)}));
    const std::string first = bench.workspace->password(a.id).value();
    EXPECT_GE(first.size(), 12U);
    EXPECT_NE(first, bench.workspace->password(b.id).value());
}

TEST_F(WorkspaceEdit, WithoutADifferenceStoresNothing)
{
    const auto state = bench.workspace->undoState().value();
    const auto version = record(kJerry).version;
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &) {}));
    EXPECT_EQ(record(kJerry).version, version);
    EXPECT_EQ(bench.workspace->undoState().value().labels, state.labels);
}

TEST_F(WorkspaceEdit, RefusesWhatTheRulesRefuseAndTellsAll)
{
    Findings findings;
    auto edit = bench.changed<Extension>(kJerry, [](Extension &e) {
        e.office = Uuid::random();
        e.autoProvision->mac = MacAddress::parse("64:16:7F:00:00:02").value(); // Kramer's
    });
    const auto refused = bench.workspace->edit("Break", {edit}, &findings);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Invalid);
    EXPECT_GE(std::count_if(findings.begin(), findings.end(), [](const Finding &f) { return f.severity == Severity::Error; }), 2);
    EXPECT_EQ(bench.object<Extension>(kJerry).office, uuid(kOffice));
}

TEST_F(WorkspaceEdit, KeepsWhatIsOnlyDoubtfulAndTellsIt)
{
    Findings findings;
    auto edit = bench.changed<Extension>(kJerry, [](Extension &e) {
        e.autoProvision->keys.insert_or_assign(SlotId::phone(8), MonitorKey{ExtensionNumber::parse("101").value(), {}}); // oneself
    });
    EXPECT_TRUE(bench.workspace->edit("Watch myself", {edit}, &findings));
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings[0].severity, Severity::Warning);
}

TEST_F(WorkspaceEdit, TheNumberIsFixed)
{
    const auto refused = bench.change<Extension>(kGeorge, [](Extension &e) { e.number = ExtensionNumber::parse("1005").value(); });
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().sentence, HasSubstr("fixed"));
}

TEST_F(WorkspaceEdit, ANumberOrACodeThatIsTakenIsRefused)
{
    const Extension first = newExtension("105", "Susan");
    const auto refused = bench.workspace->edit("Add", {creation(newExtension("101", "Impostor"))});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().sentence, HasSubstr("Another extension has the number 101"));
    EXPECT_FALSE(bench.workspace->edit("Two at once", {creation(first), creation(newExtension("105", "Newman"))}));
    ASSERT_TRUE(bench.workspace->edit("Add", {creation(first)}));

    auto night = bench.object<DayNightCondition>(kCondition);
    night.id = Uuid::random();
    EXPECT_THAT(bench.workspace->edit("Add", {creation(night)}).error().sentence, HasSubstr("Another condition has the dial code"));
}

TEST_F(WorkspaceEdit, SwappingTwoAddressesInOneEditIsNoCollision)
{
    auto jerry = bench.changed<Extension>(kJerry, [](Extension &e) { e.autoProvision->mac = MacAddress::parse("64:16:7F:00:00:02").value(); });
    auto kramer = bench.changed<Extension>(kKramer, [](Extension &e) { e.autoProvision->mac = MacAddress::parse("80:5E:C0:12:AB:01").value(); });
    EXPECT_FALSE(bench.workspace->edit("One alone", {jerry}));
    EXPECT_TRUE(bench.workspace->edit("Swap", {jerry, kramer}));
}

TEST_F(WorkspaceEdit, SeveralObjectsAreStoredAllOrNone)
{
    auto good = bench.changed<Extension>(kJerry, [](Extension &e) { e.name = Name::parse("Jerome").value(); });
    auto bad = bench.changed<Extension>(kKramer, [](Extension &e) { e.office = Uuid::random(); });
    const std::string before = bench.fullState();
    const auto refused = bench.workspace->edit("Both", {good, bad});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().sentence, HasSubstr("102 Kramer: "));
    EXPECT_EQ(bench.fullState(), before);
    EXPECT_EQ(bench.workspace->edit("Twice", {good, good}).error().kind, ErrorKind::Invalid);
}

TEST_F(WorkspaceEdit, AStaleWriterGetsAConflictAndNothingIsLost)
{
    auto mine = bench.changed<Extension>(kJerry, [](Extension &e) { e.name = Name::parse("Mine").value(); });
    const auto other = bench.another();
    auto theirs = other->load(uuid(kJerry)).value();
    std::get<Extension>(theirs.object).ringTime = RingTime::make(15).value();
    ASSERT_TRUE(other->edit("Theirs", {{uuid(kJerry), uuid(kSite), Kind::Extension, theirs.object, theirs.version}}));

    const auto refused = bench.workspace->edit("Mine", {mine});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Conflict);
    EXPECT_THAT(refused.error().sentence, HasSubstr("101 Jerry"));
    EXPECT_EQ(bench.object<Extension>(kJerry).ringTime.seconds(), 15);
    EXPECT_EQ(bench.object<Extension>(kJerry).name.text(), "Jerry");
}

TEST_F(WorkspaceEdit, CreatingWhatIsThereIsAConflict)
{
    EXPECT_EQ(bench.workspace->edit("Again", {creation(bench.object<Extension>(kJerry))}).error().kind, ErrorKind::Conflict);
    Office impostor{uuid(kJerry), Name::parse("Impostor").value(), "", "Australia/Brisbane", std::nullopt};
    EXPECT_EQ(bench.workspace->edit("Other kind", {creation(impostor)}).error().kind, ErrorKind::Invalid);
}

TEST_F(WorkspaceEdit, AnObjectNeedsItsSite)
{
    EXPECT_EQ(bench.workspace->edit("Nowhere", {creation(newExtension("105", "Susan"), Uuid::random().toString())}).error().kind,
              ErrorKind::NotFound);
}

TEST_F(WorkspaceEdit, WhatOthersUseCannotBeRemoved)
{
    for (const auto &[id, user] :
         std::vector<std::pair<std::string, std::string>>{{kOffice, "101 Jerry"}, {kCondition, "102 Kramer"}, {kKramer, "101 Jerry"}}) {
        const auto refused = bench.remove(id);
        ASSERT_FALSE(refused) << id;
        EXPECT_EQ(refused.error().kind, ErrorKind::Invalid);
        EXPECT_THAT(refused.error().sentence, HasSubstr(user));
    }
    EXPECT_TRUE(bench.remove(kGeorge));
}

TEST_F(WorkspaceEdit, ARemovalTogetherWithItsLastUseIsFine)
{
    auto jerry = bench.changed<Extension>(kJerry, [](Extension &e) { e.autoProvision->keys.erase(SlotId::phone(4)); });
    const auto version = bench.workspace->load(uuid(kKramer)).value().version;
    EXPECT_TRUE(bench.workspace->edit("Kramer leaves", {jerry, {uuid(kKramer), uuid(kSite), Kind::Extension, std::nullopt, version}}));
}

TEST_F(WorkspaceEdit, RemovingASiteTakesEverythingOfItAndUndoBringsItBack)
{
    const std::string before = bench.localState();
    ASSERT_TRUE(bench.remove(kSite));
    EXPECT_EQ(bench.localState(), "");
    EXPECT_EQ(bench.workspace->load(uuid(kJerry)).error().kind, ErrorKind::NotFound);
    ASSERT_TRUE(bench.workspace->undo());
    EXPECT_EQ(bench.localState(), before);
}

TEST_F(WorkspaceEdit, HostileNamesComeBackAsTheyWere)
{
    for (const std::string &name :
         {std::string("\"><&;#|=%1 %2"), std::string("\xF0\x9F\x93\x9E \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"), std::string(64, 'x')}) {
        ASSERT_TRUE(bench.rename(kJerry, name));
        EXPECT_EQ(bench.object<Extension>(kJerry).name.text(), name);
        EXPECT_EQ(bench.workspace->pending(uuid(kSite)).value().at(3).title, "101 " + name);
    }
}

TEST_F(WorkspaceEdit, AFailingDiskChangesNothingAndIsTold)
{
    const auto failing = bench.another([](const store::Batch &) -> Result<void> { return fail(ErrorKind::Io, "The disk is full."); });
    auto edit = bench.changed<Extension>(kJerry, [](Extension &e) { e.name = Name::parse("Jerome").value(); });
    const std::string before = bench.fullState();
    EXPECT_EQ(failing->edit("Rename", {edit}).error().kind, ErrorKind::Io);
    EXPECT_EQ(bench.fullState(), before);
    EXPECT_TRUE(bench.workspace->edit("Rename", {edit}));
}

TEST_F(WorkspaceEdit, WhatTheFilesOfThePhoneCannotHoldIsRefusedAtItsField)
{
    Findings findings;
    const auto edit = bench.changed<Extension>(kElaine, [](Extension &e) {
        e.password = SipPassword::parse(" zz ").value();
        e.autoProvision->overrides["a b"] = "x";
    });
    EXPECT_FALSE(bench.workspace->edit("Change", {edit}, &findings));
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].pointer, "/password");
    EXPECT_EQ(findings[1].pointer, "/autoProvision/overrides/a b");
    const auto lookup = bench.workspace->lookup(uuid(kSite));
    EXPECT_EQ(bench.workspace->check(std::get<Extension>(*edit.after), *lookup).size(), 2U) << "as a form asks";
}

} // namespace
} // namespace pbx::changes
