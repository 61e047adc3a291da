#include "items/keytools.h"

#include "support/keysample.h"
#include "support/qtext.h"

#include <gtest/gtest.h>

using namespace pbx;
using namespace pbx::domain;
using namespace pbx::items;
using test::slot;
using test::operator""_q;

namespace {

Key monitor(const char *number, const char *label = "")
{
    return MonitorKey{test::number(number), test::label(label)};
}

Key dial(const char *number, const char *label)
{
    return SpeedDialKey{test::good(DialString::parse(number)), test::label(label)};
}

TEST(KeyTools, GivenASite_WhenFilled_ThenEveryOtherExtensionIsMonitoredOnce)
{
    const KeyEdit edit = fillKeys(test::keys(), FillWith::Site, test::context());
    ASSERT_TRUE(edit.done);
    EXPECT_EQ(edit.said, "2 Monitor keys set"_q);
    EXPECT_EQ(edit.at, slot("7"));
    EXPECT_EQ(edit.keys.at(slot("7")), monitor("104"));
    EXPECT_EQ(edit.keys.at(slot("10")), monitor("105"));
    EXPECT_EQ(edit.keys.size(), test::keys().size() + 2);
    EXPECT_FALSE(fillKeys(edit.keys, FillWith::Site, test::context()).done) << "all are there";
}

TEST(KeyTools, GivenAnOffice_WhenFilled_ThenOnlyItsPeopleAreMonitored)
{
    const KeyEdit edit = fillKeys({{slot("1"), MainKey{}}}, FillWith::Office, test::context());
    EXPECT_EQ(edit.keys, (KeyMap{{slot("1"), MainKey{}}, {slot("2"), monitor("102")}, {slot("3"), monitor("103")}}));
    EXPECT_EQ(fillKeys(edit.keys, FillWith::Office, test::context()).said, "Every other extension of the office is monitored already."_q);
}

TEST(KeyTools, GivenTooFewKeys_WhenFilled_ThenWhoFoundNoneIsCounted)
{
    const KeyContext spa = test::context("Cisco", "SPA504G", {});
    const KeyEdit edit = fillKeys({{slot("1"), MainKey{}}}, FillWith::Site, spa);
    EXPECT_TRUE(edit.done);
    EXPECT_EQ(edit.said, "3 Monitor keys set; 1 more extensions found no empty key"_q);
    KeyMap full{{slot("1"), MainKey{}}};
    for (const char *at : {"2", "3", "4"})
        full.emplace(slot(at), LineKey{});
    EXPECT_FALSE(fillKeys(full, FillWith::Site, spa).done);
}

TEST(KeyTools, WhenSorted_ThenKeysChangePlacesAndMainExtensionAndNotUsedHoldTheirs)
{
    const KeyMap keys{{slot("1"), MainKey{}},
                      {slot("2"), dial("131888", "pizza")},
                      {slot("3"), UnusedKey{}},
                      {slot("4"), monitor("103")},
                      {slot("6"), monitor("102", "Äpfel")},
                      {slot("m1.1"), dial("99", "Line 10")},
                      {slot("m1.2"), dial("7", "Line 9")}};
    const std::vector all{slot("1"), slot("2"), slot("3"), slot("4"), slot("6"), slot("m1.1"), slot("m1.2")};
    const KeyEdit byLabel = sortKeys(keys, all, SortBy::Label, test::context());
    EXPECT_EQ(byLabel.keys, (KeyMap{{slot("1"), MainKey{}},
                                    {slot("2"), monitor("102", "Äpfel")},
                                    {slot("3"), UnusedKey{}},
                                    {slot("4"), monitor("103")},
                                    {slot("6"), dial("7", "Line 9")},
                                    {slot("m1.1"), dial("99", "Line 10")},
                                    {slot("m1.2"), dial("131888", "pizza")}}));
    EXPECT_EQ(byLabel.said, "5 keys sorted by label"_q);
    const KeyEdit byNumber = sortKeys(keys, all, SortBy::Number, test::context());
    EXPECT_EQ(byNumber.keys.at(slot("2")), dial("7", "Line 9"));
    EXPECT_EQ(byNumber.keys.at(slot("m1.2")), dial("131888", "pizza"));
    const KeyEdit some = sortKeys(keys, {slot("6"), slot("4")}, SortBy::Number, test::context());
    EXPECT_EQ(some.keys.at(slot("4")), monitor("102", "Äpfel"));
    EXPECT_EQ(some.keys.at(slot("2")), keys.at(slot("2"))) << "not selected";
    EXPECT_FALSE(sortKeys(keys, {slot("4"), slot("3")}, SortBy::Label, test::context()).done);
}

} // namespace
