#include "items/applied.h"
#include "items/firewallstate.h"
#include "items/officemodel.h"
#include "items/review.h"
#include "support/sampleworkspace.h"

#include <algorithm>
#include <gmock/gmock.h>

using namespace pbx;
using pbx::test::SampleWorkspace;

namespace {

struct Reviewing : testing::Test {
    SampleWorkspace sample;

    items::Review review(const std::set<domain::Uuid> &unticked = {})
    {
        const auto made = sample.ask([unticked](changes::Workspace &w) { return items::makeReview(w, SampleWorkspace::site, unticked); });
        EXPECT_TRUE(made) << (made ? "" : made.error().sentence);
        return *made;
    }
    void setRingTime(const domain::Uuid &id, int seconds)
    {
        sample.change<domain::Extension>(id, [seconds](domain::Extension &e) { e.ringTime = *domain::RingTime::make(seconds); });
    }
    void setTransport(const domain::Uuid &id, domain::Transport transport)
    {
        sample.change<domain::Extension>(id, [transport](domain::Extension &e) { e.autoProvision->transport = transport; });
    }
};

} // namespace

TEST_F(Reviewing, a_fresh_import_is_pending_whole_with_a_file_for_each_phone)
{
    const auto made = review();
    EXPECT_EQ(made.objects.size(), 1U + 1 + 1 + 4 + 2);
    ASSERT_TRUE(made.ticked);
    EXPECT_EQ(made.ticked->phones.size(), 3U);
    ASSERT_TRUE(made.phoneOf(sample.jerry));
    EXPECT_FALSE(made.phoneOf(sample.jerry)->files.empty());
}

TEST_F(Reviewing, what_is_unticked_stays_out_of_the_plan_but_shows_its_file)
{
    sample.applyAll();
    setTransport(sample.jerry, domain::Transport::Udp);
    setTransport(sample.kramer, domain::Transport::Tcp);
    const auto made = review({sample.kramer});
    ASSERT_TRUE(made.ticked);
    EXPECT_EQ(made.ticked->objects.size(), 1U);
    EXPECT_EQ(made.ticked->phones.size(), 1U);
    EXPECT_EQ(items::summaryOf(made).objects, 1);
    ASSERT_TRUE(made.phoneOf(sample.kramer));
    EXPECT_EQ(made.planOf(*made.phoneOf(sample.kramer)), &*made.whole);
    EXPECT_EQ(made.planOf(*made.phoneOf(sample.jerry)), &*made.ticked);
}

TEST_F(Reviewing, it_tells_how_far_it_is_and_stops_in_every_part_of_the_work)
{
    using Steps = std::vector<std::pair<std::size_t, std::size_t>>;
    sample.applyAll();
    setTransport(sample.jerry, domain::Transport::Udp);
    setTransport(sample.kramer, domain::Transport::Tcp);
    const auto run = [this](std::size_t stopAt, Steps &steps) {
        return sample.ask([&](changes::Workspace &w) {
            return items::makeReview(w, SampleWorkspace::site, {SampleWorkspace::kramer}, [&](std::size_t done, std::size_t total) {
                steps.emplace_back(done, total);
                return steps.size() <= stopAt;
            });
        });
    };
    Steps all;
    ASSERT_TRUE(run(1000, all));
    ASSERT_GE(all.size(), 3U);
    const auto share = [](const auto &step) { return static_cast<double>(step.first) / static_cast<double>(step.second); };
    EXPECT_TRUE(std::ranges::is_sorted(all, {}, share));
    EXPECT_LE(share(all.back()), 1);
    for (std::size_t at = 0; at < all.size(); ++at) {
        Steps some;
        const auto stopped = run(at, some);
        ASSERT_FALSE(stopped) << at;
        EXPECT_EQ(stopped.error().kind, domain::ErrorKind::Cancelled) << at;
    }
}

TEST_F(Reviewing, ids_that_are_not_pending_are_forgotten)
{
    sample.applyAll();
    setTransport(sample.jerry, domain::Transport::Udp);
    EXPECT_TRUE(review({sample.kramer}).unticked.empty());
}

