#include "domain/jsonplace.h"

#include <gtest/gtest.h>
#include <random>

using namespace pbx::domain;

namespace {

constexpr std::string_view kText = "{\n"
                                   "  \"models\": [\n"
                                   "    {\"a\": 1}, {\"größe\": [\"}\\\"]\", 2], \"b/c\": {\"d~e\": 1}},\n"
                                   "    3\n"
                                   "  ],\n"
                                   "  \"twice\": 1,\n"
                                   "  \"twice\": 2\n"
                                   "}\n";

TEST(JsonPlace, GivenAPointerWhenLookedUpThenLineAndColumnAreWhereAnEditorGoes)
{
    const struct {
        const char *pointer;
        TextPlace place;
    } table[] = {
        {"", {1, 1}},
        {"/models", {2, 3}},
        {"/models/0", {3, 5}},
        {"/models/0/a", {3, 6}},
        {"/models/1/größe/1", {3, 34}},
        {"/models/1/b~1c", {3, 38}},
        {"/models/1/b~1c/d~0e", {3, 46}},
        {"/models/2", {4, 5}},
        {"/twice", {7, 3}},
        {"/models/0/missing", {3, 5}},
        {"/models/7/a", {2, 3}},
        {"/models/x", {2, 3}},
        {"/models/2/x", {4, 5}},
        {"/nothing/there", {1, 1}},
    };
    for (const auto &row : table)
        EXPECT_EQ(placeOf(kText, row.pointer).text(), row.place.text()) << row.pointer;
}

TEST(JsonPlace, GivenAByteWhenLookedUpThenColumnsCountCharacters)
{
    EXPECT_EQ(placeAt("ä\nöü!", 7), (TextPlace{2, 3}));
    EXPECT_EQ(placeAt("ab", 99), (TextPlace{1, 3}));
    EXPECT_EQ(placeAt("", 0), (TextPlace{1, 1}));
}

TEST(JsonPlace, GivenTextThatIsBrokenAnywhereWhenLookedUpThenAPlaceWithinItComesBack)
{
    std::mt19937 random(7);
    const auto lines = static_cast<std::size_t>(std::ranges::count(kText, '\n')) + 1;
    for (int round = 0; round < 5'000; ++round) {
        std::string text(kText.substr(0, random() % kText.size()));
        for (unsigned i = 0; i < 3 && !text.empty(); ++i)
            text[random() % text.size()] = R"({}[]",:\1 )"[random() % 10];
        EXPECT_LE(placeOf(text, "/models/1/b~1c/d~0e").line, lines);
    }
}

} // namespace
