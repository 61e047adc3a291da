// Everything can be reached without a mouse: Tab comes to every control of every page, and out of each again.
#include "commandpalette.h"
#include "explaindialog.h"
#include "firewallpage.h"
#include "importdialog.h"
#include "keyeditor.h"
#include "mainwindowtest.h"
#include "siteassistant.h"
#include "targets/baseurl.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QButtonGroup>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

using namespace pbx;
using namespace pbx::views;
using pbx::test::MainWindows;

namespace {

// Of buttons of which one is on, arrows reach the others.
bool byArrows(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const bool exclusive = button && (button->autoExclusive() || (button->group() && button->group()->exclusive()));
    return exclusive && button->isCheckable() && !button->isChecked();
}

QSet<QWidget *> controls(const QWidget &window)
{
    QSet<QWidget *> found;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        const QWidget *parent = widget->parentWidget();
        const bool inner = widget->focusProxy() || qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QComboBox *>(parent);
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled() && widget->window() == &window && !inner
            && !byArrows(widget))
            found += widget;
    }
    return found;
}

QString nameOf(const QWidget *widget)
{
    return widget ? QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName() : QStringLiteral("nothing");
}

// Where the key leads until it is where it began; empty: it never comes back there.
QList<QWidget *> roundTrip(QWidget &window, Qt::Key key, qsizetype most)
{
    const auto press = [&] {
        QWidget *focus = window.focusWidget();
        QTest::keyClick(focus ? focus : &window, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
    };
    press();
    QWidget *const first = window.focusWidget();
    QList<QWidget *> way{first};
    for (qsizetype i = 0; i < most; ++i) {
        press();
        if (window.focusWidget() == first)
            return way;
        way += window.focusWidget();
    }
    return {};
}

// A control that a mouse reaches and Tab does not, though it has an action in a menu or in the command palette.
bool byCommand(const QAbstractButton &button)
{
    const auto *tool = qobject_cast<const QToolButton *>(&button);
    return tool && tool->defaultAction() && !tool->defaultAction()->objectName().isEmpty();
}

// Controls without a name for those who do not see them; buttons that only a mouse reaches.
QStringList faults(const QWidget &window, const QSet<QWidget *> &all)
{
    QStringList out;
    for (const QWidget *widget : all) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool titled = !widget->property("title").toString().isEmpty() || (button && !button->text().isEmpty());
        if (!titled && widget->accessibleName().isEmpty())
            out += nameOf(widget) + QStringLiteral(" has no accessible name");
    }
    for (const auto *button : window.findChildren<QAbstractButton *>()) {
        const QWidget *parent = button->parentWidget();
        const bool inner = parent && (parent->inherits("QLineEdit") || parent->inherits("QTabBar") || parent->inherits("QTableView"));
        const bool shown = button->isVisible() && button->isEnabled() && button->window() == &window;
        if (shown && !inner && !(button->focusPolicy() & Qt::TabFocus) && !byCommand(*button) && !byArrows(button))
            out += nameOf(button) + QStringLiteral(" is for the mouse only");
    }
    for (const auto *edit : window.findChildren<QLineEdit *>()) {
        for (const QAction *action : edit->actions()) {
            const bool button = edit->isVisible() && action->isEnabled() && !action->objectName().isEmpty();
            if (button && action->shortcut().isEmpty() && !action->objectName().startsWith(QLatin1String("_q_")))
                out += action->objectName() + QStringLiteral(" is for the mouse only");
        }
    }
    return out;
}