TEST_F(Reviewing, nothing_ticked_is_no_plan)
{
    sample.applyAll();
    setTransport(sample.jerry, domain::Transport::Udp);
    EXPECT_FALSE(review({sample.jerry}).ticked);
    EXPECT_TRUE(review().ticked);
}

TEST_F(Reviewing, nothing_pending_is_an_empty_review)
{
    sample.applyAll();
    const auto made = review();
    EXPECT_TRUE(made.objects.empty());
    EXPECT_FALSE(made.ticked);
}

TEST_F(Reviewing, a_phone_that_shows_a_renamed_extension_is_among_the_others)
{
    sample.applyAll();
    sample.change<domain::Office>(sample.headOffice, [](domain::Office &o) { o.timeZone = "Australia/Sydney"; });
    const auto made = review();
    EXPECT_EQ(made.objects.size(), 1U);
    EXPECT_EQ(made.otherPhones().size(), 3U);
}

TEST_F(Reviewing, phones_are_accepted_until_they_fetch)
{
    const auto plan = review().ticked;
    ASSERT_TRUE(plan);
    sample.applyAll();
    auto phones = items::appliedPhones(*plan);
    EXPECT_EQ(phones.size(), 3U);
    const auto now = sample.ask([phones](changes::Workspace &w) { return items::followPhones(w, SampleWorkspace::site, phones); });
    ASSERT_TRUE(now);
    EXPECT_EQ(now->size(), 3U);
    EXPECT_EQ(items::progressOf(*now).fetched, 0);
    EXPECT_FALSE(items::progressOf(*now).finished());
}

TEST(Locked, the_review_has_fields_and_says_why_there_are_no_files)
{
    SampleWorkspace sample;
    sample.ask([](changes::Workspace &w) {
        w.setVault(std::make_shared<store::Vault>());
        return 0;
    });
    const auto made = sample.ask([&](changes::Workspace &w) { return items::makeReview(w, sample.site, {}); });
    ASSERT_TRUE(made) << made.error().sentence;
    EXPECT_FALSE(made->objects.empty());
    ASSERT_TRUE(made->error);
    EXPECT_EQ(made->error->kind, ErrorKind::Locked);
}

TEST_F(Reviewing, the_firewall_knows_who_uses_which_rule_by_the_log)
{
    sample.applyAll();
    store::DownloadRow row;
    row.at = QDateTime::currentMSecsSinceEpoch();
    row.extension = sample.jerry;
    row.mac = "80:5E:C0:12:AB:01";
    row.file = "805ec012ab01.cfg";
    row.address = "203.22.70.2";
    row.result = store::DownloadResult::Sent;
    sample.log(row);
    row.result = store::DownloadResult::Refused;
    row.address = "198.51.100.9";
    sample.log(row);
    const auto state = sample.ask([](changes::Workspace &w) { return items::loadFirewall(w, SampleWorkspace::site); });
    ASSERT_TRUE(state) << state.error().sentence;
    EXPECT_TRUE(state->published);
    EXPECT_EQ(state->inForce.size(), 2U);
    EXPECT_EQ(state->siteName, "Pinetree");
    const auto *home = state->rule(sample.homeOffice);
    ASSERT_TRUE(home);
    EXPECT_EQ(home->lastUsed, row.at);
    EXPECT_EQ(state->usersOf(home->rule).size(), 1U);
    EXPECT_EQ(state->lockedOutBy(items::withRule(state->saved(), sample.homeOffice, {})).size(), 1U);
    EXPECT_EQ(state->refusalsLastHour.at("198.51.100.9"), 1);
}

TEST_F(Reviewing, offices_tell_how_many_extensions_use_them)
{
    const auto rows = sample.ask([](changes::Workspace &w) { return items::loadOffices(w, SampleWorkspace::site); });
    ASSERT_TRUE(rows);
    ASSERT_EQ(rows->size(), 1U);
    EXPECT_EQ(rows->front().extensions, 4);
    EXPECT_TRUE(rows->front().pending);
}
