// The two models of the main window, over a real workspace.
#include "items/extensionlistmodel.h"
#include "items/extensionwork.h"
#include "items/sitetreemodel.h"
#include "support/sampleworkspace.h"

#include <gmock/gmock.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace pbx;
using items::ExtensionListModel;
using items::SiteTreeModel;
using items::SiteTreeRow;
using test::SampleWorkspace;
using test::waitFor;

namespace {

class ListModels : public testing::Test {
protected:
    template <class Model> static void settle(Model &model)
    {
        QSignalSpy refreshed(&model, &Model::refreshed);
        model.refresh();
        ASSERT_TRUE(QTest::qWaitFor([&refreshed] { return !refreshed.isEmpty(); }));
    }
    static QStringList titles(const QAbstractItemModel &model, int column = 0)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts += model.index(row, column).data().toString();
        return texts;
    }
    SampleWorkspace sample;
};

} // namespace

TEST_F(ListModels, GivenOneSiteWhenItsCustomerIsUnfoldedThenSiteAndOfficesShowWithoutAReset)
{
    SiteTreeModel model(*sample.session);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    settle(model);
    EXPECT_EQ(titles(model), QStringList({QStringLiteral("All sites"), QStringLiteral("Pinetree Pty Ltd")}));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setExpanded(1, true);
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 3; }));
    EXPECT_EQ(model.at(2).count, 4);
    EXPECT_EQ(model.at(2).pending, 9);
    model.setExpanded(2, true);
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 4; }));
    EXPECT_EQ(model.at(3).type, SiteTreeRow::Type::Office);
    EXPECT_EQ(model.at(3).count, 4);
    model.setExpanded(1, false);
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 2; }));
    EXPECT_TRUE(resets.isEmpty());
}

TEST_F(ListModels, GivenAnAppliedSiteWhoseImportIsUndoneThenItStaysMarkedAsRemovedUntilThatIsApplied)
{
    const auto done = [](changes::Workspace &w) -> domain::Result<void> {
        const auto plan = w.plan(SampleWorkspace::site);
        const auto applied = plan ? w.apply(*plan, {}, true) : fail(plan.error());
        return applied ? domain::Result<void>() : fail(applied.error());
    };
    ASSERT_TRUE(waitFor(sample.session->run(done)));
    SiteTreeModel model(*sample.session);
    settle(model);
    model.setExpanded(1, true);
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 3; }));
    EXPECT_FALSE(model.at(2).deleted);
    ASSERT_TRUE(waitFor(sample.session->run([](changes::Workspace &w) { return w.undo(); })));
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 3 && model.at(2).deleted; }));
    EXPECT_TRUE(model.index(2, 0).data(SiteTreeModel::DeletedRole).toBool());
    EXPECT_EQ(model.index(2, 0).data(Qt::AccessibleTextRole).toString(), QLatin1String("Pinetree, removed, not applied"));
    EXPECT_EQ(model.at(2).pending, 9);
    EXPECT_EQ(*waitFor(sample.session->run([](changes::Workspace &w) { return w.countPending(SampleWorkspace::site); })), 9);
    ASSERT_TRUE(waitFor(sample.session->run(done)));
    EXPECT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 0; }));
}

TEST_F(ListModels, GivenASearchTextWhenItMatchesThenItsHitsShowUnderTheirSite)
{
    SiteTreeModel model(*sample.session);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    settle(model);
    model.setSearch(QStringLiteral("Kramer"));
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() > 1 && model.at(1).type == SiteTreeRow::Type::Hit; }));
    EXPECT_TRUE(std::ranges::any_of(model.rows(), [](const auto &row) { return row.object == SampleWorkspace::kramer; }));
    model.setSearch(QStringLiteral("no such thing \"*"));
    EXPECT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 0; }));
    model.setSearch({});
    EXPECT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 2; }));
}

TEST_F(ListModels, GivenTheSampleWhenItsExtensionsAreListedThenTheyStandUnderTheirOfficeByNumber)
{
    ExtensionListModel model(*sample.session);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSite(SampleWorkspace::site);
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 5; }));
    EXPECT_TRUE(model.at(0).section);
    EXPECT_EQ(titles(model, ExtensionListModel::Number).mid(1),
              QStringList({QStringLiteral("101"), QStringLiteral("102"), QStringLiteral("103"), QStringLiteral("1004")}));
    EXPECT_EQ(model.index(1, ExtensionListModel::Phone).data().toString(), QLatin1String("Yealink T54W"));
    EXPECT_EQ(model.index(4, ExtensionListModel::Status).data().toString(), QLatin1String("No phone"));
    EXPECT_FALSE(model.flags(model.index(0, 0)) & Qt::ItemIsSelectable);
    EXPECT_EQ(model.total(), 4);
}

