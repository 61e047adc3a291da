#include "changes/masks.h"

#include <gmock/gmock.h>

namespace pbx::changes {
namespace {

using render::ByteRange;

const std::string kDots = kMask;

TEST(Masks, ReplaceEachSecretAndNothingElse)
{
    EXPECT_EQ(masked("user=101\npass=hunter2\nadmin=x9\n", {{14, 7}, {28, 2}}), "user=101\npass=" + kDots + "\nadmin=" + kDots + "\n");
    EXPECT_EQ(masked("nothing here\n", {}), "nothing here\n");
}

TEST(Masks, TakeRangesInAnyOrderAndOverlapping)
{
    EXPECT_EQ(masked("abcdefgh", {{4, 2}, {1, 2}}), "a" + kDots + "d" + kDots + "gh");
    EXPECT_EQ(masked("abcdefgh", {{1, 4}, {3, 3}}), "a" + kDots + "gh");
    EXPECT_EQ(masked("abcdefgh", {{1, 6}, {2, 1}}), "a" + kDots + "h");
}

TEST(Masks, RangesBeyondTheTextNeverReadPastIt)
{
    EXPECT_EQ(masked("abc", {{1, 1000}}), "a" + kDots);
    EXPECT_EQ(masked("abc", {{50, 2}}), "abc");
    EXPECT_EQ(masked("abc", {{2, static_cast<std::size_t>(-1)}}), "ab" + kDots);
    EXPECT_EQ(masked("abc", {{1, 0}}), "abc");
}

TEST(Masks, ShowControlCharactersAndBrokenBytesSpelledOut)
{
    EXPECT_EQ(masked("a\x1b[31m\r\nb\xff\tc", {}), "a\\x1B[31m\\x0D\nb\\xFF\tc");
    EXPECT_EQ(masked("Zoë 😀", {}), "Zoë 😀");
}

TEST(Masks, ASecretThatDiffersIsToldButNotShown)
{
    const std::vector<ByteRange> ranges{{2, 3}, {8, 3}};
    const auto pair = maskedPair({"a=one\nb=two\n", ranges}, {"a=one\nb=six\n", ranges});
    EXPECT_EQ(pair.before, "a=" + kDots + "\nb=" + kDots + "\n");
    EXPECT_EQ(pair.after, "a=" + kDots + "\nb=" + kDots + " (changed)\n");
}

TEST(Masks, RangesReadBackAsWritten)
{
    const std::vector<ByteRange> ranges{{0, 5}, {120, 16}, {70'000, 1}};
    EXPECT_EQ(writeRanges(ranges), "0+5,120+16,70000+1");
    const auto back = readRanges(writeRanges(ranges));
    ASSERT_TRUE(back);
    ASSERT_EQ(back->size(), 3U);
    EXPECT_EQ((*back)[1].offset, 120U);
    EXPECT_EQ((*back)[1].length, 16U);
    EXPECT_TRUE(readRanges("").value().empty());
}

TEST(Masks, DamagedRangesAreRefused)
{
    for (const char *text : {"5", "a+b", "5+", "+5", "1+2,", "1+2,,3+4", "-1+4", "99999999999999999999+1"}) {
        const auto ranges = readRanges(text);
        EXPECT_TRUE(!ranges || std::string(text) == "1+2,") << text;
    }
}

} // namespace
} // namespace pbx::changes
