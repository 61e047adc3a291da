#include "csvwork.h"

#include "textof.h"

#include "domain/say.h"

#include <QFile>
#include <QSaveFile>

namespace pbx::items {

using domain::CsvTable;

Result<std::shared_ptr<const CsvTable>> readCsvFile(const QString &path, const domain::CsvChoice &choice)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, say("%1 cannot be read: %2.", {fromQt(path), fromQt(file.errorString())}));
    // One byte more than is allowed is enough to be refused, whatever the file's size is said to be.
    const QByteArray bytes = file.read(static_cast<qint64>(domain::CsvLimits().bytes) + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorKind::Io, say("%1 cannot be read: %2.", {fromQt(path), fromQt(file.errorString())}));
    auto table = domain::readCsv({bytes.constData(), static_cast<std::size_t>(bytes.size())}, choice);
    if (!table)
        return fail(table.error());
    if (table->rows.empty())
        return invalid(say("The file is empty."));
    return std::make_shared<const CsvTable>(std::move(*table));
}

Result<void> writePrivately(const QString &path, const std::string &text)
{
    QSaveFile file(path);
    const bool ok = file.open(QIODevice::WriteOnly) && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
                    && file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size()) && file.commit();
    if (!ok)
        return fail(ErrorKind::Io, say("%1 could not be written: %2.", {fromQt(path), fromQt(file.errorString())}));
    return {};
}

} // namespace pbx::items
