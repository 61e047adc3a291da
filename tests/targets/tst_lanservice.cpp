#include "published.h"

#include <atomic>
#include <chrono>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <mutex>

using namespace pbx;
using namespace pbx::targets;

namespace {

const server::Listen kLoopback{domain::IpAddress::fromV4(0x7F000001), 0};
const std::string kOwn = "/jerry-secret/805ec012ab01.cfg";
const std::string kSite = "/site-token/805ec012ab01.cfg";

struct Serving : Published {
    explicit Serving(bool start = true)
    {
        publishSite();
        if (start)
            begin();
    }
    void begin()
    {
        const auto started = service.start(kLoopback);
        ASSERT_TRUE(started) << started.error().sentence << " [" << started.error().detail << "]";
    }
    std::atomic<int> told = 0;
    LanService service{opener(), vault, [this](const LanService::State &) { ++told; }};
};

} // namespace

TEST(LanService, givenAPublishedSiteWhenStartedThenItIsServedAtOnce)
{
    Serving serving;
    EXPECT_TRUE(serving.service.running());
    const Answer answer = download(serving.service.port(), kOwn);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "first");
    EXPECT_TRUE(serving.service.state().problems.empty());
}

TEST(LanService, whenAnotherConnectionAppliesThenTheNewRevisionIsServedWithinASecond)
{
    Serving serving;
    EXPECT_EQ(download(serving.service.port(), kOwn).body, "first");
    serving.commit({store::PutPublishedSite{serving.site(2), {}}, store::PutPublishedFile{serving.file("second", "etag-second")}});
    const auto began = std::chrono::steady_clock::now();
    EXPECT_TRUE(Published::eventually([&] { return download(serving.service.port(), kOwn).body == "second"; }));
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(1));
}

TEST(LanService, whenAPhoneDownloadsThenLogDeliveryAndAgentAreStored)
{
    Serving serving;
    EXPECT_EQ(download(serving.service.port(), kOwn).status, 200);
    ASSERT_TRUE(Published::eventually([&] { return serving.downloads().size() == 1; }));
    const store::DownloadRow row = serving.downloads().front();
    EXPECT_EQ(row.result, store::DownloadResult::Sent);
    EXPECT_EQ(row.site, serving.siteId);
    EXPECT_EQ(row.mac, "80:5E:C0:12:AB:01");
    EXPECT_EQ(row.file, "805ec012ab01.cfg");
    EXPECT_EQ(row.reason, "Office");
    EXPECT_EQ(row.bytes, 5);
    EXPECT_EQ(row.address, "127.0.0.1");
    const auto deliveries = must(serving.store().deliveries(serving.siteId, serving.mac));
    ASSERT_EQ(deliveries.size(), 1U);
    EXPECT_EQ(deliveries[0].etag, "etag-first");
    EXPECT_EQ(deliveries[0].name, "805ec012ab01.cfg");
    EXPECT_EQ(serving.storedPhone().userAgent, "Yealink SIP-T54W 96.86.0.70");
    EXPECT_GT(serving.told, 0);
}

TEST(LanService, whenAPhoneEnrolsThenBindingAndClosingAreStored)
{
    Serving serving;
    EXPECT_EQ(download(serving.service.port(), kSite).status, 200);
    EXPECT_TRUE(Published::eventually([&] { return serving.storedPhone().enrolSource == "127.0.0.1"; }));
    EXPECT_EQ(download(serving.service.port(), kOwn).status, 200);
    EXPECT_TRUE(Published::eventually([&] { return serving.storedPhone().enrolUntil == 0; }));
    EXPECT_NE(serving.storedPhone().secretFirstUsed, 0);
    EXPECT_EQ(serving.storedPhone().enrolSource, "");
    EXPECT_EQ(download(serving.service.port(), kSite).status, 404);
    EXPECT_TRUE(Published::eventually([&] { return serving.storedPhone().lastRefusal == "enrolment-closed"; }));
    EXPECT_EQ(download(serving.service.port(), kOwn).status, 200);
    EXPECT_TRUE(Published::eventually([&] { return serving.storedPhone().lastRefusal.empty(); })) << "served again";
}

TEST(LanService, whenOneClickReopensTheEnrolmentThenThePhoneMayComeAgain)
{
    Serving serving;
    EXPECT_EQ(download(serving.service.port(), kOwn).status, 200);
    EXPECT_TRUE(Published::eventually([&] { return serving.storedPhone().enrolUntil == 0; }));
    EXPECT_EQ(download(serving.service.port(), kSite).status, 404);
    auto record = serving.storedPhone();
    record.enrolUntil = 4'102'444'800'001;
    serving.commit({store::PutPhone{record}});
    EXPECT_TRUE(Published::eventually([&] { return download(serving.service.port(), kSite).status == 200; }));
}

