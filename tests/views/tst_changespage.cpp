#include "beadslabel.h"
#include "changespage.h"
#include "filediffview.h"
#include "pagesupport.h"
#include "widgets.h"

#include <gmock/gmock.h>
#include <QCheckBox>
#include <QListView>
#include <QMessageBox>
#include <QSemaphore>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

using namespace pbx;
using namespace pbx::test;

namespace {

struct Changes : testing::Test {
    SampleWorkspace sample;
    views::ChangesPage page{*sample.session};

    void SetUp() override
    {
        sample.applyAll();
        sample.change<domain::Extension>(sample.jerry, [](domain::Extension &e) {
            e.ringTime = *domain::RingTime::make(30);
            e.autoProvision->transport = domain::Transport::Udp;
        });
        sample.change<domain::Extension>(sample.kramer, [](domain::Extension &e) { e.hideCallerId = false; });
        page.resize(1200, 800);
        page.show();
        page.showSite(sample.site);
        ASSERT_TRUE(eventually([this] { return page.canApply(); }));
    }
    [[nodiscard]] QString text(const char *name) { return child<QLabel>(page, name)->text(); }
    [[nodiscard]] QAbstractItemModel *list() { return child<QListView>(page, "pendingList")->model(); }
    void select(int row) { child<QListView>(page, "pendingList")->setCurrentIndex(list()->index(row, 0)); }
    [[nodiscard]] bool empty() { return child<QWidget>(page, "nothingPending")->isVisible(); }
};

} // namespace

TEST_F(Changes, shows_what_is_pending_with_its_fields_and_its_file)
{
    ASSERT_EQ(list()->rowCount(), 3); // office, Jerry, Kramer
    EXPECT_EQ(text("changeTitle"), "101 Jerry"_q);
    EXPECT_EQ(child<views::BeadsLabel>(page, "changeBeads")->progress(), store::Progress::Saved);
    auto *fields = child<QTableView>(page, "fieldTable")->model();
    ASSERT_EQ(fields->rowCount(), 2);
    EXPECT_EQ(text("summaryObjects"), "2"_q);
    EXPECT_EQ(text("summaryFields"), "3"_q);
    EXPECT_EQ(text("summaryFiles"), "1"_q);
    auto *diff = child<views::FileDiffView>(page, "fileDiff");
    ASSERT_TRUE(eventually([diff] { return diff->currentDifference() == 0; }));
    EXPECT_TRUE(diff->isVisible());
    EXPECT_TRUE(diff->spokenLine().contains("transport"_q, Qt::CaseInsensitive)) << diff->spokenLine().toStdString();
}

TEST_F(Changes, an_object_of_the_pbx_alone_has_no_file)
{
    select(2);
    EXPECT_FALSE(child<views::BeadsLabel>(page, "changeBeads")->isVisible());
    EXPECT_EQ(text("changeTitle"), "102 Kramer"_q);
    EXPECT_FALSE(child<views::FileDiffView>(page, "fileDiff")->isVisible());
    EXPECT_EQ(child<QTableView>(page, "fieldTable")->model()->index(0, 4).data().toString(), "Set this on your PBX"_q);
}

TEST_F(Changes, apply_runs_what_is_ticked_and_nothing_else)
{
    ASSERT_TRUE(list()->setData(list()->index(2, 0), Qt::Unchecked, Qt::CheckStateRole));
    ASSERT_TRUE(eventually([this] { return text("summaryObjects") == "1"_q && page.canApply(); }));
    QSignalSpy applied(&page, &views::ChangesPage::applied);
    click(page, "applyNow");
    ASSERT_TRUE(eventually([&] { return applied.count() == 1; }));
    const auto left = sample.ask([](changes::Workspace &w) { return w.pending(SampleWorkspace::site); });
    ASSERT_TRUE(left);
    ASSERT_EQ(left->size(), 1U);
    EXPECT_EQ(left->front().id, sample.kramer);
    ASSERT_TRUE(eventually([this] { return list()->rowCount() == 3; })) << "Jerry stays, as accepted";
    EXPECT_TRUE(list()->index(1, 0).data(Qt::AccessibleTextRole).toString().contains("Accepted, phone not fetched yet"_q));
}

