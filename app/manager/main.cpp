// The desktop program: reads its options, opens the workspace and shows its windows.
#include "mainwindow.h"
#include "store/defaultpath.h"
#include "theme.h"
#include "translation.h"
#include "windows.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace {

int complain(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace pbx;
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("myCloudPBX"));
    QApplication::setApplicationName(QStringLiteral("mycloudpbx-manager"));
    QApplication::setApplicationDisplayName(QString());
    QApplication::setApplicationVersion(QStringLiteral(PBX_VERSION));

    views::installTranslation(application);

    QCommandLineParser options;
    options.setApplicationDescription(QApplication::translate("main", "Sets up the desk phones of hosted phone systems, offline."));
    options.addHelpOption();
    options.addVersionOption();
    const QCommandLineOption workspace(QStringLiteral("workspace"),
                                       QApplication::translate("main", "The workspace <file>; a missing one is created."), QStringLiteral("file"));
    const QCommandLineOption passphrase(QStringLiteral("passphrase-file"),
                                        QApplication::translate("main", "Unlock with the passphrase in the first line of this <file>."),
                                        QStringLiteral("file"));
    const QCommandLineOption catalogue(
        QStringLiteral("catalogue"),
        QApplication::translate("main", "Read your own models and parameter maps from <folder>/catalogue and <folder>/families."),
        QStringLiteral("folder"));
    const QCommandLineOption sample(QStringLiteral("sample"), QApplication::translate("main", "Import the sample site where there is none yet."));
    options.addOptions({workspace, passphrase, catalogue, sample});
    options.process(application);
    if (!options.positionalArguments().isEmpty())
        return complain(QApplication::translate("main", "“%1” is not an option. See --help.").arg(options.positionalArguments().constFirst()));

    views::MainWindow::Opening opening{.sample = options.isSet(sample)};
    if (options.isSet(passphrase)) {
        QFile file(options.value(passphrase));
        if (!file.open(QIODevice::ReadOnly))
            return complain(QApplication::translate("main", "“%1” cannot be read: %2").arg(file.fileName(), file.errorString()));
        QByteArray line = file.readLine();
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        opening.unlock = items::Session::Unlock::Passphrase;
        opening.passphrase = line.toStdString();
    }
    const std::string path = options.isSet(workspace) ? options.value(workspace).toStdString() : store::defaultWorkspacePath();
    if (!QDir().mkpath(QFileInfo(QString::fromStdString(path)).absolutePath()))
        return complain(QApplication::translate("main", "The folder of “%1” cannot be made.").arg(QString::fromStdString(path)));

    const std::string library = options.isSet(catalogue) ? options.value(catalogue).toStdString() : store::defaultLibraryPath();
    if (options.isSet(catalogue) && !QFileInfo(options.value(catalogue)).isDir())
        return complain(QApplication::translate("main", "There is no folder “%1”.").arg(options.value(catalogue)));

    views::Theme::install(application);
    items::Session session(path, render::Library::load(library));
    views::Windows windows(session);
    QObject::connect(&session, &items::Session::opened, &windows, &views::Windows::restore);
    windows.first()->open(opening);
    return QApplication::exec();
}
