// What was written parses back to exactly the model, or to what the writer declares; whatever people type.

#include "domain/chars.h"
#include "fixture.h"
#include "parsers.h"
#include "render/writer.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <ostream>
#include <random>

using namespace pbx;
using namespace pbx::test;
using namespace pbx::domain;

namespace {

struct Make {
    const char *name, *make, *model;
    bool xml = true;          // U+FFFE and U+FFFF do not exist
    bool trims = true;        // spaces at the ends of a credential get lost
    bool factoryWord = false; // "%NULL%" has a meaning
    bool quotes = true;       // a quote can be written
};
void PrintTo(const Make &make, std::ostream *out)
{
    *out << make.model;
}
// clang-format off
const Make kMakes[] = {
    {"yealink", "Yealink", "T54W", false, true, true},
    {"yealinkOld", "Yealink", "T28P", false, true, true},
    {"vvx", "Poly", "VVX 410", true, false, false},
    {"soundpoint", "Poly", "SoundPoint IP 650", true, false, false},
    {"spa", "Cisco", "SPA504G", true, true, false},
    {"linksys", "Linksys", "SPA962", true, true, false},
    {"mpp", "Cisco", "8851", true, true, false},
    {"fanvil", "Fanvil", "X6U", true, true, false},
    {"fanvilOld", "Fanvil", "X4", true, true, false},
    {"panasonic", "Panasonic", "KX-HDV230", false, true, false, false},
    {"mitel", "Mitel", "6869i", false, true, false, false},
    {"grandstream", "Grandstream", "GRP2614", true, true, false},
    {"htek", "Htek", "UC926", true, true, false},
    {"maxwell", "Gigaset", "Maxwell 3", true, false, false},
};
// clang-format on

const std::vector<std::string> kPieces{"\"",
                                       "'",
                                       "<",
                                       ">",
                                       "&",
                                       ";",
                                       "#",
                                       "|",
                                       "=",
                                       "$",
                                       "$USER",
                                       "$PROXY",
                                       "%NULL%",
                                       "%",
                                       " ",
                                       "  ",
                                       "\\",
                                       "/",
                                       "{mac}",
                                       "{account.password}",
                                       "&amp;",
                                       "&#10;",
                                       "]]>",
                                       "<!--",
                                       "-->",
                                       "/>",
                                       "\" x=\"",
                                       "</fn>",
                                       "fnc=sd",
                                       ";ext=666@evil",
                                       " = ",
                                       "linekey.1.type = 15",
                                       "include:config",
                                       "a",
                                       "Z",
                                       "7",
                                       "é",
                                       "中",
                                       "\xF0\x9F\x98\x80",
                                       "\xE2\x80\xAE",
                                       "אבג",
                                       "\xEF\xBF\xBE",
                                       "\xEF\xBF\xBF",
                                       "\xEF\xBF\xBD",
                                       "\xC2\xA0",
                                       "[",
                                       "]",
                                       "`",
                                       "~",
                                       ",",
                                       "@",
                                       "\n",
                                       "\r",
                                       std::string(1, '\0'),
                                       "\x1b",
                                       "\xC2\x85",
                                       "\xC3"};

class Hostile final {
public:
    explicit Hostile(unsigned seed)
        : m_random(seed)
    {}
    std::string text(std::size_t most)
    {
        std::string out;
        for (std::size_t i = m_random() % 12 + 1; i > 0; --i) {
            const std::string &next = kPieces[m_random() % kPieces.size()];
            if (out.size() + next.size() <= most)
                out += next;
        }
        return m_random() % 40 == 0 ? "%NULL%" : out;
    }
    std::string label()
    {
        while (true) {
            const auto parsed = Name::parse(text(64));
            if (parsed)
                return parsed->text();
        }
    }

private:
    std::mt19937 m_random;
};

// The rules as the writers' headers declare them, once more.
std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

bool isCisco(const Make &make)
{
    return std::string_view(make.make) == "Cisco" || std::string_view(make.make) == "Linksys";
}

std::string declared(const Make &make, std::string label, bool inField, bool inDirectory)
{
    if (make.factoryWord && label == "%NULL%")
        return "NULL";
    if (make.xml)
        label = replaced(replaced(label, "\xEF\xBF\xBE", "\xEF\xBF\xBD"), "\xEF\xBF\xBF", "\xEF\xBF\xBD");
    if (!make.quotes)
        std::ranges::replace(label, '"', '\'');
    if (isCisco(make)) {
        std::string out;
        for (std::size_t i = 0; i < label.size(); ++i) {
            out += label[i] == ';' && inField ? ',' : label[i];
            const unsigned char next = i + 1 < label.size() ? static_cast<unsigned char>(label[i + 1]) : 0;
            if (label[i] == '$' && std::isalpha(next) && next < 0x80)
                out += ' ';
        }
        label = out;
    }
    if (inDirectory && label.size() > 40) {
        std::size_t end = 40;
        while ((static_cast<unsigned char>(label[end]) & 0xC0) == 0x80)
            --end;
        label.resize(end);
    }
    return label;
}

bool refused(const Make &make, const std::string &password)
{
    if (!isUtf8(password) || std::ranges::any_of(password, [](unsigned char c) { return c < 0x20; })
        || password.find("\xC2\x85") != std::string::npos)
        return true;
    const bool gone = password.find("\xEF\xBF\xBE") != std::string::npos || password.find("\xEF\xBF\xBF") != std::string::npos;
    if (!make.quotes && password.find('"') != std::string::npos)
        return true;
    return (make.trims && (password.front() == ' ' || password.back() == ' ')) || (make.factoryWord && password == "%NULL%") || (make.xml && gone);
}

struct Typed { // what a person typed; the baseline holds marks instead
    std::string name = "MARKNAME", monitor = "MARKMONITOR", dial = "MARKDIAL", night = "MARKNIGHT", password = "MARKPASSWORD";
};

Phone phoneWith(const Pinetree &site, const Make &make, const Typed &typed)
{
    Phone phone = site.with(make.make, make.model);
    phone.extensions.front().name = *Name::parse(typed.name);
    phone.passwords.front() = typed.password;
    KeyMap &keys = phone.settings().keys;
    keys.emplace(SlotId::phone(2), MonitorKey{*ExtensionNumber::parse("102"), *Label::parse(typed.monitor)});
    keys.emplace(SlotId::phone(3), SpeedDialKey{*DialString::parse("+61400"), *Label::parse(typed.dial)});
    keys.emplace(SlotId::phone(4), DayNightKey{site.document().dayNightConditions.front().id, *Label::parse(typed.night)});
    return phone;
}

std::vector<Parameters> parsed(const render::Rendered &rendered)
{
    std::vector<Parameters> out;
    for (const render::File &file : rendered.files) {
        std::string why;
        auto parameters = readParameters(file.bytes, why);
        EXPECT_TRUE(parameters) << file.name << ": " << why << "\n" << file.bytes;
        out.push_back(parameters.value_or(Parameters{}));
    }
    return out;
}

class Writers : public testing::TestWithParam<Make> {
protected:
    Pinetree m_site;

