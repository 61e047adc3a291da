#include "domain/json.h"

#include "domain/baddocuments.h"
#include "support/fakemodels.h"
#include "support/files.h"
#include "support/randomsite.h"

#include <ctime>

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

std::string sampleWith(const std::string &passage, const std::string &replacement)
{
    return test::replaced(sampleSite(), passage, replacement);
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

TEST(Json, GivenAnOverrideThatSoundsSecretWhenWrittenWithoutSecretsThenNullStandsInItsPlaceAndReadsBack)
{
    const auto first = read(sampleWith("\"phone_setting.backlight_time\": \"0\"", "\"a.Password\": \"CANARY\",\n          \"b\": \"0\""));
    ASSERT_TRUE(first) << describe(first.error());
    EXPECT_THAT(writeDocument(first->document, Secrets::Include), HasSubstr("\"a.Password\": \"CANARY\""));
    const std::string text = writeDocument(first->document, Secrets::Leave);
    EXPECT_THAT(text, AllOf(HasSubstr("\"a.Password\": null,\n          \"b\": \"0\""), Not(HasSubstr("CANARY"))));
    const auto second = read(text);
    ASSERT_TRUE(second) << describe(second.error());
    EXPECT_EQ(writeDocument(second->document, Secrets::Include), text);
    const Extension &jerry = second->document.extensions.front();
    EXPECT_TRUE(jerry.autoProvision->sealedOverrides.at("a.Password").empty());

    EXPECT_THAT(writeObject(first->document.extensions.front()), Not(HasSubstr("CANARY"))) << "nor is it stored in clear";
    Extension sealed = jerry;
    sealed.autoProvision->sealedOverrides["a.Password"] = "c2VhbGVk";
    const auto stored = readObject(Kind::Extension, writeObject(sealed));
    ASSERT_TRUE(stored) << stored.error().sentence;
    EXPECT_EQ(*stored, Object(sealed));
    EXPECT_THAT(errorPointers(read(test::replaced(text, "null,\n          \"b\"", "{\"sealed\": \"c2VhbGVk\"},\n          \"b\"")).error()),
                ElementsAre("/extensions/0/autoProvision/overrides/a.Password"))
        << "a document is never sealed";
}

TEST(Json, GivenParametersOfMakesAndModelsWhenReadThenNamesAreTheCataloguesAndSecretsLeaveAsAHandsetsDo)
{
    const std::string sets = R"("parameterSets": [{"make": "polycom", "overrides": {"a": "1"}},
        {"make": "Yealink", "model": "t19", "overrides": {"x.password": "CANARY", "y": null}}])";
    const auto first = read(sampleWith("\"pickupCode\": \"**\"", sets));
    ASSERT_TRUE(first) << describe(first.error());
    const Site &site = first->document.site;
    ASSERT_EQ(site.parameterSets.size(), 2U);
    EXPECT_EQ(site.parameterSets[0], (ParameterSet{"Poly", "", {{"a", "1"}}, {}}));
    EXPECT_EQ(site.parameterSets[1], (ParameterSet{"Yealink", "T19P_E2", {{"x.password", "CANARY"}}, {{"y", ""}}}));
    EXPECT_EQ(site.parameterSets[0].title() + "; " + site.parameterSets[1].title(), "All Poly phones; Yealink T19P_E2");
    EXPECT_THAT(writeDocument(first->document, Secrets::Include), HasSubstr("\"x.password\": \"CANARY\""));
    const std::string text = writeDocument(first->document, Secrets::Leave);
    EXPECT_THAT(text, AllOf(HasSubstr("\"x.password\": null"), Not(HasSubstr("CANARY"))));
    EXPECT_EQ(writeDocument(read(text)->document, Secrets::Include), text);

    Site sealed = site;
    sealed.parameterSets[1] = {"Yealink", "T19P_E2", {{"z", "2"}}, {{"x.password", "c2VhbGVk"}}};
    EXPECT_THAT(writeObject(site), Not(HasSubstr("CANARY"))) << "nor is it stored in clear";
    const auto stored = readObject(Kind::Site, writeObject(sealed));
    ASSERT_TRUE(stored) << stored.error().sentence;
    EXPECT_EQ(*stored, Object(sealed));
}

