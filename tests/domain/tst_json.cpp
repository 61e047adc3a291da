#include "domain/json.h"

#include "support/fakemodels.h"
#include "support/files.h"

#include <chrono>

namespace pbx::domain {
namespace {

using test::sampleSite;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const test::FakeModels &models()
{
    static const test::FakeModels instance;
    return instance;
}

tl::expected<ReadDocument, Refused> read(const std::string &json, const ReadLimits &limits = {}, const Progress &progress = {})
{
    return readDocument(json, models(), limits, progress);
}

// The sample with one passage replaced.
std::string sampleWith(const std::string &passage, const std::string &replacement)
{
    std::string text = sampleSite();
    const std::size_t at = text.find(passage);
    EXPECT_NE(at, std::string::npos) << passage;
    return text.replace(at, passage.size(), replacement);
}

std::vector<std::string> errorPointers(const Refused &refused)
{
    std::vector<std::string> out;
    for (const Finding &finding : refused.findings) {
        if (finding.severity == Severity::Error)
            out.push_back(finding.pointer);
    }
    return out;
}

std::string describe(const Refused &refused)
{
    std::string out = refused.error.sentence;
    for (const Finding &finding : refused.findings)
        out += "\n  " + finding.pointer + ": " + finding.sentence;
    return out;
}

TEST(Json, GivenTheSampleWhenReadAndWrittenWithSecretsThenEveryByteIsTheSame)
{
    const auto read1 = read(sampleSite());
    ASSERT_TRUE(read1) << describe(read1.error());
    EXPECT_EQ(writeDocument(read1->document, Secrets::Include), sampleSite());
}

TEST(Json, GivenTheSampleWhenWrittenWithoutSecretsThenNoPasswordIsThereAndItReadsBackWithoutAny)
{
    const auto first = read(sampleSite());
    ASSERT_TRUE(first);
    const std::string text = writeDocument(first->document, Secrets::Leave);
    EXPECT_THAT(text, Not(HasSubstr("password")));
    EXPECT_THAT(text, Not(HasSubstr("k7Q-wr82-Tz0m")));
    const auto second = read(text);
    ASSERT_TRUE(second) << describe(second.error());
    EXPECT_FALSE(second->document.extensions.front().password);
    EXPECT_EQ(writeDocument(second->document, Secrets::Include), text);
}

TEST(Json, GivenEveryObjectOfTheSampleWhenStoredThenItReadsBackEqualAndHoldsNoSecret)
{
    auto document = read(sampleSite())->document;
    std::vector<Object> objects{document.site};
    objects.insert(objects.end(), document.offices.begin(), document.offices.end());
    objects.insert(objects.end(), document.dayNightConditions.begin(), document.dayNightConditions.end());
    for (Extension extension : document.extensions) {
        EXPECT_THAT(writeObject(extension), Not(HasSubstr(extension.password->text())));
        extension.password.reset();
        objects.emplace_back(extension);
    }
    objects.insert(objects.end(), document.firewallRules.begin(), document.firewallRules.end());
    for (const Object &object : objects) {
        const std::string stored = writeObject(object);
        EXPECT_THAT(stored, Not(HasSubstr("\n")));
        const auto back = readObject(kindOf(object), stored);
        ASSERT_TRUE(back) << stored << back.error().sentence;
        EXPECT_EQ(*back, object);
        EXPECT_EQ(writeObject(*back), stored);
    }
}

TEST(Json, GivenAStoredObjectOfAnotherKindWhenReadThenItIsRefused)
{
    const auto document = read(sampleSite())->document;
    EXPECT_EQ(readObject(Kind::Extension, writeObject(document.site)).error().kind, ErrorKind::Invalid);
    EXPECT_EQ(readObject(Kind::Site, "").error().kind, ErrorKind::Invalid);
    EXPECT_EQ(readObject(Kind::Site, "[]").error().kind, ErrorKind::Invalid);
}

struct Bad {
    const char *passage, *replacement; // in the sample
    const char *pointers;              // of the errors, divided by |
    const char *sentence;              // a part of it
};

class JsonRefuses : public testing::TestWithParam<Bad> {};

TEST_P(JsonRefuses, GivenTheSampleWithOneMistakeThenExactlyItsPlaceIsNamed)
{
    const auto result = read(sampleWith(GetParam().passage, GetParam().replacement));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().error.kind, ErrorKind::Invalid);
    std::string pointers;
    for (const std::string &pointer : errorPointers(result.error()))
        pointers += (pointers.empty() ? "" : "|") + pointer;
    EXPECT_EQ(pointers, GetParam().pointers) << describe(result.error());
    EXPECT_THAT(describe(result.error()), HasSubstr(GetParam().sentence));
}

const Bad kBad[] = {
    {"\"ringTime\": 40", "\"ringtme\": 40", "/extensions/0/ringtme", "Unknown member “ringtme”. Did you mean “ringTime”?"},
    {"\"ringTime\": 40", "\"colour of the handset\": 40", "/extensions/0/colour of the handset", "Unknown member"},
    {"\"ringTime\": 40", "\"ringTime\": 40, \"ringTime\": 40", "/extensions/0/ringTime", "stands here twice"},
    {"\"ringTime\": 40", "\"ringTime\": 41", "/extensions/0/ringTime", "steps of 5"},
    {"\"ringTime\": 40", "\"ringTime\": \"40\"", "/extensions/0/ringTime", "must be a number, not text"},
    {"\"ringTime\": 40", "\"ringTime\": 40.5", "/extensions/0/ringTime", "whole number"},
    {"\"ringTime\": 40", "\"ringTime\": 99999999999999999999", "/extensions/0/ringTime", "whole number"},
    {"\"ringTime\": 40", "\"ringTime\": -9223372036854775808", "/extensions/0/ringTime", "not possible"},
    {"\"ringTime\": 40", "\"ringTime\": null", "/extensions/0/ringTime", "not null"},
    {"\"number\": \"101\"", "\"number\": \"10\"", "/extensions/0/number", "3 or 4 digits"},
    {"\"number\": \"101\"", "\"number\": 101", "/extensions/0/number", "text in quotes, not a number"},
    {"\"name\": \"Jerry\"", "\"name\": \"Je\\nrry\"", "/extensions/0/name", "line breaks"},
    {"\"name\": \"Jerry\"", "\"name\": \"Je\\u0000rry\"", "/extensions/0/name", "control characters"},
    {"\"name\": \"Jerry\"", "\"name\": \"  \"", "/extensions/0/name", "must not be empty"},
    {"\"name\": \"Jerry\",", "", "/extensions/0", "“name” is missing"},
    {"\"hideCallerId\": false", "\"hideCallerId\": 0", "/extensions/0/hideCallerId", "true or false"},
    {"k7Q-wr82-Tz0m", "", "/extensions/0/password", "must not be empty"},
    {"80:5E:C0:12:AB:01", "80:5E:C0:12:AB", "/extensions/0/autoProvision/mac", "not a MAC address"},
    {"80:5E:C0:12:AB:01", "64:16:7F:00:00:02", "/extensions/0/autoProvision/mac|/extensions/1/autoProvision/mac", "has the phone"},
    {"\"T54W\"", "\"T99\"", "/extensions/0/autoProvision/model", "No handset “Yealink T99” is known"},
    {"\"EXP50\"", "\"SPA500S\"", "/extensions/0/autoProvision/expansionModules/type", "takes no expansion module"},
    {"\"count\": 2", "\"count\": 3", "/extensions/2/autoProvision/expansionModules/count", "takes 1 to 2"},
    {"\"mode\": \"dhcp\"", "\"mode\": \"auto\"", "/extensions/0/autoProvision/network/mode", "dhcp or static"},
    {"\"mode\": \"dhcp\"", "\"mode\": \"dhcp\", \"address\": \"1.2.3.4\"", "/extensions/0/autoProvision/network/address", "Unknown member"},
    {"192.168.1.52", "192.168.1.052", "/extensions/1/autoProvision/network/address", "leading zeros"},
    {"192.168.1.52", "192.168.1.255", "/extensions/1/autoProvision/network/address", "first or last"},
    {"203.0.113.53", "::1", "/extensions/1/autoProvision/network/dns/1", "IPv4"},
    {"\"G711a\"", "\"G711b\"", "/extensions/0/autoProvision/codec", "not a codec"},
    {"\"startingPort\": 5060", "\"startingPort\": 0", "/extensions/0/autoProvision/startingPort", "not a port"},
    {"\"slot\": \"2\"", "\"slot\": \"1\"", "/extensions/0/autoProvision/keys/1/slot", "set twice"},
    {"\"slot\": \"2\"", "\"slot\": \"28\"", "/extensions/0/autoProvision/keys/1/slot", "has no key 28"},
    {"\"slot\": \"m1.1\"", "\"slot\": \"m2.1\"", "/extensions/0/autoProvision/keys/6/slot", "no key m2.1"},
    {"\"extension\": \"102\"", "\"extension\": \"999\"", "/extensions/0/autoProvision/keys/3/extension", "no extension 999"},
    {"\"extension\": \"102\"", "\"number\": \"102\"", "/extensions/0/autoProvision/keys/3|/extensions/0/autoProvision/keys/3/number",
     "“extension” is missing"},
    {"\"type\": \"line\"", "\"type\": \"main\"", "/extensions/0/autoProvision/keys", "2 keys are the Main Extension"},
    {"\"type\": \"main\"", "\"type\": \"line\"", "/extensions/0/autoProvision/keys", "No key of the phone is the Main Extension"},
    {"\"type\": \"line\"", "\"type\": \"blf\"", "/extensions/0/autoProvision/keys/1/type", "not a type of key"},
    {"\"number\": \"131888\"", "\"number\": \"pizza\"", "/extensions/0/autoProvision/keys/4/number", "cannot be dialled"},
    {"\"phone_setting.backlight_time\": \"0\"", "\"a/b~c\": 0", "/extensions/0/autoProvision/overrides/a~1b~0c", "text in quotes"},
    {"\"phone_setting.backlight_time\": \"0\"", "\"x\": \"a\\nb\"", "/extensions/0/autoProvision/overrides/x", "one line"},
    {"\"phone_setting.backlight_time\": \"0\"", "\"x\": \"1\", \"x\": \"2\"", "/extensions/0/autoProvision/overrides/x", "twice"},
    {"\"Australia/Brisbane\"", "\"Australia/Bielefeld\"", "/offices/0/timeZone", "not a time zone"},
    {"\"areaCode\": \"07\"", "\"areaCode\": \"7a\"", "/offices/0/areaCode", "not an area code"},
    {"\"mon-fri\"", "\"fri-mon\"", "/dayNightConditions/0/hours/0/days", "are not days"},
    {"\"17:00\"", "\"25:00\"", "/dayNightConditions/0/hours/0/to", "time of day"},
    {"\"17:00\"", "\"08:30\"", "/dayNightConditions/0/hours/0/to", "end after they begin"},
    {"\"address\": \"203.22.70.2\"", "\"address\": \"010.0.0.1\"", "/firewallRules/0/address", "without leading zeros"},
    {"\"address\": \"203.22.70.2\"", "\"address\": \"0x7f.1\"", "/firewallRules/0/address", "not an IP address"},
    {"\"prefix\": 32", "\"prefix\": 24", "/firewallRules/0/address", "is a host inside the network 203.22.70.0/24"},
    {"\"prefix\": 32", "\"prefix\": 33", "/firewallRules/0/prefix", "does not fit"},
    {"\"address\": \"203.22.70.2\",\n      \"prefix\": 32", "\"address\": \"0.0.0.0\", \"prefix\": 0", "/firewallRules/0/prefix", "write two rules"},
    {"f0f0f0f0-0000-4000-8000-000000000002", "f0f0f0f0-0000-4000-8000-000000000001", "/firewallRules/1/id", "/firewallRules/0"},
    {"a1a1a1a1-0000-4000-8000-000000000102", "6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01", "/extensions/1/id", "/site"},
    {"\"number\": \"1004\"", "\"number\": \"103\"", "/extensions/3/number", "Another extension has the number 103"},
    {"\"pinetree.mycloudpbx.com.au\",\n    \"sipServer\"", "\"pine tree\",\n    \"sipServer\"", "/site/domain", "not a domain name"},
    {"\"host\": \"pinetree.mycloudpbx.com.au\"", "\"host\": \"not a host\"", "/site/sipServer/host", "neither a domain name nor an IP address"},
    {"\"mycloudpbx-site/1\"", "\"mycloudpbx-site/2\"", "/format", "not known"},
    {"\"format\": \"mycloudpbx-site/1\",", "", "", "does not begin with “format”"},
    {"\"offices\": [", "\"officers\": [], \"offices\": [", "/officers", "Unknown member “officers”"},
    {"\"offices\": [", "\"offices\": [], \"offices\": [", "/offices", "stands here twice"},
    {"\"firewallRules\": [", "\"firewallRules\": 7, \"x\": [", "/firewallRules|/x", "must be a list"},
    {"\"Jerry\",\n      \"password\"", "\"Jer\xffry\",\n      \"password\"", "/extensions/0/name", "This is not JSON: look at line 42"},
    {"\"enabled\": true,", "\"enabled\": true,,", "/extensions/0/autoProvision/enabled", "This is not JSON"},
    {"\"hours\": [", "\"hours\": [[[[[[[[[[[[[[[[[[", "/dayNightConditions/0/hours/0/0/0/0/0/0/0/0/0/0/0/0/0", "nested more than 16"},
};
INSTANTIATE_TEST_SUITE_P(Sample, JsonRefuses, testing::ValuesIn(kBad));

} // namespace
} // namespace pbx::domain