    // How the baseline's value must read once these texts stand where the marks stood.
    std::string expected(const std::string &name, std::string value, const Typed &typed) const
    {
        const bool inField = value.starts_with("fnc=");
        const bool inDirectory = name.starts_with("item.");
        const auto put = [&](const std::string &mark, const std::string &text) {
            if (const std::size_t at = value.find(mark); at != std::string::npos)
                value.replace(at, mark.size(), text);
        };
        if (value == "MARKPASSWORD")
            return typed.password;
        for (const auto &[mark, label] : {std::pair("MARKNAME", &typed.name), std::pair("MARKMONITOR", &typed.monitor),
                                          std::pair("MARKDIAL", &typed.dial), std::pair("MARKNIGHT", &typed.night)}) {
            if (value.find(mark) != std::string::npos) {
                put(mark, declared(GetParam(), *label, inField, inDirectory));
                break;
            }
        }
        return value;
    }
};

int rounds()
{
    return std::getenv("PBX_NIGHTLY") ? 200'000 : 300; // five texts each
}

} // namespace

TEST_P(Writers, GivenHostileNamesLabelsAndPasswordsWhenRenderedThenTheyParseBackAndNothingElseChanges)
{
    Hostile hostile(20261122);
    const std::vector<Parameters> baseline = parsed(rendered(m_site, phoneWith(m_site, GetParam(), {})));
    int withMarks = 0;
    int refusals = 0;
    for (int round = 0; round < rounds(); ++round) {
        const Typed typed{hostile.label(), hostile.label(), hostile.label(), hostile.label(), hostile.text(128)};
        const auto result = test::render(m_site, phoneWith(m_site, GetParam(), typed));
        ASSERT_EQ(!result, refused(GetParam(), typed.password)) << typed.password;
        if (!result) {
            EXPECT_EQ(result.error().kind, ErrorKind::Invalid);
            EXPECT_EQ(result.error().sentence.find(typed.password.size() > 3 ? typed.password : "\x01"), std::string::npos);
            ++refusals;
            continue;
        }
        const std::vector<Parameters> now = parsed(*result);
        ASSERT_EQ(now.size(), baseline.size());
        for (std::size_t file = 0; file < now.size(); ++file) {
            ASSERT_EQ(now[file].size(), baseline[file].size());
            for (std::size_t i = 0; i < now[file].size(); ++i) {
                const auto &[name, value] = baseline[file][i];
                ASSERT_EQ(now[file][i].first, name);
                const std::string wanted = expected(name, value, typed);
                ASSERT_EQ(now[file][i].second, wanted) << name << " in " << result->files[file].bytes;
                withMarks += wanted != value ? 1 : 0;
            }
        }
    }
    EXPECT_GT(withMarks, rounds() * 2); // about half of the passwords have something that is refused
    EXPECT_GT(refusals, 0);
}

