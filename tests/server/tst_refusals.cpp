#include "phones.h"

#include "server/gate.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <thread>

using namespace pbx;
using namespace pbx::test;
using server::Reason;

namespace {

// Sites for every reason to be refused; loopback is allowed by some.
struct Refused {
    const char *what;
    std::string path;
    Reason reason;
};

const std::vector<Refused> kRefusals{
    {"wrong secret", "/nobodys-secret/805ec012ab01.cfg", Reason::WrongSecret},
    {"unknown MAC", "/site-token/805ec0ffffff.cfg", Reason::UnknownMac},
    {"enrolment closed", "/site-token/0004f2aa0002.cfg", Reason::EnrolmentClosed},
    {"enrolment lapsed", "/lapsed-token/805ec012ab01.cfg", Reason::EnrolmentLapsed},
    {"bound to another", "/bound-token/805ec012ab01.cfg", Reason::EnrolmentOther},
    {"no such file", "/jerry-secret/805ec012ab01.xml", Reason::NoSuchFile},
    {"not allowed, right secret", "/outside-secret/805ec012ab01.cfg", Reason::NotAllowed},
    {"not allowed, right token", "/outside-token/805ec012ab01.cfg", Reason::NotAllowed},
    {"no rules", "/norules-secret/805ec012ab01.cfg", Reason::NoRules},
    {"damaged rules", "/damaged-secret/805ec012ab01.cfg", Reason::NoRules},
};

server::ServedSite variant(const std::string &name)
{
    auto site = pinetree();
    site.site = domain::Uuid::random();
    site.token = name + "-token";
    site.phones.erase(site.phones.begin() + 1, site.phones.end());
    site.phones[0].secret = name + "-secret";
    return site;
}

void publishVariants(Running &running)
{
    auto lapsed = variant("lapsed");
    lapsed.phones[0].enrolUntil = kNow - 1;
    auto bound = variant("bound");
    bound.phones[0].enrolSource = domain::IpAddress::parse("127.0.0.200").value();
    auto outside = variant("outside");
    outside.rules = {rule("192.0.2.0/24"), rule("2001:db8::/32"), rule("127.0.0.200")};
    auto norules = variant("norules");
    norules.rules.clear();
    auto damaged = variant("damaged");
    damaged.rulesDamaged = true;
    for (auto *site : {&lapsed, &bound, &outside, &norules, &damaged})
        running.server.publish(*site);
}

server::Limits patient()
{
    auto limits = Running::quick();
    limits.refusalsPerHour = limits.refusalsPerMacPerHour = limits.refusalsPerSourcePerHour = 1'000'000'000;
    return limits;
}

} // namespace

TEST(Refusals, givenAnyReasonThenTheAnswerIsTheSameToTheByte)
{
    Running running(patient());
    publishVariants(running);
    for (const std::string method : {"GET", "HEAD"}) {
        std::string expected;
        for (std::size_t i = 0; i < kRefusals.size(); ++i) {
            RawClient client(running.port());
            client.send(method + " " + kRefusals[i].path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            const std::string answer = withoutDate(client.receiveAll());
            if (expected.empty())
                expected = answer;
            EXPECT_EQ(answer, expected) << kRefusals[i].what;
        }
        EXPECT_THAT(expected, testing::StartsWith("HTTP/1.1 404 Not Found\r\n"));
    }
    const auto lines = running.heard.requests(2 * kRefusals.size());
    for (std::size_t i = 0; i < kRefusals.size(); ++i)
        EXPECT_EQ(lines[i].reason, kRefusals[i].reason) << kRefusals[i].what << ": " << server::code(lines[i].reason);
}

// Welch's t over interleaved requests: with the delay that the server keeps, a guess cannot be told from its time.
namespace {

using Times = std::vector<std::vector<double>>; // of each refusal, in µs

Times timesOfRefusals(std::uint16_t port)
{
    constexpr std::size_t rounds = 400;
    Times times(kRefusals.size());
    RawClient client(port);
    for (std::size_t round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < kRefusals.size(); ++i) {
            const std::size_t which = (i + round) % kRefusals.size(); // nobody always follows the same one
            const auto began = std::chrono::steady_clock::now();
            EXPECT_EQ(client.ask(get(kRefusals[which].path)).status, 404);
            times[which].push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - began).count());
        }
    }
    return times;
}

