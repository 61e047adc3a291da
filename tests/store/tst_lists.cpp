#include "contract.h"

namespace pbx::store {

PBX_CONTRACT(Lists);

namespace {

std::vector<std::string> numbers(const std::vector<ExtensionRow> &rows)
{
    std::vector<std::string> out;
    for (const auto &row : rows)
        out.push_back(row.number);
    return out;
}

} // namespace

using testing::ElementsAre;

TEST_P(Lists, GivenSitesWhenPagedThenTheyComeByCustomerThenNameWithoutCase)
{
    saved(newSite({.name = "b", .customer = "Zeta"}));
    saved(newSite({.name = "Two", .customer = "alpha"}));
    saved(newSite({.name = "one", .customer = "Alpha"}));
    const auto first = must(store().sites({}, 2));
    ASSERT_EQ(first.rows.size(), 2U);
    EXPECT_EQ(first.rows.at(0).name, "one");
    EXPECT_EQ(first.rows.at(1).name, "Two");
    const auto second = must(store().sites(first.next, 2));
    ASSERT_EQ(second.rows.size(), 1U);
    EXPECT_EQ(second.rows.at(0).customer, "Zeta");
    EXPECT_EQ(second.next, "");
}

TEST_P(Lists, GivenASiteWhenItsObjectsChangeThenItsCountsFollow)
{
    const auto site = saved(applied(newSite()));
    const auto other = saved(applied(newSite({.name = "Other"})));
    auto a = saved(newExtension(site.id, Uuid::random()));
    saved(newExtension(site.id, Uuid::random(), {.number = "102"}));
    const auto row = [&] { return must(store().sitesCalled(site.id.toString())).at(0); };
    EXPECT_EQ(row().extensions, 2);
    EXPECT_EQ(row().pending, 2);
    a = saved(applied(a));
    EXPECT_EQ(row().pending, 1);
    a.local.reset();
    a = saved(a);
    EXPECT_EQ(row().extensions, 1);
    EXPECT_EQ(row().pending, 2);
    a.base.reset();
    saved(a);
    EXPECT_EQ(row().extensions, 1);
    EXPECT_EQ(row().pending, 1);
    EXPECT_EQ(must(store().sitesCalled("Other")).at(0).extensions, 0);
}

TEST_P(Lists, GivenARefusedBatchWhenCountsAreReadThenTheyAreAsBefore)
{
    const auto site = saved(applied(newSite()));
    ASSERT_FALSE(put({PutObject{newExtension(site.id, Uuid::random())}, PutObject{site}, PutObject{based(site, 9)}}));
    EXPECT_EQ(must(store().sites({}, 9)).rows.at(0).extensions, 0);
    EXPECT_TRUE(must(store().search("jerry", 9)).empty());
}

TEST_P(Lists, GivenADeletedSiteThatWasAppliedWhenListedOrCalledThenItIsThereAndMarkedUntilItIsGone)
{
    auto site = saved(applied(newSite({.name = "Pinetree", .domain = "pt.example.com"})));
    EXPECT_FALSE(must(store().sites({}, 9)).rows.at(0).deleted);
    site.local.reset();
    site = saved(site);
    for (const auto &called : {std::string("pinetree"), std::string("pt.example.com"), site.id.toString()}) {
        const auto rows = must(store().sitesCalled(called));
        ASSERT_EQ(rows.size(), 1U) << called;
        EXPECT_TRUE(rows.at(0).deleted);
        EXPECT_EQ(rows.at(0).pending, 1);
    }
    EXPECT_TRUE(must(store().sites({}, 9)).rows.at(0).deleted);
    site.base.reset();
    saved(site);
    EXPECT_TRUE(must(store().sitesCalled("pinetree")).empty());
    EXPECT_TRUE(must(store().sites({}, 9)).rows.empty());
}

TEST_P(Lists, GivenANameDomainOrIdWhenSitesAreCalledThenEachFindsIt)
{
    const auto site = saved(newSite({.name = "Größe Nord", .domain = "nord.example.com"}));
    saved(newSite({.name = "Größe Nord 2", .domain = "nord2.example.com"}));
    for (const auto &called : {std::string("grösse nord"), std::string("GRÖSSE NORD"), std::string("NORD.example.com"), site.id.toString()})
        EXPECT_EQ(must(store().sitesCalled(called)).size(), 1U) << called;
    EXPECT_TRUE(must(store().sitesCalled("Größe")).empty());
    EXPECT_TRUE(must(store().sitesCalled("")).empty());
}

TEST_P(Lists, GivenExtensionsWhenPagedThenEachIsSeenOnceInTheOrderOfNumbers)
{
    const auto site = saved(newSite());
    const auto office = saved(newOffice(site.id, "Head Office"));
    for (const char *number : {"1004", "0999", "999", "101", "100"})
        saved(newExtension(site.id, office.id, {.number = number, .mac = ""}));
    std::vector<std::string> seen;
    std::string cursor;
    do {
        const auto page = must(store().extensions(site.id, {}, cursor, 2));
        for (const auto &row : page.rows) {
            seen.push_back(row.number);
            EXPECT_EQ(row.officeName, "Head Office");
        }
        cursor = page.next;
    } while (!cursor.empty());
    EXPECT_THAT(seen, ElementsAre("100", "101", "999", "0999", "1004"));
    EXPECT_EQ(must(store().countExtensions(site.id, {})), 5);
}

TEST_P(Lists, GivenAPageThatIsJustFullWhenItEndsThenThereIsNoNext)
{
    const auto site = saved(newSite());
    saved(newExtension(site.id, Uuid::random()));
    EXPECT_EQ(must(store().extensions(site.id, {}, {}, 1)).next, "");
}

struct Filtering {
    const char *text;
    std::vector<std::string> found;
};

TEST_P(Lists, GivenTextWhenExtensionsAreFilteredThenEveryWordMustBeginAVisibleOne)
{
    const auto site = saved(newSite());
    saved(newExtension(site.id, Uuid::random(), {.number = "101", .name = "Jerry Smith", .label = "Pizza"}));
    saved(newExtension(site.id, Uuid::random(), {.number = "102", .name = "Zoë", .model = "T46U", .mac = "00:0E:08:00:00:03"}));
    for (const Filtering &c : {Filtering{"", {"101", "102"}},
                               {"jer", {"101"}},
                               {"smi jerr", {"101"}},
                               {"erry", {}},
                               {"10", {"101", "102"}},
                               {"zoe", {"102"}},
                               {"yealink t46", {"102"}},
                               {"80:5E:C0", {"101"}},
                               {"805ec0", {"101"}},
                               {"805e.c012.ab01", {"101"}},
                               {"00 0e 08 00 00 03", {"102"}},
                               {"ab01", {"101"}},
                               {"ab:01", {"101"}},
                               {"pizza", {}}, // not a column of the list
                               {"&&", {"101", "102"}}})
        EXPECT_EQ(numbers(must(store().extensions(site.id, {.text = c.text}, {}, 9)).rows), c.found) << c.text;
    EXPECT_EQ(must(store().countExtensions(site.id, {.text = "jer"})), 1);
}

TEST_P(Lists, GivenOfficesWhenFilteredByOneThenOnlyItsExtensionsCome)
{
    const auto site = saved(newSite());
    const auto a = Uuid::random();
    saved(newExtension(site.id, a));
    saved(newExtension(site.id, Uuid::random(), {.number = "102"}));
    EXPECT_THAT(numbers(must(store().extensions(site.id, {.office = a}, {}, 9)).rows), ElementsAre("101"));
    EXPECT_EQ(must(store().countExtensions(site.id, {.office = a})), 1);
}

TEST_P(Lists, GivenADeletedExtensionWhenListedThenItIsMarkedAndShownAsItWas)
{
    const auto site = saved(newSite());
    saved(applied(newExtension(site.id, Uuid::random(), {.number = "102", .name = "Stays"})));
    auto gone = saved(applied(newExtension(site.id, Uuid::random(), {.name = "Goes"})));
    gone.local.reset();
    saved(gone);
    const auto rows = must(store().extensions(site.id, {.onlyPending = true}, {}, 9)).rows;
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_TRUE(rows.at(0).deleted);
    EXPECT_TRUE(rows.at(0).pending);
    EXPECT_EQ(rows.at(0).name, "Goes");
}

class Way { // of one phone from the form to its fetched files
public:
    explicit Way(Lists &test, Store &store)
        : m_test(test)
        , m_store(store)
        , m_site(test.saved(applied(newSite())).id)
        , m_extension(test.saved(applied(newExtension(m_site, Uuid::random()))))
    {}
    void publish(const std::string &file, const std::string &etag, bool required = true)
    {
        must(m_test.put({PutPublishedFile{{m_site, m_mac, file, "text/plain", etag, required, "sealed", ""}}}));
    }
    void deliver(const std::string &file, const std::string &etag) { must(m_test.put({PutDelivery{{m_site, m_mac, file, etag, 5}}})); }
    Progress progress() { return must(m_store.extensions(m_site, {}, {}, 9)).rows.at(0).progress; }
    int count(Progress wanted) { return must(m_store.countExtensions(m_site, {.progress = wanted})); }
    void must(const Result<void> &done) { EXPECT_TRUE(done) << done.error().sentence; }
    template <class T> T must(Result<T> value) { return store::must(std::move(value)); }

