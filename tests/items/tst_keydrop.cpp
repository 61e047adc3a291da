#include "items/keydrop.h"

#include "support/keysample.h"
#include "support/volume.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

using namespace pbx;
using namespace pbx::domain;
using namespace pbx::items;
using test::slot;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

DropPlan move(const KeyMap &keys, const std::vector<SlotId> &from, const char *onto, DropMode mode = DropMode::Insert,
              const KeyContext &context = test::context())
{
    return planDrop(keys, lifted(keys, from), slot(onto), mode, context);
}

DropPlan put(const KeyMap &keys, const Key &key, const char *onto, DropMode mode = DropMode::Insert, const KeyContext &context = test::context())
{
    return planDrop(keys, {{key, {}}}, slot(onto), mode, context);
}

Key susan()
{
    return MonitorKey{test::number("105"), {}};
}

TEST(KeyDrop, GivenANewKey_WhenInserted_ThenKeysShiftToTheNextEmptyOne)
{
    const KeyMap before = test::keys(); // 7 is empty
    const DropPlan plan = put(before, susan(), "4");
    ASSERT_TRUE(plan.edit.done) << plan.edit.said.toStdString();
    EXPECT_EQ(plan.edit.keys.at(slot("4")), susan());
    EXPECT_EQ(plan.edit.keys.at(slot("5")), before.at(slot("4")));
    EXPECT_EQ(plan.edit.keys.at(slot("6")), before.at(slot("5")));
    EXPECT_EQ(plan.edit.keys.at(slot("7")), before.at(slot("6")));
    EXPECT_EQ(plan.edit.keys.at(slot("8")), before.at(slot("8")));
    EXPECT_THAT(plan.taken, ElementsAre(slot("4")));
    EXPECT_THAT(plan.shifts, ElementsAre(KeyShift{slot("4"), slot("5")}, KeyShift{slot("5"), slot("6")}, KeyShift{slot("6"), slot("7")}));
    EXPECT_EQ(plan.preview, QStringLiteral("Insert at key 4: keys 4 to 6 move down, the empty key 7 takes the last."));
    EXPECT_EQ(plan.edit.said, QStringLiteral("Monitor set at key 4"));
    EXPECT_EQ(plan.edit.at, slot("4"));
}

TEST(KeyDrop, GivenAnEmptyTarget_WhenInserted_ThenNothingShifts)
{
    const DropPlan plan = put(test::keys(), susan(), "7");
    ASSERT_TRUE(plan.edit.done);
    EXPECT_THAT(plan.shifts, IsEmpty());
    EXPECT_EQ(plan.preview, QStringLiteral("Put at key 7."));
}

TEST(KeyDrop, GivenNotUsedOnTheWay_WhenKeysShift_ThenTheyPassOverIt)
{
    const KeyMap before = test::keys(); // 3 is Not Used
    const DropPlan plan = put(before, susan(), "2");
    ASSERT_TRUE(plan.edit.done);
    EXPECT_EQ(plan.edit.keys.at(slot("3")), Key(UnusedKey{}));
    EXPECT_EQ(plan.edit.keys.at(slot("4")), before.at(slot("2")));
    EXPECT_EQ(plan.shifts.front(), (KeyShift{slot("2"), slot("4")}));
}

TEST(KeyDrop, GivenNotUsedAsTheTarget_WhenInserted_ThenItShiftsAsAnyKey)
{
    const DropPlan plan = put(test::keys(), susan(), "3");
    ASSERT_TRUE(plan.edit.done);
    EXPECT_EQ(plan.edit.keys.at(slot("3")), susan());
    EXPECT_EQ(plan.edit.keys.at(slot("4")), Key(UnusedKey{}));
}

TEST(KeyDrop, WhenAKeyMovesUp_ThenThoseBetweenTakeItsPlace)
{
    const KeyMap before = test::keys();
    const DropPlan plan = move(before, {slot("6")}, "4");
    ASSERT_TRUE(plan.edit.done);
    EXPECT_EQ(plan.edit.keys.at(slot("4")), before.at(slot("6")));
    EXPECT_EQ(plan.edit.keys.at(slot("6")), before.at(slot("5")));
    EXPECT_FALSE(plan.edit.keys.contains(slot("7")));
    EXPECT_EQ(plan.preview, QStringLiteral("Insert at key 4: keys 4 to 5 move down."));
    EXPECT_EQ(plan.edit.said, QStringLiteral("key 6 moved to key 4"));
}

