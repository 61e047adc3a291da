// The list over all sites, over a real workspace.
#include "items/allextensionsmodel.h"
#include "items/extensionwork.h"
#include "support/sampleworkspace.h"

#include <gmock/gmock.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace pbx;
using items::AllExtensionsModel;
using test::SampleWorkspace;

namespace {

constexpr int kMany = 3 * AllExtensionsModel::kBlock + 10;

class AllExtensions : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(sample.ask([](changes::Workspace &w) -> domain::Result<void> {
            auto site = std::get<domain::Site>(w.load(SampleWorkspace::site)->object);
            site.id = other;
            site.name = *domain::Name::parse("Acacia");
            site.domain = *domain::SipDomain::parse("acacia.mycloudpbx.com.au");
            const domain::Office depot{domain::Uuid::random(), *domain::Name::parse("Depot"), "07", "Australia/Brisbane", {}};
            std::vector<changes::ObjectEdit> edits{{other, other, domain::Kind::Site, domain::Object(site), 0},
                                                   {depot.id, other, domain::Kind::Office, domain::Object(depot), 0}};
            for (int i = 0; i < kMany; ++i) {
                const domain::Extension e{.id = domain::Uuid::random(),
                                          .number = *domain::ExtensionNumber::parse(std::to_string(1000 + i)),
                                          .name = *domain::Name::parse("Desk " + std::to_string(kMany - i)),
                                          .office = depot.id};
                edits.push_back({e.id, other, domain::Kind::Extension, e, 0});
            }
            return w.edit("Add many", edits);
        }));
        model.setActive(true);
        ASSERT_TRUE(soon([this] { return model.found() == kMany + 4 && model.total() == kMany + 4; }));
    }
    template <class F> [[nodiscard]] static bool soon(F condition) { return QTest::qWaitFor(condition, 10'000); }
    [[nodiscard]] QString text(int row, int column) const { return model.index(row, column).data().toString(); }
    [[nodiscard]] bool shows(int row, int column, const QString &wanted) const
    {
        return soon([&] { return text(row, column) == wanted; });
    }

    static inline const domain::Uuid other = domain::Uuid::random();
    SampleWorkspace sample;
    AllExtensionsModel model{*sample.session};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST_F(AllExtensions, GivenTwoSitesWhenShownThenAllRowsAreThereAndNameTheirSite)
{
    EXPECT_EQ(model.rowCount(), kMany + 4);
    EXPECT_TRUE(shows(0, AllExtensionsModel::Site, QStringLiteral("Acacia")));
    EXPECT_TRUE(shows(0, AllExtensionsModel::Number, QStringLiteral("1000")));
    EXPECT_TRUE(shows(0, AllExtensionsModel::Office, QStringLiteral("Depot")));
    EXPECT_TRUE(shows(kMany, AllExtensionsModel::Number, QStringLiteral("101"))) << "far behind what was read";
    EXPECT_EQ(text(kMany, AllExtensionsModel::Site), QLatin1String("Pinetree"));
    EXPECT_TRUE(shows(2 * AllExtensionsModel::kBlock, AllExtensionsModel::Number, QString::number(1000 + 2 * AllExtensionsModel::kBlock)));
}

TEST_F(AllExtensions, GivenAnOrderWhenItIsSetThenTheStoreSorts)
{
    model.setOrder({store::ExtensionOrder::By::Name, true});
    EXPECT_TRUE(shows(0, AllExtensionsModel::Name, QStringLiteral("Kramer")));
    EXPECT_TRUE(soon([this] { return model.rowCount() == kMany + 4; }));
    EXPECT_TRUE(shows(kMany + 3, AllExtensionsModel::Name, QStringLiteral("Desk 1")));
}

TEST_F(AllExtensions, GivenAFilterWhenItIsTypedFastThenTheLastOneIsShown)
{
    for (const char *text : {"d", "de", "des", "desk", "desk 7", "kram"})
        model.setFilter({.text = text});
    EXPECT_TRUE(soon([this] { return model.rowCount() == 1 && model.found() == 1; }));
    EXPECT_EQ(text(0, AllExtensionsModel::Name), QLatin1String("Kramer"));
    EXPECT_EQ(model.total(), kMany + 4);
    model.setFilter({.text = "nobody"});
    EXPECT_TRUE(soon([this] { return model.rowCount() == 0 && model.found() == 0; }));
    model.setFilter({});
    EXPECT_TRUE(soon([this] { return model.rowCount() == kMany + 4; }));
}

TEST_F(AllExtensions, GivenAChangeElsewhereWhenItIsStoredThenRowsFollowWithoutAReset)
{
    ASSERT_TRUE(shows(kMany, AllExtensionsModel::Name, QStringLiteral("Jerry")));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    sample.change<domain::Extension>(SampleWorkspace::jerry, [](domain::Extension &e) { e.name = *domain::Name::parse("Jerome"); });
    EXPECT_TRUE(shows(kMany, AllExtensionsModel::Name, QStringLiteral("Jerome")));
    ASSERT_TRUE(sample.ask(
        [](changes::Workspace &w) { return items::createExtension(w, SampleWorkspace::site, QStringLiteral("104"), QStringLiteral("Newman"), {}); }));
    EXPECT_TRUE(soon([this] { return model.rowCount() == kMany + 5; }));
    EXPECT_TRUE(shows(kMany + 3, AllExtensionsModel::Name, QStringLiteral("Newman")));
    ASSERT_TRUE(sample.ask([](changes::Workspace &w) { return w.undo(); }));
    EXPECT_TRUE(soon([this] { return model.rowCount() == kMany + 4; }));
    EXPECT_TRUE(resets.isEmpty());
}

TEST_F(AllExtensions, GivenAListThatIsNotLookedAtWhenTheWorkspaceChangesThenItAsksNothing)
{
    model.setActive(false);
    const auto settle = [this] { // what was asked before is answered
        sample.ask([](changes::Workspace &) { return 0; });
        QCoreApplication::processEvents();
    };
    settle();
    QSignalSpy refreshed(&model, &AllExtensionsModel::refreshed);
    sample.change<domain::Extension>(SampleWorkspace::jerry, [](domain::Extension &e) { e.name = *domain::Name::parse("Jerome"); });
    settle();
    EXPECT_TRUE(refreshed.isEmpty());
    model.setActive(true);
    EXPECT_TRUE(shows(kMany, AllExtensionsModel::Name, QStringLiteral("Jerome")));
}
