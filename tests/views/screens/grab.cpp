// Renders the main window at 1× and 2×, light and dark, into a folder, so that people can look. Not a test.
// grab_screens FOLDER; QT_SCALE_FACTOR=2 gives the large ones.
#include "actions.h"
#include "extensionlist.h"
#include "keyeditor.h"
#include "mainwindow.h"
#include "sitepage.h"
#include "sitetree.h"
#include "theme.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

namespace {

using namespace pbx;

void save(QWidget &window, const QString &folder, const QString &name)
{
    const QString scale = qFuzzyCompare(window.devicePixelRatioF(), 1.0) ? QString() : QStringLiteral("@%1x").arg(window.devicePixelRatioF());
    const QString path = QStringLiteral("%1/%2%3.png").arg(folder, name, scale);
    if (!window.grab().save(path))
        std::fprintf(stderr, "%s cannot be written\n", qPrintable(path));
}

bool settled(views::MainWindow &window, const char *title)
{
    return QTest::qWaitFor([&] { return window.windowTitle().startsWith(QLatin1String(title)); }, 10000);
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    if (argc != 2)
        return 2;
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    views::Theme::install(application);
    QTemporaryDir home;
    items::Session session(home.filePath(QStringLiteral("w.mcpbx")).toStdString());
    views::MainWindow window(session);
    window.resize(1440, 844); // the drawings are 900 with a title bar
    window.show();
    window.open({.unlock = items::Session::Unlock::None});
    QTest::qWait(300);
    save(window, folder, QStringLiteral("start"));
    views::MainWindow::Opening opening{.unlock = items::Session::Unlock::SessionOnly, .passphrase = {}, .sample = true};
    window.open(opening);
    if (!settled(window, "101"))
        std::fprintf(stderr, "title: %s\n", qPrintable(window.windowTitle()));
    QTest::qWait(500);
    save(window, folder, QStringLiteral("main"));
    window.findChild<QSpinBox *>(QStringLiteral("ringTime"))->setValue(30);
    auto *mac = window.findChild<QLineEdit *>(QStringLiteral("mac"));
    mac->selectAll();
    QTest::keyClicks(mac, QStringLiteral("805ec012ab02"));
    QTest::qWait(800);
    save(window, folder, QStringLiteral("edited"));
    auto *advanced = window.findChild<QGroupBox *>(QStringLiteral("advancedOptions"));
    advanced->setChecked(true);
    QTest::qWait(200);
    save(window, folder, QStringLiteral("advanced"));
    auto *tabs = window.findChild<QTabBar *>(QStringLiteral("siteTabs"));
    for (int tab = 1; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTest::qWait(400);
        save(window, folder, QStringLiteral("tab%1").arg(tab));
    }
    tabs->setCurrentIndex(0);
    window.actions().keys->trigger();
    QTest::qWait(600);
    save(window, folder, QStringLiteral("keys"));
    QTest::keyClick(window.findChild<views::KeyEditor *>(), Qt::Key_Escape);
    window.findChild<QPushButton *>(QStringLiteral("saveButton"))->click();
    QTest::qWait(500);
    window.actions().viewChanges->trigger();
    QTest::qWait(1500);
    save(window, folder, QStringLiteral("changes"));
    window.actions().applyChanges->trigger();
    QTest::qWait(3000);
    save(window, folder, QStringLiteral("applied"));
    window.actions().viewChanges->trigger();
    QTest::qWait(300);
    for (QAction *action : {window.actions().newExtension, window.actions().newSite, window.actions().server}) {
        action->trigger();
        QTest::qWait(500);
        if (auto *dialog = QApplication::activeModalWidget()) {
            save(*dialog, folder, QStringLiteral("dialog-") + action->objectName());
            dialog->close();
        }
        QTest::qWait(100);
    }
    // Words of other languages are a third longer.
    for (QLabel *label : window.findChildren<QLabel *>()) {
        if (!label->text().isEmpty() && label->buddy())
            label->setText(label->text() + QStringLiteral("sbezeichnung"));
    }
    QTest::qWait(300);
    save(window, folder, QStringLiteral("long"));
    views::Theme::setScheme(views::Theme::Scheme::Dark);
    QTest::qWait(300);
    save(window, folder, QStringLiteral("edited-dark"));
    window.resize(1024, 700);
    QTest::qWait(300);
    save(window, folder, QStringLiteral("small-dark"));
    return 0;
}