TEST(KeyDrop, WhenAKeyMovesDown_ThenThoseBetweenMoveUp_UnlessAnEmptyKeyIsNearer)
{
    const KeyMap before = test::keys();
    const DropPlan near = move(before, {slot("1")}, "6"); // 7 is empty: one shift instead of four
    ASSERT_TRUE(near.edit.done);
    EXPECT_THAT(near.shifts, ElementsAre(KeyShift{slot("6"), slot("7")}));
    EXPECT_FALSE(near.edit.keys.contains(slot("1")));
    EXPECT_EQ(near.preview, QStringLiteral("Insert at key 6: key 6 moves down to the empty key 7."));
    const DropPlan up = move(before, {slot("8")}, "9"); // 10 is empty: as far as 8
    EXPECT_THAT(up.shifts, ElementsAre(KeyShift{slot("9"), slot("10")}));
    KeyMap dense = before;
    for (const char *more : {"7", "10", "11"})
        dense.emplace(slot(more), LineKey{});
    const DropPlan between = move(dense, {slot("4")}, "6");
    EXPECT_THAT(between.shifts, ElementsAre(KeyShift{slot("6"), slot("5")}, KeyShift{slot("5"), slot("4")}));
    EXPECT_EQ(between.preview, QStringLiteral("Insert at key 6: keys 5 to 6 move up."));
}

TEST(KeyDrop, GivenAFullPhone_WhenInserted_ThenItIsRefused_ButItsKeysCanStillBeMoved)
{
    const KeyContext spa = test::context("Cisco", "SPA504G", {});
    const KeyMap full{{slot("1"), MainKey{}}, {slot("2"), LineKey{}}, {slot("3"), UnusedKey{}}, {slot("4"), susan()}};
    const DropPlan plan = put(full, susan(), "1", DropMode::Insert, spa);
    EXPECT_FALSE(plan.edit.done);
    EXPECT_EQ(plan.edit.keys, full);
    EXPECT_EQ(plan.edit.said, QStringLiteral("No empty key is left on the phone. Clear one first, or replace a key with Ctrl."));
    const DropPlan moved = move(full, {slot("1")}, "4", DropMode::Insert, spa);
    ASSERT_TRUE(moved.edit.done) << moved.edit.said.toStdString();
    EXPECT_EQ(moved.edit.keys, (KeyMap{{slot("1"), LineKey{}}, {slot("2"), susan()}, {slot("3"), UnusedKey{}}, {slot("4"), MainKey{}}}));
}

TEST(KeyDrop, GivenAFullPhoneWithARoomyModule_WhenInserted_ThenNoKeyGoesOverToTheModule)
{
    KeyMap full;
    for (int key = 1; key <= 27; ++key)
        full.emplace(SlotId::phone(key), key == 1 ? Key(MainKey{}) : Key(LineKey{}));
    EXPECT_FALSE(put(full, susan(), "5").edit.done);
    EXPECT_TRUE(put(full, susan(), "m1.5").edit.done);
    EXPECT_TRUE(move(full, {slot("5")}, "m1.5").edit.done);
}

TEST(KeyDrop, WhenReplaced_ThenWhatIsThereGoes_ButMainExtensionStays)
{
    const KeyMap before = test::keys();
    const DropPlan plan = put(before, susan(), "4", DropMode::Replace);
    ASSERT_TRUE(plan.edit.done);
    EXPECT_EQ(plan.edit.keys.size(), before.size());
    EXPECT_THAT(plan.lost, ElementsAre(slot("4")));
    EXPECT_EQ(plan.preview, QStringLiteral("Replace key 4."));
    const DropPlan main = put(before, susan(), "1", DropMode::Replace);
    EXPECT_FALSE(main.edit.done);
    EXPECT_EQ(main.edit.keys, before);
    EXPECT_EQ(main.edit.said, QStringLiteral("Main Extension can be moved, not replaced."));
    EXPECT_TRUE(move(before, {slot("1")}, "4", DropMode::Replace).edit.done);
}

TEST(KeyDrop, WhenSwapped_ThenTwoKeysChangePlaces_AndOnlyThose)
{
    const KeyMap before = test::keys();
    const DropPlan plan = move(before, {slot("m1.1")}, "1", DropMode::Swap);
    ASSERT_TRUE(plan.edit.done);
    KeyMap expected = before;
    std::swap(expected.at(slot("1")), expected.at(slot("m1.1")));
    EXPECT_EQ(plan.edit.keys, expected);
    EXPECT_EQ(plan.preview, QStringLiteral("Swap module 1, key 1 and key 1."));
    EXPECT_FALSE(put(before, susan(), "4", DropMode::Swap).edit.done);
    EXPECT_FALSE(move(before, {slot("2"), slot("3")}, "4", DropMode::Swap).edit.done);
    const DropPlan empty = move(before, {slot("4")}, "7", DropMode::Swap);
    ASSERT_TRUE(empty.edit.done);
    EXPECT_FALSE(empty.edit.keys.contains(slot("4")));
}

