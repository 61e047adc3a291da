// Drags as the picture gets them, event by event; true ones with a mouse are in tests/drags.
#include "items/keycargo.h"
#include "keyeditor.h"
#include "keysupport.h"
#include "keytable.h"
#include "support/qtext.h"

#include <gtest/gtest.h>
#include <memory>
#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QTest>

using namespace pbx;
using namespace pbx::domain;
using namespace pbx::views;
using test::slot;
using test::operator""_q;

namespace {

class KeyDrag : public testing::Test {
protected:
    void SetUp() override
    {
        context.handset = QStringLiteral("jerry");
        editor.setHandset(context, test::keys(), test::keys());
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
    PhonePicture *picture() { return find<PhonePicture>("keyPicture"); }
    QString hint() { return find<QLabel>("keyHint")->text(); }
    [[nodiscard]] std::unique_ptr<QMimeData> own(const std::vector<const char *> &slots) const
    {
        items::KeyCargo cargo{context.handset, {}};
        for (const char *at : slots)
            cargo.keys.push_back({typeOf(editor.keys().at(slot(at))), editor.keys().at(slot(at)), slot(at)});
        return std::unique_ptr<QMimeData>(items::toMime(cargo, context));
    }
    [[nodiscard]] std::unique_ptr<QMimeData> fresh(const items::CargoKey &key) const
    {
        return std::unique_ptr<QMimeData>(items::toMime({{}, {key}}, context));
    }
    QPointF centre(const char *at) { return picture()->rectOf(slot(at)).center(); }
    // Whether the picture takes it there.
    bool over(const QMimeData &mime, const QPointF &at, Qt::KeyboardModifiers modifiers = {}, QWidget *where = nullptr)
    {
        const Qt::DropActions both = Qt::CopyAction | Qt::MoveAction;
        QWidget *target = where ? where : picture();
        QDragEnterEvent enter(at.toPoint(), both, &mime, Qt::LeftButton, modifiers);
        QApplication::sendEvent(target, &enter);
        EXPECT_TRUE(enter.isAccepted());
        QDragMoveEvent move(at.toPoint(), both, &mime, Qt::LeftButton, modifiers);
        QApplication::sendEvent(target, &move);
        return move.isAccepted();
    }
    void drop(const QMimeData &mime, const QPointF &at, Qt::KeyboardModifiers modifiers = {}, QWidget *where = nullptr)
    {
        ASSERT_TRUE(over(mime, at, modifiers, where));
        QDropEvent event(at, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, modifiers);
        QApplication::sendEvent(where ? where : picture(), &event);
    }
    KeyTable *table() { return find<KeyTable>("keyTable"); }
    QPoint row(int number) { return table()->visualRect(table()->model()->index(number, 1)).center(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        picture()->setFocus();
        QTest::keyClick(picture(), key, modifiers);
    }
    test::Themed themed;
    items::KeyContext context = test::context();
    KeyEditor editor;
};

TEST_F(KeyDrag, GivenAKeyOverAnother_WhenHeldThere_ThenTheSentenceTellsAndNothingHasChanged)
{
    const auto mime = own({"6"});
    EXPECT_TRUE(over(*mime, centre("4")));
    EXPECT_TRUE(hint().startsWith(QStringLiteral("Insert at key 4: keys 4 to 5 move down."))) << hint().toStdString();
    test::shot(editor, "drag-insert");
    EXPECT_EQ(editor.keys(), test::keys());
    QDragLeaveEvent leave;
    QApplication::sendEvent(picture(), &leave);
    EXPECT_EQ(hint(), QStringLiteral("Drag keys to move them, or press Space to pick one up."));
}

TEST_F(KeyDrag, WhenDropped_ThenItIsInserted_AndCtrlReplacesAndShiftSwaps_AndEachIsOneUndoStep)
{
    const KeyMap before = test::keys();
    drop(*own({"6"}), centre("4"));
    EXPECT_EQ(editor.keys().at(slot("4")), before.at(slot("6")));
    EXPECT_EQ(editor.keys().at(slot("6")), before.at(slot("5")));
    EXPECT_EQ(picture()->current(), slot("4"));
    editor.undoStack()->undo();
    EXPECT_EQ(editor.keys(), before);
    drop(*own({"6"}), centre("4"), Qt::ControlModifier);
    EXPECT_EQ(editor.keys().at(slot("4")), before.at(slot("6")));
    EXPECT_FALSE(editor.keys().contains(slot("6")));
    EXPECT_EQ(editor.keys().size(), before.size() - 1);
    editor.undoStack()->undo();
    drop(*own({"6"}), centre("4"), Qt::ShiftModifier);
    EXPECT_EQ(editor.keys().at(slot("4")), before.at(slot("6")));
    EXPECT_EQ(editor.keys().at(slot("6")), before.at(slot("4")));
    editor.undoStack()->undo();
    EXPECT_EQ(editor.keys(), before);
    EXPECT_FALSE(editor.isDirty());
}

TEST_F(KeyDrag, GivenAnExtensionAConditionOrAType_WhenDropped_ThenItBecomesAKey)
{
    drop(*fresh({KeyType::Monitor, MonitorKey{test::number("105"), {}}, {}}), centre("4"));
    EXPECT_EQ(editor.keys().at(slot("4")), Key(MonitorKey{test::number("105"), {}}));
    EXPECT_EQ(editor.keys().at(slot("7")), Key(DayNightKey{test::officeHours(), {}}));
    drop(*fresh({KeyType::DayNight, DayNightKey{test::holidays(), {}}, {}}), centre("m1.5"));
    EXPECT_TRUE(editor.keys().contains(slot("m1.5")));
    drop(*fresh({KeyType::Line, {}, {}}), centre("m1.6"));
    EXPECT_EQ(editor.keys().at(slot("m1.6")), Key(LineKey{}));
    EXPECT_EQ(editor.undoStack()->count(), 3);
}

TEST_F(KeyDrag, GivenASpeedDialOfThePalette_WhenDropped_ThenItsNumberIsAsked)
{
    drop(*fresh({KeyType::SpeedDial, {}, {}}), centre("m1.5"));
    EXPECT_EQ(editor.keys(), test::keys());
    EXPECT_EQ(picture()->current(), slot("m1.5"));
    EXPECT_FALSE(over(*fresh({KeyType::SpeedDial, {}, {}}), centre("1"))) << "Main Extension stays";
}

TEST_F(KeyDrag, GivenWhatCannotBePutThere_WhenHeldThere_ThenItIsRefusedWithTheReason)
{
    EXPECT_FALSE(over(*fresh({KeyType::Monitor, MonitorKey{test::number("999"), {}}, {}}), centre("4")));
    EXPECT_EQ(hint(), QStringLiteral("This site has no extension 999."));
    EXPECT_FALSE(over(*own({"4"}), centre("1"), Qt::ControlModifier));
    EXPECT_EQ(hint(), QStringLiteral("Main Extension can be moved, not replaced."));
    EXPECT_FALSE(over(*own({"4"}), QPointF(2, picture()->height() - 2)));
    EXPECT_EQ(hint(), QStringLiteral("Drop it on a key."));
    QMimeData text;
    text.setText(QStringLiteral("4"));
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &text, Qt::LeftButton, {});
    enter.ignore();
    QApplication::sendEvent(picture(), &enter);
    EXPECT_FALSE(enter.isAccepted()) << "not ours";
    EXPECT_EQ(editor.keys(), test::keys());
}

TEST_F(KeyDrag, WhenHeldOverAPageTab_ThenThePageTurns)
{
    const auto mime = own({"4"});
    // The tabs of the phone stand above its body.
    const QRectF first = picture()->rectOf(slot("1"));
    QPointF tab;
    for (double x = first.left(); x < picture()->width() && tab.isNull(); x += 4) {
        over(*mime, QPointF(x, 14));
        if (QTest::qWaitFor([&] { return picture()->page(0) == 1; }, x > first.left() + 60 ? 700 : 0))
            tab = QPointF(x, 14);
        if (x > first.left() + 200)
            break;
    }
    ASSERT_EQ(picture()->page(0), 1);
    drop(*mime, centre("12"));
    EXPECT_TRUE(editor.keys().contains(slot("12")));
    EXPECT_FALSE(editor.keys().contains(slot("4")));
}

TEST_F(KeyDrag, WhenDraggedOutOfThePicture_ThenItsKeysAreCleared_ButMainExtensionStays)
{
    const auto out = [this](const QMimeData &mime) {
        QDragEnterEvent enter(QPoint(20, 700), Qt::MoveAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&editor, &enter);
        QDragMoveEvent move(QPoint(20, 700), Qt::MoveAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&editor, &move);
        const QString said = hint();
        QDropEvent event(QPointF(20, 700), Qt::MoveAction, &mime, Qt::LeftButton, {});
        if (move.isAccepted())
            QApplication::sendEvent(&editor, &event);
        return said;
    };
    EXPECT_EQ(out(*own({"4", "5"})), QStringLiteral("Let go here: 2 keys cleared."));
    EXPECT_FALSE(editor.keys().contains(slot("4")));
    EXPECT_FALSE(editor.keys().contains(slot("5")));
    EXPECT_EQ(editor.undoStack()->count(), 1);
    EXPECT_EQ(out(*own({"1"})), QStringLiteral("Main Extension can be moved, not removed."));
    EXPECT_TRUE(editor.keys().contains(slot("1")));
}

TEST_F(KeyDrag, GivenTheKeyboardAlone_WhenPickedUpAndPutDown_ThenItIsAsDragging)
{
    const KeyMap before = test::keys();
    editor.select(slot("6"));
    press(Qt::Key_Space);
    EXPECT_TRUE(hint().startsWith(QStringLiteral("Picked up.")));
    editor.select(slot("4"));
    EXPECT_TRUE(hint().startsWith(QStringLiteral("Insert at key 4"))) << hint().toStdString();
    press(Qt::Key_Space);
    EXPECT_EQ(editor.keys().at(slot("4")), before.at(slot("6")));
    editor.undoStack()->undo();

    editor.select(slot("6"));
    press(Qt::Key_Space);
    editor.select(slot("4"));
    press(Qt::Key_Escape);
    EXPECT_EQ(hint(), QStringLiteral("Drag keys to move them, or press Space to pick one up."));
    EXPECT_EQ(editor.keys(), before);
    press(Qt::Key_Space);
    press(Qt::Key_Down);
    press(Qt::Key_Space, Qt::ControlModifier);
    EXPECT_EQ(editor.keys().size(), before.size() - 1) << "replaced";
}

TEST_F(KeyDrag, GivenSeveralSelectedKeys_WhenCleared_ThenItIsOneStep)
{
    editor.select(slot("4"));
    press(Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(picture()->marked(), (std::vector{slot("4"), slot("5")}));
    QTest::mouseClick(picture(), Qt::LeftButton, Qt::ControlModifier, centre("9").toPoint());
    EXPECT_EQ(picture()->marked(), (std::vector{slot("4"), slot("5"), slot("9")}));
    press(Qt::Key_Delete);
    EXPECT_EQ(editor.keys().size(), test::keys().size() - 3);
    EXPECT_EQ(editor.undoStack()->count(), 1);
    editor.undoStack()->undo();
    EXPECT_EQ(editor.keys(), test::keys());
}

TEST_F(KeyDrag, WhenCopiedAndPasted_ThenTheKeysAreThereTwice_AndOtherTextIsRefused)
{
    editor.select(slot("4"));
    press(Qt::Key_C, Qt::ControlModifier);
    editor.select(slot("m1.5"));
    press(Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(editor.keys().at(slot("m1.5")), test::keys().at(slot("4")));
    EXPECT_EQ(editor.keys().at(slot("4")), test::keys().at(slot("4")));
    QApplication::clipboard()->setText(QStringLiteral("nothing of ours"));
    press(Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(editor.undoStack()->count(), 1);
    EXPECT_EQ(find<QLabel>("keyStatus")->text(),
              QStringLiteral("Line 1: “nothing of ours” is neither an extension nor a condition of this site, nor a number to dial."));
}

TEST_F(KeyDrag, GivenTheTable_WhenKeysAreDroppedOnARow_ThenTheyStandThere_AndBehindTheLastOnTheFirstEmptyKey)
{
    const KeyMap before = test::keys();
    drop(*own({"6"}), row(3), {}, table()->viewport());
    EXPECT_EQ(editor.keys().at(slot("4")), before.at(slot("6")));
    EXPECT_EQ(editor.keys().at(slot("6")), before.at(slot("5")));
    editor.undoStack()->undo();
    drop(*fresh({KeyType::Line, {}, {}}), QPointF(60, table()->viewport()->height() - 4), {}, table()->viewport());
    EXPECT_EQ(editor.keys().at(slot("7")), Key(LineKey{}));
    EXPECT_FALSE(over(*own({"4"}), row(0), Qt::ControlModifier, table()->viewport()));
}

TEST_F(KeyDrag, GivenSeveralRowsOrKeysSelected_ThenPictureAndTableShowTheSame)
{
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, row(3));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, Qt::ShiftModifier, row(5));
    EXPECT_EQ(picture()->marked(), (std::vector{slot("4"), slot("5"), slot("6")}));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, Qt::ControlModifier, row(4));
    EXPECT_EQ(picture()->marked(), (std::vector{slot("4"), slot("6")}));
    QTest::mouseClick(picture(), Qt::LeftButton, Qt::ControlModifier, centre("9").toPoint());
    EXPECT_EQ(table()->selected(), (std::vector{slot("4"), slot("6"), slot("9")}));
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Delete);
    EXPECT_EQ(editor.keys().size(), test::keys().size() - 3);
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(table()->selected().size(), editor.keys().size());
    EXPECT_EQ(picture()->marked().size(), editor.keys().size());
}

TEST_F(KeyDrag, GivenTheMenuOfSelectedKeys_WhenAPageIsChosen_ThenTheyMoveToItsFirstEmptyKey)
{
    editor.select(slot("4"));
    press(Qt::Key_Down, Qt::ShiftModifier);
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(), picture()->mapToGlobal(QPoint(9, 9)));
    QApplication::sendEvent(picture(), &asked);
    auto *menu = editor.findChild<QMenu *>(QStringLiteral("keyMenu"));
    ASSERT_TRUE(menu);
    QMenu *pages = nullptr;
    for (QAction *action : menu->actions())
        pages = action->menu() ? action->menu() : pages;
    ASSERT_TRUE(pages);
    QStringList names;
    for (const QAction *action : pages->actions())
        names << action->text();
    EXPECT_EQ(names, (QStringList{"key 7 (page 1)"_q, "key 10 (page 2)"_q, "key 19 (page 3)"_q, "module 1, key 2 (page 1)"_q,
                                  "module 1, key 21 (page 2)"_q, "module 1, key 41 (page 3)"_q}));
    pages->actions().at(4)->trigger();
    menu->close();
    EXPECT_EQ(editor.keys().at(slot("m1.21")), test::keys().at(slot("4")));
    EXPECT_EQ(editor.keys().at(slot("m1.22")), test::keys().at(slot("5")));
    EXPECT_EQ(picture()->page(1), 1);
    EXPECT_EQ(editor.undoStack()->count(), 1);
}

TEST_F(KeyDrag, GivenThePalette_WhenReturnIsPressed_ThenTheNextEmptyKeyHasIt)
{
    editor.select(slot("2"));
    auto *people = find<QListView>("keyPalettePeople");
    people->setCurrentIndex(people->model()->index(2, 0)); // 104
    people->setFocus();
    QTest::keyClick(people, Qt::Key_Return);
    EXPECT_EQ(editor.keys().at(slot("7")), Key(MonitorKey{test::number("104"), {}}));
}

} // namespace
