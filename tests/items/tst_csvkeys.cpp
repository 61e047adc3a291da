#include "support/csvsample.h"
#include "support/qtext.h"

#include <gmock/gmock.h>

using namespace pbx;
using domain::SlotId;
using items::CsvState;
using pbx::test::extensionCalled;
using pbx::test::issuesOf;
using pbx::test::planOf;
using pbx::test::SampleWorkspace;
using pbx::test::operator""_q;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

namespace {

const std::string kHead = "Extension,Key,Type,Target,Label\n";

struct CsvKeys : testing::Test {
    SampleWorkspace sample;
    [[nodiscard]] items::CsvPlan plan(const std::string &rows) const
    {
        auto made = planOf(sample, kHead + rows);
        EXPECT_TRUE(made) << (made ? "" : made.error().sentence);
        return made ? std::move(*made) : items::CsvPlan{SampleWorkspace::site, nullptr, {}, {}, {}, {}};
    }
    [[nodiscard]] domain::KeyMap keysOf(const std::string &number) const { return extensionCalled(sample, number)->autoProvision->keys; }
};

} // namespace

TEST_F(CsvKeys, GivenRowsOfKeysThenEachSetsItsSlotAndTheOthersStay)
{
    const auto before = keysOf("101");
    const auto made = plan(
        "101,7,BLF,1004,\n101,m1.2,speed dial,+61 7 3000,Taxi\n101,5,,131889,\n101,6,Day/Night Toggle,*281,Night\n101,2,Line,,\n102,5,unused,,\n");
    ASSERT_EQ(made.wrong, 0) << made.rows[0].summary.toStdString();
    EXPECT_EQ(made.rows[0].what, "101 Jerry, key 7"_q);
    EXPECT_EQ(made.rows[0].state, CsvState::New);
    EXPECT_EQ(made.rows[0].summary, "Monitor 1004"_q);
    EXPECT_EQ(made.rows[2].state, CsvState::Changed);
    EXPECT_EQ(made.rows[2].summary, "Key 5: Speed Dial 131888, “Pizza” → Speed Dial 131889, “Pizza”"_q) << "empty cells leave the rest";
    EXPECT_EQ(made.rows[4].state, CsvState::Same);
    ASSERT_TRUE(test::store(sample, made));
    auto expected = before;
    expected.insert_or_assign(SlotId::phone(7), domain::MonitorKey{*domain::ExtensionNumber::parse("1004"), {}});
    expected.insert_or_assign(SlotId::onModule(1, 2), domain::SpeedDialKey{*domain::DialString::parse("+6173000"), *domain::Label::parse("Taxi")});
    expected.insert_or_assign(SlotId::phone(5), domain::SpeedDialKey{*domain::DialString::parse("131889"), *domain::Label::parse("Pizza")});
    expected.insert_or_assign(SlotId::phone(6), domain::DayNightKey{SampleWorkspace::officeHours, *domain::Label::parse("Night")});
    EXPECT_EQ(keysOf("101"), expected);
    EXPECT_EQ(keysOf("102").at(SlotId::phone(5)), domain::Key(domain::UnusedKey{}));
    QUndoStack *stack = sample.session->undoStack();
    ASSERT_TRUE(QTest::qWaitFor([stack] { return stack->undoText() == "Import keys of 2 extensions"_q; }));
    stack->undo();
    EXPECT_TRUE(QTest::qWaitFor([&] { return keysOf("101") == before; }));
}

