#include "items/csvpreviewmodel.h"
#include "items/csvwork.h"
#include "support/csvsample.h"
#include "support/files.h"
#include "support/qtext.h"
#include "support/volume.h"

#include <gmock/gmock.h>
#include <QAbstractItemModelTester>
#include <QFileInfo>

using namespace pbx;
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

std::vector<CsvState> statesOf(const items::CsvPlan &plan)
{
    std::vector<CsvState> out;
    for (const auto &row : plan.rows)
        out.push_back(row.state);
    return out;
}

struct CsvImport : testing::Test {
    SampleWorkspace sample;
    [[nodiscard]] items::CsvPlan plan(const std::string &text) const
    {
        auto made = planOf(sample, text);
        EXPECT_TRUE(made) << (made ? "" : made.error().sentence);
        return made ? std::move(*made) : items::CsvPlan{SampleWorkspace::site, nullptr, {}, {}, {}, {}};
    }
};

} // namespace

TEST_F(CsvImport, GivenAListThenTheDryRunTellsWhatIsNewChangedAndTheSameAndStoresNothing)
{
    const auto made = plan("Ext,Name,Ring time,Office\n101,Jerry,30,\n102,Kramer,20,pinetree head office\n250,Newman,,\n");
    EXPECT_THAT(statesOf(made), ElementsAre(CsvState::Changed, CsvState::Same, CsvState::New));
    EXPECT_EQ(made.rows[0].what, "101 Jerry"_q);
    EXPECT_EQ(made.rows[0].summary, "Ring time: 40 s → 30 s"_q);
    EXPECT_EQ(made.rows[2].summary, "Pinetree Head Office"_q);
    EXPECT_EQ(std::tuple(made.created, made.changed, made.same, made.wrong, made.passwords), std::tuple(1, 1, 1, 0, 1));
    EXPECT_FALSE(extensionCalled(sample, "250"));
    EXPECT_EQ(extensionCalled(sample, "101")->ringTime.seconds(), 40);
}

TEST_F(CsvImport, GivenTheDryRunWhenItIsImportedThenAllOfItIsOneStepOfUndo)
{
    const auto made = plan("Ext,Name,Ring time,SIP password\n101,,30,\n102,,,n3w-Secret\n250,Newman,,\n");
    ASSERT_TRUE(test::store(sample, made));
    EXPECT_EQ(extensionCalled(sample, "101")->ringTime.seconds(), 30);
    EXPECT_EQ(extensionCalled(sample, "101")->name.text(), "Jerry") << "an empty cell leaves a field as it is";
    const auto newman = extensionCalled(sample, "250");
    ASSERT_TRUE(newman);
    EXPECT_EQ(newman->ringTime.seconds(), 40) << "and takes the default for what is new";
    EXPECT_EQ(newman->office, SampleWorkspace::headOffice);
    const auto passwords =
        sample.ask([id = newman->id](changes::Workspace &w) { return std::pair(w.password(id), w.password(SampleWorkspace::kramer)); });
    EXPECT_GE(passwords.first->size(), 12U) << "a password was generated";
    EXPECT_EQ(*passwords.second, "n3w-Secret");
    QUndoStack *stack = sample.session->undoStack();
    ASSERT_TRUE(QTest::qWaitFor([stack] { return stack->undoText() == "Import 3 extensions"_q; }));
    stack->undo();
    EXPECT_TRUE(QTest::qWaitFor([this] { return !extensionCalled(sample, "250"); }));
    EXPECT_EQ(extensionCalled(sample, "101")->ringTime.seconds(), 40);
    EXPECT_EQ(*sample.ask([](changes::Workspace &w) { return w.password(SampleWorkspace::kramer); }), "p0L-xx31-9aQd");
}

TEST_F(CsvImport, GivenTheStoredPasswordThenItIsNoChangeAndAnotherOneIsNeverShown)
{
    const auto made = plan("Ext,Secret\n101,k7Q-wr82-Tz0m\n102,other-Secret\n");
    EXPECT_THAT(statesOf(made), ElementsAre(CsvState::Same, CsvState::Changed));
    EXPECT_EQ(made.rows[1].summary, "SIP password changed"_q);
    for (const auto &change : items::csvChanges(made, made.rows[1]))
        EXPECT_EQ(change.after.find("other"), std::string::npos);
}

