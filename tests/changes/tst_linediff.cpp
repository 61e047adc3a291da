#include "changes/linematch.h"
#include "changes/plan.h"

#include <gmock/gmock.h>

#include <ctime>
#include <random>

namespace pbx::changes {
namespace {

using Type = DiffLine::Type;

std::string lines(const std::vector<std::string> &all)
{
    std::string out;
    for (const std::string &line : all)
        out += line + "\n";
    return out;
}

std::string shape(const std::vector<DiffLine> &diff)
{
    std::string out;
    for (const DiffLine &line : diff)
        out += "=-+~"[static_cast<int>(line.type)];
    return out;
}

// What a diff claims of its sides, put together again.
void expectFaithful(const std::string &before, const std::string &after, const std::vector<DiffLine> &diff)
{
    std::vector<std::string> a;
    std::vector<std::string> b;
    for (const DiffLine &line : diff) {
        if (line.type != Type::After) {
            a.push_back(line.before);
            EXPECT_EQ(line.numberBefore, static_cast<int>(a.size()));
        }
        if (line.type != Type::Before) {
            b.push_back(line.after);
            EXPECT_EQ(line.numberAfter, static_cast<int>(b.size()));
        }
        if (line.type == Type::Equal) {
            EXPECT_EQ(line.before, line.after);
        }
        if (line.type == Type::Changed) {
            EXPECT_NE(line.before, line.after);
        }
    }
    const auto text = [](std::string_view whole) {
        std::vector<std::string> out;
        for (const std::string_view line : splitLines(whole))
            out.emplace_back(line);
        return out;
    };
    EXPECT_EQ(a, text(before));
    EXPECT_EQ(b, text(after));
}

TEST(LineDiff, EqualTextsHaveOnlyEqualLines)
{
    const std::string text = lines({"a", "", "b"});
    EXPECT_EQ(shape(lineDiff(text, text)), "===");
    EXPECT_TRUE(lineDiff("", "").empty());
}

TEST(LineDiff, AFileThatIsNewHasOnlyAfterLines)
{
    EXPECT_EQ(shape(lineDiff("", lines({"a", "b"}))), "++");
    EXPECT_EQ(shape(lineDiff(lines({"a", "b"}), "")), "--");
}

TEST(LineDiff, SimilarLinesStandSideBySideWithWhatDiffersMarked)
{
    const auto diff = lineDiff(lines({"x", "linekey.4.type = 0", "linekey.5.type = 0", "y"}),
                               lines({"x", "linekey.4.type = 16", "linekey.4.value = 102", "linekey.4.label = Kramer", "linekey.5.type = 13", "y"}));
    ASSERT_EQ(shape(diff), "=~++~=");
    EXPECT_EQ(diff[1].before, "linekey.4.type = 0");
    EXPECT_EQ(diff[1].after, "linekey.4.type = 16");
    EXPECT_EQ(diff[1].spanBefore.offset, 17U);
    EXPECT_EQ(diff[1].spanBefore.length, 1U);
    EXPECT_EQ(diff[1].after.substr(diff[1].spanAfter.offset, diff[1].spanAfter.length), "16");
    EXPECT_EQ(diff[4].before, "linekey.5.type = 0");
}

TEST(LineDiff, LinesWithNothingInCommonAreNotPaired)
{
    EXPECT_EQ(shape(lineDiff("abc\n", "xyz\n")), "-+");
}

TEST(LineDiff, SpansNeverCutACharacterInTwo)
{
    // é and è share their first byte, ä and Ĥ¤ share a last one.
    for (const auto &[before, after] :
         std::vector<std::pair<std::string, std::string>>{{"name = é", "name = è"}, {"name = \xC3\xA4x", "name = \xC4\xA4x"}}) {
        const auto diff = lineDiff(before + "\n", after + "\n");
        ASSERT_EQ(shape(diff), "~");
        EXPECT_EQ(diff[0].spanBefore.offset, 7U);
        EXPECT_EQ(diff[0].spanBefore.length, 2U);
        EXPECT_EQ(diff[0].spanAfter.length, 2U);
    }
}

TEST(LineDiff, FindsAShortestScript)
{
    // The example of Myers' paper: five differences.
    const auto diff = matchLines(splitLines("A\nB\nC\nA\nB\nB\nA"), splitLines("C\nB\nA\nB\nA\nC"));
    EXPECT_EQ(diff.size(), 4U);
}

TEST(LineDiff, RandomTextsAreToldFaithfully)
{
    std::mt19937 random(7);
    for (int round = 0; round < 400; ++round) {
        const auto text = [&random] {
            std::string out;
            const int count = static_cast<int>(random() % 30);
            for (int i = 0; i < count; ++i)
                out += "key." + std::to_string(random() % 6) + " = " + std::to_string(random() % 3) + "\n";
            return out;
        };
        const std::string before = text();
        const std::string after = text();
        expectFaithful(before, after, lineDiff(before, after));
    }
}

TEST(LineDiff, HugeTextsThatDifferEverywhereDoNotHang)
{
    std::string before;
    std::string after;
    for (int i = 0; i < 20'000; ++i) {
        before += "before " + std::to_string(i * 7919 % 20'000) + "\n";
        after += (i % 3 == 0 ? "before " : "after ") + std::to_string(i) + "\n";
    }
    const std::clock_t start = std::clock(); // of this process: a busy machine does not count
    const auto diff = lineDiff(before, after);
    const auto seconds = (std::clock() - start) / CLOCKS_PER_SEC;
    expectFaithful(before, after, diff);
    EXPECT_LT(seconds, 20); // a quadratic one needs minutes
}

TEST(UnifiedDiff, ShowsThreeLinesOfContextAndWhereTheyStand)
{
    std::string before;
    for (int i = 1; i <= 20; ++i)
        before += "line " + std::to_string(i) + "\n";
    std::string after = before;
    after.replace(after.find("line 10\n"), 8, "line ten\nmore\n");
    EXPECT_EQ(unifiedDiff({"x.cfg", before, after, "1", "2"}),
              "--- a/x.cfg\n+++ b/x.cfg\n@@ -7,7 +7,8 @@\n line 7\n line 8\n line 9\n-line 10\n+line ten\n+more\n line 11\n line 12\n line 13\n");
}

TEST(UnifiedDiff, NamesAFileThatIsNewOrGone)
{
    EXPECT_EQ(unifiedDiff({"x.cfg", "", "a\n", "", "2"}), "--- /dev/null\n+++ b/x.cfg\n@@ -0,0 +1 @@\n+a\n");
    EXPECT_EQ(unifiedDiff({"x.cfg", "a\n", "", "1", ""}), "--- a/x.cfg\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n");
}

TEST(UnifiedDiff, TellsAMissingNewlineAtTheEnd)
{
    EXPECT_EQ(unifiedDiff({"x.cfg", "a\nb", "a\nc", "1", "2"}),
              "--- a/x.cfg\n+++ b/x.cfg\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, KeepsFarChangesInHunksOfTheirOwn)
{
    std::string before;
    for (int i = 1; i <= 30; ++i)
        before += std::to_string(i) + "\n";
    std::string after = "new\n" + before + "end\n";
    const std::string diff = unifiedDiff({"x", before, after, "1", "2"});
    EXPECT_THAT(diff, ::testing::HasSubstr("@@ -1,3 +1,4 @@\n+new\n 1\n"));
    EXPECT_THAT(diff, ::testing::HasSubstr("@@ -28,3 +29,4 @@\n 28\n 29\n 30\n+end\n"));
}

} // namespace
} // namespace pbx::changes