TEST_F(CsvKeys, GivenWrongRowsThenEachIsToldWithItsColumnAndTheOthersAreImported)
{
    const auto made = plan("999,4,Line,,\n"
                           "101,x4,Line,,\n"
                           "101,,Line,,\n"
                           "101,8,Teleport,,\n"
                           "101,9,Monitor,,\n"
                           "101,10,Monitor,333,\n"
                           "101,11,Speed Dial,none,\n"
                           "101,12,Day/Night,Lunch,\n"
                           "101,999,Line,,\n"
                           "101,m3.1,Line,,\n"
                           "101,14,,,\n"
                           "101,15,Line,12,x\n"
                           "101,16,Line,,\n101,16,Unused,,\n");
    EXPECT_THAT(issuesOf(made, 0), ElementsAre("A/Error: There is no extension 999 in this site."));
    EXPECT_THAT(issuesOf(made, 1), ElementsAre(StartsWith("B/Error: “x4” is not a key.")));
    EXPECT_THAT(issuesOf(made, 2), ElementsAre(StartsWith("B/Error: The row does not say which key.")));
    EXPECT_THAT(issuesOf(made, 3), ElementsAre(StartsWith("C/Error: “Teleport” is not a type of key.")));
    EXPECT_THAT(issuesOf(made, 4), ElementsAre("D/Error: A Monitor key needs the number of an extension."));
    EXPECT_THAT(issuesOf(made, 5), ElementsAre("D/Error: There is no extension 333 to monitor in this site."));
    EXPECT_THAT(issuesOf(made, 6), ElementsAre(StartsWith("D/Error: “none” cannot be dialled.")));
    EXPECT_THAT(issuesOf(made, 7), ElementsAre("D/Error: There is no day/night condition “Lunch” in this site. It has “Office Hours”."));
    EXPECT_THAT(issuesOf(made, 8), ElementsAre(StartsWith("B/Error: The Yealink T54W has no key 999")));
    EXPECT_THAT(issuesOf(made, 9), ElementsAre("B/Error: There is no key m3.1 on the expansion modules of this phone."));
    EXPECT_THAT(issuesOf(made, 10), ElementsAre(StartsWith("C/Error: Say what the key is")));
    EXPECT_THAT(issuesOf(made, 11), ElementsAre(StartsWith("D/Warning: "), StartsWith("E/Warning: ")));
    EXPECT_THAT(issuesOf(made, 12), ElementsAre("B/Error: Key 16 of extension 101 stands in more than one line: 14, 15. Keep one of them."));
    EXPECT_EQ(made.wrong, 13);
    EXPECT_EQ(made.created, 1);
    auto expected = keysOf("101");
    ASSERT_TRUE(test::store(sample, made));
    expected.insert_or_assign(SlotId::phone(15), domain::LineKey{});
    EXPECT_EQ(keysOf("101"), expected);
}

TEST_F(CsvKeys, GivenTheMainExtensionOnAnotherKeyThenItMovesThere)
{
    const auto made = plan("101,8,Main Extension,,\n");
    ASSERT_EQ(made.wrong, 0) << made.rows[0].summary.toStdString();
    ASSERT_TRUE(test::store(sample, made));
    EXPECT_FALSE(keysOf("101").contains(SlotId::phone(1)));
    EXPECT_EQ(keysOf("101").at(SlotId::phone(8)), domain::Key(domain::MainKey{}));
    const auto back = plan("101,1,Main,,\n101,8,Speed Dial,1234,\n");
    EXPECT_EQ(back.wrong, 0);
}

TEST_F(CsvKeys, GivenRowsThatTakeTheMainExtensionAwayThenTheseAreRefused)
{
    const auto made = plan("101,1,Line,,\n101,7,Monitor,1004,\n");
    EXPECT_THAT(issuesOf(made, 0), ElementsAre("C/Error: No key of the phone is the Main Extension. One must be."));
    EXPECT_THAT(issuesOf(made, 1), IsEmpty());
    const auto emptied = plan("101,1,Empty,,\n");
    EXPECT_EQ(emptied.wrong, 1);
    const auto twice = plan("101,8,Main,,\n101,9,Main,,\n101,7,Monitor,1004,\n");
    EXPECT_THAT(issuesOf(twice, 0), ElementsAre("C/Error: 2 keys are the Main Extension. Only one can be."));
    EXPECT_EQ(issuesOf(twice, 1), issuesOf(twice, 0));
    EXPECT_EQ(twice.rows[2].state, CsvState::New);
    ASSERT_TRUE(test::store(sample, twice));
    EXPECT_EQ(keysOf("101").at(SlotId::phone(1)), domain::Key(domain::MainKey{}));
}

TEST_F(CsvKeys, GivenTheWordEmptyThenTheKeyIsCleared)
{
    const auto made = plan("101,4,Empty,,\n101,20,Empty,,\n");
    EXPECT_EQ(made.rows[0].state, CsvState::Changed);
    EXPECT_EQ(made.rows[1].state, CsvState::Same) << "there is none";
    ASSERT_TRUE(test::store(sample, made));
    EXPECT_FALSE(keysOf("101").contains(SlotId::phone(4)));
}

TEST_F(CsvKeys, GivenAnExtensionWithoutAPhoneThenItsKeysAreRefused)
{
    sample.change<domain::Extension>(SampleWorkspace::george, [](domain::Extension &e) { e.autoProvision.reset(); });
    const std::string number = sample.extension(SampleWorkspace::george).number.text();
    const auto made = plan(number + ",4,Line,,\n");
    EXPECT_THAT(issuesOf(made, 0), ElementsAre(HasSubstr("A/Error: Extension " + number + " has no phone yet.")));
}

TEST_F(CsvKeys, GivenNoColumnOfKeysThenItAsksForOne)
{
    const auto table = test::csvTable("Extension,Type\n101,Line\n");
    const items::CsvReading reading{true, items::CsvKind::Keys, {0, 2}};
    const auto made = sample.ask([&](changes::Workspace &w) { return items::planCsv(w, SampleWorkspace::site, table, reading); });
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().sentence, "Choose the column that says which key a row is about.");
}
