#include "filediffview.h"
#include "support/qtext.h"
#include "theme.h"

#include <gmock/gmock.h>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace pbx;
using pbx::test::operator""_q;
using Type = changes::DiffLine::Type;

namespace {

struct View : testing::Test {
    items::FileDiffModel model;
    views::FileDiffView view;

    void SetUp() override
    {
        view.setModel(&model);
        view.resize(900, 300);
        view.show();
    }
    void fill(int equal)
    {
        std::vector<changes::DiffLine> lines;
        for (int i = 1; i <= equal; ++i)
            lines.push_back({Type::Equal, i, i, "line " + std::to_string(i), "line " + std::to_string(i), {}, {}});
        lines.push_back({Type::Changed, equal + 1, equal + 1, "key = 0", "key = 16", {6, 1}, {6, 2}});
        lines.push_back({Type::After, 0, equal + 2, {}, "label = Kramer", {}, {}});
        model.setDiff(std::move(lines));
    }
    void key(Qt::Key which, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(&view, which, with); }
};

} // namespace

TEST_F(View, keys_move_between_differences_and_the_caret_speaks)
{
    fill(40);
    QSignalSpy moved(&view, &views::FileDiffView::currentDifferenceChanged);
    EXPECT_EQ(view.spokenLine(), "Line 1, equal: line 1"_q);
    key(Qt::Key_F7);
    EXPECT_EQ(view.currentDifference(), 0);
    EXPECT_EQ(moved.count(), 1);
    EXPECT_EQ(view.spokenLine(), "Line 41, changed from key = 0 to key = 16"_q);
    key(Qt::Key_Down);
    EXPECT_EQ(view.spokenLine(), "Line 42, added: label = Kramer"_q);
    const auto *spoken = QAccessible::queryAccessibleInterface(&view);
    ASSERT_TRUE(spoken);
    EXPECT_EQ(spoken->text(QAccessible::Value), view.spokenLine());
}

TEST_F(View, selects_with_keys_and_copies_one_side)
{
    fill(1);
    key(Qt::Key_End, Qt::ControlModifier);
    key(Qt::Key_Home, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(view.selectedText(), "line 1\nkey = 16\nlabel = Kramer"_q);
    key(Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), view.selectedText());
    key(Qt::Key_Left, Qt::ControlModifier); // to the other side
    key(Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(view.selectedText(), "line 1\nkey = 0"_q);
}

TEST_F(View, a_fold_unfolds_by_key_and_by_click_and_copies_whole)
{
    fill(40);
    view.selectAll();
    EXPECT_EQ(view.selectedText().count(QLatin1Char('\n')), 41);
    key(Qt::Key_Home, Qt::ControlModifier);
    key(Qt::Key_Down);
    EXPECT_GT(model.folded(1), 0);
    key(Qt::Key_Space);
    EXPECT_EQ(model.folded(1), 0);
    fill(40);
    const int line = view.viewport()->fontMetrics().height();
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {100, line + line / 2});
    EXPECT_EQ(model.folded(1), 0);
}

TEST_F(View, selects_with_the_mouse)
{
    fill(1);
    const QPoint end(view.viewport()->width() - 5, 8);
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, {view.viewport()->width() / 2 + 60, 8});
    QTest::mouseMove(view.viewport(), end);
    QMouseEvent drag(QEvent::MouseMove, end, view.viewport()->mapToGlobal(end), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &drag);
    EXPECT_FALSE(view.selectedText().isEmpty());
    EXPECT_TRUE("line 1"_q.endsWith(view.selectedText())) << view.selectedText().toStdString();
}

TEST_F(View, wrapping_needs_no_sideways_scrolling)
{
    model.setDiff({{Type::Changed, 1, 1, std::string(500, 'a'), std::string(900, 'b'), {}, {}}});
    EXPECT_GT(view.horizontalScrollBar()->maximum(), 0);
    view.setWrap(true);
    EXPECT_EQ(view.horizontalScrollBar()->maximum(), 0);
    view.setWrap(false);
    EXPECT_GT(view.horizontalScrollBar()->maximum(), 0);
}

TEST_F(View, paints_its_own_colours_for_before_and_after)
{
    fill(0);
    const QImage image = view.viewport()->grab().toImage();
    const auto &theme = views::Theme::of(&view);
    EXPECT_EQ(image.pixelColor(image.width() / 2 - 10, 4), theme.diffBefore);
    EXPECT_EQ(image.pixelColor(image.width() - 10, 4), theme.diffAfter);
}

TEST_F(View, a_hundred_thousand_lines_scroll_to_the_end)
{
    fill(100'000);
    model.setWholeFile(true);
    key(Qt::Key_End, Qt::ControlModifier);
    EXPECT_EQ(view.spokenLine(), "Line 100002, added: label = Kramer"_q);
    EXPECT_EQ(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
}

TEST_F(View, an_empty_model_takes_every_key)
{
    for (const auto which : {Qt::Key_Down, Qt::Key_End, Qt::Key_F7, Qt::Key_Space, Qt::Key_A})
        key(which, Qt::ControlModifier);
    view.nextDifference();
    view.previousDifference();
    view.selectAll();
    EXPECT_EQ(view.selectedText(), QString());
    EXPECT_EQ(view.spokenLine(), QString());
}
