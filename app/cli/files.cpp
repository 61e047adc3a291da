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
    return {path.toStdU16String()};
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

namespace {

tl::unexpected<Error> cannotWrite(const std::string &path, const std::string &why)
{
    return fail(ErrorKind::Io, say("“%1” cannot be written: %2.", {printable(path), why}));
}

bool writeAll(QFile &file, std::string_view bytes)
{
    return file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size());
}

} // namespace

Result<void> writeFile(const std::string &path, std::string_view bytes, Readable readable)
{
    std::error_code error, ignored; // what is not there is no failure
    const auto named = asPath(QString::fromStdString(path));
    const auto status = std::filesystem::status(named, ignored);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) { // a pipe or a device is not replaced
        QFile file(QString::fromStdString(path));
        if (!file.open(QIODevice::WriteOnly | QIODevice::ExistingOnly | QIODevice::Unbuffered) || !writeAll(file, bytes))
            return cannotWrite(path, file.errorString().toStdString());
        return {};
    }
    // Where a link leads there is the file that is replaced, not the link.
    const auto target =
        std::filesystem::is_symlink(std::filesystem::symlink_status(named, ignored)) ? std::filesystem::weakly_canonical(named, error) : named;
    if (error)
        return cannotWrite(path, error.message());
    using Permission = QFileDevice::Permission;
    const QFileDevice::Permissions owner = Permission::ReadOwner | Permission::WriteOwner;
    const QFileDevice::Permissions everybody =
        owner | Permission::ReadGroup | Permission::WriteGroup | Permission::ReadOther | Permission::WriteOther; // less the user's umask
    QFile file(temporaryName(QString::fromStdU16String(target.u16string())));
    // A secret may be read by nobody else from its first byte on.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, readable == Readable::OwnerAlone ? owner : everybody))
        return cannotWrite(path, file.errorString().toStdString());
    const bool written = writeAll(file, bytes)
                         && (readable == Readable::OwnerAlone || !std::filesystem::exists(status)
                             || file.setPermissions(QFile::permissions(QString::fromStdString(path))));
    const std::string why = file.errorString().toStdString();
    file.close();
    if (written)
        std::filesystem::rename(asPath(file.fileName()), target, error);
    if (written && !error)
        return {};
    file.remove();
    return cannotWrite(path, written ? error.message() : why);
}

} // namespace pbx::cli
