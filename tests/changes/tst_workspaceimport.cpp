#include "workbench.h"

#include <nlohmann/json.hpp>

namespace pbx::changes {
namespace {

using namespace pbx::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Json = nlohmann::ordered_json;

// The sample with something done to it.
template <class F> std::string sampleWith(F change)
{
    Json json = Json::parse(sampleJson());
    change(json);
    return json.dump();
}

TEST(WorkspaceImport, ANewSiteIsCreatedWholeAndPending)
{
    Workbench bench;
    const auto report = bench.workspace->import(sampleJson(), false);
    ASSERT_TRUE(report) << report.error().error.sentence;
    EXPECT_TRUE(report->newSite);
    EXPECT_EQ(report->site, uuid(kSite));
    EXPECT_EQ(report->created, 9);
    EXPECT_EQ(report->passwordsGenerated, 0);
    const auto pending = bench.workspace->pending(uuid(kSite)).value();
    EXPECT_EQ(pending.size(), 9U);
    for (const PendingObject &object : pending)
        EXPECT_EQ(object.type, ChangeType::Created);
}

TEST(WorkspaceImport, TheSameDocumentAgainChangesNothing)
{
    Workbench bench;
    bench.importSample();
    const std::string before = bench.fullState();
    const auto report = bench.workspace->import(sampleJson(), false);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->unchanged, 9);
    EXPECT_EQ(bench.fullState(), before);
}

TEST(WorkspaceImport, OverAnExistingSiteMatchesByIdAndLeavesTheRestAlone)
{
    Workbench bench;
    bench.importSample();
    bench.applyAll();
    const std::string changed = sampleWith([](Json &json) {
        json["extensions"][0]["name"] = "Jerome";
        json["extensions"].erase(3); // George
        for (auto &extension : json["extensions"])
            extension.erase("password");
    });
    const auto report = bench.workspace->import(changed, false);
    ASSERT_TRUE(report) << report.error().error.sentence;
    EXPECT_FALSE(report->newSite);
    EXPECT_EQ(report->changed, 1);
    EXPECT_EQ(report->removed, 1);
    EXPECT_EQ(report->unchanged, 7);
    EXPECT_EQ(report->passwordsGenerated, 0) << "a missing password leaves the stored one";
    const auto pending = bench.workspace->pending(uuid(kSite)).value();
    ASSERT_EQ(pending.size(), 2U);
    EXPECT_EQ(pending[0].fields.size(), 1U);
    EXPECT_EQ(pending[1].type, ChangeType::Deleted);
    EXPECT_EQ(bench.workspace->password(uuid(kJerry)).value(), "k7Q-wr82-Tz0m");
}

// What the import says of the sample with something done to it; nothing may be stored.
template <class F> std::vector<std::string> refusals(F change)
{
    Workbench bench;
    const auto report = bench.workspace->import(sampleWith(change), false);
    EXPECT_FALSE(report);
    EXPECT_FALSE(bench.workspace->load(uuid(kSite)));
    std::vector<std::string> out;
    for (const Finding &finding : report ? Findings() : report.error().findings)
        out.push_back(finding.pointer + ": " + finding.sentence);
    return out;
}

TEST(WorkspaceImport, ADocumentThatDoesNotSpeakOfKeyTemplatesLeavesThemAlone)
{
    Workbench bench;
    const std::string withTemplates = sampleWith([](Json &json) {
        json["keyTemplates"] = Json::parse(R"([{"id": "00000000-0000-4000-8000-0000000000aa", "name": "Reception",
            "keys": [{"slot": "2", "type": "monitor", "extension": "102", "label": ""}]}, {"id": "00000000-0000-4000-8000-0000000000ab",
            "name": "Depot", "keys": [{"slot": "m1.2", "type": "line"}]}])");
    });
    ASSERT_TRUE(bench.workspace->import(withTemplates, false));
    ASSERT_TRUE(bench.workspace->import(sampleJson(), false));
    EXPECT_EQ(bench.workspace->document(uuid(kSite), Secrets::Leave).value().keyTemplates.size(), 2U);
    const std::string oneOfThem = sampleWith([](Json &json) {
        json["keyTemplates"] = Json::parse(R"([{"id": "00000000-0000-4000-8000-0000000000ab", "name": "Depot",
            "keys": [{"slot": "m1.2", "type": "line"}]}])");
    });
    const auto report = bench.workspace->import(oneOfThem, false);
    ASSERT_TRUE(report) << report.error().error.sentence;
    EXPECT_EQ(report->removed, 1);
    const auto left = bench.workspace->document(uuid(kSite), Secrets::Leave).value().keyTemplates;
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left.front().name.text(), "Depot");
}

