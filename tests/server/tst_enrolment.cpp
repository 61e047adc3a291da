#include "phones.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace pbx;
using namespace pbx::test;
using server::Outcome;
using server::Reason;

namespace {

const std::string kSite = "/site-token/805ec012ab01.cfg";
const std::string kOwn = "/jerry-secret/805ec012ab01.cfg";

Reason lastReason(Running &running, std::size_t count)
{
    return running.heard.requests(count).at(count - 1).reason;
}

} // namespace

TEST(Enrolment, givenAnOpenEnrolmentThenThePhoneFetchesAllItsFilesByMacInEitherCase)
{
    Running running;
    for (const char *name : {"805ec012ab01.boot", "805ec012ab01.cfg", "805EC012AB01.cfg", "805EC012ab01.boot"})
        EXPECT_EQ(fetch(running.port(), std::string("/site-token/") + name).status, 200) << name;
    const auto changes = running.heard.changes();
    ASSERT_EQ(changes.size(), 1U) << "bound once";
    EXPECT_EQ(changes[0].mac, mac("805ec012ab01"));
    EXPECT_EQ(changes[0].source->toString(), "127.0.0.1");
    EXPECT_FALSE(changes[0].secretUsed);
}

TEST(Enrolment, whenBoundToAnAddressThenAnotherAddressIsRefused)
{
    Running running;
    EXPECT_EQ(fetch(running.port(), kSite, "127.0.0.2").status, 200);
    EXPECT_EQ(fetch(running.port(), kSite, "127.0.0.3").status, 404);
    EXPECT_EQ(lastReason(running, 2), Reason::EnrolmentOther);
    EXPECT_EQ(fetch(running.port(), kSite, "127.0.0.2").status, 200) << "the first may repeat";
}

