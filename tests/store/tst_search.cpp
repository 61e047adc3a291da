#include "contract.h"

#include <set>

namespace pbx::store {

PBX_CONTRACT(Search);

namespace {

std::vector<std::string> titles(const std::vector<SearchHit> &hits)
{
    std::vector<std::string> out;
    for (const auto &hit : hits)
        out.push_back(hit.title);
    return out;
}

struct Case {
    const char *text;
    std::vector<std::string> titles;
};

} // namespace

TEST_P(Search, GivenASiteWithEverythingWhenSearchedThenEverythingVisibleIsFound)
{
    const auto site = saved(newSite({.name = "Pinetree", .customer = "Acme Pty Ltd", .domain = "pt.example.com"}));
    const auto office = saved(newOffice(site.id, "Brisbane Nord"));
    saved(newCondition(site.id, "Night mode", "*282"));
    saved(newExtension(site.id, office.id, {.number = "101", .name = "Jerry", .label = "Pizza"}));
    saved(newRule(site.id, "Home Office", "203.0.113.2"));
    for (const Case &c : {Case{"pinetree", {"Pinetree"}},
                          {"acme", {"Pinetree"}},
                          {"pt.example", {"Pinetree"}},
                          {"777", {"Pinetree"}},
                          {"*98", {"Pinetree"}},
                          {"brisb", {"Brisbane Nord"}},
                          {"07", {"Brisbane Nord"}},
                          {"night", {"Night mode"}},
                          {"*282", {"Night mode"}},
                          {"101", {"101 Jerry"}},
                          {"yealink", {"101 Jerry"}},
                          {"T54W jerry", {"101 Jerry"}},
                          {"80-5e-c0-12", {"101 Jerry"}},
                          {"805EC012AB01", {"101 Jerry"}},
                          {"12:ab:01", {"101 Jerry"}},
                          {"pizz", {"101 Jerry"}},
                          {"131888", {"101 Jerry"}},
                          {"home", {"Home Office"}},
                          {"203.0.113.2", {"Home Office"}},
                          {"jerry pinetree", {}},
                          {"", {}},
                          {"  \t ", {}},
                          {"&\";'*", {}},
                          {"\"", {}},
                          {"NEAR(", {}},
                          {"nothing", {}}})
        EXPECT_EQ(titles(must(store().search(c.text, 9))), c.titles) << c.text;
    const auto hit = must(store().search("jerry", 9)).at(0);
    EXPECT_EQ(hit.siteName, "Pinetree");
    EXPECT_EQ(hit.site, site.id);
    EXPECT_EQ(hit.kind, Kind::Extension);
    EXPECT_EQ(hit.detail, "Yealink T54W · 80:5E:C0:12:AB:01");
}

TEST_P(Search, GivenMatchesOfAllKindsWhenMoreThanTheLimitThenNoKindHidesAnother)
{
    const auto site = saved(newSite({.name = "North"}));
    for (int i = 0; i < 6; ++i)
        saved(newOffice(site.id, "North " + std::to_string(i)));
    saved(newRule(site.id, "North gate"));
    const auto hits = must(store().search("north", 4));
    EXPECT_THAT(titles(hits), testing::ElementsAre("North", "North 0", "North 1", "North gate"));
}

TEST_P(Search, GivenWholeAndBegunWordsWhenSearchedThenWholeOnesComeFirst)
{
    const auto site = saved(newSite());
    for (const char *number : {"1010", "1011", "101"})
        saved(newExtension(site.id, Uuid::random(), {.number = number, .name = "N" + std::string(number), .mac = ""}));
    EXPECT_THAT(titles(must(store().search("101", 2))), testing::ElementsAre("101 N101", "1010 N1010"));
}

TEST_P(Search, GivenAnObjectThatChangesWhenSearchedThenOnlyItsNewTextIsFound)
{
    auto office = saved(newOffice(saved(newSite()).id, "Before"));
    office.local->json.replace(office.local->json.find("Before"), 6, "After!");
    office = saved(office);
    EXPECT_TRUE(must(store().search("before", 9)).empty());
    EXPECT_EQ(must(store().search("after", 9)).size(), 1U);
    office.base = office.local;
    office.local.reset();
    saved(office);
    EXPECT_TRUE(must(store().search("after", 9)).empty()) << "deleted by the user";
}

TEST_P(Search, GivenOtherScriptsWhenSearchedThenCaseAndAccentsDoNotCount)
{
    const auto site = saved(newSite());
    for (const char *name : {"Ärztehaus", "İstanbul", "Юг", "東京本社", "مكتب"})
        saved(newOffice(site.id, name));
    for (const char *text : {"arzte", "ÄRZTE", "istanbul", "юг", "ЮГ", "東京", "本社", "مكتب"})
        EXPECT_EQ(must(store().search(text, 9)).size(), 1U) << text;
}

TEST_P(Search, GivenAnEndlessQueryWhenSearchedThenItIsAnsweredAllTheSame)
{
    saved(newOffice(saved(newSite()).id, "a"));
    std::string text;
    for (int i = 0; i < 5'000; ++i)
        text += "a ";
    EXPECT_EQ(must(store().search(text, 9)).size(), 1U);
    EXPECT_TRUE(must(store().search(std::string(100'000, 'x'), 9)).empty());
    EXPECT_TRUE(must(store().search("a", 0)).empty());
}

} // namespace pbx::store
