#include "catalogue/catalogue.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace pbx::catalogue;
using nlohmann::json;

namespace {

json withStrip(const char *owner, const json &strip)
{
    json document = json::parse(R"({
        "makes": [{"make": "Acme", "source": "s"}],
        "layouts": [{"id": "p", "source": "s", "body": [200, 200], "screen": [60, 10, 100, 100], "pages": 8,
            "columns": [{"side": "left", "count": 2, "cap": [20, 20, 30, 30], "cell": [60, 20, 50, 40], "step": 40}]}],
        "modules": [{"type": "M1", "keys": 16, "layout": "p", "source": "s"}],
        "series": [{"id": "s1", "make": "Acme", "family": "f", "userAgent": "^{agent} (\\S+)$", "files": [{"pattern": "{mac}.cfg", "role": "config"}], "source": "s"}],
        "models": [{"model": "One", "series": "s1", "keys": 16, "accounts": 1, "modules": [{"type": "M1", "most": 2}], "layout": "p", "source": "s"}]
    })");
    document[owner][0]["strips"] = json::array({strip});
    return document;
}

json strip()
{
    return json::parse(
        R"({"size": [40, 100], "first": [2, 3, 18, 10], "step": [18.5, 12], "columns": 2, "rows": 8, "firstKey": 1, "source": "a guide, p. 7"})");
}

pbx::domain::Result<std::unique_ptr<Catalogue>> loadWith(const json &document)
{
    const Catalogue::Source source{"acme.json", document.dump()};
    return Catalogue::load({&source, 1});
}

TEST(LabelStrips, GivenAPhoneAndAModuleWithOne_WhenLoaded_ThenTheirCellsStandInTheOrderOfTheKeys)
{
    const auto phone = loadWith(withStrip("models", strip()));
    ASSERT_TRUE(phone) << phone.error().sentence;
    const LabelStrip &down = (*phone)->model("Acme", "One")->strips.front();
    EXPECT_EQ(down.source, "a guide, p. 7");
    EXPECT_EQ(down.cells(), 16);
    EXPECT_DOUBLE_EQ(down.cell(1).x, 2);
    EXPECT_DOUBLE_EQ(down.cell(1).y, 15);
    EXPECT_DOUBLE_EQ(down.cell(8).x, 20.5);
    EXPECT_DOUBLE_EQ(down.cell(8).y, 3);
    json across = strip();
    across["across"] = true;
    const auto module = loadWith(withStrip("modules", across));
    ASSERT_TRUE(module) << module.error().sentence;
    const LabelStrip &along = (*module)->model("Acme", "One")->module("M1")->strips.front();
    EXPECT_DOUBLE_EQ(along.cell(1).x, 20.5);
    EXPECT_DOUBLE_EQ(along.cell(1).y, 3);
    EXPECT_DOUBLE_EQ(along.cell(2).y, 15);
}

TEST(LabelStrips, GivenASizeThatCannotBe_WhenLoaded_ThenItIsRefusedAtItsPlace)
{
    const struct {
        const char *member, *value, *pointer;
    } table[] = {{"size", "[40]", "/strips/0/size"},        {"size", "[401, 100]", "/strips/0/size/0"},
                 {"size", "[38, 100]", "/strips/0:"},       // the second column hangs over
                 {"first", "[2, 3, 19, 10]", "/strips/0:"}, // cells over each other
                 {"first", "[2, 3, 1, 10]", "/strips/0:"},  // nobody can read that
                 {"step", "[18.5, 13]", "/strips/0:"},      // the last row hangs over
                 {"rows", "0", "/strips/0/rows"},           {"rows", "\"eight\"", "/strips/0/rows"},
                 {"firstKey", "2", "/strips/0:"}, // 16 keys, the last cell would be of key 17
                 {"firstKey", "17", "/strips/0/firstKey"},  {"source", "\"\"", "/strips/0/source"},
                 {"colour", "1", "/strips/0/colour"}};
    for (const auto &row : table) {
        json broken = strip();
        broken[row.member] = json::parse(row.value);
        const auto loaded = loadWith(withStrip("modules", broken));
        ASSERT_FALSE(loaded) << row.member << ' ' << row.value;
        EXPECT_NE(loaded.error().sentence.find(row.pointer), std::string::npos) << row.member << ' ' << row.value << ": " << loaded.error().sentence;
    }
    json twice = withStrip("modules", strip());
    twice["modules"][0]["strips"].push_back(strip());
    const auto loaded = loadWith(twice);
    ASSERT_FALSE(loaded);
    EXPECT_NE(loaded.error().sentence.find("/strips/1/firstKey"), std::string::npos) << loaded.error().sentence;
}

TEST(LabelStrips, GivenMeasuresOfARuler_WhenDividedEvenly_ThenTheCellsFillTheStrip)
{
    const LabelStrip strip = LabelStrip::evenly(70, 233, 2, 16);
    EXPECT_TRUE(strip.fits());
    EXPECT_DOUBLE_EQ(strip.cell(31).x + strip.cell(31).width, 70);
    EXPECT_NEAR(strip.cell(31).y + strip.cell(31).height, 233, 1e-9);
    EXPECT_FALSE(LabelStrip::evenly(70, 20, 2, 16).fits()); // 1.25 mm a row
    EXPECT_FALSE(LabelStrip::evenly(400, 400, 20, 20).fits());
}

// A strip is printed and cut: a size that nobody can check must not be there.
TEST(LabelStrips, GivenTheProgramsOwnCatalogue_WhenRead_ThenEachStripNamesItsSourceAndFits)
{
    const Catalogue &catalogue = Catalogue::builtIn();
    for (const std::string &make : catalogue.makes()) {
        for (const Model *model : catalogue.models(make)) {
            std::vector<LabelStrip> all = model->strips;
            for (const Module &module : model->modules)
                all.insert(all.end(), module.strips.begin(), module.strips.end());
            for (const LabelStrip &strip : all)
                EXPECT_TRUE(strip.fits() && strip.source.size() > 5) << model->traits.model;
        }
    }
}

} // namespace
