#include "targets/servernews.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace pbx::targets;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(ServerNews, givenAProblemThatStaysThenItIsToldOnceAndAgainWhenItComesBack)
{
    ServerNews news;
    EXPECT_THAT(news.take({{}, 0}), IsEmpty());
    EXPECT_THAT(news.take({{"a"}, 0}), ElementsAre("a"));
    EXPECT_THAT(news.take({{"a"}, 0}), IsEmpty());
    EXPECT_THAT(news.take({{"b", "a"}, 0}), ElementsAre("b"));
    EXPECT_THAT(news.take({{"b"}, 0}), IsEmpty());
    EXPECT_THAT(news.take({{"a", "b"}, 0}), ElementsAre("a"));
}

TEST(ServerNews, givenMoreAndMoreDroppedLinesThenTheyAreToldWhenTheyDouble)
{
    ServerNews news;
    EXPECT_THAT(news.take({{}, 3}), ElementsAre(droppedSentence(3)));
    EXPECT_THAT(news.take({{}, 3}), IsEmpty());
    EXPECT_THAT(news.take({{}, 5}), IsEmpty());
    EXPECT_THAT(news.take({{}, 6}), ElementsAre(droppedSentence(6)));
    EXPECT_THAT(news.take({{}, 11}), IsEmpty());
    EXPECT_THAT(news.take({{"a"}, 100}), ElementsAre("a", droppedSentence(100)));
}
