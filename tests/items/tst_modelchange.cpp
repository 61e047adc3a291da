// Another model is chosen for a phone: what fits is kept, what does not is told before it is saved.
#include "items/modelchange.h"

#include "items/extensionwork.h"
#include "items/phonefacts.h"
#include "support/ownhandsets.h"
#include "support/sampleworkspace.h"

#include <gmock/gmock.h>

using namespace pbx;
using items::ExtensionDraft;
using test::SampleWorkspace;
using testing::ElementsAre;
using testing::HasSubstr;
namespace field = items::field;

namespace {

class ModelChanges : public testing::Test {
protected:
    // Of this phone, with another model chosen.
    [[nodiscard]] ExtensionDraft changed(const domain::Extension &saved, const char *make, const char *model) const
    {
        ExtensionDraft draft(saved, library->catalogue());
        draft.enter(QLatin1String(field::kMake), QLatin1String(make));
        draft.enter(QLatin1String(field::kModel), QLatin1String(model));
        return draft;
    }
    [[nodiscard]] std::string told(const ExtensionDraft &draft) const
    {
        return items::modelChangeText(draft, draft.outcome(), library->renderer()).toStdString();
    }
    [[nodiscard]] static domain::Extension phone()
    {
        domain::Extension out{.id = domain::Uuid::random(),
                              .number = *domain::ExtensionNumber::parse("101"),
                              .name = *domain::Name::parse("Jerry"),
                              .office = domain::Uuid::random()};
        out.autoProvision.emplace();
        domain::AutoProvision &of = *out.autoProvision;
        of.enabled = true;
        of.make = "Yealink";
        of.model = "T54W";
        of.keys.emplace(domain::SlotId::phone(1), domain::MainKey{});
        for (const int key : {2, 15, 16, 17, 18, 20})
            of.keys.emplace(domain::SlotId::phone(key), domain::SpeedDialKey{*domain::DialString::parse("777"), {}});
        of.keys.emplace(*domain::SlotId::parse("m1.3"), domain::LineKey{});
        of.modules = domain::ExpansionModules{"EXP50", 2};
        of.overrides = {{"phone_setting.backlight_time", "0"}};
        return out;
    }
    std::shared_ptr<const render::Library> library = test::ownHandsets();
};

} // namespace

TEST_F(ModelChanges, GivenFewerKeysAndNoModuleWhenTheModelIsChosenThenTheRestIsKeptAndWhatGoesIsTold)
{
    const ExtensionDraft draft = changed(phone(), "Yealink", "T42S");
    const auto out = draft.outcome();
    const domain::AutoProvision &after = *out.extension.autoProvision;
    EXPECT_FALSE(after.modules);
    EXPECT_EQ(after.keys.size(), 3U);
    EXPECT_EQ(after.overrides, phone().autoProvision->overrides) << "the same family reads them";
    EXPECT_THAT(out.lostKeys, ElementsAre("16", "17", "18", "20", "m1.3"));
    EXPECT_EQ(told(draft),
              "The Yealink T42S has no place for: keys 16–18, 20, 2 × EXP50, 1 configured key of a module. This is left out when you save.");
}

TEST_F(ModelChanges, GivenAModelThatIsChosenAndTakenBackThenEverythingIsThereAgain)
{
    ExtensionDraft draft = changed(phone(), "Acme", "One");
    EXPECT_NE(draft.outcome().extension, draft.saved());
    draft.enter(QLatin1String(field::kMake), QStringLiteral("Yealink"));
    draft.enter(QLatin1String(field::kModel), QStringLiteral("T54W"));
    EXPECT_FALSE(draft.isEdited());
    EXPECT_EQ(draft.outcome().extension, draft.saved());
    EXPECT_EQ(told(draft), "");
}

TEST_F(ModelChanges, GivenAnotherFamilyWhenItIsChosenThenParametersByNameGoAndSettingsWithoutEffectAreKeptAndTold)
{
    domain::Extension saved = phone();
    saved.autoProvision->modules.reset();
    saved.autoProvision->keys.erase(*domain::SlotId::parse("m1.3"));
    saved.autoProvision->codec = domain::Codec::G729a;
    saved.autoProvision->network = domain::StaticNetwork{domain::IpAddress::fromV4(0x0a000002), 24, {}, {}};
    const ExtensionDraft draft = changed(saved, "Acme", "One");
    const auto out = draft.outcome();
    EXPECT_TRUE(out.extension.autoProvision->overrides.empty());
    EXPECT_EQ(out.extension.autoProvision->codec, domain::Codec::G729a);
    EXPECT_EQ(out.extension.autoProvision->network, saved.autoProvision->network);
    EXPECT_EQ(told(draft), "The Acme One has no place for: keys 15–18, 20, parameter phone_setting.backlight_time. This is left out when you save. "
                           "Kept, but not in this phone's file: Network, Codec, Handset keys.");
}

