// Overrides whose names sound secret are kept as the SIP password is.
#include "workbench.h"

#include <nlohmann/json.hpp>

namespace pbx::changes {
namespace {

using namespace pbx::testing;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::ordered_json;

constexpr const char *kName = "wifi.1.password";
constexpr const char *kValue = "CANARY-wifi & co";

std::string sampleWithOverride(const Json &value)
{
    Json json = Json::parse(sampleJson());
    json["extensions"][0]["autoProvision"]["overrides"][kName] = value;
    return json.dump();
}

class SecretOverrides : public ::testing::Test {
protected:
    SecretOverrides()
    {
        const auto report = bench.workspace->import(sampleWithOverride(kValue), false);
        EXPECT_TRUE(report) << report.error().error.sentence;
    }
    [[nodiscard]] std::string rendered() const
    {
        const auto files = bench.workspace->renderSaved(uuid(kJerry));
        return files ? files->files.back().bytes : files.error().sentence;
    }
    [[nodiscard]] std::string exported(Secrets secrets) const
    {
        return writeDocument(bench.workspace->document(uuid(kSite), secrets).value(), secrets);
    }
    // As a program stored it that did not seal overrides.
    void unseal()
    {
        auto record = bench.inner->object(uuid(kJerry)).value().value();
        for (auto *side : {&record.base, &record.local, &record.remote}) {
            if (!*side)
                continue;
            Json json = Json::parse((*side)->json);
            json["autoProvision"]["overrides"][kName] = kValue;
            (*side)->json = json.dump();
        }
        ASSERT_TRUE(bench.inner->commit({store::PutObject{record}}));
    }

    Workbench bench;
};

TEST_F(SecretOverrides, AreSealedInTheWorkspaceAndInClearInThePhonesFile)
{
    bench.applyAll();
    EXPECT_THAT(bench.fullState(), Not(HasSubstr("CANARY")));
    EXPECT_THAT(rendered(), HasSubstr(std::string(kName) + " = " + kValue));
    EXPECT_THAT(bench.publishedText("80:5E:C0:12:AB:01", "805ec012ab01.cfg"), HasSubstr(kValue));
    const auto jerry = bench.object<Extension>(kJerry);
    EXPECT_FALSE(jerry.autoProvision->overrides.contains(kName));
    EXPECT_TRUE(jerry.autoProvision->overrides.contains("phone_setting.backlight_time")) << "others stay as they are";
}

TEST_F(SecretOverrides, LeaveWithAnExportOnlyWhereSecretsAreAskedFor)
{
    EXPECT_THAT(exported(Secrets::Leave), AllOf(Not(HasSubstr("CANARY")), HasSubstr(std::string("\"") + kName + "\": null")));
    EXPECT_THAT(exported(Secrets::Include), HasSubstr(kValue));
}

TEST_F(SecretOverrides, StayWhereADocumentDoesNotTellThemOrTellsTheSame)
{
    const std::string before = bench.fullState();
    for (const Secrets secrets : {Secrets::Leave, Secrets::Include}) {
        const auto report = bench.workspace->import(exported(secrets), false);
        ASSERT_TRUE(report) << report.error().error.sentence;
        EXPECT_EQ(report->unchanged, 9);
        EXPECT_TRUE(report->warnings.empty());
    }
    EXPECT_EQ(bench.fullState(), before);
    EXPECT_THAT(rendered(), HasSubstr(kValue));
}

TEST_F(SecretOverrides, ThatNobodyKnowsAreLeftOutWithAWarning)
{
    Workbench other;
    const auto report = other.workspace->import(exported(Secrets::Leave), false);
    ASSERT_TRUE(report) << report.error().error.sentence;
    ASSERT_EQ(report->warnings.size(), 1U);
    EXPECT_EQ(report->warnings[0].pointer, std::string("/extensions/0/autoProvision/overrides/") + kName);
    const auto phone = *other.object<Extension>(kJerry).autoProvision;
    EXPECT_FALSE(phone.overrides.contains(kName) || phone.sealedOverrides.contains(kName));
}

TEST_F(SecretOverrides, StayWhileTheRestIsEditedInALockedWorkspace)
{
    auto locked = std::make_shared<store::Vault>(store::Vault::sessionOnly());
    locked->lock();
    bench.workspace->setVault(locked);
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    EXPECT_THAT(exported(Secrets::Leave), HasSubstr(std::string("\"") + kName + "\": null"));
    EXPECT_EQ(bench.workspace->document(uuid(kSite), Secrets::Include).error().kind, ErrorKind::Locked);
    const auto typed = bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->overrides[kName] = "another"; });
    ASSERT_FALSE(typed);
    EXPECT_EQ(typed.error().kind, ErrorKind::Locked);
    bench.workspace->setVault(bench.vault);
    EXPECT_THAT(rendered(), HasSubstr(kValue));
}

