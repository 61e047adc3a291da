#include "items/firewallmodel.h"
#include "items/firewalltester.h"
#include "items/shown.h"

#include "support/qtext.h"
#include "support/smalluuid.h"

#include <gmock/gmock.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace pbx;
using items::FirewallModel;
using items::FirewallState;
using Mark = items::TesterCheck::Mark;

using pbx::test::operator""_q;
using pbx::test::smallUuid;

namespace {

constexpr std::int64_t kNow = 1'800'000'000'000;

domain::FirewallRule rule(int n, const std::string &description, const std::string &prefix)
{
    return {smallUuid(n), *domain::Label::parse(description), *domain::IpPrefix::parse(prefix), *domain::Label::parse("IP Telephony")};
}

items::KnownPhone phone(int n, const std::string &title, const std::string &mac, const std::string &address)
{
    const auto parsed = domain::IpAddress::parse(address);
    items::KnownPhone made{*domain::MacAddress::parse(mac), smallUuid(n), title, "x.cfg", {}, kNow - 1000, 0, kNow - 2000, true};
    if (parsed)
        made.lastAddress = *parsed;
    return made;
}

FirewallState pinetree()
{
    FirewallState state{smallUuid(0), "Pinetree", {}, true, false, false, {}, {}, {}};
    state.rules = {{rule(1, "Home Office", "203.22.70.2"), 1, false, kNow - 1000},
                   {rule(2, "Warehouse", "198.51.100.40"), 1, true, 0},
                   {rule(3, "All of the street", "203.22.70.0/28"), 1, false, 0}};
    state.inForce = {state.rules[0].rule, state.rules[1].rule};
    state.phones = {phone(4, "101 Jerry", "80:5E:C0:12:AB:01", "203.22.70.2"), phone(5, "202 Dock", "00:15:65:40:BB:02", "198.51.100.40"),
                    phone(6, "204 Spare", "00:15:65:40:BB:03", "")};
    return state;
}

items::TesterVerdict ask(const FirewallState &state, const std::string &address, const std::string &mac = "80:5E:C0:12:AB:01")
{
    return items::testAddress(state, *domain::IpAddress::parse(address), *domain::MacAddress::parse(mac), kNow);
}

} // namespace

TEST(Firewall, shows_each_rule_with_its_phones)
{
    FirewallModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setState(pinetree());
    EXPECT_EQ(model.index(0, FirewallModel::Address).data().toString(), "203.22.70.2"_q);
    EXPECT_EQ(model.index(0, FirewallModel::Netmask).data().toString(), "32 (1 Host)"_q);
    EXPECT_EQ(model.index(2, FirewallModel::Netmask).data().toString(), "28 (16 Hosts)"_q);
    EXPECT_TRUE(model.index(0, FirewallModel::UsedBy).data().toString().startsWith("1 phone"_q));
    EXPECT_TRUE(model.index(1, FirewallModel::UnusedRole).data().isNull());
    EXPECT_TRUE(model.index(1, 0).data(FirewallModel::UnusedRole).toBool());
    EXPECT_EQ(model.index(1, FirewallModel::LastUsed).data().toString(), "not in the log"_q);
}

TEST(Firewall, a_refresh_keeps_the_rows)
{
    FirewallModel model;
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    auto state = pinetree();
    model.setState(state);
    const QPersistentModelIndex street = model.index(2, 0);
    state.rules.erase(state.rules.begin());
    model.setState(state);
    EXPECT_EQ(street.row(), 1);
    EXPECT_EQ(resets.count(), 0);
}

TEST(Firewall, removing_a_rule_locks_out_only_phones_that_no_other_rule_holds)
{
    const auto state = pinetree();
    EXPECT_TRUE(state.lockedOutBy(items::withRule(state.saved(), smallUuid(1), {})).empty()); // the street's rule holds Jerry too
    const auto out = state.lockedOutBy(items::withRule(state.saved(), smallUuid(2), {}));
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(items::shownPhones(out), "202"_q);
    EXPECT_EQ(state.lockedOutBy({}).size(), 2U); // a phone that never came is not locked out
}

TEST(Firewall, narrowing_a_rule_locks_out_too)
{
    const auto state = pinetree();
    const auto after = items::withRule(state.saved(), smallUuid(2), rule(2, "Warehouse", "198.51.100.41"));
    EXPECT_EQ(state.lockedOutBy(after).size(), 1U);
}

TEST(Firewall, many_phones_are_named_and_counted)
{
    std::vector<items::KnownPhone> phones;
    for (int i = 0; i < 9; ++i)
        phones.push_back(phone(1, std::to_string(101 + i) + " Name of it", "80:5E:C0:12:AB:01", "203.22.70.2"));
    std::vector<const items::KnownPhone *> pointers;
    for (const auto &each : phones)
        pointers.push_back(&each);
    EXPECT_EQ(items::shownPhones(pointers), "101, 102, 103, 104, 105, 106, 107, 108 and 1 more"_q);
}

TEST(Tester, says_yes_with_the_rule)
{
    const auto verdict = ask(pinetree(), "203.22.70.2");
    EXPECT_TRUE(verdict.allowed);
    EXPECT_EQ(verdict.title, "Yes. 203.22.70.2 would get this file."_q);
    EXPECT_EQ(verdict.sentence, "Allowed by “Home Office”, 203.22.70.2 / 32."_q);
    EXPECT_FALSE(verdict.missing);
}

