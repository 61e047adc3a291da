// The editor of vendor parameters: for a phone, for a model, for a make.
#include "parametersdialog.h"

#include "pagesupport.h"
#include "sitedialog.h"

#include <QComboBox>
#include <QCompleter>
#include <QPointer>
#include <QSignalSpy>
#include <QTableView>

using namespace pbx;
using namespace pbx::test;
using items::ParameterModel;
using views::ParametersDialog;

namespace {

class Parameters : public testing::Test {
protected:
    [[nodiscard]] ParametersDialog *open(const std::optional<domain::Uuid> &extension)
    {
        auto *dialog = new ParametersDialog(*sample.session, SampleWorkspace::site, extension);
        guard = dialog;
        dialog->show();
        table = child<QTableView>(*dialog, "parameterTable");
        auto *names = child<QLineEdit>(*dialog, "parameterName")->completer();
        EXPECT_TRUE(eventually([&] { return names->model()->rowCount() > 0; })) << "names are offered";
        return dialog;
    }
    void TearDown() override { delete guard.data(); }
    [[nodiscard]] QString row(const QString &name) const
    {
        const auto found = table->model()->match(table->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly);
        return found.isEmpty() ? "none"_q
                               : found[0].siblingAtColumn(ParameterModel::Value).data().toString() + " / "_q
                                     + found[0].siblingAtColumn(ParameterModel::From).data().toString();
    }
    void choose(const QString &name) const
    {
        table->setCurrentIndex(table->model()->match(table->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly).value(0));
    }
    void add(ParametersDialog *dialog, const QString &name, const QString &value) const
    {
        type(*dialog, "parameterName", name);
        type(*dialog, "parameterValue", value);
        QTest::keyClick(child<QLineEdit>(*dialog, "parameterValue"), Qt::Key_Return);
    }
    void save(ParametersDialog *dialog) const
    {
        click(*dialog, "parametersSave");
        ASSERT_TRUE(eventually([&] { return !guard; }));
    }

    SampleWorkspace sample;
    QPointer<ParametersDialog> guard;
    QTableView *table = nullptr;
};

} // namespace

TEST_F(Parameters, GivenAPhoneWhenOneIsAddedByKeyboardThenItIsSavedAndCanBeUndone)
{
    auto *dialog = open(SampleWorkspace::jerry);
    EXPECT_EQ(dialog->windowTitle(), "Parameters of 101 Jerry, Yealink T54W"_q);
    EXPECT_FALSE(child<QComboBox>(*dialog, "parameterMake")->isVisible());
    EXPECT_EQ(row("phone_setting.backlight_time"_q), "0 / This phone"_q);
    EXPECT_FALSE(child<QAbstractButton>(*dialog, "parametersSave")->isEnabled());
    expectNamed(*dialog);
    add(dialog, "features.dnd.enable"_q, "0"_q);
    ASSERT_TRUE(eventually([&] { return row("features.dnd.enable"_q) == "0 / This phone"_q; }));
    EXPECT_TRUE(eventually([&] { return dialog->focusWidget() == child<QLineEdit>(*dialog, "parameterName"); })) << "ready for the next one";
    save(dialog);
    EXPECT_EQ(sample.extension().autoProvision->overrides.at("features.dnd.enable"), "0");
    ASSERT_TRUE(eventually([&] { return sample.session->undoStack()->undoText() == "Change parameters of 101 Jerry"_q; }));
    sample.session->undoStack()->undo();
    EXPECT_TRUE(eventually([&] { return !sample.extension().autoProvision->overrides.contains("features.dnd.enable"); }));
}