// Everything that a robot finds by walking through the window with Tab, and back with Shift+Tab.
QStringList walked(QWidget &window)
{
    const QSet<QWidget *> all = controls(window);
    QStringList out = faults(window, all);
    const qsizetype most = 2 * all.size() + 20;
    QSet<QWidget *> left = all;
    for (qsizetype i = 0; i < most && !left.isEmpty(); ++i) {
        QWidget *focus = window.focusWidget();
        QTest::keyClick(focus ? focus : &window, Qt::Key_Tab);
        left.remove(window.focusWidget());
    }
    for (const QWidget *widget : left)
        out += nameOf(widget) + QStringLiteral(" is not reached by Tab");
    const auto there = roundTrip(window, Qt::Key_Tab, most);
    const auto back = roundTrip(window, Qt::Key_Backtab, most);
    if (there.isEmpty() && !all.isEmpty())
        out += QStringLiteral("Tab is trapped at ") + nameOf(window.focusWidget());
    if (back.isEmpty() && !all.isEmpty())
        out += QStringLiteral("Shift+Tab is trapped at ") + nameOf(window.focusWidget());
    if (!there.isEmpty() && !back.isEmpty()) {
        QSet<QWidget *> missed(there.begin(), there.end());
        missed.subtract({back.begin(), back.end()});
        for (const QWidget *widget : missed)
            out += nameOf(widget) + QStringLiteral(" is not reached by Shift+Tab");
    }
    return out;
}

std::string said(const QStringList &names)
{
    return names.join(QLatin1String(", ")).toStdString();
}

} // namespace

TEST_F(MainWindows, WhenOneTabsThroughThePagesOfASiteThenEveryControlIsReached)
{
    auto *tabs = find<QTabBar>("siteTabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTest::qWait(0);
        const QStringList missed = walked(*window);
        EXPECT_TRUE(missed.isEmpty()) << "page " << tab << ": " << said(missed);
    }
}

TEST_F(MainWindows, WhenOneTabsThroughTheFormOfSeveralThenEveryControlIsReached)
{
    find<QTableView>("extensionTable")->selectAll();
    ASSERT_TRUE(soon([&] {
        const auto *several = window->findChild<QWidget *>(QStringLiteral("bulkForm"));
        return several && several->isVisible() && several->findChild<QWidget *>(QStringLiteral("ringTime"))->isEnabled();
    }));
    auto *form = window->findChild<QWidget *>(QStringLiteral("bulkForm"));
    form->findChild<QSpinBox *>(QStringLiteral("ringTime"))->setValue(25); // so that it can be taken back and saved
    const QStringList missed = walked(*window);
    EXPECT_TRUE(missed.isEmpty()) << said(missed);
    window->actions().save->trigger();
    ASSERT_TRUE(soon([&] { return QApplication::activeModalWidget() != nullptr; }));
    const QStringList missedThere = walked(*QApplication::activeModalWidget());
    EXPECT_TRUE(missedThere.isEmpty()) << said(missedThere);
}

TEST_F(MainWindows, WhenOneTabsThroughTheKeyEditorThenEveryControlIsReached)
{
    ASSERT_TRUE(soon([&] { return window->actions().keys->isEnabled(); }));
    window->actions().keys->trigger();
    auto *editor = window->findChild<KeyEditor *>();
    ASSERT_TRUE(soon([&] { return editor->isVisible(); }));
    const QStringList missed = walked(*window);
    EXPECT_TRUE(missed.isEmpty()) << said(missed);
}

TEST_F(MainWindows, WhenOneTabsThroughTheReviewThenEveryControlIsReached)
{
    window->actions().viewChanges->trigger();
    ASSERT_TRUE(titled("View changes"));
    ASSERT_TRUE(soon([&] { return window->actions().applyChanges->isEnabled(); }));
    const QStringList missed = walked(*window);
    EXPECT_TRUE(missed.isEmpty()) << said(missed);
}

namespace {

struct Dialogs : MainWindows {
    // Walks through the dialog that is open now; Esc closes it.
    void walk(const std::string &name, bool closes = true) const
    {
        ASSERT_TRUE(soon([] { return QApplication::activeModalWidget() != nullptr; })) << name;
        QTest::qWait(20); // what it asks the workspace first
        QWidget *dialog = QApplication::activeModalWidget();
        const QStringList found = walked(*dialog);
        EXPECT_TRUE(found.isEmpty()) << name << ": " << said(found);
        if (!closes)
            return;
        QTest::keyClick(dialog, Qt::Key_Escape);
        EXPECT_TRUE(soon([&] { return QApplication::activeModalWidget() != dialog; })) << name;
    }
};

} // namespace

