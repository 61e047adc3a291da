// Lists of extensions over one site and over all: filters, orders, pages.
#include "contract.h"

#include <algorithm>
#include <array>
#include <random>

namespace pbx::store {

PBX_CONTRACT(ExtensionLists);

namespace {

using By = ExtensionOrder::By;
using testing::ElementsAre;

std::vector<std::string> titlesOf(const std::vector<ExtensionRow> &rows)
{
    std::vector<std::string> out;
    for (const auto &row : rows)
        out.push_back(row.siteName + " " + row.number + " " + row.name);
    return out;
}

// Pages through a list, each page behind the last one.
std::vector<ExtensionRow> paged(Store &store, const std::optional<Uuid> &site, const ExtensionFilter &filter, const ExtensionOrder &order, int limit)
{
    std::vector<ExtensionRow> all;
    std::string cursor;
    do {
        auto page = must(store.extensions(site, filter, order, {.cursor = cursor, .limit = limit}));
        EXPECT_LE(static_cast<int>(page.rows.size()), limit);
        std::ranges::move(page.rows, std::back_inserter(all));
        cursor = page.next;
    } while (!cursor.empty());
    return all;
}

class TwoSites {
public:
    explicit TwoSites(ExtensionLists &test)
        : alpha(test.saved(newSite({.name = "Alpha", .customer = "Z"})).id)
        , beta(test.saved(newSite({.name = "Beta", .customer = "A"})).id)
    {
        const auto office = test.saved(newOffice(alpha, "Hall"));
        test.saved(newExtension(alpha, office.id, {.number = "102", .name = "Émile", .model = "T46U", .mac = "80:5E:C0:00:00:01"}));
        test.saved(applied(newExtension(alpha, office.id, {.number = "1001", .name = "adam", .mac = "80:5E:C0:00:00:02", .label = "Pizza"})));
        test.saved(
            newExtension(beta, Uuid::random(), {.number = "101", .name = "Zoe", .make = "Poly", .model = "VVX 411", .mac = "64:16:7F:00:00:03"}));
        test.saved(applied(newExtension(beta, Uuid::random(), {.number = "102", .name = "emil", .mac = ""})));
    }
    const Uuid alpha, beta;
};

} // namespace

TEST_P(ExtensionLists, GivenTwoSitesWhenListedTogetherThenEachRowNamesItsSiteAndOffice)
{
    const TwoSites sites(*this);
    const auto rows = paged(store(), {}, {}, {By::Site}, 9);
    EXPECT_THAT(titlesOf(rows), ElementsAre("Beta 101 Zoe", "Beta 102 emil", "Alpha 102 Émile", "Alpha 1001 adam")) << "sites by customer, then name";
    EXPECT_EQ(rows.at(2).site, sites.alpha);
    EXPECT_EQ(rows.at(2).officeName, "Hall");
    EXPECT_EQ(must(store().countExtensions({}, {})), 4);
}

struct Ordering {
    ExtensionOrder order;
    std::vector<std::string> numbers;
};

TEST_P(ExtensionLists, GivenAnOrderWhenListedOverAllSitesOrOneThenRowsComeSoInPagesOfAnySize)
{
    const TwoSites sites(*this);
    for (const Ordering &c : {Ordering{{By::Name}, {"adam", "emil", "Émile", "Zoe"}},
                              {{By::Name, true}, {"Zoe", "Émile", "emil", "adam"}},
                              {{By::Phone}, {"emil", "Zoe", "Émile", "adam"}},
                              {{By::Phone, true}, {"adam", "Émile", "Zoe", "emil"}},
                              {{By::Configuration}, {"emil", "Zoe", "Émile", "adam"}},
                              {{By::Site, true}, {"adam", "Émile", "emil", "Zoe"}}}) {
        for (const int limit : {1, 2, 3, 9}) {
            std::vector<std::string> names;
            for (const auto &row : paged(store(), {}, {}, c.order, limit))
                names.push_back(row.name);
            EXPECT_EQ(names, c.numbers) << static_cast<int>(c.order.by) << c.order.descending << " by " << limit;
            std::vector<std::string> alone;
            for (const auto &row : paged(store(), sites.alpha, {}, c.order, limit))
                alone.push_back(row.name);
            auto wanted = c.numbers;
            std::erase_if(wanted, [](const std::string &name) { return name == "Zoe" || name == "emil"; });
            EXPECT_EQ(alone, wanted) << static_cast<int>(c.order.by) << c.order.descending;
        }
    }
}

TEST_P(ExtensionLists, GivenACursorOfAnotherOrderWhenAskedThenItIsRefused)
{
    const TwoSites sites(*this);
    const auto next = must(store().extensions({}, {}, {By::Phone}, {.limit = 1})).next;
    EXPECT_FALSE(store().extensions({}, {}, {By::Name}, {.cursor = next, .limit = 1}));
}

TEST_P(ExtensionLists, GivenAFilterWhenItSaysMakeAndModelThenOnlyThoseHandsetsCome)
{
    const TwoSites sites(*this);
    EXPECT_THAT(titlesOf(paged(store(), {}, {.make = "Yealink"}, {By::Site}, 2)), ElementsAre("Alpha 102 Émile", "Alpha 1001 adam"));
    EXPECT_THAT(titlesOf(paged(store(), sites.alpha, {.make = "Yealink", .model = "T46U"}, {}, 2)), ElementsAre("Alpha 102 Émile"));
    EXPECT_EQ(must(store().countExtensions({}, {.make = "Poly", .model = "T46U"})), 0);
    EXPECT_THAT(must(store().modelsInUse({})),
                ElementsAre(ModelCount{"Poly", "VVX 411", 1}, ModelCount{"Yealink", "T46U", 1}, ModelCount{"Yealink", "T54W", 1}));
    EXPECT_THAT(must(store().modelsInUse(sites.beta)), ElementsAre(ModelCount{"Poly", "VVX 411", 1}));
}

TEST_P(ExtensionLists, GivenWordsOfAKeyWhenTheListOfAllSitesIsFilteredThenTheyAreNotFound)
{
    const TwoSites sites(*this);
    EXPECT_EQ(must(store().countExtensions({}, {.text = "pizza"})), 0) << "not a column of the list";
    EXPECT_TRUE(paged(store(), {}, {.text = "pizza"}, {}, 9).empty());
    EXPECT_EQ(must(store().countExtensions({}, {.text = "emil"})), 2);
    EXPECT_THAT(titlesOf(paged(store(), {}, {.text = "80:5e:c0 t4"}, {By::Name}, 1)), ElementsAre("Alpha 102 Émile"));
}

TEST_P(ExtensionLists, GivenPhonesThatFetchOrNotWhenFilteredByNotFetchedThenThoseComeThatLackWhatWasApplied)
{
    const auto site = saved(applied(newSite())).id;
    const std::array macs{mac("80:5E:C0:00:00:01"), mac("80:5E:C0:00:00:02"), mac("80:5E:C0:00:00:03"), mac("80:5E:C0:00:00:04")};
    for (std::size_t i = 0; i < macs.size(); ++i)
        saved(applied(newExtension(site, Uuid::random(), {.number = std::to_string(101 + i), .mac = macs.at(i).toString()})));
    ASSERT_TRUE(put({PutPublishedFile{{site, macs[0], "a", "", "1", true, "x", ""}}, PutPublishedFile{{site, macs[1], "a", "", "1", true, "x", ""}},
                     PutPublishedFile{{site, macs[2], "a", "", "1", true, "x", ""}}, PutDelivery{{site, macs[1], "a", "1", 5}},
                     PutDelivery{{site, macs[2], "a", "0", 5}}}));
    const auto numbers = [&](const std::optional<Uuid> &of) {
        std::vector<std::string> out;
        for (const auto &row : paged(store(), of, {.notFetched = true}, {}, 1))
            out.push_back(row.number);
        return out;
    };
    EXPECT_THAT(numbers(site), ElementsAre("101", "103")) << "102 fetched, 104 has nothing to fetch";
    EXPECT_THAT(numbers({}), ElementsAre("101", "103"));
    EXPECT_EQ(must(store().countExtensions(site, {.notFetched = true})), 2);
    ASSERT_TRUE(put({PutDelivery{{site, macs[0], "a", "1", 6}}, RemovePublishedSite{site}}));
    EXPECT_TRUE(numbers(site).empty());
    EXPECT_EQ(must(store().countExtensions({}, {.progress = Progress::Saved})), 4);
}

TEST_P(ExtensionLists, GivenAPlaceFarBehindWhenSkippedToThenItIsTheSameAsPagingThere)
{
    const auto site = saved(newSite());
    for (int i = 0; i < 12; ++i)
        saved(newExtension(site.id, Uuid::random(), {.number = std::to_string(100 + i), .name = "N" + std::to_string(i * 7 % 12), .mac = ""}));
    for (const ExtensionOrder &order : {ExtensionOrder{By::Number}, {By::Name}, {By::Site, true}}) {
        const auto all = paged(store(), {}, {}, order, 5);
        ASSERT_EQ(all.size(), 12U);
        for (const int skip : {0, 3, 11, 12, 50}) {
            const auto page = must(store().extensions({}, {}, order, {.skip = skip, .limit = 2}));
            ASSERT_EQ(page.rows.size(), static_cast<std::size_t>(std::clamp(12 - skip, 0, 2)));
            for (std::size_t i = 0; i < page.rows.size(); ++i)
                EXPECT_EQ(page.rows.at(i).id, all.at(static_cast<std::size_t>(skip) + i).id);
        }
        const auto behind =
            must(store().extensions({}, {}, order, {.cursor = must(store().extensions({}, {}, order, {.limit = 4})).next, .skip = 3, .limit = 1}));
        EXPECT_EQ(behind.rows.at(0).id, all.at(7).id);
    }
}

// What is kept of an extension's progress is what its files say, whatever was written in whatever order.
TEST(ExtensionProgress, GivenARandomHistoryWhenListedThenBothStoresAgree)
{
    const QTemporaryDir folder;
    const auto file = must(openSqlite(folder.filePath(QStringLiteral("w.pbx")).toStdString()));
    const auto memory = openMemory();
    std::minstd_rand random(20261);
    const auto below = [&random](unsigned n) { return static_cast<unsigned>(random()) % n; };
    const auto site = applied(newSite());
    std::vector<ObjectRecord> extensions;
    for (int i = 0; i < 6; ++i) // two of them share a base's address
        extensions.push_back(
            newExtension(site.id, Uuid::random(), {.number = std::to_string(101 + i), .mac = "80:5E:C0:00:00:0" + std::to_string(i / 2)}));
    const auto both = [&](const Batch &batch) {
        ASSERT_EQ(file->commit(batch, Durability::Relaxed).has_value(), memory->commit(batch, Durability::Relaxed).has_value());
    };
    both({PutObject{site}});
    for (int step = 0; step < 400; ++step) {
        const auto address = mac("80:5E:C0:00:00:0" + std::to_string(below(3)));
        const std::string name(1, static_cast<char>('a' + below(2)));
        const auto etag = std::to_string(below(2));
        Batch batch;
        switch (below(9)) {
        case 0:
        case 1: {
            auto &record = extensions[below(6)];
            record = below(2) == 0 ? applied(record) : record;
            if (below(4) == 0)
                record.base.reset();
            batch = {PutObject{record}};
            ++record.version;
            break;
        }
        case 2: batch = {PutPublishedFile{{site.id, address, name, "", etag, below(3) > 0, "x", ""}}}; break;
        case 3: batch = {RemovePublishedFiles{site.id, address}}; break;
        case 4: batch = {PutDelivery{{site.id, address, name, etag, 5}}, PutDelivery{{site.id, address, "b", etag, 5}}}; break;
        case 5: batch = {PutPhone{{.site = site.id, .mac = address, .lastRefusal = below(2) ? "rate" : ""}}}; break;
        case 6: batch = {NotePhone{.site = site.id, .mac = address, .lastRefusal = below(2) ? "rate" : ""}}; break;
        case 7: batch = {RemovePhone{site.id, address}}; break;
        default:
            batch = below(4) == 0 ? Batch{RemovePublishedSite{site.id}} : Batch{PutPublishedFile{{site.id, address, "b", "", etag, true, "x", ""}}};
        }
        both(batch);
        const auto ours = must(file->extensions(site.id, {}, {}, 9)).rows;
        const auto theirs = must(memory->extensions(site.id, {}, {}, 9)).rows;
        ASSERT_EQ(ours.size(), theirs.size());
        for (std::size_t i = 0; i < ours.size(); ++i)
            ASSERT_EQ(ours[i].progress, theirs[i].progress) << ours[i].number << " after step " << step;
    }
}

} // namespace pbx::store