TEST(WorkspaceImport, WhatNoFileOfThePhoneCanHoldIsRefusedAtItsPlace)
{
    EXPECT_THAT(refusals([](Json &json) { json["extensions"][2]["password"] = " zz "; }), // Cisco
                ElementsAre(HasSubstr("/extensions/2/password: This phone's file cannot hold the SIP password")));
    EXPECT_THAT(refusals([](Json &json) {
                    json["extensions"][0]["autoProvision"]["overrides"] = {{"a b", "x"}, {"c/d", "x"}, {"fine", " edge"}};
                }),
                ElementsAre(HasSubstr("/extensions/0/autoProvision/overrides/a b: “a b” cannot be the name"),
                            HasSubstr("/extensions/0/autoProvision/overrides/c~1d: "), HasSubstr("/extensions/0/autoProvision/overrides/fine: ")));
}

TEST(WorkspaceImport, WhatAFileCannotHoldIsFineForAnExtensionWithoutAPhone)
{
    Workbench bench;
    const auto report = bench.workspace->import(sampleWith([](Json &json) { json["extensions"][3]["password"] = " zz "; }), false);
    EXPECT_TRUE(report) << report.error().error.sentence;
}

TEST(WorkspaceImport, AStoredPasswordThatTheNewModelCannotHoldIsRefusedToo)
{
    Workbench bench;
    const auto spaces = [](Json &json) { json["extensions"][1]["password"] = " zz "; }; // Poly can
    ASSERT_TRUE(bench.workspace->import(sampleWith(spaces), false));
    const auto toCisco = [](Json &json) {
        for (auto &extension : json["extensions"])
            extension.erase("password");
        json["extensions"][1]["autoProvision"]["make"] = "Cisco";
        json["extensions"][1]["autoProvision"]["model"] = "SPA504G";
        json["extensions"][1]["autoProvision"]["mac"] = "00:0E:08:00:00:09";
        json["extensions"][1]["autoProvision"]["keys"] = {{{"slot", "1"}, {"type", "main"}}};
    };
    const auto report = bench.workspace->import(sampleWith(toCisco), false);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().findings.at(0).pointer, "/extensions/1/password");
}

TEST(WorkspaceImport, GeneratesPasswordsThatTheDocumentDoesNotTell)
{
    Workbench bench;
    const auto report = bench.workspace->import(sampleWith([](Json &json) { json["extensions"][2].erase("password"); }), false);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->passwordsGenerated, 1);
    EXPECT_GE(bench.workspace->password(uuid(kElaine)).value().size(), 12U);
}

TEST(WorkspaceImport, StopsBeforeItRemovesAQuarterOfTheSite)
{
    Workbench bench;
    bench.importSample();
    const std::string before = bench.fullState();
    const std::string thin = sampleWith([](Json &json) {
        json["extensions"].erase(3);
        json["firewallRules"] = Json::array();
    });
    const auto refused = bench.workspace->import(thin, false);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().error.kind, ErrorKind::Unconfirmed);
    EXPECT_THAT(refused.error().error.sentence, HasSubstr("3 of the 8"));
    EXPECT_EQ(bench.fullState(), before);
    const auto allowed = bench.workspace->import(thin, true);
    ASSERT_TRUE(allowed);
    EXPECT_EQ(allowed->removed, 3);
}