TEST(Json, GivenAMakeWithoutParametersWhenWrittenThenNothingIsSaidOfIt)
{
    auto document = read(sampleSite())->document;
    const std::string before = writeDocument(document, Secrets::Include);
    document.site.parameterSets = {{"Yealink", "", {}, {}}};
    EXPECT_EQ(writeDocument(document, Secrets::Include), before);
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

TEST(Json, GivenRandomSitesWhenWrittenAndReadThenTheyAreEqualToTheByte)
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        const SiteDocument document = test::RandomSite(seed).make(static_cast<int>(seed % 17) + 1);
        const std::string text = writeDocument(document, Secrets::Include);
        const auto back = read(text);
        ASSERT_TRUE(back) << seed << describe(back.error());
        EXPECT_EQ(back->document, document) << seed;
        EXPECT_EQ(writeDocument(back->document, Secrets::Include), text) << seed;
        const auto storedSite = readObject(Kind::Site, writeObject(document.site));
        ASSERT_TRUE(storedSite) << storedSite.error().sentence;
        EXPECT_EQ(writeObject(*storedSite), writeObject(document.site));
        for (Extension extension : document.extensions) {
            const auto stored = readObject(Kind::Extension, writeObject(extension));
            ASSERT_TRUE(stored) << stored.error().sentence;
            extension.password.reset();
            if (extension.autoProvision && extension.autoProvision->overrides.erase("x.password") > 0)
                extension.autoProvision->sealedOverrides.emplace("x.password", std::string());
            EXPECT_EQ(*stored, Object(extension));
        }
    }
}

TEST(Json, GivenManyMistakesWhenReadThenAllAreListedInTheDocumentsOrder)
{
    std::string text = sampleWith("\"G711a\"", "\"opus\"");
    text = test::replaced(text, "Australia/Brisbane", "Mars/Olympus");
    text = test::replaced(text, "\"number\": \"1004\"", "\"number\": \"4\"");
    text = test::replaced(text, "203.22.70.2", "203.22.70");
    text = test::replaced(text, "\"extension\": \"101\"", "\"extension\": \"555\"");
    text = test::replaced(text, "\"pickupCode\": \"**\"", "\"pickupCode\": \"stars\"");
    const auto result = read(text);
    ASSERT_FALSE(result);
    // 555 may be the extension whose number could not be read, so it is no error of its own.
    EXPECT_THAT(errorPointers(result.error()), ElementsAre("/site/pickupCode", "/offices/0/timeZone", "/extensions/0/autoProvision/codec",
                                                           "/extensions/3/number", "/firewallRules/0/address"));
    EXPECT_THAT(result.error().error.sentence, HasSubstr("5 errors"));
}

TEST(Json, GivenARefusedExtensionWhenOthersMonitorItThenThatIsNoFurtherError)
{
    const auto result = read(sampleWith("\"name\": \"Jerry\"", "\"name\": \"\""));
    ASSERT_FALSE(result);
    EXPECT_THAT(errorPointers(result.error()), ElementsAre("/extensions/0/name"));
}

TEST(Json, GivenMoreErrorsThanTheLimitWhenReadThenTheRestIsCounted)
{
    std::string text = sampleSite();
    for (const char *good : {"G711a", "G729a", "\"TCP\"", "\"UDP\""})
        text = test::replaced(text, good, good[0] == '"' ? "\"SCTP\"" : "opus");
    const auto result = read(text, {.errors = 2});
    ASSERT_FALSE(result);
    EXPECT_THAT(errorPointers(result.error()), testing::SizeIs(2));
    EXPECT_THAT(result.error().error.sentence, HasSubstr("4 errors, of which the first 2"));
}

