// A site's parameters for all phones of a make or model, from an edit to the phones' files.
#include "workbench.h"

#include <nlohmann/json.hpp>

namespace pbx::changes {
namespace {

using namespace pbx::testing;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char *kSecret = "wifi.1.password";

class SiteParameters : public ::testing::Test {
protected:
    SiteParameters()
    {
        bench.importSample();
        bench.applyAll();
    }
    [[nodiscard]] Result<void> set(std::vector<ParameterSet> sets)
    {
        return bench.change<Site>(kSite, [&](Site &site) { site.parameterSets = std::move(sets); });
    }
    [[nodiscard]] std::string rendered(const std::string &extension) const
    {
        const auto files = bench.workspace->renderSaved(uuid(extension));
        return files ? files->files.back().bytes : files.error().sentence;
    }
    [[nodiscard]] std::string exported(Secrets secrets) const
    {
        return writeDocument(bench.workspace->document(uuid(kSite), secrets).value(), secrets);
    }
    [[nodiscard]] std::vector<std::string> phonesOfThePlan()
    {
        std::vector<std::string> out;
        for (const PlannedPhone &phone : bench.plan().phones)
            out.push_back(phone.title);
        return out;
    }
    Workbench bench;
};

TEST_F(SiteParameters, ChangeThePhonesOfTheirMakeOrModelAndNoOthers)
{
    ASSERT_TRUE(set({{"Yealink", "", {{"features.dnd.enable", "0"}}, {}}}));
    EXPECT_THAT(phonesOfThePlan(), ElementsAre("101 Jerry"));
    const auto fields = bench.plan().objects.at(0).fields;
    ASSERT_EQ(fields.size(), 1U);
    EXPECT_EQ(fields[0].field + " → " + fields[0].after, "All Yealink phones: features.dnd.enable → 0");
    EXPECT_TRUE(fields[0].reachesPhone && !fields[0].setOnPbx && !fields[0].secret);
    EXPECT_THAT(rendered(kJerry), HasSubstr("features.dnd.enable = 0"));
    bench.applyAll();
    EXPECT_THAT(phonesOfThePlan(), ElementsAre());

    ASSERT_TRUE(set({{"Yealink", "", {{"features.dnd.enable", "0"}}, {}}, {"Poly", "VVX 410", {{"up.backlight.timeout", "9"}}, {}}}));
    EXPECT_THAT(phonesOfThePlan(), ElementsAre("102 Kramer"));
    ASSERT_TRUE(set({{"Poly", "VVX 410", {{"up.backlight.timeout", "9"}}, {}}, {"Yealink", "", {{"features.dnd.enable", "0"}}, {}}}));
    EXPECT_EQ(bench.plan().objects.at(0).fields.size(), 1U) << "their order is no change";
    ASSERT_TRUE(bench.workspace->undo());
    ASSERT_TRUE(bench.workspace->undo());
    EXPECT_THAT(phonesOfThePlan(), ElementsAre());
}

TEST_F(SiteParameters, OfAModelThatNoPhoneOfTheSiteHasChangeNone)
{
    ASSERT_TRUE(set({{"Yealink", "T46S", {{"features.dnd.enable", "0"}}, {}}}));
    EXPECT_THAT(phonesOfThePlan(), ElementsAre());
    EXPECT_EQ(bench.plan().objects.size(), 1U);
}

TEST_F(SiteParameters, ThatSoundSecretAreSealedMaskedAndLeaveOnlyWhereAskedFor)
{
    ASSERT_TRUE(set({{"Yealink", "", {{kSecret, "CANARY-one"}, {"seen", "1"}}, {}}}));
    EXPECT_THAT(bench.fullState(), AllOf(Not(HasSubstr("CANARY")), HasSubstr("seen")));
    EXPECT_THAT(rendered(kJerry), HasSubstr(std::string(kSecret) + " = CANARY-one"));
    EXPECT_THAT(exported(Secrets::Leave), AllOf(Not(HasSubstr("CANARY")), HasSubstr(std::string("\"") + kSecret + "\": null")));
    EXPECT_THAT(exported(Secrets::Include), HasSubstr("CANARY-one"));
    bench.applyAll();

    const auto kept = bench.object<Site>(kSite).parameterSets;
    ASSERT_TRUE(set(kept));
    EXPECT_TRUE(bench.plan().empty()) << "sealed once and copied";
    ASSERT_TRUE(bench.change<Site>(kSite, [](Site &site) { site.parameterSets[0].overrides[kSecret] = "CANARY-two"; }));
    const auto plan = bench.plan();
    ASSERT_EQ(plan.objects.at(0).fields.size(), 1U);
    EXPECT_EQ(plan.objects[0].fields[0].before + plan.objects[0].fields[0].after, "••••••••••••••••");
    std::string all;
    for (const FileChange &file : plan.phones.at(0).files)
        all += unifiedDiff(file);
    EXPECT_THAT(all, AllOf(HasSubstr("•••••••• (changed)"), Not(HasSubstr("CANARY"))));
    EXPECT_THAT(rendered(kJerry), HasSubstr("CANARY-two"));
}

TEST_F(SiteParameters, StayWhereADocumentDoesNotTellThemAndAreLeftOutWhereNobodyKnows)
{
    ASSERT_TRUE(set({{"Poly", "", {{"a", "1"}}, {}}, {"Yealink", "", {{kSecret, "CANARY-one"}}, {}}}));
    const std::string before = bench.fullState();
    for (const Secrets secrets : {Secrets::Leave, Secrets::Include}) {
        const auto report = bench.workspace->import(exported(secrets), false);
        ASSERT_TRUE(report) << report.error().error.sentence;
        EXPECT_EQ(report->unchanged, 9);
    }
    EXPECT_EQ(bench.fullState(), before);
    Workbench other;
    const auto report = other.workspace->import(exported(Secrets::Leave), false);
    ASSERT_TRUE(report) << report.error().error.sentence;
    ASSERT_EQ(report->warnings.size(), 1U);
    EXPECT_EQ(report->warnings[0].pointer, std::string("/site/parameterSets/1/overrides/") + kSecret);
    EXPECT_EQ(other.object<Site>(kSite).parameterSets, (std::vector<ParameterSet>{{"Poly", "", {{"a", "1"}}, {}}}));
}

TEST_F(SiteParameters, StayWhileTheSiteIsRenamedInALockedWorkspace)
{
    ASSERT_TRUE(set({{"Yealink", "T54W", {{kSecret, "CANARY-one"}, {"b", "1"}}, {}}}));
    auto locked = std::make_shared<store::Vault>(store::Vault::sessionOnly());
    locked->lock();
    bench.workspace->setVault(locked);
    ASSERT_TRUE(bench.change<Site>(kSite, [](Site &site) {
        site.name = *Name::parse("Pine Forest");
        site.parameterSets[0].overrides["b"] = "2";
    }));
    const auto typed = bench.change<Site>(kSite, [](Site &site) { site.parameterSets[0].overrides[kSecret] = "another"; });
    ASSERT_FALSE(typed);
    EXPECT_EQ(typed.error().kind, ErrorKind::Locked);
    EXPECT_EQ(bench.workspace->document(uuid(kSite), Secrets::Include).error().kind, ErrorKind::Locked);
    bench.workspace->setVault(bench.vault);
    EXPECT_THAT(rendered(kJerry), AllOf(HasSubstr("CANARY-one"), HasSubstr("b = 2")));
}

TEST_F(SiteParameters, ThatAreDamagedOrOfAnotherMakeAreRefusedByName)
{
    ASSERT_TRUE(set({{"Yealink", "", {{kSecret, "CANARY-one"}}, {}}}));
    auto moved = bench.object<Site>(kSite).parameterSets;
    moved[0].make = "Poly";
    ASSERT_TRUE(set(moved));
    EXPECT_THAT(rendered(kKramer), AllOf(HasSubstr("Pinetree"), HasSubstr(kSecret), Not(HasSubstr("CANARY"))));
    const auto preview = bench.workspace->preview(uuid(kSite));
    ASSERT_TRUE(preview) << preview.error().sentence;
    ASSERT_EQ(preview->refused.size(), 1U);
    EXPECT_THAT(preview->refused[0], HasSubstr(kSecret));
    EXPECT_FALSE(bench.workspace->plan(uuid(kSite)));
}

TEST_F(SiteParameters, ThatNoFileCanHoldOrThatNoPhoneHasAreRefusedWhenSavedAndWhenImported)
{
    const auto saved = set({{"Yealink", "", {{"a=b", "1"}}, {}}});
    ASSERT_FALSE(saved);
    EXPECT_THAT(saved.error().sentence, HasSubstr("All Yealink phones: “a=b” cannot be the name of a parameter"));
    EXPECT_THAT(set({{"Acme", "", {{"a", "1"}}, {}}}).error().sentence, HasSubstr("No make “Acme”"));
    auto json = nlohmann::ordered_json::parse(sampleJson());
    json["site"]["parameterSets"] = {{{"make", "Yealink"}, {"overrides", {{"a=b", "1"}}}}};
    const auto imported = bench.workspace->import(json.dump(), false);
    ASSERT_FALSE(imported);
    EXPECT_EQ(imported.error().findings.at(0).pointer, "/site/parameterSets/0/overrides/a=b");
}

} // namespace
} // namespace pbx::changes
