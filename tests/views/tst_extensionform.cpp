#include "mainwindowtest.h"

#include "widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>

using namespace pbx;
using namespace pbx::views;
using pbx::test::MainWindows;
using pbx::test::SampleWorkspace;

namespace {

class ExtensionForms : public MainWindows {
protected:
    [[nodiscard]] FieldRow *row(const char *name) const { return find<FieldRow>(name); }
    void choose(const char *name, const char *text) const
    {
        auto *list = find<QComboBox>(name);
        const int index = list->findText(QString::fromUtf8(text));
        ASSERT_GE(index, 0) << text;
        list->setCurrentIndex(index);
        Q_EMIT list->activated(index);
    }
    void applied() const // so that there is a base to compare with
    {
        window->actions().applyChanges->trigger();
        ASSERT_TRUE(QTest::qWaitFor([&] { return find<QLabel>("statusRevision")->text() == QLatin1String("In sync with revision 1"); }, 30000));
        window->actions().viewChanges->trigger();
        ASSERT_TRUE(titled("101 Jerry"));
    }
};

} // namespace

TEST_F(ExtensionForms, GivenAnEditWhenItIsSavedThenItIsPendingAndUndoTakesItBack)
{
    applied();
    EXPECT_FALSE(window->actions().save->isEnabled());
    find<QSpinBox>("ringTime")->setValue(30);
    EXPECT_TRUE(find("editedMark")->isVisible());
    EXPECT_EQ(row("ringTimeRow")->mark(), FieldRow::Mark::Edited);
    window->actions().save->trigger();
    ASSERT_TRUE(
        soon([&] { return find<QLabel>("pendingTitle")->text() == QLatin1String("Pending changes (1)") && find("pendingBar")->isVisible(); }));
    EXPECT_TRUE(
        soon([&] { return row("ringTimeRow")->mark() == FieldRow::Mark::Pending && row("ringTimeRow")->note() == QLatin1String("was 40 s"); }));
    EXPECT_TRUE(row("ringTimeRow")->message().contains(QLatin1String("Set this on your PBX")));
    EXPECT_FALSE(find("editedMark")->isVisible());
    ASSERT_TRUE(soon([&] { return window->actions().undo->isEnabled(); }));
    window->actions().undo->trigger();
    EXPECT_TRUE(soon([&] { return find<QSpinBox>("ringTime")->value() == 40 && !find("pendingBar")->isVisible(); }));
}

TEST_F(ExtensionForms, GivenAWrongAndARightFieldWhenSavedThenTheRightIsStoredAndTheWrongKeepsItsText)
{
    type("extensionName", "Gerald");
    type("mac", "64:16:7F:00:00:02"); // of 102
    EXPECT_TRUE(soon([&] { return row("macRow")->message().contains(QLatin1String("102")); }));
    EXPECT_TRUE(find("mac")->property("invalid").toBool());
    window->actions().save->trigger();
    EXPECT_TRUE(titled("101 Gerald"));
    EXPECT_EQ(find<QLineEdit>("mac")->text(), QLatin1String("64:16:7F:00:00:02"));
    EXPECT_EQ(row("macRow")->mark(), FieldRow::Mark::Edited);
    EXPECT_EQ(data.extension().autoProvision->mac->toString(), "80:5E:C0:12:AB:01");
}

TEST_F(ExtensionForms, GivenAnyAddressSpellingWhenItIsTypedThenItsMakerIsNamedAndOneSpellingIsShownOnceSaved)
{
    type("mac", "805e.c012.ab77");
    EXPECT_TRUE(soon([&] { return row("macRow")->message() == QLatin1String("Yealink address, unique in this site"); }));
    window->actions().save->trigger();
    EXPECT_TRUE(soon([&] { return find<QLineEdit>("mac")->text() == QLatin1String("80:5E:C0:12:AB:77"); }));
}

