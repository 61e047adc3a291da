#include "items/extensiondraft.h"
#include "items/fieldhelp.h"
#include "items/sitesetup.h"
#include "support/qtext.h"
#include "support/sampleworkspace.h"
#include "targets/baseurl.h"

#include <gmock/gmock.h>

using namespace pbx;
using items::SetupInput;
using test::SampleWorkspace;
using test::operator""_q;

namespace {

const catalogue::Catalogue &known()
{
    return catalogue::Catalogue::builtIn();
}

SetupInput whole()
{
    SetupInput input = SetupInput::fresh(known());
    input.site.customer = "Acacia Dental Group"_q;
    input.site.name = "Acacia"_q;
    input.site.domain = "acacia.mycloudpbx.com.au"_q;
    input.office.timeZone = "Australia/Brisbane"_q;
    input.phone = {"101"_q, "Front desk"_q, "Yealink"_q, "T54W"_q, "80-5e-c0-aa-bb-01"_q};
    return input;
}

domain::Result<int> countOf(changes::Workspace &w, const domain::Uuid &site)
{
    const auto page = w.store().objects(site, std::nullopt, false, {}, 100);
    return page ? domain::Result<int>(static_cast<int>(page->rows.size())) : domain::fail(page.error());
}

} // namespace

TEST(SiteSetup, GivenAFreshFormThenOnlyWhatAPersonMustKnowIsMissing)
{
    const auto typed = items::parse(SetupInput::fresh(known()), {}, known());
    QStringList missing;
    for (const auto &[field, sentence] : typed.wrong)
        missing += field;
    EXPECT_EQ(missing, (QStringList{"customer"_q, "domain"_q, "mac"_q, "model"_q, "name"_q, "person"_q}));
    EXPECT_TRUE(known().isTimeZone(SetupInput::fresh(known()).office.timeZone.toStdString()));
}

TEST(SiteSetup, GivenAPhoneThenItHasItsOwnKeyAndTheUsualSettings)
{
    const auto typed = items::parse(whole(), {}, known());
    ASSERT_TRUE(typed.wrong.empty()) << typed.wrong.begin()->second.toStdString();
    const auto &phone = typed.extension->autoProvision;
    ASSERT_TRUE(phone);
    EXPECT_TRUE(phone->enabled);
    EXPECT_EQ(phone->mac->toString(), "80:5E:C0:AA:BB:01");
    EXPECT_EQ(phone->keys.size(), 1U);
    EXPECT_EQ(typed.extension->office, typed.office->id);
}

TEST(SiteSetup, GivenNoPhoneThenItsFieldsAreNotAskedFor)
{
    SetupInput input = whole();
    input.withPhone = false;
    input.phone = {};
    const auto typed = items::parse(input, {}, known());
    EXPECT_TRUE(typed.wrong.empty());
    EXPECT_FALSE(typed.extension);
}

TEST(SiteSetup, WhenItIsMadeThenAllOfItIsOneStepOfUndo)
{
    const SampleWorkspace sample(items::Session::Unlock::SessionOnly, SampleWorkspace::Content::Empty);
    const items::SetupIds ids;
    const auto typed = items::parse(whole(), ids, known());
    const auto network = *domain::IpPrefix::parse("192.168.1.0/24");
    ASSERT_TRUE(sample.ask([&](changes::Workspace &w) { return items::makeSite(w, typed, {network}, "Network of this computer"_q); }));
    EXPECT_EQ(*sample.ask([&](changes::Workspace &w) { return countOf(w, ids.site); }), 4);
    const auto undone = sample.ask([](changes::Workspace &w) { return w.undo(); });
    ASSERT_TRUE(undone);
    EXPECT_EQ(*undone, "Set up site Acacia");
    EXPECT_EQ(*sample.ask([&](changes::Workspace &w) { return countOf(w, ids.site); }), 0);
}

TEST(SiteSetup, GivenALockedWorkspaceWhenAPhoneIsWantedThenNothingIsMadeAndItSaysSo)
{
    const SampleWorkspace sample(items::Session::Unlock::None, SampleWorkspace::Content::Empty);
    const items::SetupIds ids;
    const auto typed = items::parse(whole(), ids, known());
    const auto made = sample.ask([&](changes::Workspace &w) { return items::makeSite(w, typed, {}, {}); });
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, domain::ErrorKind::Locked);
    EXPECT_EQ(*sample.ask([&](changes::Workspace &w) { return countOf(w, ids.site); }), 0);
}

TEST(SiteSetup, GivenAMacAddressOfAnotherMakeOrSiteThenItSaysSoBeforeAnythingIsMade)
{
    const SampleWorkspace sample;
    SetupInput input = whole();
    const auto odd = [&](const char *mac) {
        input.phone.mac = QLatin1String(mac);
        const auto typed = items::parse(input, {}, known());
        return sample.ask([typed](changes::Workspace &w) { return items::oddMac(w, typed); });
    };
    EXPECT_EQ(odd("80:5E:C0:AA:BB:01"), QString());
    EXPECT_TRUE(odd("00:04:F2:AA:BB:01").contains("Poly"_q)) << odd("00:04:F2:AA:BB:01").toStdString();
    EXPECT_TRUE(odd("80:5E:C0:12:AB:01").contains("Pinetree"_q)) << odd("80:5E:C0:12:AB:01").toStdString();
}

TEST(SiteSetup, GivenACardThenPhonesAreToldItsAddressAndGivenAllTheUsualOne)
{
    const SampleWorkspace sample(items::Session::Unlock::SessionOnly, SampleWorkspace::Content::Empty);
    const auto baseWith = [&](const char *address) {
        return sample.ask([address](changes::Workspace &w) -> domain::Result<std::string> {
            const auto kept = items::keepListen(w, {*domain::IpAddress::parse(address), 18'321});
            return kept ? targets::baseUrl(w.store()) : domain::fail(kept.error());
        });
    };
    EXPECT_TRUE(baseWith("0.0.0.0")->ends_with(":18321"));
    EXPECT_FALSE(sample.ask([](changes::Workspace &w) { return w.store().setting(targets::kBaseUrlSetting); })->has_value());
    EXPECT_EQ(*baseWith("127.0.0.1"), "http://127.0.0.1:18321");
}

TEST(FieldHelp, EveryFieldOfTheExtensionFormSaysWhatItDoesInOneSentence)
{
    for (const QString &field : items::ExtensionDraft::fields())
        EXPECT_FALSE(items::fieldHelp(items::HelpOf::Extension, field).isEmpty()) << field.toStdString();
    using Form = items::HelpOf;
    for (const Form form :
         {Form::Extension, Form::Site, Form::Office, Form::Condition, Form::Rule, Form::Server, Form::Key, Form::Export, Form::Unlock, Form::Log}) {
        for (const QString &field : items::fieldsWithHelp(form)) {
            const QString sentence = items::fieldHelp(form, field);
            EXPECT_TRUE(sentence.endsWith(u'.') && !sentence.contains(u'!')) << sentence.toStdString();
            EXPECT_LT(sentence.size(), 180) << sentence.toStdString();
        }
    }
    EXPECT_TRUE(items::fieldHelp(Form::Site, "nonsense"_q).isEmpty());
}
