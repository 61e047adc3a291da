// Every parser against damaged input: it never crashes, and either what it read is written and read back the same, or a
// sentence says what is wrong and where.
#include "domain/chars.h"
#include "domain/json.h"
#include "support/files.h"
#include "support/mutations.h"
#include "support/randomsite.h"

#include <gmock/gmock.h>

namespace pbx::domain {
namespace {

constexpr int kRounds = 20'000;

bool hasControls(const std::string &text)
{
    std::size_t position = 0;
    while (position < text.size()) {
        const auto c = nextCodePoint(text, position);
        if (!c || isControl(*c))
            return true;
    }
    return false;
}

template <class Parse> void damage(const std::vector<std::string> &good, std::vector<std::string> words, unsigned seed, Parse parse)
{
    test::Mutations mutate(seed, std::move(words));
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < kRounds; ++i) {
        const std::string text = mutate(good[static_cast<std::size_t>(i) % good.size()]);
        const auto value = parse(text);
        if (value) {
            ++taken;
            const auto again = parse(value->toString());
            ASSERT_TRUE(again) << printable(text) << " → " << value->toString();
            EXPECT_EQ(*again, *value) << printable(text);
            EXPECT_EQ(again->toString(), value->toString());
        } else {
            ++refused;
            EXPECT_EQ(value.error().kind, ErrorKind::Invalid);
            EXPECT_FALSE(value.error().sentence.empty());
            EXPECT_FALSE(hasControls(value.error().sentence)) << printable(text);
        }
    }
    EXPECT_GT(taken, 0);
    EXPECT_GT(refused, kRounds / 10);
}

TEST(Damage, GivenDamagedMacAddressesThenEachIsReadSoundlyOrRefused)
{
    damage({"80:5E:C0:12:AB:01", "805ec012ab01", "805e.c012.ab01", "80-5e-c0-12-ab-01"}, {":", "-", ".", " ", "ff", "0", "\n", "\xff"}, 1,
           MacAddress::parse);
}

TEST(Damage, GivenDamagedIpAddressesThenEachIsReadSoundlyOrRefused)
{
    damage({"192.168.1.10", "2001:db8::1", "::ffff:192.0.2.1", "1:2:3:4:5:6:7:8"}, {":", "::", ".", "0", "255", "256", "%1", "ffff", "x", "/"}, 2,
           IpAddress::parse);
}

TEST(Damage, GivenDamagedPrefixesThenEachIsReadSoundlyOrRefused)
{
    damage({"192.168.0.0/16", "2001:db8::/32", "10.0.0.0/8", "203.0.113.9"}, {"/", "//", "32", "0", "::", ".0", "128", "-1"}, 3, IpPrefix::parse);
}

TEST(Damage, GivenDamagedIdsAndSlotsThenEachIsReadSoundlyOrRefused)
{
    damage({"6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01"}, {"-", "0", "F"}, 4, Uuid::parse);
    damage({"4", "m1.12", "m9.999", "27"}, {"m", ".", "0", "9", "M"}, 5, SlotId::parse);
}

void expectSound(const std::string &text, const ModelLookup &models, int &taken)
{
    const auto read = readDocument(text, models);
    if (read) {
        ++taken;
        const std::string written = writeDocument(read->document, Secrets::Include);
        const auto again = readDocument(written, models);
        ASSERT_TRUE(again) << text;
        EXPECT_EQ(again->document, read->document) << text;
        EXPECT_EQ(writeDocument(again->document, Secrets::Include), written);
        return;
    }
    EXPECT_EQ(read.error().error.kind, ErrorKind::Invalid);
    EXPECT_FALSE(hasControls(read.error().error.sentence));
    EXPECT_TRUE(hasErrors(read.error().findings));
    for (const Finding &finding : read.error().findings) {
        EXPECT_FALSE(finding.sentence.empty());
        EXPECT_FALSE(hasControls(finding.sentence)) << finding.sentence;
        EXPECT_TRUE(finding.pointer.empty() || finding.pointer.front() == '/') << finding.pointer;
    }
}

TEST(Damage, GivenDamagedDocumentsThenEachIsReadSoundlyOrRefusedWithPlaces)
{
    const test::FakeModels models;
    std::vector<std::string> good;
    for (unsigned seed = 0; seed < 20; ++seed)
        good.push_back(writeDocument(test::RandomSite(seed).make(1 + static_cast<int>(seed % 2)), Secrets::Include));
    test::Mutations mutate(6, {"{",
                               "}",
                               "[",
                               "]",
                               ",",
                               ":",
                               "\"",
                               "null",
                               "true",
                               "0",
                               "-1",
                               "1e999",
                               "\"\"",
                               "\\u0000",
                               "\\ud800",
                               "\"x\":1,",
                               "[[[[[[[[[[[[[[[[[[[[",
                               "\"number\"",
                               "\"keys\"",
                               "main",
                               "static",
                               "\xff",
                               "\xf0\x9f\x98\x80",
                               "99999999999999999999"});
    int taken = 0;
    for (int i = 0; i < kRounds; ++i)
        expectSound(mutate(good[static_cast<std::size_t>(i) % good.size()]), models, taken);
    EXPECT_GT(taken, kRounds / 100);
    EXPECT_LT(taken, kRounds * 9 / 10);
}

TEST(Damage, GivenDamagedStoredObjectsThenEachIsReadSoundlyOrRefused)
{
    const auto document = test::RandomSite(7).make(30);
    test::Mutations mutate(8, {"{", "}", "null", "\"\"", "0", "\"slot\"", "true"});
    for (int i = 0; i < kRounds / 4; ++i) {
        const std::string text = mutate(writeObject(document.extensions[static_cast<std::size_t>(i) % 30]));
        const auto object = readObject(Kind::Extension, text);
        const std::string written = object ? writeObject(*object) : std::string();
        if (object)
            EXPECT_EQ(writeObject(*readObject(Kind::Extension, written)), written);
        else
            EXPECT_FALSE(object.error().sentence.empty());
    }
}

} // namespace
} // namespace pbx::domain