TEST_F(CsvImport, GivenAPhoneInARowThenItIsSetUpAndSwitchedOn)
{
    const auto made = plan("Extension,Name,Model,MAC,IP address,Gateway,Codec,Call waiting,Subnet\n"
                           "250,Newman,t54w,805ec0aabb01,192.168.1.60,192.168.1.1,G.729a,no,255.255.255.0\n"
                           "251,Puddy,Polycom VVX410,64-16-7f-00-11-22,,,,,\n");
    ASSERT_EQ(made.wrong, 0) << made.rows[0].summary.toStdString() << made.rows[1].summary.toStdString();
    ASSERT_TRUE(test::store(sample, made));
    const auto phone = extensionCalled(sample, "250")->autoProvision.value();
    EXPECT_TRUE(phone.enabled);
    EXPECT_EQ(phone.make + " " + phone.model, "Yealink T54W") << "the only make that has it";
    EXPECT_EQ(phone.mac->toString(), "80:5E:C0:AA:BB:01");
    EXPECT_EQ(phone.network->address.toString(), "192.168.1.60");
    EXPECT_EQ(phone.network->prefix, 24);
    EXPECT_EQ(phone.codec, domain::Codec::G729a);
    EXPECT_FALSE(phone.callWaitingTone);
    EXPECT_EQ(phone.keys, (domain::KeyMap{{domain::SlotId::phone(1), domain::MainKey{}}}));
    EXPECT_EQ(extensionCalled(sample, "251")->autoProvision->model, "VVX 410");
    EXPECT_EQ(extensionCalled(sample, "251")->autoProvision->make, "Poly");
}

TEST_F(CsvImport, GivenWordsForNothingThenFieldsAreEmptied)
{
    const auto made = plan("Ext,Outbound number,MAC,Network,Modules\n102,office default,none,dhcp,\n101,,,,none\n");
    ASSERT_TRUE(test::store(sample, made));
    const auto kramer = *extensionCalled(sample, "102");
    EXPECT_FALSE(kramer.outboundNumber);
    EXPECT_FALSE(kramer.autoProvision->mac);
    EXPECT_FALSE(kramer.autoProvision->network);
    EXPECT_FALSE(extensionCalled(sample, "101")->autoProvision->modules);
    EXPECT_THAT(issuesOf(made, 1), Contains(HasSubstr("has no place for: 1 configured key of a module")));
}

TEST_F(CsvImport, GivenWrongCellsThenEachIsToldWithItsColumn)
{
    const auto made = plan("Ext,Name,Ring time,Office,MAC,Hide caller ID,Codec,Transport,Port,Netmask,Model\n"
                           "1O1,x,,,,,,,,,\n"
                           ",y,,,,,,,,,\n"
                           "250,,33,Nowhere,zz,maybe,MP3,SCTP,0,abc,\n"
                           "251,Puddy,abc,,,,,,,,T99X\n"
                           "101,a\x01z,,,,,,,,,\n");
    EXPECT_EQ(made.wrong, 5);
    EXPECT_THAT(issuesOf(made, 0), ElementsAre("A/Error: “1O1” is not an extension number. It has 3 or 4 digits."));
    EXPECT_THAT(issuesOf(made, 1), ElementsAre("A/Error: The row has no extension number."));
    const auto third = issuesOf(made, 2);
    EXPECT_THAT(third, Contains("B/Error: A new extension needs a name."));
    EXPECT_THAT(third, Contains(StartsWith("C/Error: A ring time of 33 s is not possible.")));
    EXPECT_THAT(third, Contains("D/Error: There is no office “Nowhere” in this site. It has “Pinetree Head Office”."));
    EXPECT_THAT(third, Contains(StartsWith("E/Error: “zz” is not a MAC address.")));
    EXPECT_THAT(third, Contains("F/Error: “maybe” is neither yes nor no."));
    EXPECT_THAT(third, Contains(StartsWith("G/Error: “MP3” is not a codec.")));
    EXPECT_THAT(third, Contains(StartsWith("H/Error: “SCTP” is not a transport.")));
    EXPECT_THAT(third, Contains(StartsWith("I/Error: 0 is not a port.")));
    EXPECT_THAT(third, Contains(StartsWith("J/Error: “abc” is not a whole number.")));
    EXPECT_THAT(issuesOf(made, 3), Contains("C/Error: “abc” is not a whole number."));
    EXPECT_THAT(issuesOf(made, 3), Contains(HasSubstr("K/Error: No handset")));
    EXPECT_THAT(issuesOf(made, 4), Contains(StartsWith("B/Error: Name must not contain control characters")));
    EXPECT_TRUE(test::store(sample, made)) << "nothing is left to do";
    EXPECT_EQ(extensionCalled(sample, "101")->name.text(), "Jerry");
}

