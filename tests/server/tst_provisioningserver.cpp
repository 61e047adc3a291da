#include "phones.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

using namespace pbx;
using namespace pbx::test;
using server::Outcome;
using server::Reason;

TEST(ProvisioningServer, whenAPhoneAsksThroughItsSecretThenItGetsItsBytes)
{
    Running running;
    const Reply reply = fetch(running.port(), "/jerry-secret/805ec012ab01.cfg", {}, "User-Agent: Yealink SIP-T46S 66.86.0.15\r\n");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "account.1.password = canary\n");
    EXPECT_EQ(reply.fields.at("etag"), "\"etag-of-805ec012ab01.cfg\"");
    EXPECT_EQ(reply.fields.at("content-type"), "text/plain");
    EXPECT_EQ(reply.fields.at("cache-control"), "private, no-cache");
    const server::Request line = running.heard.requests(1).front();
    EXPECT_EQ(line.outcome, Outcome::Sent);
    EXPECT_EQ(line.file, "805ec012ab01.cfg");
    EXPECT_EQ(line.etag, "etag-of-805ec012ab01.cfg");
    EXPECT_EQ(line.bytes, reply.body.size());
    EXPECT_EQ(line.rule, "Office network");
    EXPECT_EQ(line.userAgent, "Yealink SIP-T46S 66.86.0.15");
    EXPECT_EQ(line.at, kNow);
    EXPECT_EQ(line.address.toString(), "127.0.0.1");
    EXPECT_EQ(line.mac, mac("805ec012ab01"));
    EXPECT_EQ(line.extension->toString(), "22222222-2222-4222-8222-222222222222");
}

TEST(ProvisioningServer, whenNoFileIsNamedThenThePhonesMainConfigurationComes)
{
    Running running;
    EXPECT_EQ(fetch(running.port(), "/jerry-secret/").body, "account.1.password = canary\n");
    EXPECT_EQ(fetch(running.port(), "/jerry-secret").body, "account.1.password = canary\n");
    EXPECT_EQ(fetch(running.port(), "/poly-secret/").body, "<PHONE_CONFIG/>");
    EXPECT_EQ(fetch(running.port(), "/site-token/").status, 404);
}

TEST(ProvisioningServer, whenTheNameIsInTheOtherCaseThenItIsTheSameFile)
{
    Running running;
    EXPECT_EQ(fetch(running.port(), "/jerry-secret/805EC012AB01.CFG").status, 200);
    EXPECT_EQ(fetch(running.port(), "/site-token/SPA504g.cfg").body, "<flat-profile/>");
    const auto lines = running.heard.requests(2);
    EXPECT_EQ(lines[0].file, "805ec012ab01.cfg") << "logged as published";
    EXPECT_EQ(lines[1].file, "spa504G.cfg");
}

TEST(ProvisioningServer, whenASecretIsOfAnotherCaseThenItIsWrong)
{
    Running running;
    EXPECT_EQ(fetch(running.port(), "/JERRY-SECRET/805ec012ab01.cfg").status, 404);
}

TEST(ProvisioningServer, whenAPhoneAsksForAnotherPhonesFileThenThereIsNone)
{
    Running running;
    EXPECT_EQ(fetch(running.port(), "/jerry-secret/0004f2aa0002.cfg").status, 404);
    EXPECT_EQ(running.heard.requests(1).front().outcome, Outcome::NotFound);
}

TEST(ProvisioningServer, givenHeadThenTheFieldsOfGetComeWithoutBody)
{
    Running running;
    RawClient client(running.port());
    const Reply head = client.ask("HEAD /poly-secret/0004f2aa0002.cfg HTTP/1.1\r\nHost: a\r\n\r\n");
    const Reply got = client.ask(get("/poly-secret/0004f2aa0002.cfg"));
    EXPECT_EQ(withoutDate(head.head), withoutDate(got.head));
    EXPECT_EQ(got.body, "<APPLICATION/>");
    const auto lines = running.heard.requests(2);
    EXPECT_EQ(lines[0].etag, "") << "a HEAD proves no download";
    EXPECT_EQ(lines[1].etag, "etag-of-0004f2aa0002.cfg");
}

