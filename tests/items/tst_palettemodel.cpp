#include "items/palettemodel.h"
#include "support/qtext.h"
#include "support/sampleworkspace.h"

#include <gmock/gmock.h>
#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>

using namespace pbx;
using items::PaletteModel;
using items::PaletteRow;
using items::Place;
using test::SampleWorkspace;
using test::operator""_q;
using Rows = PaletteRow::Type;

namespace {

class PaletteRows : public testing::Test {
protected:
    PaletteRows()
    {
        items::Recents().clear();
        model = std::make_unique<PaletteModel>(*sample.session);
        tester = std::make_unique<QAbstractItemModelTester>(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    ~PaletteRows() override { items::Recents().clear(); }
    static std::vector<items::PaletteCommand> commands()
    {
        return {{"save"_q, "Save"_q, "Edit"_q, "Ctrl+S"_q, true, {}},
                {"viewChanges"_q, "View changes"_q, "Site"_q, "Ctrl+D"_q, true, {}},
                {"apply"_q, "Apply changes"_q, "Site"_q, {}, false, "Nothing is pending"_q}};
    }
    void start()
    {
        QSignalSpy found(model.get(), &PaletteModel::found);
        model->start(commands());
        ASSERT_TRUE(QTest::qWaitFor([&] { return !found.isEmpty(); }));
    }
    void type(const QString &text)
    {
        QSignalSpy found(model.get(), &PaletteModel::found);
        model->setText(text);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !found.isEmpty(); }));
    }
    [[nodiscard]] QStringList shown() const
    {
        QStringList out;
        for (const PaletteRow &row : model->rows())
            out += row.type == Rows::Heading ? QStringLiteral("[%1]").arg(row.title) : row.title;
        return out;
    }
    [[nodiscard]] int rowOf(const QString &title) const { return static_cast<int>(shown().indexOf(title)); }

    SampleWorkspace sample;
    std::unique_ptr<PaletteModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

} // namespace

TEST_F(PaletteRows, GivenNothingTypedThenEveryCommandIsListedWithThePossibleOnesFirst)
{
    start();
    EXPECT_EQ(shown(), (QStringList{"[Commands]"_q, "Save"_q, "View changes"_q, "Apply changes"_q}));
    EXPECT_TRUE(model->canChoose(1));
    EXPECT_FALSE(model->canChoose(0)) << "a heading";
    EXPECT_FALSE(model->canChoose(3));
    EXPECT_EQ(model->at(3).detail, "Nothing is pending"_q);
    EXPECT_EQ(model->index(3, 0).data(Qt::AccessibleTextRole).toString(), "Apply changes, not possible now, Nothing is pending"_q);
}

TEST_F(PaletteRows, WhenSomethingWasUsedThenItComesFirstTheNextTimeUnderTheNameThatItHasNow)
{
    start();
    model->chosen(2);
    type("Jerry"_q);
    model->chosen(rowOf("101 Jerry"_q));
    sample.change<domain::Extension>(SampleWorkspace::jerry, [](auto &jerry) { jerry.name = *domain::Name::parse("Jeremy"); });
    items::Recents().visited({SampleWorkspace::site, domain::Uuid::random(), domain::Kind::Extension}); // gone meanwhile
    start();
    EXPECT_EQ(shown(),
              (QStringList{"[Used last]"_q, "View changes"_q, "[Visited last]"_q, "101 Jeremy"_q, "[Commands]"_q, "Save"_q, "Apply changes"_q}));
}

TEST_F(PaletteRows, GivenANumberOrAMacThenItsExtensionIsFoundAmongAllSites)
{
    start();
    type("103"_q);
    ASSERT_GE(rowOf("103 Elaine & Sons <Front Desk>"_q), 0) << shown().join(u'|').toStdString();
    const PaletteRow &row = model->at(rowOf("103 Elaine & Sons <Front Desk>"_q));
    EXPECT_EQ(row.place->site, SampleWorkspace::site);
    EXPECT_TRUE(row.detail.startsWith("Pinetree"_q)) << row.detail.toStdString();
    type("Kramer"_q);
    EXPECT_EQ(shown().value(1), "102 Kramer"_q) << "who is called so comes before what else is found: " << shown().join(u'|').toStdString();
    type("80:5E:C0:12:AB:01"_q);
    EXPECT_GE(rowOf("101 Jerry"_q), 0) << shown().join(u'|').toStdString();
}

TEST_F(PaletteRows, GivenASiteThenItHasAGroupOfItsOwnAndScatteredLettersOfCommandsComeLast)
{
    start();
    type("pine"_q);
    EXPECT_EQ(shown().mid(0, 2), (QStringList{"[Sites]"_q, "Pinetree"_q}));
    type("ge"_q); // within "changes", and the start of George
    EXPECT_EQ(shown().mid(0, 2), (QStringList{"[Extensions and more]"_q, "1004 George"_q})) << shown().join(u'|').toStdString();
    EXPECT_GT(rowOf("View changes"_q), 1);
}

TEST_F(PaletteRows, GivenASignInFrontThenOnlyCommandsOrOnlyPlacesAreFound)
{
    start();
    model->setText(">e"_q);
    EXPECT_FALSE(model->isSearching());
    EXPECT_EQ(rowOf("[Sites]"_q), -1);
    EXPECT_GE(rowOf("Save"_q), 0);
    type("@pine"_q);
    EXPECT_EQ(rowOf("[Commands]"_q), -1);
    EXPECT_GE(rowOf("Pinetree"_q), 0);
}

TEST_F(PaletteRows, WhenTypingGoesOnThenTheAnswerToWhatWasTypedBeforeIsDropped)
{
    start();
    QSignalSpy found(model.get(), &PaletteModel::found);
    model->setText("Jerry"_q);
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->isSearching(); }));
    QTest::qWait(PaletteModel::kRest); // the question may be under way
    model->setText("George"_q);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !model->isSearching(); }));
    EXPECT_EQ(shown(), (QStringList{"[Extensions and more]"_q, "1004 George"_q})) << shown().join(u'|').toStdString();
}

TEST_F(PaletteRows, WhenRowsChangeThenTheSelectedOneStaysARowInsteadOfAReset)
{
    start();
    QSignalSpy resets(model.get(), &QAbstractItemModel::modelReset);
    const QPersistentModelIndex save(model->index(1, 0));
    type("save"_q);
    EXPECT_TRUE(save.isValid());
    EXPECT_EQ(model->at(save.row()).id, "save"_q);
    EXPECT_TRUE(resets.isEmpty());
}

TEST(PaletteRecents, KeepsTheNewestAndLeavesOutWhatItCannotRead)
{
    items::Recents recents;
    recents.clear();
    for (int i = 0; i < 40; ++i)
        recents.used(QString::number(i));
    recents.used("30"_q);
    EXPECT_EQ(recents.commands().size(), items::Recents::kMost);
    EXPECT_EQ(recents.commands().mid(0, 3), (QStringList{"30"_q, "39"_q, "38"_q}));
    const Place place{SampleWorkspace::site, SampleWorkspace::jerry, domain::Kind::Extension};
    recents.visited(place);
    QSettings settings;
    settings.setValue("palette/places"_q, settings.value("palette/places"_q).toStringList() << "x/y/z"_q
                                                                                            << ""_q
                                                                                            << "//99"_q);
    EXPECT_THAT(recents.places(), testing::ElementsAre(place));
    recents.clear();
}