TEST(Json, GivenAliasesOfMakeAndModelWhenReadThenTheCataloguesNamesStandThere)
{
    const auto result = read(test::replaced(sampleWith("\"Poly\"", "\"polycom\""), "\"VVX 410\"", "\"vvx410\""));
    ASSERT_TRUE(result) << describe(result.error());
    EXPECT_EQ(writeDocument(result->document, Secrets::Include), sampleSite());
}

TEST(Json, GivenKeysInAnotherOrderWhenOneIsWrongThenItsPlaceIsThatOfTheDocument)
{
    std::string text =
        sampleWith("\"slot\": \"1\",\n            \"type\": \"main\"", "\"slot\": \"9\", \"type\": \"monitor\", \"extension\": \"888\"");
    text = test::replaced(text, "\"type\": \"line\"", "\"type\": \"main\"");
    const auto result = read(text);
    ASSERT_FALSE(result);
    EXPECT_THAT(errorPointers(result.error()), ElementsAre("/extensions/0/autoProvision/keys/0/extension"));
}

const char *const kBarePhone = R"({"make": "Yealink", "model": "T54W", "mac": "805ec0000001"})";

std::string withPhone(const std::string &phone)
{
    return sampleWith("\"autoProvision\": null", "\"autoProvision\": " + phone);
}

TEST(Json, GivenAPhoneWithMakeModelAndMacAloneWhenReadThenDefaultsHold)
{
    const auto result = read(withPhone(kBarePhone));
    ASSERT_TRUE(result) << describe(result.error());
    AutoProvision expected;
    expected.make = "Yealink";
    expected.model = "T54W";
    expected.mac = *MacAddress::parse("80:5E:C0:00:00:01");
    expected.keys = {{SlotId::phone(1), MainKey{}}};
    EXPECT_EQ(result->document.extensions.back().autoProvision, expected);
    EXPECT_TRUE(expected.enabled);
    EXPECT_EQ(expected.callsPerLineKey.calls(), 2);
    EXPECT_TRUE(expected.callWaitingTone);
    EXPECT_EQ(expected.startingPort.number(), 5060);
    EXPECT_EQ(expected.codec, Codec::G711a);
    EXPECT_EQ(expected.transport, Transport::Tcp);
    EXPECT_FALSE(expected.network);
}

TEST(Json, GivenAModelWithoutKeysWhenWrittenThenMainStandsWithoutASlotAndReadsBack)
{
    const auto result = read(withPhone(test::replaced(kBarePhone, "T54W", "T19")));
    ASSERT_TRUE(result) << describe(result.error());
    EXPECT_THAT(result->document.extensions.back().autoProvision->keys, IsEmpty());
    const std::string text = writeDocument(result->document, Secrets::Include);
    EXPECT_THAT(text, HasSubstr("\"keys\": [\n          {\n            \"type\": \"main\"\n          }\n        ]"));
    const auto back = read(text);
    ASSERT_TRUE(back) << describe(back.error());
    EXPECT_EQ(back->document, result->document);
}

TEST(Json, GivenAHandsetNumberWhenWrittenThenItFollowsTheMac)
{
    const auto result = read(withPhone(R"({"make": "Yealink", "model": "W60P", "mac": "805ec0000001", "handset": 3})"));
    ASSERT_TRUE(result) << describe(result.error());
    EXPECT_THAT(writeDocument(result->document, Secrets::Leave), HasSubstr("\"mac\": \"80:5E:C0:00:00:01\",\n        \"handset\": 3,"));
}

TEST(Json, GivenLabelsLeftOutWhenWrittenThenTheyStandThereEmpty)
{
    const auto result = read(sampleWith("\"number\": \"131888\",\n            \"label\": \"Pizza\"", "\"number\": \"131888\""));
    ASSERT_TRUE(result) << describe(result.error());
    EXPECT_THAT(writeDocument(result->document, Secrets::Leave), HasSubstr("\"number\": \"131888\",\n            \"label\": \"\""));
}