TEST_F(MainWindows, WhenOneTabsThroughWhatThePhoneGetsThenEveryControlIsReachedAndEscapeClosesIt)
{
    window->actions().explain->trigger();
    auto *dialog = find<ExplainDialog>("explainDialog");
    const auto *table = find<QTableView>("explainTable");
    ASSERT_TRUE(soon([table] { return table->model()->rowCount() > 0; }));
    const QStringList found = walked(*dialog);
    EXPECT_TRUE(found.isEmpty()) << said(found);
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_FALSE(dialog->isVisible());
}

TEST_F(Dialogs, WhenOneTabsThroughADialogThenEveryControlIsReachedAndEscapeClosesIt)
{
    const Actions &a = window->actions();
    ASSERT_TRUE(soon([&] { return a.discardChanges->isEnabled(); }));
    for (QAction *action : {a.newExtension, a.newSite, a.editSite, a.siteParameters, a.phoneParameters, a.server, a.unlock, a.exportSite, a.about,
                            a.shortcuts, a.discardChanges}) {
        action->setEnabled(true); // also what is not possible now
        action->trigger();
        walk(action->objectName().toStdString());
    }
    auto *page = window->findChild<FirewallPage *>();
    Q_EMIT page->giveMacAsked(QStringLiteral("80:5E:C0:77:AA:10"));
    walk("giveMac");
    QFile broken(data.path(QStringLiteral("broken.json")));
    ASSERT_TRUE(broken.open(QIODevice::WriteOnly) && broken.write("{\"site\": 7}") > 0);
    broken.close();
    (new ImportDialog(*data.session, broken.fileName(), window.get()))->open();
    walk("import");
}

TEST_F(Dialogs, WhenOneTabsThroughTheAssistantThenEveryStepIsReached)
{
    window->actions().assistant->trigger();
    auto *assistant = window->findChild<SiteAssistant *>();
    const auto fill = [&](const char *name, const char *text) {
        assistant->findChild<QLineEdit *>(QLatin1String(name))->setText(QLatin1String(text));
    };
    auto *next = assistant->findChild<QPushButton *>(QStringLiteral("setupNext"));
    walk("site", false);
    fill("setupCustomer", "Acacia");
    fill("setupName", "Acacia");
    fill("setupDomain", "acacia.example");
    next->click();
    walk("phone", false);
    assistant->findChild<QAbstractButton *>(QStringLiteral("setupWithPhone"))->click();
    next->click();
    walk("network", false);
    auto *port = assistant->findChild<QSpinBox *>(QStringLiteral("setupPort"));
    ASSERT_TRUE(port->isVisible());
    ASSERT_TRUE(data.ask([](changes::Workspace &w) { return w.store().commit({store::PutSetting{targets::kListenSetting, "127.0.0.1:18398"}}); }));
    port->setValue(18'398);
    next->click();
    ASSERT_TRUE(soon([&] { return next->isEnabled() && assistant->windowTitle().contains(QStringLiteral("step 4")); }));
    walk("ready", false);
    next->click();
    ASSERT_TRUE(soon([&] { return next->text() == QStringLiteral("&Close"); }));
    walk("applied");
    data.session->stopServer();
}

TEST_F(MainWindows, WhenThePaletteIsOpenThenTabLeadsOutOfItAndNothingIsReachedBehindIt)
{
    items::Recents().clear();
    find("extensionName")->setFocus();
    window->actions().palette->trigger();
    auto *palette = window->findChild<CommandPalette *>();
    ASSERT_TRUE(palette->isVisible());
    EXPECT_TRUE(faults(*window, {}).isEmpty());
    EXPECT_FALSE(palette->findChild<QLineEdit *>()->accessibleName().isEmpty());
    QTest::keyClick(window->focusWidget(), Qt::Key_Tab);
    EXPECT_FALSE(palette->isVisible());
    EXPECT_TRUE(walked(*window).isEmpty());
}

namespace {

struct FirstStart : MainWindows {
    void SetUp() override
    {
        Theme::install(*qApp);
        show(false);
        ASSERT_TRUE(soon([&] { return find("welcomePage")->isVisible(); }));
    }
};

} // namespace

TEST_F(FirstStart, WhenOneTabsThroughTheWelcomePageThenEveryWayToBeginIsReached)
{
    const QStringList found = walked(*window);
    EXPECT_TRUE(found.isEmpty()) << said(found);
}