TEST(Tester, says_no_with_the_nearest_rule_and_what_would_help)
{
    const auto verdict = ask(pinetree(), "198.51.100.9");
    EXPECT_FALSE(verdict.allowed);
    EXPECT_EQ(verdict.title, "No. 198.51.100.9 would not get this file."_q);
    EXPECT_EQ(verdict.sentence, "No rule of Pinetree holds this address. The nearest is “Warehouse”, 198.51.100.40 / 32."_q);
    ASSERT_TRUE(verdict.missing);
    EXPECT_EQ(verdict.missing->toString(), "198.51.100.9/32");
    ASSERT_EQ(verdict.checks.size(), 4U);
    EXPECT_EQ(verdict.checks[0].mark, Mark::Bad);
    EXPECT_EQ(verdict.checks[1].mark, Mark::Good);
    EXPECT_EQ(verdict.checks[2].mark, Mark::NotReached);
}

TEST(Tester, tells_that_a_saved_rule_counts_only_after_apply)
{
    const auto verdict = ask(pinetree(), "203.22.70.5");
    EXPECT_FALSE(verdict.allowed);
    EXPECT_TRUE(verdict.changesWithApply);
    EXPECT_FALSE(verdict.missing) << "a second rule would not help";
    EXPECT_TRUE(verdict.sentence.endsWith("A saved rule allows it after Apply."_q));
}

TEST(Tester, tells_that_a_removed_rule_still_counts_until_apply)
{
    auto state = pinetree();
    state.rules.erase(state.rules.begin(), state.rules.begin() + 1);
    state.rules.pop_back();
    const auto verdict = ask(state, "203.22.70.2");
    EXPECT_TRUE(verdict.allowed);
    EXPECT_TRUE(verdict.sentence.endsWith("After Apply no rule allows it any more."_q));
}

TEST(Tester, fails_closed_without_rules_with_damaged_ones_and_before_the_first_apply)
{
    auto none = pinetree();
    none.inForce.clear();
    EXPECT_EQ(ask(none, "203.22.70.2").sentence, "No rules: no phone can download its configuration. A saved rule allows it after Apply."_q);
    auto damaged = pinetree();
    damaged.damaged = true;
    EXPECT_FALSE(ask(damaged, "203.22.70.2").allowed);
    auto fresh = pinetree();
    fresh.published = false;
    fresh.inForce.clear();
    EXPECT_FALSE(ask(fresh, "203.22.70.2").allowed);
}

TEST(Tester, knows_rate_limit_enrolment_and_unapplied_phones)
{
    auto state = pinetree();
    state.refusalsLastHour["203.22.70.2"] = 60;
    EXPECT_EQ(ask(state, "203.22.70.2").checks[3].mark, Mark::Bad);
    EXPECT_FALSE(ask(state, "203.22.70.2").allowed);
    state = pinetree();
    state.phones[0].secretFirstUsed = 0;
    EXPECT_EQ(ask(state, "203.22.70.2").checks[2].mark, Mark::Bad);
    state.phones[0].enrolUntil = kNow + 1;
    EXPECT_EQ(ask(state, "203.22.70.2").checks[2].mark, Mark::Good);
    state.phones[0].applied = false;
    EXPECT_FALSE(ask(state, "203.22.70.2").allowed);
    EXPECT_EQ(ask(state, "203.22.70.2").checks[1].mark, Mark::Bad);
}

TEST(Shown, netmasks_of_both_families)
{
    EXPECT_EQ(items::shownNetmask(32, 32), "32 (1 Host)"_q);
    EXPECT_EQ(items::shownNetmask(128, 128), "128 (1 Host)"_q);
    EXPECT_EQ(items::shownNetmask(64, 128), "64 (2^64 Hosts)"_q);
    EXPECT_EQ(items::shownNetmask(0, 32), "0 (2^32 Hosts)"_q);
}

TEST(Shown, times_are_told_by_the_day)
{
    const QDateTime now(QDate(2026, 11, 22), QTime(15, 0));
    EXPECT_EQ(items::shownTime(QDateTime(QDate(2026, 11, 22), QTime(13, 41)).toMSecsSinceEpoch(), now), "today 13:41"_q);
    EXPECT_EQ(items::shownTime(QDateTime(QDate(2026, 11, 21), QTime(9, 14)).toMSecsSinceEpoch(), now), "yesterday 09:14"_q);
    EXPECT_EQ(items::shownTime(QDateTime(QDate(2026, 10, 14), QTime(9, 12)).toMSecsSinceEpoch(), now), "14 Oct 09:12"_q);
    EXPECT_EQ(items::shownTime(QDateTime(QDate(2025, 10, 14), QTime(9, 12)).toMSecsSinceEpoch(), now), "14 Oct 2025 09:12"_q);
    EXPECT_EQ(items::shownTime(0, now), ""_q);
    EXPECT_EQ(items::shownSecond(QDateTime(QDate(2026, 11, 22), QTime(14, 2, 7)).toMSecsSinceEpoch(), now), "14:02:07"_q);
}

TEST(Shown, a_csv_cell_is_never_a_formula)
{
    for (const QString &text : {"=cmd|'/c calc'!A1"_q, "+1"_q, "-1"_q, "@SUM(A1)"_q, "\tx"_q, "\rx"_q})
        EXPECT_EQ(items::csvCell(text), QStringLiteral("\"'%1\"").arg(text)) << text.toStdString();
    EXPECT_EQ(items::csvCell("say \"hi\", Bob\n2"_q), "\"say \"\"hi\"\", Bob\n2\""_q);
    EXPECT_EQ(items::csvCell({}), "\"\""_q);
}
