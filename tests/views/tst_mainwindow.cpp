#include "mainwindowtest.h"

#include "firewallpage.h"
#include "keyeditor.h"
#include "widgets.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QSemaphore>
#include <QSet>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

using namespace pbx;
using namespace pbx::views;
using pbx::test::MainWindows;
using pbx::test::SampleWorkspace;
using pbx::test::waitFor;

TEST_F(MainWindows, GivenTheSampleWhenItIsOpenedThenItsFirstExtensionAndWhatIsPendingShow)
{
    EXPECT_EQ(find<QLabel>("siteName")->text(), QLatin1String("Pinetree"));
    EXPECT_TRUE(soon([&] { return find<QLabel>("pendingTitle")->text() == QLatin1String("Pending changes (9)"); }));
    EXPECT_TRUE(find("pendingBar")->isVisible());
    EXPECT_EQ(find<QTableView>("extensionTable")->model()->rowCount(), 5);
    EXPECT_EQ(find<QLineEdit>("mac")->text(), QLatin1String("80:5E:C0:12:AB:01"));
}

TEST_F(MainWindows, WhenAllCommandsAreListedThenEachHasAPlaceInAMenuAndNoTwoShareKeys)
{
    QSet<QAction *> inMenus;
    for (QAction *menu : window->menuBar()->actions()) {
        for (QAction *action : menu->menu()->actions())
            inMenus += action;
    }
    QSet<QKeySequence> keys;
    for (QAction *action : window->actions().all()) {
        EXPECT_TRUE(inMenus.contains(action)) << qPrintable(action->text());
        EXPECT_FALSE(action->objectName().isEmpty()) << qPrintable(action->text());
        EXPECT_FALSE(action->toolTip().isEmpty()) << qPrintable(action->text());
        if (action->shortcut().isEmpty())
            continue;
        EXPECT_FALSE(keys.contains(action->shortcut())) << qPrintable(action->text());
        keys += action->shortcut();
    }
    for (const char *wanted : {"Ctrl+F", "Ctrl+L", "Ctrl+N", "Ctrl+S", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+D", "Ctrl+Shift+Return", "F5", "F6", "F2"})
        EXPECT_TRUE(keys.contains(QKeySequence(QLatin1String(wanted)))) << wanted;
}

TEST_F(MainWindows, WhenControlsAreReadAloudThenEachHasAName)
{
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        const bool control = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled()
                             && !widget->objectName().startsWith(QLatin1String("qt_"));
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (!control || (button && !button->text().isEmpty()) || qobject_cast<const QLineEdit *>(widget->parentWidget()))
            continue;
        const bool inner = widget->parentWidget() && !widget->parentWidget()->accessibleName().isEmpty();
        EXPECT_TRUE(inner || !widget->accessibleName().isEmpty() || !widget->property("title").toString().isEmpty())
            << widget->metaObject()->className() << ' ' << qPrintable(widget->objectName());
    }
}

TEST_F(MainWindows, GivenKeysOnlyWhenOneSearchesAllSitesThenTheHitOpensWithReturn)
{
    window->actions().searchSites->trigger();
    auto *search = find<QLineEdit>("searchAllSites");
    QTest::keyClicks(search, QStringLiteral("Elaine & Sons"));
    auto *tree = find<QListView>("siteTree");
    ASSERT_TRUE(soon([&] { return tree->model()->rowCount() >= 2 && tree->model()->index(1, 0).data().toString().contains(QLatin1String("103")); }));
    QTest::keyClick(search, Qt::Key_Down);
    EXPECT_TRUE(titled("103 Elaine & Sons <Front Desk>"));
    search->setText(QStringLiteral("no such name"));
    EXPECT_TRUE(soon([&] { return find<QLabel>("searchNote")->text() == QLatin1String("No match in 1 site."); }));
}

TEST_F(MainWindows, WhenViewChangesIsAskedThenItTakesTheWindowAndGivesItBack)
{
    window->actions().viewChanges->trigger();
    EXPECT_TRUE(titled("View changes – Pinetree"));
    EXPECT_FALSE(find("toolBar")->isVisible());
    EXPECT_TRUE(find("pendingBar")->isVisible());
    window->actions().viewChanges->trigger();
    EXPECT_TRUE(titled("101 Jerry"));
    EXPECT_TRUE(find("toolBar")->isVisible());
}

TEST_F(MainWindows, GivenTheKeyEditorWhenItIsOpenThenItsKeysAreItsOwnAndComeBackAfterwards)
{
    ASSERT_TRUE(soon([&] { return window->actions().keys->isEnabled(); }));
    window->actions().keys->trigger();
    auto *editor = window->findChild<KeyEditor *>();
    ASSERT_TRUE(soon([&] { return editor->isVisible(); }));
    EXPECT_EQ(editor->keys().size(), 7U);
    EXPECT_TRUE(window->actions().undo->shortcut().isEmpty());
    domain::KeyMap keys = editor->keys();
    keys.erase(domain::SlotId::phone(3));
    Q_EMIT editor->saved(keys);
    EXPECT_EQ(window->actions().undo->shortcut(), QKeySequence(QStringLiteral("Ctrl+Z")));
    EXPECT_FALSE(editor->isVisible());
    EXPECT_TRUE(soon([&] { return data.extension().autoProvision->keys.size() == 6; }));
    EXPECT_TRUE(soon([&] { return window->actions().undo->isEnabled(); }));
}

TEST_F(MainWindows, WhenChangesAreAppliedThenTheBarGoesAndTheRevisionShows)
{
    ASSERT_TRUE(soon([&] { return window->actions().applyChanges->isEnabled(); }));
    window->actions().applyChanges->trigger();
    ASSERT_TRUE(QTest::qWaitFor([&] { return find<QLabel>("statusRevision")->text() == QLatin1String("In sync with revision 1"); }, 30000));
    EXPECT_FALSE(find("pendingBar")->isVisible());
}

TEST_F(MainWindows, GivenAServerThatRanWhenTheWorkspaceIsUnlockedLaterThenItServesAgainWhereItDid)
{
    ASSERT_TRUE(waitFor(data.session->run([](changes::Workspace &w) {
        return w.store().commit({store::PutSetting{targets::kListenSetting, "[::]:18098"}});
    })));
    window.reset();
    data.reopen(items::Session::Unlock::None);
    show(false);
    ASSERT_TRUE(soon([&] { return data.session->isOpen() && window->actions().unlock->isEnabled(); }));
    EXPECT_FALSE(data.session->serverRunning());
    ASSERT_TRUE(waitFor(data.session->unlock(items::Session::Unlock::SessionOnly, {})));
    EXPECT_TRUE(soon([&] { return data.session->serverPort() == 18098; }));
}

TEST_F(MainWindows, GivenAServerSettingThatCannotBeReadWhenItStartsThenTheWindowSaysSo)
{
    ASSERT_TRUE(waitFor(data.session->run([](changes::Workspace &w) {
        return w.store().commit({store::PutSetting{targets::kListenSetting, "nonsense"}});
    })));
    restart();
    EXPECT_TRUE(soon([&] { return find("windowMessage")->isVisible(); }));
}

TEST_F(MainWindows, GivenAnAppliedSiteWhenItsImportIsUndoneThenItsRemovalIsShownToBeAppliedOrDiscarded)
{
    ASSERT_TRUE(soon([&] { return window->actions().applyChanges->isEnabled(); }));
    window->actions().applyChanges->trigger();
    ASSERT_TRUE(QTest::qWaitFor([&] { return find<QLabel>("statusRevision")->text() == QLatin1String("In sync with revision 1"); }, 30000));
    ASSERT_TRUE(soon([&] { return window->actions().undo->isEnabled(); }));
    window->actions().undo->trigger();
    ASSERT_TRUE(soon([&] { return find("changesPage")->isVisible(); }));
    ASSERT_TRUE(soon([&] { return window->actions().applyChanges->isEnabled(); }));
    QTest::keyClick(window.get(), Qt::Key_Escape);
    window->showSite(SampleWorkspace::site);
    EXPECT_TRUE(soon([&] { return find("changesPage")->isVisible(); })) << "the tree leads there again";
}

TEST_F(MainWindows, WhenAnExtensionIsDeletedThenUndoBringsItBack)
{
    auto *table = find<QTableView>("extensionTable");
    window->showObject(SampleWorkspace::site, SampleWorkspace::george, domain::Kind::Extension);
    ASSERT_TRUE(titled("1004 George"));
    ASSERT_TRUE(soon([&] { return window->actions().deleteExtension->isEnabled(); }));
    window->actions().deleteExtension->trigger();
    ASSERT_TRUE(soon([&] { return table->model()->rowCount() == 4; }));
    ASSERT_TRUE(soon([&] { return data.session->undoStack()->undoText() == QLatin1String("Delete 1004 George"); }));
    window->actions().undo->trigger();
    EXPECT_TRUE(soon([&] { return table->model()->rowCount() == 5; }));
}

TEST_F(MainWindows, WhenDeletingTakesLongThenItCanBeStoppedAndNothingIsDeleted)
{
    auto *table = find<QTableView>("extensionTable");
    window->showObject(SampleWorkspace::site, SampleWorkspace::george, domain::Kind::Extension);
    ASSERT_TRUE(titled("1004 George"));
    ASSERT_TRUE(soon([&] { return window->actions().deleteExtension->isEnabled(); }));
    QSemaphore hold;
    auto held = data.session->run([&hold](changes::Workspace &) {
        hold.acquire();
        return 0;
    });
    window->actions().deleteExtension->trigger();
    EXPECT_FALSE(window->actions().deleteExtension->isEnabled()) << "one at a time";
    EXPECT_FALSE(window->actions().discardChanges->isEnabled());
    auto *stop = find<QToolButton>("workStop");
    ASSERT_TRUE(soon([&] { return stop->isVisible(); }));
    stop->click();
    EXPECT_FALSE(stop->isEnabled());
    hold.release();
    ASSERT_TRUE(soon([&] { return !stop->isVisible(); }));
    EXPECT_EQ(table->model()->rowCount(), 5);
    EXPECT_TRUE(soon([&] { return window->actions().deleteExtension->isEnabled(); }));
    window->actions().deleteExtension->trigger();
    EXPECT_TRUE(soon([&] { return table->model()->rowCount() == 4; }));
}

TEST_F(MainWindows, WhenAnUndoTakesLongThenItCanBeStoppedAndNothingIsUndone)
{
    auto *table = find<QTableView>("extensionTable");
    window->showObject(SampleWorkspace::site, SampleWorkspace::george, domain::Kind::Extension);
    ASSERT_TRUE(titled("1004 George"));
    ASSERT_TRUE(soon([&] { return window->actions().deleteExtension->isEnabled(); }));
    window->actions().deleteExtension->trigger();
    ASSERT_TRUE(soon([&] { return table->model()->rowCount() == 4 && window->actions().undo->isEnabled(); }));
    QSemaphore hold;
    auto held = data.session->run([&hold](changes::Workspace &) {
        hold.acquire();
        return 0;
    });
    window->actions().undo->trigger();
    auto *stop = find<QToolButton>("workStop");
    ASSERT_TRUE(soon([&] { return stop->isVisible(); }));
    stop->click();
    hold.release();
    ASSERT_TRUE(soon([&] { return !stop->isVisible(); }));
    EXPECT_EQ(table->model()->rowCount(), 4);
    EXPECT_TRUE(soon([&] { return data.session->undoStack()->undoText() == QLatin1String("Delete 1004 George"); })) << "it can be undone still";
    window->actions().undo->trigger();
    ASSERT_TRUE(soon([&] { return table->model()->rowCount() == 5; }));
    window->actions().redo->trigger();
    window->actions().undo->trigger(); // before the answer is there
    EXPECT_TRUE(soon([&] { return data.session->undoStack()->canRedo(); }));
    EXPECT_EQ(table->model()->rowCount(), 5);
}

TEST_F(MainWindows, GivenAnExtensionThatOthersMonitorWhenItIsDeletedThenItIsRefusedWithTheReason)
{
    ASSERT_TRUE(soon([&] { return window->actions().deleteExtension->isEnabled(); }));
    window->actions().deleteExtension->trigger();
    EXPECT_TRUE(soon([&] { return find<MessageBar>("windowMessage")->sentence().contains(QLatin1String("101")); }));
    EXPECT_EQ(data.extension().name.text(), "Jerry");
}

TEST_F(MainWindows, GivenTheDialogWhenANumberIsWrongThenItSaysWhyAndARightOneIsAdded)
{
    window->actions().newExtension->trigger();
    auto *dialog = find<QDialog>("newExtensionDialog");
    auto *number = dialog->findChild<QLineEdit *>(QStringLiteral("newNumber"));
    auto *create = dialog->findChild<QPushButton *>(QStringLiteral("create"));
    ASSERT_TRUE(soon([&] { return number->text() == QLatin1String("104"); })); // the next free one
    EXPECT_FALSE(create->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("newName")), QStringLiteral("Newman"));
    number->setText(QStringLiteral("12"));
    EXPECT_FALSE(create->isEnabled());
    number->setText(QStringLiteral("105"));
    EXPECT_TRUE(create->isEnabled());
    create->click();
    EXPECT_TRUE(titled("105 Newman"));
}