TEST_F(CsvImport, GivenRowsThatExcludeEachOtherThenBothAreToldAtTheirColumn)
{
    const auto made = plan("Ext,Name,Model,MAC\n"
                           "250,Newman,T54W,805EC0AABB01\n"
                           "251,Puddy,T54W,80:5E:C0:AA:BB:01\n"
                           "252,Bania,T54W,80:5E:C0:12:AB:01\n"
                           "253,a,,\n"
                           "253,b,,\n");
    EXPECT_EQ(made.wrong, 5);
    EXPECT_THAT(issuesOf(made, 0), ElementsAre("D/Error: Extension 251 has the phone 80:5E:C0:AA:BB:01 already."));
    EXPECT_THAT(issuesOf(made, 1), ElementsAre("D/Error: Extension 250 has the phone 80:5E:C0:AA:BB:01 already."));
    EXPECT_THAT(issuesOf(made, 2), ElementsAre("D/Error: Extension 101 has the phone 80:5E:C0:12:AB:01 already.")) << "and with the site";
    EXPECT_THAT(issuesOf(made, 3), ElementsAre("A/Error: Extension 253 stands in more than one line: 5, 6. Keep one of them."));
    EXPECT_EQ(issuesOf(made, 4), issuesOf(made, 3));
}

TEST_F(CsvImport, GivenPhonesThatChangeHandsThenTheyMayAndARowThatIsRefusedTakesThoseAlongThatLeanOnIt)
{
    const std::string head = "Ext,MAC,Make,Model,Ring time\n";
    const auto swapped = plan(head + "101,64:16:7F:00:00:02,Poly,VVX 410,\n102,80:5E:C0:12:AB:01,Yealink,T54W,\n");
    EXPECT_EQ(swapped.wrong, 0) << swapped.rows[0].summary.toStdString();
    // 102 stays as it is, so 101 cannot have its phone, nor 250 that of 101.
    const auto refused = plan("Ext,MAC,Make,Model,Ring time,Name\n101,64:16:7F:00:00:02,Poly,VVX 410,,\n102,80:5E:C0:AA:BB:09,Yealink,T54W,33,\n"
                              "250,80:5E:C0:12:AB:01,Yealink,T54W,,Newman\n251,80:5E:C0:AA:BB:10,Yealink,T54W,,Puddy\n");
    EXPECT_THAT(statesOf(refused), ElementsAre(CsvState::Wrong, CsvState::Wrong, CsvState::Wrong, CsvState::New));
    EXPECT_THAT(issuesOf(refused, 0), Contains("B/Error: Extension 102 has the phone 64:16:7F:00:00:02 already."));
    EXPECT_THAT(issuesOf(refused, 2), Contains("B/Error: Extension 101 has the phone 80:5E:C0:12:AB:01 already."));
    ASSERT_TRUE(test::store(sample, refused));
    EXPECT_TRUE(extensionCalled(sample, "251"));
    EXPECT_FALSE(extensionCalled(sample, "250"));
}

TEST_F(CsvImport, GivenWarningsThenOnlyThoseAboutTheRowAreShown)
{
    const auto made = plan("Ext,Name,Make,Model,MAC\n250,Newman,Yealink,T54W,64:16:7F:AA:BB:01\n101,Gerald,,,\n");
    EXPECT_EQ(made.wrong, 0);
    EXPECT_EQ(made.warned, 1);
    EXPECT_THAT(issuesOf(made, 0), ElementsAre("E/Warning: 64:16:7F:AA:BB:01 belongs to a phone made by Poly, not Yealink."));
    EXPECT_THAT(issuesOf(made, 1), IsEmpty());
}