    Lists &m_test;
    Store &m_store;
    Uuid m_site;
    ObjectRecord m_extension;
    MacAddress m_mac = mac("80:5E:C0:12:AB:01");
};

TEST_P(Lists, GivenAPhoneWhenItIsPublishedAndFetchesThenItsProgressFollows)
{
    Way way(*this, store());
    EXPECT_EQ(way.progress(), Progress::Saved) << "never applied";
    way.publish("a.cfg", "1");
    way.publish("a.boot", "1");
    way.publish("logo.png", "1", false);
    EXPECT_EQ(way.progress(), Progress::Accepted);
    way.deliver("a.cfg", "1");
    EXPECT_EQ(way.progress(), Progress::Accepted) << "one of two";
    way.deliver("a.boot", "1");
    EXPECT_EQ(way.progress(), Progress::Fetched);
    way.publish("a.cfg", "2");
    EXPECT_EQ(way.progress(), Progress::Outdated);
    EXPECT_EQ(way.count(Progress::Outdated), 1);
    EXPECT_EQ(way.count(Progress::Fetched), 0);
    way.deliver("a.cfg", "2");
    EXPECT_EQ(way.progress(), Progress::Fetched);
}

TEST_P(Lists, GivenAPhoneThatWasRefusedWhenListedThenItSaysSoUntilItIsServed)
{
    Way way(*this, store());
    way.publish("a.cfg", "1");
    way.must(put({PutPhone{{.site = way.m_site, .mac = way.m_mac}}, NotePhone{.site = way.m_site, .mac = way.m_mac, .lastRefusal = "not-allowed"}}));
    EXPECT_EQ(way.progress(), Progress::Refused);
    way.must(put({NotePhone{.site = way.m_site, .mac = way.m_mac, .lastRefusal = ""}}));
    EXPECT_EQ(way.progress(), Progress::Accepted);
}

TEST_P(Lists, GivenAPendingOrSwitchedOffPhoneWhenListedThenItIsSavedOrNone)
{
    Way way(*this, store());
    way.publish("a.cfg", "1");
    way.deliver("a.cfg", "1");
    auto changed = newExtension(way.m_site, Uuid::random(), {.name = "Other", .provisioned = false});
    changed.id = way.m_extension.id;
    changed.local->json.replace(changed.local->json.find("\"id\":\"") + 6, 36, changed.id.toString());
    changed.base = way.m_extension.base;
    changed.version = way.m_extension.version;
    saved(changed);
    EXPECT_EQ(way.progress(), Progress::NoPhone);
    auto on = way.m_extension;
    on.base.reset();
    on.version = 2;
    saved(on);
    EXPECT_EQ(way.progress(), Progress::Saved);
}

} // namespace pbx::store