TEST(ProvisioningServer, givenTheTagThatThePhoneHoldsThenNothingIsSentAgain)
{
    struct Case {
        std::string list;
        int status;
        std::string etag; // told to the observer
    };
    const std::string tag = "etag-of-0004f2aa0002.cfg";
    const std::vector<Case> cases{
        {"\"" + tag + "\"", 304, tag},
        {"W/\"" + tag + "\"", 304, tag},
        {"\"other\", W/\"x\" ,\"" + tag + "\"", 304, tag},
        {"*", 304, ""},
        {"\"other\"", 200, tag},
        {tag, 200, tag},
        {"\"" + tag, 200, tag},
        {"\"other\" \"" + tag + "\"", 200, tag},
        {"", 200, tag},
    };
    Running running;
    RawClient client(running.port());
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const Reply reply = client.ask(get("/poly-secret/0004f2aa0002.cfg", "If-None-Match: " + cases[i].list + "\r\n"));
        EXPECT_EQ(reply.status, cases[i].status) << cases[i].list;
        EXPECT_EQ(reply.fields.at("etag"), "\"" + tag + "\"");
        const server::Request line = running.heard.requests(i + 1).back();
        EXPECT_EQ(line.outcome, cases[i].status == 304 ? Outcome::NotChanged : Outcome::Sent) << cases[i].list;
        EXPECT_EQ(line.etag, cases[i].etag) << cases[i].list;
    }
}