TEST_F(CsvImport, GivenAnExtensionThatWasChangedSinceTheDryRunThenNothingIsStored)
{
    const auto made = plan("Ext,Name,Ring time\n101,,30\n250,Newman,\n");
    sample.change<domain::Extension>(SampleWorkspace::jerry, [](domain::Extension &e) { e.name = *domain::Name::parse("Gerald"); });
    const auto stored = test::store(sample, made);
    ASSERT_FALSE(stored);
    EXPECT_EQ(stored.error().kind, ErrorKind::Conflict);
    EXPECT_FALSE(extensionCalled(sample, "250"));
}

TEST_F(CsvImport, GivenALockedWorkspaceThenWhatNeedsAPasswordSaysSo)
{
    sample.reopen(items::Session::Unlock::None);
    EXPECT_FALSE(plan("Ext,Ring time\n101,30\n").needsKey);
    EXPECT_TRUE(test::store(sample, plan("Ext,Ring time\n101,30\n")));
    const auto made = plan("Ext,Name\n250,Newman\n");
    EXPECT_TRUE(made.needsKey);
    const auto stored = test::store(sample, made);
    ASSERT_FALSE(stored);
    EXPECT_EQ(stored.error().kind, ErrorKind::Locked);
}

TEST_F(CsvImport, GivenNoColumnOfNumbersThenItAsksForOne)
{
    const auto made = planOf(sample, "Name,Office\nJerry,x\n");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().sentence, "Choose the column that has the extension numbers.");
}

TEST_F(CsvImport, GivenASiteWithoutAnOfficeThenNewExtensionsAreRefused)
{
    const auto table = test::csvTable("Ext,Name\n101,Jerry\n");
    SampleWorkspace empty(items::Session::Unlock::SessionOnly, SampleWorkspace::Content::Empty);
    ASSERT_TRUE(empty.ask([](changes::Workspace &w) {
        const domain::Site site{
            SampleWorkspace::site, *domain::Name::parse("c"),        *domain::Name::parse("s"),        *domain::SipDomain::parse("a.example.com"),
            {"a.example.com"},     *domain::DialString::parse("**"), *domain::DialString::parse("777")};
        return w.edit("Add", {{site.id, site.id, domain::Kind::Site, domain::Object(site), 0}});
    }));
    const auto made = planOf(empty, "Ext,Name\n101,Jerry\n");
    ASSERT_TRUE(made) << made.error().sentence;
    EXPECT_THAT(issuesOf(*made, 0), ElementsAre(StartsWith("Office/Error: This site has no office yet.")));
}

TEST_F(CsvImport, GivenRefusedRowsThenTheErrorFileHasThemAndIsReadAgainWithTheSameColumns)
{
    const auto table = test::csvTable("Nst;Wer;Name;Klingeln\n101;Jerry;;33\n102;Kramer;x;20\n250;'=Newman;y;99\n");
    items::CsvReading reading{true, items::CsvKind::Extensions, {0, 1, -1, items::csvFieldOf(items::CsvKind::Extensions, "/ringTime"_q)}};
    const auto made = sample.ask([&](changes::Workspace &w) { return items::planCsv(w, SampleWorkspace::site, table, reading); });
    ASSERT_TRUE(made);
    EXPECT_EQ(made->wrong, 2);
    const std::string file = items::csvErrorFile(*made);
    const auto again = test::csvTable(file);
    ASSERT_EQ(again->rows.size(), 3U);
    EXPECT_EQ(again->separator, ';');
    EXPECT_THAT(again->rows[0].cells, ElementsAre("Line", "Error", "Extension", "Name", "Name (left out)", "Ring time"));
    EXPECT_EQ(again->rows[1].cells[0], "2");
    EXPECT_THAT(again->rows[1].cells[1], StartsWith("D Klingeln: A ring time of 33 s is not possible."));
    EXPECT_EQ(again->rows[2].cells[3], "'=Newman") << "never a formula";

    const auto second = planOf(sample, file);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->wrong, 2);
    const auto third = test::csvTable(items::csvErrorFile(*second));
    EXPECT_EQ(third->rows[0].cells, again->rows[0].cells) << "its own columns are not repeated";

    const auto corrected = planOf(sample, test::replaced(test::replaced(file, ";33", ";30"), ";99", ";60"));
    ASSERT_TRUE(corrected);
    EXPECT_EQ(corrected->wrong, 0);
    ASSERT_TRUE(test::store(sample, *corrected));
    EXPECT_EQ(extensionCalled(sample, "250")->name.text(), "=Newman");
}

