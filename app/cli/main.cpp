#include "output.h"
#include "program.h"

#include <QCoreApplication>
#include <QString>

#ifdef _WIN32
#include <cstdio>
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#else
#include <clocale>
#include <cstdlib>
#include <langinfo.h>
#endif

namespace {

// Text is UTF-8 here whatever the system says; Qt would warn about another locale on standard error, at every start.
void prepareText()
{
#ifdef _WIN32
    SetConsoleOutputCP(CP_UTF8);
    _setmode(_fileno(stdout), _O_BINARY);
#else
    std::setlocale(LC_ALL, "");
    if (std::string_view(nl_langinfo(CODESET)) != "UTF-8")
        setenv("LC_ALL", "C.UTF-8", 1);
#endif
}

std::vector<std::string> argumentsOf([[maybe_unused]] int argc, [[maybe_unused]] char **argv)
{
#ifdef _WIN32
    std::vector<std::string> out;
    const QStringList all = QCoreApplication::arguments();
    for (const QString &argument : all.mid(1))
        out.push_back(argument.toStdString());
    return out;
#else
    return {argv + 1, argv + argc};
#endif
}

} // namespace

int main(int argc, char **argv)
{
    prepareText();
    int qtArgc = 1; // Qt has no options here
    const QCoreApplication app(qtArgc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("mycloudpbx"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PBX_VERSION));
    return pbx::cli::finish(pbx::cli::Program::run(argumentsOf(argc, argv)));
}