TEST_P(Writers, GivenALabelThatTheGrammarMapsWhenRenderedThenAWarningNamesItsPlace)
{
    Hostile hostile(7);
    for (int round = 0; round < 300; ++round) {
        Typed typed;
        typed.dial = hostile.label();
        const auto result = rendered(m_site, phoneWith(m_site, GetParam(), typed));
        const bool poly = std::string_view(GetParam().make) == "Poly";
        const bool fields = isCisco(GetParam());
        const bool differs = declared(GetParam(), typed.dial, fields, poly) != typed.dial;
        const bool told = std::ranges::any_of(result.warnings, [](const Finding &f) { return f.pointer == "/autoProvision/keys/3/label"; });
        ASSERT_EQ(told, differs) << typed.dial;
        for (const Finding &finding : result.warnings)
            EXPECT_EQ(finding.severity, Severity::Warning);
    }
}

TEST_P(Writers, GivenSecretsWhenTheirRangesAreMaskedThenNoneIsLeftInAnySpelling)
{
    Typed typed;
    typed.password = "A;b#c\"d'<e>&f";
    if (std::string_view(GetParam().make) == "Yealink")
        typed.password = "A b\"c";
    if (!GetParam().quotes)
        typed.password = "A;b#c'd<e>&f";
    auto result = rendered(m_site, phoneWith(m_site, GetParam(), typed));
    bool password = false;
    bool admin = false;
    bool url = false;
    for (render::File &file : result.files) {
        std::size_t end = 0;
        for (const render::ByteRange &range : file.secrets) {
            ASSERT_GE(range.offset, end) << "ranges are in order and do not overlap";
            end = range.offset + range.length;
            ASSERT_LE(end, file.bytes.size());
            std::string inner = file.bytes.substr(range.offset, range.length);
            inner = replaced(replaced(replaced(replaced(inner, "&quot;", "\""), "&apos;", "'"), "&lt;", "<"), "&gt;", ">");
            inner = replaced(inner, "&amp;", "&");
            if (!GetParam().quotes)
                inner = replaced(inner, "\"", ""); // stands around what holds a "#"
            password = password || inner == typed.password;
            const bool digits = inner.size() == 9 && inner.find_first_not_of("0123456789") == std::string::npos;
            admin = admin || inner == kAdmin || (std::string_view(GetParam().make) == "Mitel" && digits);
            url = url || inner == "abcdefghijklmnopqrstuvwxyz";
            for (std::size_t i = range.offset; i < end; ++i)
                file.bytes[i] = '*';
        }
        EXPECT_EQ(file.bytes.find(kAdmin), std::string::npos);
        EXPECT_EQ(file.bytes.find("abcdefghijkl"), std::string::npos);
        EXPECT_EQ(file.bytes.find(typed.password), std::string::npos);
        EXPECT_EQ(file.bytes.find("A;b#c"), std::string::npos);
    }
    EXPECT_TRUE(password && admin && url);
}

INSTANTIATE_TEST_SUITE_P(Makes, Writers, testing::ValuesIn(kMakes), [](const auto &one) { return std::string(one.param.name); });

// A damaged or hostile workspace may bring what no form lets in.
TEST_P(Writers, GivenAPasswordOrAddressWithAControlCharacterWhenRenderedThenItIsRefusedByName)
{
    for (const std::string &bad : {std::string("x\naccount.1.enable = 0"), std::string("x\r"), std::string("x\0y", 3), std::string("\x1b[2J"),
                                   std::string("x\xE2\x80\xA8y"), std::string("x\xFF")}) {
        const auto password = test::render(m_site, phoneWith(m_site, GetParam(), {.password = bad}));
        ASSERT_FALSE(password);
        EXPECT_NE(password.error().sentence.find("SIP password"), std::string::npos) << password.error().sentence;
        Pinetree site = m_site;
        site.document().site.sipServer.host = bad;
        const auto host = test::render(site, phoneWith(site, GetParam(), {}));
        ASSERT_FALSE(host);
        EXPECT_NE(host.error().sentence.find("“site.host”"), std::string::npos) << host.error().sentence;
        const Phone phone = phoneWith(m_site, GetParam(), {});
        render::Handset handset = phone.handset();
        const std::string url = "http://192.168.1.10/" + bad + "/";
        handset.provisioningUrl = url;
        EXPECT_FALSE(renderer().render(m_site.facts(), handset));
        EXPECT_FALSE(renderer().siteFiles(url));
    }
}