TEST_F(CsvImport, GivenManyRowsThenProgressIsToldAndItCanBeStopped)
{
    std::string text = "Ext,Name,Make,Model\n";
    const std::size_t rows = test::volume(300, 8'000);
    for (std::size_t i = 0; i < rows; ++i)
        text += std::to_string(2000 + i) + ",n,Yealink,T54W\n";
    const auto table = test::csvTable(text);
    const auto reading = items::guessReading(*table);
    std::vector<std::size_t> seen;
    const auto counted = [&seen](std::size_t done, std::size_t total) {
        EXPECT_LE(done, total);
        seen.push_back(done);
        return true;
    };
    const auto made = sample.ask([&](changes::Workspace &w) { return items::planCsv(w, SampleWorkspace::site, table, reading, counted); });
    ASSERT_TRUE(made);
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_GE(seen.size(), 8U);
    for (const std::size_t stopAt : {std::size_t{0}, rows * 2 / 3, rows * 4 / 3}) {
        const auto stop = [stopAt](std::size_t done, std::size_t) { return done < stopAt; };
        const auto stopped = sample.ask([&](changes::Workspace &w) { return items::planCsv(w, SampleWorkspace::site, table, reading, stop); });
        ASSERT_FALSE(stopped) << stopAt;
        EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
        const auto stored = sample.ask([&](changes::Workspace &w) { return items::importCsv(w, *made, stop); });
        ASSERT_FALSE(stored) << stopAt;
        EXPECT_EQ(stored.error().kind, ErrorKind::Cancelled);
        EXPECT_FALSE(extensionCalled(sample, "2000"));
    }
    EXPECT_TRUE(test::store(sample, *made));
    EXPECT_TRUE(extensionCalled(sample, std::to_string(1999 + rows)));
}

TEST_F(CsvImport, GivenFilesThatCannotBeReadThenTheReasonIsTold)
{
    EXPECT_EQ(items::readCsvFile(sample.path("none.csv"_q), {}).error().kind, ErrorKind::Io);
    test::writeFile(sample.path("empty.csv"_q).toStdString(), " ,\n");
    EXPECT_EQ(items::readCsvFile(sample.path("empty.csv"_q), {}).error().sentence, "The file is empty.");
    ASSERT_TRUE(items::writePrivately(sample.path("out.csv"_q), "a,b\n"));
    EXPECT_EQ(QFileInfo(sample.path("out.csv"_q)).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
    EXPECT_EQ((*items::readCsvFile(sample.path("out.csv"_q), {}))->rows.front().cells, (std::vector<std::string>{"a", "b"}));
    EXPECT_FALSE(items::writePrivately(sample.path("no/such/folder.csv"_q), "a"));
}

TEST_F(CsvImport, ThePreviewShowsARowForEachOfTheFilesAndErrorsAlone)
{
    items::CsvPreviewModel model;
    const QAbstractItemModelTester tester(&model);
    EXPECT_EQ(model.rowCount(), 0);
    const auto made = std::make_shared<const items::CsvPlan>(plan("Ext,Name,Ring time\n101,Jerry,33\n\n250,Newman,\n102,Kramer,\n"));
    model.setPlan(made);
    ASSERT_EQ(model.rowCount(), 3);
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    EXPECT_EQ(text(0, items::CsvPreviewModel::Line), "2"_q);
    EXPECT_EQ(text(0, items::CsvPreviewModel::State), "Error"_q);
    EXPECT_EQ(text(0, items::CsvPreviewModel::Place), "C  Ring time"_q);
    EXPECT_TRUE(text(0, items::CsvPreviewModel::Summary).startsWith("A ring time of 33 s"_q));
    EXPECT_EQ(text(1, items::CsvPreviewModel::Line), "4"_q);
    EXPECT_EQ(text(1, items::CsvPreviewModel::State), "New"_q);
    EXPECT_EQ(text(2, items::CsvPreviewModel::State), "Same"_q);
    EXPECT_EQ(items::csvCounts(*made), "1 new · 0 changed · 1 the same · 1 with errors"_q);
    model.setOnlyErrors(true);
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.rowAt(model.index(0, 0)), &made->rows[0]);
    EXPECT_EQ(model.rowAt({}), nullptr);
    model.setPlan(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}