// Student's t of every pair of refusals, by their names.
std::map<std::string, double> differences(const Times &times)
{
    const auto moments = [](std::vector<double> values) {
        std::ranges::sort(values);
        values.resize(values.size() * 9 / 10); // the scheduler's outliers
        double mean = 0;
        for (const double v : values)
            mean += v / static_cast<double>(values.size());
        double variance = 0;
        for (const double v : values)
            variance += (v - mean) * (v - mean) / static_cast<double>(values.size() - 1);
        return std::pair(mean, variance / static_cast<double>(values.size()));
    };
    std::map<std::string, double> out;
    for (std::size_t i = 0; i < kRefusals.size(); ++i) {
        const auto [meanA, errorA] = moments(times[i]);
        EXPECT_GE(meanA, 1000.0) << kRefusals[i].what;
        for (std::size_t k = 0; k < i; ++k) {
            const auto [meanB, errorB] = moments(times[k]);
            out[std::string(kRefusals[i].what) + " against " + kRefusals[k].what] = (meanA - meanB) / std::sqrt(errorA + errorB);
        }
    }
    return out;
}

} // namespace

// What a reason costs it costs every time; what another program's load adds to one reason it adds to another one next time.
TEST(Refusals, givenAnyReasonThenTheTimeDoesNotTellIt)
{
    auto limits = patient();
    limits.refusalTime = std::chrono::milliseconds(1);
    Running running(limits);
    publishVariants(running);
    std::map<std::string, double> suspects = differences(timesOfRefusals(running.port()));
    for (int again = 0; again < 3 && !suspects.empty(); ++again) {
        const auto now = again == 0 ? suspects : differences(timesOfRefusals(running.port()));
        std::erase_if(suspects, [&](auto &suspect) {
            const double t = now.at(suspect.first);
            const bool same = std::abs(t) >= 4.5 && t * suspect.second > 0;
            return !same;
        });
    }
    for (const auto &[pair, t] : suspects)
        ADD_FAILURE() << pair << ": t = " << t << " and as far away in the same direction in two more measurements";
}

TEST(Refusals, givenTooManyFromOneSourceThenOnlyThatSourceIsLimitedAndNeverASecret)
{
    auto limits = Running::quick();
    limits.refusalsPerSourcePerHour = 5;
    Running running(limits);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(fetch(running.port(), "/site-token/805ec0fffff" + std::to_string(i) + ".cfg", "127.0.0.2").status, 404);
    EXPECT_EQ(fetch(running.port(), "/site-token/805ec012ab01.cfg", "127.0.0.2").status, 404) << "enrolment waits";
    EXPECT_EQ(running.heard.requests(6)[5].reason, Reason::RateLimit);
    EXPECT_EQ(fetch(running.port(), "/jerry-secret/805ec012ab01.boot", "127.0.0.2").status, 200) << "a valid secret never waits";
    EXPECT_EQ(fetch(running.port(), "/site-token/spa504G.cfg", "127.0.0.2").status, 200);
    auto site = pinetree();
    site.phones[1].enrolUntil = kNow + kDay;
    running.server.publish(site);
    EXPECT_EQ(fetch(running.port(), "/site-token/0004f2aa0002.cfg", "127.0.0.2").status, 200) << "the click that reopens it counts more";
}

TEST(Refusals, givenTooManyForOneMacThenThatMacIsLimitedFromEverywhere)
{
    auto limits = Running::quick();
    limits.refusalsPerMacPerHour = 5;
    Running running(limits);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(fetch(running.port(), "/nobodys-secret/805ec012ab01.cfg", "127.0.0.1" + std::to_string(i)).status, 404);
    EXPECT_EQ(fetch(running.port(), "/site-token/805ec012ab01.cfg").status, 404);
    EXPECT_EQ(running.heard.requests(6)[5].reason, Reason::RateLimit);
    EXPECT_EQ(fetch(running.port(), "/jerry-secret/805ec012ab01.cfg").status, 200);
}

