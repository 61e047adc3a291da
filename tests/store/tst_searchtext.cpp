#include "store/searchtext.h"

#include <gmock/gmock.h>

namespace pbx::store {

using testing::ElementsAre;

TEST(SearchText, GivenTextInOtherSpellingsWhenFoldedThenItIsTheSame)
{
    EXPECT_EQ(folded("Größe"), "grosse");
    EXPECT_EQ(folded("GROSSE"), "grosse");
    EXPECT_EQ(folded("Ａｂｃ"), "abc") << "full width";
    EXPECT_EQ(folded("a\tb"), "a\tb");
    EXPECT_EQ(folded(""), "");
}

TEST(SearchText, GivenTextWhenSplitThenEachWordHasOneBlankBefore)
{
    EXPECT_EQ(wordsOf("Smith & Sons <VIP>"), " smith sons vip");
    EXPECT_EQ(wordsOf("Zoë-102"), " zoe 102");
    EXPECT_EQ(wordsOf("東京1階"), " 東 京 1 階");
    EXPECT_EQ(wordsOf("😀 \"';"), "");
    EXPECT_EQ(wordsOf("\xff\xfe broken"), " broken");
    EXPECT_EQ(wordsOf(*domain::MacAddress::parse("80:5E:C0:12:AB:01")), " 805ec012ab01 12ab01 ab01");
}

TEST(SearchText, GivenAQueryWhenItMayBeAnAddressThenBothReadingsAreTried)
{
    EXPECT_THAT(Query("80:5e:c0:12:ab:01").chunks(), ElementsAre(ElementsAre(ElementsAre("805ec012ab01"))));
    EXPECT_THAT(Query("80:5E").chunks(), ElementsAre(ElementsAre(ElementsAre("80", "5e"), ElementsAre("805e"))));
    EXPECT_THAT(Query("abba 12").chunks(), ElementsAre(ElementsAre(ElementsAre("abba")), ElementsAre(ElementsAre("12"))));
    EXPECT_TRUE(Query(" & ").empty());
}

TEST(SearchText, GivenWordsWhenMatchedThenTheStartOrTheWholeOfAWordCounts)
{
    EXPECT_TRUE(Query("jer").matches(" jerry 101"));
    EXPECT_FALSE(Query("jer").matches(" jerry 101", Query::Match::Whole));
    EXPECT_TRUE(Query("101 jerry").matches(" jerry 101", Query::Match::Whole));
    EXPECT_FALSE(Query("erry").matches(" jerry 101"));
    EXPECT_TRUE(Query("").matches(" jerry"));
}

TEST(SearchText, GivenAnyTextWhenMadeIntoAnExpressionThenOnlyQuotedWordsAreInIt)
{
    EXPECT_EQ(Query("a\" OR b*").fullText(Query::Match::Start), "((\"a\"*)) AND ((\"or\"*)) AND ((\"b\"*))");
    EXPECT_EQ(Query("80:5E").fullText(Query::Match::Whole), "((\"80\" AND \"5e\") OR (\"805e\"))");
    EXPECT_EQ(Query("").fullText(Query::Match::Start), "");
}

} // namespace pbx::store