TEST_F(ListModels, GivenAFilterWhenItIsSetAndClearedThenRowsGoAndComeWithoutAReset)
{
    ExtensionListModel model(*sample.session);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSite(SampleWorkspace::site);
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 5; }));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setFilter({.text = "kram"});
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 2; }));
    EXPECT_EQ(model.found(), 1);
    model.setFilter({.progress = store::Progress::NoPhone});
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 2 && model.rowOf(SampleWorkspace::george) == 1; }));
    model.setFilter({.text = "nobody%_\"';--"});
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 0; }));
    model.setFilter({});
    EXPECT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 5; }));
    EXPECT_TRUE(resets.isEmpty());
}

TEST_F(ListModels, GivenAnExtensionThatIsAddedElsewhereWhenItIsStoredThenTheListInsertsIt)
{
    ExtensionListModel model(*sample.session);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSite(SampleWorkspace::site);
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 5; }));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    ASSERT_TRUE(waitFor(sample.session->run([](changes::Workspace &w) {
        return items::createExtension(w, SampleWorkspace::site, QStringLiteral("104"), QStringLiteral("Newman"), {});
    })));
    EXPECT_TRUE(QTest::qWaitFor([&inserted] { return inserted.size() == 1; }));
    EXPECT_EQ(model.index(4, ExtensionListModel::Name).data().toString(), QLatin1String("Newman"));
    EXPECT_TRUE(resets.isEmpty());
}

TEST_F(ListModels, GivenASectionWhenItIsFoldedThenItsRowsGoAndItsCountStays)
{
    ExtensionListModel model(*sample.session);
    model.setSite(SampleWorkspace::site);
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 5; }));
    model.setCollapsed(0, true);
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 1; }));
    EXPECT_EQ(model.at(0).count, 4);
    model.setCollapsed(0, false);
    EXPECT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == 5; }));
}

TEST_F(ListModels, GivenMoreExtensionsThanAPageWhenTheListIsScrolledThenTheRestIsFetched)
{
    ASSERT_TRUE(waitFor(sample.session->run([](changes::Workspace &w) -> Result<void> {
        const auto office = items::officesOf(w, SampleWorkspace::site);
        std::vector<changes::ObjectEdit> edits;
        for (int i = 2000; i < 2000 + ExtensionListModel::kPage + 50; ++i) {
            const domain::Extension e{.id = domain::Uuid::random(),
                                      .number = *domain::ExtensionNumber::parse(std::to_string(i)),
                                      .name = *domain::Name::parse("Desk"),
                                      .office = office->front().id};
            edits.push_back({e.id, SampleWorkspace::site, domain::Kind::Extension, e, 0});
        }
        return w.edit("Add many", edits);
    })));
    ExtensionListModel model(*sample.session);
    model.setSite(SampleWorkspace::site);
    ASSERT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == ExtensionListModel::kPage + 1; }));
    ASSERT_TRUE(model.canFetchMore({}));
    model.fetchMore({});
    EXPECT_TRUE(QTest::qWaitFor([&model] { return model.rowCount() == ExtensionListModel::kPage + 50 + 4 + 1; }));
    EXPECT_FALSE(model.canFetchMore({}));
}

TEST_F(ListModels, GivenNumbersOfThreeAndFourDigitsWhenTheNextIsAskedThenItGoesOnBehindTheOnesOfThree)
{
    const auto next = [&] { return *sample.ask([](changes::Workspace &w) { return items::nextNumber(w, SampleWorkspace::site); }); };
    EXPECT_EQ(next(), QLatin1String("104")) << "1004 does not count";
    for (const char *number : {"104", "999"}) {
        ASSERT_TRUE(sample.ask([number](changes::Workspace &w) {
            return items::createExtension(w, SampleWorkspace::site, QString::fromLatin1(number), QStringLiteral("Newman"), {});
        }));
    }
    EXPECT_EQ(next(), QLatin1String("1000"));
}
