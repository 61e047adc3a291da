#include "workbench.h"

#include <algorithm>
#include <map>

namespace pbx::changes {
namespace {

using namespace pbx::testing;
using ::testing::HasSubstr;

Extension handset(const std::string &number, const std::string &name, int place)
{
    Extension e = newExtension(number, name);
    e.autoProvision.emplace();
    e.autoProvision->make = "Yealink";
    e.autoProvision->model = "W60B";
    e.autoProvision->mac = MacAddress::parse("80:5E:C0:77:00:01").value();
    e.autoProvision->handset = place;
    return e;
}

TEST(WorkspacePhones, ExtensionsThatShareABaseAreOnePhone)
{
    Workbench bench;
    bench.importSample();
    bench.applyAll();
    const Extension second = handset("202", "Second", 2);
    const Extension first = handset("203", "First", 1);
    const auto added = bench.workspace->edit("Add a base", {creation(second), creation(first)});
    ASSERT_TRUE(added) << added.error().sentence;
    const auto plan = bench.plan();
    ASSERT_EQ(plan.phones.size(), 1U);
    EXPECT_EQ(plan.phones[0].title, "203 First") << "by handset number";
    ASSERT_TRUE(bench.workspace->apply(plan));
    EXPECT_EQ(bench.workspace->phoneUrls(first.id).value().base, bench.workspace->phoneUrls(second.id).value().base);
    const auto rendered = bench.workspace->renderSaved(second.id).value();
    std::string all;
    for (const render::File &file : rendered.files) {
        all += file.bytes;
        EXPECT_EQ(bench.publishedText("80:5E:C0:77:00:01", file.name), file.bytes);
    }
    EXPECT_THAT(all, HasSubstr("202"));
    EXPECT_THAT(all, HasSubstr("203"));
    EXPECT_LT(all.find("203"), all.find("202"));
}

TEST(WorkspacePhones, OneHandsetLessChangesTheBaseButDoesNotRemoveIt)
{
    Workbench bench;
    bench.importSample();
    const Extension first = handset("203", "First", 1);
    const Extension second = handset("202", "Second", 2);
    ASSERT_TRUE(bench.workspace->edit("Add a base", {creation(first), creation(second)}));
    bench.applyAll();
    ASSERT_TRUE(bench.remove(second.id.toString()));
    const auto plan = bench.plan();
    ASSERT_EQ(plan.phones.size(), 1U);
    EXPECT_FALSE(plan.phones[0].removed);
    EXPECT_FALSE(plan.phones[0].isNew);
}

TEST(WorkspacePhones, UrlsKeepTheirSecretFromTheFirstLookOn)
{
    Workbench bench;
    bench.importSample();
    const auto urls = bench.workspace->phoneUrls(uuid(kJerry)).value();
    EXPECT_THAT(urls.base, ::testing::MatchesRegex("http://192.0.2.10:8080/[a-z2-7]{26}/"));
    EXPECT_FALSE(urls.files.empty());
    bench.applyAll();
    EXPECT_EQ(bench.workspace->phoneUrls(uuid(kJerry)).value().base, urls.base);
    EXPECT_NE(bench.workspace->phoneUrls(uuid(kKramer)).value().base, urls.base);
    EXPECT_THAT(bench.publishedText("80:5E:C0:12:AB:01", "805ec012ab01.cfg"), HasSubstr(urls.base));
}

TEST(WorkspacePhones, TheSitesUrlNeedsNoApplyAndSurvivesIt)
{
    Workbench bench;
    bench.importSample();
    const std::string url = bench.workspace->siteUrl(uuid(kSite)).value();
    EXPECT_THAT(url, ::testing::MatchesRegex("http://192.0.2.10:8080/[a-z2-7]{26}/"));
    EXPECT_EQ(bench.inner->publishedSite(uuid(kSite)).value()->revision, 0);
    bench.applyAll();
    EXPECT_EQ(bench.inner->publishedSite(uuid(kSite)).value()->revision, 1);
    EXPECT_EQ(bench.workspace->siteUrl(uuid(kSite)).value(), url);
    EXPECT_EQ(bench.workspace->siteUrl(Uuid::random()).error().kind, ErrorKind::NotFound);
    EXPECT_EQ(bench.workspace->siteUrl(uuid(kJerry)).error().kind, ErrorKind::NotFound);
}

TEST(WorkspacePhones, TwoProcessesAgreeOnAPhonesSecret)
{
    Workbench bench;
    bench.importSample();
    // The other one looks in the very moment before this one stores what it made.
    std::string theirs;
    const auto late = bench.another([&](const store::Batch &batch) -> Result<void> {
        if (std::holds_alternative<store::PutPhone>(batch.front()) && theirs.empty())
            theirs = bench.workspace->phoneUrls(uuid(kJerry)).value().base;
        return {};
    });
    EXPECT_EQ(late->phoneUrls(uuid(kJerry)).value().base, theirs);
    EXPECT_FALSE(theirs.empty());
    std::string token;
    const auto later = bench.another([&](const store::Batch &batch) -> Result<void> {
        if (std::holds_alternative<store::PutPublishedSite>(batch.front()) && token.empty())
            token = bench.workspace->siteUrl(uuid(kSite)).value();
        return {};
    });
    EXPECT_EQ(later->siteUrl(uuid(kSite)).value(), token);
    EXPECT_FALSE(token.empty());
}

TEST(WorkspacePhones, AnExtensionWithoutHandsetHasNoFiles)
{
    Workbench bench;
    bench.importSample();
    EXPECT_EQ(bench.workspace->renderSaved(uuid(kGeorge)).error().kind, ErrorKind::NotFound);
    EXPECT_EQ(bench.workspace->phoneUrls(uuid(kGeorge)).error().kind, ErrorKind::NotFound);
    EXPECT_EQ(bench.workspace->renderSaved(uuid(kOffice)).error().kind, ErrorKind::NotFound);
}

TEST(WorkspacePhones, GivenManyPhonesWhenEachIsRenderedThenItIsAsRenderedAloneAndComesOnce)
{
    Workbench bench;
    ASSERT_TRUE(bench.workspace->import(bigSite(250, true), false));
    const Extension second = handset("9002", "Second", 2);
    const Extension first = handset("9003", "First", 1);
    ASSERT_TRUE(bench.workspace->edit("Add a base", {creation(second), creation(first)}));
    std::map<MacAddress, Uuid> seen;
    std::size_t steps = 0;
    const auto done = bench.workspace->renderEach(
        uuid(kSite),
        [&](Workspace::SavedPhone phone) -> Result<void> {
            EXPECT_TRUE(seen.emplace(phone.mac, phone.extension).second) << phone.mac.toString();
            const auto alone = bench.workspace->renderSaved(phone.extension).value();
            EXPECT_EQ(phone.rendered.value().files.size(), alone.files.size());
            for (std::size_t i = 0; i < alone.files.size(); ++i)
                EXPECT_EQ(phone.rendered->files[i].bytes, alone.files[i].bytes) << alone.files[i].name;
            return {};
        },
        [&](std::size_t at, std::size_t all) {
            EXPECT_LE(at, all);
            ++steps;
            return true;
        });
    ASSERT_TRUE(done) << done.error().sentence;
    EXPECT_EQ(seen.size(), 251U);
    EXPECT_EQ(steps, 251U);
    EXPECT_EQ(seen.at(*first.autoProvision->mac), first.id) << "a base comes with its first handset";
}

TEST(WorkspacePhones, GivenAPhoneThatCannotBeRenderedThenTheOthersComeAndAnErrorOfTheCallerEndsIt)
{
    Workbench bench;
    bench.importSample();
    auto record = bench.inner->object(uuid(kKramer)).value().value();
    record.local->secret.clear(); // it lost its password
    ASSERT_TRUE(bench.inner->commit({store::PutObject{record}}));
    int well = 0, badly = 0;
    const auto count = [&](const Workspace::SavedPhone &phone) -> Result<void> {
        ++(phone.rendered ? well : badly);
        return {};
    };
    ASSERT_TRUE(bench.workspace->renderEach(uuid(kSite), count));
    EXPECT_EQ(badly, 1);
    EXPECT_GE(well, 1);
    const auto full =
        bench.workspace->renderEach(uuid(kSite), [](const Workspace::SavedPhone &) { return Result<void>(fail(ErrorKind::Io, "full")); });
    EXPECT_EQ(full.error().sentence, "full");
    const auto stopped = bench.workspace->renderEach(uuid(kSite), count, [](std::size_t, std::size_t) { return false; });
    EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
}

TEST(WorkspacePhones, GivenAPhoneWhenExplainedThenItsFilesAreThoseThatItGetsAndEachValueStandsInItsPlace)
{
    Workbench bench;
    bench.importSample();
    const auto rendered = bench.workspace->renderSaved(uuid(kJerry)).value();
    const auto explained = bench.workspace->explain(uuid(kJerry)).value();
    ASSERT_EQ(explained.files.size(), rendered.files.size());
    for (std::size_t i = 0; i < rendered.files.size(); ++i)
        EXPECT_EQ(explained.files[i].bytes, rendered.files[i].bytes);
    for (const render::ExplainedParameter &parameter : explained.parameters) {
        const auto file = std::ranges::find(explained.files, parameter.file, &render::File::name);
        EXPECT_EQ(file->bytes.substr(parameter.range.offset, parameter.range.length), parameter.value) << parameter.name;
    }
}

TEST(WorkspacePhones, GivenInputThatIsNotSavedWhenExplainedThenItCountsAndNothingIsStored)
{
    Workbench bench;
    bench.importSample();
    Extension typed = bench.object<Extension>(kJerry);
    typed.name = Name::parse("Jerome", "Name").value();
    typed.password = SipPassword::parse("another-Pass-9").value();
    typed.autoProvision->mac = MacAddress::parse("80:5E:C0:99:99:99").value();
    const std::string before = bench.fullState();
    const auto explained = bench.workspace->explain(uuid(kJerry), typed).value();
    EXPECT_EQ(explained.files.back().name, "805ec0999999.cfg");
    EXPECT_THAT(explained.files.back().bytes, HasSubstr("Jerome"));
    EXPECT_THAT(explained.files.back().bytes, HasSubstr("another-Pass-9"));
    EXPECT_EQ(bench.fullState(), before);
    EXPECT_FALSE(bench.inner->phone(uuid(kSite), *typed.autoProvision->mac).value().has_value()) << "looking makes no phone";
    typed.autoProvision->enabled = false;
    EXPECT_EQ(bench.workspace->explain(uuid(kJerry), typed).error().kind, ErrorKind::NotFound);
    EXPECT_EQ(bench.workspace->explain(uuid(kGeorge)).error().kind, ErrorKind::NotFound);
}

TEST(WorkspacePhones, EnrolmentOpensOnlyWhatWasApplied)
{
    Workbench bench;
    bench.importSample();
    EXPECT_EQ(bench.workspace->enrol(uuid(kJerry)).error().kind, ErrorKind::NotFound);
    bench.applyAll();
    EXPECT_TRUE(bench.workspace->enrol(uuid(kJerry)));
    EXPECT_EQ(bench.workspace->enrol(uuid(kGeorge)).error().kind, ErrorKind::NotFound);
    // The saved address is another one now, but the phone out there is still the applied one.
    ASSERT_TRUE(bench.change<Extension>(kJerry, [](Extension &e) { e.autoProvision->mac = MacAddress::parse("80:5E:C0:12:AB:77").value(); }));
    EXPECT_TRUE(bench.workspace->enrol(uuid(kJerry)));
}

TEST(WorkspacePhones, TheFirmwareThatAPhoneToldChangesItsFiles)
{
    Workbench bench;
    bench.importSample();
    bench.applyAll();
    const auto mac = MacAddress::parse("80:5E:C0:12:AB:01").value();
    const auto *model = theCatalogue().model("Yealink", "T54W");
    ASSERT_NE(model, nullptr);
    ASSERT_TRUE(bench.inner->commit({store::NotePhone{uuid(kSite), mac, "something unknown", {}, {}, {}}}));
    EXPECT_TRUE(bench.plan().empty()) << "an unknown agent is the model's usual firmware";
}

TEST(WorkspacePhones, GivenAKeyThatWasLostWhenPlannedThenPhonesGetNewSecretsAndThePlanSaysSo)
{
    Workbench bench;
    bench.importSample();
    bench.applyAll();
    const auto siteUrl = bench.workspace->siteUrl(uuid(kSite)).value();
    const auto own = bench.workspace->phoneUrls(uuid(kJerry)).value().base;
    const auto mac = MacAddress::parse("80:5E:C0:12:AB:01").value();
    ASSERT_TRUE(bench.inner->commit({store::NotePhone{uuid(kSite), mac, {}, {}, {}, 1234}}));

    bench.vault = std::make_shared<const store::Vault>(store::Vault::sessionOnly());
    bench.workspace = bench.another();
    ASSERT_TRUE(bench.change<Extension>(kElaine, [](Extension &e) { e.autoProvision.reset(); })) << "a phone that goes, with files of the old key";
    const auto without = bench.workspace->plan(uuid(kSite), {});
    ASSERT_FALSE(without);
    EXPECT_EQ(without.error().kind, ErrorKind::Invalid);
    EXPECT_THAT(without.error().sentence, HasSubstr("101 Jerry: Its SIP password does not open"));
    for (const std::string &extension : {kJerry, kKramer})
        ASSERT_TRUE(bench.change<Extension>(extension, [](Extension &e) { e.password = SipPassword::parse("typed again").value(); }));

    for (int look = 0; look < 2; ++look) {
        const auto plan = bench.plan();
        EXPECT_EQ(std::count_if(plan.warnings.begin(), plan.warnings.end(),
                                [](const Finding &warning) { return warning.sentence.starts_with("Secrets of this site’s phones"); }),
                  1);
        ASSERT_EQ(plan.phones.size(), 3U);
        EXPECT_EQ(std::count_if(plan.phones.begin(), plan.phones.end(), [](const PlannedPhone &phone) { return phone.isNew; }), 2);
    }
    EXPECT_NE(bench.workspace->siteUrl(uuid(kSite)).value(), siteUrl);
    EXPECT_NE(bench.workspace->phoneUrls(uuid(kJerry)).value().base, own);
    bench.applyAll();
    const auto phone = bench.inner->phone(uuid(kSite), mac).value();
    EXPECT_GT(phone->enrolUntil, 0);
    EXPECT_EQ(phone->secretFirstUsed, 0);
    const auto files = bench.inner->allPublishedFiles(uuid(kSite), true).value();
    for (const store::PublishedFile &file : files)
        EXPECT_TRUE(bench.vault->open(file.sealed, store::fileRecord(file.site, file.mac, file.name))) << file.name;
    EXPECT_TRUE(bench.plan().empty());
    EXPECT_TRUE(bench.plan().warnings.empty());
}

} // namespace
} // namespace pbx::changes
