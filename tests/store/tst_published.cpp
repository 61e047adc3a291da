#include "contract.h"

namespace pbx::store {

PBX_CONTRACT(Published);

namespace {

const auto kMac = mac("80:5E:C0:12:AB:01");
const auto kOther = mac("80:5E:C0:12:AB:02");

PhoneRecord phoneOf(const Uuid &site)
{
    return {.site = site,
            .mac = kMac,
            .secret = std::string("se\0cret", 7),
            .previousSecret = "old",
            .adminPassword = "admin",
            .enrolUntil = 99,
            .enrolSource = "203.0.113.2",
            .secretFirstUsed = 0,
            .userAgent = "Yealink",
            .lastRefusal = "unknown-mac"};
}

PublishedFile fileOf(const Uuid &site, std::optional<MacAddress> mac, const std::string &name)
{
    return {site, mac, name, "text/plain", "e-" + name, true, std::string("\0\xff bytes", 8), "1+2,3+4"};
}

std::vector<std::string> names(const std::vector<PublishedFile> &files)
{
    std::vector<std::string> out;
    for (const auto &file : files)
        out.push_back(file.name);
    return out;
}

} // namespace

TEST_P(Published, GivenAPhoneWhenStoredThenEveryMemberComesBack)
{
    const auto site = Uuid::random();
    const auto phone = phoneOf(site);
    ASSERT_TRUE(put({PutPhone{phone}}));
    const auto back = must(store().phone(site, kMac));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->secret, phone.secret);
    EXPECT_EQ(back->previousSecret, "old");
    EXPECT_EQ(back->adminPassword, "admin");
    EXPECT_EQ(back->enrolUntil, 99);
    EXPECT_EQ(back->enrolSource, "203.0.113.2");
    EXPECT_EQ(back->userAgent, "Yealink");
    EXPECT_EQ(back->lastRefusal, "unknown-mac");
    EXPECT_EQ(must(store().phone(site, kOther)).has_value(), false);
    EXPECT_EQ(must(store().phones(site)).size(), 1U);
    EXPECT_EQ(must(store().phones(Uuid::random())).size(), 0U);
}

TEST_P(Published, GivenAPhoneWhenPutOnlyIfNewThenTheFirstSecretStays)
{
    auto phone = phoneOf(Uuid::random());
    ASSERT_TRUE(put({PutPhone{phone, true}}));
    phone.secret = "second";
    ASSERT_TRUE(put({PutPhone{phone, true}}));
    EXPECT_EQ(must(store().phone(phone.site, kMac))->secret, phoneOf(phone.site).secret);
    ASSERT_TRUE(put({PutPhone{phone}}));
    EXPECT_EQ(must(store().phone(phone.site, kMac))->secret, "second");
}

TEST_P(Published, GivenANoteOnAPhoneWhenStoredThenOnlyItsMembersChange)
{
    const auto site = Uuid::random();
    ASSERT_TRUE(put({PutPhone{phoneOf(site)}}));
    ASSERT_TRUE(put({NotePhone{.site = site, .mac = kMac, .userAgent = "Yealink 96", .lastRefusal = ""}}));
    auto phone = *must(store().phone(site, kMac));
    EXPECT_EQ(phone.userAgent, "Yealink 96");
    EXPECT_EQ(phone.lastRefusal, "");
    EXPECT_EQ(phone.enrolSource, "203.0.113.2");
    EXPECT_EQ(phone.previousSecret, "old");
    ASSERT_TRUE(put({NotePhone{.site = site, .mac = kMac, .ownUrlUsed = 1234}}));
    ASSERT_TRUE(put({NotePhone{.site = site, .mac = kMac, .ownUrlUsed = 5678}}));
    phone = *must(store().phone(site, kMac));
    EXPECT_EQ(phone.enrolUntil, 0);
    EXPECT_EQ(phone.enrolSource, "");
    EXPECT_EQ(phone.previousSecret, "");
    EXPECT_EQ(phone.secretFirstUsed, 1234) << "the first time counts";
    EXPECT_EQ(phone.secret, phoneOf(site).secret);
}

TEST_P(Published, GivenANoteOfASecretThatWasReplacedMeanwhileWhenStoredThenNothingHappens)
{
    const auto phone = phoneOf(Uuid::random());
    ASSERT_TRUE(put({PutPhone{phone}}));
    ASSERT_TRUE(put({NotePhone{.site = phone.site, .mac = kMac, .userAgent = "x", .ownUrlUsed = 1234, .ifSecret = "replaced"}}));
    auto stored = *must(store().phone(phone.site, kMac));
    EXPECT_EQ(stored.userAgent, phone.userAgent);
    EXPECT_EQ(stored.enrolUntil, phone.enrolUntil);
    EXPECT_EQ(stored.previousSecret, phone.previousSecret);
    EXPECT_EQ(stored.secretFirstUsed, phone.secretFirstUsed);
    ASSERT_TRUE(put({NotePhone{.site = phone.site, .mac = kMac, .userAgent = "x", .ownUrlUsed = 1234, .ifSecret = phone.secret}}));
    stored = *must(store().phone(phone.site, kMac));
    EXPECT_EQ(stored.userAgent, "x");
    EXPECT_EQ(stored.secretFirstUsed, 1234);
    EXPECT_EQ(stored.previousSecret, "");
}

TEST_P(Published, GivenNoPhoneWhenNotedThenNothingHappens)
{
    const auto site = Uuid::random();
    ASSERT_TRUE(put({NotePhone{.site = site, .mac = kMac, .userAgent = "x", .ownUrlUsed = 1}}));
    EXPECT_TRUE(must(store().phones(site)).empty());
}

