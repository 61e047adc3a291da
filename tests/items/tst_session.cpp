#include "items/session.h"

#include "items/extensiondraft.h"
#include "support/files.h"
#include "support/ownhandsets.h"
#include "support/sampleworkspace.h"

#include <gmock/gmock.h>
#include <QSignalSpy>

using namespace pbx;
using items::Session;
using test::SampleWorkspace;
using test::waitFor;

namespace {

Result<void> rename(changes::Workspace &w, const char *name)
{
    const auto loaded = w.load(SampleWorkspace::jerry);
    if (!loaded)
        return fail(loaded.error());
    auto extension = std::get<domain::Extension>(loaded->object);
    extension.name = *domain::Name::parse(name);
    return w.edit(std::string("Rename to ") + name, {{extension.id, SampleWorkspace::site, domain::Kind::Extension, extension, loaded->version}});
}

} // namespace

TEST(Session, GivenAFileThatCannotBeWhenItIsOpenedThenItSaysSoAndWorkIsCancelled)
{
    const QTemporaryDir home;
    Session session(home.path().toStdString()); // a folder
    EXPECT_FALSE(waitFor(session.open(Session::Unlock::None)));
    EXPECT_FALSE(session.isOpen());
    auto future = session.run([](changes::Workspace &w) { return w.undoState().has_value(); });
    EXPECT_TRUE(QTest::qWaitFor([&future] { return future.isFinished(); }));
    EXPECT_TRUE(future.isCanceled());
}

TEST(Session, GivenABrokenFileOfOnesOwnHandsetsWhenItIsOpenedThenItOpensAndTheSentenceIsTold)
{
    const QTemporaryDir home;
    Session session(home.filePath(QStringLiteral("w.mcpbx")).toStdString(),
                    test::ownHandsets(test::replaced(test::kOwnModels, "\"keys\": 4", "\"keys\": -4")));
    QSignalSpy told(&session, &Session::failed);
    EXPECT_TRUE(waitFor(session.open(Session::Unlock::SessionOnly)));
    ASSERT_TRUE(QTest::qWaitFor([&told] { return told.count() == 1; }));
    EXPECT_THAT(told.front().front().toString().toStdString(), testing::HasSubstr("acme.json:6:49, /models/0/keys: a whole number"));
    EXPECT_TRUE(session.catalogue().model("Yealink", "T54W"));
    EXPECT_FALSE(session.catalogue().model("Acme", "One"));
}

TEST(Session, GivenAPhoneOfOnesOwnMakeWhenThatIsGoneThenNothingOfItIsLost)
{
    SampleWorkspace sample;
    const auto file = sample.file();
    sample.session = std::make_unique<Session>(file, test::ownHandsets());
    ASSERT_TRUE(waitFor(sample.session->open(Session::Unlock::SessionOnly)));
    sample.change<domain::Extension>(SampleWorkspace::george, [](domain::Extension &one) {
        one.autoProvision.emplace();
        one.autoProvision->make = "Acme";
        one.autoProvision->model = "One";
        one.autoProvision->keys.emplace(domain::SlotId::phone(4), domain::MainKey{});
    });
    const auto before = sample.extension(SampleWorkspace::george);
    sample.reopen(Session::Unlock::SessionOnly);
    EXPECT_FALSE(sample.session->catalogue().model("Acme", "One"));
    EXPECT_EQ(sample.extension(SampleWorkspace::george), before);
    const items::ExtensionDraft draft(before, sample.session->catalogue());
    EXPECT_EQ(draft.text(QLatin1String(items::field::kModel)), QLatin1String("One"));
    EXPECT_EQ(draft.outcome().extension, before);
}

TEST(Session, GivenAnEditWhenUndoIsAskedThenItIsTakenBackAndCanBeRedone)
{
    SampleWorkspace sample;
    ASSERT_TRUE(waitFor(sample.session->run([](changes::Workspace &w) { return rename(w, "Gerald"); })));
    QUndoStack *stack = sample.session->undoStack();
    ASSERT_TRUE(QTest::qWaitFor([stack] { return stack->undoText() == QLatin1String("Rename to Gerald"); }));
    stack->undo();
    EXPECT_TRUE(QTest::qWaitFor([&] { return sample.extension().name.text() == "Jerry"; }));
    EXPECT_EQ(stack->redoText(), QLatin1String("Rename to Gerald"));
    stack->redo();
    EXPECT_TRUE(QTest::qWaitFor([&] { return sample.extension().name.text() == "Gerald"; }));
}