TEST(Json, GivenASwitchedOffPhoneOfUnknownModelWhenReadThenItIsKeptWithAWarning)
{
    const auto result = read(withPhone(R"({"enabled": false, "make": "Acme", "model": "One"})"));
    ASSERT_TRUE(result) << describe(result.error());
    EXPECT_THAT(result->warnings, Contains(testing::Field(&Finding::pointer, "/extensions/3/autoProvision/model")));
}

TEST(Json, GivenAByteOrderMarkWhenReadThenItIsIgnored)
{
    EXPECT_TRUE(read("\xEF\xBB\xBF" + sampleSite()));
}

TEST(Json, GivenTextThatIsNoDocumentWhenReadThenOneSentenceSaysSo)
{
    for (const std::string text : {"", " ", "null", "[]", "\"x\"", "7", "{}", "{\"a\":1}", "{", "{\"format\":", "\xff\xfe",
                                   "{\"format\":\"mycloudpbx-site/1\"}x", "{\"format\": {}}"}) {
        const auto result = read(text);
        ASSERT_FALSE(result) << text;
        EXPECT_EQ(result.error().error.kind, ErrorKind::Invalid) << text;
        EXPECT_FALSE(result.error().findings.empty()) << text;
        EXPECT_FALSE(result.error().findings.front().sentence.empty()) << text;
    }
}

TEST(Json, GivenACutOffDocumentWhenReadThenThatIsSaid)
{
    const std::string text = sampleSite();
    EXPECT_THAT(read(text.substr(0, text.size() / 2)).error().error.sentence, HasSubstr("Was the file cut off?"));
}

TEST(Json, GivenSomethingBehindTheDocumentWhenReadThenThatIsSaid)
{
    for (const char *rest : {"x", "}", ",", "{}", "\n]"}) {
        const auto refused = read(sampleSite() + rest);
        ASSERT_FALSE(refused) << rest;
        EXPECT_THAT(refused.error().error.sentence, HasSubstr("follows the end of the document")) << rest;
    }
    EXPECT_TRUE(read(sampleSite() + " \n\t"));
}

TEST(Json, GivenAZeroByteWhenReadThenNothingIsTakenForTheEnd)
{
    for (const std::string &text : {sampleSite() + std::string("\0{\"evil\":1}", 11), sampleWith("Jerry", std::string("Je\0ry", 5))}) {
        const auto refused = read(text);
        ASSERT_FALSE(refused);
        EXPECT_THAT(refused.error().error.sentence, HasSubstr("zero byte stands at line"));
    }
    EXPECT_FALSE(readObject(Kind::Office, std::string("{}\0", 3)));
}

TEST(Json, GivenTheMembersInAnotherOrderWhenReadThenItIsTheSameDocument)
{
    const std::string format = "  \"format\": \"mycloudpbx-site/1\",\n";
    std::string last = test::replaced(sampleSite(), format, "");
    last.insert(last.rfind("\n}"), ",\n  \"format\": \"mycloudpbx-site/1\"");
    const auto document = read(last);
    ASSERT_TRUE(document) << describe(document.error());
    EXPECT_EQ(writeDocument(document->document, Secrets::Include), sampleSite());
}

TEST(Json, GivenAnotherSiteWithTheSamePhoneWhenReadThenThatIsAWarning)
{
    const auto site = read(sampleSite())->document.site.id;
    const auto document = readDocument(sampleSite(), models(), {}, {}, [&](const Uuid &own, const MacAddress &mac) {
        EXPECT_EQ(own, site);
        return mac.hexLower() == "805ec012ab01" ? std::vector<std::string>{"Twin"} : std::vector<std::string>();
    });
    ASSERT_TRUE(document);
    EXPECT_THAT(document->warnings, Contains(testing::AllOf(testing::Field(&Finding::pointer, "/extensions/0/autoProvision/mac"),
                                                            testing::Field(&Finding::sentence, HasSubstr("“Twin”")))));
}

