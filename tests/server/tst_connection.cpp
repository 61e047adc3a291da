#include "phones.h"

#include "server/answer.h"
#include "server/connectiontable.h"

#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <thread>

using namespace pbx;
using namespace pbx::test;
using server::Outcome;
using server::Reason;
using std::chrono::milliseconds;

namespace {

const std::string kFile = "/poly-secret/0004f2aa0002.cfg";

server::ServedSite withLargeFile(std::size_t size)
{
    auto site = pinetree();
    site.phones[1].files[0].bytes = std::string(size, 'x');
    return site;
}

std::size_t residentBytes()
{
    std::ifstream file("/proc/self/statm");
    std::size_t total = 0, resident = 0;
    file >> total >> resident;
    return resident * 4096;
}

} // namespace

TEST(Connection, givenKeepAliveThenManyRequestsUseOneConnection)
{
    Running running;
    RawClient client(running.port());
    for (int i = 0; i < 100; ++i) {
        const Reply reply = client.ask(get(i % 3 ? kFile : "/wrong/x.cfg"));
        EXPECT_EQ(reply.status, i % 3 ? 200 : 404);
        EXPECT_FALSE(reply.fields.contains("connection"));
    }
}

TEST(Connection, givenPipelinedRequestsThenEachIsAnsweredInItsTurn)
{
    auto limits = Running::quick();
    limits.refusalTime = milliseconds(5);
    Running running(limits);
    RawClient client(running.port());
    std::string all;
    for (int i = 0; i < 40; ++i)
        all += i % 2 ? "HEAD " + kFile + " HTTP/1.1\r\nHost: a\r\n\r\n\r\n" : get(i % 4 ? "/wrong/x" : kFile);
    client.send(all);
    for (int i = 0; i < 40; ++i)
        EXPECT_EQ(client.receive(i % 2).status, i % 2 || i % 4 == 0 ? 200 : 404) << i;
}

TEST(Connection, givenARequestThatClosesThenWhatComesBehindItIsNotAnswered)
{
    Running running;
    RawClient client(running.port());
    client.send(get(kFile, "Connection: close\r\n") + get(kFile));
    const std::string all = client.receiveAll();
    EXPECT_EQ(all.find("HTTP/1.1 200"), 0U);
    EXPECT_EQ(all.find("HTTP/1.1 200", 1), std::string::npos);
    EXPECT_THAT(all, testing::HasSubstr("Connection: close\r\n"));
}