TEST(LanService, givenARotatedSecretThenTheOldOneDiesWhenTheNewOneIsUsed)
{
    Serving serving;
    auto record = serving.phone("new-secret");
    record.previousSecret = serving.storedPhone().secret;
    serving.commit({store::PutPhone{record}});
    ASSERT_TRUE(Published::eventually(
        [&] { return download(serving.service.port(), "/new-secret/x").status == 404 && download(serving.service.port(), kOwn).status == 200; }));
    ASSERT_TRUE(Published::eventually([&] { return download(serving.service.port(), "/new-secret/805ec012ab01.cfg").status == 200; }));
    EXPECT_EQ(download(serving.service.port(), kOwn).status, 404);
    EXPECT_TRUE(Published::eventually([&] { return serving.storedPhone().previousSecret.empty(); }));
}

TEST(LanService, givenDamagedRulesThenThatSiteIsClosedAndAnotherServed)
{
    Serving serving(false);
    store::PublishedSite other{domain::Uuid::random(), 1, {}, "[{\"broken\":", "Damaged", false};
    other.token = must(serving.vault->seal("other-token", store::siteTokenRecord(other.site)));
    store::PublishedFile common{other.site, std::nullopt, "spa504G.cfg", "text/xml", "e", false, {}, {}};
    common.sealed = must(serving.vault->seal("<x/>", store::fileRecord(other.site, std::nullopt, common.name)));
    serving.commit({store::PutPublishedSite{other, {}}, store::PutPublishedFile{common}});
    serving.begin();
    EXPECT_EQ(download(serving.service.port(), "/other-token/spa504G.cfg").status, 404);
    EXPECT_EQ(download(serving.service.port(), kOwn).status, 200);
    ASSERT_EQ(serving.service.state().problems.size(), 1U);
    EXPECT_THAT(serving.service.state().problems[0], testing::HasSubstr("Damaged"));
    other.rules = Published::loopbackRules();
    other.revision = 2;
    serving.commit({store::PutPublishedSite{other, {}}});
    EXPECT_TRUE(Published::eventually([&] { return download(serving.service.port(), "/other-token/spa504G.cfg").status == 200; }));
    EXPECT_TRUE(Published::eventually([&] { return serving.service.state().problems.empty(); }));
}

TEST(LanService, givenAFileThatDoesNotOpenThenItsPhoneIsLeftOutAndNothingElse)
{
    Serving serving(false);
    const auto other = must(domain::MacAddress::parse("805ec012ab02"));
    store::PhoneRecord phone{serving.siteId, other, must(serving.vault->seal("other-secret", store::phoneSecretRecord(serving.siteId, other)))};
    store::PublishedFile moved = serving.file("stolen", "e");
    moved.mac = other; // sealed for another record
    serving.commit({store::PutPhone{phone}, store::PutPublishedFile{moved}});
    serving.begin();
    EXPECT_EQ(download(serving.service.port(), "/other-secret/805ec012ab01.cfg").status, 404);
    EXPECT_EQ(download(serving.service.port(), kOwn).status, 200);
    ASSERT_EQ(serving.service.state().problems.size(), 1U);
    EXPECT_THAT(serving.service.state().problems[0], testing::HasSubstr("80:5E:C0:12:AB:02"));
}

TEST(LanService, whenSomethingTurnsOutDamagedWhileItRunsThenItIsToldAtOnce)
{
    Published published;
    published.publishSite();
    std::mutex mutex;
    std::vector<std::string> told;
    LanService service(published.opener(), published.vault, [&](const LanService::State &state) {
        const std::lock_guard lock(mutex);
        told.insert(told.end(), state.problems.begin(), state.problems.end());
    });
    ASSERT_TRUE(service.start(kLoopback));
    published.commit({store::PutPublishedSite{published.site(2, "nonsense"), {}}});
    EXPECT_TRUE(Published::eventually([&] {
        const std::lock_guard lock(mutex);
        return told.size() == 1;
    }));
    const std::lock_guard lock(mutex);
    EXPECT_EQ(told, service.state().problems);
}

TEST(LanService, whenTheSiteIsRemovedThenItsPhonesAreRefused)
{
    Serving serving;
    EXPECT_EQ(download(serving.service.port(), kOwn).status, 200);
    serving.commit({store::RemovePublishedSite{serving.siteId}});
    EXPECT_TRUE(Published::eventually([&] { return download(serving.service.port(), kOwn).status == 404; }));
}

TEST(LanService, whenStoppedThenEveryLineWasStoredAndItCanStartAgain)
{
    Serving serving;
    for (int i = 0; i < 250; ++i)
        ASSERT_EQ(download(serving.service.port(), kOwn).status, 200);
    serving.service.stop();
    EXPECT_FALSE(serving.service.running());
    EXPECT_EQ(serving.service.port(), 0);
    EXPECT_EQ(serving.downloads().size(), 250U);
    EXPECT_EQ(serving.service.state().droppedLines, 0U);
    serving.commit({store::RemovePublishedSite{serving.siteId}});
    serving.begin();
    EXPECT_EQ(download(serving.service.port(), kOwn).status, 404) << "removed while it was stopped";
}