TEST(Json, GivenAMemberWithAnEndlessNameWhenReadThenItIsRefusedWithoutRepeatingIt)
{
    const auto result = read(sampleWith("\"ringTime\"", "\"" + std::string(100000, 'x') + "\""));
    ASSERT_FALSE(result);
    EXPECT_LT(describe(result.error()).size(), 1000U);
}

TEST(Json, GivenTooManyExtensionsOrBytesWhenReadThenTheLimitIsNamed)
{
    EXPECT_THAT(read(sampleSite(), {.extensions = 3}).error().error.sentence, HasSubstr("more than 3 entries"));
    EXPECT_THAT(read(sampleSite(), {.bytes = 100}).error().error.sentence, HasSubstr("at most 100 are read"));
}

TEST(Json, GivenAnExtensionOfAMillionValuesWhenReadThenItIsRefused)
{
    std::string many = "0";
    for (int i = 0; i < 200'000; ++i)
        many += ",0";
    EXPECT_THAT(read(sampleWith("\"ringTime\": 40", "\"ringTime\": [" + many + "]")).error().error.sentence, HasSubstr("more than 100000 values"));
}

std::string largeSite()
{
    std::string text = sampleSite();
    const std::string one = text.substr(text.find("    {\n      \"id\": \"a1a1a1a1-0000-4000-8000-000000000101\""));
    const std::string extension = one.substr(0, one.find("    {\n      \"id\": \"a1a1a1a1-0000-4000-8000-000000000102\""));
    std::string all;
    for (int i = 0; i < 9900; ++i) {
        const int number = i < 896 ? 104 + i : i + 104; // 104…999, 1000…
        if (number == 1004 || number > 9999)
            continue;
        std::string hex = std::to_string(100'000'000 + i);
        std::string copy = test::replaced(extension, "000000000101", "000" + hex);
        copy = test::replaced(copy, "\"number\": \"101\"", "\"number\": \"" + std::to_string(number) + "\"");
        all += test::replaced(copy, "80:5E:C0:12:AB:01", "805" + hex);
    }
    return text.insert(text.find(extension), all);
}

TEST(Json, GivenTenThousandExtensionsWhenReadThenItIsQuickAndReportsProgress)
{
    const std::string text = largeSite();
    std::size_t calls = 0;
    const std::clock_t start = std::clock(); // of this process: a busy machine does not count
    const auto result = read(text, {}, [&](std::size_t done, std::size_t total) {
        ++calls;
        EXPECT_LE(done, total);
        return true;
    });
    const auto took = std::clock() - start;
    ASSERT_TRUE(result) << describe(result.error());
    EXPECT_GT(result->document.extensions.size(), 9800U);
    EXPECT_GT(calls, 100U);
    const auto milliseconds = took * 1000 / CLOCKS_PER_SEC;
    RecordProperty("milliseconds", static_cast<int>(milliseconds));
    EXPECT_LT(milliseconds, 20'000); // a debug build under sanitizers; the release build is measured by the benchmark
}

TEST(Json, GivenProgressThatSaysNoWhenReadThenItIsCancelled)
{
    const std::string text = largeSite();
    for (const std::size_t after : {0U, 3U, 200U}) {
        std::size_t calls = 0;
        const auto result = read(text, {}, [&](std::size_t, std::size_t) { return calls++ < after; });
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().error.kind, ErrorKind::Cancelled);
        EXPECT_EQ(calls, after + 1);
    }
}

class JsonRefuses : public testing::TestWithParam<test::BadDocument> {};

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

INSTANTIATE_TEST_SUITE_P(Shapes, JsonRefuses, testing::ValuesIn(test::kBadShapes));
INSTANTIATE_TEST_SUITE_P(Relations, JsonRefuses, testing::ValuesIn(test::kBadRelations));

} // namespace
} // namespace pbx::domain
