#include "published.h"
#include "targets/baseurl.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace pbx;
using namespace pbx::targets;

TEST(BaseUrl, givenAUrlThenItIsReadInOneForm)
{
    const std::vector<std::pair<std::string, std::string>> cases{
        {"http://192.168.1.5:8080", "http://192.168.1.5:8080"},
        {"http://192.168.1.5:8080/", "http://192.168.1.5:8080"},
        {"  HTTPS://Phones.Example.COM/prov//  ", "https://phones.example.com/prov"},
        {"http://[2001:db8::5]:81/a/b-c.d_e~f", "http://[2001:db8::5]:81/a/b-c.d_e~f"},
        {"http://localhost", "http://localhost"},
        {"http://pbx-1", "http://pbx-1"},
    };
    for (const auto &[text, expected] : cases) {
        const auto url = parseBaseUrl(text);
        ASSERT_TRUE(url) << text << ": " << url.error().sentence;
        EXPECT_EQ(*url, expected);
        EXPECT_EQ(parseBaseUrl(*url), url) << "reading it again changes nothing";
    }
}

TEST(BaseUrl, givenSomethingElseThenASentenceQuotesIt)
{
    const std::vector<std::string> cases{
        "",
        "192.168.1.5:8080",
        "ftp://192.168.1.5",
        "tftp://192.168.1.5",
        "http://",
        "http:///prov",
        "http://:8080",
        "http://user@host",
        "http://user:password@host",
        "http://192.168.1",
        "http://010.0.0.1",
        "http://1.2.3.4.5",
        "http://0x7f.1",
        "http://host:0",
        "http://host:65536",
        "http://host:",
        "http://host:80:80",
        "http://host:+80",
        "http://host:080",
        "http://[2001:db8::5",
        "http://2001:db8::5",
        "http://[192.168.1.5]",
        "http://[fe80::1%eth0]",
        "http://host/a?b",
        "http://host#a",
        "http://host/a//b",
        "http://host/../a",
        "http://host/./a",
        "http://host/a b",
        "http://host/%41",
        "http://host/ä",
        "http://-host",
        "http://host-",
        "http://ho st",
        "http://host..example",
        "http://host/\r\nX: y",
        "http://host/\x1b[31m",
        std::string("http://host/\0a", 14),
        "http://host/" + std::string(300, 'a'),
    };
    for (const std::string &text : cases) {
        const auto url = parseBaseUrl(text);
        ASSERT_FALSE(url) << text;
        EXPECT_EQ(url.error().kind, ErrorKind::Invalid);
        EXPECT_EQ(url.error().sentence.find_first_of("\r\n\x1b"), std::string::npos);
    }
}

TEST(BaseUrl, givenAPathThenTheServerIsToldIt)
{
    EXPECT_EQ(basePathOf("http://host:8080/prov/a"), "/prov/a");
    EXPECT_EQ(basePathOf("http://host:8080"), "");
}

TEST(Listen, givenAPlaceThenItIsReadAndWrittenBack)
{
    const std::vector<std::pair<std::string, std::string>> cases{
        {"0.0.0.0:8080", "0.0.0.0:8080"}, {"127.0.0.1:0", "127.0.0.1:0"},        {"[::]:8080", "[::]:8080"},
        {"[::1]:81", "[::1]:81"},         {" 192.168.1.5 ", "192.168.1.5:8080"}, {"9000", "0.0.0.0:9000"},
    };
    for (const auto &[text, expected] : cases) {
        const auto listen = parseListen(text);
        ASSERT_TRUE(listen) << text << ": " << listen.error().sentence;
        EXPECT_EQ(toString(*listen), expected);
    }
}