TEST(ProvisioningServer, whenASiteIsPublishedAgainThenRequestsSeeTheNewRevisionWhole)
{
    Running running(Running::busy());
    const auto numbered = [](int revision) {
        auto site = pinetree();
        for (auto &phone : site.phones) {
            for (auto &f : phone.files) {
                f.bytes = std::string(20'000, static_cast<char>('a' + revision % 26));
                f.etag = std::string(1, static_cast<char>('a' + revision % 26));
            }
        }
        return site;
    };
    running.server.publish(numbered(0));
    std::atomic<bool> stop = false;
    std::thread publisher([&] {
        for (int revision = 1; !stop; ++revision)
            running.server.publish(numbered(revision));
    });
    RawClient client(running.port());
    for (int i = 0; i < 500; ++i) {
        const Reply reply = client.ask(get("/poly-secret/0004f2aa0002.cfg"));
        ASSERT_EQ(reply.status, 200);
        ASSERT_EQ(reply.body.size(), 20'000U);
        ASSERT_EQ(reply.body.find_first_not_of(reply.body.front()), std::string::npos) << "two revisions in one answer";
        ASSERT_EQ(reply.fields.at("etag"), std::string("\"") + reply.body.front() + "\"");
    }
    stop = true;
    publisher.join();
}

TEST(ProvisioningServer, whenASiteIsWithdrawnThenItsPhonesAreRefused)
{
    Running running;
    running.server.withdraw(pinetree().site);
    EXPECT_EQ(fetch(running.port(), "/jerry-secret/805ec012ab01.cfg").status, 404);
    EXPECT_EQ(fetch(running.port(), "/site-token/spa504G.cfg").status, 404);
    running.server.publish(pinetree());
    EXPECT_EQ(fetch(running.port(), "/site-token/spa504G.cfg").status, 200);
}

TEST(ProvisioningServer, givenTwoSitesWhenOneIsPublishedThenTheOtherStays)
{
    Running running;
    auto other = pinetree();
    other.site = domain::Uuid::random();
    other.token = "other-token";
    other.phones.clear();
    running.server.publish(other);
    EXPECT_EQ(fetch(running.port(), "/other-token/spa504G.cfg").status, 200);
    EXPECT_EQ(fetch(running.port(), "/jerry-secret/805ec012ab01.cfg").status, 200);
    running.server.withdraw(other.site);
    EXPECT_EQ(fetch(running.port(), "/other-token/spa504G.cfg").status, 404);
    EXPECT_EQ(fetch(running.port(), "/jerry-secret/805ec012ab01.cfg").status, 200);
}

TEST(ProvisioningServer, givenBasePathsThenFilesAreServedWithAndWithoutThem)
{
    Running running;
    running.server.setBasePaths({"/prov", "/prov/phones/", ""});
    EXPECT_EQ(fetch(running.port(), "/prov/poly-secret/0004f2aa0002.cfg").status, 200);
    EXPECT_EQ(fetch(running.port(), "/prov/phones/poly-secret/0004f2aa0002.cfg").status, 200);
    EXPECT_EQ(fetch(running.port(), "/poly-secret/0004f2aa0002.cfg").status, 200);
    EXPECT_EQ(fetch(running.port(), "/prov/phonespoly-secret/0004f2aa0002.cfg").status, 404);
}

TEST(ProvisioningServer, whenTheBasePathChangesWhileItRunsThenTheNextRequestFindsIt)
{
    Running running;
    EXPECT_EQ(fetch(running.port(), "/prov/poly-secret/0004f2aa0002.cfg").status, 404);
    running.server.setBasePaths({"/prov"});
    EXPECT_EQ(fetch(running.port(), "/prov/poly-secret/0004f2aa0002.cfg").status, 200);
    running.server.setBasePaths({"/new", "/prov"});
    EXPECT_EQ(fetch(running.port(), "/prov/poly-secret/0004f2aa0002.cfg").status, 200);
    EXPECT_EQ(fetch(running.port(), "/new/poly-secret/0004f2aa0002.cfg").status, 200);
}

TEST(ProvisioningServer, givenAMediaTypeWithALineBreakThenNoFieldIsInjected)
{
    Running running;
    auto site = pinetree();
    site.phones[1].files[0].mime = "text/plain\r\nX-Evil: 1";
    running.server.publish(site);
    const Reply reply = fetch(running.port(), "/poly-secret/0004f2aa0002.cfg");
    EXPECT_EQ(reply.fields.at("content-type"), "application/octet-stream");
    EXPECT_FALSE(reply.fields.contains("x-evil"));
}

TEST(ProvisioningServer, givenAHeldPortWhenASecondServerStartsThenItSaysWhoHoldsIt)
{
    Running running;
    server::ProvisioningServer second({});
    auto listen = Running::loopback();
    listen.port = running.port();
    const auto started = second.start(listen);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().kind, ErrorKind::Conflict);
    EXPECT_THAT(started.error().sentence, testing::HasSubstr(std::to_string(running.port())));
#ifdef __linux__
    EXPECT_THAT(started.error().sentence, testing::HasSubstr("tst_server"));
#endif
    EXPECT_FALSE(second.running());
}

TEST(ProvisioningServer, givenAnAddressOfAnotherComputerWhenStartedThenASentenceSaysSo)
{
    server::ProvisioningServer other({});
    auto listen = Running::loopback();
    listen.address = domain::IpAddress::parse("203.0.113.77").value();
    const auto started = other.start(listen);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().kind, ErrorKind::Invalid);
    EXPECT_THAT(started.error().sentence, testing::HasSubstr("203.0.113.77"));
}

TEST(ProvisioningServer, whenStoppedThenItCanStartAgain)
{
    Running running;
    RawClient idle(running.port());
    EXPECT_EQ(idle.ask(get("/poly-secret/0004f2aa0002.cfg")).status, 200);
    running.server.stop();
    EXPECT_FALSE(running.server.running());
    EXPECT_EQ(running.port(), 0);
    EXPECT_TRUE(idle.closed());
    ASSERT_TRUE(running.server.start(Running::loopback()));
    EXPECT_EQ(fetch(running.port(), "/poly-secret/0004f2aa0002.cfg").status, 200);
    EXPECT_EQ(running.server.start(Running::loopback()).error().kind, ErrorKind::Conflict);
}

TEST(ProvisioningServer, givenADualStackSocketThenIPv4PhonesMatchIPv4Rules)
{
    auto listen = Running::loopback();
    listen.address = domain::IpAddress::parse("::").value();
    Running running(Running::quick(), listen);
    EXPECT_EQ(fetch(running.port(), "/poly-secret/0004f2aa0002.cfg").status, 200);
    EXPECT_EQ(running.heard.requests(1).front().address.toString(), "127.0.0.1");
    RawClient six(running.port(), {}, "::1");
    EXPECT_EQ(six.ask(get("/poly-secret/0004f2aa0002.cfg")).status, 404) << "no rule holds ::1";
}
