// Filters with a name, over a real workspace.
#include "items/savedfilters.h"
#include "support/mutations.h"
#include "support/sampleworkspace.h"
#include "support/volume.h"

#include <gmock/gmock.h>

using namespace pbx;
using items::SavedFilter;
using items::SavedFilters;
using test::SampleWorkspace;

namespace {

template <class F> [[nodiscard]] bool soon(F condition)
{
    return QTest::qWaitFor(condition, 10'000);
}

store::ExtensionFilter everything()
{
    return {.text = "jer 80:5e", .notFetched = true, .make = "Yealink", .model = "T54W"};
}

} // namespace

TEST(SavedFilters, GivenFiltersWhenStoredThenEveryPartComesBack)
{
    std::vector<SavedFilter> filters{{QStringLiteral("All of it"), everything()}, {QStringLiteral("Pending"), {.onlyPending = true}}};
    for (int progress = 0; progress <= static_cast<int>(store::Progress::Refused); ++progress)
        filters.push_back({QStringLiteral("State %1").arg(progress), {.progress = static_cast<store::Progress>(progress)}});
    EXPECT_EQ(items::filtersFromJson(items::filtersToJson(filters)), filters);
}

TEST(SavedFilters, GivenTextThatIsNoListOfFiltersWhenReadThenWhatIsRightIsKept)
{
    EXPECT_TRUE(items::filtersFromJson("").empty());
    EXPECT_TRUE(items::filtersFromJson("{\"name\":1}").empty());
    EXPECT_TRUE(items::filtersFromJson(std::string(1'000'000, '[')).empty());
    const auto some = items::filtersFromJson(R"([1, {"name":" "}, {"name":"A","state":"newer"}, {"name":"A"}, {"name":"B","text":5}])");
    ASSERT_EQ(some.size(), 2U);
    EXPECT_EQ(some.at(0).filter, store::ExtensionFilter());
}

TEST(SavedFilters, GivenMutatedTextWhenReadThenNothingBreaks)
{
    const std::string whole = items::filtersToJson({{QStringLiteral("A"), everything()}, {QStringLiteral("B"), {.onlyPending = true}}});
    test::Mutations mutations(7, {"[", "]", "{", "\"", "\\u0000", "name", "state", ","});
    for (std::size_t i = 0; i < test::volume(2'000, 200'000); ++i)
        EXPECT_LE(items::filtersFromJson(mutations(whole)).size(), 2U + whole.size() / 10);
}

TEST(SavedFilters, GivenTwoWindowsWhenBothSaveThenBothFiltersStayAndEachWindowHasThem)
{
    const SampleWorkspace sample;
    SavedFilters here(*sample.session);
    SavedFilters there(*sample.session);
    here.save(QStringLiteral(" Mine "), everything());
    there.save(QStringLiteral("Theirs"), {.onlyPending = true});
    EXPECT_TRUE(soon([&] { return here.all().size() == 2 && there.all().size() == 2; }));
    EXPECT_EQ(there.all().at(0).name, QLatin1String("Mine"));
    EXPECT_EQ(there.all().at(0).filter, everything());
    there.rename(QStringLiteral("Mine"), QStringLiteral("Yours"));
    EXPECT_TRUE(soon([&] { return here.all().at(here.all().size() - 1).name == QLatin1String("Yours"); }));
    here.remove(QStringLiteral("Theirs"));
    EXPECT_TRUE(soon([&] { return there.all().size() == 1; }));
    here.save(QStringLiteral("Yours"), {.text = "new"});
    EXPECT_TRUE(soon([&] { return there.all().at(0).filter.text == "new"; }));
}

TEST(SavedFilters, GivenAWorkspaceThatIsOpenedAgainWhenAskedThenItsFiltersAreThere)
{
    SampleWorkspace sample;
    {
        SavedFilters filters(*sample.session);
        filters.save(QStringLiteral("Kept"), everything());
        ASSERT_TRUE(soon([&] { return filters.all().size() == 1; }));
    }
    sample.reopen(items::Session::Unlock::None);
    const SavedFilters again(*sample.session);
    EXPECT_TRUE(soon([&] { return again.all().size() == 1; }));
}
