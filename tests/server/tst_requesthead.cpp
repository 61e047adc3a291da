#include "phones.h"

#include "server/requesthead.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace pbx;
using namespace pbx::test;
using server::HeadScanner;

namespace {

struct Case {
    const char *what;
    std::string bytes;
    int status; // 0: the server waits for more
};

std::string many(std::size_t count, const std::string &line)
{
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += line;
    return out;
}

const std::string kTarget = "/poly-secret/0004f2aa0002.cfg";

std::vector<Case> malformed()
{
    const auto line = [](const std::string &first, const std::string &fields = "Host: a\r\n") { return first + "\r\n" + fields + "\r\n"; };
    const auto path = [&](const std::string &target) { return line("GET " + target + " HTTP/1.1"); };
    const auto with = [&](const std::string &fields) { return line("GET " + kTarget + " HTTP/1.1", "Host: a\r\n" + fields); };
    return {
        // The request line.
        {"no version", line("GET " + kTarget), 400},
        {"no target", line("GET HTTP/1.1"), 400},
        {"two spaces before the target", line("GET  " + kTarget + " HTTP/1.1"), 400},
        {"two spaces before the version", line("GET " + kTarget + "  HTTP/1.1"), 400},
        {"a tab as separator", line("GET\t" + kTarget + "\tHTTP/1.1"), 400},
        {"space behind the version", line("GET " + kTarget + " HTTP/1.1 "), 400},
        {"space before the method", line(" GET " + kTarget + " HTTP/1.1"), 400},
        {"a fourth word", line("GET " + kTarget + " x HTTP/1.1"), 400},
        {"lower-case protocol", line("GET " + kTarget + " http/1.1"), 400},
        {"another protocol", line("GET " + kTarget + " HTTQ/1.1"), 400},
        {"version without minor", line("GET " + kTarget + " HTTP/1"), 400},
        {"version 2.0", line("GET " + kTarget + " HTTP/2.0"), 505},
        {"version 1.2", line("GET " + kTarget + " HTTP/1.2"), 505},
        {"version 0.9", line("GET " + kTarget + " HTTP/0.9"), 505},
        {"version with three digits", line("GET " + kTarget + " HTTP/1.10"), 400},
        {"version with a sign", line("GET " + kTarget + " HTTP/+1.1"), 400},
        {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"TLS hello", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400},
        {"two empty lines first", "\r\n\r\n" + get(kTarget), 400},
        {"an empty line feed first", "\n" + get(kTarget), 400},
        {"a method with a slash", line("G/T " + kTarget + " HTTP/1.1"), 400},
        {"no method", line(kTarget + " HTTP/1.1"), 400},
        {"a lower-case method", line("get " + kTarget + " HTTP/1.1"), 405},
        {"an unknown method", line("BREW " + kTarget + " HTTP/1.1"), 405},
        {"POST", line("POST " + kTarget + " HTTP/1.1", "Host: a\r\nContent-Length: 0\r\n"), 405},
        {"DELETE", line("DELETE " + kTarget + " HTTP/1.1"), 405},
        {"OPTIONS *", line("OPTIONS * HTTP/1.1"), 405},
        {"CONNECT", line("CONNECT a:443 HTTP/1.1"), 405},
        {"TRACE", line("TRACE / HTTP/1.1"), 405},
        // The target.
        {"absolute form", path("http://a" + kTarget), 400},
        {"asterisk form", path("*"), 400},
        {"without its slash", path(kTarget.substr(1)), 400},
        {"a fragment", path(kTarget + "#x"), 400},
        {"a fragment in the query", path(kTarget + "?a#x"), 400},
        {"a parent segment", path("/x/.." + kTarget), 400},
        {"a parent segment at the end", path("/poly-secret/.."), 400},
        {"a dot segment", path("/." + kTarget), 400},
        {"a double slash", path("/" + kTarget), 400},
        {"a double slash inside", path("/poly-secret//0004f2aa0002.cfg"), 400},
        {"an encoded slash", path("/poly-secret%2f0004f2aa0002.cfg"), 400},
        {"an encoded parent segment", path("/%2e%2e" + kTarget), 400},
        {"an encoded letter", path("/%70oly-secret/0004f2aa0002.cfg"), 400},
        {"an encoded NUL", path(kTarget + "%00"), 400},
        {"twice encoded", path("/%252e%252e" + kTarget), 400},
        {"a broken encoding", path(kTarget + "%zz"), 400},
        {"an overlong encoding", path("/%c0%ae%c0%ae" + kTarget), 400},
        {"a backslash", path("/poly-secret\\0004f2aa0002.cfg"), 400},
        {"a NUL in the path", path(std::string("/poly-secret\0/a", 15)), 400},
        {"bytes beyond ASCII", path("/poly-secret/\xc3\xa4.cfg"), 400},
        {"a quote", path("/poly-secret/\".cfg"), 400},
        {"angle brackets", path("/<script>"), 400},
        {"a path of more than 1 KiB", path("/" + std::string(1024, 'a')), 414},
        {"a query of more than 1 KiB", path(kTarget + "?" + std::string(1024, 'a')), 414},
        {"a first line without end", "GET /" + std::string(9000, 'a'), 414},
        // The fields.
        {"no Host", line("GET " + kTarget + " HTTP/1.1", ""), 400},
        {"two Hosts", with("Host: a\r\n"), 400},
        {"an empty Host", line("GET " + kTarget + " HTTP/1.1", "Host: \r\n"), 400},
        {"a Host with a path", line("GET " + kTarget + " HTTP/1.1", "Host: a/b\r\n"), 400},
        {"a Host with a user", line("GET " + kTarget + " HTTP/1.1", "Host: u@a\r\n"), 400},
        {"a Host with a list", line("GET " + kTarget + " HTTP/1.1", "Host: a, b\r\n"), 400},
        {"a Host with a wrong port", line("GET " + kTarget + " HTTP/1.1", "Host: a:99999\r\n"), 400},
        {"a Host with an open bracket", line("GET " + kTarget + " HTTP/1.1", "Host: [::1\r\n"), 400},
        {"HTTP/1.0 with two Hosts", line("GET " + kTarget + " HTTP/1.0", "Host: a\r\nHost: b\r\n"), 400},
        {"length and encoding", with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n", 400},
        {"encoding and length", with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n") + "0\r\n\r\n", 400},
        {"a chunked body", with("Transfer-Encoding: chunked\r\n") + "0\r\n\r\n", 400},
        {"an unknown encoding", with("Transfer-Encoding: identity\r\n"), 400},
        {"a hidden encoding", with("Transfer-Encoding: xchunked\r\n"), 400},
        {"two encodings", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
        {"encoding on HTTP/1.0", line("GET " + kTarget + " HTTP/1.0", "Transfer-Encoding: chunked\r\n"), 400},
        {"a body", with("Content-Length: 5\r\n") + "hello", 400},
        {"a negative length", with("Content-Length: -5\r\n"), 400},
        {"a length with plus", with("Content-Length: +0\r\n"), 400},
        {"a hexadecimal length", with("Content-Length: 0x0\r\n"), 400},
        {"no length", with("Content-Length: \r\n"), 400},
        {"a list of lengths", with("Content-Length: 0, 0\r\n"), 400},
        {"two equal lengths", with("Content-Length: 0\r\nContent-Length: 0\r\n"), 400},
        {"two lengths", with("Content-Length: 0\r\nContent-Length: 5\r\n"), 400},
        {"a length beyond 64 bits", with("Content-Length: 99999999999999999999999\r\n"), 400},
        {"bare line feeds", "GET " + kTarget + " HTTP/1.1\nHost: a\n\n", 400},
        {"one bare line feed", "GET " + kTarget + " HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", 400},
        {"a bare carriage return", "GET " + kTarget + " HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", 400},
        {"two carriage returns", "GET " + kTarget + " HTTP/1.1\r\r\nHost: a\r\n\r\n", 400},
        {"a NUL in a field", with(std::string("X: a\0b\r\n", 8)), 400},
        {"an escape in a field", with("X: \x1b[31m\r\n"), 400},
        {"DEL in a field", with("X: \x7f\r\n"), 400},
        {"a folded field", with("X: a\r\n b\r\n"), 400},
        {"a folded field with a tab", with("X: a\r\n\tb\r\n"), 400},
        {"a folded Host", line("GET " + kTarget + " HTTP/1.1", "Host:\r\n a\r\n"), 400},
        {"a space first", line("GET " + kTarget + " HTTP/1.1", " Host: a\r\n"), 400},
        {"a field without colon", with("X\r\n"), 400},
        {"a field without name", with(": x\r\n"), 400},
        {"space before the colon", line("GET " + kTarget + " HTTP/1.1", "Host : a\r\n"), 400},
        {"space inside a name", with("X Y: a\r\n"), 400},
        {"a name beyond ASCII", with("\xc3\xa4: a\r\n"), 400},
        {"two forwarded addresses", with("X-Forwarded-For: a\r\nX-Forwarded-For: b\r\n"), 400},
        {"65 fields", with(many(64, "X: a\r\n")), 431},
        {"a field of more than 8 KiB", with("X: " + std::string(9000, 'a') + "\r\n"), 431},
        {"fields of more than 8 KiB together", with(many(60, "X: " + std::string(200, 'a') + "\r\n")), 431},
        {"fields without end", "GET / HTTP/1.1\r\n" + many(2000, "X: abcdef\r\n"), 431},
    };
}

std::vector<Case> wellFormed()
{
    const auto line = [](const std::string &first, const std::string &fields = "Host: a\r\n") { return first + "\r\n" + fields + "\r\n"; };
    const auto with = [&](const std::string &fields) { return line("GET " + kTarget + " HTTP/1.1", "Host: a\r\n" + fields); };
    return {
        {"plain", get(kTarget), 200},
        {"HTTP/1.0 without Host", line("GET " + kTarget + " HTTP/1.0", ""), 200},
        {"HTTP/1.0 with Host", line("GET " + kTarget + " HTTP/1.0"), 200},
        {"one empty line first", "\r\n" + get(kTarget), 200},
        {"a query", line("GET " + kTarget + "?mac=0004f2aa0002&x=%20/?y HTTP/1.1"), 200},
        {"a Host with port", line("GET " + kTarget + " HTTP/1.1", "Host: 192.168.1.5:8080\r\n"), 200},
        {"a Host of IPv6", line("GET " + kTarget + " HTTP/1.1", "Host: [::1]:8080\r\n"), 200},
        {"a Host without space", line("GET " + kTarget + " HTTP/1.1", "host:a\r\n"), 200},
        {"a length of nothing", with("Content-Length: 0\r\n"), 200},
        {"a range is ignored", with("Range: bytes=0-1\r\n"), 200},
        {"an empty field", with("X:\r\n"), 200},
        {"tabs in a value", with("X:\ta\tb\t\r\n"), 200},
        {"text beyond ASCII in a value", with("User-Agent: \xc3\xa4\r\n"), 200},
        {"64 fields", with(many(63, "X: a\r\n")), 200},
        {"a path of 1 KiB", line("GET /" + std::string(1023, 'a') + " HTTP/1.1"), 404},
        {"an expectation without body", with("Expect: 100-continue\r\n"), 200},
        {"an upgrade", with("Connection: Upgrade\r\nUpgrade: h2c\r\n"), 200},
    };
}

void expectAnswer(const Case &c)
{
    Running running;
    RawClient client(running.port());
    client.send(c.bytes);
    const Reply reply = client.receive();
    EXPECT_EQ(reply.status, c.status) << c.what;
    if (reply.status >= 400 && reply.status != 404) {
        EXPECT_EQ(reply.fields.at("connection"), "close") << c.what;
        EXPECT_EQ(client.receiveAll(), "") << c.what << ": something answered what came behind";
        EXPECT_TRUE(client.closed()) << c.what;
        const auto line = running.heard.requests(1).front();
        EXPECT_EQ(line.outcome, server::Outcome::Refused) << c.what;
        EXPECT_EQ(line.reason, reply.status == 405 ? server::Reason::Method : server::Reason::BadRequest) << c.what;
    }
}

} // namespace

TEST(RequestHead, givenMalformedRequestsThenEachGetsItsRefusal)
{
    const auto cases = malformed();
    EXPECT_GE(cases.size(), 60U);
    for (const Case &c : cases)
        expectAnswer(c);
}

TEST(RequestHead, givenUnusualButCorrectRequestsThenEachIsServed)
{
    for (const Case &c : wellFormed())
        expectAnswer(c);
}

TEST(RequestHead, whenBytesComeOneByOneThenTheScannerFindsTheSame)
{
    auto cases = malformed();
    std::ranges::copy(wellFormed(), std::back_inserter(cases));
    for (const Case &c : cases) {
        HeadScanner whole;
        const auto expected = whole.scan(c.bytes, 8192);
        HeadScanner pieces;
        auto found = HeadScanner::Found::More;
        for (std::size_t size = 1; size <= c.bytes.size() && found == HeadScanner::Found::More; ++size)
            found = pieces.scan(std::string_view(c.bytes).substr(0, size), 8192);
        EXPECT_EQ(found, expected) << c.what;
        EXPECT_EQ(pieces.length(), whole.length()) << c.what;
    }
}

TEST(RequestHead, whenTheTagIsNamedThenItIsFound)
{
    using server::matchTag;
    using server::TagMatch;
    EXPECT_EQ(matchTag("\"a\"", "a"), TagMatch::Named);
    EXPECT_EQ(matchTag("W/\"a\"", "a"), TagMatch::Named);
    EXPECT_EQ(matchTag(" \"b\" , \"a\" ", "a"), TagMatch::Named);
    EXPECT_EQ(matchTag("*", "a"), TagMatch::Any);
    EXPECT_EQ(matchTag("\"a\", *", "a"), TagMatch::No) << "damaged";
    EXPECT_EQ(matchTag("\"a\",", "a"), TagMatch::Named);
    EXPECT_EQ(matchTag("w/\"a\"", "a"), TagMatch::No);
    EXPECT_EQ(matchTag("a", "a"), TagMatch::No);
    EXPECT_EQ(matchTag("", ""), TagMatch::No);
    EXPECT_EQ(matchTag("\"\"", ""), TagMatch::Named);
}
