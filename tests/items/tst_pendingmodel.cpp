#include "items/fieldmodel.h"
#include "items/pendingmodel.h"

#include "support/qtext.h"
#include "support/smalluuid.h"

#include <gmock/gmock.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace pbx;
using items::FieldModel;
using items::PendingModel;
using items::PendingRow;
using testing::ElementsAre;

using pbx::test::operator""_q;
using pbx::test::smallUuid;

namespace {

changes::PendingObject object(int n, const std::string &title, const std::string &office, std::vector<changes::FieldChange> fields)
{
    return {smallUuid(n), smallUuid(0), domain::Kind::Extension, changes::ChangeType::Changed, title, office, std::move(fields)};
}

const changes::FieldChange kRingTime{"/ringTime", "Ring time", "30 s", "40 s", false, false};
const changes::FieldChange kTransport{"/autoProvision/transport", "Transport", "UDP", "TCP", false, true};

changes::FieldChange keyChange(const std::string &slot)
{
    return {"/autoProvision/keys/" + slot, "Key " + slot, "Not Used", "Monitor 102, “Kramer”", false, true};
}

items::Review review(std::vector<changes::PendingObject> objects)
{
    items::Review made{
        smallUuid(0), std::move(objects), {}, changes::Plan{smallUuid(0), "Pinetree", 418, {}, {}, {}, {}, {}, 0, false, "h"}, {}, {}, {}, {}, {}};
    made.whole->objects = made.objects;
    made.ticked = made.whole;
    return made;
}

struct Pending : testing::Test {
    PendingModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    [[nodiscard]] std::vector<std::string> titles() const
    {
        std::vector<std::string> all;
        for (const auto &row : model.rows())
            all.push_back(row.title.toStdString());
        return all;
    }
};

} // namespace

TEST_F(Pending, objects_stand_under_their_office_in_the_order_of_the_workspace)
{
    model.setReview(review({object(1, "101 Jerry", "Head", {kRingTime}), object(2, "201 Dispatch", "Warehouse", {kRingTime}),
                            object(3, "1004 George", "Head", {kTransport})}));
    EXPECT_THAT(titles(), ElementsAre("Head", "101 Jerry", "1004 George", "Warehouse", "201 Dispatch"));
    EXPECT_EQ(model.flags(model.index(0, 0)), Qt::ItemIsEnabled);
}

TEST_F(Pending, the_summary_names_fields_and_counts_keys)
{
    const auto jerry = object(1, "101 Jerry", "Head", {kRingTime, kTransport, keyChange("4"), keyChange("5"), keyChange("m1.1")});
    EXPECT_TRUE(PendingModel::summaryOf(jerry).startsWith("Ring time, Transport, 3 key"_q));
    auto gone = jerry;
    gone.type = changes::ChangeType::Deleted;
    EXPECT_EQ(PendingModel::summaryOf(gone), "Deleted"_q);
}

TEST_F(Pending, a_tick_taken_away_is_told_and_remembered)
{
    model.setReview(review({object(1, "101 Jerry", "Head", {kRingTime}), object(2, "102 Kramer", "Head", {kRingTime})}));
    EXPECT_EQ(model.allTicked(), Qt::Checked);
    QSignalSpy told(&model, &PendingModel::ticksChanged);
    EXPECT_TRUE(model.setData(model.index(2, 0), Qt::Unchecked, Qt::CheckStateRole));
    EXPECT_EQ(told.count(), 1);
    EXPECT_THAT(model.unticked(), ElementsAre(smallUuid(2)));
    EXPECT_EQ(model.allTicked(), Qt::PartiallyChecked);
    model.tickAll(true);
    EXPECT_TRUE(model.unticked().empty());
    EXPECT_EQ(told.count(), 2);
    model.tickAll(true); // nothing to do, nothing told
    EXPECT_EQ(told.count(), 2);
}

