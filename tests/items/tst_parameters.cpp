// Vendor parameters as an expert edits them: what is known of them, the levels they come from, and the table.
#include "items/parametermodel.h"
#include "support/qtext.h"
#include "support/sampleworkspace.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace pbx;
using namespace pbx::items;
using test::SampleWorkspace;
using test::operator""_q;
using render::KnownParameter;

namespace {

ParameterHints someHints()
{
    KnownParameter key{.name = "linekey.{key.index}.type", .source = "guide", .written = true};
    KnownParameter flag{.name = "features.dnd.enable", .type = KnownParameter::Type::Flag, .about = "Do not disturb"};
    KnownParameter number{.name = "phone.volume", .type = KnownParameter::Type::Number, .from = 0, .to = 15};
    KnownParameter choice{.name = "phone.tone", .type = KnownParameter::Type::Choice, .values = {"soft", "loud"}};
    KnownParameter doubtful{.name = "phone.rumour", .verified = false};
    return ParameterHints({key, flag, number, choice, doubtful, flag});
}

const ParameterLevel kMake{render::Level::Make, "All Yealink phones"_q, {{"a", "make"}, {"b", "make"}}, {{"z.pin", "c2Vh"}}};
const ParameterLevel kModel{render::Level::Model, "Yealink T54W"_q, {{"b", "model"}}, {}};
const ParameterLevel kPhone{render::Level::Handset, "This phone"_q, {{"b", "own"}, {"c", "own"}}, {}};

class ParameterTable : public testing::Test {
protected:
    void SetUp() override { model.setLevels({kPhone, kModel, kMake}); }
    [[nodiscard]] QString row(const char *name) const
    {
        const int at = model.find(name);
        if (at < 0)
            return "none"_q;
        return model.index(at, ParameterModel::Value).data().toString() + " / "_q + model.index(at, ParameterModel::From).data().toString();
    }
    [[nodiscard]] QModelIndex value(const char *name) const { return model.index(model.find(name), ParameterModel::Value); }
    [[nodiscard]] ParameterTone tone(const char *name) const { return model.at(model.find(name)).tone; }

    ParameterModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST(ParameterHints, GivenPatternsWithFactsWhenANameIsTypedThenItIsKnownByItsPattern)
{
    const ParameterHints hints = someHints();
    EXPECT_EQ(hints.names(), (QStringList{"features.dnd.enable"_q, "linekey.1.type"_q, "phone.rumour"_q, "phone.tone"_q, "phone.volume"_q}));
    ASSERT_TRUE(hints.find("linekey.27.type"_q));
    EXPECT_FALSE(hints.find("linekey..type"_q));
    EXPECT_FALSE(hints.find("linekey.27.typ"_q));
    EXPECT_FALSE(hints.find("linekey.2.7.type"_q));
    EXPECT_EQ(hints.about("linekey.2.type"_q), "this program writes it from the form; your value takes its place · source: guide"_q);
    EXPECT_EQ(hints.about("phone.volume"_q), "a number from 0 to 15"_q);
    EXPECT_EQ(hints.about("features.dnd.enable"_q), "Do not disturb · one of 0, 1"_q);
    EXPECT_EQ(hints.about("nothing"_q), QString());
}

TEST(ParameterHints, GivenTypesWhenAValueIsTypedThenWhatDoesNotFitIsNamed)
{
    const ParameterHints hints = someHints();
    EXPECT_EQ(hints.complaint("features.dnd.enable"_q, "1"_q), QString());
    EXPECT_EQ(hints.complaint("features.dnd.enable"_q, "2"_q), "“features.dnd.enable” must be one of 0, 1."_q);
    EXPECT_EQ(hints.complaint("phone.volume"_q, "15"_q), QString());
    EXPECT_EQ(hints.complaint("phone.volume"_q, "16"_q), "“phone.volume” must be from 0 to 15."_q);
    EXPECT_EQ(hints.complaint("phone.volume"_q, "loud"_q), "“phone.volume” must be a number."_q);
    EXPECT_EQ(hints.complaint("phone.tone"_q, "loud"_q), QString());
    EXPECT_FALSE(hints.complaint("phone.tone"_q, "Loud"_q).isEmpty());
    EXPECT_EQ(hints.complaint("nothing"_q, "anything"_q), QString());
}

TEST_F(ParameterTable, GivenThreeLevelsWhenShownThenTheNearestCountsAndSaysWhereItComesFrom)
{
    EXPECT_EQ(row("a"), "make / All Yealink phones"_q);
    EXPECT_EQ(row("b"), "own / This phone"_q);
    EXPECT_EQ(row("c"), "own / This phone"_q);
    EXPECT_EQ(row("z.pin"), "•••••••• / All Yealink phones"_q);
    EXPECT_EQ(value("b").data(Qt::ToolTipRole).toString(), "In place of model (Yealink T54W)"_q);
    EXPECT_EQ(value("z.pin").data(Qt::AccessibleTextRole).toString(), "hidden value"_q);
    EXPECT_EQ(value("z.pin").data(Qt::EditRole).toString(), QString());
}

TEST_F(ParameterTable, GivenAnInheritedValueWhenEditedThenItIsTheNearestLevelsUntilItIsTakenAway)
{
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy edited(&model, &ParameterModel::edited);
    EXPECT_FALSE(model.setData(value("a"), "make"_q)) << "the same is no edit";
    ASSERT_TRUE(model.setData(value("a"), "mine"_q));
    EXPECT_EQ(row("a"), "mine / This phone"_q);
    EXPECT_EQ(model.own().clear.at("a"), "mine");
    model.takeAway(model.find("a"));
    EXPECT_EQ(row("a"), "make / All Yealink phones"_q);
    model.takeAway(model.find("a"));
    EXPECT_EQ(row("a"), "make / All Yealink phones"_q) << "what is not its own stays";
    model.takeAway(model.find("b"));
    EXPECT_EQ(row("b"), "model / Yealink T54W"_q);
    model.takeAway(model.find("c"));
    EXPECT_EQ(row("c"), "none"_q);
    model.set("d"_q, "new"_q);
    EXPECT_EQ(row("d"), "new / This phone"_q);
    EXPECT_EQ(edited.size(), 5);
    EXPECT_EQ(reset.size(), 0);
}

TEST_F(ParameterTable, GivenASecretWhenTypedOverThenItIsNeverShownAndALockedWorkspaceKeepsIt)
{
    EXPECT_FALSE(model.setData(value("z.pin"), QString())) << "an editor that was opened only";
    ASSERT_TRUE(model.setData(value("z.pin"), "4711"_q));
    EXPECT_EQ(row("z.pin"), "•••••••• / This phone"_q);
    EXPECT_EQ(model.own().clear.at("z.pin"), "4711");
    for (const int role : {int(Qt::DisplayRole), int(Qt::EditRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
        EXPECT_FALSE(value("z.pin").data(role).toString().contains("4711"_q)) << role;
    model.setLocked(true);
    EXPECT_FALSE(value("z.pin").flags() & Qt::ItemIsEditable);
    EXPECT_FALSE(model.setData(value("z.pin"), "1"_q));
    EXPECT_TRUE(value("b").flags() & Qt::ItemIsEditable);
}

TEST_F(ParameterTable, GivenWhatIsKnownWhenShownThenUnknownNamesWarnAndWrongValuesAreErrors)
{
    EXPECT_EQ(tone("b"), ParameterTone::None) << "nothing is known yet";
    model.setHints(someHints(), "Yealink T54W"_q);
    EXPECT_EQ(tone("b"), ParameterTone::Warning);
    EXPECT_TRUE(model.at(model.find("b")).sentence.contains("Yealink T54W"_q));
    EXPECT_EQ(tone("a"), ParameterTone::None) << "what is not its own is told where it is set";
    model.set("phone.volume"_q, "15"_q);
    EXPECT_EQ(tone("phone.volume"), ParameterTone::None);
    model.set("phone.rumour"_q, "1"_q);
    EXPECT_EQ(tone("phone.rumour"), ParameterTone::Warning);
    EXPECT_FALSE(model.hasErrors());
    model.set("phone.volume"_q, "99"_q);
    EXPECT_EQ(tone("phone.volume"), ParameterTone::Error);
    model.set("phone.volume"_q, "9"_q);
    model.setUnwritable({{"c", "no file holds it"}});
    EXPECT_EQ(tone("c"), ParameterTone::Error);
    EXPECT_EQ(value("c").data(Qt::AccessibleDescriptionRole).toString(), "no file holds it"_q);
    EXPECT_TRUE(model.hasErrors());
    model.set("c"_q, "x"_q);
    EXPECT_FALSE(model.hasErrors()) << "another value is another question";
}

TEST(ParameterDesk, GivenASiteWhenItsParametersAreEditedThenThePhonesShowThemAsInherited)
{
    SampleWorkspace data;
    const auto desk = [&](const std::optional<domain::Uuid> &extension) {
        auto loaded = data.ask([extension](changes::Workspace &w) { return ParameterDesk::load(w, SampleWorkspace::site, extension); });
        EXPECT_TRUE(loaded) << loaded.error().sentence;
        return std::move(*loaded);
    };
    ParameterDesk site = desk({});
    EXPECT_EQ(site.owner(), "Pinetree"_q);
    const ParameterPlace all{"Yealink", {}, false}, t54w{"Yealink", "T54W", false};
    EXPECT_EQ(site.firstPlace(), all) << "the make of its first phone";
    EXPECT_EQ(site.levels(all).size(), 1U);
    ParameterLevel own = site.levels(all).front();
    own.clear["a"] = "make";
    site.put(all, own);
    own = site.levels(t54w).front();
    EXPECT_EQ(own.title, "Yealink T54W"_q);
    own.clear["b.password"] = "CANARY";
    site.put(t54w, own);
    EXPECT_TRUE(site.isEdited());
    EXPECT_EQ(site.count("Yealink", {}) + site.count("Yealink", "T54W") + site.count("Poly", {}), 2);
    ASSERT_TRUE(test::waitFor(data.session->edit("Change"_q, {site.edit()})));

    ParameterDesk phone = desk(SampleWorkspace::jerry);
    EXPECT_EQ(phone.firstPlace(), (ParameterPlace{"Yealink", "T54W", true}));
    const auto levels = phone.levels(phone.firstPlace());
    ASSERT_EQ(levels.size(), 3U);
    EXPECT_TRUE(levels[0].has("phone_setting.backlight_time") && levels[1].has("b.password") && levels[2].has("a"));
    EXPECT_FALSE(levels[1].clear.contains("b.password")) << "sealed";
    EXPECT_FALSE(phone.isEdited());
    own = levels[0];
    own.clear["a"] = "own";
    phone.put(phone.firstPlace(), own);
    ASSERT_TRUE(test::waitFor(data.session->edit("Change"_q, {phone.edit()})));
    EXPECT_EQ(data.extension().autoProvision->overrides.at("a"), "own");
    data.session->undoStack()->undo();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !data.extension().autoProvision->overrides.contains("a"); }, 20'000));

    ParameterDesk again = desk({});
    EXPECT_EQ(again.firstPlace(), all) << "where it has some already";
    for (const ParameterPlace &place : {all, t54w}) {
        own = again.levels(place).front();
        own.clear.clear();
        own.sealed.clear();
        again.put(place, own);
    }
    const changes::ObjectEdit emptied = again.edit();
    EXPECT_TRUE(std::get<domain::Site>(*emptied.after).parameterSets.empty());
    const auto none = data.ask([](changes::Workspace &w) { return ParameterDesk::load(w, SampleWorkspace::site, SampleWorkspace::george); });
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().sentence, "“1004 George” has no phone yet. Choose its make and model first.");
}

TEST(ParameterDesk, GivenAModelWhenItsHintsAreAskedForThenWhatItsMapWritesIsKnownAndItsFilesRefuseByName)
{
    SampleWorkspace data;
    const auto hints = data.ask([](changes::Workspace &w) { return ParameterHints::of(w.renderer(), w.catalogue(), "Yealink", "T54W"); });
    EXPECT_TRUE(hints.find("linekey.7.type"_q));
    EXPECT_TRUE(hints.find("account.1.password"_q) && hints.find("account.1.password"_q)->written);
    const auto ofMake = data.ask([](changes::Workspace &w) { return ParameterHints::of(w.renderer(), w.catalogue(), "Yealink", {}); });
    EXPECT_GE(ofMake.names().size(), hints.names().size());
    const auto wrong = data.ask([](changes::Workspace &w) {
        return unwritable(w.renderer(), w.catalogue(), {"Yealink", {}, false}, {{"a=b", "1"}, {"good", "1"}});
    });
    ASSERT_EQ(wrong.size(), 1U);
    EXPECT_EQ(wrong.at("a=b"), "“a=b” cannot be the name of a parameter in this phone's file.");
}
