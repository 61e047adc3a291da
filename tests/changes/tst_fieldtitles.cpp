#include "changes/fieldtitles.h"

#include "workbench.h"

namespace pbx::changes {
namespace {

using namespace pbx::testing;

render::ExplainedParameter from(std::vector<std::string> fields, render::Level level = render::Level::None, bool secret = false)
{
    return {"a.cfg", "name", "value", secret, std::move(fields), level, {}, {}};
}

TEST(FieldTitles, FieldsAndKeysAreCalledAsTheFormCallsThem)
{
    EXPECT_EQ(fieldTitle("/name"), "Name");
    EXPECT_EQ(fieldTitle("/autoProvision/codec"), "Codec");
    EXPECT_EQ(fieldTitle("/autoProvision/keys"), "Handset keys");
    EXPECT_EQ(fieldTitle("/autoProvision/keys/4"), "Key 4");
    EXPECT_EQ(fieldTitle("/autoProvision/keys/m2.17"), "Module 2, key 17");
    EXPECT_EQ(fieldTitle("/autoProvision/keys/x"), "/autoProvision/keys/x");
    EXPECT_EQ(slotOf("/autoProvision/keys/m2.17"), SlotId::onModule(2, 17));
    EXPECT_EQ(slotOf("/autoProvision/keys"), std::nullopt);
    EXPECT_EQ(slotOf("/name"), std::nullopt);
}

TEST(FieldTitles, WhatAnExpertSetCountsMoreThanTheFieldsAndNothingIsLeftWithoutAnOrigin)
{
    EXPECT_EQ(originTitle(from({"/name", "/autoProvision/keys/2"})), "Name, Key 2");
    EXPECT_EQ(originTitle(from({})), "Fixed for this model");
    EXPECT_EQ(originTitle(from({}, render::Level::None, true)), "Made for this phone");
    EXPECT_EQ(originTitle(from({"/name"}, render::Level::Handset)), "Set by hand for this handset");
    EXPECT_EQ(originTitle(from({}, render::Level::Model)), "Set by hand for the model");
    EXPECT_EQ(originTitle(from({}, render::Level::Make)), "Set by hand for the make");
}

TEST(FieldTitles, GivenAnyModelThenEveryFieldThatItsFilesComeFromHasATitle)
{
    Workbench bench;
    bench.importSample();
    Extension as = bench.object<Extension>(kJerry);
    as.autoProvision->modules.reset();
    as.autoProvision->overrides.clear();
    for (const std::string &make : theCatalogue().makes()) {
        for (const catalogue::Model *model : theCatalogue().models(make)) {
            as.autoProvision->make = make;
            as.autoProvision->model = model->traits.model;
            const auto explained = bench.workspace->explain(uuid(kJerry), as);
            ASSERT_TRUE(explained) << explained.error().sentence;
            EXPECT_GT(explained->parameters.size(), 10U) << model->traits.model;
            for (const render::ExplainedParameter &parameter : explained->parameters) {
                for (const std::string &field : parameter.fields)
                    EXPECT_NE(fieldTitle(field).front(), '/') << model->traits.model << ": " << parameter.name << " comes from " << field;
            }
        }
    }
}

} // namespace
} // namespace pbx::changes