TEST(Listen, givenNoPlaceThenItIsRefused)
{
    for (const std::string text : {"", ":8080", "host:8080", "0.0.0.0:65536", "0.0.0.0:-1", "0.0.0.0:", "::1:80", "[::1", "[127.0.0.1]:80", "99999",
                                   "127.0.0.1:80 80", "127.0.0.1:8080/prov"}) {
        const auto listen = parseListen(text);
        ASSERT_FALSE(listen) << text;
        EXPECT_EQ(listen.error().kind, ErrorKind::Invalid);
    }
}

TEST(BaseUrlSetting, givenNoSettingThenItNamesThisComputerElseWhatWasSet)
{
    Published published;
    const std::string own = must(baseUrl(published.store()));
    EXPECT_THAT(own, testing::MatchesRegex("http://[0-9.]+:8080"));
    published.commit({store::PutSetting{kListenSetting, "192.168.7.9:80"}});
    EXPECT_EQ(must(baseUrl(published.store())), "http://192.168.7.9");
    published.commit({store::PutSetting{kBaseUrlSetting, "https://phones.example.com/prov/"}});
    EXPECT_EQ(must(baseUrl(published.store())), "https://phones.example.com/prov");
    const auto listen = must(listenOf(published.store()));
    EXPECT_EQ(toString(listen), "192.168.7.9:80") << "the base URL does not move the socket";
    published.commit({store::PutSetting{kListenSetting, "nonsense"}});
    EXPECT_EQ(listenOf(published.store()).error().kind, ErrorKind::Invalid);
}

TEST(BaseUrlSetting, whenItIsChangedThenTheOneBeforeItIsKept)
{
    Published published;
    const auto change = [&](std::optional<std::string> url) { published.commit(must(baseUrlWrites(published.store(), url))); };
    EXPECT_THAT(must(basePaths(published.store())), testing::ElementsAre("", ""));
    change("http://a/one");
    EXPECT_THAT(must(basePaths(published.store())), testing::ElementsAre("/one", ""));
    change("http://b/two");
    change("http://b/two");
    EXPECT_THAT(must(basePaths(published.store())), testing::ElementsAre("/two", "/one"));
    change(std::nullopt);
    EXPECT_THAT(must(basePaths(published.store())), testing::ElementsAre("", "/two"));
}

TEST(TrustedProxies, whenKeptThenTheServerIsToldThem)
{
    Published published;
    EXPECT_TRUE(must(trustedProxies(published.store())).empty());
    const std::vector proxies{must(parseTrustedProxy("192.168.1.5")), must(parseTrustedProxy("2001:db8::/64"))};
    published.commit({trustedProxiesWrite(proxies)});
    EXPECT_EQ(must(trustedProxies(published.store())), proxies);
    published.commit({store::PutSetting{kTrustedProxiesSetting, "192.168.1.5 nonsense"}});
    EXPECT_EQ(trustedProxies(published.store()).error().kind, ErrorKind::Invalid) << "rather none than a wrong one";
    published.commit({trustedProxiesWrite({})});
    EXPECT_TRUE(must(trustedProxies(published.store())).empty());
}

TEST(TrustedProxies, givenOneThatHoldsEverybodyThenItIsRefused)
{
    for (const char *text : {"0.0.0.0/0", "::/0", "192.168.1.5/24", "proxy", ""})
        EXPECT_EQ(parseTrustedProxy(text).error().kind, ErrorKind::Invalid) << text;
}

TEST(BaseUrl, givenAnotherPortThanTheServersThenPhonesMissItUnlessAProxyIsTold)
{
    const std::vector proxies{must(parseTrustedProxy("192.168.1.5"))};
    EXPECT_FALSE(missesPort("http://h:8080/prov", 8080, {}));
    EXPECT_FALSE(missesPort("http://h", 80, {}));
    EXPECT_TRUE(missesPort("http://h", 8080, {}));
    EXPECT_TRUE(missesPort("https://h/prov", 8080, {}));
    EXPECT_TRUE(missesPort("http://[2001:db8::5]:8081", 8080, {}));
    EXPECT_FALSE(missesPort("https://h/prov", 8080, proxies));
}