TEST_F(ExtensionForms, GivenUnsavedInputWhenTheProgramEndsThenItIsThereAgain)
{
    type("extensionName", "half a na");
    type("mac", "80:5e:zz");
    restart();
    ASSERT_TRUE(titled("101 Jerry"));
    EXPECT_TRUE(soon([&] { return find<QLineEdit>("extensionName")->text() == QLatin1String("half a na"); }));
    EXPECT_EQ(find<QLineEdit>("mac")->text(), QLatin1String("80:5e:zz"));
    EXPECT_TRUE(find("editedMark")->isVisible());
    EXPECT_TRUE(soon([&] { return find<QLabel>("statusNews")->text().startsWith(QLatin1String("Draft of 101 is kept")); }));
}

TEST_F(ExtensionForms, GivenUnsavedInputWhenAnotherExtensionIsChosenThenItWaitsAndRevertEndsIt)
{
    type("extensionName", "Changed");
    window->showObject(SampleWorkspace::site, SampleWorkspace::kramer, domain::Kind::Extension);
    ASSERT_TRUE(titled("102 Kramer"));
    EXPECT_EQ(find<QLineEdit>("extensionName")->text(), QLatin1String("Kramer"));
    window->showObject(SampleWorkspace::site, SampleWorkspace::jerry, domain::Kind::Extension);
    ASSERT_TRUE(titled("101 Jerry"));
    EXPECT_TRUE(soon([&] { return find<QLineEdit>("extensionName")->text() == QLatin1String("Changed"); }));
    window->actions().revert->trigger();
    EXPECT_EQ(find<QLineEdit>("extensionName")->text(), QLatin1String("Jerry"));
    EXPECT_FALSE(window->actions().save->isEnabled());
}

TEST_F(ExtensionForms, GivenAMakeWhenItIsChosenThenTheListOfModelsFollowsAndLimitsAreTold)
{
    choose("make", "Cisco");
    auto *models = find<QComboBox>("model");
    EXPECT_GE(models->findText(QStringLiteral("SPA504G")), 0);
    EXPECT_LT(models->findText(QStringLiteral("T54W")), 0);
    EXPECT_EQ(models->currentIndex(), -1);
    EXPECT_TRUE(soon([&] { return !row("makeRow")->message().isEmpty(); })); // choose one
    choose("make", "Yealink");
    choose("model", "T19P_E2");
    EXPECT_TRUE(row("expansionModuleRow")->message().contains(QLatin1String("takes no expansion module")));
    EXPECT_FALSE(find("configureKeys")->isEnabled());
}

TEST_F(ExtensionForms, GivenAModelWithLessRoomWhenItIsChosenThenWhatDoesNotFitIsToldBeforeSavingAndComesBackWithTheModel)
{
    EXPECT_TRUE(find<QCheckBox>("expansionModule")->isChecked());
    choose("model", "T42S");
    EXPECT_FALSE(find<QCheckBox>("expansionModule")->isChecked());
    EXPECT_TRUE(soon([&] { return row("makeRow")->message().contains(QStringLiteral("1 × EXP50, 1 configured key of a module")); }))
        << row("makeRow")->message().toStdString();
    EXPECT_TRUE(data.extension().autoProvision->modules) << "nothing is saved yet";
    choose("model", "T54W");
    EXPECT_TRUE(find<QCheckBox>("expansionModule")->isChecked());
    EXPECT_FALSE(find("editedMark")->isVisible());
    EXPECT_TRUE(soon([&] { return row("makeRow")->message().isEmpty(); }));
}

