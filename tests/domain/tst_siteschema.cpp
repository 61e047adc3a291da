// The published JSON Schema and the reader agree. Needs python3-jsonschema.
#include "domain/baddocuments.h"
#include "domain/json.h"
#include "support/files.h"
#include "support/randomsite.h"

#include <cstdlib>

namespace pbx::domain {
namespace {

int validate(const std::string &wanted, const std::string &files)
{
    const std::string source = PBX_SOURCE_DIR;
    return std::system(
        (PBX_PYTHON " '" + source + "/tests/domain/validate.py' '" + source + "/resources/schema/site.schema.json' " + wanted + " " + files).c_str());
}

TEST(SiteSchema, GivenTheSampleAndExportedSitesThenAllAreValid)
{
    const test::TempFolder folder;
    test::writeFile(folder.path("sample.json"), test::sampleSite());
    for (unsigned seed = 0; seed < 40; ++seed) {
        const auto document = test::RandomSite(seed).make(12);
        test::writeFile(folder.path("random" + std::to_string(seed) + ".json"),
                        writeDocument(document, seed % 2 ? Secrets::Include : Secrets::Leave));
    }
    EXPECT_EQ(validate("good", folder.path() + "/*.json"), 0);
}

TEST(SiteSchema, GivenWhatTheReaderRefusesForItsShapeThenTheSchemaRefusesItToo)
{
    const test::TempFolder folder;
    int i = 0;
    for (const test::BadDocument &bad : test::kBadShapes)
        test::writeFile(folder.path(std::to_string(i++) + ".json"), test::replaced(test::sampleSite(), bad.passage, bad.replacement));
    EXPECT_EQ(validate("bad", folder.path() + "/*.json"), 0);
}

TEST(SiteSchema, GivenAnUnchangedSampleThenTheCheckForBadOnesFails)
{
    const test::TempFolder folder;
    test::writeFile(folder.path("sample.json"), test::sampleSite());
    EXPECT_NE(validate("bad", folder.path("sample.json") + " >/dev/null"), 0);
}

} // namespace
} // namespace pbx::domain
