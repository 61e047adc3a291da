#include "items/filediffmodel.h"

#include "support/qtext.h"

#include <gmock/gmock.h>
#include <QAbstractItemModelTester>

using pbx::changes::DiffLine;
using pbx::items::FileDiffModel;
using Side = FileDiffModel::Side;
using Type = DiffLine::Type;

using pbx::test::operator""_q;

namespace {

DiffLine equal(int number, const std::string &text)
{
    return {Type::Equal, number, number, text, text, {}, {}};
}

// Equal lines 1 … count, with a change instead of each line in changed.
std::vector<DiffLine> file(int count, const std::vector<int> &changed)
{
    std::vector<DiffLine> lines;
    for (int i = 1; i <= count; ++i) {
        if (std::count(changed.begin(), changed.end(), i) > 0)
            lines.push_back({Type::Changed, i, i, "key = 0", "key = 16", {6, 1}, {6, 2}});
        else
            lines.push_back(equal(i, "line " + std::to_string(i)));
    }
    return lines;
}

struct Diff : testing::Test {
    FileDiffModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST_F(Diff, folds_equal_lines_but_keeps_the_first_line_and_three_around_a_difference)
{
    model.setDiff(file(40, {16}));
    ASSERT_EQ(model.rowCount(), 1 + 1 + 3 + 1 + 3 + 1);
    EXPECT_EQ(model.index(0, 0).data().toString(), "line 1"_q);
    EXPECT_EQ(model.folded(1), 11);
    EXPECT_EQ(model.index(2, 1).data(FileDiffModel::NumberRole), 13);
    EXPECT_EQ(model.rowOfDifference(0), 5);
    EXPECT_EQ(model.folded(9), 21);
}

TEST_F(Diff, a_run_of_few_equal_lines_is_not_folded)
{
    model.setDiff(file(20, {1, 10}));
    EXPECT_EQ(model.rowCount(), 13 + 1); // 2–9 stay whole; 14–20 fold
    EXPECT_EQ(model.folded(13), 7);
}

TEST_F(Diff, unfolding_puts_every_line_in_its_place)
{
    model.setDiff(file(40, {16}));
    model.unfold(1);
    for (int row = 0; row < 15; ++row)
        EXPECT_EQ(model.index(row, 0).data().toString().toStdString(), "line " + std::to_string(row + 1));
    model.unfold(0); // not a fold: nothing happens
    EXPECT_EQ(model.folded(15), 0);
}

TEST_F(Diff, the_whole_file_shows_every_line_and_folds_again)
{
    model.setDiff(file(1000, {5, 500, 999}));
    const int folded = model.rowCount();
    model.setWholeFile(true);
    EXPECT_EQ(model.rowCount(), 1000);
    EXPECT_EQ(model.rowOfDifference(2), 998);
    model.setWholeFile(false);
    EXPECT_EQ(model.rowCount(), folded);
}

TEST_F(Diff, differences_are_runs_and_are_found_from_any_row)
{
    model.setDiff(file(60, {10, 11, 12, 40}));
    EXPECT_EQ(model.differences(), 2);
    EXPECT_EQ(model.differingLines(), 4);
    EXPECT_EQ(model.differenceAt(0), -1);
    EXPECT_EQ(model.differenceAt(model.rowOfDifference(0)), 0);
    EXPECT_EQ(model.differenceAt(model.rowCount() - 1), 1);
    EXPECT_EQ(model.rowOfDifference(2), -1);
}

TEST_F(Diff, a_file_that_is_new_has_lines_on_one_side_only)
{
    model.setDiff({{Type::After, 0, 1, {}, "a = 1", {}, {}}, {Type::After, 0, 2, {}, "b = 2", {}, {}}});
    EXPECT_EQ(model.text(Side::Before, 0, 1), ""_q);
    EXPECT_EQ(model.text(Side::After, 0, 1), "a = 1\nb = 2"_q);
    EXPECT_EQ(model.differences(), 1);
}

TEST_F(Diff, copying_a_fold_copies_its_lines)
{
    model.setDiff(file(30, {30}));
    EXPECT_EQ(model.text(Side::After, 0, model.rowCount() - 1).count(QLatin1Char('\n')), 29);
}

TEST_F(Diff, the_changed_word_keeps_its_place_behind_characters_of_many_bytes)
{
    model.setDiff({{Type::Changed, 1, 1, "Zoë 😀 = 0", "Zoë 😀 = 16", {12, 1}, {12, 2}}});
    const auto after = model.shown(0, Side::After);
    EXPECT_EQ(after.text.mid(after.spanStart, after.spanLength), "16"_q);
    const auto before = model.shown(0, Side::Before);
    EXPECT_EQ(before.text.mid(before.spanStart, before.spanLength), "0"_q);
}

TEST_F(Diff, control_characters_and_direction_overrides_are_shown_not_obeyed)
{
    model.setDiff({equal(1, "a\x1b[31m\u202Egpj.exe\u2066\x7f")});
    EXPECT_EQ(model.shown(0, Side::Before).text, QStringLiteral("a␛[31m⟨202e⟩gpj.exe⟨2066⟩␡"));
}

TEST_F(Diff, a_masked_line_says_so_and_a_span_beyond_the_text_does_no_harm)
{
    model.setDiff({{Type::Changed, 1, 1, "p = ••••••••", "p = ••••••••", {500, 9}, {4, 9000}}});
    EXPECT_TRUE(model.shown(0, Side::After).masked);
    EXPECT_EQ(model.shown(0, Side::Before).spanLength, 0);
}

TEST_F(Diff, an_empty_file_has_no_rows_and_no_difference)
{
    model.setDiff({});
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.differences(), 0);
    EXPECT_EQ(model.differenceAt(0), -1);
}

TEST_F(Diff, a_hundred_thousand_lines_fold_to_a_handful)
{
    model.setDiff(file(100'000, {50'000}));
    EXPECT_LT(model.rowCount(), 20);
    model.setWholeFile(true);
    EXPECT_EQ(model.rowCount(), 100'000);
}