TEST(Refusals, givenAnOfficeBehindOneAddressWhenPowerComesBackThenEveryPhoneIsServed)
{
    Running running;
    auto site = pinetree();
    site.phones.clear();
    for (int i = 0; i < 200; ++i) {
        const std::string hex = "805ec0" + std::to_string(100000 + i);
        server::ServedPhone phone{mac(hex), domain::Uuid::random(), "secret-" + hex};
        phone.files = {file(hex + ".cfg", "x")};
        site.phones.push_back(phone);
    }
    running.server.publish(site);
    for (const auto &phone : site.phones) {
        RawClient client(running.port());
        for (const char *optional : {"a.boot", "b.boot", "c.cfg"}) // asked for by habit, not there
            EXPECT_EQ(client.ask(get("/" + phone.secret + "/" + optional)).status, 404);
        EXPECT_EQ(client.ask(get("/" + phone.secret + "/")).status, 200);
    }
}

TEST(Refusals, givenSecretsInPathsThenTheLogHoldsNone)
{
    Running running;
    for (const char *path : {"/jerry-secret", "/jerry-secret/", "/jerry-secret/805ec012ab01.cfg", "/almost-jerry-secret/805ec012ab01.cfg",
                             "/almost-jerry-secret", "/jerry-secret/..", "/jerry-secret/%41"})
        (void)fetch(running.port(), path);
    (void)fetch(running.port(), "/805ec012ab01.cfg");
    const auto lines = running.heard.requests(8);
    for (const auto &line : lines)
        EXPECT_THAT(line.file, testing::Not(testing::HasSubstr("secret")));
    EXPECT_EQ(lines[7].file, "805ec012ab01.cfg") << "a phone that knows the server only";
    EXPECT_EQ(lines[7].mac, mac("805ec012ab01"));
}

TEST(Refusals, givenASecretBehindWhateverStandsBeforeItThenTheLogHoldsTheFilesNameAlone)
{
    Running running;
    const std::pair<const char *, const char *> kPaths[] = {
        {"//jerry-secret/805ec012ab01.cfg", "805ec012ab01.cfg"},
        {"/prov/jerry-secret/805ec012ab01.cfg", "805ec012ab01.cfg"},
        {"/jerry-secret%2F805ec012ab01.cfg", ""},
        {"http://a/jerry-secret/805ec012ab01.cfg", "805ec012ab01.cfg"},
        {"/prov/jerry-secret", ""},
        {"/prov/jerry-secret/", ""},
        {"/jerry-secret\\805ec012ab01.cfg", ""},
        {"/jerry-secret;805ec012ab01.cfg", ""},
        {"/abcdefghij234567klmnopqrst.cfg", ""},
        {"/site-token/jerry-secret/805ec012ab01.cfg", "805ec012ab01.cfg"},
    };
    for (const auto &[path, name] : kPaths)
        (void)fetch(running.port(), path);
    const auto lines = running.heard.requests(std::size(kPaths));
    for (std::size_t i = 0; i < std::size(kPaths); ++i)
        EXPECT_EQ(lines[i].file, kPaths[i].second) << kPaths[i].first;
}

TEST(Refusals, givenATerminalSequenceInTheAgentThenTheLogShowsItEscaped)
{
    Running running;
    (void)fetch(running.port(), "/jerry-secret/", {},
                "User-Agent: a\xe2\x80\xae\xc2\x9b"
                "31m\xff"
                    + std::string(1000, 'x') + "\r\n");
    const auto line = running.heard.requests(1).front();
    EXPECT_THAT(line.userAgent, testing::StartsWith("a\\u{202e}\\u{9b}31m\\xffxxx"));
    EXPECT_LT(line.userAgent.size(), 300U);
}

TEST(Reasons, givenEachReasonThenItsCodeAndSentenceAreItsOwn)
{
    std::vector<std::string> codes, sentences;
    for (int i = 1; i <= static_cast<int>(Reason::Unfinished); ++i) {
        const auto reason = static_cast<Reason>(i);
        codes.emplace_back(server::code(reason));
        sentences.push_back(server::describe(reason));
        EXPECT_EQ(server::reasonOf(codes.back()), reason);
        EXPECT_FALSE(codes.back().empty());
        EXPECT_FALSE(sentences.back().empty());
    }
    std::ranges::sort(codes);
    EXPECT_EQ(std::ranges::adjacent_find(codes), codes.end());
    EXPECT_EQ(server::reasonOf("Office network"), Reason::None);
    EXPECT_EQ(server::code(Reason::None), "");
    EXPECT_EQ(server::describe(Reason::NotAllowed), "Refused: not allowed from this address");
}