TEST(KeyDrop, GivenSeveralKeys_WhenMoved_ThenTheyStandInTheirOrder)
{
    const KeyMap before = test::keys();
    const DropPlan plan = move(before, {slot("8"), slot("m1.1"), slot("9")}, "4");
    ASSERT_TRUE(plan.edit.done);
    EXPECT_THAT(plan.taken, ElementsAre(slot("4"), slot("5"), slot("6")));
    EXPECT_EQ(plan.edit.keys.at(slot("4")), before.at(slot("8")));
    EXPECT_EQ(plan.edit.keys.at(slot("5")), before.at(slot("m1.1")));
    EXPECT_EQ(plan.edit.keys.at(slot("6")), before.at(slot("9")));
    EXPECT_EQ(plan.edit.said, QStringLiteral("3 keys moved to key 4"));
    EXPECT_EQ(plan.edit.keys.size(), before.size());
}

TEST(KeyDrop, GivenWhatCannotBe_WhenDropped_ThenTheReasonIsSaidAndNothingChanges)
{
    const KeyMap before = test::keys();
    const KeyContext t54w = test::context("Yealink", "T54W", {});
    for (const DropPlan &plan : {planDrop(before, {}, slot("4"), DropMode::Insert, t54w), put(before, susan(), "28", DropMode::Insert, t54w),
                                 put(before, susan(), "m1.1", DropMode::Insert, t54w), put(before, Key(MainKey{}), "7", DropMode::Insert, t54w),
                                 planDrop(before, {{susan(), {}}, {susan(), {}}}, slot("27"), DropMode::Replace, t54w)}) {
        EXPECT_FALSE(plan.edit.done);
        EXPECT_EQ(plan.edit.keys, before);
        EXPECT_TRUE(plan.edit.said.endsWith(QLatin1Char('.'))) << plan.edit.said.toStdString();
        EXPECT_EQ(plan.preview, plan.edit.said);
    }
}

// Whatever is dropped wherever: no key is lost or doubled but those that are named, and every shift is one that happened.
TEST(KeyDrop, GivenRandomDrops_ThenEveryKeyIsAccountedFor)
{
    std::mt19937 random(20261123);
    const auto pick = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random); };
    const KeyContext contexts[] = {test::context(), test::context("Cisco", "SPA504G", {}),
                                   test::context("Yealink", "T29G", ExpansionModules{"EXP20", 2})};
    int refused = 0, done = 0;
    for (int round = 0; round < static_cast<int>(test::volume(3000, 300000)); ++round) {
        const KeyContext &context = contexts[pick(2)];
        const std::vector<SlotId> places = context.places();
        KeyMap keys{{places[pick(places.size() - 1)], MainKey{}}};
        for (std::size_t i = pick(places.size() + 3); i > 0; --i) {
            // A number of its own, so that keys can be told apart.
            const Key key = pick(4) == 0 ? Key(UnusedKey{}) : Key(SpeedDialKey{test::good(DialString::parse(std::to_string(1000 + i))), {}});
            keys.emplace(places[pick(places.size() - 1)], key);
        }
        std::vector<SlotId> from;
        for (const auto &[at, key] : keys) {
            if (from.size() < 4 && pick(5) == 0)
                from.push_back(at);
        }
        auto dropped = lifted(keys, from);
        const Key fresh = SpeedDialKey{test::good(DialString::parse("99")), {}};
        if (dropped.empty())
            dropped.push_back({fresh, {}});
        const SlotId onto = places[pick(places.size() - 1)];
        const auto mode = static_cast<DropMode>(pick(2));
        const DropPlan plan = planDrop(keys, dropped, onto, mode, context);
        if (!plan.edit.done) {
            ++refused;
            ASSERT_EQ(plan.edit.keys, keys);
            ASSERT_FALSE(plan.edit.said.isEmpty());
            continue;
        }
        ++done;
        ASSERT_EQ(plan.taken.size(), dropped.size());
        KeyMap expected = keys;
        for (const DroppedKey &one : dropped) {
            if (one.from)
                expected.erase(*one.from);
        }
        for (const SlotId &at : plan.lost)
            ASSERT_EQ(expected.erase(at), 1U);
        std::vector<std::pair<SlotId, Key>> shifted;
        for (const KeyShift &shift : plan.shifts) {
            auto moved = expected.extract(shift.from);
            ASSERT_FALSE(moved.empty());
            if (mode == DropMode::Insert) {
                ASSERT_EQ(shift.from.module(), shift.to.module()) << "shifts stay on the phone or module";
                ASSERT_TRUE(shift.from == onto || !std::holds_alternative<UnusedKey>(moved.mapped())) << "Not Used holds its place";
            }
            shifted.emplace_back(shift.to, moved.mapped());
        }
        for (const auto &[at, key] : shifted)
            ASSERT_TRUE(expected.emplace(at, key).second);
        for (std::size_t i = 0; i < dropped.size(); ++i)
            ASSERT_TRUE(expected.emplace(plan.taken[i], dropped[i].key).second);
        ASSERT_EQ(plan.edit.keys, expected);
    }
    EXPECT_GT(done, refused);
    EXPECT_GT(refused, 0);
}

} // namespace
