#include "items/extensiondraft.h"

#include "items/extensionwork.h"
#include "support/sampleworkspace.h"

#include <gmock/gmock.h>
#include <QDir>
#include <QFile>

using namespace pbx;
using items::ExtensionDraft;
using test::SampleWorkspace;
using test::waitFor;
namespace field = items::field;

namespace {

QString f(const char *name)
{
    return QLatin1String(name);
}
const catalogue::Catalogue &models()
{
    return catalogue::Catalogue::builtIn();
}

class ExtensionDrafts : public testing::Test {
protected:
    [[nodiscard]] ExtensionDraft draft(const domain::Uuid &id = SampleWorkspace::jerry) { return ExtensionDraft(sample.extension(id), models()); }
    items::ExtensionView view(const domain::Uuid &id = SampleWorkspace::jerry)
    {
        auto loaded = waitFor(sample.session->run([id](changes::Workspace &w) { return items::viewExtension(w, SampleWorkspace::site, id); }));
        EXPECT_TRUE(loaded);
        return *loaded;
    }
    items::SaveReport save(const ExtensionDraft &edited, std::int64_t version)
    {
        return waitFor(
            sample.session->run([edited, version](changes::Workspace &w) { return items::saveDraft(w, SampleWorkspace::site, edited, version); }));
    }
    SampleWorkspace sample;
};

} // namespace

TEST_F(ExtensionDrafts, GivenEveryFieldWhenItsOwnTextIsSetThenNothingIsEdited)
{
    for (const auto &id : {SampleWorkspace::jerry, SampleWorkspace::kramer, SampleWorkspace::george}) {
        ExtensionDraft d = draft(id);
        for (const QString &name : ExtensionDraft::fields())
            d.set(name, d.text(name));
        EXPECT_FALSE(d.isEdited());
        EXPECT_EQ(d.outcome().extension, d.saved());
    }
}

TEST_F(ExtensionDrafts, GivenWrongAndRightInputWhenTheOutcomeIsAskedThenOnlyTheRightIsInIt)
{
    ExtensionDraft d = draft();
    d.set(f(field::kName), QStringLiteral("Zoë & Sons <VIP>"));
    d.set(f(field::kMac), QStringLiteral("80:5e"));
    d.set(f(field::kStartingPort), QStringLiteral("0"));
    const auto out = d.outcome();
    EXPECT_EQ(out.extension.name.text(), "Zoë & Sons <VIP>");
    EXPECT_EQ(out.extension.autoProvision->mac, d.saved().autoProvision->mac);
    EXPECT_EQ(out.wrong.size(), 2U);
    EXPECT_FALSE(out.wrong.at(f(field::kMac)).isEmpty());
    EXPECT_EQ(d.text(f(field::kMac)), QLatin1String("80:5e")); // as typed
}