TEST_F(ModelChanges, GivenFewerModulesWhenTheModelIsChosenThenSoManyAreKept)
{
    domain::Extension saved = phone();
    saved.autoProvision->model = "T29G";
    saved.autoProvision->modules = domain::ExpansionModules{"EXP20", 3};
    const catalogue::Model *less = library->catalogue().model("Yealink", "T27G");
    ASSERT_EQ(less->module("EXP20")->traits.most, library->catalogue().model("Yealink", "T29G")->module("EXP20")->traits.most);
    saved.autoProvision->modules->count = less->module("EXP20")->traits.most + 2;
    const auto out = changed(saved, "Yealink", "T27G").outcome();
    EXPECT_EQ(out.extension.autoProvision->modules->count, less->module("EXP20")->traits.most);
    EXPECT_EQ(out.lostModules, (domain::ExpansionModules{"EXP20", 2}));
}

TEST_F(ModelChanges, GivenAHandsetOfABaseWhenADeskPhoneIsChosenThenItsHandsetNumberGoes)
{
    domain::Extension saved = phone();
    saved.autoProvision->model = "W60B";
    saved.autoProvision->keys.clear();
    saved.autoProvision->modules.reset();
    saved.autoProvision->handset = 3;
    const ExtensionDraft draft = changed(saved, "Yealink", "T54W");
    EXPECT_FALSE(draft.outcome().extension.autoProvision->handset);
    EXPECT_THAT(told(draft), HasSubstr("handset number 3"));
}

TEST_F(ModelChanges, GivenAModuleThatIsTypedForTheNewModelThenTheRulesJudgeIt)
{
    ExtensionDraft draft = changed(phone(), "Yealink", "T42S");
    draft.enter(QLatin1String(field::kModuleType), QStringLiteral("EXP40"));
    EXPECT_EQ(draft.outcome().extension.autoProvision->modules->type, "EXP40");
    EXPECT_FALSE(draft.outcome().lostModules);
}

TEST_F(ModelChanges, GivenTheFormWhenAModelIsChosenAndSavedThenAdviceTellsAndTheRestIsStored)
{
    SampleWorkspace sample;
    const auto saved = sample.extension();
    ExtensionDraft draft(saved, sample.session->catalogue());
    draft.enter(QLatin1String(field::kModel), QStringLiteral("T42S"));
    const auto advice = sample.ask([draft](changes::Workspace &w) { return items::advise(w, SampleWorkspace::site, draft); });
    const auto *sentence = advice.worst(QLatin1String(field::kModel));
    ASSERT_TRUE(sentence);
    EXPECT_EQ(sentence->severity, domain::Severity::Warning);
    EXPECT_THAT(sentence->text.toStdString(), HasSubstr("1 × EXP50"));
    const auto report = sample.ask([draft](changes::Workspace &w) {
        const auto version = w.load(SampleWorkspace::jerry)->version;
        return items::saveDraft(w, SampleWorkspace::site, draft, version);
    });
    EXPECT_FALSE(report.error);
    EXPECT_TRUE(report.wrong.empty());
    EXPECT_EQ(sample.extension().autoProvision->model, "T42S");
    EXPECT_FALSE(sample.extension().autoProvision->modules);
    EXPECT_EQ(sample.extension().autoProvision->keys.size(), 6U);
}

TEST_F(ModelChanges, GivenAModelWhoseFilesCarryLittleThenEachFieldHasItsReasonAndDoubtfulFactsTheirs)
{
    const catalogue::Model *model = library->catalogue().model("Acme", "One");
    const auto gaps = items::gapsOf(model, library->renderer());
    for (const char *name : {field::kNetworkMode, field::kCallsPerLineKey, field::kCallWaitingTone, field::kStartingPort, field::kCodec,
                             field::kTransport, field::kKeys, field::kOffice}) {
        const auto gap = gaps.find(QLatin1String(name));
        ASSERT_NE(gap, gaps.end()) << name;
        EXPECT_TRUE(gap->second.endsWith(u'.')) << name;
    }
    EXPECT_TRUE(items::gapsOf(nullptr, library->renderer()).empty());
    const auto facts = items::unsourcedOf(model, {});
    EXPECT_EQ(facts.size(), 1U);
    EXPECT_THAT(facts.at(QLatin1String(field::kKeys)).toStdString(), HasSubstr("No source tells how many keys"));
}
