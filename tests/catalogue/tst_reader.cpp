#include "catalogue/catalogue.h"
#include "domain/jsonplace.h"
#include "resources/embedded.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <random>

using namespace pbx::catalogue;
using nlohmann::json;

namespace {

// The smallest catalogue that loads; a test breaks one thing in it.
json small()
{
    return json::parse(R"({
        "makes": [{"make": "Acme", "aliases": ["Acme Corp"], "ouis": ["00:11:22"], "source": "s"}],
        "lamps": [{"id": "l", "idle": {"colour": "off"}, "ringing": {"colour": "red", "flashes": true}, "talking": {"colour": "red"}, "source": "s"}],
        "layouts": [{"id": "p", "source": "s", "body": [200, 200], "screen": [60, 10, 100, 100], "pages": 2,
            "columns": [{"side": "left", "count": 2, "cap": [20, 20, 30, 30], "cell": [60, 20, 50, 40], "step": 40}], "pageKeys": [{"cap": [20, 150, 30, 30]}]}],
        "modules": [{"type": "M1", "keys": 4, "layout": "p", "source": "s"}],
        "series": [{"id": "s1", "make": "Acme", "family": "f", "lamps": "l", "userAgent": "^{agent} (\\S+)$", "firmware": [{"id": "a"}, {"id": "b", "versionFrom": "2"}],
            "usualFirmware": "b", "files": [{"pattern": "{mac}-{number}.cfg", "role": "config"}], "resyncEvent": "r", "source": "s"}],
        "models": [{"model": "One", "series": "s1", "number": "7", "keys": 4, "accounts": 1, "modules": [{"type": "M1", "most": 2}], "layout": "p", "source": "s"}],
        "timeZones": [{"zone": "Etc/UTC", "posix": "UTC0", "aliases": ["UTC"]}]
    })");
}

pbx::domain::Result<std::unique_ptr<Catalogue>> load(const json &document)
{
    const Catalogue::Source source{"acme.json", document.dump()};
    return Catalogue::load({&source, 1});
}

TEST(Reader, GivenTheSmallCatalogue_WhenLoaded_ThenSharedPartsReachTheModel)
{
    const auto catalogue = load(small());
    ASSERT_TRUE(catalogue) << catalogue.error().sentence;
    const Model *model = (*catalogue)->model("acme corp", "one");
    ASSERT_TRUE(model);
    EXPECT_EQ(model->files[0].pattern, "{mac}-7.cfg");
    EXPECT_EQ(model->usualFirmware, "b");
    EXPECT_TRUE(model->lamps.known);
    EXPECT_TRUE(model->lamps.ringing.flashes);
    EXPECT_EQ(model->layout.places[1].cap.y, 60);
    EXPECT_EQ(model->module("M1")->layout.places.size(), 2U);
    EXPECT_EQ((*catalogue)->recognise("One 2.5").firmware, "b");
}

TEST(Reader, GivenOneWrongThing_WhenLoaded_ThenItIsRefusedWithFileAndPlace)
{
    const struct {
        const char *at, *value, *pointer; // where a value is put, and where the error must point
    } table[] = {
        {"/colour", "1", "/colour"},
        {"/makes", "{}", "/makes"},
        {"/makes/0", "[]", "/makes/0"},
        {"/makes/0/make", "\"\"", "/makes/0/make"},
        {"/makes/0/make", "7", "/makes/0/make"},
        {"/makes/0/founded", "1990", "/makes/0/founded"},
        {"/makes/0/a~1b~0c", "1", "/makes/0/a~1b~0c"},
        {"/makes/0/ouis/0", "\"00-11-22\"", "/makes/0"},
        {"/makes/1", R"({"make": "ACME corp", "source": "s"})", "/makes/1"},
        {"/lamps/0/idle/colour", "\"blue\"", "/lamps/0/idle/colour"},
        {"/lamps/0/ringing/flashes", "1", "/lamps/0/ringing/flashes"},
        {"/layouts/0/body", "[200]", "/layouts/0/body"},
        {"/layouts/0/body/0", "-1", "/layouts/0/body/0"},
        {"/layouts/0/body/0", "1e9", "/layouts/0/body/0"},
        {"/layouts/0/body/0", "70", "/layouts/0"},
        {"/layouts/0/pages", "1.5", "/layouts/0/pages"},
        {"/layouts/0/pages", "1", "/modules/0"},
        {"/layouts/0/columns/0/side", "\"top\"", "/layouts/0/columns/0/side"},
        {"/layouts/0/columns/0/count", "0", "/layouts/0/columns/0/count"},
        {"/layouts/0/columns/0/colour", "0", "/layouts/0/columns/0/colour"},
        {"/modules/0/keys", "1000", "/modules/0/keys"},
        {"/modules/0/layout", "\"q\"", "/modules/0/layout"},
        {"/modules/0/unusable", "[9]", "/modules/0/unusable/0"},
        {"/series/0/make", "\"Nobody\"", "/series/0/make"},
        {"/series/0/lamps", "\"dark\"", "/series/0/lamps"},
        {"/series/0/like", "\"s0\"", "/series/0/like"},
        {"/series/0/userAgent", "\"({agent}\"", "/series/0/userAgent"},
        {"/series/0/userAgent", "\"{agent}\"", "/series/0/userAgent"},
        {"/series/0/userAgent", "\"^{agent} (\\\\S+)(?:a+)+$\"", "/series/0/userAgent"},
        {"/series/0/userAgent", "\"^{agent} (\\\\S+)(?:a+){2,}$\"", "/series/0/userAgent"},
        {"/series/0/userAgent", "\"^{agent} (\\\\S+) \\\\1$\"", "/series/0/userAgent"},
        {"/series/0/resyncEvent", "\"check\\r\\nX: y\"", "/series/0/resyncEvent"},
        {"/series/0/files/0/pattern", "\"../{mac}.cfg\"", "/series/0/files/0/pattern"},
        {"/series/0/files/0/pattern", "\"/{mac}.cfg\"", "/series/0/files/0/pattern"},
        {"/series/0/files/0/pattern", "\"a b.cfg\"", "/series/0/files/0/pattern"},
        {"/series/0/files/0/role", "\"secret\"", "/series/0/files/0/role"},
        {"/series/0/usualFirmware", "\"c\"", "/models/0/usualFirmware"},
        {"/models/0/replaces", "true", "/models/0/replaces"},
        {"/models/0/series", "\"s2\"", "/models/0/series"},
        {"/models/0/layout", "\"q\"", "/models/0/layout"},
        {"/models/0/keys", "5", "/models/0"},
        {"/models/0/accounts", "0", "/models/0/accounts"},
        {"/models/0/handsets", "3", "/models/0/handsets"},
        {"/models/0/modules/0/type", "\"M2\"", "/models/0/modules/0/type"},
        {"/models/0/aliases", "[\"ONE\"]", "/models/0"},
        {"/timeZones/0/posix", "\"tomorrow\"", "/timeZones/0/posix"},
        {"/timeZones/0/aliases", "[\"Etc/UTC\"]", "/timeZones/0"},
    };
    for (const auto &row : table) {
        json document = small();
        document[json::json_pointer(row.at)] = json::parse(row.value);
        const auto catalogue = load(document);
        ASSERT_FALSE(catalogue) << row.at << " = " << row.value;
        EXPECT_EQ(catalogue.error().kind, pbx::domain::ErrorKind::Invalid);
        const std::string at = pbx::domain::placeOf(document.dump(), row.pointer).text();
        EXPECT_TRUE(catalogue.error().sentence.starts_with("acme.json:" + at + ", " + std::string(row.pointer) + ":"))
            << row.at << " = " << row.value << ": " << catalogue.error().sentence;
    }
}

