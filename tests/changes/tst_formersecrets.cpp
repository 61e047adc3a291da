#include "changes/formersecrets.h"
#include "workbench.h"

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

// The phone's files, were it that model with that password; the keys of a phone that nobody knows are others at each look.
std::vector<render::File> filesAs(testing::Workbench &bench, const catalogue::Model &model, const std::string &password)
{
    domain::Extension as = bench.object<domain::Extension>(testing::kJerry);
    as.password = domain::SipPassword::parse(password).value();
    as.autoProvision->mac = domain::MacAddress::parse("02:00:00:00:00:01").value();
    as.autoProvision->make = model.traits.make;
    as.autoProvision->model = model.traits.model;
    as.autoProvision->modules.reset();
    as.autoProvision->overrides.clear();
    auto explained = bench.workspace->explain(testing::uuid(testing::kJerry), as);
    EXPECT_TRUE(explained) << explained.error().sentence;
    return explained ? std::move(explained->files) : std::vector<render::File>();
}

void expectHidden(const render::File &former, const render::File &now, const std::string &where)
{
    const std::string text = masked(former.bytes, formerSecrets(former.bytes, {now.bytes, now.secrets}));
    for (const ByteRange &range : former.secrets) {
        const std::string secret = former.bytes.substr(range.offset, range.length);
        if (secret.size() >= 4) {
            EXPECT_THAT(text, Not(HasSubstr(secret))) << where << ", " << former.name;
        }
    }
}

TEST(FormerSecrets, GivenTheFilesOfAnyModelWhenItsSecretsOrItsModelChangedThenNoFormerSecretShows)
{
    testing::Workbench bench;
    bench.importSample();
    const catalogue::Model *before = nullptr;
    std::vector<render::File> filesBefore;
    for (const std::string &make : testing::theCatalogue().makes()) {
        for (const catalogue::Model *model : testing::theCatalogue().models(make)) {
            const std::string where = make + " " + model->traits.model;
            const auto former = filesAs(bench, *model, "former-Pass-8");
            const auto now = filesAs(bench, *model, "other-Word-17");
            ASSERT_EQ(former.size(), now.size()) << where;
            for (std::size_t i = 0; i < former.size(); ++i)
                expectHidden(former[i], now[i], where);
            for (const render::File &old : filesBefore) {
                for (const render::File &file : now)
                    expectHidden(old, file, before->traits.model + " became " + where);
            }
            before = model;
            filesBefore = former;
        }
    }
}

} // namespace
} // namespace pbx::changes
