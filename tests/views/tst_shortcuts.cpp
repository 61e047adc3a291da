// Keys and words of help: what the tables say is what the program does.
#include "assistantsteps.h"
#include "mainwindowtest.h"
#include "phonepicture.h"
#include "shortcutsdialog.h"
#include "shortcuttable.h"
#include "siteassistant.h"
#include "support/keysample.h"
#include "support/qtext.h"

#include <algorithm>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QTabBar>
#include <QTreeWidget>

using namespace pbx;
using namespace pbx::views;
using pbx::test::MainWindows;
using pbx::test::slot;
using pbx::test::operator""_q;

namespace {

struct Helps : MainWindows {
    // Fields that a person can fill in and that do not say what they do. Filters and searches say it by their placeholder.
    static QStringList unexplained(const QWidget &top)
    {
        QStringList names;
        for (const auto *widget : top.findChildren<QWidget *>()) {
            const bool field = qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
                               || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QCheckBox *>(widget)
                               || qobject_cast<const QRadioButton *>(widget);
            const QWidget *parent = widget->parentWidget();
            const bool inner = parent && (qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent));
            if (!field || inner || !widget->isVisibleTo(&top) || widget->objectName().contains("earch"_q) || widget->objectName().contains("ilter"_q))
                continue;
            if (widget->whatsThis().isEmpty() && widget->toolTip().isEmpty())
                names += QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName();
        }
        return names;
    }
};

} // namespace

TEST(Shortcuts, EveryKeyOfTheTablesStandsOnTheHelpPageAndTheSearchFindsIt)
{
    QObject owner;
    const Actions actions(&owner);
    ShortcutsDialog page(actions);
    page.setAttribute(Qt::WA_DeleteOnClose, false);
    page.show();
    const auto *dialog = &page;
    auto *list = dialog->findChild<QTreeWidget *>("shortcutList"_q);
    QSet<QString> rows;
    for (int i = 0; i < list->topLevelItemCount(); ++i) {
        for (int j = 0; j < list->topLevelItem(i)->childCount(); ++j)
            rows += list->topLevelItem(i)->child(j)->text(0) + u'|' + list->topLevelItem(i)->child(j)->text(1);
    }
    for (const ShortcutGroup &group : shortcutGroups(actions)) {
        for (const Shortcut &row : group.rows)
            EXPECT_TRUE(rows.contains(row.what + u'|' + shown(row))) << row.what.toStdString();
    }
    for (const QAction *action : actions.all()) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        EXPECT_TRUE(keys.isEmpty() || std::ranges::any_of(rows, [&](const QString &row) { return row.endsWith(u'|' + keys); })) << keys.toStdString();
    }
    auto *search = dialog->findChild<QLineEdit *>("shortcutSearch"_q);
    QTest::keyClicks(search, "apply"_q);
    int visible = 0;
    for (int i = 0; i < list->topLevelItemCount(); ++i) {
        for (int j = 0; j < list->topLevelItem(i)->childCount(); ++j)
            visible += list->topLevelItem(i)->isHidden() || list->topLevelItem(i)->child(j)->isHidden() ? 0 : 1;
    }
    EXPECT_GE(visible, 1);
    EXPECT_LT(visible, 6);
    search->setText("xyzzy"_q);
    EXPECT_TRUE(dialog->findChild<QWidget *>("shortcutNone"_q)->isVisible());
}

TEST(Shortcuts, TheKeysOfTheDrawingsExist)
{
    QObject owner;
    const Actions actions(&owner);
    QSet<QKeySequence> keys;
    for (const ShortcutGroup &group : shortcutGroups(actions)) {
        for (const Shortcut &row : group.rows)
            keys.unite({row.keys.begin(), row.keys.end()});
    }
    for (const char *wanted :
         {"Ctrl+K", "Ctrl+F", "Ctrl+L", "Ctrl+N", "Ctrl+S", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+D", "Ctrl+Shift+Return", "F5",    "F6",   "F2",
          "F1",     "L",      "S",      "M",      "D",      "U",      "Del",          "Alt+Up", "Alt+Left",          "Space", "PgUp", "PgDown",
          "Esc",    "Ctrl+C", "Ctrl+V"})
        EXPECT_TRUE(keys.contains(QKeySequence(QLatin1String(wanted)))) << wanted;
}

TEST(Shortcuts, ThePictureUnderstandsEveryKeyThatTheTableGivesIt)
{
    PhonePicture picture;
    picture.setHandset(catalogue::Catalogue::builtIn().model("Yealink", "T54W"), {}, "101 Jerry"_q);
    picture.resize(600, 600);
    for (const Shortcut &row : pictureShortcuts().rows) {
        for (const QKeySequence &sequence : row.keys) {
            picture.select(slot("2"));
            const QKeyCombination keys = sequence[0];
            EXPECT_TRUE(picture.command(QKeyEvent(QEvent::KeyPress, keys.key(), keys.keyboardModifiers())))
                << sequence.toString().toStdString() << ": " << row.what.toStdString();
        }
    }
    picture.select(slot("2"));
    EXPECT_FALSE(picture.command(QKeyEvent(QEvent::KeyPress, Qt::Key_Q, Qt::NoModifier)));
}

TEST_F(Helps, WhenHelpIsAskedForThenTheKeysShowAndInAFieldItsSentence)
{
    QTest::keyClick(window.get(), Qt::Key_F1);
    auto *page = window->findChild<ShortcutsDialog *>();
    ASSERT_TRUE(page && page->isVisible());
    page->close();
    find("ringTime")->setFocus();
    window->actions().fieldHelp->trigger();
    const auto isShown = [] {
        return std::ranges::any_of(QApplication::topLevelWidgets(),
                                   [](const QWidget *top) { return top->isVisible() && top->inherits("QWhatsThat"); });
    };
    EXPECT_TRUE(isShown());
    EXPECT_TRUE(find("ringTime")->whatsThis().startsWith("How long the phone rings"_q));
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (top->inherits("QWhatsThat"))
            top->close();
    }
}

TEST_F(Helps, NoFieldOfAnyFormLacksASentenceOfWhatItDoes)
{
    find<QGroupBox>("advancedOptions")->setChecked(true);
    auto *tabs = find<QTabBar>("siteTabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTest::qWait(0);
        EXPECT_EQ(unexplained(*window).join(", "_q), QString()) << "tab " << tab;
    }
    tabs->setCurrentIndex(0);
    window->actions().keys->trigger();
    ASSERT_TRUE(soon([&] { return find("keyDetail")->isVisible(); }));
    EXPECT_EQ(unexplained(*window).join(", "_q), QString()) << "keys";
    find<QAbstractButton>("keyBack")->click();
    const Actions &a = window->actions();
    for (QAction *action :
         {a.newExtension, a.newSite, a.editSite, a.siteParameters, a.phoneParameters, a.server, a.unlock, a.exportSite, a.assistant}) {
        action->setEnabled(true); // also what is not possible now has fields
        action->trigger();
        ASSERT_TRUE(soon([&] { return QApplication::activeModalWidget() != nullptr; })) << qPrintable(action->objectName());
        QWidget *dialog = QApplication::activeModalWidget();
        EXPECT_EQ(unexplained(*dialog).join(", "_q), QString()) << qPrintable(action->objectName());
        for (auto *step : dialog->findChildren<AssistantStep *>())
            EXPECT_EQ(unexplained(*step).join(", "_q), QString());
        dialog->close();
        ASSERT_TRUE(soon([&] { return QApplication::activeModalWidget() == nullptr; }));
    }
}