TEST_F(MainWindows, GivenAnUnknownPhoneInTheLogWhenItIsGivenToAnExtensionThenItsAddressIsInThatExtensionsDraft)
{
    ASSERT_TRUE(pbx::test::waitFor(data.session->run([](changes::Workspace &w) -> domain::Result<void> {
        const auto loaded = w.load(SampleWorkspace::george);
        auto extension = std::get<domain::Extension>(loaded->object);
        extension.autoProvision.reset();
        return w.edit("No phone", {{extension.id, SampleWorkspace::site, domain::Kind::Extension, extension, loaded->version}});
    })));
    auto *page = window->findChild<FirewallPage *>();
    ASSERT_TRUE(page);
    find<QTabBar>("siteTabs")->setCurrentIndex(3);
    Q_EMIT page->giveMacAsked(QStringLiteral("80:5E:C0:77:AA:10"));
    auto *dialog = find<QDialog>("giveMacDialog");
    ASSERT_TRUE(dialog);
    auto *list = dialog->findChild<QListWidget *>(QStringLiteral("giveMacList"));
    ASSERT_TRUE(soon([&] { return list->count() == 1; })) << list->count();
    EXPECT_TRUE(list->item(0)->text().contains(QLatin1String("George")));
    auto *search = dialog->findChild<QLineEdit *>(QStringLiteral("giveMacSearch"));
    QTest::keyClicks(search, QStringLiteral("nobody"));
    ASSERT_TRUE(soon([&] { return list->count() == 0; }));
    EXPECT_FALSE(dialog->findChild<QPushButton *>(QStringLiteral("giveMac"))->isEnabled());
    search->clear();
    QTest::keyClicks(search, QStringLiteral("1004"));
    ASSERT_TRUE(soon([&] { return list->count() == 1; }));
    QTest::keyClick(search, Qt::Key_Return);
    ASSERT_TRUE(titled("1004 George"));
    EXPECT_TRUE(soon([&] { return find<QLineEdit>("mac")->text() == QLatin1String("80:5E:C0:77:AA:10"); }));
    EXPECT_EQ(find<QTabBar>("siteTabs")->currentIndex(), 0);
    EXPECT_TRUE(find("editedMark")->isVisible());
    EXPECT_FALSE(data.extension(SampleWorkspace::george).autoProvision) << "only the draft has it";
}
