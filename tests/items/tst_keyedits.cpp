#include "items/keyedits.h"

#include "support/keysample.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace pbx;
using namespace pbx::domain;
using namespace pbx::items;
using test::slot;

namespace {

TEST(KeyEdits, GivenAFreeKey_WhenSet_ThenItIsThereAndSaysSo)
{
    const KeyEdit edit = setKey(test::keys(), slot("7"), LineKey{}, test::context());
    EXPECT_TRUE(edit.done);
    EXPECT_EQ(edit.at, slot("7"));
    EXPECT_TRUE(std::holds_alternative<LineKey>(edit.keys.at(slot("7"))));
    EXPECT_EQ(edit.said, QStringLiteral("Line Appearance set at key 7"));
    EXPECT_EQ(edit.keys.size(), test::keys().size() + 1);
}

TEST(KeyEdits, GivenMainExtension_WhenRemovedRetypedOrDoubled_ThenItIsRefusedAndStays)
{
    const KeyMap keys = test::keys();
    for (const KeyEdit &edit :
         {removeKeys(keys, {slot("1")}), setKey(keys, slot("1"), LineKey{}, test::context()), setKey(keys, slot("7"), MainKey{}, test::context())}) {
        EXPECT_FALSE(edit.done);
        EXPECT_EQ(edit.keys, keys);
        EXPECT_TRUE(edit.said.contains(QStringLiteral("Main Extension"))) << edit.said.toStdString();
    }
}

TEST(KeyEdits, GivenMainExtension_WhenMoved_ThenItChangesPlaces)
{
    const KeyEdit edit = moveKey(test::keys(), slot("1"), 1, test::context());
    ASSERT_TRUE(edit.done);
    EXPECT_EQ(edit.at, slot("2"));
    EXPECT_TRUE(std::holds_alternative<MainKey>(edit.keys.at(slot("2"))));
    EXPECT_TRUE(std::holds_alternative<LineKey>(edit.keys.at(slot("1"))));
}

TEST(KeyEdits, GivenTheEnds_WhenMovedBeyond_ThenItIsRefused_AndPhoneAndModuleAreNeighbours)
{
    const KeyContext context = test::context();
    EXPECT_FALSE(moveKey(test::keys(), slot("1"), -1, context).done);
    EXPECT_FALSE(moveKey(test::keys(), slot("7"), 1, context).done); // empty
    EXPECT_EQ(moveKey(test::keys(), slot("m1.1"), -1, context).at, slot("27"));
    const KeyMap last{{slot("m1.60"), LineKey{}}};
    EXPECT_FALSE(moveKey(last, slot("m1.60"), 1, context).done);
}

TEST(KeyEdits, GivenKeysThatThePhoneDoesNotHave_WhenSetOrMoved_ThenItIsRefused_ButTheyCanBeCleared)
{
    const KeyContext spa = test::context("Cisco", "SPA504G", {});
    for (const char *wrong : {"5", "28", "m1.1", "m9.999"})
        EXPECT_FALSE(setKey({}, slot(wrong), LineKey{}, spa).done) << wrong;
    EXPECT_FALSE(moveKey(test::keys(), slot("8"), -1, spa).done);
    EXPECT_TRUE(removeKeys(test::keys(), {slot("8")}).done);
    const KeyContext exp20 = test::context("Yealink", "T27G", ExpansionModules{"EXP20", 1});
    EXPECT_FALSE(setKey({}, slot("m1.21"), LineKey{}, exp20).done); // cannot be configured
    EXPECT_EQ(moveKey({{slot("m1.20"), LineKey{}}}, slot("m1.20"), 1, exp20).at, slot("m1.22"));
}

TEST(KeyEdits, GivenATypeToStartWith_WhenAsked_ThenTheNextUnmonitoredExtensionOrFirstConditionIsTaken)
{
    const KeyContext context = test::context();
    const auto monitor = firstKey(KeyType::Monitor, test::keys(), context);
    ASSERT_TRUE(monitor);
    EXPECT_EQ(std::get<MonitorKey>(*monitor).extension, test::number("104")); // 101 is the phone's own, 102 and 103 are taken
    EXPECT_EQ(std::get<DayNightKey>(*firstKey(KeyType::DayNight, {}, context)).condition, test::officeHours());
    EXPECT_FALSE(firstKey(KeyType::SpeedDial, {}, context));
    KeyContext empty = context;
    empty.people.clear();
    empty.conditions.clear();
    EXPECT_FALSE(firstKey(KeyType::Monitor, {}, empty));
    EXPECT_FALSE(firstKey(KeyType::DayNight, {}, empty));
}

TEST(KeyEdits, GivenAllKeys_WhenCleared_ThenOnlyMainExtensionStays)
{
    const KeyEdit edit = removeAll(test::keys());
    EXPECT_TRUE(edit.done);
    ASSERT_EQ(edit.keys.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<MainKey>(edit.keys.at(slot("1"))));
    EXPECT_FALSE(removeAll(edit.keys).done);
}

TEST(KeyEdits, GivenAPlace_WhenTheNextFreeOneIsAsked_ThenItIsTheNextFromThereThenFromTheStart)
{
    const KeyContext context = test::context();
    EXPECT_EQ(freePlace(test::keys(), context), slot("7"));
    EXPECT_EQ(freePlace(test::keys(), context, slot("8")), slot("10"));
    EXPECT_EQ(freePlace(test::keys(), context, slot("m1.1")), slot("m1.2"));
    KeyMap full;
    for (const SlotId &place : context.places())
        full.emplace(place, LineKey{});
    EXPECT_EQ(freePlace(full, context), std::nullopt);
    full.erase(slot("3"));
    EXPECT_EQ(freePlace(full, context, slot("m1.60")), slot("3"));
}

TEST(KeyContext, GivenKeys_WhenTheyAreRead_ThenLabelsFollowNamesUnlessTheyHaveTheirOwn)
{
    const KeyContext context = test::context();
    const struct {
        Key key;
        const char *label, *activity;
    } table[] = {
        {MainKey{}, "Jerry", "101"},
        {LineKey{}, "Jerry", "101"},
        {UnusedKey{}, "", ""},
        {MonitorKey{test::number("103"), {}}, "Elaine", "103 Elaine"},
        {MonitorKey{test::number("103"), test::label("Boss")}, "Boss", "103 Elaine"},
        {MonitorKey{test::number("999"), {}}, "999", "999"},
        {SpeedDialKey{test::good(DialString::parse("131888")), {}}, "131888", "131888"},
        {DayNightKey{test::holidays(), {}}, "Holidays", "Holidays"},
        {DayNightKey{Uuid::random(), {}}, "", ""},
    };
    for (const auto &row : table) {
        EXPECT_EQ(context.label(row.key).toStdString(), row.label);
        EXPECT_EQ(context.activity(row.key).toStdString(), row.activity);
    }
}

TEST(KeyContext, GivenModules_WhenCounted_ThenOnlyWhatThePhoneTakesIsThere)
{
    EXPECT_EQ(test::context().places().size(), 87U);
    EXPECT_EQ(test::context("Yealink", "T54W", ExpansionModules{"EXP50", 99}).moduleCount(), 3);
    EXPECT_EQ(test::context("Yealink", "T54W", ExpansionModules{"EXP40", 1}).moduleCount(), 0); // not this phone's
    EXPECT_EQ(test::context("Yealink", "T54W", ExpansionModules{"EXP50", -1}).moduleCount(), 0);
    EXPECT_EQ(test::context("Yealink", "T19", {}).places().size(), 0U);
    EXPECT_TRUE(KeyContext().places().empty());
    EXPECT_FALSE(KeyContext().has(slot("1")));
    EXPECT_EQ(test::context().spoken(slot("m1.12")), QStringLiteral("module 1, key 12 of 60"));
    EXPECT_EQ(test::context().pageOf(slot("12")), 1);
}

} // namespace