TEST_F(ExtensionDrafts, GivenHostileNamesWhenTheyAreSetThenControlCharactersAreRefused)
{
    ExtensionDraft d = draft();
    for (const char *bad : {"", "a\nb", "\x1b[31m", "tab\there"}) {
        d.set(f(field::kName), QString::fromUtf8(bad));
        EXPECT_EQ(d.outcome().wrong.count(f(field::kName)), 1U) << bad;
    }
    for (const char *good : {"\"><&;#", "\xF0\x9F\x93\x9E phone", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"}) {
        d.set(f(field::kName), QString::fromUtf8(good));
        EXPECT_TRUE(d.outcome().wrong.empty()) << good;
        EXPECT_EQ(d.outcome().extension.name.text(), good);
    }
}

TEST_F(ExtensionDrafts, GivenAStaticNetworkWhenItsAddressIsWrongThenTheSavedNetworkStaysWhole)
{
    ExtensionDraft d = draft(SampleWorkspace::kramer);
    d.set(f(field::kAddress), QStringLiteral("192.168.001.9"));
    d.set(f(field::kGateway), QStringLiteral("192.168.1.254"));
    const auto out = d.outcome();
    EXPECT_TRUE(out.wrong.contains(f(field::kAddress)));
    EXPECT_EQ(out.extension.autoProvision->network, d.saved().autoProvision->network);
    d.set(f(field::kAddress), QStringLiteral("192.168.1.9"));
    EXPECT_EQ(d.outcome().extension.autoProvision->network->address.toString(), "192.168.1.9");
    d.set(f(field::kNetworkMode), QStringLiteral("dhcp"));
    EXPECT_FALSE(d.outcome().extension.autoProvision->network);
}

TEST_F(ExtensionDrafts, GivenAnExtensionWithoutPhoneWhenOneIsChosenThenItStartsWithTheDefaultsAndItsMainKey)
{
    ExtensionDraft d = draft(SampleWorkspace::george);
    EXPECT_EQ(d.text(f(field::kEnabled)), QLatin1String("false"));
    EXPECT_EQ(d.text(f(field::kTransport)), QLatin1String("TCP"));
    d.set(f(field::kEnabled), QStringLiteral("true"));
    d.set(f(field::kMake), QStringLiteral("Yealink"));
    d.set(f(field::kModel), QStringLiteral("T54W"));
    const auto out = d.outcome();
    ASSERT_TRUE(out.extension.autoProvision);
    EXPECT_TRUE(out.extension.autoProvision->enabled);
    EXPECT_EQ(out.extension.autoProvision->callsPerLineKey.calls(), 2);
    ASSERT_EQ(out.extension.autoProvision->keys.size(), 1U);
    EXPECT_EQ(domain::typeOf(out.extension.autoProvision->keys.at(domain::SlotId::phone(1))), domain::KeyType::Main);
}

TEST_F(ExtensionDrafts, GivenAModelWithFewerKeysWhenItIsChosenThenLostKeysAreNamed)
{
    ExtensionDraft d = draft();
    d.set(f(field::kModuleType), {});
    const auto out = d.outcome();
    EXPECT_THAT(out.lostKeys, testing::ElementsAre("m1.1"));
    EXPECT_EQ(out.extension.autoProvision->keys.size(), d.saved().autoProvision->keys.size() - 1);
}

TEST_F(ExtensionDrafts, GivenADraftWhenItIsStoredAndReadThenEveryTextReturnsButThePassword)
{
    ExtensionDraft d = draft();
    d.set(f(field::kName), QStringLiteral("half a na"));
    d.set(f(field::kMac), QStringLiteral("zz"));
    d.set(f(field::kPassword), QStringLiteral("canary-secret-1"));
    const QJsonObject json = d.toJson();
    ExtensionDraft again = draft();
    again.restore(json);
    EXPECT_EQ(again.text(f(field::kName)), QLatin1String("half a na"));
    EXPECT_EQ(again.text(f(field::kMac)), QLatin1String("zz"));
    EXPECT_FALSE(again.isEdited(f(field::kPassword)));
    again.restore({{QStringLiteral("/unknown"), QStringLiteral("x")}, {f(field::kName), 7}});
    EXPECT_FALSE(again.edited().contains(QStringLiteral("/unknown")));
}

TEST_F(ExtensionDrafts, GivenAChangeElsewhereWhenTheDraftIsRebasedThenItKeepsItsInputAndNamesTheClash)
{
    ExtensionDraft d = draft();
    d.set(f(field::kName), QStringLiteral("Mine"));
    d.set(f(field::kRingTime), QStringLiteral("20"));
    domain::Extension theirs = d.saved();
    theirs.name = *domain::Name::parse("Theirs");
    theirs.ringTime = *domain::RingTime::make(20);
    theirs.hideCallerId = true;
    EXPECT_EQ(d.rebase(theirs), QStringList{f(field::kName)});
    EXPECT_EQ(d.text(f(field::kName)), QLatin1String("Mine"));
    EXPECT_FALSE(d.isEdited(f(field::kRingTime)));
    EXPECT_EQ(d.text(f(field::kHideCallerId)), QLatin1String("true"));
}

TEST_F(ExtensionDrafts, GivenFindingsWhenTheirFieldIsAskedThenItIsTheLongestPrefix)
{
    EXPECT_EQ(items::fieldOf("/autoProvision/keys/m1.1/extension"), f(field::kKeys));
    EXPECT_EQ(items::fieldOf("/autoProvision/network/dns/1"), f(field::kDns2));
    EXPECT_EQ(items::fieldOf("/autoProvision/network"), f(field::kNetworkMode));
    EXPECT_EQ(items::fieldOf("/nameless"), QString());
}

TEST_F(ExtensionDrafts, GivenAnAddressThatAnotherHasWhenItIsSavedThenTheRestIsStoredAndItIsLeftOut)
{
    const auto shown = view();
    ExtensionDraft d(shown.extension(), models());
    d.set(f(field::kRingTime), QStringLiteral("25"));
    d.set(f(field::kMac), QStringLiteral("64:16:7F:00:00:02")); // of 102
    const auto report = save(d, shown.loaded.version);
    EXPECT_FALSE(report.error);
    EXPECT_EQ(report.saved, QStringList{f(field::kRingTime)});
    EXPECT_TRUE(report.wrong.contains(f(field::kMac)));
    EXPECT_EQ(sample.extension().ringTime.seconds(), 25);
    EXPECT_EQ(sample.extension().autoProvision->mac->toString(), "80:5E:C0:12:AB:01");
}

TEST_F(ExtensionDrafts, GivenAnOlderVersionWhenItIsSavedThenItIsAConflictAndNothingIsStored)
{
    const auto shown = view();
    ExtensionDraft d(shown.extension(), models());
    d.set(f(field::kRingTime), QStringLiteral("25"));
    ASSERT_EQ(save(d, shown.loaded.version).saved.size(), 1);
    d.set(f(field::kRingTime), QStringLiteral("30"));
    const auto report = save(d, shown.loaded.version);
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->kind, ErrorKind::Conflict);
    EXPECT_EQ(sample.extension().ringTime.seconds(), 25);
}

