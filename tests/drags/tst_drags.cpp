// A mouse drags keys in a real window of a real X server.
#include "items/keycargo.h"
#include "keyeditor.h"
#include "keysupport.h"

#include <gtest/gtest.h>
#include <QDrag>
#include <QLabel>
#include <QListView>
#include <QTest>
#include <QTimer>
#include <QWindow>

using namespace pbx;
using namespace pbx::domain;
using namespace pbx::views;
using test::slot;

namespace {

class Drags : public testing::Test {
protected:
    void SetUp() override
    {
        items::KeyContext context = test::context();
        context.handset = QStringLiteral("jerry");
        editor.setHandset(context, test::keys(), test::keys());
        editor.setGeometry(20, 20, 1440, 820);
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
    // In the window.
    QPoint key(const char *at) { return picture()->mapTo(&editor, picture()->rectOf(slot(at)).center().toPoint()); }
    QPoint row(const char *list, int number)
    {
        auto *view = find<QListView>(list);
        return view->viewport()->mapTo(&editor, view->visualRect(view->model()->index(number, 0)).center());
    }

    enum class End : unsigned char { Drop, Escape };
    // The drag runs an event loop of its own within one of the moves; timers make the others and the release. Each step
    // starts the timer of the next one first: a timer does not fire again while it is being answered.
    void drag(const QPoint &from, const QPoint &to, End end = End::Drop)
    {
        constexpr int kMoves = 12;
        QWindow *window = editor.windowHandle();
        bool ended = false;
        const std::function<void(int)> play = [&](int step) {
            if (step > kMoves + 3) {
                ended = true;
                return;
            }
            QTimer::singleShot(20, &editor, [&play, step] { play(step + 1); });
            if (step <= kMoves)
                QTest::mouseEvent(QTest::MouseMove, window, Qt::NoButton, held, from + (to - from) * step / kMoves);
            else if (step == kMoves + 1)
                hint = find<QLabel>("keyHint")->text();
            else if (step == kMoves + 2 && end == End::Escape)
                QTest::keyClick(window, Qt::Key_Escape);
            else
                QTest::mouseRelease(window, Qt::LeftButton, held, to);
        };
        QTimer watchdog;
        watchdog.setSingleShot(true);
        QObject::connect(&watchdog, &QTimer::timeout, &watchdog, [] {
            ADD_FAILURE() << "the drag did not end";
            QDrag::cancel();
        });
        watchdog.start(10'000);
        QTest::mouseMove(window, from);
        QTest::mousePress(window, Qt::LeftButton, {}, from);
        QTimer::singleShot(20, &editor, [&play] { play(1); });
        QTest::mouseMove(window, from + QPoint(QApplication::startDragDistance() + 2, 2));
        EXPECT_TRUE(QTest::qWaitFor([&] { return ended; }, 10'000));
        QTest::qWait(50);
    }
    test::Themed themed;
    KeyEditor editor;
    QString hint;                                // while the key was held over the end
    Qt::KeyboardModifiers held = Qt::NoModifier; // on the way, not when the key is picked up
};

TEST_F(Drags, WhenAKeyIsDraggedOntoAnother_ThenItIsInsertedAndTheOthersShift)
{
    const KeyMap before = test::keys();
    drag(key("6"), key("4"));
    EXPECT_TRUE(hint.startsWith(QStringLiteral("Insert at key 4: keys 4 to 5 move down."))) << hint.toStdString();
    EXPECT_EQ(editor.keys().at(slot("4")), before.at(slot("6")));
    EXPECT_EQ(editor.keys().at(slot("5")), before.at(slot("4")));
    EXPECT_EQ(editor.keys().at(slot("6")), before.at(slot("5")));
    EXPECT_EQ(editor.undoStack()->count(), 1);
    editor.undoStack()->undo();
    EXPECT_EQ(editor.keys(), before);
}

TEST_F(Drags, WhenAKeyIsDraggedWithControl_ThenItReplacesTheOther)
{
    const KeyMap before = test::keys();
    held = Qt::ControlModifier;
    drag(key("6"), key("4"));
    EXPECT_TRUE(hint.startsWith(QStringLiteral("Replace key 4."))) << hint.toStdString();
    EXPECT_EQ(editor.keys().at(slot("4")), before.at(slot("6")));
    EXPECT_EQ(editor.keys().at(slot("5")), before.at(slot("5")));
    EXPECT_FALSE(editor.keys().contains(slot("6")));
}

TEST_F(Drags, WhenAKeyIsDraggedWithShift_ThenTheTwoAreSwapped)
{
    const KeyMap before = test::keys();
    held = Qt::ShiftModifier;
    drag(key("6"), key("4"));
    EXPECT_TRUE(hint.startsWith(QStringLiteral("Swap key 6 and key 4."))) << hint.toStdString();
    EXPECT_EQ(editor.keys().at(slot("4")), before.at(slot("6")));
    EXPECT_EQ(editor.keys().at(slot("5")), before.at(slot("5")));
    EXPECT_EQ(editor.keys().at(slot("6")), before.at(slot("4")));
}

TEST_F(Drags, WhenAKeyIsDraggedOntoTheModule_ThenItStandsThere)
{
    drag(key("5"), key("m1.12"));
    EXPECT_EQ(editor.keys().at(slot("m1.12")), test::keys().at(slot("5")));
    EXPECT_FALSE(editor.keys().contains(slot("5")));
}

TEST_F(Drags, WhenAKeyTypeIsDraggedFromThePalette_ThenItIsThere)
{
    drag(row("keyPaletteTypes", 0), key("7"));
    EXPECT_EQ(editor.keys().at(slot("7")), Key(LineKey{}));
}

TEST_F(Drags, WhenAnExtensionIsDraggedOntoAKey_ThenItIsMonitoredThere)
{
    drag(row("keyPalettePeople", 3), key("4"));
    EXPECT_EQ(editor.keys().at(slot("4")), Key(MonitorKey{test::number("105"), {}}));
    EXPECT_EQ(editor.keys().at(slot("5")), test::keys().at(slot("4")));
}

TEST_F(Drags, WhenAConditionIsDraggedOntoAKey_ThenItIsToggledThere)
{
    drag(row("keyPaletteConditions", 1), key("m1.3"));
    EXPECT_EQ(editor.keys().at(slot("m1.3")), Key(DayNightKey{test::holidays(), {}}));
}

TEST_F(Drags, WhenAKeyIsDraggedOutOfThePicture_ThenItIsCleared)
{
    drag(key("5"), row("keyPaletteTypes", 2));
    EXPECT_FALSE(editor.keys().contains(slot("5")));
    EXPECT_EQ(editor.keys().size(), test::keys().size() - 1);
}

TEST_F(Drags, WhenEscapeIsPressedOnTheWay_ThenNothingHasChanged)
{
    drag(key("6"), key("4"), End::Escape);
    EXPECT_EQ(editor.keys(), test::keys());
    EXPECT_EQ(editor.undoStack()->count(), 0);
    EXPECT_EQ(find<QLabel>("keyHint")->text(), QStringLiteral("Drag keys to move them, or press Space to pick one up."));
}

} // namespace