TEST(Reader, GivenAMissingMember_WhenLoaded_ThenItIsRefusedByName)
{
    const struct {
        const char *object, *member;
    } table[] = {{"/makes/0", "make"},     {"/makes/0", "source"},          {"/lamps/0", "idle"},
                 {"/layouts/0", "screen"}, {"/layouts/0/columns/0", "cap"}, {"/modules/0", "layout"},
                 {"/series/0", "family"},  {"/series/0", "userAgent"},      {"/models/0", "keys"},
                 {"/models/0", "number"},  {"/models/0", "source"},         {"/timeZones/0", "posix"}};
    for (const auto &row : table) {
        json document = small();
        document[json::json_pointer(row.object)].erase(row.member);
        const auto catalogue = load(document);
        ASSERT_FALSE(catalogue) << row.object << ' ' << row.member;
        EXPECT_NE(catalogue.error().sentence.find(row.member), std::string::npos) << catalogue.error().sentence;
        EXPECT_NE(catalogue.error().sentence.find(row.object), std::string::npos) << catalogue.error().sentence;
    }
}

TEST(Reader, GivenWhatIsNoJson_WhenLoaded_ThenTheFileIsNamed)
{
    for (const std::string &text : {std::string(), std::string("{"), std::string("[]"), std::string("\xFF\xFE"), std::string("{\"makes\": [}")}) {
        const std::vector<Catalogue::Source> sources{{"good.json", small().dump()}, {"bad.json", text}};
        const auto catalogue = Catalogue::load(sources);
        ASSERT_FALSE(catalogue) << text;
        EXPECT_NE(catalogue.error().sentence.find("bad.json"), std::string::npos) << catalogue.error().sentence;
    }
}

// Changes a value somewhere in the tree to something else of JSON; returns false where nothing could be changed.
void mutate(json &value, std::mt19937 &random)
{
    if ((value.is_object() || value.is_array()) && !value.empty() && random() % 8 != 0) {
        const std::size_t which = random() % value.size();
        auto at = value.begin();
        std::advance(at, static_cast<std::ptrdiff_t>(which));
        mutate(*at, random);
        return;
    }
    const json others[] = {
        nullptr, true, -1, 0, 3.5, 1e300, "", "\u0000\u202Ex", std::string(5'000, 'x'), json::array(), json::object(), json::array({1, 2, 3, 4})};
    value = others[random() % std::size(others)];
}

TEST(Reader, GivenRandomlyBrokenData_WhenLoaded_ThenItLoadsOrIsRefusedAndNeverBreaks)
{
    std::mt19937 random(20'240'607);
    int refused = 0;
    for (int round = 0; round < 2'000; ++round) {
        json document = small();
        for (unsigned i = 0; i <= random() % 3; ++i)
            mutate(document, random);
        const auto catalogue = load(document);
        if (!catalogue) {
            ++refused;
            EXPECT_FALSE(catalogue.error().sentence.empty());
        }
    }
    EXPECT_GT(refused, 1'000);
}

TEST(Reader, GivenTheProgramsOwnFilesWithFlippedBytes_WhenLoaded_ThenNothingBreaks)
{
    std::mt19937 random(42);
    const auto files = pbx::resources::catalogue();
    for (int round = 0; round < 40; ++round) {
        std::vector<Catalogue::Source> sources;
        for (const auto &file : files) {
            if (file.name == "timezones.json")
                continue; // large and alike
            sources.push_back({std::string(file.name), std::string(file.bytes)});
        }
        std::string &bytes = sources[random() % sources.size()].json;
        bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
        const auto catalogue = Catalogue::load(sources);
        EXPECT_TRUE(catalogue || !catalogue.error().sentence.empty());
    }
}

} // namespace