TEST(WorkspaceImport, StopsBeforeItRemovesTwentyOfMany)
{
    Workbench bench;
    ASSERT_TRUE(bench.workspace->import(bigSite(200, true), false));
    const auto without = [](std::size_t count) {
        Json json = Json::parse(bigSite(200, true));
        auto &extensions = json["extensions"];
        extensions.erase(extensions.end() - static_cast<std::ptrdiff_t>(count), extensions.end());
        extensions.back()["autoProvision"]["keys"].erase(1); // it watched the first that goes
        return json.dump();
    };
    EXPECT_EQ(bench.workspace->import(without(20), false).error().error.kind, ErrorKind::Unconfirmed);
    const auto report = bench.workspace->import(without(19), false);
    ASSERT_TRUE(report) << report.error().error.sentence;
    EXPECT_EQ(report->removed, 19);
}

TEST(WorkspaceImport, RefusesIdsOfOtherObjectsNamingThePlace)
{
    Workbench bench;
    bench.importSample();
    const auto refused = bench.workspace->import(sampleWith([](Json &json) { json["site"]["id"] = "6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d02"; }), false);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().error.kind, ErrorKind::Invalid);
    EXPECT_EQ(refused.error().findings.size(), 8U) << "every object belongs to the other site";
    EXPECT_EQ(refused.error().findings[0].pointer, "/offices/0/id");
}

TEST(WorkspaceImport, RefusesANumberThatChanges)
{
    Workbench bench;
    bench.importSample();
    const auto refused = bench.workspace->import(sampleWith([](Json &json) { json["extensions"][3]["number"] = "1005"; }), false);
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().findings.size(), 1U);
    EXPECT_EQ(refused.error().findings[0].pointer, "/extensions/3/number");
}

TEST(WorkspaceImport, TellsAllErrorsOfADocumentAndImportsNothing)
{
    Workbench bench;
    const auto refused = bench.workspace->import(sampleWith([](Json &json) {
                                                     json["extensions"][0]["ringTime"] = 7;
                                                     json["extensions"][1]["office"] = "6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d09";
                                                     json["surprise"] = 1;
                                                 }),
                                                 false);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().error.kind, ErrorKind::Invalid);
    EXPECT_GE(refused.error().findings.size(), 2U);
    EXPECT_EQ(bench.localState(), "");
}

TEST(WorkspaceImport, CancelledAtAnyMomentItLeavesNothing)
{
    Workbench bench;
    const std::string json = bigSite(600, true);
    int calls = 0;
    ASSERT_TRUE(Workbench().workspace->import(json, false, [&calls](std::size_t done, std::size_t total) {
        EXPECT_LE(done, total);
        ++calls;
        return true;
    }));
    ASSERT_GE(calls, 3);
    for (int stopAt = 1; stopAt <= calls; ++stopAt) {
        int call = 0;
        const auto stopped = bench.workspace->import(json, false, [&](std::size_t, std::size_t) { return ++call < stopAt; });
        ASSERT_FALSE(stopped) << stopAt;
        EXPECT_EQ(stopped.error().error.kind, ErrorKind::Cancelled);
        EXPECT_EQ(bench.localState(), "");
    }
}

TEST(WorkspaceImport, LockedItNeedsNoKeyWhereNoPasswordIsNew)
{
    Workbench bench;
    bench.importSample();
    bench.workspace->setVault(std::make_shared<const store::Vault>());
    const auto quiet = [](Json &json) {
        json["extensions"][0]["name"] = "Jerome";
        for (auto &extension : json["extensions"])
            extension.erase("password");
    };
    EXPECT_TRUE(bench.workspace->import(sampleWith(quiet), false));
    EXPECT_EQ(bench.workspace->import(sampleJson(), false).error().error.kind, ErrorKind::Locked);
}

} // namespace
} // namespace pbx::changes