TEST(Session, GivenEditsWhenTheProgramIsStartedAgainThenTheyCanStillBeUndone)
{
    SampleWorkspace sample;
    ASSERT_TRUE(waitFor(sample.session->run([](changes::Workspace &w) { return rename(w, "Gerald"); })));
    sample.reopen(Session::Unlock::None);
    EXPECT_TRUE(sample.session->isLocked());
    QUndoStack *stack = sample.session->undoStack();
    ASSERT_TRUE(QTest::qWaitFor([stack] { return stack->undoText() == QLatin1String("Rename to Gerald"); }));
    stack->undo();
    EXPECT_TRUE(QTest::qWaitFor([&] { return sample.extension().name.text() == "Jerry"; }));
}

TEST(Session, GivenTwoProcessesWhenOneCommitsThenTheOtherIsToldWithinASecond)
{
    SampleWorkspace sample;
    Session other(sample.file());
    ASSERT_TRUE(waitFor(other.open(Session::Unlock::None)));
    ASSERT_TRUE(waitFor(other.run([](changes::Workspace &w) { return w.undoState(); })));
    QTest::qWait(0);
    QSignalSpy changed(&other, &Session::changed);
    ASSERT_TRUE(waitFor(sample.session->run([](changes::Workspace &w) { return rename(w, "Gerald"); })));
    EXPECT_TRUE(QTest::qWaitFor([&changed] { return !changed.isEmpty(); }));
}

TEST(Session, GivenAWidgetThatIsGoneWhenItsAnswerComesThenNobodyIsCalled)
{
    SampleWorkspace sample;
    bool called = false;
    auto asker = std::make_unique<QObject>();
    sample.session->ask(
        asker.get(), [](changes::Workspace &) { return 1; }, [&called](int) { called = true; });
    asker.reset();
    EXPECT_EQ(waitFor(sample.session->run([](changes::Workspace &) { return 2; })), 2);
    QTest::qWait(0);
    EXPECT_FALSE(called);
}

TEST(Session, GivenAKeyThatIsKeptWhenAnotherForTheSessionIsAskedThenItStaysLocked)
{
    SampleWorkspace sample;
    sample.reopen(Session::Unlock::None);
    ASSERT_TRUE(waitFor(sample.session->unlock(Session::Unlock::Passphrase, "correct horse battery")));
    sample.reopen(Session::Unlock::None);
    EXPECT_EQ(waitFor(sample.session->unlock(Session::Unlock::SessionOnly, {})).error().kind, ErrorKind::Locked);
    EXPECT_TRUE(sample.session->isLocked());
    EXPECT_TRUE(waitFor(sample.session->unlock(Session::Unlock::Passphrase, "correct horse battery")));
}

TEST(Session, GivenALockedWorkspaceWhenTheServerIsStartedThenItSaysThatItIsLocked)
{
    SampleWorkspace sample;
    sample.reopen(Session::Unlock::None);
    const auto started = waitFor(sample.session->startServer({domain::IpAddress::fromV4(0x7F000001), 0}));
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().kind, ErrorKind::Locked);
    EXPECT_FALSE(sample.session->serverRunning());
}

TEST(Session, GivenAnOpenWorkspaceWhenTheServerIsStartedAndStoppedThenItsPortTellsSo)
{
    SampleWorkspace sample;
    QSignalSpy changed(sample.session.get(), &Session::serverChanged);
    const auto started = waitFor(sample.session->startServer({domain::IpAddress::fromV4(0x7F000001), 0}));
    ASSERT_TRUE(started) << started.error().sentence;
    EXPECT_EQ(sample.session->serverPort(), *started);
    sample.session->stopServer();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !sample.session->serverRunning() && changed.size() == 2; }));
}