TEST_F(ExtensionForms, GivenAModelWhoseFilesLackAFieldThenItIsDisabledWithTheReasonAndADoubtfulFactHasAMark)
{
    const render::Library &library = data.session->library();
    const auto *model = library.catalogue().model("Yealink", "T28P");
    ASSERT_TRUE(std::ranges::any_of(library.renderer().gaps(*model), [](const auto &gap) { return gap.pointer == items::field::kCallsPerLineKey; }));
    EXPECT_TRUE(find("callsPerLineKey")->isEnabled());
    choose("model", "T28P");
    EXPECT_FALSE(find("callsPerLineKey")->isEnabled());
    EXPECT_TRUE(soon([&] { return !row("callsPerLineKeyRow")->message().isEmpty(); }));
    EXPECT_TRUE(find("callsPerLineKey")->accessibleDescription().contains(row("callsPerLineKeyRow")->message()));

    FieldRow *keys = row("configureKeysRow");
    EXPECT_EQ(keys->hint().isEmpty(), std::ranges::find(model->unverified, "keys") == model->unverified.end());
    keys->setHint(QStringLiteral("No source tells."));
    EXPECT_TRUE(keys->findChild<QWidget *>(QStringLiteral("hint"))->isVisible());
    EXPECT_EQ(keys->findChild<QWidget *>(QStringLiteral("hint"))->toolTip(), QLatin1String("No source tells."));
    EXPECT_TRUE(keys->control()->accessibleDescription().contains(QLatin1String("No source tells.")));
}

TEST_F(ExtensionForms, GivenAStaticNetworkWhenItsAddressIsMissingOrWrongThenItSaysSo)
{
    EXPECT_FALSE(find("staticAddress")->isEnabled());
    find<QGroupBox>("advancedOptions")->setChecked(true);
    find<QRadioButton>("networkStatic")->click();
    EXPECT_TRUE(find("staticAddress")->isEnabled());
    EXPECT_TRUE(soon([&] { return row("staticAddressRow")->message().contains(QLatin1String("DHCP")); }));
    type("staticAddress", "192.168.001.5");
    EXPECT_TRUE(
        soon([&] { return !row("staticAddressRow")->message().contains(QLatin1String("DHCP")) && !row("staticAddressRow")->message().isEmpty(); }));
    type("staticAddress", "192.168.1.5");
    type("gateway", "192.168.1.1");
    EXPECT_TRUE(soon([&] { return row("staticAddressRow")->message().isEmpty(); }));
}

TEST_F(ExtensionForms, GivenAPasswordWhenTheEyeIsPressedThenItIsShownAndANewOneIsMadeByTheButton)
{
    auto *password = find<QLineEdit>("password");
    EXPECT_TRUE(password->text().isEmpty());
    find<QAction>("showPassword")->trigger();
    ASSERT_TRUE(soon([&] { return password->text() == QLatin1String("k7Q-wr82-Tz0m"); }));
    EXPECT_EQ(password->echoMode(), QLineEdit::Normal);
    EXPECT_FALSE(window->actions().save->isEnabled());
    QTest::mouseClick(find("newPassword"), Qt::LeftButton);
    EXPECT_EQ(password->text().size(), 16);
    const std::string made = password->text().toStdString();
    window->actions().save->trigger();
    EXPECT_TRUE(soon(
        [&] { return pbx::test::waitFor(data.session->run([](changes::Workspace &w) { return w.password(SampleWorkspace::jerry); })) == made; }));
    EXPECT_TRUE(soon([&] { return !window->actions().save->isEnabled(); }));
}

TEST_F(ExtensionForms, GivenAnotherProcessWhenItChangesAnEditedFieldThenTheInputStaysAndTheClashIsTold)
{
    type("extensionName", "Mine");
    ASSERT_TRUE(pbx::test::waitFor(data.session->run([](changes::Workspace &w) {
        const auto loaded = w.load(SampleWorkspace::jerry);
        auto extension = std::get<domain::Extension>(loaded->object);
        extension.name = *domain::Name::parse("Theirs");
        return w.edit("Elsewhere", {{extension.id, SampleWorkspace::site, domain::Kind::Extension, extension, loaded->version}});
    })));
    EXPECT_TRUE(soon([&] { return row("extensionNameRow")->message().contains(QLatin1String("Theirs")); }));
    EXPECT_EQ(find<QLineEdit>("extensionName")->text(), QLatin1String("Mine"));
    window->actions().save->trigger();
    EXPECT_TRUE(titled("101 Mine"));
}