TEST(Connection, givenHttp10ThenItClosesUnlessKeepAliveIsAsked)
{
    Running running;
    RawClient client(running.port());
    const Reply kept = client.ask("GET " + kFile + " HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(kept.status, 200);
    EXPECT_EQ(kept.fields.at("connection"), "keep-alive");
    const Reply last = client.ask("GET " + kFile + " HTTP/1.0\r\n\r\n");
    EXPECT_EQ(last.fields.at("connection"), "close");
    EXPECT_TRUE(client.closed());
}

TEST(Connection, givenAnUploadOfLogsThenItIsDrainedAndThePhoneSeesWhy)
{
    Running running;
    for (const std::size_t size : {std::size_t{100}, std::size_t{200'000}}) {
        RawClient client(running.port());
        client.send("PUT /poly-secret/0004f2aa0002-app.log HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n");
        EXPECT_TRUE(client.send(std::string(size, 'l')));
        const Reply reply = client.receive();
        EXPECT_EQ(reply.status, 405);
        EXPECT_EQ(reply.fields.at("allow"), "GET, HEAD");
        EXPECT_TRUE(client.closed());
    }
    const auto lines = running.heard.requests(2);
    EXPECT_EQ(lines[0].reason, Reason::Method);
    EXPECT_EQ(lines[0].file, "0004f2aa0002-app.log");
}

TEST(Connection, givenAnUploadWithoutEndThenItIsCutOff)
{
    auto limits = Running::quick();
    limits.drainBytes = 10'000;
    Running running(limits);
    RawClient client(running.port());
    client.send("POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    std::size_t sent = 0;
    while (sent < 100'000'000 && client.send(std::string(65'536, 'l')))
        sent += 65'536;
    EXPECT_LT(sent, 100'000'000U);
}

TEST(Connection, givenFiveHundredHalfSentRequestsThenAllAreClosedWhileAPhoneIsServed)
{
    auto limits = Running::busy();
    limits.headerTime = milliseconds(400);
    limits.connectionsPerSource = 1000;
    Running running(limits);
    std::vector<RawClient> slow;
    for (int i = 0; i < 500; ++i) {
        slow.emplace_back(running.port());
        slow.back().send(i % 2 ? "GET /poly-secret/0004f2aa0002.cfg HTTP/1.1\r\nHost: a\r\nX-Slow: " : "G");
        if (i % 50 == 0) {
            EXPECT_EQ(fetch(running.port(), kFile).status, 200) << i;
        }
    }
    for (RawClient &client : slow)
        EXPECT_TRUE(client.closed());
    EXPECT_EQ(fetch(running.port(), kFile).status, 200);
    const auto lines = running.heard.requests(500 + 11);
    EXPECT_EQ(std::ranges::count(lines, Reason::Unfinished, &server::Request::reason), 500);
}

TEST(Connection, givenAByteNowAndThenThenTheHeadersTimeStillEnds)
{
    auto limits = Running::quick();
    limits.headerTime = milliseconds(300);
    Running running(limits);
    RawClient client(running.port());
    const auto began = std::chrono::steady_clock::now();
    std::string request = get(kFile);
    std::size_t sent = 0;
    while (sent < request.size() && client.send(request.substr(sent, 1))) {
        ++sent;
        if (!client.receiveAll(milliseconds(50)).empty() || std::chrono::steady_clock::now() - began > std::chrono::seconds(5))
            break;
    }
    EXPECT_LT(sent, request.size()) << "the request came to its end";
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
}

TEST(Connection, givenAPhoneThatDoesNotReadThenItsTimeEndsToo)
{
    auto limits = Running::quick();
    limits.headerTime = milliseconds(300);
    limits.requestTime = milliseconds(500);
    Running running(limits);
    running.server.publish(withLargeFile(32U << 20U));
    RawClient client(running.port());
    client.send(get(kFile));
    const auto line = running.heard.requests(1).front();
    EXPECT_EQ(line.outcome, Outcome::Interrupted);
    EXPECT_EQ(line.reason, Reason::Interrupted);
    EXPECT_EQ(line.etag, "") << "not delivered";
}

TEST(Connection, whenThePlugIsPulledInTheMiddleThenNothingCountsAsDelivered)
{
    Running running;
    running.server.publish(withLargeFile(32U << 20U));
    {
        RawClient client(running.port());
        client.send(get(kFile));
        EXPECT_TRUE(client.receiveSome());
        client.reset();
    }
    const auto line = running.heard.requests(1).front();
    EXPECT_EQ(line.outcome, Outcome::Interrupted);
    EXPECT_EQ(fetch(running.port(), kFile).body.size(), 32U << 20U);
    EXPECT_EQ(running.heard.requests(2)[1].etag, "etag-of-0004f2aa0002.cfg");
}

TEST(Connection, givenAFullHouseThenTheLongestIdleLeavesAndTheNewcomerStays)
{
    auto limits = Running::quick();
    limits.connections = 10;
    Running running(limits);
    RawClient phone(running.port());
    EXPECT_EQ(phone.ask(get(kFile)).status, 200) << "known by its secret";
    std::vector<RawClient> strangers;
    for (int i = 0; i < 9; ++i) {
        strangers.emplace_back(running.port());
        EXPECT_EQ(strangers.back().ask(get("/wrong/x")).status, 404);
    }
    RawClient newcomer(running.port());
    EXPECT_EQ(newcomer.ask(get(kFile)).status, 200);
    EXPECT_TRUE(strangers.front().closed()) << "the longest idle of the strangers";
    EXPECT_EQ(strangers[1].ask(get("/wrong/x")).status, 404);
    EXPECT_EQ(phone.ask(get(kFile)).status, 200) << "older, but a known phone";
}

TEST(Connection, givenASourceWithTooManyThenItsOwnOldestLeaves)
{
    auto limits = Running::quick();
    limits.connectionsPerSource = 3;
    Running running(limits);
    RawClient other(running.port(), "127.0.0.9");
    EXPECT_EQ(other.ask(get("/wrong/x")).status, 404);
    std::vector<RawClient> flood;
    for (int i = 0; i < 4; ++i) {
        flood.emplace_back(running.port(), "127.0.0.8");
        EXPECT_EQ(flood.back().ask(get("/wrong/x")).status, 404);
    }
    EXPECT_TRUE(flood.front().closed());
    for (std::size_t i = 1; i < 4; ++i)
        EXPECT_EQ(flood[i].ask(get("/wrong/x")).status, 404) << i;
    EXPECT_EQ(other.ask(get("/wrong/x")).status, 404) << "another source is not touched";
}

TEST(Connection, givenHalfSentRequestsThatFillTheTableThenThoseThatLeaveAreLoggedAndCounted)
{
    auto limits = Running::quick();
    limits.connections = 4;
    limits.refusalsPerSourcePerHour = 5;
    limits.headerTime = std::chrono::minutes(1);
    Running running(limits);
    std::vector<RawClient> slow;
    for (int i = 0; i < 12; ++i) {
        slow.emplace_back(running.port(), "127.0.0.8");
        slow.back().send("GET /x");
        EXPECT_EQ(fetch(running.port(), kFile).status, 200) << "by then those bytes were read: there is one thread";
    }
    for (std::size_t i = 0; i < 6; ++i)
        EXPECT_TRUE(slow[i].closed()) << i;
    EXPECT_GE(std::ranges::count(running.heard.requests(12 + 9), Reason::Unfinished, &server::Request::reason), 9);
    EXPECT_EQ(fetch(running.port(), "/wrong/x", "127.0.0.8").status, 404);
    auto all = running.heard.requests(1); // those of who had to leave come in between
    while (std::ranges::count(all, Reason::RateLimit, &server::Request::reason) == 0 && !HasFailure())
        all = running.heard.requests(all.size() + 1);
    EXPECT_EQ(std::ranges::count(all, Reason::RateLimit, &server::Request::reason), 1) << "half a request counts as a refusal";
}

TEST(Connection, givenAFloodOfConnectionsThenMemoryStaysBounded)
{
    auto limits = Running::busy();
    limits.connections = 50;
    limits.connectionsPerSource = 50;
    Running running(limits);
    const std::string half = "GET /" + std::string(900, 'a') + " HTTP/1.1\r\nX: " + std::string(7000, 'b');
    const auto flood = [&] {
        for (int i = 0; i < 3000; ++i) {
            RawClient client(running.port());
            client.send(half);
        }
        EXPECT_EQ(fetch(running.port(), kFile).status, 200);
        return residentBytes();
    };
    // The first floods fill what is kept for reuse; kept requests would be 24 MB and more of every one.
    std::vector<std::int64_t> grown;
    for (auto before = flood(); grown.size() < 4 && (grown.empty() || grown.back() >= 16 << 20);) {
        const auto after = flood();
        grown.push_back(static_cast<std::int64_t>(after) - static_cast<std::int64_t>(before));
        before = after;
    }
    EXPECT_LT(grown.back(), 16 << 20) << "each of " << grown.size() << " floods grew by so much";
}

TEST(Connection, whenStoppedThenARunningDownloadIsFinishedFirst)
{
    Running running;
    running.server.publish(withLargeFile(3U << 20U));
    RawClient client(running.port());
    client.send(get(kFile));
    EXPECT_TRUE(client.receiveSome());
    std::thread stopper([&] { running.server.stop(); });
    const std::string all = client.receiveAll();
    stopper.join();
    EXPECT_GT(all.size(), 3U << 20U);
    EXPECT_EQ(running.heard.requests(1).front().outcome, Outcome::Sent);
}

TEST(Connection, givenATrustedProxyThenThePhonesAddressIsTheRightMostThatIsNoProxy)
{
    Running running;
    running.server.setTrustedProxies({domain::IpPrefix::parse("127.0.0.1").value(), domain::IpPrefix::parse("10.0.0.0/8").value()});
    auto site = pinetree();
    site.rules = {rule("192.0.2.0/24")};
    running.server.publish(site);
    const auto through = [&](const std::string &value, const std::string &source = {}) {
        return fetch(running.port(), kFile, source, "X-Forwarded-For: " + value + "\r\n").status;
    };
    EXPECT_EQ(through("192.0.2.7"), 200);
    EXPECT_EQ(through("198.51.100.1, 192.0.2.7, 10.1.1.1"), 200);
    EXPECT_EQ(through("192.0.2.7, 198.51.100.1"), 404) << "the left one is only what the phone says";
    EXPECT_EQ(through("192.0.2.7", "127.0.0.5"), 404) << "not from a proxy";
    EXPECT_EQ(through("unknown"), 400);
    EXPECT_EQ(through("192.0.2.7, "), 400);
    EXPECT_EQ(running.heard.requests(1).front().address.toString(), "192.0.2.7");
}

TEST(Connection, givenATrustedProxyThatDoesNotTellForWhomItAsksThenItGetsNothingThoughARuleHoldsItsAddress)
{
    Running running;
    running.server.setTrustedProxies({domain::IpPrefix::parse("127.0.0.1").value()});
    auto site = pinetree();
    site.rules = {rule("127.0.0.0/8")};
    running.server.publish(site);
    EXPECT_EQ(fetch(running.port(), kFile, "127.0.0.5").status, 200);
    EXPECT_EQ(fetch(running.port(), kFile).status, 404);
    EXPECT_EQ(fetch(running.port(), kFile, {}, "X-Forwarded-For:\r\n").status, 404);
    EXPECT_EQ(running.heard.requests(3).back().reason, Reason::SilentProxy);
}

TEST(Connection, givenRandomBytesThenTheServerLives)
{
    Running running(Running::busy());
    std::mt19937 random(20261122);
    const auto pick = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random); };
    const std::vector<std::string> seeds{get(kFile), get(kFile) + get("/x/y"), "HEAD / HTTP/1.0\r\n\r\n",
                                         get(kFile, "If-None-Match: W/\"a\", *\r\nContent-Length: 0\r\nX-Forwarded-For: ::1\r\n"),
                                         "PUT /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"};
    for (int round = 0; round < 1500; ++round) {
        std::string bytes = seeds[pick(seeds.size() - 1)];
        for (std::size_t changes = pick(6); changes > 0 && !bytes.empty(); --changes) {
            const std::size_t at = pick(bytes.size() - 1);
            switch (pick(3)) {
            case 0: bytes[at] = static_cast<char>(pick(255)); break;
            case 1: bytes.insert(at, pick(20), static_cast<char>(pick(255))); break;
            case 2: bytes.erase(at, pick(8)); break;
            default: bytes.insert(at, bytes.substr(pick(bytes.size() - 1), pick(30))); break;
            }
        }
        RawClient client(running.port());
        client.send(bytes);
        if (round % 100 == 0) {
            EXPECT_EQ(fetch(running.port(), kFile).status, 200) << "after " << round;
        }
    }
    EXPECT_EQ(fetch(running.port(), kFile).status, 200);
}

TEST(Answer, givenATimeThenItsDateIsAsHttpWritesIt)
{
    EXPECT_EQ(server::httpDate(0), "Thu, 01 Jan 1970 00:00:00 GMT");
    EXPECT_EQ(server::httpDate(784'111'777), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(server::httpDate(1'709'164'800), "Thu, 29 Feb 2024 00:00:00 GMT");
    EXPECT_EQ(server::httpDate(4'107'542'399), "Sun, 28 Feb 2100 23:59:59 GMT");
    EXPECT_EQ(server::httpDate(-5), "Thu, 01 Jan 1970 00:00:00 GMT");
}