TEST_F(Changes, an_apply_that_is_stopped_applies_nothing_and_can_be_repeated)
{
    QSemaphore hold; // the worker waits, so that the stop comes before it begins
    auto held = sample.session->run([&hold](changes::Workspace &) {
        hold.acquire();
        return 0;
    });
    page.apply();
    ASSERT_TRUE(page.isApplying());
    click(page, "stopApply");
    hold.release();
    ASSERT_TRUE(eventually([this] { return !page.isApplying(); }));
    EXPECT_TRUE(child<views::MessageBar>(page, "changesNotice")->sentence().contains("Nothing was applied"_q));
    EXPECT_EQ(sample.ask([](changes::Workspace &w) { return w.store().publishedSite(SampleWorkspace::site); }).value()->revision, 1);
    ASSERT_TRUE(eventually([this] { return page.canApply(); }));
    QSignalSpy applied(&page, &views::ChangesPage::applied);
    page.apply();
    EXPECT_TRUE(eventually([&] { return applied.count() == 1; }));
    EXPECT_TRUE(eventually([this] { return !child<QWidget>(page, "stopApply")->isVisible(); }));
}

TEST_F(Changes, everything_applied_shows_how_far_the_phones_are)
{
    QSignalSpy applied(&page, &views::ChangesPage::applied);
    page.apply();
    EXPECT_TRUE(page.isApplying());
    ASSERT_TRUE(eventually([&] { return applied.count() == 1; }));
    ASSERT_TRUE(eventually([this] { return child<QLabel>(page, "applyTitle")->text().startsWith("Applied as revision"_q); }));
    EXPECT_EQ(text("stepFetched"), "0 of 1"_q);
    ASSERT_TRUE(eventually([this] { return list()->rowCount() == 3; }));
    EXPECT_TRUE(list()->index(2, 0).data(Qt::AccessibleTextRole).toString().endsWith("Set this on your PBX"_q)) << "Kramer: never counts as accepted";
    select(1);
    EXPECT_EQ(text("changeTitle"), "101 Jerry"_q) << "what was applied can still be read";
    EXPECT_EQ(child<QTableView>(page, "fieldTable")->model()->rowCount(), 2);
    EXPECT_FALSE(page.canApply());
}

TEST_F(Changes, a_plan_that_went_stale_is_not_applied_and_says_so)
{
    // Another process changes what is reviewed; the page has not heard of it yet when Apply is pressed.
    sample.change<domain::Extension>(sample.jerry, [](domain::Extension &e) { e.autoProvision->codec = domain::Codec::G729a; });
    page.apply();
    auto *notice = child<QWidget>(page, "changesNotice");
    ASSERT_TRUE(eventually([notice] { return notice->isVisible(); }));
    const auto left = sample.ask([](changes::Workspace &w) { return w.countPending(SampleWorkspace::site); });
    EXPECT_EQ(*left, 2);
    EXPECT_TRUE(eventually([this] { return page.canApply(); })) << "the new plan can be applied after a look";
}

TEST_F(Changes, undoing_one_change_takes_it_back_to_what_the_target_has)
{
    select(1);
    click(page, "undoThisChange");
    ASSERT_TRUE(eventually([this] { return list()->rowCount() == 2; }));
    const auto jerry = sample.ask([](changes::Workspace &w) { return w.load(SampleWorkspace::jerry); });
    EXPECT_EQ(std::get<domain::Extension>(jerry->object).ringTime.seconds(), 40);
}

TEST_F(Changes, discarding_asks_first)
{
    click(page, "discardChanges");
    auto *question = child<QMessageBox>(page, "askDiscard");
    ASSERT_TRUE(question && question->isVisible());
    EXPECT_EQ(*sample.ask([](changes::Workspace &w) { return w.countPending(SampleWorkspace::site); }), 2);
    question->findChild<QAbstractButton *>("yes"_q)->click();
    ASSERT_TRUE(eventually([this] { return empty(); }));
    EXPECT_EQ(*sample.ask([](changes::Workspace &w) { return w.countPending(SampleWorkspace::site); }), 0);
}