TEST(EveryWriter, GivenALabelWithControlCharactersWhenWrittenThenEachBecomesTheReplacementCharacter)
{
    for (const std::string_view name : render::writerNames()) {
        const render::Writer &writer = *render::writerNamed(name);
        for (const bool inField : {false, true}) {
            std::string out;
            const std::string label("a\nb\r\0\x1b\xC2\x85\xE2\x80\xA9\xFFz", 13);
            const std::string wanted = "a\uFFFDb\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDz";
            EXPECT_EQ(writer.append(out, label, render::Treatment::Label, inField), render::Written::Mapped) << name;
            EXPECT_EQ(out, wanted) << name;
            EXPECT_EQ(writer.shown(label, inField), wanted) << name;
            for (const render::Treatment strict : {render::Treatment::Plain, render::Treatment::Credential, render::Treatment::Override}) {
                EXPECT_EQ(writer.append(out, label, strict, inField), render::Written::Refused) << name;
                EXPECT_EQ(out, wanted) << name << ": nothing is appended";
            }
        }
    }
}

TEST(EveryWriter, GivenANumberWithWhatXmlHasNotWhenWrittenThenItIsRefusedAndNotAltered)
{
    for (const char *name :
         {"poly", "polyMaster", "polyDirectory", "cisco", "fanvil", "fanvilOld", "grandstream", "htek", "snom", "gigasetN", "gigasetMaxwell"}) {
        std::string out;
        EXPECT_EQ(render::writerNamed(name)->append(out, "10\uFFFE1", render::Treatment::Plain, false), render::Written::Refused) << name;
        EXPECT_EQ(out, "") << name;
    }
}

TEST(PolyDirectory, GivenSpeedDialsOnPhoneAndModulesWhenRenderedThenEveryOneArrivesInTheDirectoryUnderItsKeysIndex)
{
    const Pinetree site;
    for (const char *model : {"VVX 410", "VVX 600", "SoundPoint IP 650"}) {
        const Phone phone = site.full("Poly", model);
        const auto result = rendered(site, phone);
        std::string why;
        const auto config = readParameters(result.files.at(1).bytes, why).value();
        const auto directory = readParameters(result.files.at(2).bytes, why).value();
        const auto value = [](const Parameters &in, const std::string &name) {
            const auto at = std::ranges::find(in, name, &std::pair<std::string, std::string>::first);
            return at == in.end() ? std::string() : at->second;
        };
        const auto &traits = phone.model->traits;
        int dials = 0;
        for (const auto &[slot, key] : phone.extensions.front().autoProvision->keys) {
            const auto *dial = std::get_if<SpeedDialKey>(&key);
            if (!dial)
                continue;
            ++dials;
            const int flat = slot.isOnPhone() ? slot.key() : traits.keys + (slot.module() - 1) * traits.modules.front().keys + slot.key();
            EXPECT_EQ(value(config, "lineKey." + std::to_string(flat) + ".category"), "SpeedDial");
            const int favourite = std::stoi(value(config, "lineKey." + std::to_string(flat) + ".index"));
            const std::size_t item = static_cast<std::size_t>(favourite - 1) * 4; // ln fn ct sd
            ASSERT_LT(item + 3, directory.size());
            EXPECT_EQ(directory[item + 1], std::pair(std::string("item.fn"), dial->label.text()));
            EXPECT_EQ(directory[item + 2], std::pair(std::string("item.ct"), dial->number.text()));
            EXPECT_EQ(directory[item + 3], std::pair(std::string("item.sd"), std::to_string(favourite)));
        }
        EXPECT_EQ(directory.size(), static_cast<std::size_t>(dials) * 4);
        EXPECT_GT(dials, 5);
    }
}

TEST(PolyDirectory, GivenTwoKeysWithOneNumberWhenRenderedThenTheyShareOneContact)
{
    const Pinetree site;
    Phone phone = site.with("Poly", "VVX 410");
    for (const int key : {2, 5})
        phone.settings().keys.emplace(SlotId::phone(key), SpeedDialKey{*DialString::parse("131888"), *Label::parse("Pizza")});
    const auto result = rendered(site, phone);
    std::string why;
    EXPECT_EQ(readParameters(result.files.at(2).bytes, why)->size(), 4U);
    EXPECT_NE(result.files.at(1).bytes.find("lineKey.5.index=\"1\""), std::string::npos);
}