TEST_F(ExtensionDrafts, GivenAPasswordThatIsTypedWhenTheDraftIsKeptThenNoFileHoldsItInClear)
{
    ExtensionDraft d = draft();
    d.set(f(field::kPassword), QStringLiteral("canary-secret-2"));
    ASSERT_TRUE(waitFor(sample.session->run([d](changes::Workspace &w) { return items::keepDraft(w, SampleWorkspace::site, d, 5); })));
    const auto shown = view();
    ASSERT_TRUE(shown.draftPassword);
    EXPECT_EQ(shown.draftPassword->text(), "canary-secret-2");
    EXPECT_EQ(shown.draftAt, 5);
    for (const QString &name : QDir(sample.folder()).entryList(QDir::Files)) {
        QFile file(sample.path(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        EXPECT_FALSE(bytes.contains("canary-secret-2")) << qPrintable(name);
        EXPECT_FALSE(bytes.contains(QByteArray("canary-secret-2").toBase64())) << qPrintable(name);
    }
}

TEST_F(ExtensionDrafts, GivenNumbersWhenExtensionsAreMadeAndDeletedThenWrongOnesAreRefusedAndUndoBringsThemBack)
{
    auto &session = *sample.session;
    const auto make = [&](const char *number, const char *name) {
        return waitFor(session.run([=](changes::Workspace &w) {
            return items::createExtension(w, SampleWorkspace::site, QString::fromUtf8(number), QString::fromUtf8(name), {});
        }));
    };
    EXPECT_FALSE(make("12", "Too short"));
    EXPECT_FALSE(make("101", "Taken"));
    EXPECT_FALSE(make("105", "line\nbreak"));
    const auto made = make("105", "Susan");
    ASSERT_TRUE(made) << made.error().sentence;
    ASSERT_TRUE(waitFor(session.run([id = *made](changes::Workspace &w) { return items::deleteExtensions(w, SampleWorkspace::site, {id}); })));
    EXPECT_FALSE(waitFor(session.run([id = *made](changes::Workspace &w) { return w.load(id); })));
    ASSERT_TRUE(waitFor(session.run([](changes::Workspace &w) { return w.undo(); })));
    EXPECT_TRUE(waitFor(session.run([id = *made](changes::Workspace &w) { return w.load(id); })));
}