TEST_P(Published, GivenAPhoneWhenRemovedThenItsDeliveriesGoToo)
{
    const auto site = Uuid::random();
    ASSERT_TRUE(put({PutPhone{phoneOf(site)}, PutDelivery{{site, kMac, "a", "1", 5}}, PutDelivery{{site, kOther, "a", "1", 5}}}));
    ASSERT_TRUE(put({RemovePhone{site, kMac}}));
    EXPECT_TRUE(must(store().phones(site)).empty());
    EXPECT_EQ(must(store().deliveries(site, std::nullopt)).size(), 1U);
    EXPECT_TRUE(must(store().deliveries(site, kMac)).empty());
}

TEST_P(Published, GivenTwoProgramsWhenBothPublishOnOneRevisionThenTheSecondIsAConflict)
{
    PublishedSite site{Uuid::random(), 1, "token", "[]", "Pinetree", true};
    ASSERT_TRUE(put({PutPublishedSite{site, 0}}));
    EXPECT_EQ(put({PutPublishedSite{site, 0}}).error().kind, ErrorKind::Conflict);
    EXPECT_EQ(put({PutPublishedSite{site, -1}}).error().kind, ErrorKind::Conflict) << "one is stored";
    site.revision = 2;
    ASSERT_TRUE(put({PutPublishedSite{site, 1}}));
    const auto back = *must(store().publishedSite(site.site));
    EXPECT_EQ(back.revision, 2);
    EXPECT_EQ(back.token, "token");
    EXPECT_EQ(back.rules, "[]");
    EXPECT_EQ(back.name, "Pinetree");
    EXPECT_TRUE(back.addressAndMacOnly);
    EXPECT_EQ(must(store().publishedSites()).size(), 1U);
    EXPECT_FALSE(must(store().publishedSite(Uuid::random())));
}

TEST_P(Published, GivenNoSiteWhenPublishedAsTheFirstThenBothWaysOfSayingSoHold)
{
    EXPECT_TRUE(put({PutPublishedSite{{Uuid::random(), 0, "t", "[]", "a"}, -1}}));
    EXPECT_TRUE(put({PutPublishedSite{{Uuid::random(), 1, "t", "[]", "b"}, 0}}));
    EXPECT_EQ(put({PutPublishedSite{{Uuid::random(), 1, "t", "[]", "c"}, 3}}).error().kind, ErrorKind::Conflict);
    EXPECT_TRUE(put({PutPublishedSite{{Uuid::random(), 5, "t", "[]", "d"}, std::nullopt}}));
}

TEST_P(Published, GivenFilesWhenReadThenPhonesAndCommonOnesAreApart)
{
    const auto site = Uuid::random();
    ASSERT_TRUE(put({PutPublishedFile{fileOf(site, kMac, "b.cfg")}, PutPublishedFile{fileOf(site, kMac, "a.boot")},
                     PutPublishedFile{fileOf(site, std::nullopt, "y0.boot")}, PutPublishedFile{fileOf(site, kOther, "c.cfg")},
                     PutPublishedFile{fileOf(Uuid::random(), kMac, "d.cfg")}}));
    EXPECT_THAT(names(must(store().publishedFiles(site, kMac, true))), testing::ElementsAre("a.boot", "b.cfg"));
    EXPECT_THAT(names(must(store().publishedFiles(site, std::nullopt, true))), testing::ElementsAre("y0.boot"));
    EXPECT_THAT(names(must(store().allPublishedFiles(site, false))), testing::ElementsAre("y0.boot", "a.boot", "b.cfg", "c.cfg"));
    const auto file = must(store().publishedFiles(site, kMac, true)).at(1);
    EXPECT_EQ(file.sealed, fileOf(site, kMac, "").sealed);
    EXPECT_EQ(file.etag, "e-b.cfg");
    EXPECT_EQ(file.mime, "text/plain");
    EXPECT_EQ(file.secrets, "1+2,3+4");
    EXPECT_EQ(file.mac, kMac);
    EXPECT_TRUE(file.required);
    EXPECT_EQ(must(store().publishedFiles(site, kMac, false)).at(1).sealed, "");
}

TEST_P(Published, GivenFilesWhenRemovedThenOnlyThosePartsGo)
{
    const auto site = Uuid::random();
    ASSERT_TRUE(put({PutPublishedSite{{site, 1, "t", "[]", "a"}, {}}, PutPublishedFile{fileOf(site, kMac, "a")},
                     PutPublishedFile{fileOf(site, std::nullopt, "c")}, PutPublishedFile{fileOf(site, kOther, "b")}}));
    ASSERT_TRUE(put({RemovePublishedFiles{site, kMac}}));
    EXPECT_THAT(names(must(store().allPublishedFiles(site, false))), testing::ElementsAre("c", "b"));
    ASSERT_TRUE(put({RemovePublishedFiles{site, std::nullopt}}));
    EXPECT_THAT(names(must(store().allPublishedFiles(site, false))), testing::ElementsAre("b"));
    ASSERT_TRUE(put({RemovePublishedSite{site}}));
    EXPECT_TRUE(must(store().allPublishedFiles(site, false)).empty());
    EXPECT_FALSE(must(store().publishedSite(site)));
}

TEST_P(Published, GivenADeliveryWhenThereIsANewerOneThenOnlyThatStays)
{
    const auto site = Uuid::random();
    ASSERT_TRUE(put({PutDelivery{{site, kMac, "a", "1", 5}}, PutDelivery{{site, kMac, "a", "2", 6}}}));
    const auto all = must(store().deliveries(site, kMac));
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all.at(0).etag, "2");
    EXPECT_EQ(all.at(0).at, 6);
}

} // namespace pbx::store