TEST(Firewall, givenRulesThenTheNarrowestThatHoldsTheAddressAllowsIt)
{
    const std::vector<domain::FirewallRule> rules{rule("10.0.0.0/8", "Wide"), rule("10.1.2.0/24", "Narrow"), rule("2001:db8::/32", "Six")};
    const auto at = [&](std::string_view text) { return server::testFirewall(rules, domain::IpAddress::parse(text).value()); };
    EXPECT_EQ(at("10.1.2.3").rule->description.text(), "Narrow");
    EXPECT_EQ(at("10.9.9.9").rule->description.text(), "Wide");
    EXPECT_EQ(at("::ffff:10.9.9.9").rule->description.text(), "Wide") << "an IPv4 phone on an IPv6 socket";
    EXPECT_EQ(at("2001:db8:1::1").rule->description.text(), "Six");
    const auto refused = at("11.1.2.3");
    EXPECT_FALSE(refused.allowed);
    EXPECT_FALSE(refused.rule);
    EXPECT_EQ(refused.nearest->prefix.toString(), "10.0.0.0/8");
    EXPECT_EQ(at("2001:db9::1").nearest->description.text(), "Six");
    EXPECT_FALSE(server::testFirewall({}, domain::IpAddress::fromV4(1)).allowed);
    EXPECT_FALSE(server::testFirewall({}, domain::IpAddress::fromV4(1)).nearest);
    auto portal = rule("10.0.0.0/8");
    portal.scope = *domain::Label::parse("Web portal");
    EXPECT_FALSE(server::testFirewall({portal}, domain::IpAddress::parse("10.1.2.3").value()).allowed) << "not meant for phones";
    EXPECT_FALSE(server::testFirewall({rule("::/0")}, domain::IpAddress::fromV4(1)).allowed) << "all of IPv6 is none of IPv4";
}

TEST(RefusalLimit, whenAnHourPassesThenTheCountFades)
{
    server::Limits limits;
    limits.refusalsPerSourcePerHour = 10;
    server::RefusalLimit limit(limits);
    const auto one = domain::IpAddress::parse("192.0.2.1").value();
    const auto neighbour = domain::IpAddress::parse("192.0.2.2").value();
    constexpr std::int64_t minute = 60'000;
    const std::int64_t start = 1'000 * minute;
    for (int i = 0; i < 10; ++i)
        limit.count(one, std::nullopt, start);
    EXPECT_TRUE(limit.reached(one, std::nullopt, start));
    EXPECT_FALSE(limit.reached(neighbour, std::nullopt, start));
    EXPECT_TRUE(limit.reached(one, std::nullopt, start + 20 * minute));
    EXPECT_FALSE(limit.reached(one, std::nullopt, start + 121 * minute));
}

TEST(RefusalLimit, givenIPv6ThenASixtyFourIsOneSource)
{
    server::Limits limits;
    limits.refusalsPerSourcePerHour = 2;
    server::RefusalLimit limit(limits);
    limit.count(domain::IpAddress::parse("2001:db8::1").value(), std::nullopt, 0);
    limit.count(domain::IpAddress::parse("2001:db8::2").value(), std::nullopt, 0);
    EXPECT_TRUE(limit.reached(domain::IpAddress::parse("2001:db8::dead:beef").value(), std::nullopt, 0));
    EXPECT_FALSE(limit.reached(domain::IpAddress::parse("2001:db8:0:1::1").value(), std::nullopt, 0));
}

TEST(RefusalLimit, givenManySourcesThenAllTogetherAreLimitedAndMemoryIsBounded)
{
    server::Limits limits;
    limits.refusalsPerHour = 100'000;
    server::RefusalLimit limit(limits);
    for (std::uint32_t i = 0; i < 100'000; ++i)
        limit.count(domain::IpAddress::fromV4(i), std::nullopt, 0);
    EXPECT_TRUE(limit.reached(domain::IpAddress::fromV4(0xFFFFFFFF), std::nullopt, 0));
}
