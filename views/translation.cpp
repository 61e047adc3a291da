#include "translation.h"

#include "domain/tosay.h"
#include "resources/embedded.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace pbx::views {

namespace {

bool load(QTranslator &translator, const QString &language)
{
    const QByteArray wanted = "mycloudpbx_" + language.toUtf8() + ".qm";
    for (const resources::Embedded &file : resources::translations()) {
        if (file.name == wanted.toStdString())
            return translator.load(reinterpret_cast<const uchar *>(file.bytes.data()), static_cast<int>(file.bytes.size()));
    }
    return false;
}

std::string translated(const char *source)
{
    return QCoreApplication::translate(domain::kSayContext, source).toStdString();
}

} // namespace

void installTranslation(QCoreApplication &application)
{
    domain::setTranslator(translated);
    auto *translator = new QTranslator(&application);
    QStringList languages = QLocale().uiLanguages();
    languages.append(QStringLiteral("en"));
    for (QString language : languages) {
        language.truncate(language.indexOf(QLatin1Char('-')) < 0 ? language.size() : language.indexOf(QLatin1Char('-')));
        if (load(*translator, language)) {
            QCoreApplication::installTranslator(translator);
            return;
        }
    }
}

} // namespace pbx::views
