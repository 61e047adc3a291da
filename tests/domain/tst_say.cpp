#include "domain/say.h"

#include <gmock/gmock.h>

namespace pbx::domain {
namespace {

TEST(Say, GivenPlacesThenArgumentsStandThereAndAreNotReadAgain)
{
    EXPECT_EQ(say("%1 and %2", {"%2", "b"}), "%2 and b");
    EXPECT_EQ(say("%2%1%2", {"a", "b"}), "bab");
}

TEST(Say, GivenAPlaceWithoutArgumentOrAPercentSignThenItStays)
{
    EXPECT_EQ(say("%1 %2 %", {"a"}), "a %2 %");
    EXPECT_EQ(say("100 %"), "100 %");
    EXPECT_EQ(say("%0 %a", {"x"}), "%0 %a");
}

TEST(Say, GivenATranslatorThenItsTextIsFilled)
{
    setTranslator([](const char *source) { return std::string(source) == "Enter %1." ? std::string("%1 eingeben.") : std::string(source); });
    EXPECT_EQ(say("Enter %1.", {"Nummer"}), "Nummer eingeben.");
    setTranslator(nullptr);
    EXPECT_EQ(say("Enter %1.", {"a number"}), "Enter a number.");
}

} // namespace
} // namespace pbx::domain
