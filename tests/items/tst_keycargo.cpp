#include "items/keycargo.h"

#include "support/keysample.h"
#include "support/mutations.h"
#include "support/qtext.h"
#include "support/volume.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>

using namespace pbx;
using namespace pbx::domain;
using namespace pbx::items;
using test::slot;
using test::operator""_q;

namespace {

KeyContext jerry()
{
    KeyContext context = test::context();
    context.handset = "jerry"_q;
    return context;
}

KeyCargo cargoFrom(const KeyMap &keys, const QString &handset)
{
    KeyCargo out{handset, {}};
    for (const auto &[at, key] : keys)
        out.keys.push_back({typeOf(key), key, at});
    return out;
}

KeyCargo there(const KeyCargo &cargo, const KeyContext &context)
{
    const std::unique_ptr<QMimeData> mime(toMime(cargo, context));
    return fromMime(*mime).value();
}

TEST(KeyCargo, GivenEveryTypeOfKey_WhenSentAndRead_ThenItIsTheSame)
{
    const KeyCargo out = there(cargoFrom(test::keys(), "jerry"_q), jerry());
    EXPECT_EQ(out.handset, "jerry"_q);
    ASSERT_EQ(out.keys.size(), test::keys().size());
    std::size_t i = 0;
    for (const auto &[at, key] : test::keys()) {
        EXPECT_EQ(out.keys[i].from, at);
        EXPECT_EQ(out.keys[i].key, key);
        EXPECT_EQ(out.keys[i++].type, typeOf(key));
    }
}

TEST(KeyCargo, GivenTypesOfThePalette_WhenSentAndRead_ThenTheyAreStillBare)
{
    const KeyCargo out = there({{}, {{KeyType::Monitor, {}, {}}, {KeyType::SpeedDial, {}, {}}, {KeyType::DayNight, {}, {}}}}, jerry());
    for (const CargoKey &one : out.keys) {
        EXPECT_FALSE(one.key);
        EXPECT_FALSE(one.from);
    }
}

TEST(KeyCargo, WhenSent_ThenSpreadsheetsGetCellsThatAreNoFormulas)
{
    const KeyMap keys{{slot("4"), SpeedDialKey{test::good(DialString::parse("*72")), test::label("=1+1")}},
                      {slot("5"), MonitorKey{test::number("102"), test::label("\"Zoë\" & <b>")}}};
    const std::unique_ptr<QMimeData> mime(toMime(cargoFrom(keys, {}), jerry()));
    EXPECT_EQ(mime->text(), "4\tSpeed Dial\t*72\t'=1+1\n5\tMonitor\t102 Kramer\t\"Zoë\" & <b>"_q);
}

TEST(KeyCargo, GivenBytesFromAnywhere_WhenRead_ThenTheyAreRefusedOrGiveValidKeys)
{
    const std::unique_ptr<QMimeData> good(toMime(cargoFrom(test::keys(), "jerry"_q), jerry()));
    const std::string seed = good->data(QLatin1String(kCargoFormat)).toStdString();
    for (const char *wrong : {"", "[]", "{}", "{\"keys\":[]}", "{\"keys\":[{}]}", "{\"keys\":[{\"type\":\"nonsense\"}]}",
                              R"({"keys":[{"type":"monitor","extension":"1"}]})", R"({"keys":[{"type":"line","from":"m99.1"}]})",
                              R"({"keys":[{"type":"speedDial","number":"1","label":"a\u0007"}]})"}) {
        QMimeData mime;
        mime.setData(QLatin1String(kCargoFormat), wrong);
        EXPECT_FALSE(fromMime(mime)) << wrong;
    }
    QMimeData large;
    large.setData(QLatin1String(kCargoFormat), QByteArray(kMostCargoBytes + 1, ' '));
    EXPECT_FALSE(fromMime(large));
    EXPECT_FALSE(fromMime(QMimeData()));
    test::Mutations mutated(7, {"\"keys\":", "\"type\":", "\"monitor\"", "\"dayNight\"", "{}", "null", "m9.999", "0"});
    const KeyContext context = jerry();
    int read = 0;
    for (std::size_t i = 0; i < test::volume(2000, 1'000'000); ++i) {
        QMimeData mime;
        mime.setData(QLatin1String(kCargoFormat), QByteArray::fromStdString(mutated(seed)));
        const auto cargo = fromMime(mime);
        if (!cargo)
            continue;
        ++read;
        const auto dropped = unpack(*cargo, test::keys(), context);
        if (dropped)
            EXPECT_LE(dropped->size(), cargo->keys.size());
        else
            EXPECT_FALSE(dropped.error().sentence.empty());
    }
    EXPECT_GT(read, 0);
}

TEST(KeyCargo, GivenItsOwnKeys_WhenUnpacked_ThenTheyMove_AsTheyAreNow)
{
    KeyMap keys = test::keys();
    const KeyCargo cargo = cargoFrom({{slot("4"), keys.at(slot("4"))}, {slot("5"), keys.at(slot("5"))}}, "jerry"_q);
    keys.at(slot("4")) = LineKey{};
    keys.erase(slot("5"));
    const auto dropped = test::good(unpack(cargo, keys, jerry()));
    ASSERT_EQ(dropped.size(), 1U);
    EXPECT_EQ(dropped.front().from, slot("4"));
    EXPECT_EQ(dropped.front().key, Key(LineKey{}));
}

TEST(KeyCargo, GivenKeysOfAnotherPhone_WhenUnpacked_ThenTheyAreCopiedWithoutMainExtension)
{
    const auto dropped = test::good(unpack(cargoFrom(test::keys(), "kramer"_q), test::keys(), jerry()));
    EXPECT_EQ(dropped.size(), test::keys().size() - 1);
    for (const DroppedKey &one : dropped) {
        EXPECT_FALSE(one.from);
        EXPECT_FALSE(std::holds_alternative<MainKey>(one.key));
    }
    EXPECT_FALSE(unpack(cargoFrom({{slot("1"), MainKey{}}}, "kramer"_q), {}, jerry()));
}

TEST(KeyCargo, GivenWhatThisSiteDoesNotHave_WhenUnpacked_ThenASentenceSaysWhat)
{
    const auto stranger = unpack(cargoFrom({{slot("4"), MonitorKey{test::number("999"), {}}}}, {}), {}, jerry());
    ASSERT_FALSE(stranger);
    EXPECT_EQ(stranger.error().sentence, "This site has no extension 999.");
    KeyContext bare = jerry();
    bare.conditions.clear();
    EXPECT_FALSE(unpack(cargoFrom({{slot("6"), DayNightKey{test::officeHours(), {}}}}, {}), {}, bare));
    EXPECT_FALSE(unpack({{}, {{KeyType::SpeedDial, {}, {}}}}, {}, jerry())) << "it has no number yet";
    const auto first = test::good(unpack({{}, {{KeyType::Monitor, {}, {}}}}, test::keys(), jerry()));
    EXPECT_EQ(first.front().key, Key(MonitorKey{test::number("104"), {}})) << "who is not monitored yet";
}

} // namespace