TEST_F(SecretOverrides, AreOneMaskedFieldWhenTheyChange)
{
    bench.applyAll();
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->overrides[kName] = "CANARY-new"; }));
    const auto plan = bench.plan();
    ASSERT_EQ(plan.objects.size(), 1U);
    ASSERT_EQ(plan.objects[0].fields.size(), 1U);
    const FieldChange &field = plan.objects[0].fields[0];
    EXPECT_EQ(field.field, kName);
    EXPECT_EQ(field.before + field.after, "••••••••••••••••");
    EXPECT_TRUE(field.secret && field.reachesPhone);
    std::string all;
    for (const FileChange &file : plan.phones.at(0).files)
        all += unifiedDiff(file);
    EXPECT_THAT(all, AllOf(HasSubstr("•••••••• (changed)"), Not(HasSubstr("CANARY"))));
    EXPECT_THAT(rendered(), HasSubstr("CANARY-new"));
    ASSERT_TRUE(bench.workspace->undo());
    EXPECT_TRUE(bench.plan().empty());
    EXPECT_THAT(rendered(), HasSubstr(kValue));
}

TEST_F(SecretOverrides, OfAnotherRecordOrADamagedOneAreRefusedByName)
{
    auto record = bench.inner->object(uuid(kJerry)).value().value();
    Json json = Json::parse(record.local->json);
    auto &sealed = json["autoProvision"]["overrides"][kName]["sealed"];
    const std::string blob = sealed;
    json["autoProvision"]["overrides"]["other.password"]["sealed"] = blob;
    record.local->json = json.dump();
    ASSERT_TRUE(bench.inner->commit({store::PutObject{record}}));
    EXPECT_THAT(rendered(), AllOf(HasSubstr("101 Jerry: "), HasSubstr("other.password"), Not(HasSubstr("CANARY"))));
}

TEST_F(SecretOverrides, ThatAnOlderProgramLeftInClearAreSealedWhenTheirExtensionIsSaved)
{
    bench.applyAll();
    unseal();
    EXPECT_THAT(bench.fullState(), HasSubstr("CANARY"));
    EXPECT_THAT(rendered(), HasSubstr(kValue)) << "and they open";
    EXPECT_THAT(exported(Secrets::Leave), Not(HasSubstr("CANARY")));
    ASSERT_TRUE(bench.rename(kJerry, "Jerome"));
    EXPECT_THAT(bench.fullState(), Not(HasSubstr("CANARY")));
    const auto plan = bench.plan();
    ASSERT_EQ(plan.objects.size(), 1U);
    EXPECT_EQ(plan.objects[0].fields.size(), 1U) << "nothing but the name has changed";
    EXPECT_THAT(rendered(), HasSubstr(kValue));

    unseal();
    ASSERT_TRUE(bench.workspace->import(exported(Secrets::Include), false));
    EXPECT_THAT(bench.fullState(), Not(HasSubstr("CANARY"))) << "also where nothing else changes";
}

} // namespace
} // namespace pbx::changes
