// Whatever is done to a handset's keys in whatever order: undo and redo lead to what was there before.
#include "keyeditor.h"
#include "keysupport.h"
#include "support/volume.h"

#include <gtest/gtest.h>
#include <QAction>
#include <QTest>
#include <random>

using namespace pbx;
using namespace pbx::domain;
using namespace pbx::views;
using test::slot;

namespace {

TEST(KeyHistory, GivenRandomCommands_WhenUndoneAndRedone_ThenTheKeysAreWhatTheyWere)
{
    const test::Themed themed;
    KeyEditor editor;
    items::KeyContext context = test::context();
    context.handset = QStringLiteral("jerry");
    editor.setHandset(context, test::keys(), test::keys());
    editor.resize(1440, 820);
    editor.show();
    auto *picture = editor.findChild<PhonePicture *>(QStringLiteral("keyPicture"));
    const std::vector<SlotId> places = context.places();
    std::mt19937 random(20261123);
    const auto pick = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random); };
    const auto trigger = [&](const char *name) { editor.findChild<QAction *>(QLatin1String(name))->trigger(); };
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(picture, key, modifiers); };
    constexpr const char *kCommands[] = {"keyAddLine",  "keyAddMonitor", "keyAddDayNight", "keyAddUnused", "keyUp",         "keyDown", "keyClear",
                                         "keyClearAll", "keyFillSite",   "keyFillOffice",  "keySortLabel", "keySortNumber", "keyCopy", "keyPaste"};
    std::vector<KeyMap> states{editor.keys()}; // states[i]: after the stack's first i steps
    int undone = 0;
    const std::size_t rounds = test::volume(10'000, 100'000);
    for (std::size_t round = 0; round < rounds; ++round) {
        const int before = editor.undoStack()->index();
        editor.select(places[pick(30)]);
        const std::size_t what = pick(27);
        if (what < std::size(kCommands)) {
            trigger(kCommands[what]);
        } else if (what < 18) {
            press(what % 2 == 0 ? Qt::Key_Space : Qt::Key_Down, what == 15 ? Qt::ShiftModifier : Qt::NoModifier);
            editor.select(places[pick(30)]);
            press(Qt::Key_Space, what == 16 ? Qt::ControlModifier : what == 17 ? Qt::ShiftModifier : Qt::NoModifier);
        } else if (what < 20) {
            press(Qt::Key_Down, Qt::ShiftModifier);
            press(Qt::Key_Delete);
        } else if (what < 25) {
            editor.undoStack()->undo();
            ++undone;
        } else {
            editor.undoStack()->redo();
        }
        press(Qt::Key_Escape);
        const auto now = static_cast<std::size_t>(editor.undoStack()->index());
        if (what < 20 && now != static_cast<std::size_t>(before)) {
            states.resize(now);
            states.push_back(editor.keys());
        }
        ASSERT_LT(now, states.size());
        ASSERT_EQ(editor.keys(), states[now]) << "round " << round << ", step " << what;
        ASSERT_EQ(
            std::count_if(editor.keys().begin(), editor.keys().end(), [](const auto &key) { return std::holds_alternative<MainKey>(key.second); }),
            1);
    }
    EXPECT_GT(undone, 100);
    EXPECT_GT(states.size(), 20U);
    while (editor.undoStack()->canUndo())
        editor.undoStack()->undo();
    EXPECT_EQ(editor.keys(), test::keys());
    EXPECT_FALSE(editor.isDirty());
    while (editor.undoStack()->canRedo())
        editor.undoStack()->redo();
    EXPECT_EQ(editor.keys(), states.back());
}

} // namespace
