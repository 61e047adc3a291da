#include "keyeditor.h"

#include "keysupport.h"

#include <gtest/gtest.h>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace pbx;
using namespace pbx::domain;
using namespace pbx::views;
using test::slot;

namespace {

class Editor : public testing::Test {
protected:
    void SetUp() override
    {
        editor.setHandset(test::context(), test::keys(), test::keys());
        editor.resize(1440, 820);
        editor.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&editor));
    }
    template <class T> T *find(const char *name)
    {
        T *found = editor.findChild<T *>(QLatin1String(name));
        if (!found)
            throw std::runtime_error(std::string("no ") + name);
        return found;
    }
    void click(const char *name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    void trigger(const char *name) { find<QAction>(name)->trigger(); }
    PhonePicture *picture() { return find<PhonePicture>("keyPicture"); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        picture()->setFocus();
        QTest::keyClick(picture(), key, modifiers);
    }
    QString status() { return find<QLabel>("keyStatus")->text(); }
    void choose(const char *name, const QString &text)
    {
        auto *box = find<QComboBox>(name);
        const int index = box->findText(text);
        ASSERT_GE(index, 0) << text.toStdString();
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
    template <class K> const K *key(const char *at)
    {
        const auto found = editor.keys().find(slot(at));
        return found == editor.keys().end() ? nullptr : std::get_if<K>(&found->second);
    }
    test::Themed themed;
    KeyEditor editor;
};

TEST_F(Editor, GivenAHandset_WhenOpened_ThenItsFirstKeyIsSelectedAndNothingIsToBeSaved)
{
    EXPECT_EQ(picture()->current(), slot("1"));
    EXPECT_FALSE(editor.isDirty());
    EXPECT_FALSE(find<QPushButton>("keySave")->isEnabled());
    EXPECT_EQ(find<QLabel>("keySubtitle")->text(), QStringLiteral("Yealink T54W, 27 keys, and EXP50, 60 keys"));
    EXPECT_EQ(find<QPushButton>("keyBack")->text(), QStringLiteral("Back to 101 Jerry"));
    EXPECT_EQ(find<QTableView>("keyTable")->model()->rowCount(), 9);
    test::shot(editor, "editor");
}

TEST_F(Editor, GivenPictureAndTable_WhenOneSelects_ThenTheOtherFollows)
{
    auto *table = find<QTableView>("keyTable");
    editor.select(slot("4"));
    EXPECT_EQ(table->currentIndex().row(), 3);
    table->setCurrentIndex(table->model()->index(8, 0));
    EXPECT_EQ(picture()->current(), slot("m1.1"));
    editor.select(slot("7")); // empty
    EXPECT_FALSE(table->currentIndex().isValid());
    EXPECT_EQ(find<QLabel>("keyDetailTitle")->text(), QStringLiteral("Key 7"));
}

TEST_F(Editor, GivenAnEmptyKey_WhenLettersArePressed_ThenItsTypeIsSetAndUndoTakesItBack)
{
    editor.select(slot("7"));
    press(Qt::Key_M);
    ASSERT_TRUE(key<MonitorKey>("7"));
    EXPECT_EQ(key<MonitorKey>("7")->extension.text(), "104");
    press(Qt::Key_D);
    EXPECT_TRUE(key<DayNightKey>("7"));
    press(Qt::Key_U);
    EXPECT_TRUE(key<UnusedKey>("7"));
    press(Qt::Key_L);
    EXPECT_TRUE(key<LineKey>("7"));
    EXPECT_TRUE(editor.isDirty());
    trigger("keyUndo");
    EXPECT_TRUE(key<UnusedKey>("7"));
    for (int i = 0; i < 3; ++i)
        trigger("keyUndo");
    EXPECT_EQ(editor.keys(), test::keys());
    EXPECT_FALSE(editor.isDirty());
    EXPECT_FALSE(find<QAction>("keyUndo")->isEnabled());
    for (int i = 0; i < 4; ++i)
        trigger("keyRedo");
    EXPECT_TRUE(key<LineKey>("7"));
}

TEST_F(Editor, GivenASpeedDial_WhenItsNumberIsMissing_ThenNothingIsSetUntilItIsTyped)
{
    editor.select(slot("7"));
    press(Qt::Key_S);
    EXPECT_FALSE(editor.isDirty());
    auto *number = find<QLineEdit>("keyDetailNumber");
    EXPECT_TRUE(number->isVisible());
    QTest::keyClicks(number, QStringLiteral("x"));
    EXPECT_FALSE(editor.isDirty());
    number->selectAll();
    QTest::keyClicks(number, QStringLiteral("1300 975"));
    ASSERT_TRUE(key<SpeedDialKey>("7"));
    EXPECT_EQ(key<SpeedDialKey>("7")->number.text(), "1300975");
    EXPECT_EQ(number->text(), QStringLiteral("1300 975")); // what is typed is not disturbed
    // Typing is one step, and what was typed after the first digit is part of it.
    const int steps = editor.undoStack()->count();
    EXPECT_LE(steps, 2);
}

TEST_F(Editor, GivenAMonitor_WhenExtensionAndLabelChange_ThenTheLabelFollowsOnlyWhereItShould)
{
    editor.select(slot("8")); // follows
    EXPECT_TRUE(find<QCheckBox>("keyDetailFollow")->isChecked());
    EXPECT_EQ(find<QLineEdit>("keyDetailLabel")->text(), QStringLiteral("Elaine"));
    EXPECT_EQ(find<QLabel>("keyDetailPickup")->text(), QStringLiteral("**103 while it rings; else it calls 103"));
    choose("keyDetailExtension", QStringLiteral("105 Susan"));
    EXPECT_EQ(key<MonitorKey>("8")->extension.text(), "105");
    EXPECT_TRUE(key<MonitorKey>("8")->label.empty());
    EXPECT_EQ(find<QLineEdit>("keyDetailLabel")->text(), QStringLiteral("Susan"));

    auto *label = find<QLineEdit>("keyDetailLabel");
    label->setFocus();
    label->selectAll();
    QTest::keyClicks(label, QStringLiteral("Front desk"));
    EXPECT_EQ(key<MonitorKey>("8")->label.text(), "Front desk");
    EXPECT_FALSE(find<QCheckBox>("keyDetailFollow")->isChecked());
    choose("keyDetailExtension", QStringLiteral("104 Newman"));
    EXPECT_EQ(key<MonitorKey>("8")->label.text(), "Front desk");
    picture()->setFocus();
    find<QCheckBox>("keyDetailFollow")->click();
    EXPECT_TRUE(key<MonitorKey>("8")->label.empty());
}

TEST_F(Editor, GivenALabelThatIsTooLong_WhenTyped_ThenASentenceStandsBesideItAndTheKeyKeepsItsOwn)
{
    editor.select(slot("4"));
    auto *label = find<QLineEdit>("keyDetailLabel");
    label->setFocus();
    label->selectAll();
    QTest::keyClicks(label, QString(70, u'x'));
    EXPECT_EQ(key<MonitorKey>("4")->label.text().size(), 64U);
    EXPECT_EQ(label->text().size(), 70);
}

TEST_F(Editor, GivenMainExtension_WhenSomebodyTriesToLoseIt_ThenItIsRefusedWithASentence)
{
    editor.select(slot("1"));
    press(Qt::Key_M);
    EXPECT_TRUE(key<MainKey>("1"));
    EXPECT_TRUE(status().contains(QStringLiteral("Main Extension"))) << status().toStdString();
    press(Qt::Key_Delete);
    EXPECT_TRUE(key<MainKey>("1"));
    EXPECT_FALSE(find<QComboBox>("keyDetailType")->isEnabled());
    EXPECT_FALSE(find<QPushButton>("keyDetailRemove")->isEnabled());
    press(Qt::Key_Down, Qt::AltModifier);
    EXPECT_TRUE(key<MainKey>("2"));
    EXPECT_EQ(picture()->current(), slot("2"));
    EXPECT_FALSE(editor.keys().empty());
}

TEST_F(Editor, GivenTheTable_WhenItHasTheFocus_ThenTheSameKeysWorkThere)
{
    auto *table = find<QTableView>("keyTable");
    table->setFocus();
    editor.select(slot("5"));
    QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
    EXPECT_TRUE(key<SpeedDialKey>("4"));
    EXPECT_EQ(table->currentIndex().row(), 3);
    QTest::keyClick(table, Qt::Key_U);
    EXPECT_TRUE(key<UnusedKey>("4"));
    QTest::keyClick(table, Qt::Key_Delete);
    EXPECT_FALSE(editor.keys().contains(slot("4")));
    EXPECT_EQ(picture()->current(), slot("4"));
    EXPECT_EQ(table->model()->rowCount(), 8);
}

TEST_F(Editor, GivenTheMenu_WhenAKeyIsAdded_ThenItComesToTheNextEmptyPlace_AndAFullPhoneSaysSo)
{
    editor.select(slot("8"));
    trigger("keyAddLine");
    EXPECT_TRUE(key<LineKey>("10"));
    EXPECT_EQ(picture()->page(0), 1);
    KeyMap full;
    const items::KeyContext small = test::context("Cisco", "SPA504G", {});
    full.emplace(slot("1"), MainKey{});
    for (const char *place : {"2", "3", "4"})
        full.emplace(slot(place), LineKey{});
    editor.setHandset(small, full, full);
    trigger("keyAddLine");
    EXPECT_EQ(editor.keys(), full);
    EXPECT_EQ(status(), QStringLiteral("All keys are taken. Clear one first."));
}

TEST_F(Editor, GivenChanges_WhenSavedOrLeft_ThenTheKeysGoOutOnce)
{
    QSignalSpy saved(&editor, &KeyEditor::saved);
    QSignalSpy left(&editor, &KeyEditor::left);
    QSignalSpy dirty(&editor, &KeyEditor::dirtyChanged);
    editor.select(slot("4"));
    press(Qt::Key_Delete);
    EXPECT_EQ(dirty.size(), 1);
    click("keySave");
    ASSERT_EQ(saved.size(), 1);
    EXPECT_FALSE(test::as<KeyMap>(saved[0][0]).contains(slot("4")));
    EXPECT_FALSE(editor.isDirty());
    EXPECT_EQ(dirty.size(), 2);
    click("keyCancel");
    click("keyBack");
    EXPECT_EQ(left.size(), 2);
}

TEST_F(Editor, GivenAnUnsavedStep_WhenItIsDone_ThenItGoesOutForTheDraftAndCancelGivesTheStoredKeysAgain)
{
    QSignalSpy edited(&editor, &KeyEditor::edited);
    editor.select(slot("4"));
    press(Qt::Key_Delete);
    ASSERT_EQ(edited.size(), 1);
    const KeyMap draft = test::as<KeyMap>(edited[0][0]);
    EXPECT_FALSE(draft.contains(slot("4")));
    click("keyBack");
    EXPECT_EQ(edited.size(), 1) << "the draft stays";
    editor.setHandset(test::context(), draft, test::keys());
    EXPECT_EQ(edited.size(), 1) << "to open is no edit";
    EXPECT_TRUE(editor.isDirty());
    click("keyCancel");
    ASSERT_EQ(edited.size(), 2);
    EXPECT_EQ(test::as<KeyMap>(edited[1][0]), test::keys());
}

TEST_F(Editor, GivenAPhoneWithFewerKeys_WhenOpened_ThenWhatDoesNotFitIsKeptAndSaid)
{
    editor.setHandset(test::context("Cisco", "SPA504G", ExpansionModules{"SPA500S", 2}), test::keys(), test::keys());
    EXPECT_EQ(editor.keys(), test::keys());
    EXPECT_TRUE(status().contains(QStringLiteral("do not fit"))) << status().toStdString();
    // Such a key can be selected in the table and cleared; the phone's own keys are not touched by it.
    auto *table = find<QTableView>("keyTable");
    table->setCurrentIndex(table->model()->index(5, 0)); // key 6
    trigger("keyClear");
    EXPECT_FALSE(editor.keys().contains(slot("6")));
    EXPECT_EQ(editor.keys().size(), test::keys().size() - 1);
    test::shot(editor, "editor-spa");
}

TEST_F(Editor, GivenAPhoneWithoutKeys_WhenOpened_ThenItSaysThatItsExtensionIsItsAccount)
{
    editor.setHandset(test::context("Yealink", "T19", {}), {}, {});
    EXPECT_TRUE(find<QWidget>("keyNone")->isVisible());
    for (const QAction *command : editor.commands())
        EXPECT_FALSE(command->isEnabled()) << command->objectName().toStdString();
    EXPECT_FALSE(editor.isDirty());
}

TEST_F(Editor, GivenThePreview_WhenStatesAreTried_ThenThePictureTellsThemAndPlayStops)
{
    click("keyPreviewRinging");
    EXPECT_TRUE(picture()->spoken(slot("4")).endsWith(QStringLiteral("102 Kramer, ringing")));
    click("keyPreviewNight");
    EXPECT_TRUE(picture()->spoken(slot("6")).endsWith(QStringLiteral("*281 Office Hours, Night")));
    click("keyPreviewPlay");
    const QString first = picture()->spoken(slot("4"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return picture()->spoken(slot("4")) != first; }, 10'000));
    click("keyPreviewIdle");
    EXPECT_FALSE(find<QPushButton>("keyPreviewPlay")->isChecked());
    EXPECT_TRUE(picture()->spoken(slot("4")).endsWith(QStringLiteral("102 Kramer, idle")));
    EXPECT_FALSE(editor.isDirty());
}

TEST_F(Editor, GivenViewsAndZoom_WhenChosen_ThenPartsHideAndThePictureGrows)
{
    click("keyShowTable");
    EXPECT_FALSE(picture()->isVisible());
    click("keyShowPicture");
    EXPECT_FALSE(find<QTableView>("keyTable")->isVisible());
    click("keyShowBoth");
    EXPECT_TRUE(picture()->isVisible());
    const double before = picture()->scale();
    click("keyZoomIn");
    EXPECT_GT(picture()->scale(), before);
    click("keyZoomFit");
    EXPECT_EQ(picture()->zoom(), 0);
    Theme::setScheme(Theme::Scheme::Dark);
    QApplication::processEvents();
    test::shot(editor, "editor-dark");
    Theme::setScheme(Theme::Scheme::Light);
}

TEST_F(Editor, GivenTheSmallestWindow_WhenShown_ThenTheTableGoesBeneathThePictureAndBothCanBeUsed)
{
    auto *table = find<QTableView>("keyTable");
    auto *area = find<QWidget>("keyPictureArea");
    editor.resize(1024, 700);
    const auto beneath = [&] { return table->mapTo(&editor, QPoint()).y() >= area->mapTo(&editor, QPoint()).y() + area->height(); };
    EXPECT_TRUE(QTest::qWaitFor([&] { return beneath() && area->height() >= 160 && table->width() >= 300; }, 5000))
        << area->height() << ' ' << table->width();
    EXPECT_LE(editor.minimumSizeHint().width(), 1024);
    test::shot(editor, "editor-small");
    editor.resize(1440, 820);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !beneath() && area->width() > 800 && table->height() > 200; }, 5000)) << area->width();
}

TEST_F(Editor, GivenTheCommands_WhenListed_ThenEachHasANameATextAndATooltip)
{
    QSet<QString> names;
    for (const QAction *command : editor.commands()) {
        EXPECT_FALSE(command->objectName().isEmpty());
        EXPECT_FALSE(command->text().isEmpty());
        EXPECT_FALSE(command->toolTip().isEmpty());
        names.insert(command->objectName());
    }
    EXPECT_EQ(names.size(), editor.commands().size());
    EXPECT_GE(names.size(), 10);
}

} // namespace
