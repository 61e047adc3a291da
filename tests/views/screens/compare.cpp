#include "compare.h"

#include <algorithm>
#include <cstdlib>
#include <QDir>

namespace pbx::test {

namespace {

QStringList pictures(const QString &folder, const QString &scale)
{
    QStringList out = QDir(folder).entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name);
    out.removeIf([&scale](const QString &name) {
        const qsizetype at = name.indexOf(QLatin1Char('@'));
        return name.endsWith(QLatin1String(".reference.png")) || (at < 0 ? QString() : name.mid(at).chopped(4)) != scale;
    });
    return out;
}

// Its file does not say how sharp a picture is.
QImage picture(const QString &path, const QString &scale)
{
    QImage image(path);
    if (!scale.isEmpty())
        image.setDevicePixelRatio(scale.mid(1).chopped(1).toDouble());
    return image;
}

QImage inFewLevels(QImage image) // to compress well
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, (image.pixel(x, y) & 0xfff0f0f0) | 0x080808);
    }
    return image;
}

double meanDifference(const QImage &a, const QImage &b, const QRect &cell)
{
    int sum = 0;
    for (int y = cell.top(); y <= cell.bottom(); ++y) {
        for (int x = cell.left(); x <= cell.right(); ++x) {
            const QRgb one = a.pixel(x, y), other = b.pixel(x, y);
            sum += std::abs(qRed(one) - qRed(other)) + std::abs(qGreen(one) - qGreen(other)) + std::abs(qBlue(one) - qBlue(other));
        }
    }
    return sum / 3.0 / (cell.width() * cell.height());
}

} // namespace

QImage toReference(const QImage &shot)
{
    const QSizeF logical = QSizeF(shot.size()) / shot.devicePixelRatio();
    QImage plain = shot.convertToFormat(QImage::Format_RGB32);
    plain.setDevicePixelRatio(1);
    return plain.scaled((logical / kShrink).toSize(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

Difference difference(const QImage &reference, const QImage &shot)
{
    const QImage small = toReference(shot);
    if (small.size() != reference.size())
        return {255, reference.rect()};
    Difference out{0, {}};
    for (int y = 0; y < small.height(); y += kCell) {
        for (int x = 0; x < small.width(); x += kCell) {
            const QRect cell = QRect(x, y, kCell, kCell).intersected(small.rect());
            const double here = meanDifference(reference, small, cell);
            if (here > out.most)
                out = {here, cell};
        }
    }
    return out;
}

QStringList compareFolders(const QString &shots, const QString &references, const QString &scale)
{
    QStringList out;
    QStringList left = pictures(references, scale);
    for (const QString &name : pictures(shots, scale)) {
        if (!left.removeOne(name)) {
            out << QStringLiteral("%1 has no reference. Look at it, then take it over.").arg(name);
            continue;
        }
        const QImage shot = picture(shots + QLatin1Char('/') + name, scale);
        const QImage before(references + QLatin1Char('/') + name);
        const Difference found = difference(before, shot);
        if (found.most <= kMostDifference)
            continue;
        before.save(shots + QLatin1Char('/') + name.chopped(4) + QStringLiteral(".reference.png"));
        out << QStringLiteral("%1 differs by %2 of 255 around x %3, y %4.")
                   .arg(name)
                   .arg(found.most, 0, 'f', 1)
                   .arg(found.cell.center().x() * kShrink)
                   .arg(found.cell.center().y() * kShrink);
    }
    for (const QString &name : left)
        out << QStringLiteral("%1 was not made.").arg(name);
    return out;
}

QStringList updateReferences(const QString &shots, const QString &references, const QString &scale)
{
    QStringList out;
    QDir folder(references);
    folder.mkpath(QStringLiteral("."));
    QStringList stale = pictures(references, scale);
    for (const QString &name : pictures(shots, scale)) {
        stale.removeOne(name);
        const QImage now = picture(shots + QLatin1Char('/') + name, scale);
        const QImage before(folder.filePath(name));
        if (!before.isNull() && difference(before, now).most <= kMostDifference)
            continue; // no new bytes for what nobody sees
        out << name;
        if (!inFewLevels(toReference(now)).save(folder.filePath(name)))
            out << QStringLiteral("%1 cannot be written.").arg(folder.filePath(name));
    }
    for (const QString &name : stale) {
        folder.remove(name);
        out << QStringLiteral("%1 (gone)").arg(name);
    }
    return out;
}

} // namespace pbx::test
