// telephony.h, text.h, slotid.h, uuid.h: what is taken, what is refused, what comes out.
#include "domain/chars.h"
#include "domain/objects.h"
#include "domain/slotid.h"
#include "domain/telephony.h"
#include "domain/text.h"
#include "domain/uuid.h"

#include <gmock/gmock.h>
#include <set>
#include <thread>

namespace pbx::domain {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string times(const std::string &text, int count)
{
    std::string out;
    for (int i = 0; i < count; ++i)
        out += text;
    return out;
}

TEST(ExtensionNumber, GivenThreeOrFourDigitsThenItIsTakenElseRefused)
{
    for (const char *text : {"101", "0000", "999", " 1004 "})
        EXPECT_TRUE(ExtensionNumber::parse(text)) << text;
    EXPECT_EQ(ExtensionNumber::parse(" 007 ")->text(), "007");
    for (const char *text : {"", "1", "10", "10000", "1 01", "+101", "1O1", "١٠١", "101\n", "10.1"})
        EXPECT_FALSE(ExtensionNumber::parse(text)) << text;
}

TEST(ExtensionNumber, GivenNumbersOfDifferentLengthThenTheShorterComesFirst)
{
    EXPECT_LT(*ExtensionNumber::parse("999"), *ExtensionNumber::parse("1004"));
    EXPECT_LT(*ExtensionNumber::parse("101"), *ExtensionNumber::parse("102"));
    EXPECT_GT(*ExtensionNumber::parse("0001"), *ExtensionNumber::parse("999"));
}

TEST(DialString, GivenWhatPeopleWriteThenOnlyWhatIsDialledRemains)
{
    EXPECT_EQ(DialString::parse("+61 7 3495-0100")->text(), "+61734950100");
    EXPECT_EQ(DialString::parse("(07) 3495.0100")->text(), "0734950100");
    EXPECT_EQ(DialString::parse("**101#")->text(), "**101#");
    for (const char *text : {"", " ", "+", "--", "1+2", "++1", "1;2", "12a", "1,2", "131888\n", "1\u00a02", "sip:1@x", "<1>"})
        EXPECT_FALSE(DialString::parse(text)) << text;
    EXPECT_TRUE(DialString::parse(std::string(32, '1')));
    EXPECT_THAT(DialString::parse(std::string(33, '1')).error().sentence, HasSubstr("33 digits"));
}

TEST(SipDomain, GivenADnsNameThenItComesOutInLowerCase)
{
    EXPECT_EQ(SipDomain::parse(" Pinetree.MyCloudPBX.com.au ")->text(), "pinetree.mycloudpbx.com.au");
    EXPECT_TRUE(SipDomain::parse("a.b"));
    EXPECT_TRUE(SipDomain::parse("1.2.3.co"));
    EXPECT_TRUE(SipDomain::parse(std::string(63, 'a') + ".au"));
    for (const char *text : {"", "localhost", "a.", ".a", "a..b", "-a.b", "a-.b", "a b.c", "a_b.c", "a.b.", "192.168.1.1", "a.1", "ä.de", "a.b:5060",
                             "a.b/", "sip:a.b", "a.b\n"})
        EXPECT_FALSE(SipDomain::parse(text)) << text;
    EXPECT_FALSE(SipDomain::parse(std::string(64, 'a') + ".au"));
    EXPECT_FALSE(SipDomain::parse(times("abcdefg.", 32) + "au"));
}

TEST(Port, GivenNumbersThenOneTo65535AreTaken)
{
    for (const char *text : {"1", "5060", "65535", " 80 "})
        EXPECT_TRUE(Port::parse(text)) << text;
    for (const char *text : {"", "0", "65536", "-1", "080", "5060.0", "0x50", "5060a", "99999999999999999999"})
        EXPECT_FALSE(Port::parse(text)) << text;
    EXPECT_EQ(Port::sip().number(), 5060);
    EXPECT_FALSE(Port::make(0));
    EXPECT_FALSE(Port::make(-5));
    EXPECT_TRUE(Port::make(65535));
}

TEST(RingTime, GivenSecondsThenFiveToSixtyInStepsOfFiveAreTaken)
{
    EXPECT_EQ(RingTime().seconds(), 40);
    for (long seconds = -100; seconds <= 100; ++seconds)
        EXPECT_EQ(RingTime::make(seconds).has_value(), seconds >= 5 && seconds <= 60 && seconds % 5 == 0) << seconds;
}

TEST(CallsPerLineKey, GivenANumberThenOneToTwentyFourAreTaken)
{
    EXPECT_EQ(CallsPerLineKey().calls(), 2);
    for (long calls = -2; calls <= 30; ++calls)
        EXPECT_EQ(CallsPerLineKey::make(calls).has_value(), calls >= 1 && calls <= 24) << calls;
}

TEST(Codec, GivenItsNameThenItReadsBackInAnyCase)
{
    for (const Codec codec : {Codec::G711a, Codec::G729a})
        EXPECT_EQ(parseCodec(name(codec)), codec);
    EXPECT_EQ(parseCodec("g729A"), Codec::G729a);
    EXPECT_FALSE(parseCodec("G711u"));
    EXPECT_FALSE(parseCodec(""));
}

TEST(Transport, GivenItsNameThenItReadsBackInAnyCase)
{
    for (const Transport transport : {Transport::Tcp, Transport::Udp})
        EXPECT_EQ(parseTransport(name(transport)), transport);
    EXPECT_EQ(parseTransport("udp"), Transport::Udp);
    EXPECT_FALSE(parseTransport("TLS"));
}

TEST(SlotId, GivenAKeyOfThePhoneOrAModuleThenItReadsBack)
{
    for (const char *text : {"1", "27", "999", "m1.1", "m9.999", "m2.32"})
        EXPECT_EQ(SlotId::parse(text)->toString(), text);
    EXPECT_EQ(SlotId::parse("M2.3")->toString(), "m2.3");
    EXPECT_EQ(SlotId::onModule(2, 3), *SlotId::parse("m2.3"));
    EXPECT_EQ(SlotId::phone(4), *SlotId::parse("4"));
    EXPECT_TRUE(SlotId::phone(4).isOnPhone());
    EXPECT_FALSE(SlotId::onModule(1, 4).isOnPhone());
    for (const char *text :
         {"", "0", "01", "1000", "m1", "m.1", "m0.1", "m10.1", "m1.0", "m1.", "m01.1", "1.1", "-1", " 1", "1 ", "m1.1.1", "n1.1", "+1", "m-1.1"})
        EXPECT_FALSE(SlotId::parse(text)) << text;
}

TEST(SlotId, GivenKeysOfPhoneAndModulesThenThePhonesComeFirst)
{
    const std::vector<SlotId> sorted{SlotId::phone(1),       SlotId::phone(2),        SlotId::phone(10),
                                     SlotId::onModule(1, 1), SlotId::onModule(1, 12), SlotId::onModule(2, 1)};
    EXPECT_TRUE(std::ranges::is_sorted(sorted));
}

TEST(Uuid, GivenItsTextThenItReadsBackInLowerCase)
{
    const char *text = "6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01";
    EXPECT_EQ(Uuid::parse(text)->toString(), text);
    EXPECT_EQ(Uuid::parse("6F1D7D2E-8A55-4B8E-9A0E-6A1F3C0B7D01")->toString(), text);
    for (const char *bad : {"", "6f1d7d2e8a554b8e9a0e6a1f3c0b7d01", "{6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01}", "6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d0",
                            "6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d0g", "6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d011", "6f1d7d2e_8a55-4b8e-9a0e-6a1f3c0b7d01",
                            "6f1d7d2e--a55-4b8e-9a0e-6a1f3c0b7d01"})
        EXPECT_FALSE(Uuid::parse(bad)) << bad;
}

TEST(Uuid, GivenManyMadeOnSeveralThreadsThenAllDifferAndAreVersion4)
{
    std::vector<std::vector<Uuid>> made(4);
    std::vector<std::thread> threads;
    for (auto &list : made)
        threads.emplace_back([&list] {
            for (int i = 0; i < 1000; ++i)
                list.push_back(Uuid::random());
        });
    for (std::thread &thread : threads)
        thread.join();
    std::set<Uuid> all;
    for (const auto &list : made) {
        for (const Uuid &id : list) {
            all.insert(id);
            EXPECT_EQ(id.toString()[14], '4');
            EXPECT_THAT("89ab", HasSubstr(std::string(1, id.toString()[19])));
        }
    }
    EXPECT_EQ(all.size(), 4000U);
}

TEST(Label, GivenTextOfAnyScriptThenItIsTrimmedAndKept)
{
    for (const char *text : {"", "Pizza", "Warehouse; dock #3", "\"><&;#|=", "日本語", "😀😀", "עברית", "a\u202eb", "O'Neil \\ Sons", "%1 %n"})
        EXPECT_EQ(Label::parse(text)->text(), text);
    EXPECT_EQ(Label::parse(" \t x  y \t")->text(), "x  y");
    EXPECT_TRUE(Label::parse("   ")->empty());
}

TEST(Label, GivenSixtyFourCharactersOfFourBytesThenTheyFitAndOneMoreDoesNot)
{
    EXPECT_TRUE(Label::parse(times("😀", 64)));
    EXPECT_THAT(Label::parse(times("😀", 65)).error().sentence, HasSubstr("65 characters"));
}

TEST(Label, GivenControlCharactersOrBrokenUtf8ThenItIsRefused)
{
    using namespace std::string_literals;
    for (const std::string &text :
         {"a\nb"s, "a\rb"s, "a\tb"s, "\0"s, "a\0b"s, "\x1b[31m"s, "\x7f"s, "\u0085"s, "\u009f"s, "\u2028"s, "\u2029"s, "\n"s}) {
        ASSERT_FALSE(Label::parse(text)) << printable(text);
        EXPECT_THAT(Label::parse(text, "Beschriftung").error().sentence, HasSubstr("Beschriftung must not contain"));
    }
    for (const std::string &text : {"\xff"s, "\xc3"s, "\xc0\x80"s, "\xed\xa0\x80"s, "\xf4\x90\x80\x80"s, "\xe2\x82"s, "a\x80"s})
        EXPECT_THAT(Label::parse(text).error().sentence, HasSubstr("not valid UTF-8"));
}

TEST(Name, GivenNothingButSpaceThenItIsRefused)
{
    for (const char *text : {"", " ", "\t "})
        EXPECT_THAT(Name::parse(text, "Customer").error().sentence, HasSubstr("Customer must not be empty"));
    EXPECT_EQ(Name::parse(" Jerry ")->text(), "Jerry");
}

TEST(SipPassword, GivenAnyTextThenItIsKeptByteForByte)
{
    for (const char *text : {" ", " a ", "A;b#c\"d'<e>&f", "pässwörd😀"})
        EXPECT_EQ(SipPassword::parse(text)->text(), text);
    EXPECT_FALSE(SipPassword::parse(""));
    EXPECT_TRUE(SipPassword::parse(times("ß", 128)));
    EXPECT_FALSE(SipPassword::parse(times("ß", 129)));
}

TEST(SipPassword, GivenARefusedOneThenTheSentenceDoesNotRepeatIt)
{
    for (const std::string &text :
         {std::string("s3cret\nline"), std::string("s3cret\x01"), std::string("s3cret\xff"), "s3cret" + std::string(200, 'x')}) {
        const auto password = SipPassword::parse(text);
        ASSERT_FALSE(password);
        EXPECT_THAT(password.error().sentence, Not(HasSubstr("s3cret")));
    }
}

TEST(Chars, GivenHostileTextWhenPrintedThenOnlyHarmlessCharactersRemain)
{
    EXPECT_EQ(printable("a\nb\x1b"), "a\\u{0a}b\\u{1b}");
    EXPECT_EQ(printable("\xff"), "\\xff");
    EXPECT_EQ(printable("x\u202ey\u2066z\u200f"), "x\\u{202e}y\\u{2066}z\\u{200f}");
    EXPECT_EQ(printable(times("😀", 81)), times("😀", 80) + "…");
}

TEST(Keys, GivenEachTypeThenItsNameInDocumentsIsItsOwn)
{
    std::set<std::string> names;
    std::set<std::string> titles;
    for (const KeyType type : {KeyType::Main, KeyType::Line, KeyType::Unused, KeyType::Monitor, KeyType::SpeedDial, KeyType::DayNight}) {
        names.emplace(jsonName(type));
        titles.insert(title(type));
    }
    EXPECT_EQ(names, (std::set<std::string>{"main", "line", "unused", "monitor", "speedDial", "dayNight"}));
    EXPECT_EQ(titles.size(), 6U);
    EXPECT_EQ(typeOf(Key(SpeedDialKey{*DialString::parse("1"), {}})), KeyType::SpeedDial);
}

} // namespace
} // namespace pbx::domain
