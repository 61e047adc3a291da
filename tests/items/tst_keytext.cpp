#include "items/keytext.h"

#include "items/keytools.h"
#include "support/keysample.h"
#include "support/mutations.h"
#include "support/qtext.h"
#include "support/volume.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace pbx;
using namespace pbx::domain;
using namespace pbx::items;
using test::slot;
using test::operator""_q;

namespace {

std::vector<Key> keysOf(const KeyCargo &cargo)
{
    std::vector<Key> out;
    for (const CargoKey &one : cargo.keys)
        out.push_back(one.key.value());
    return out;
}

Key dialled(const char *number, const char *label = "")
{
    return SpeedDialKey{test::good(DialString::parse(number)), test::label(label)};
}

std::string refusalOf(const QString &text)
{
    const auto read = fromText(text, test::context());
    return read ? "" : read.error().sentence;
}

TEST(KeyText, GivenAPhonesKeysWhenCopiedAndPastedThenTheyAreTheSameAtTheirPlaces)
{
    const KeyContext context = test::context();
    KeyCargo cargo;
    for (const auto &[at, key] : test::keys())
        cargo.keys.push_back({typeOf(key), key, at});
    const auto read = fromText(toText(cargo, context), context);
    ASSERT_TRUE(read) << read.error().sentence;
    const KeyEdit edit = putKeys({{slot("1"), MainKey{}}, {slot("4"), LineKey{}}}, read->keys, context);
    ASSERT_TRUE(edit.done);
    KeyMap expected = test::keys();
    expected.insert_or_assign(slot("4"), MonitorKey{test::number("102"), {}}); // a label that says no more than the name follows it
    EXPECT_EQ(edit.keys, expected);
}

TEST(KeyText, GivenAListOfNumbersAndNamesWhenPastedThenEachBecomesTheKeyThatFits)
{
    const auto read = fromText("102\n103 Elaine\tLainie\r\nNewman\n\n131888\tPizza\nOffice Hours\n*282\n"_q, test::context());
    ASSERT_TRUE(read) << read.error().sentence;
    EXPECT_EQ(keysOf(*read), (std::vector<Key>{MonitorKey{test::number("102"), {}}, MonitorKey{test::number("103"), test::label("Lainie")},
                                               MonitorKey{test::number("104"), {}}, dialled("131888", "Pizza"), DayNightKey{test::officeHours(), {}},
                                               DayNightKey{test::holidays(), {}}}));
    for (const CargoKey &key : read->keys)
        EXPECT_FALSE(key.from);
}

TEST(KeyText, GivenAHeadAndPlacesWhenPastedThenTheHeadIsPassedOverAndThePlacesCount)
{
    const auto read = fromText("Key\tType\tActivity\tLabel\n7\tMonitor\t105\t\nm1.2\tSpeed Dial\t*72\t'=1+1\n9\tnot used\n"_q, test::context());
    ASSERT_TRUE(read) << read.error().sentence;
    EXPECT_EQ(keysOf(*read), (std::vector<Key>{MonitorKey{test::number("105"), {}}, dialled("*72", "=1+1"), UnusedKey{}}));
    EXPECT_EQ(read->keys[1].from, slot("m1.2"));
}

TEST(KeyText, GivenANumberAndALabelThenTheNumberIsNoPlace)
{
    for (const char *line : {"102\tKramer", "9\tReception", "777\tVoicemail"}) {
        const auto read = fromText(QString::fromUtf8(line), test::context());
        ASSERT_TRUE(read) << line;
        EXPECT_FALSE(read->keys.front().from) << line;
    }
    EXPECT_EQ(fromText("4\t102"_q, test::context())->keys.front().from, slot("4"));
}

TEST(KeyText, GivenWhatNobodyKnowsWhenPastedThenLineAndReasonAreTold)
{
    EXPECT_EQ(refusalOf("102\nNobody"_q), "Line 2: “Nobody” is neither an extension nor a condition of this site, nor a number to dial.");
    EXPECT_EQ(refusalOf("Monitor\t999"_q), "Line 1: “999” is no extension of this site.");
    EXPECT_EQ(refusalOf("4\tMonitor\t102\n4\tMonitor\t103"_q), "Line 2: Key 4 is there twice.");
    EXPECT_EQ(refusalOf("  \n\t"_q), "There are no keys on the clipboard.");
    EXPECT_THAT(refusalOf(QString(2 * kMostKeyText, u'1')), testing::HasSubstr("too long"));
    EXPECT_THAT(refusalOf("102\n"_q.repeated(kMostKeyLines + 1)), testing::HasSubstr("At most 1000"));
}

TEST(KeyText, GivenHostileLabelsWhenCopiedAndPastedThenTheyComeBackAndNoCellIsAFormula)
{
    const KeyContext context = test::context();
    for (const char *text : {"=1+1", "'=1+1", "''=x", "+61", "-2", "@a", "'quoted'", "\"><&;#", "a'b", "日本 😀"}) {
        const KeyCargo cargo{{}, {{KeyType::SpeedDial, dialled("1234567", text), {}}}};
        const QString sent = toText(cargo, context);
        for (const QString &cell : sent.split(u'\t'))
            EXPECT_FALSE(!cell.isEmpty() && "=+-@"_q.contains(cell.front())) << text;
        const auto read = fromText(sent, context);
        ASSERT_TRUE(read) << text << ": " << read.error().sentence;
        EXPECT_EQ(keysOf(*read).front(), dialled("1234567", text));
    }
}

TEST(KeyText, GivenDamagedTextWhenPastedThenItIsRefusedOrGivesValidKeys)
{
    const KeyContext context = test::context();
    KeyCargo cargo;
    for (const auto &[at, key] : test::keys())
        cargo.keys.push_back({typeOf(key), key, at});
    const std::string seed = toText(cargo, context).toStdString();
    test::Mutations damage(7, {"\t", "\n", "'", "=", "m1.99", "Monitor", "102", "\r\n", "\"", "Key\tType"});
    for (std::size_t i = 0; i < test::volume(3'000, 300'000); ++i) {
        const std::string text = damage(seed);
        const auto read = fromText(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), context);
        if (!read) {
            ASSERT_FALSE(read.error().sentence.empty());
            continue;
        }
        ASSERT_FALSE(read->keys.empty());
        for (const CargoKey &one : read->keys) {
            ASSERT_TRUE(one.key);
            ASSERT_EQ(one.type, typeOf(*one.key));
        }
    }
}

TEST(PutKeys, GivenAPlaceThatThePhoneLacksOrThatMainExtensionHoldsThenNothingIsDone)
{
    const KeyMap keys{{slot("1"), MainKey{}}, {slot("2"), LineKey{}}};
    for (const char *at : {"28", "m2.1", "1"}) {
        const KeyEdit edit = putKeys(keys, {{KeyType::Unused, UnusedKey{}, slot("2")}, {KeyType::Line, LineKey{}, slot(at)}}, test::context());
        EXPECT_FALSE(edit.done) << at;
        EXPECT_EQ(edit.keys, keys) << at;
        EXPECT_FALSE(edit.said.isEmpty()) << at;
    }
}

} // namespace
