// Every view, light and dark, as pictures in a folder, to look at and to compare.
// grab_screens FOLDER [long|pseudo|mirrored|large]: with every word a third longer, as other languages have them; in a language
// that does not exist; from right to left; with a font half as large again. QT_SCALE_FACTOR=2 gives the sharp ones,
// PBX_FIRST_ONLY leaves out what takes long.
// grab_screens FOLDER compare|update REFERENCES: beside the references (see compare.h), fails where one differs; or takes the
// pictures over as references.
#include "actions.h"
#include "allsitespage.h"
#include "bulkform.h"
#include "compare.h"
#include "csvimportdialog.h"
#include "explaindialog.h"
#include "extensionlist.h"
#include "listcolumns.h"
#include "listfilter.h"
#include "mainwindow.h"
#include "siteassistant.h"
#include "sitepage.h"
#include "sitetree.h"
#include "support/pseudo.h"
#include "support/settingsfolder.h"
#include "theme.h"
#include "translation.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QGroupBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

namespace {

using namespace pbx;

items::Session *g_session = nullptr; // whose answers settle() waits for

struct SettledBy {
    explicit SettledBy(items::Session &session) { g_session = &session; }
    ~SettledBy() { g_session = nullptr; }
    SettledBy(const SettledBy &) = delete;
    SettledBy &operator=(const SettledBy &) = delete;
};

// Waits that long (what a pause in typing starts, an animation), and then until the workspace has answered what was asked,
// and what the answers asked.
void settle(int milliseconds)
{
    QTest::qWait(milliseconds);
    for (int round = 0; g_session && g_session->isOpen() && round < 4; ++round) {
        const auto answered = g_session->run([](changes::Workspace &) { return 0; });
        if (!QTest::qWaitFor([&] { return answered.isFinished(); }, 60'000))
            std::fprintf(stderr, "the workspace does not answer\n");
        QTest::qWait(10);
    }
}

QString scaleOf(double ratio) // in names of files
{
    return qFuzzyCompare(ratio, 1.0) ? QString() : QStringLiteral("@%1x").arg(ratio);
}

void save(QWidget &window, const QString &folder, const QString &name)
{
    const QString path = QStringLiteral("%1/%2%3.png").arg(folder, name, scaleOf(window.devicePixelRatioF()));
    if (!window.grab().save(path))
        std::fprintf(stderr, "%s cannot be written\n", qPrintable(path));
}

// Every page at every size and in both schemes.
void savePages(views::MainWindow &window, const QString &folder)
{
    auto *tabs = window.findChild<QTabBar *>(QStringLiteral("siteTabs"));
    for (const auto &[scheme, look] : {std::pair{views::Theme::Scheme::Light, ""}, std::pair{views::Theme::Scheme::Dark, "-dark"}}) {
        views::Theme::setScheme(scheme);
        for (const QSize size : {QSize(1024, 700), QSize(1200, 800), QSize(1440, 844)}) {
            window.resize(size);
            const QString end = QStringLiteral("-%1%2").arg(size.width()).arg(QLatin1String(look));
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                settle(150);
                save(window, folder, QStringLiteral("tab%1").arg(tab) + end);
            }
            tabs->setCurrentIndex(0);
            window.actions().keys->trigger();
            settle(400);
            save(window, folder, QStringLiteral("keys") + end);
            for (const char *command : {"keyCopyAllKeys", "keyTemplates", "findKeys"}) {
                window.findChild<QAction *>(QLatin1String(command))->trigger();
                settle(400);
                for (QDialog *dialog : window.findChildren<QDialog *>()) {
                    if (!dialog->isVisible())
                        continue;
                    save(*dialog, folder, QStringLiteral("dialog-") + QLatin1String(command) + end);
                    dialog->close();
                }
            }
            if (auto *back = window.findChild<QPushButton *>(QStringLiteral("keyBack")))
                back->click();
            window.actions().viewChanges->trigger();
            settle(700);
            save(window, folder, QStringLiteral("changes") + end);
            window.actions().viewChanges->trigger();
        }
    }
    views::Theme::setScheme(views::Theme::Scheme::Light);
}

// The list's menus and the list of all sites.
void saveLists(views::MainWindow &window, const QString &folder)
{
    const auto saveMenu = [&](QWidget *owner, const char *name) {
        settle(200);
        for (auto *menu : owner->findChildren<QMenu *>(QLatin1String(name))) {
            if (!menu->isVisible())
                continue;
            save(*menu, folder, QStringLiteral("menu-") + QLatin1String(name));
            menu->close();
        }
    };
    auto *list = window.findChild<views::ExtensionList *>();
    auto *box = list->findChild<views::MenuBox *>();
    box->showPopup();
    saveMenu(list, "filterMenu");
    auto *filter = list->findChild<views::ListFilter *>();
    filter->setFilter({.onlyPending = true, .make = "Yealink", .model = "T54W"});
    list->view()->columns().sortBy({store::ExtensionOrder::By::Name, true});
    settle(200);
    save(window, folder, QStringLiteral("list-filtered"));
    list->view()->columns().openMenu(list->view()->mapToGlobal(QPoint()));
    saveMenu(list->view(), "columnsMenu");
    list->view()->columns().reset();
    filter->clear();
    auto *tree = window.findChild<views::SiteTree *>();
    for (const auto &[scheme, look] : {std::pair{views::Theme::Scheme::Dark, "-dark"}, std::pair{views::Theme::Scheme::Light, ""}}) {
        views::Theme::setScheme(scheme);
        tree->view()->setCurrentIndex(tree->model().index(0, 0));
        settle(300);
        save(window, folder, QStringLiteral("all-sites") + QLatin1String(look));
    }
    window.findChild<views::AllSitesPage *>()->filter().setFilter({.text = "nobody"});
    settle(200);
    save(window, folder, QStringLiteral("all-sites-none"));
    window.findChild<views::AllSitesPage *>()->filter().clear();
    window.showSite(*domain::Uuid::parse("6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01"));
    settle(200);
}

// Several extensions in one form, what a change of them would do, and that it waits once they are left.
void saveBulk(views::MainWindow &window, const QString &folder)
{
    auto *table = window.findChild<QTableView *>(QStringLiteral("extensionTable"));
    const QModelIndex former = table->currentIndex();
    for (const auto &[scheme, look] : {std::pair{views::Theme::Scheme::Light, ""}, std::pair{views::Theme::Scheme::Dark, "-dark"}}) {
        views::Theme::setScheme(scheme);
        for (const QSize size : {QSize(1024, 700), QSize(1440, 844)}) {
            const QString end = QStringLiteral("-%1%2").arg(size.width()).arg(QLatin1String(look));
            window.resize(size);
            table->selectAll();
            settle(400);
            auto *form = window.findChild<views::BulkForm *>();
            save(window, folder, QStringLiteral("bulk") + end);
            form->findChild<QGroupBox *>(QStringLiteral("advancedOptions"))->setChecked(true);
            form->findChild<QSpinBox *>(QStringLiteral("ringTime"))->setValue(25);
            for (const auto &[name, text] : {std::pair{"codec", "G729a"}, std::pair{"make", "Yealink"}}) {
                auto *list = form->findChild<QComboBox *>(QLatin1String(name));
                list->setCurrentIndex(list->findText(QLatin1String(text)));
                Q_EMIT list->activated(list->currentIndex());
            }
            settle(300);
            save(window, folder, QStringLiteral("bulk-edited") + end);
            window.actions().save->trigger();
            settle(500);
            if (auto *dialog = QApplication::activeModalWidget()) {
                save(*dialog, folder, QStringLiteral("bulk-preview") + end);
                dialog->close();
            }
            table->setCurrentIndex(former);
            settle(400);
            save(window, folder, QStringLiteral("bulk-waiting") + end);
            if (auto *discard = window.findChild<QPushButton *>(QStringLiteral("waitingDiscard")))
                discard->click();
        }
    }
    views::Theme::setScheme(views::Theme::Scheme::Light);
}

// Vendor parameters of a phone, some of them from its make and model, and those of the make.
void saveParameters(items::Session &session, views::MainWindow &window, const QString &folder)
{
    const auto site = *domain::Uuid::parse("6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01");
    const auto set = session.run([site](changes::Workspace &w) {
        auto loaded = w.load(site);
        auto changed = std::get<domain::Site>(loaded->object);
        changed.parameterSets = {
            {"Yealink", "", {{"features.dnd.enable", "0"}, {"account.1.sip_server.1.expires", "600"}, {"wifi.1.password", "hidden"}}, {}},
            {"Yealink", "T54W", {{"features.nobody.knows", "1"}}, {}}};
        return w.edit("Parameters", {{site, site, domain::Kind::Site, domain::Object(changed), loaded->version}}).has_value();
    });
    settle(300);
    if (!set.isFinished() || !set.result())
        std::fprintf(stderr, "parameters cannot be set\n");
    for (const auto &[scheme, look] : {std::pair{views::Theme::Scheme::Dark, "-dark"}, std::pair{views::Theme::Scheme::Light, ""}}) {
        views::Theme::setScheme(scheme);
        for (QAction *action : {window.actions().phoneParameters, window.actions().siteParameters}) {
            action->trigger();
            settle(500);
            auto *dialog = QApplication::activeModalWidget();
            if (!dialog)
                continue;
            for (const auto &[name, text] : {std::pair{"parameterName", "account.1.nat.udp_update_enable"}, std::pair{"parameterValue", "1"}})
                dialog->findChild<QLineEdit *>(QLatin1String(name))->setText(QLatin1String(text));
            settle(200);
            save(*dialog, folder, QStringLiteral("dialog-") + action->objectName() + QLatin1String(look));
            dialog->close();
            settle(100);
        }
    }
}

// What a person sees first: the welcome page and the assistant's steps, over an empty workspace.
void saveFirstStart(const QString &folder, views::Theme::Scheme scheme, const QString &end)
{
    views::Theme::setScheme(scheme);
    QTemporaryDir home;
    items::Session session(home.filePath(QStringLiteral("w.mcpbx")).toStdString());
    const SettledBy settledBy(session);
    views::MainWindow window(session);
    window.resize(1440, 844);
    window.show();
    window.open({.unlock = items::Session::Unlock::SessionOnly, .passphrase = {}, .sample = false});
    settle(400);
    save(window, folder, QStringLiteral("welcome") + end);
    window.actions().assistant->trigger();
    auto *assistant = window.findChild<views::SiteAssistant *>();
    const auto put = [&](const char *name, const char *text) {
        assistant->findChild<QLineEdit *>(QLatin1String(name))->setText(QLatin1String(text));
    };
    auto *next = assistant->findChild<QPushButton *>(QStringLiteral("setupNext"));
    const auto shoot = [&](const char *name) {
        settle(400);
        save(*assistant, folder, QStringLiteral("assistant-") + QLatin1String(name) + end);
    };
    next->click();
    shoot("site-empty");
    put("setupCustomer", "Acacia Dental Group");
    put("setupName", "Acacia");
    put("setupDomain", "acacia.mycloudpbx.com.au");
    next->click();
    put("setupPerson", "Front desk");
    assistant->findChild<QComboBox *>(QStringLiteral("setupMake"))->setCurrentText(QStringLiteral("Yealink"));
    assistant->findChild<QComboBox *>(QStringLiteral("setupModel"))->setCurrentText(QStringLiteral("T54W"));
    put("setupMac", "00:04:f2:aa:bb:01");
    shoot("phone-odd");
    put("setupMac", "80:5e:c0:aa:bb:01");
    next->click();
    shoot("network");
    assistant->findChild<QSpinBox *>(QStringLiteral("setupPort"))->setValue(18'397);
    next->click();
    shoot("ready");
    next->click();
    settle(400);
    shoot("applied");
    session.stopServer();
    assistant->close();
}

void savePalette(views::MainWindow &window, const QString &folder)
{
    for (const auto &[scheme, look] : {std::pair{views::Theme::Scheme::Light, ""}, std::pair{views::Theme::Scheme::Dark, "-dark"}}) {
        views::Theme::setScheme(scheme);
        for (const char *typed : {"", "ch", "80:5e", "jer", ">z"}) {
            window.actions().palette->trigger();
            QTest::keyClicks(window.focusWidget(), QLatin1String(typed));
            settle(300);
            save(window, folder, QStringLiteral("palette-%1%2").arg(QString::fromLatin1(typed).remove(u'>').remove(u':'), QLatin1String(look)));
            QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
        }
        window.actions().shortcuts->trigger();
        settle(200);
        save(*QApplication::activeModalWidget(), folder, QStringLiteral("shortcuts%1").arg(QLatin1String(look)));
        QApplication::activeModalWidget()->close();
    }
    views::Theme::setScheme(views::Theme::Scheme::Light);
}

// What the phone gets: a value marked in its file, as saved and as typed, and a filter.
void saveParameters(views::MainWindow &window, const QString &folder)
{
    for (const auto &[scheme, look] : {std::pair{views::Theme::Scheme::Light, ""}, std::pair{views::Theme::Scheme::Dark, "-dark"}}) {
        views::Theme::setScheme(scheme);
        window.actions().explain->trigger();
        auto *dialog = window.findChild<views::ExplainDialog *>();
        settle(400);
        auto *table = dialog->findChild<QTableView *>(QStringLiteral("explainTable"));
        const auto *model = qobject_cast<items::ExplainModel *>(table->model());
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->at(row).name == QLatin1String("account.1.display_name"))
                table->setCurrentIndex(model->index(row, 0));
        }
        settle(100);
        save(*dialog, folder, QStringLiteral("explain") + QLatin1String(look));
        auto *name = window.findChild<QLineEdit *>(QStringLiteral("extensionName"));
        const QString former = name->text();
        const auto put = [name](const QString &text) {
            name->setText(text);
            Q_EMIT name->textEdited(text);
        };
        put(QStringLiteral("Jerome with a name that is rather long"));
        dialog->findChild<QLineEdit *>(QStringLiteral("explainFilter"))->setText(QStringLiteral("name"));
        settle(600);
        save(*dialog, folder, QStringLiteral("explain-typed") + QLatin1String(look));
        dialog->findChild<QLineEdit *>(QStringLiteral("explainFilter"))->clear();
        put(former);
        settle(300);
        dialog->close();
    }
    views::Theme::setScheme(views::Theme::Scheme::Light);
}

// The import of a list in both schemes, with everything that a row can be.
void saveCsv(items::Session &session, views::MainWindow &window, const QString &folder)
{
    QTemporaryDir home;
    QFile file(home.filePath(QStringLiteral("new-people.csv")));
    if (file.open(QIODevice::WriteOnly))
        file.write("Ext,Display name,Office,Ring time,Phone model,MAC,SIP password,Notes\n"
                   "101,Jerry,,30,,,,front desk\n102,Kramer,,,,,,\n250,Newman,,,T54W,80:5E:C0:AA:BB:01,s3cret-Pass,\n"
                   "251,Puddy,Nowhere,33,T54W,80:5E:C0:12:AB:01,,\n1O4,Elaine,,,,,,\n252,Bania,,,VVX 410,80:5E:C0:AA:BB:02,,\n");
    file.close();
    for (const auto &[scheme, name] :
         {std::pair{views::Theme::Scheme::Light, "dialog-csv"}, std::pair{views::Theme::Scheme::Dark, "dialog-csv-dark"}}) {
        views::Theme::setScheme(scheme);
        auto *dialog = new views::CsvImportDialog(session, *window.findChild<views::SitePage *>()->site(), file.fileName(), &window);
        dialog->show();
        settle(1000);
        auto *table = dialog->findChild<QTableView *>(QStringLiteral("csvPreview"));
        save(*dialog, folder, QLatin1String(name) + QStringLiteral("-change"));
        table->selectRow(3);
        settle(50);
        save(*dialog, folder, QLatin1String(name) + QStringLiteral("-error"));
        dialog->close();
        settle(50);
    }
    views::Theme::setScheme(views::Theme::Scheme::Light);
}

// Another model is chosen: what it has no place for is told, and what its files cannot carry is disabled with the reason.
void saveModelChange(views::MainWindow &window, const QString &folder)
{
    auto *model = window.findChild<QComboBox *>(QStringLiteral("model"));
    const QString before = model->currentText();
    const auto choose = [model](const QString &text) {
        model->setCurrentIndex(model->findText(text));
        Q_EMIT model->activated(model->currentIndex());
        settle(600);
    };
    for (const auto &[scheme, end] : {std::pair{views::Theme::Scheme::Light, ""}, std::pair{views::Theme::Scheme::Dark, "-dark"}}) {
        views::Theme::setScheme(scheme);
        choose(QStringLiteral("T20P"));
        save(window, folder, QStringLiteral("model-change") + QLatin1String(end));
        choose(before);
    }
    views::Theme::setScheme(views::Theme::Scheme::Light);
    settle(200);
}

bool settled(views::MainWindow &window, const char *title)
{
    return QTest::qWaitFor([&] { return window.windowTitle().startsWith(QLatin1String(title)); }, 10000);
}

// All of them.
void grab(const QString &folder)
{
    saveFirstStart(folder, views::Theme::Scheme::Light, {});
    saveFirstStart(folder, views::Theme::Scheme::Dark, QStringLiteral("-dark"));
    views::Theme::setScheme(views::Theme::Scheme::Light);
    QTemporaryDir home;
    items::Session session(home.filePath(QStringLiteral("w.mcpbx")).toStdString());
    const SettledBy settledBy(session);
    views::MainWindow window(session);
    window.resize(1440, 844); // the drawings are 900 with a title bar
    window.show();
    window.open({.unlock = items::Session::Unlock::None});
    settle(300);
    save(window, folder, QStringLiteral("start"));
    views::MainWindow::Opening opening{.unlock = items::Session::Unlock::SessionOnly, .passphrase = {}, .sample = true};
    window.open(opening);
    if (!settled(window, "101"))
        std::fprintf(stderr, "title: %s\n", qPrintable(window.windowTitle()));
    settle(500);
    save(window, folder, QStringLiteral("main"));
    window.findChild<QSpinBox *>(QStringLiteral("ringTime"))->setValue(30);
    auto *mac = window.findChild<QLineEdit *>(QStringLiteral("mac"));
    mac->selectAll();
    QTest::keyClicks(mac, QStringLiteral("805ec012ab02"));
    settle(800);
    save(window, folder, QStringLiteral("edited"));
    auto *advanced = window.findChild<QGroupBox *>(QStringLiteral("advancedOptions"));
    advanced->setChecked(true);
    settle(200);
    save(window, folder, QStringLiteral("advanced"));
    saveModelChange(window, folder);
    savePalette(window, folder);
    saveParameters(window, folder);
    if (qEnvironmentVariableIsSet("PBX_FIRST_ONLY"))
        return;
    saveLists(window, folder);
    savePages(window, folder);
    saveBulk(window, folder);
    window.findChild<QPushButton *>(QStringLiteral("saveButton"))->click();
    settle(500);
    window.actions().viewChanges->trigger();
    settle(1500);
    save(window, folder, QStringLiteral("changes"));
    window.actions().applyChanges->trigger();
    settle(3000);
    save(window, folder, QStringLiteral("applied"));
    window.actions().viewChanges->trigger();
    settle(300);
    saveCsv(session, window, folder);
    window.actions().keys->trigger();
    settle(400);
    window.findChild<QAction *>(QStringLiteral("keyPrintLabels"))->trigger();
    settle(300);
    if (auto *labels = QApplication::activeModalWidget()) {
        labels->findChild<QDoubleSpinBox *>(QStringLiteral("stripWidth"))->setValue(60);
        labels->findChild<QDoubleSpinBox *>(QStringLiteral("stripHeight"))->setValue(180);
        labels->findChild<QSpinBox *>(QStringLiteral("stripColumns"))->setValue(2);
        labels->findChild<QSpinBox *>(QStringLiteral("stripRows"))->setValue(9);
        settle(200);
        save(*labels, folder, QStringLiteral("dialog-labels"));
        labels->close();
    }
    window.findChild<QPushButton *>(QStringLiteral("keyBack"))->click();
    settle(300);
    saveParameters(session, window, folder);
    for (QAction *action : {window.actions().handsetSheet, window.actions().newExtension, window.actions().newSite, window.actions().server,
                            window.actions().unlock, window.actions().exportSite, window.actions().exportExtensions, window.actions().exportKeys,
                            window.actions().about, window.actions().shortcuts}) {
        action->trigger();
        settle(500);
        if (auto *dialog = QApplication::activeModalWidget()) {
            save(*dialog, folder, QStringLiteral("dialog-") + action->objectName());
            dialog->close();
        }
        settle(100);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString way = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    const QStringList ways{QString(), QStringLiteral("long"), QStringLiteral("pseudo"), QStringLiteral("mirrored"), QStringLiteral("large")};
    const QStringList uses{QStringLiteral("compare"), QStringLiteral("update")};
    if (argc < 2 || argc > 4 || !(argc == 4 ? uses : ways).contains(way))
        return 2;
    views::installTranslation(application);
    test::LongWords words;
    test::PseudoLanguage pseudo;
    if (way == ways.at(1))
        QApplication::installTranslator(&words);
    if (way == ways.at(2))
        QApplication::installTranslator(&pseudo);
    if (way == ways.at(3))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    for (const QString &former : QDir(folder).entryList({QStringLiteral("*.png")}, QDir::Files))
        QFile::remove(folder + QLatin1Char('/') + former);
    const test::SettingsFolder settings;
    views::Theme::install(application, way == ways.at(4) ? 1.5 : 1);
    grab(folder);
    if (argc < 4)
        return 0;
    const QString references = QString::fromLocal8Bit(argv[3]);
    const bool compares = way == uses.front();
    const QString scale = scaleOf(application.devicePixelRatio());
    const QStringList said = compares ? test::compareFolders(folder, references, scale) : test::updateReferences(folder, references, scale);
    for (const QString &sentence : said)
        std::printf("%s\n", qPrintable(sentence));
    return compares && !said.isEmpty() ? 1 : 0;
}