TEST_F(Parameters, GivenAMakesParameterWhenAPhoneOverridesItThenItCanGoBack)
{
    sample.change<domain::Site>(SampleWorkspace::site, [](domain::Site &site) { site.parameterSets = {{"Yealink", "", {{"a.b", "make"}}, {}}}; });
    auto *dialog = open(SampleWorkspace::jerry);
    EXPECT_EQ(row("a.b"_q), "make / All Yealink phones"_q);
    choose("a.b"_q);
    EXPECT_FALSE(child<QAbstractButton>(*dialog, "parameterReset")->isEnabled() || child<QAbstractButton>(*dialog, "parameterRemove")->isEnabled());
    click(*dialog, "parameterEdit");
    auto *cell = table->findChild<QLineEdit *>("parameterCell"_q);
    ASSERT_TRUE(cell);
    EXPECT_EQ(cell->text(), "make"_q);
    cell->selectAll();
    QTest::keyClicks(cell, "mine"_q);
    QTest::keyClick(cell, Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return row("a.b"_q) == "mine / This phone"_q; }));
    EXPECT_TRUE(child<QAbstractButton>(*dialog, "parametersSave")->isEnabled());
    EXPECT_TRUE(child<QLabel>(*dialog, "parameterAbout")->text().contains("In place of make (All Yealink phones)"_q));
    EXPECT_FALSE(child<QAbstractButton>(*dialog, "parameterRemove")->isEnabled());
    click(*dialog, "parameterReset");
    EXPECT_EQ(row("a.b"_q), "make / All Yealink phones"_q);
    EXPECT_FALSE(child<QAbstractButton>(*dialog, "parametersSave")->isEnabled()) << "as it was";
    choose("phone_setting.backlight_time"_q);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    EXPECT_EQ(row("phone_setting.backlight_time"_q), "none"_q);
}

TEST_F(Parameters, GivenASiteWhenMakeAndModelAreChosenThenEachHasItsOwnAndAllAreSavedAtOnce)
{
    auto *dialog = open({});
    auto *makes = child<QComboBox>(*dialog, "parameterMake");
    auto *models = child<QComboBox>(*dialog, "parameterModel");
    EXPECT_EQ(makes->currentText() + models->currentText(), "YealinkAll models"_q);
    expectNamed(*dialog);
    add(dialog, "a.one"_q, "1"_q);
    ASSERT_TRUE(eventually([&] { return row("a.one"_q) == "1 / All Yealink phones"_q; }));
    models->setCurrentIndex(models->findText("T54W"_q));
    Q_EMIT models->activated(models->currentIndex());
    EXPECT_EQ(models->itemText(0), "All models (1 set)"_q);
    EXPECT_EQ(row("a.one"_q), "1 / All Yealink phones"_q);
    add(dialog, "b.password"_q, "CANARY"_q);
    ASSERT_TRUE(eventually([&] { return row("b.password"_q) == "•••••••• / Yealink T54W"_q; }));
    makes->setCurrentIndex(makes->findText("Poly"_q));
    Q_EMIT makes->activated(makes->currentIndex());
    EXPECT_EQ(table->model()->rowCount(), 0);
    EXPECT_FALSE(table->isVisible());
    save(dialog);
    const auto loaded = sample.ask([](changes::Workspace &w) { return w.load(SampleWorkspace::site); });
    const auto sets = std::get<domain::Site>(loaded->object).parameterSets;
    ASSERT_EQ(sets.size(), 2U);
    EXPECT_EQ(sets[0], (domain::ParameterSet{"Yealink", "", {{"a.one", "1"}}, {}}));
    EXPECT_TRUE(sets[1].sealedOverrides.contains("b.password") && sets[1].overrides.empty());
}

TEST_F(Parameters, GivenAnUnknownNameOrOneThatNoFileHoldsWhenTypedThenTheOneWarnsAndTheOtherIsRefused)
{
    auto *dialog = open(SampleWorkspace::jerry);
    type(*dialog, "parameterName", "features.nobody.knows"_q);
    const auto says = [&](const QString &part) {
        const auto labels = dialog->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
    };
    EXPECT_TRUE(says("Nothing is known of this parameter"_q));
    EXPECT_TRUE(child<QAbstractButton>(*dialog, "parameterAdd")->isEnabled()) << "it can be added nevertheless";
    add(dialog, "features.nobody.knows"_q, "1"_q);
    ASSERT_TRUE(eventually([&] { return row("features.nobody.knows"_q) == "1 / This phone"_q; }));
    EXPECT_TRUE(eventually([&] { return says("Nothing is known of this parameter for Yealink T54W"_q); }));
    EXPECT_TRUE(child<QAbstractButton>(*dialog, "parametersSave")->isEnabled());
    add(dialog, "a=b"_q, "1"_q);
    EXPECT_TRUE(eventually([&] { return says("cannot be the name of a parameter in this phone's file"_q); }));
    EXPECT_EQ(row("a=b"_q), "none"_q);
}

