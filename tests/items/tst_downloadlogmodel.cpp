#include "items/downloadlogmodel.h"
#include "server/provisioningserver.h"
#include "support/qtext.h"
#include "support/sampleworkspace.h"

#include <gmock/gmock.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace pbx;
using items::DownloadEntry;
using items::DownloadLogModel;
using pbx::test::operator""_q;

namespace {

DownloadEntry entry(std::int64_t sequence, store::DownloadResult result = store::DownloadResult::Sent, const std::string &reason = "Home Office")
{
    DownloadEntry made;
    made.row.sequence = sequence;
    made.row.at = 1'000 * sequence;
    made.row.site = domain::Uuid::random();
    made.row.file = "805ec012ab01.cfg";
    made.row.address = "198.51.100.9";
    made.row.mac = "80:5E:C0:12:AB:01";
    made.row.result = result;
    made.row.reason = reason;
    made.row.bytes = 6200;
    return made;
}

DownloadEntry refused(server::Reason reason)
{
    return entry(1, store::DownloadResult::Refused, std::string(server::code(reason)));
}

// A log in memory, newest first, that answers in the next turn of the event loop.
struct Log {
    std::vector<DownloadEntry> entries;
    int asked = 0;
    std::optional<Error> error;

    DownloadLogModel::Fetch fetch()
    {
        return [this](QObject *context, const store::DownloadFilter &, const std::string &cursor, int limit, DownloadLogModel::Answer done) {
            ++asked;
            std::size_t first = 0; // the cursor is the last line that was given, as in the store
            while (!cursor.empty() && first < entries.size() && entries[first].row.sequence >= std::stol(cursor))
                ++first;
            items::DownloadPage page;
            for (auto i = first; i < std::min<std::size_t>(entries.size(), first + static_cast<std::size_t>(limit)); ++i)
                page.entries.push_back(entries[i]);
            if (first + static_cast<std::size_t>(limit) < entries.size())
                page.next = page.entries.back().key();
            QMetaObject::invokeMethod(
                context, [done, page, failed = error] { done(failed ? domain::Result<items::DownloadPage>(fail(*failed)) : page); },
                Qt::QueuedConnection);
        };
    }
    void append(int lines)
    {
        const std::int64_t newest = entries.empty() ? 0 : entries.front().row.sequence;
        std::vector<DownloadEntry> all;
        for (int i = lines; i > 0; --i)
            all.push_back(entry(newest + i));
        all.insert(all.end(), entries.begin(), entries.end());
        entries = std::move(all);
    }
};

struct LogModel : testing::Test {
    Log log;
    DownloadLogModel model{log.fetch()};
    QSignalSpy loaded{&model, &DownloadLogModel::loaded};

    void settle()
    {
        ASSERT_TRUE(loaded.wait(5000));
        loaded.clear();
    }
    [[nodiscard]] QString cell(int row, int column) const { return model.index(row, column).data().toString(); }
};

} // namespace

TEST_F(LogModel, pages_from_the_newest_to_the_oldest)
{
    log.append(250);
    model.setFilter({});
    settle();
    EXPECT_EQ(model.rowCount(), 100);
    EXPECT_EQ(model.at(0).row.sequence, 250);
    while (model.canFetchMore({})) {
        model.fetchMore({});
        settle();
    }
    EXPECT_EQ(model.rowCount(), 250);
    EXPECT_EQ(model.at(249).row.sequence, 1);
}

TEST_F(LogModel, new_lines_come_in_at_the_top_without_a_reset)
{
    log.append(250);
    model.setFilter({});
    settle();
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex oldest = model.index(99, 0);
    log.append(130); // more than a page
    model.refresh();
    settle();
    EXPECT_EQ(model.rowCount(), 230);
    EXPECT_EQ(model.at(0).row.sequence, 380);
    EXPECT_EQ(oldest.row(), 229);
    EXPECT_EQ(resets.count(), 0);
    for (int row = 1; row < model.rowCount(); ++row)
        ASSERT_EQ(model.at(row).row.sequence, model.at(row - 1).row.sequence - 1) << "no line twice, none missing";
}

TEST_F(LogModel, a_flood_begins_again_instead_of_loading_everything)
{
    log.append(10);
    model.setFilter({});
    settle();
    log.append(5000);
    model.refresh();
    settle();
    EXPECT_EQ(model.at(0).row.sequence, 5010);
    EXPECT_LE(model.rowCount(), 1000);
    EXPECT_TRUE(model.canFetchMore({}));
}

TEST_F(LogModel, older_lines_that_arrive_after_a_flood_are_not_put_behind_the_new_ones)
{
    log.append(300);
    model.setFilter({});
    settle();
    model.fetchMore({}); // under way while the flood comes
    log.append(5000);
    model.refresh();
    ASSERT_TRUE(QTest::qWaitFor([this] { return model.at(0).row.sequence == 5300; }));
    QTest::qWait(1); // the late page, if it were still to be taken
    for (int row = 1; row < model.rowCount(); ++row)
        ASSERT_EQ(model.at(row).row.sequence, model.at(row - 1).row.sequence - 1);
}

