// Several windows on one workspace.
#include "extensionform.h"
#include "extensionlist.h"
#include "items/textof.h"
#include "keyeditor.h"
#include "mainwindowtest.h"
#include "officespage.h"
#include "pagesupport.h"
#include "support/settingsfolder.h"
#include "windows.h"

#include <QLineEdit>

using namespace pbx;
using namespace pbx::test;
using views::MainWindow;

namespace {

class SeveralWindows : public testing::Test {
protected:
    void SetUp() override
    {
        views::Theme::install(*qApp);
        start();
    }
    void start()
    {
        windows = std::make_unique<views::Windows>(*data.session);
        one = windows->first();
        one->open({.unlock = items::Session::Unlock::None, .passphrase = {}, .sample = false});
        ASSERT_TRUE(titled(*one, "101 Jerry – Pinetree"));
    }
    MainWindow *second()
    {
        one->actions().newWindow->trigger();
        EXPECT_EQ(windows->all().size(), 2U);
        MainWindow *made = windows->all().back();
        EXPECT_TRUE(titled(*made, "101 Jerry – Pinetree")) << "the same site at first";
        return made;
    }
    [[nodiscard]] static QString text(MainWindow &window, const char *name) { return child<QLineEdit>(window, name)->text(); }
    [[nodiscard]] QJsonObject draft() const
    {
        return data.ask([](changes::Workspace &w) { return items::viewExtension(w, SampleWorkspace::site, SampleWorkspace::jerry); })->draft;
    }
    NoSettings settings;
    SampleWorkspace data;
    std::unique_ptr<views::Windows> windows;
    MainWindow *one = nullptr;
};

} // namespace

TEST_F(SeveralWindows, GivenTwoWindowsWhenOneSavesThenTheOtherShowsItAndBothUndo)
{
    MainWindow *two = second();
    type(*two, "extensionName", QStringLiteral("Jerome"));
    two->actions().save->trigger();
    EXPECT_TRUE(titled(*one, "101 Jerome – Pinetree"));
    EXPECT_TRUE(eventually([&] { return text(*one, "extensionName") == QLatin1String("Jerome") && one->actions().undo->isEnabled(); }));
    one->actions().undo->trigger();
    EXPECT_TRUE(titled(*two, "101 Jerry – Pinetree"));
}

TEST_F(SeveralWindows, GivenOneExtensionInTwoWindowsWhenBothTypeThenNothingIsLost)
{
    MainWindow *two = second();
    type(*one, "extensionName", QStringLiteral("Jerome"));
    type(*two, "mac", QStringLiteral("805ec012ab77"));
    EXPECT_TRUE(eventually([&] { return text(*two, "extensionName") == QLatin1String("Jerome"); })) << "what one types shows in the other";
    EXPECT_TRUE(eventually([&] { return draft().size() == 2; }));
    two->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(windows->all().size(), 1U);
    one->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(draft().size(), 2);
    start();
    EXPECT_TRUE(eventually([&] { return text(*one, "extensionName") == QLatin1String("Jerome"); }));
}

TEST_F(SeveralWindows, GivenOneExtensionInTwoWindowsWhenOneRevertsOrSavesThenTheOtherFollows)
{
    MainWindow *two = second();
    type(*one, "extensionName", QStringLiteral("Jerome"));
    ASSERT_TRUE(eventually([&] { return text(*two, "extensionName") == QLatin1String("Jerome"); }));
    two->actions().revert->trigger();
    EXPECT_TRUE(eventually([&] { return text(*one, "extensionName") == QLatin1String("Jerry") && !one->actions().save->isEnabled(); }));
    type(*two, "extensionName", QStringLiteral("Jeremy"));
    ASSERT_TRUE(eventually([&] { return text(*one, "extensionName") == QLatin1String("Jeremy"); }));
    one->actions().save->trigger();
    EXPECT_TRUE(titled(*two, "101 Jeremy"));
    EXPECT_TRUE(eventually([&] { return !two->actions().save->isEnabled(); }));
    EXPECT_TRUE(eventually([&] { return draft().isEmpty(); }));
}

TEST_F(SeveralWindows, GivenTwoKeyEditorsWhenKeysChangeInOneThenTheOneOfTheSameExtensionFollows)
{
    MainWindow *two = second();
    two->showObject(SampleWorkspace::site, SampleWorkspace::kramer, domain::Kind::Extension);
    ASSERT_TRUE(titled(*two, "102 Kramer"));
    one->actions().keys->trigger();
    two->actions().keys->trigger();
    auto *here = one->findChild<views::KeyEditor *>();
    auto *there = two->findChild<views::KeyEditor *>();
    ASSERT_TRUE(eventually([&] { return here->isVisible() && there->isVisible() && !here->keys().empty() && !there->keys().empty(); }));
    EXPECT_NE(here->keys(), there->keys());
    const auto kramers = there->keys();
    auto edited = here->keys();
    edited.insert_or_assign(domain::SlotId::phone(9), domain::UnusedKey{});
    one->findChild<views::ExtensionForm *>()->keepKeys(edited);
    EXPECT_TRUE(eventually([&] { return draft().size() == 1; }));
    EXPECT_EQ(there->keys(), kramers);
    two->showObject(SampleWorkspace::site, SampleWorkspace::jerry, domain::Kind::Extension);
    ASSERT_TRUE(titled(*two, "101 Jerry"));
    two->actions().keys->trigger();
    EXPECT_TRUE(eventually([&] { return there->isVisible() && there->keys() == edited; }));
    edited.insert_or_assign(domain::SlotId::phone(10), domain::UnusedKey{});
    Q_EMIT here->edited(edited);
    EXPECT_TRUE(eventually([&] { return there->keys() == edited; }));
}

TEST_F(SeveralWindows, GivenAPhoneWhenItsKeysAreAskedInANewWindowThenThatShowsThem)
{
    one->showObject(SampleWorkspace::site, SampleWorkspace::kramer, domain::Kind::Extension);
    ASSERT_TRUE(titled(*one, "102 Kramer"));
    one->actions().keysInWindow->trigger();
    ASSERT_EQ(windows->all().size(), 2U);
    auto *keys = windows->all().back()->findChild<views::KeyEditor *>();
    EXPECT_TRUE(eventually([&] { return keys->isVisible() && !keys->keys().empty(); }));
    EXPECT_FALSE(one->findChild<views::KeyEditor *>()->isVisible());
}

TEST_F(SeveralWindows, GivenTwoWindowsWhenTheProgramQuitsThenBothComeBackAsTheyWere)
{
    MainWindow *two = second();
    two->resize(1111, 777);
    one->actions().quit->trigger();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_TRUE(windows->all().empty());
    start();
    windows->restore();
    ASSERT_EQ(windows->all().size(), 2U);
    EXPECT_EQ(windows->all().back()->size(), QSize(1111, 777));
    EXPECT_TRUE(titled(*windows->all().back(), "101 Jerry – Pinetree"));
    windows->all().back()->close(); // one that is closed by itself does not
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    one->actions().quit->trigger();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    start();
    windows->restore();
    EXPECT_EQ(windows->all().size(), 1U);
}
