// Everything can be reached without a mouse: Tab comes to every control of every page, and out of each again.
#include "firewallpage.h"
#include "keyeditor.h"
#include "mainwindowtest.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QButtonGroup>
#include <QComboBox>
#include <QDialog>
#include <QSet>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>

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

// What Tab does not come to.
QStringList unreached(QWidget &window)
{
    QSet<QWidget *> left = controls(window);
    const qsizetype all = left.size();
    for (qsizetype i = 0; i < 2 * all + 20 && !left.isEmpty(); ++i) {
        QWidget *focus = window.focusWidget();
        QTest::keyClick(focus ? focus : &window, Qt::Key_Tab);
        left.remove(window.focusWidget());
    }
    QStringList names;
    for (const QWidget *widget : left)
        names += QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
    return names;
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
        const QStringList missed = unreached(*window);
        EXPECT_TRUE(missed.isEmpty()) << "page " << tab << ": " << said(missed);
    }
}

TEST_F(MainWindows, WhenOneTabsThroughTheFormOfSeveralThenEveryControlIsReached)
{
    find<QTableView>("extensionTable")->selectAll();
    ASSERT_TRUE(soon([&] {
        const auto *title = window->findChild<QWidget *>(QStringLiteral("bulkFormTitle"));
        return title && title->isVisible();
    }));
    auto *form = window->findChild<QWidget *>(QStringLiteral("bulkForm"));
    form->findChild<QSpinBox *>(QStringLiteral("ringTime"))->setValue(25); // so that it can be taken back and saved
    const QStringList missed = unreached(*window);
    EXPECT_TRUE(missed.isEmpty()) << said(missed);
    window->actions().save->trigger();
    ASSERT_TRUE(soon([&] { return QApplication::activeModalWidget() != nullptr; }));
    const QStringList missedThere = unreached(*QApplication::activeModalWidget());
    EXPECT_TRUE(missedThere.isEmpty()) << said(missedThere);
}

TEST_F(MainWindows, WhenOneTabsThroughTheKeyEditorThenEveryControlIsReached)
{
    ASSERT_TRUE(soon([&] { return window->actions().keys->isEnabled(); }));
    window->actions().keys->trigger();
    auto *editor = window->findChild<KeyEditor *>();
    ASSERT_TRUE(soon([&] { return editor->isVisible(); }));
    const QStringList missed = unreached(*window);
    EXPECT_TRUE(missed.isEmpty()) << said(missed);
}

TEST_F(MainWindows, WhenOneTabsThroughTheReviewThenEveryControlIsReached)
{
    window->actions().viewChanges->trigger();
    ASSERT_TRUE(titled("View changes"));
    ASSERT_TRUE(soon([&] { return window->actions().applyChanges->isEnabled(); }));
    const QStringList missed = unreached(*window);
    EXPECT_TRUE(missed.isEmpty()) << said(missed);
}

TEST_F(MainWindows, WhenOneTabsThroughADialogThenEveryControlIsReachedAndEscapeClosesIt)
{
    for (QAction *action : {window->actions().newExtension, window->actions().newSite, window->actions().server}) {
        action->trigger();
        ASSERT_TRUE(soon([&] { return QApplication::activeModalWidget() != nullptr; })) << qPrintable(action->objectName());
        QWidget *dialog = QApplication::activeModalWidget();
        const QStringList missed = unreached(*dialog);
        EXPECT_TRUE(missed.isEmpty()) << qPrintable(action->objectName()) << ": " << said(missed);
        QTest::keyClick(dialog, Qt::Key_Escape);
        EXPECT_TRUE(soon([&] { return QApplication::activeModalWidget() == nullptr; })) << qPrintable(action->objectName());
    }
}
