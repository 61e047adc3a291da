#include "changes/refusal.h"

#include <gtest/gtest.h>

namespace pbx::changes {
namespace {

TEST(Refusal, given_nothing_said_then_nothing_is_refused)
{
    EXPECT_TRUE(Refusal().result());
}

TEST(Refusal, given_sentences_then_each_is_a_line_of_an_invalid_input)
{
    Refusal refusal;
    refusal.add("One is wrong.");
    refusal.add("Two is wrong.");
    const auto result = refusal.result();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, domain::ErrorKind::Invalid);
    EXPECT_EQ(result.error().sentence, "One is wrong.\nTwo is wrong.");
}

TEST(Refusal, given_more_than_twenty_then_the_rest_is_counted)
{
    Refusal refusal;
    for (int i = 1; i <= 20; ++i)
        refusal.add(std::to_string(i));
    EXPECT_TRUE(refusal.result().error().sentence.ends_with("\n20"));
    refusal.add("21");
    refusal.add("22");
    EXPECT_TRUE(refusal.result().error().sentence.ends_with("\n20\n… and 2 more."));
}

} // namespace
} // namespace pbx::changes