TEST_F(Pending, groups_cannot_be_ticked_and_nothing_can_while_applying)
{
    model.setReview(review({object(1, "101 Jerry", "Head", {kRingTime})}));
    EXPECT_FALSE(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    model.setApplying(true);
    EXPECT_FALSE(model.setData(model.index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
    EXPECT_FALSE(model.flags(model.index(1, 0)) & Qt::ItemIsUserCheckable);
}

TEST_F(Pending, a_refresh_never_resets)
{
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setReview(review({object(1, "101 Jerry", "Head", {kRingTime}), object(2, "102 Kramer", "Head", {kRingTime})}));
    model.setReview(review({object(2, "102 Kramer", "Head", {kRingTime, kTransport}), object(3, "103 Elaine", "Shed", {kRingTime})}));
    model.setReview(review({object(3, "103 Elaine", "Shed", {kRingTime}), object(2, "102 Kramer", "Head", {kRingTime, kTransport})}));
    EXPECT_THAT(titles(), ElementsAre("Shed", "103 Elaine", "Head", "102 Kramer"));
    model.setReview(review({}));
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(resets.count(), 0);
    EXPECT_EQ(changes.count(), 1); // Kramer's summary, once
}

TEST_F(Pending, what_was_applied_stays_until_it_is_pending_again)
{
    const auto jerry = object(1, "101 Jerry", "Head", {kRingTime});
    model.setReview(review({}), {{jerry, {}, PendingRow::State::Accepted}});
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(1, 0).data(PendingModel::StateTextRole).toString(), "Accepted, phone not fetched yet"_q);
    EXPECT_FALSE(model.index(1, 0).data(Qt::CheckStateRole).isValid());
    model.setReview(review({jerry}), {{jerry, {}, PendingRow::State::Accepted}});
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.at(1).state, PendingRow::State::Waiting);
}

TEST_F(Pending, phones_that_change_with_another_object_are_listed_without_a_tick)
{
    auto made = review({object(1, "101 Jerry", "Head", {kRingTime})});
    const auto mac = *domain::MacAddress::parse("64:16:7F:00:00:02");
    made.whole->phones.push_back({mac, smallUuid(2), "102 Kramer", false, false, false, false, {{"64167f000002.cfg", "a", "b", "1", "2"}}});
    made.ticked = made.whole;
    model.setReview(made);
    EXPECT_THAT(titles(), ElementsAre("Head", "101 Jerry", "Phones that change with it", "102 Kramer"));
    EXPECT_FALSE(model.index(3, 0).data(Qt::CheckStateRole).isValid());
}

TEST_F(Pending, grouping_by_change_sorts_new_from_deleted)
{
    auto added = object(1, "101 Jerry", "Head", {kRingTime});
    added.type = changes::ChangeType::Created;
    auto gone = object(2, "102 Kramer", "Head", {});
    gone.type = changes::ChangeType::Deleted;
    model.setGrouping(PendingModel::Grouping::Change);
    model.setReview(review({added, gone}));
    EXPECT_THAT(titles(), ElementsAre("New", "101 Jerry", "Deleted", "102 Kramer"));
}

TEST(ReviewSummary, counts_only_what_is_ticked)
{
    auto made = review({object(1, "101 Jerry", "Head", {kRingTime, kTransport}), object(2, "102 Kramer", "Head", {kRingTime})});
    made.unticked.insert(smallUuid(2));
    const auto mac = *domain::MacAddress::parse("80:5E:C0:12:AB:01");
    made.ticked->phones.push_back({mac, smallUuid(1), "101 Jerry", false, false, true, false, {{"805ec012ab01.cfg", "a", "b", "1", "2"}}});
    const auto summary = items::summaryOf(made);
    EXPECT_EQ(summary.objects, 1);
    EXPECT_EQ(summary.fields, 2);
    EXPECT_EQ(summary.files, 1);
    EXPECT_EQ(summary.resync, QStringList{"101"_q});
    EXPECT_EQ(summary.revision, 418);
}

TEST(Fields, tell_where_each_value_goes)
{
    FieldModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto jerry = object(1, "101 Jerry", "Head", {kRingTime, kTransport});
    model.setObject(&jerry);
    EXPECT_EQ(model.index(0, FieldModel::Where).data().toString(), "Set this on your PBX"_q);
    EXPECT_EQ(model.index(1, FieldModel::Where).data().toString(), "In the phone’s file"_q);
    EXPECT_EQ(model.index(0, FieldModel::Before).data().toString(), "30 s"_q);
    EXPECT_EQ(model.index(0, FieldModel::After).data(Qt::AccessibleTextRole).toString(), "after: 40 s"_q);
    model.setObject(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(Fields, of_a_firewall_rule_go_to_the_server)
{
    FieldModel model;
    changes::PendingObject rule{smallUuid(1), smallUuid(0), domain::Kind::FirewallRule,        changes::ChangeType::Created,
                                "Shed",       {},           {{"/prefix", "Netmask", "", "32"}}};
    model.setObject(&rule);
    EXPECT_EQ(model.index(0, FieldModel::Where).data().toString(), "In the server’s firewall"_q);
}
