#include "changes/formersecrets.h"

#include <gmock/gmock.h>

namespace pbx::changes {
namespace {

using render::ByteRange;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kHidden = kMask;

// The file as it is now: what stands between ‹ and › is secret.
struct Now {
    explicit Now(std::string text)
    {
        for (std::size_t from = text.find("‹"); from != std::string::npos; from = text.find("‹")) {
            text.erase(from, 3);
            const std::size_t to = text.find("›");
            text.erase(to, 3);
            secrets.push_back({from, to - from});
        }
        bytes = std::move(text);
    }
    std::string bytes;
    std::vector<ByteRange> secrets;
};

std::string shown(const std::string &former, const Now &now)
{
    return masked(former, formerSecrets(former, {now.bytes, now.secrets}));
}

TEST(FormerSecrets, GivenAnotherPasswordThenItIsMaskedWhereTheFileHasItsPasswordNow)
{
    EXPECT_EQ(shown("user = 101\npassword = older-one\n", Now("user = 101\npassword = ‹k7Q-wr82›\n")), "user = 101\npassword = " + kHidden + "\n");
    EXPECT_EQ(shown("<P34>older-one</P34>\n<P35>101</P35>\n", Now("<P34>‹k7Q-wr82›</P34>\n<P35>102</P35>\n")),
              "<P34>" + kHidden + "</P34>\n<P35>101</P35>\n");
    EXPECT_EQ(shown("<pw idx=\"1\" perm=\"R\">older</pw>\n", Now("<pw idx=\"1\" perm=\"R\">‹k7Q-wr82›</pw>\n")),
              "<pw idx=\"1\" perm=\"R\">" + kHidden + "</pw>\n");
    EXPECT_EQ(shown("  reg.1.auth.password=\"older\"\n", Now("  reg.1.auth.password=\"‹k7Q-wr82›\"\n")),
              "  reg.1.auth.password=\"" + kHidden + "\"\n");
    EXPECT_EQ(shown("sip line1 password: older\n", Now("sip line1 password: ‹k7Q-wr82›\n")), "sip line1 password: " + kHidden + "\n");
}

TEST(FormerSecrets, GivenAUrlThenOnlyItsSecretPartIsMaskedUnlessTheServerIsAnother)
{
    const Now now("server.url = http://192.0.2.10:8080/‹abcdefgh›/\n");
    EXPECT_EQ(shown("server.url = http://192.0.2.10:8080/zyxwvuts/\n", now), "server.url = http://192.0.2.10:8080/" + kHidden + "/\n");
    EXPECT_EQ(shown("server.url = http://198.51.100.1/zyxwvuts/\n", now), "server.url = " + kHidden + "\n");
}

TEST(FormerSecrets, GivenAnAccountThatIsGoneThenItsPasswordIsToldByItsNeighbours)
{
    const Now now("account.1.user = 101\naccount.1.password = ‹k7Q-wr82›\n");
    EXPECT_EQ(shown("account.2.user = 102\naccount.2.password = older\n", now), "account.2.user = 102\naccount.2.password = " + kHidden + "\n");
}

TEST(FormerSecrets, GivenAParameterThatTheFileNoLongerHasThenItsValueIsMasked)
{
    const Now now("codec = PCMA\n\n");
    EXPECT_EQ(shown("codec = G729\nfeature.key = 0042\nplain words\n", now), "codec = G729\nfeature.key = " + kHidden + "\n" + kHidden + "\n");
    EXPECT_EQ(shown("<Old a=\"1\" b=\"2\"/>\n", now), "<Old " + kHidden + "\n");
}

TEST(FormerSecrets, GivenAPresentSecretInAnyLineThenItIsMaskedThere)
{
    const Now now("label = Jerry\npassword = ‹k7Q-wr82›\n");
    EXPECT_EQ(shown("label = was k7Q-wr82 once\npassword = \n", now), "label = was " + kHidden + " once\npassword = \n");
}

TEST(FormerSecrets, GivenTwoSecretsInALineThenTheWholeValueIsMasked)
{
    const Now now("rule = ‹aa›:‹bb›\n");
    EXPECT_THAT(shown("rule = aa:cc\n", now), Not(HasSubstr("aa")));
}

TEST(FormerSecrets, GivenTheSameFileThenNothingElseThanItsSecretsIsMasked)
{
    const Now now("#!version:1.0.0.1\n\nuser = 101\npassword = ‹k7Q-wr82›\nlinekey.1.type = 15\n");
    EXPECT_EQ(shown(now.bytes, now), masked(now.bytes, now.secrets));
}

} // namespace
} // namespace pbx::changes