TEST_F(Changes, select_all_takes_and_gives_every_tick)
{
    auto *all = child<QCheckBox>(page, "selectAll");
    EXPECT_EQ(all->checkState(), Qt::Checked);
    all->click();
    ASSERT_TRUE(eventually([this] { return !page.canApply(); }));
    EXPECT_EQ(all->checkState(), Qt::Unchecked);
    all->click();
    ASSERT_TRUE(eventually([this] { return page.canApply(); }));
}

TEST_F(Changes, reading_that_takes_long_shows_so_and_can_be_stopped_and_begun_again)
{
    QSemaphore hold;
    auto held = sample.session->run([&hold](changes::Workspace &) {
        hold.acquire();
        return 0;
    });
    Q_EMIT sample.session->changed(); // asks for a new review
    auto *stop = child<QToolButton>(page, "changesWorkStop");
    EXPECT_FALSE(stop->isVisible()) << "at once";
    ASSERT_TRUE(eventually([stop] { return stop->isVisible(); }));
    stop->click();
    hold.release();
    ASSERT_TRUE(eventually([this] { return child<QWidget>(page, "readingStopped")->isVisible(); }));
    EXPECT_FALSE(stop->isVisible());
    click(page, "readAgain");
    EXPECT_TRUE(eventually([this] { return child<QListView>(page, "pendingList")->isVisible(); }));
    EXPECT_TRUE(eventually([this] { return page.canApply(); }));
}

TEST_F(Changes, discarding_goes_on_while_somebody_else_changes_something)
{
    QSemaphore hold;
    auto held = sample.session->run([&hold](changes::Workspace &) {
        hold.acquire();
        return 0;
    });
    click(page, "discardChanges");
    child<QMessageBox>(page, "askDiscard")->findChild<QAbstractButton *>("yes"_q)->click();
    Q_EMIT sample.session->changed();
    hold.release();
    EXPECT_TRUE(eventually([this] { return empty(); }));
}

TEST_F(Changes, what_is_ticked_while_a_review_is_made_stays_ticked)
{
    auto *all = child<QCheckBox>(page, "selectAll");
    QSignalSpy told(&page, &views::ChangesPage::canApplyChanged);
    all->click();
    all->click(); // the review without any is not there yet
    ASSERT_TRUE(eventually([&told] { return !told.isEmpty(); }));
    EXPECT_TRUE(page.canApply());
    EXPECT_EQ(all->checkState(), Qt::Checked);
}

TEST_F(Changes, opens_the_extension_and_closes)
{
    std::optional<domain::Uuid> opened;
    QObject::connect(&page, &views::ChangesPage::openExtension, &page, [&](const domain::Uuid &id) { opened = id; });
    QSignalSpy closed(&page, &views::ChangesPage::closed);
    click(page, "openExtension");
    EXPECT_EQ(opened, sample.jerry);
    click(page, "closeChanges");
    EXPECT_EQ(closed.count(), 1);
}

TEST_F(Changes, locked_shows_fields_and_the_way_out)
{
    sample.ask([](changes::Workspace &w) {
        w.setVault(std::make_shared<store::Vault>());
        return 0;
    });
    page.showSite(sample.site);
    auto *unlock = child<QAbstractButton>(page, "unlockFiles");
    ASSERT_TRUE(eventually([unlock] { return unlock->isVisible(); }));
    EXPECT_EQ(child<QTableView>(page, "fieldTable")->model()->rowCount(), 2);
    EXPECT_FALSE(page.canApply());
    QSignalSpy asked(&page, &views::ChangesPage::unlockAsked);
    unlock->click();
    EXPECT_EQ(asked.count(), 1);
}

TEST_F(Changes, every_control_has_its_names)
{
    expectNamed(page);
}
