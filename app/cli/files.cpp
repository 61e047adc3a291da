#include "files.h"

#include "domain/chars.h"
#include "domain/say.h"

#include <cstdio>
#include <filesystem>
#include <QFile>
#include <QRandomGenerator>
#include <QString>

namespace pbx::cli {

using domain::printable;

namespace {

QString temporaryName(const QString &path)
{
    return path + QStringLiteral(".%1.tmp").arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
}

std::filesystem::path asPath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

} // namespace

Result<std::string> readFile(const std::string &path, std::size_t most)
{
    QFile file(QString::fromStdString(path));
    const bool opened = path == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened && !file.exists())
        return fail(ErrorKind::NotFound, say("There is no file “%1”.", {printable(path)}));
    if (!opened)
        return fail(ErrorKind::Io, say("“%1” cannot be read: %2.", {printable(path), file.errorString().toStdString()}));
    const QByteArray bytes = file.read(static_cast<qint64>(most) + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorKind::Io, say("“%1” cannot be read: %2.", {printable(path), file.errorString().toStdString()}));
    if (static_cast<std::size_t>(bytes.size()) > most)
        return invalid(say("“%1” is larger than %2 bytes.", {printable(path), std::to_string(most)}));
    return bytes.toStdString();
}

Result<void> writeFile(const std::string &path, std::string_view bytes, Readable readable)
{
    const QString target = QString::fromStdString(path);
    QFile file(temporaryName(target));
    const auto cannot = [&](const std::string &why) { return fail(ErrorKind::Io, say("“%1” cannot be written: %2.", {printable(path), why})); };
    using Permission = QFileDevice::Permission;
    const QFileDevice::Permissions owner = Permission::ReadOwner | Permission::WriteOwner;
    const QFileDevice::Permissions everybody = owner | Permission::ReadGroup | Permission::ReadOther;
    // From its first byte nobody else may read it.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, owner))
        return cannot(file.errorString().toStdString());
    const bool written = file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size())
                         && (readable == Readable::OwnerAlone || file.setPermissions(everybody));
    const std::string why = file.errorString().toStdString();
    file.close();
    std::error_code error;
    if (written)
        std::filesystem::rename(asPath(file.fileName()), asPath(target), error);
    if (written && !error)
        return {};
    file.remove();
    return cannot(written ? error.message() : why);
}

} // namespace pbx::cli
