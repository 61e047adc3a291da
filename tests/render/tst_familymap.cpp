// A bad map is refused with file and place; the shipped ones are what their schema says.

#include "domain/jsonplace.h"
#include "fixture.h"
#include "render/familymap.h"
#include "resources/embedded.h"

#include <gtest/gtest.h>

using namespace pbx;
using namespace pbx::test;

namespace {

std::string map(const std::string &rules, const std::string &writer = "yealink")
{
    return R"({"family": "f", "firmware": ["old", "new"], "sources": {"A": "somebody"}, "files": [{"name": "{mac}.cfg", "writer": ")" + writer
           + R"(", "mime": "text/plain", "rules": )" + rules + R"(}], "siteFiles": []})";
}

struct Bad {
    std::string json, place, word; // of the sentence
};

} // namespace

TEST(FamilyMap, GivenABadMapWhenReadThenItIsRefusedWithFileAndPlace)
{
    const Bad bad[] = {
        {"{", "/", ""},
        {"[]", "/", ""},
        {R"({"family": "f", "colour": 1})", "/colour", "colour"},
        {R"({"family": "f", "family": "g"})", "/family", ""},
        {R"({"family": "f", "sources": {"A": ""}})", "/sources/A", ""},
        {map("{}"), "/files/0/rules", ""},
        {map("[]", "word"), "/files/0/writer", "word"},
        {map(R"([{"set": "a", "to": "1"}])"), "/files/0/rules/0", "source"},
        {map(R"([{"set": "a", "to": "1", "source": "B"}])"), "/files/0/rules/0", "B"},
        {map(R"([{"set": "a", "source": "A"}])"), "/files/0/rules/0", "to"},
        {map(R"([{"set": "a b", "to": "1", "source": "A"}])"), "/files/0/rules/0/set", ""},
        {map(R"([{"set": "a=b", "to": "1", "source": "A"}])"), "/files/0/rules/0/set", ""},
        {map(R"([{"set": "a{account.name}", "to": "1", "source": "A"}])"), "/files/0/rules/0/set", "account.name"},
        {map(R"([{"set": "a", "to": "{nothing}", "source": "A"}])"), "/files/0/rules/0/to", "nothing"},
        {map(R"([{"set": "a", "to": "{account.name", "source": "A"}])"), "/files/0/rules/0/to", ""},
        {map(R"([{"set": "a", "to": "1\n2", "source": "A"}])"), "/files/0/rules/0/to", ""},
        {map(R"([{"set": "a", "to": "1\u001b2", "source": "A"}])"), "/files/0/rules/0/to", "control"},
        {map(R"([{"set": "a", "to": {"lookup": "account.codec", "G711a": "1\n", "G729a": "2"}, "source": "A"}])"), "/files/0/rules/0/to/G711a",
         "control"},
        {map(R"([{"set": "a", "to": {"lookup": "account.name"}, "source": "A"}])"), "/files/0/rules/0/to/lookup", "account.name"},
        {map(R"([{"set": "a", "to": {"lookup": "account.codec", "G711a": "1"}, "source": "A"}])"), "/files/0/rules/0/to", "G729a"},
        {map(R"([{"set": "a", "to": {"lookup": "account.codec", "G711a": "1", "G729a": "2", "G722": "3"}, "source": "A"}])"), "/files/0/rules/0/to",
         ""},
        {map(R"([{"set": "a", "fields": {"x": "1"}, "source": "A"}])"), "/files/0/rules/0/fields", ""},
        {map(R"([{"set": "a", "to": "1", "source": "A", "do": []}])"), "/files/0/rules/0", ""},
        {map(R"([{"do": [{"set": "a", "to": "1", "source": "A", "firmware": "newest"}]}])"), "/files/0/rules/0/do/0/firmware", "newest"},
        {map(R"([{"when": "sunny", "do": []}])"), "/files/0/rules/0/when", "sunny"},
        {map(R"([{"each": "phones", "do": []}])"), "/files/0/rules/0/each", "phones"},
        {map(R"([{"each": "phoneKeys", "main": []}])"), "/files/0/rules/0/line", ""},
        {map(R"([{"each": "phoneKeys", "impossible": "mian"}])"), "/files/0/rules/0/impossible", "mian"},
        {map(R"([{"whenn": "clock", "do": []}])"), "/files/0/rules/0/whenn", "whenn"},
    };
    for (const Bad &of : bad) {
        const auto read = render::FamilyMap::read("yealink.json", of.json);
        ASSERT_FALSE(read) << of.json;
        EXPECT_EQ(read.error().kind, domain::ErrorKind::Invalid);
        const std::string where = "yealink.json:" + domain::placeOf(of.json, of.place == "/" ? "" : of.place).text() + ", " + of.place + ":";
        EXPECT_TRUE(of.json == "{" || read.error().sentence.starts_with(where)) << read.error().sentence << " for " << of.json;
        EXPECT_NE(read.error().sentence.find(of.word), std::string::npos) << read.error().sentence;
    }
    EXPECT_TRUE(render::FamilyMap::read("ok.json", map(R"([{"set": "a", "to": "1", "source": "A"}])")));
}

TEST(FamilyMap, GivenAnUnverifiedParameterWhenRenderedThenItIsLeftOutOfTheFile)
{
    std::vector<render::Renderer::Source> maps;
    for (const resources::Embedded &file : resources::families()) {
        std::string json(file.bytes);
        if (file.name == "yealink.json") {
            const std::string from = R"({"set": "sip.notify_reboot_enable", "to": "0",)";
            const std::size_t at = json.find(from);
            ASSERT_NE(at, std::string::npos);
            json.insert(at + from.size(), R"( "verified": false, "about": "nobody says so",)");
        }
        maps.push_back({std::string(file.name), std::move(json)});
    }
    const auto changed = render::Renderer::make(catalogue::Catalogue::builtIn(), maps);
    ASSERT_TRUE(changed) << changed.error().sentence;
    EXPECT_NE((*changed)->edition(), renderer().edition());
    EXPECT_EQ((*render::Renderer::make(catalogue::Catalogue::builtIn()))->edition(), renderer().edition());
    const Pinetree site;
    const Phone phone = site.with("Yealink", "T54W");
    const std::string now = (*changed)->render(site.facts(), phone.handset())->files.at(1).bytes;
    EXPECT_NE(rendered(site, phone).files.at(1).bytes.find("sip.notify_reboot_enable"), std::string::npos);
    EXPECT_EQ(now.find("sip.notify_reboot_enable"), std::string::npos);
    const auto told = (*changed)->parameters(*phone.model);
    const auto unverified = std::ranges::find(told, false, &render::KnownParameter::verified);
    ASSERT_NE(unverified, told.end());
    EXPECT_EQ(unverified->name, "sip.notify_reboot_enable");
    EXPECT_EQ(unverified->about, "nobody says so");
}

TEST(FamilyMap, GivenAFamilyWithoutMapWhenARendererIsMadeThenItSaysWhichModelNeedsIt)
{
    const auto made = render::Renderer::make(catalogue::Catalogue::builtIn(), std::span<const render::Renderer::Source>{});
    ASSERT_FALSE(made);
    EXPECT_NE(made.error().sentence.find("family"), std::string::npos);
}