TEST(Enrolment, whenOnlyTheHeadWasAskedForThenNothingIsBound)
{
    Running running;
    RawClient client(running.port(), "127.0.0.2");
    EXPECT_EQ(client.ask("HEAD " + kSite + " HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
    EXPECT_TRUE(running.heard.changes().empty());
    EXPECT_EQ(fetch(running.port(), kSite, "127.0.0.3").status, 200);
}

TEST(Enrolment, whenAFileThatThePhoneLacksWasAskedForThenNothingIsBound)
{
    Running running;
    EXPECT_EQ(fetch(running.port(), "/site-token/805ec012ab01-license.cfg", "127.0.0.2").status, 404);
    EXPECT_EQ(lastReason(running, 1), Reason::NoSuchFile);
    EXPECT_EQ(fetch(running.port(), kSite, "127.0.0.3").status, 200);
}

TEST(Enrolment, whenThePhoneUsesItsOwnUrlThenEnrolmentCloses)
{
    Running running;
    EXPECT_EQ(fetch(running.port(), kSite).status, 200);
    EXPECT_EQ(fetch(running.port(), kOwn).status, 200);
    EXPECT_EQ(fetch(running.port(), kSite).status, 404);
    EXPECT_EQ(lastReason(running, 3), Reason::EnrolmentClosed);
    EXPECT_EQ(running.heard.requests(3)[2].outcome, Outcome::Refused);
    EXPECT_EQ(running.heard.requests(3)[2].mac, mac("805ec012ab01"));
    EXPECT_EQ(running.heard.requests(3)[2].extension->toString(), "22222222-2222-4222-8222-222222222222");
    const auto changes = running.heard.changes();
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_TRUE(changes[1].secretUsed);
    EXPECT_EQ(fetch(running.port(), kOwn).status, 200);
    EXPECT_EQ(running.heard.changes().size(), 2U) << "told once";
}

TEST(Enrolment, whenTheOwnUrlWasOnlyLookedAtOrRefusedThenEnrolmentStaysOpen)
{
    Running running;
    RawClient client(running.port());
    EXPECT_EQ(client.ask("HEAD " + kOwn + " HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
    auto site = pinetree();
    site.rules = {rule("127.0.0.1")};
    running.server.publish(site);
    EXPECT_EQ(fetch(running.port(), kOwn, "127.0.0.9").status, 404) << "not an allowed address";
    EXPECT_TRUE(running.heard.changes().empty());
    EXPECT_EQ(fetch(running.port(), kSite).status, 200);
}

TEST(Enrolment, whenSevenDaysAreOverThenItHasLapsed)
{
    Running running;
    running.now = kNow + 7 * kDay - 1;
    EXPECT_EQ(fetch(running.port(), kSite).status, 200);
    running.now = kNow + 7 * kDay;
    EXPECT_EQ(fetch(running.port(), kSite).status, 404);
    EXPECT_EQ(lastReason(running, 2), Reason::EnrolmentLapsed);
    EXPECT_EQ(fetch(running.port(), kOwn).status, 200) << "its own URL does not lapse";
}

TEST(Enrolment, givenItIsClosedThenThePhoneIsRefusedUntilOneClickReopensIt)
{
    Running running;
    EXPECT_EQ(fetch(running.port(), "/site-token/0004f2aa0002.cfg").status, 404);
    EXPECT_EQ(lastReason(running, 1), Reason::EnrolmentClosed);
    auto site = pinetree();
    site.phones[1].enrolUntil = kNow + kDay;
    running.server.publish(site);
    EXPECT_EQ(fetch(running.port(), "/site-token/0004f2aa0002.cfg").status, 200);
    EXPECT_EQ(fetch(running.port(), "/site-token/0004f2aa0002-directory.xml").status, 200);
}

TEST(Enrolment, whenTheSiteIsPublishedAgainMeanwhileThenItsStateStays)
{
    Running running;
    EXPECT_EQ(fetch(running.port(), kSite, "127.0.0.2").status, 200);
    running.server.publish(pinetree()); // as stored before that
    EXPECT_EQ(fetch(running.port(), kSite, "127.0.0.3").status, 404) << "still bound";
    EXPECT_EQ(fetch(running.port(), kOwn, "127.0.0.2").status, 200);
    running.server.publish(pinetree());
    EXPECT_EQ(fetch(running.port(), kSite, "127.0.0.2").status, 404) << "still closed";
    auto reopened = pinetree();
    reopened.phones[0].enrolUntil = kNow + kDay;
    running.server.publish(reopened);
    EXPECT_EQ(fetch(running.port(), kSite, "127.0.0.3").status, 200) << "a click opens it for any allowed address";
}

TEST(Enrolment, givenItWasBoundBeforeARestartThenItStillIs)
{
    Running running;
    auto site = pinetree();
    site.site = domain::Uuid::random();
    site.token = "second-token";
    site.phones[0].secret = "second-secret";
    site.phones[0].enrolSource = domain::IpAddress::parse("127.0.0.5").value();
    running.server.publish(site);
    EXPECT_EQ(fetch(running.port(), "/second-token/805ec012ab01.cfg", "127.0.0.6").status, 404);
    EXPECT_EQ(fetch(running.port(), "/second-token/805ec012ab01.cfg", "127.0.0.5").status, 200);
    EXPECT_TRUE(running.heard.changes().empty()) << "nothing new to store";
}

TEST(Enrolment, givenAddressAndMacOnlyThenItNeverCloses)
{
    Running running;
    auto site = pinetree();
    site.addressAndMacOnly = true;
    running.server.publish(site);
    EXPECT_EQ(fetch(running.port(), kOwn).status, 200);
    EXPECT_EQ(fetch(running.port(), kSite, "127.0.0.2").status, 200);
    EXPECT_EQ(fetch(running.port(), kSite, "127.0.0.3").status, 200);
    EXPECT_EQ(fetch(running.port(), "/site-token/0004f2aa0002-directory.xml").status, 200);
    site.rules.clear();
    running.server.publish(site);
    EXPECT_EQ(fetch(running.port(), kSite, "127.0.0.3").status, 404) << "the firewall still decides";
}

TEST(Rotation, givenANewSecretThenTheOldOneIsGoodUntilTheNewOneIsUsed)
{
    Running running;
    auto site = pinetree();
    site.phones[1].previousSecret = "poly-secret";
    site.phones[1].secret = "poly-secret-2";
    site.phones[1].secretUsed = false;
    running.server.publish(site);
    EXPECT_EQ(fetch(running.port(), "/poly-secret/0004f2aa0002.cfg").status, 200);
    EXPECT_TRUE(running.heard.changes().empty()) << "the old one proves nothing";
    EXPECT_EQ(fetch(running.port(), "/poly-secret/0004f2aa0002.cfg").status, 200);
    EXPECT_EQ(fetch(running.port(), "/poly-secret-2/0004f2aa0002.cfg").status, 200);
    ASSERT_EQ(running.heard.changes().size(), 1U);
    EXPECT_TRUE(running.heard.changes()[0].secretUsed);
    EXPECT_EQ(fetch(running.port(), "/poly-secret/0004f2aa0002.cfg").status, 404) << "at once, before anything is stored";
    EXPECT_EQ(lastReason(running, 4), Reason::WrongSecret);
    running.server.publish(site);
    EXPECT_EQ(fetch(running.port(), "/poly-secret/0004f2aa0002.cfg").status, 404) << "and after publishing what was stored before";
}

TEST(Rotation, givenASecretThatWasInUseWhenItIsReplacedThenItsUseSaysNothingOfTheNewOne)
{
    Running running;
    EXPECT_EQ(fetch(running.port(), "/poly-secret/0004f2aa0002.cfg").status, 200);
    ASSERT_EQ(running.heard.changes().size(), 1U);
    auto site = pinetree();
    site.phones[1].previousSecret = "poly-secret";
    site.phones[1].secret = "poly-secret-2";
    running.server.publish(site);
    EXPECT_EQ(fetch(running.port(), "/poly-secret/0004f2aa0002.cfg").status, 200);
    EXPECT_EQ(running.heard.changes().size(), 1U);
}

TEST(Enrolment, whenAnUnknownMacAsksThenItIsLoggedWithItsMac)
{
    Running running;
    EXPECT_EQ(fetch(running.port(), "/site-token/805ec0ffffff.cfg").status, 404);
    const auto line = running.heard.requests(1).front();
    EXPECT_EQ(line.reason, Reason::UnknownMac);
    EXPECT_EQ(line.mac, mac("805ec0ffffff"));
    EXPECT_TRUE(line.site);
    EXPECT_FALSE(line.extension);
}

TEST(Enrolment, whenCommonFilesAreAskedForThenNoMacIsNeeded)
{
    Running running;
    EXPECT_EQ(fetch(running.port(), "/site-token/spa504G.cfg").status, 200);
    EXPECT_EQ(fetch(running.port(), "/site-token/y000000000065.cfg").status, 404);
    const auto lines = running.heard.requests(2);
    EXPECT_EQ(lines[1].outcome, Outcome::NotFound);
    EXPECT_EQ(lines[1].reason, Reason::NoSuchFile);
    EXPECT_FALSE(lines[1].mac) << "the number of a common file is no MAC address";
    EXPECT_EQ(fetch(running.port(), "/jerry-secret/spa504G.cfg").status, 404) << "it would send the phone back to the site's URL";
}