TEST_F(Parameters, GivenAnotherWindowsEditWhenSavedThenItIsToldAndNothingIsLost)
{
    auto *dialog = open(SampleWorkspace::jerry);
    add(dialog, "a.b"_q, "1"_q);
    ASSERT_TRUE(eventually([&] { return row("a.b"_q) == "1 / This phone"_q; }));
    sample.change<domain::Extension>(SampleWorkspace::jerry, [](domain::Extension &e) { e.name = *domain::Name::parse("Jerome"); });
    click(*dialog, "parametersSave");
    const auto *notice = child<QWidget>(*dialog, "parametersNotice");
    ASSERT_TRUE(eventually([&] { return notice->isVisible(); }));
    EXPECT_EQ(row("a.b"_q), "1 / This phone"_q);
    EXPECT_EQ(sample.extension().name.text(), "Jerome");
}

TEST_F(Parameters, GivenALockedWorkspaceWhenASecretIsTypedThenItMustBeUnlockedFirst)
{
    sample.reopen(items::Session::Unlock::None);
    auto *dialog = open(SampleWorkspace::jerry);
    type(*dialog, "parameterName", "wifi.1.password"_q);
    EXPECT_FALSE(child<QAbstractButton>(*dialog, "parameterAdd")->isEnabled());
    EXPECT_EQ(child<QLineEdit>(*dialog, "parameterValue")->echoMode(), QLineEdit::Password);
    type(*dialog, "parameterName", "features.dnd.enable"_q);
    EXPECT_TRUE(child<QAbstractButton>(*dialog, "parameterAdd")->isEnabled());
}

TEST_F(Parameters, GivenTheSettingsOfASiteWhenTheyAreSavedThenItsParametersStay)
{
    sample.change<domain::Site>(SampleWorkspace::site, [](domain::Site &site) { site.parameterSets = {{"Yealink", "", {{"a.b", "make"}}, {}}}; });
    auto *dialog = new views::SiteDialog(*sample.session, SampleWorkspace::site);
    const QPointer<views::SiteDialog> open(dialog);
    dialog->show();
    auto *button = child<QAbstractButton>(*dialog, "siteParametersButton");
    ASSERT_TRUE(eventually([&] { return button->isVisible(); }));
    button->click();
    guard = dialog->findChild<ParametersDialog *>();
    ASSERT_TRUE(guard);
    table = child<QTableView>(*guard, "parameterTable");
    ASSERT_TRUE(eventually([&] { return row("a.b"_q) == "make / All Yealink phones"_q; }));
    add(guard, "c.d"_q, "2"_q);
    ASSERT_TRUE(eventually([&] { return row("c.d"_q) == "2 / All Yealink phones"_q; }));
    save(guard);
    type(*dialog, "site_name", "Pine Forest"_q);
    ASSERT_TRUE(eventually([&] {
        const auto loaded = sample.ask([](changes::Workspace &w) { return w.load(SampleWorkspace::site); });
        return std::get<domain::Site>(loaded->object).parameterSets.at(0).overrides.size() == 2;
    }));
    QCoreApplication::processEvents(); // the dialog has its answer, which came before
    click(*dialog, "saveSite");
    ASSERT_TRUE(eventually([&] { return !open; }));
    const auto loaded = sample.ask([](changes::Workspace &w) { return w.load(SampleWorkspace::site); });
    const auto site = std::get<domain::Site>(loaded->object);
    EXPECT_EQ(site.name.text(), "Pine Forest");
    EXPECT_EQ(site.parameterSets, (std::vector<domain::ParameterSet>{{"Yealink", "", {{"a.b", "make"}, {"c.d", "2"}}, {}}}));
}