TEST(LanService, whenAStrangerNamesAPhoneThenTheLineIsThePhonesButItsAgentIsNotBelieved)
{
    Serving serving;
    EXPECT_EQ(download(serving.service.port(), "/wrong-secret/805ec012ab01.cfg").status, 404);
    ASSERT_TRUE(Published::eventually([&] { return serving.downloads().size() == 1; }));
    const auto row = serving.downloads().front();
    EXPECT_EQ(row.site, serving.siteId);
    EXPECT_EQ(row.result, store::DownloadResult::Refused);
    EXPECT_EQ(row.reason, "wrong-secret");
    EXPECT_EQ(serving.storedPhone().lastRefusal, "wrong-secret");
    EXPECT_EQ(serving.storedPhone().userAgent, "");
}

TEST(LanService, givenAFloodOfStrangersThenPhonesLinesAreKept)
{
    Serving serving;
    for (int i = 0; i < 300; ++i)
        ASSERT_EQ(download(serving.service.port(), "/flood/nothing.cfg").status, 404);
    ASSERT_EQ(download(serving.service.port(), kOwn).status, 200);
    serving.service.stop();
    const auto rows = serving.downloads();
    EXPECT_EQ(rows.size() + serving.service.state().droppedLines, 301U);
    EXPECT_EQ(rows.front().result, store::DownloadResult::Sent) << "newest first";
}

TEST(LanService, whenTheBaseUrlChangesThenTheNewPathAndTheOneBeforeItAreServed)
{
    Serving serving;
    const auto change = [&](const char *url) { serving.commit(must(baseUrlWrites(serving.store(), url))); };
    const auto status = [&](const std::string &path) { return download(serving.service.port(), path + kOwn).status; };
    EXPECT_EQ(status("/prov"), 404);
    change("http://192.168.1.5:8080/prov");
    EXPECT_TRUE(Published::eventually([&] { return status("/prov") == 200; }));
    EXPECT_EQ(status(""), 200);
    change("http://192.168.1.5:8080/new");
    EXPECT_TRUE(Published::eventually([&] { return status("/new") == 200; }));
    EXPECT_EQ(status("/prov"), 200) << "phones are told the new URL through the old one";
    EXPECT_TRUE(must(baseUrlWrites(serving.store(), "http://192.168.1.5:8080/new")).empty()) << "nothing changes";
    serving.service.stop();
    serving.begin();
    EXPECT_EQ(status("/prov"), 200) << "also after a restart";
    EXPECT_EQ(status("/new"), 200);
}

TEST(LanService, whenATrustedProxyIsNamedOrForgottenWhileItRunsThenThatCountsFromThenOn)
{
    Serving serving;
    const auto status = [&] { return download(serving.service.port(), kOwn).status; };
    EXPECT_EQ(status(), 200);
    serving.commit({trustedProxiesWrite({must(parseTrustedProxy("127.0.0.1"))})});
    EXPECT_TRUE(Published::eventually([&] { return status() == 404; })) << "a proxy that does not tell for whom it asks";
    serving.commit({trustedProxiesWrite({})});
    EXPECT_TRUE(Published::eventually([&] { return status() == 200; }));
}

TEST(LanService, givenALockedWorkspaceThenItDoesNotStart)
{
    Published published;
    auto vault = std::make_shared<store::Vault>(store::Vault::sessionOnly());
    vault->lock();
    LanService service(published.opener(), vault);
    const auto started = service.start(kLoopback);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().kind, ErrorKind::Locked);
    EXPECT_FALSE(service.running());
}

TEST(LanService, givenAWorkspaceThatDoesNotOpenThenStartSaysWhy)
{
    Published published;
    LanService service([] { return domain::Result<std::unique_ptr<store::Store>>(fail(ErrorKind::Io, "no disk")); }, published.vault);
    const auto started = service.start(kLoopback);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().sentence, "no disk");
    EXPECT_EQ(service.start(kLoopback).error().sentence, "no disk") << "and may be tried again";
}

TEST(LanService, givenAHeldPortThenStartIsAConflict)
{
    Serving serving;
    LanService second(serving.opener(), serving.vault);
    auto listen = kLoopback;
    listen.port = serving.service.port();
    EXPECT_EQ(second.start(listen).error().kind, ErrorKind::Conflict);
    EXPECT_EQ(serving.service.start(kLoopback).error().kind, ErrorKind::Conflict);
    EXPECT_EQ(download(serving.service.port(), kOwn).status, 200);
}
