#include "items/keycopy.h"

#include "items/keycopymodel.h"
#include "items/keyfind.h"
#include "items/keytemplates.h"
#include "items/textof.h"
#include "support/keysample.h"
#include "support/qtext.h"
#include "support/sampleworkspace.h"

#include <gmock/gmock.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <random>

using namespace pbx;
using namespace pbx::domain;
using namespace pbx::items;
using test::SampleWorkspace;
using test::slot;
using test::operator""_q;

namespace {

KeyContext phoneOf(const char *own, const char *make = "Yealink", const char *model = "T54W")
{
    KeyContext context = test::context(make, model, {});
    context.own = test::number(own);
    return context;
}

const KeyMap kPlain{{slot("1"), MainKey{}}};

TEST(PlanCopy, GivenAnEmptyPhoneWhenCopiedThenKeysStandWhereTheyStoodAndModulesKeysGoOn)
{
    const KeyCopy copy = planCopy(cargoOf(test::keys()), kPlain, {}, phoneOf("104"));
    KeyMap expected = test::keys();
    expected.erase(slot("m1.1")); // the phone has no module, but 103 at key 8
    EXPECT_EQ(copy.after, expected);
    EXPECT_EQ(copy.changed.size(), 7U);
    EXPECT_EQ(copy.replaced, 0);
    EXPECT_TRUE(copy.misfits.empty());
}

TEST(PlanCopy, GivenAPlaceThatIsTakenThenTheWayDecides)
{
    const KeyMap there{{slot("1"), MainKey{}}, {slot("4"), LineKey{}}};
    const std::vector<CargoKey> one{{KeyType::Monitor, MonitorKey{test::number("102"), {}}, slot("4")}};
    const auto after = [&](OnTaken taken) { return planCopy(one, there, {taken, true}, phoneOf("104")); };
    EXPECT_EQ(after(OnTaken::Replace).after.at(slot("4")), *one.front().key);
    EXPECT_EQ(after(OnTaken::Replace).replaced, 1);
    EXPECT_EQ(after(OnTaken::Keep).after, there);
    EXPECT_EQ(after(OnTaken::Keep).kept, 1);
    EXPECT_EQ(after(OnTaken::NextEmpty).after.at(slot("2")), *one.front().key);
    EXPECT_EQ(after(OnTaken::NextEmpty).after.at(slot("4")), Key(LineKey{}));
}

TEST(PlanCopy, GivenMainExtensionThereThenItStaysAndTheKeyGoesToTheNextEmptyOne)
{
    const KeyMap there{{slot("4"), MainKey{}}};
    const KeyCopy copy = planCopy({{KeyType::Line, LineKey{}, slot("4")}}, there, {}, phoneOf("104"));
    EXPECT_EQ(copy.after, (KeyMap{{slot("1"), LineKey{}}, {slot("4"), MainKey{}}}));
}

TEST(PlanCopy, GivenWhatDoesNotFitThenItIsLeftOutWithTheReason)
{
    KeyContext small = phoneOf("102", "Cisco", "SPA504G");
    KeyMap full = kPlain;
    for (const char *at : {"2", "3", "4"})
        full.emplace(slot(at), LineKey{});
    const std::vector<CargoKey> keys{{KeyType::Monitor, MonitorKey{test::number("102"), {}}, slot("2")},
                                     {KeyType::Monitor, MonitorKey{test::number("999"), {}}, slot("3")},
                                     {KeyType::DayNight, DayNightKey{Uuid::random(), {}}, slot("4")},
                                     {KeyType::Monitor, MonitorKey{test::number("103"), {}}, slot("m1.4")},
                                     {KeyType::Unused, UnusedKey{}, slot("9")}};
    const auto reasons = [&](CopyWay way) {
        std::vector<QString> out;
        for (const KeyMisfit &misfit : planCopy(keys, full, way, small).misfits)
            out.push_back(misfit.reason);
        return out;
    };
    EXPECT_THAT(reasons({}), testing::ElementsAre("Extension 102 would monitor itself."_q, "This site has no extension 999."_q,
                                                  "This site does not have its day/night condition."_q, "No key is empty any more."_q));
    EXPECT_EQ(reasons({OnTaken::Replace, false}).back(), "This phone has no key m1.4."_q);
    EXPECT_EQ(planCopy(keys, full, {}, small).after, full);
}

TEST(PlanCopy, GivenAnyKeysAndPhonesThenNoKeyIsLostThatWasNotReplacedAndEveryKeyIsAccountedFor)
{
    std::mt19937 random(3);
    const auto below = [&random](int end) { return std::uniform_int_distribution<int>(0, end - 1)(random); };
    const KeyContext context = test::context();
    const std::vector<SlotId> places = context.places();
    const std::vector<Key> kinds{LineKey{},
                                 UnusedKey{},
                                 MonitorKey{test::number("102"), {}},
                                 MonitorKey{test::number("103"), {}},
                                 MonitorKey{test::number("101"), {}},
                                 SpeedDialKey{test::good(DialString::parse("1")), {}}};
    const auto some = [&](int count) {
        KeyMap out{{slot("1"), MainKey{}}};
        for (int i = 0; i < count; ++i)
            out.try_emplace(places[static_cast<std::size_t>(below(static_cast<int>(places.size())))], kinds[static_cast<std::size_t>(below(6))]);
        return out;
    };
    for (int round = 0; round < 500; ++round) {
        const KeyMap before = some(below(60));
        const CopyWay way{static_cast<OnTaken>(below(3)), below(2) == 0};
        const KeyCopy copy = planCopy(cargoOf(some(below(60))), before, way, context);
        int lost = 0;
        for (const auto &[at, key] : before)
            lost += copy.after.at(at) == key ? 0 : 1;
        ASSERT_EQ(lost, copy.replaced);
        ASSERT_EQ(copy.after.size(), before.size() + copy.changed.size() - static_cast<std::size_t>(copy.replaced));
        ASSERT_EQ(copy.after.at(slot("1")), Key(MainKey{}));
        for (const auto &[at, key] : copy.after)
            ASSERT_TRUE(context.has(at));
    }
}

class KeyCopies : public testing::Test {
protected:
    [[nodiscard]] std::vector<CopyTarget> targets(const KeyMap &keys, CopyWay way = {}) const
    {
        const auto out =
            data.ask([&](changes::Workspace &w) { return copyTargets(w, SampleWorkspace::site, cargoOf(keys), way, SampleWorkspace::jerry); });
        EXPECT_TRUE(out) << out.error().sentence;
        return *out;
    }
    [[nodiscard]] KeyMap keysOf(const Uuid &id) const { return data.extension(id).autoProvision->keys; }
    [[nodiscard]] std::vector<KeyTemplateRow> templates() const
    {
        return data.ask([](changes::Workspace &w) { return keyTemplates(w, SampleWorkspace::site); }).value();
    }
    [[nodiscard]] Result<Uuid> keep(const KeyMap &keys, const char *name) const
    {
        return data.ask(
            [keys, name](changes::Workspace &w) { return addTemplate(w, SampleWorkspace::site, QString::fromUtf8(name), cargoOf(keys)); });
    }
    SampleWorkspace data;
    const KeyMap two{{slot("2"), MonitorKey{test::number("101"), {}}}, {slot("3"), SpeedDialKey{test::good(DialString::parse("777")), {}}}};
};

TEST_F(KeyCopies, GivenPhonesOfASiteWhenCopiedThenAllChangeInOneStepThatUndoTakesBack)
{
    const auto before = keysOf(SampleWorkspace::kramer);
    const auto planned = targets(two);
    ASSERT_FALSE(planned.empty());
    for (const CopyTarget &target : planned)
        EXPECT_NE(target.extension, SampleWorkspace::jerry) << "it is the source";
    const auto stored = data.ask([&](changes::Workspace &w) { return copyKeys(w, SampleWorkspace::site, planned, "Copy keys to 2 phones"); });
    ASSERT_TRUE(stored) << stored.error().sentence;
    EXPECT_EQ(*stored, static_cast<int>(planned.size()));
    for (const CopyTarget &target : planned)
        EXPECT_EQ(keysOf(target.extension), target.copy.after);
    EXPECT_EQ(data.ask([](changes::Workspace &w) { return w.undo(); }).value(), "Copy keys to 2 phones");
    EXPECT_EQ(keysOf(SampleWorkspace::kramer), before);
}

TEST_F(KeyCopies, GivenAPhoneThatChangedMeanwhileWhenCopiedThenNothingIsStored)
{
    const auto planned = targets(two);
    data.change<Extension>(planned.back().extension, [](Extension &e) { e.hideCallerId = !e.hideCallerId; });
    const auto before = keysOf(planned.front().extension);
    const auto stored = data.ask([&](changes::Workspace &w) { return copyKeys(w, SampleWorkspace::site, planned, "Copy"); });
    ASSERT_FALSE(stored);
    EXPECT_EQ(stored.error().kind, ErrorKind::Conflict);
    EXPECT_EQ(keysOf(planned.front().extension), before);
}

TEST_F(KeyCopies, GivenTheModelWhenPhonesAreTickedThenTheSumTellsWhatIsDone)
{
    KeyCopyModel model;
    const QAbstractItemModelTester tester(&model);
    model.setTargets(targets(two));
    ASSERT_GT(model.rowCount(), 1);
    EXPECT_EQ(model.sum().phones, 0);
    ASSERT_TRUE(model.setData(model.index(0, KeyCopyModel::Number), Qt::Checked, Qt::CheckStateRole));
    EXPECT_EQ(model.sum().phones, 1);
    EXPECT_EQ(model.ticked().front().extension, model.at(0).target.extension);
    model.setTargets(targets(two, {OnTaken::Keep, true}));
    EXPECT_EQ(model.sum().phones, 1) << "ticks stay with another way";
    EXPECT_FALSE(KeyCopyModel::details(model.at(0).target, test::context()).empty());
}

TEST_F(KeyCopies, GivenATemplateWhenPhonesCarryItThenTheyAreCounted)
{
    ASSERT_TRUE(keep(two, "Reception"));
    ASSERT_EQ(templates().size(), 1U);
    EXPECT_EQ(templates().front().whole, 0);
    data.change<Extension>(SampleWorkspace::kramer, [this](Extension &e) {
        for (const auto &[at, key] : two)
            e.autoProvision->keys.insert_or_assign(at, key);
    });
    EXPECT_EQ(templates().front().whole, 1);
    data.change<Extension>(SampleWorkspace::kramer, [](Extension &e) { e.autoProvision->keys.erase(slot("3")); });
    EXPECT_EQ(templates().front().whole, 0);
    EXPECT_EQ(templates().front().part, 1);
}

TEST_F(KeyCopies, GivenATemplateWhenItChangesThenPhonesThatCarryItFollowInTheSameStep)
{
    ASSERT_TRUE(keep(two, "Reception"));
    data.change<Extension>(SampleWorkspace::kramer, [this](Extension &e) {
        for (const auto &[at, key] : two)
            e.autoProvision->keys.insert_or_assign(at, key);
    });
    const KeyMap other{{slot("2"), MonitorKey{test::number("103"), {}}}};
    const KeyTemplateRow row = templates().front();
    const auto update = data.ask([&](changes::Workspace &w) { return planUpdate(w, SampleWorkspace::site, row, cargoOf(other)); });
    ASSERT_TRUE(update) << update.error().sentence;
    ASSERT_EQ(update->phones.size(), 1U);
    const auto stored = data.ask([&](changes::Workspace &w) { return storeUpdate(w, SampleWorkspace::site, row, *update, true); });
    ASSERT_TRUE(stored) << stored.error().sentence;
    EXPECT_EQ(keysOf(SampleWorkspace::kramer).at(slot("2")), other.at(slot("2")));
    EXPECT_FALSE(keysOf(SampleWorkspace::kramer).contains(slot("3"))) << "the template has it no more";
    EXPECT_EQ(templates().front().keys.keys, other);
    ASSERT_TRUE(data.ask([](changes::Workspace &w) { return w.undo(); }));
    EXPECT_EQ(templates().front().keys.keys, two);
    EXPECT_TRUE(keysOf(SampleWorkspace::kramer).contains(slot("3")));
}

TEST_F(KeyCopies, GivenANameThatIsTakenOrNoKeysThenTheTemplateIsRefused)
{
    ASSERT_TRUE(keep(two, "Reception"));
    EXPECT_EQ(keep(two, "reception").error().sentence, "Another template is called “reception”.");
    EXPECT_EQ(keep(two, "").error().kind, ErrorKind::Invalid);
    EXPECT_EQ(keep({{slot("1"), MainKey{}}}, "Empty").error().kind, ErrorKind::Invalid);
    const KeyTemplateRow row = templates().front();
    ASSERT_TRUE(data.ask([&](changes::Workspace &w) { return renameTemplate(w, SampleWorkspace::site, row, "Front desk"_q); }));
    EXPECT_EQ(templates().front().keys.name.text(), "Front desk");
    EXPECT_EQ(data.ask([&](changes::Workspace &w) { return removeTemplate(w, SampleWorkspace::site, row); }).error().kind, ErrorKind::Conflict)
        << "it was renamed since";
    ASSERT_TRUE(data.ask([row = templates().front()](changes::Workspace &w) { return removeTemplate(w, SampleWorkspace::site, row); }));
    EXPECT_TRUE(templates().empty());
}

TEST_F(KeyCopies, WhenAskedWhoMonitorsAnExtensionThenEveryPhoneThatDoesIsFound)
{
    const auto found = [this](const char *text) {
        const auto hits = data.ask([text](changes::Workspace &w) { return findKeys(w, SampleWorkspace::site, QString::fromUtf8(text)); });
        EXPECT_TRUE(hits);
        std::vector<std::string> out;
        for (const KeyHit &hit : hits->hits)
            out.push_back(items::fromQt(hit.number) + " " + hit.slot.toString());
        return out;
    };
    EXPECT_THAT(found("102"), testing::Contains("101 4"));
    EXPECT_THAT(found("monitor kram"), testing::Contains("101 4"));
    EXPECT_THAT(found("PIZZA"), testing::Contains("101 5"));
    EXPECT_THAT(found("*281"), testing::Contains("101 6"));
    EXPECT_TRUE(found("10").empty()) << "a number is the whole number";
    EXPECT_TRUE(found("  ").empty());
    const auto stopped = std::make_shared<std::atomic_bool>(true);
    EXPECT_TRUE(data.ask([stopped](changes::Workspace &w) { return findKeys(w, SampleWorkspace::site, "102"_q, stopped); })->cancelled);
}

} // namespace
