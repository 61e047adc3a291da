#include "contract.h"
#include "store/storelimits.h"

namespace pbx::store {

PBX_CONTRACT(Logs);

namespace {

EditRecord editOf(const std::string &label, std::size_t steps = 1)
{
    EditRecord edit{.label = label, .author = "me", .at = 5};
    for (std::size_t i = 0; i < steps; ++i)
        edit.steps.push_back({Uuid::random(), Uuid::random(), Kind::Office, Side{"before", "b"}, std::nullopt});
    return edit;
}

std::vector<std::string> labels(const std::vector<EditRecord> &edits)
{
    std::vector<std::string> out;
    for (const auto &edit : edits)
        out.push_back(edit.label + (edit.undone ? "-" : "+"));
    return out;
}

DownloadRow rowOf(std::optional<Uuid> site, const std::string &file, DownloadResult result = DownloadResult::Sent)
{
    return {.at = 7,
            .site = site,
            .mac = "80:5E:C0:12:AB:01",
            .file = file,
            .address = "203.0.113.2",
            .userAgent = "Yealink",
            .result = result,
            .reason = "Home Office",
            .bytes = 42};
}

std::vector<std::string> files(const Page<DownloadRow> &page)
{
    std::vector<std::string> out;
    for (const auto &row : page.rows)
        out.push_back(row.file);
    return out;
}

} // namespace

using testing::ElementsAre;

TEST_P(Logs, GivenEditsWhenReadThenTheNewestAreLastWithTheirSteps)
{
    ASSERT_TRUE(put({AppendEdit{editOf("a")}}));
    const auto two = editOf("b", 2);
    ASSERT_TRUE(put({AppendEdit{two}, AppendEdit{editOf("c")}}));
    EXPECT_THAT(labels(must(store().edits(2, false))), ElementsAre("b+", "c+"));
    const auto all = must(store().edits(9, true));
    ASSERT_EQ(all.size(), 3U);
    EXPECT_LT(all.at(0).sequence, all.at(1).sequence);
    ASSERT_EQ(all.at(1).steps.size(), 2U);
    EXPECT_EQ(all.at(1).steps.at(1).object, two.steps.at(1).object);
    EXPECT_EQ(all.at(1).steps.at(0).before, two.steps.at(0).before);
    EXPECT_EQ(all.at(1).steps.at(0).after, std::nullopt);
    EXPECT_EQ(all.at(1).author, "me");
    EXPECT_TRUE(must(store().edits(9, false)).at(1).steps.empty());
}

TEST_P(Logs, GivenUndoneEditsWhenAnotherIsAppendedThenTheyAreGone)
{
    ASSERT_TRUE(put({AppendEdit{editOf("a")}, AppendEdit{editOf("b")}}));
    const auto b = must(store().edits(9, false)).at(1).sequence;
    ASSERT_TRUE(put({MarkEdit{b, true}}));
    EXPECT_THAT(labels(must(store().edits(9, false))), ElementsAre("a+", "b-"));
    ASSERT_TRUE(put({MarkEdit{b, false}, MarkEdit{b, true}, AppendEdit{editOf("c")}}));
    EXPECT_THAT(labels(must(store().edits(9, true))), ElementsAre("a+", "c+"));
    EXPECT_GT(must(store().edits(1, false)).at(0).sequence, b) << "a sequence is never used twice";
}

TEST_P(Logs, GivenAnEditThatIsGoneOrMarkedWhenMarkedThenItIsAConflict)
{
    ASSERT_TRUE(put({AppendEdit{editOf("a")}}));
    const auto a = must(store().edits(9, false)).at(0).sequence;
    EXPECT_EQ(put({MarkEdit{a, false}}).error().kind, ErrorKind::Conflict);
    EXPECT_EQ(put({MarkEdit{a + 1, true}}).error().kind, ErrorKind::Conflict);
    EXPECT_TRUE(put({MarkEdit{a, true}}));
}

TEST_P(Logs, GivenManyEditsWhenOverTheBoundThenTheOldestAreForgotten)
{
    Batch batch;
    for (std::int64_t i = 0; i < kMostEdits + 3; ++i)
        batch.push_back(AppendEdit{editOf(std::to_string(i), 0)});
    ASSERT_TRUE(put(batch));
    const auto all = must(store().edits(10'000, false));
    EXPECT_EQ(static_cast<std::int64_t>(all.size()), kMostEdits);
    EXPECT_EQ(all.front().label, "3");
}

TEST_P(Logs, GivenEditsWithManyStepsWhenOverTheBoundThenTheNewestStays)
{
    ASSERT_TRUE(put({AppendEdit{editOf("small")}}));
    ASSERT_TRUE(put({AppendEdit{editOf("huge", static_cast<std::size_t>(kMostEditSteps) + 1)}}));
    EXPECT_THAT(labels(must(store().edits(9, false))), ElementsAre("huge+"));
}

TEST_P(Logs, GivenDownloadsWhenPagedThenTheNewestComeFirst)
{
    const auto site = Uuid::random();
    ASSERT_TRUE(put({AppendDownload{rowOf(site, "a")}, AppendDownload{rowOf(std::nullopt, "b", DownloadResult::Refused)},
                     AppendDownload{rowOf(site, "c", DownloadResult::NotChanged)}}));
    const auto first = must(store().downloads({}, {}, 2));
    EXPECT_THAT(files(first), ElementsAre("c", "b"));
    EXPECT_THAT(files(must(store().downloads({}, first.next, 2))), ElementsAre("a"));
    EXPECT_THAT(files(must(store().downloads({.site = site}, {}, 9))), ElementsAre("c", "a"));
    EXPECT_THAT(files(must(store().downloads({.result = DownloadResult::Refused}, {}, 9))), ElementsAre("b"));
    EXPECT_TRUE(files(must(store().downloads({.site = site, .result = DownloadResult::Refused}, {}, 9))).empty());
    const auto &row = first.rows.at(0);
    EXPECT_GT(row.sequence, 0);
    EXPECT_EQ(row.site, site);
    EXPECT_EQ(row.extension, std::nullopt);
    EXPECT_EQ(row.result, DownloadResult::NotChanged);
    EXPECT_EQ(row.bytes, 42);
    EXPECT_EQ(row.reason, "Home Office");
    EXPECT_EQ(row.userAgent, "Yealink");
    EXPECT_EQ(row.at, 7);
    EXPECT_EQ(first.rows.at(1).site, std::nullopt);
}

TEST_P(Logs, GivenLinesWithoutASiteWhenAskedForThenTheyComeAmongTheSitesOwn)
{
    const auto site = Uuid::random();
    ASSERT_TRUE(put({AppendDownload{rowOf(site, "a")}, AppendDownload{rowOf(std::nullopt, "b", DownloadResult::Refused)},
                     AppendDownload{rowOf(Uuid::random(), "c")}, AppendDownload{rowOf(site, "d", DownloadResult::Refused)},
                     AppendDownload{rowOf(std::nullopt, "e", DownloadResult::Refused)}}));
    const DownloadFilter filter{.site = site, .orNoSite = true};
    const auto first = must(store().downloads(filter, {}, 2));
    EXPECT_THAT(files(first), ElementsAre("e", "d"));
    EXPECT_THAT(files(must(store().downloads(filter, first.next, 9))), ElementsAre("b", "a"));
    EXPECT_THAT(files(must(store().downloads({.site = site, .orNoSite = true, .result = DownloadResult::Refused}, {}, 9))),
                ElementsAre("e", "d", "b"));
    EXPECT_THAT(files(must(store().downloads({.site = site, .orNoSite = true, .text = "e"}, {}, 9))), ElementsAre("e"));
    EXPECT_THAT(files(must(store().downloads({.site = site}, {}, 9))), ElementsAre("d", "a"));
}

TEST_P(Logs, GivenDownloadsWhenFilteredByTextThenPhoneMacFileAndAddressCount)
{
    const auto extension = saved(newExtension(saved(newSite()).id, Uuid::random()));
    auto row = rowOf(extension.site, "805ec012ab01.cfg");
    row.extension = extension.id;
    auto other = rowOf(extension.site, "y000.boot");
    other.mac = "00:0E:08:00:00:03";
    other.address = "198.51.100.7";
    ASSERT_TRUE(put({AppendDownload{row}, AppendDownload{other}}));
    for (const char *text : {"jerry", "101", "80:5e:c0", "805ec012ab01", "ab01.cfg", "203.0.113"})
        EXPECT_THAT(files(must(store().downloads({.text = text}, {}, 9))), ElementsAre("805ec012ab01.cfg")) << text;
    for (const char *text : {"y000", "198.51", "000e08"})
        EXPECT_THAT(files(must(store().downloads({.text = text}, {}, 9))), ElementsAre("y000.boot")) << text;
    const auto page = must(store().downloads({.text = "boot"}, {}, 1));
    EXPECT_EQ(page.next, "") << "nothing further fits";
}

TEST_P(Logs, GivenMoreDownloadsThanAreKeptWhenOneIsAddedThenTheOldestGo)
{
    Batch batch;
    for (std::int64_t i = 0; i < kMostDownloads + kDownloadSlack; ++i)
        batch.push_back(AppendDownload{rowOf(std::nullopt, std::to_string(i))});
    ASSERT_TRUE(store().commit(batch, Durability::Relaxed));
    const auto oldest = [&] { return must(store().downloads({}, "2", 9)).rows; };
    EXPECT_EQ(oldest().size(), 1U) << "not yet";
    ASSERT_TRUE(put({AppendDownload{rowOf(std::nullopt, "last")}}));
    EXPECT_TRUE(oldest().empty());
    const auto kept = std::to_string(kDownloadSlack + 2);
    EXPECT_TRUE(must(store().downloads({}, kept, 9)).rows.empty());
    EXPECT_EQ(must(store().downloads({}, std::to_string(kDownloadSlack + 3), 9)).rows.size(), 1U);
}

TEST_P(Logs, GivenAnAttemptWhenRepeatedWithOtherContentsThenItIsRefused)
{
    Attempt attempt{"key", Uuid::random(), "hash", "", 5};
    ASSERT_TRUE(put({PutAttempt{attempt}}));
    attempt.answer = "{}";
    ASSERT_TRUE(put({PutAttempt{attempt}}));
    const auto back = *must(store().attempt("key"));
    EXPECT_EQ(back.answer, "{}");
    EXPECT_EQ(back.hash, "hash");
    EXPECT_EQ(back.site, attempt.site);
    attempt.hash = "other";
    EXPECT_EQ(put({PutAttempt{attempt}}).error().kind, ErrorKind::Invalid);
    EXPECT_FALSE(must(store().attempt("none")));
}

TEST_P(Logs, GivenASettingWhenMadeOnlyIfNewThenTheFirstOneWins)
{
    ASSERT_TRUE(put({PutSetting{"a", "", true}}));
    EXPECT_EQ(must(store().setting("a")), "") << "an empty text is a text";
    EXPECT_EQ(put({PutSetting{"a", "2", true}}).error().kind, ErrorKind::Conflict);
    ASSERT_TRUE(put({PutSetting{"a", "3"}}));
    EXPECT_EQ(must(store().setting("a")), "3");
    ASSERT_TRUE(put({PutSetting{"a", std::nullopt}}));
    EXPECT_EQ(must(store().setting("a")), std::nullopt);
}

TEST_P(Logs, GivenDraftsWhenStoredThenEachObjectHasOne)
{
    const auto site = Uuid::random();
    const auto object = Uuid::random();
    ASSERT_TRUE(put({PutDraft{object, site, "{\"name\": \"hal"}, PutDraft{object, site, "x"}, PutDraft{Uuid::random(), Uuid::random(), "y"}}));
    EXPECT_EQ(must(store().draft(object)), "x");
    EXPECT_THAT(must(store().drafts(site)), ElementsAre(object));
    ASSERT_TRUE(put({PutDraft{object, site, std::nullopt}}));
    EXPECT_EQ(must(store().draft(object)), std::nullopt);
    EXPECT_TRUE(must(store().drafts(site)).empty());
}

} // namespace pbx::store