TEST_F(LogModel, an_answer_to_an_older_filter_is_dropped)
{
    log.append(5);
    model.setFilter({});
    log.entries.clear();
    model.setFilter({});
    settle();
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(LogModel, a_failure_is_told_and_the_next_refresh_works)
{
    QSignalSpy failed(&model, &DownloadLogModel::failed);
    log.error = Error{ErrorKind::Io, "The disk is gone.", {}};
    model.setFilter({});
    ASSERT_TRUE(failed.wait(5000));
    EXPECT_EQ(failed.front().front().toString(), "The disk is gone."_q);
    log.error.reset();
    log.append(1);
    model.refresh();
    settle();
    EXPECT_EQ(model.rowCount(), 1);
}

TEST_F(LogModel, refreshes_while_one_is_under_way_become_one)
{
    log.append(5);
    model.setFilter({});
    for (int i = 0; i < 50; ++i)
        model.refresh();
    settle();
    settle();
    EXPECT_EQ(log.asked, 2);
}

TEST_F(LogModel, says_what_happened_and_why)
{
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    auto denied = refused(server::Reason::NotAllowed);
    log.entries = {denied, entry(2)};
    log.entries[0].row.sequence = 3;
    model.setFilter({});
    settle();
    EXPECT_EQ(cell(0, DownloadLogModel::Phone), "Unknown"_q);
    EXPECT_EQ(cell(0, DownloadLogModel::Why), "No rule holds 198.51.100.9"_q);
    EXPECT_EQ(cell(0, DownloadLogModel::Fix), "Allow this address"_q);
    EXPECT_EQ(cell(1, DownloadLogModel::Result), "Sent, 6.2 kB"_q);
    EXPECT_EQ(cell(1, DownloadLogModel::Why), "Allowed by “Home Office”"_q);
    EXPECT_EQ(cell(1, DownloadLogModel::Fix), QString());
}

TEST(LogFix, is_offered_only_where_it_helps)
{
    using items::LogFix;
    EXPECT_EQ(items::fixOf(refused(server::Reason::NotAllowed)), LogFix::AllowAddress);
    EXPECT_EQ(items::fixOf(refused(server::Reason::UnknownMac)), LogFix::GiveToExtension);
    EXPECT_EQ(items::fixOf(refused(server::Reason::RateLimit)), LogFix::None);
    auto known = refused(server::Reason::EnrolmentClosed);
    EXPECT_EQ(items::fixOf(known), LogFix::None) << "no phone is known";
    known.row.extension = domain::Uuid::random();
    EXPECT_EQ(items::fixOf(known), LogFix::SendSecretAgain);
    auto allowed = refused(server::Reason::NotAllowed);
    allowed.allowedNow = true;
    EXPECT_EQ(items::fixOf(allowed), LogFix::None) << "a saved rule holds it already";
    auto damaged = refused(server::Reason::NotAllowed);
    damaged.row.address = "not an address";
    EXPECT_EQ(items::fixOf(damaged), LogFix::None);
    EXPECT_EQ(items::fixOf(entry(1)), LogFix::None);
}

TEST(LogCsv, holds_no_formula_whatever_a_phone_asked_for)
{
    auto hostile = entry(1);
    hostile.row.file = "=HYPERLINK(\"http://evil\")";
    hostile.phone = "+101 Jerry";
    const QString text = items::csv({hostile});
    EXPECT_TRUE(text.contains("\"'=HYPERLINK(\"\"http://evil\"\")\""_q)) << text.toStdString();
    EXPECT_TRUE(text.contains("\"'+101 Jerry\""_q));
    EXPECT_EQ(text.count("\r\n"_q), 2);
}

TEST(LogFromStore, names_phones_and_knows_what_a_saved_rule_allows)
{
    pbx::test::SampleWorkspace sample;
    auto row = refused(server::Reason::NotAllowed).row;
    row.site = sample.site;
    row.extension = sample.jerry;
    sample.log(row);
    row.address = "203.22.70.2";
    sample.log(row);
    store::DownloadFilter filter;
    filter.site = sample.site;
    const auto page = sample.ask([filter](changes::Workspace &w) { return items::loadDownloads(w, filter, {}, 10); });
    ASSERT_TRUE(page) << page.error().sentence;
    ASSERT_EQ(page->entries.size(), 2U);
    EXPECT_EQ(page->entries[0].phone, "101 Jerry");
    EXPECT_TRUE(page->entries[0].allowedNow);
    EXPECT_FALSE(page->entries[1].allowedNow);
}
