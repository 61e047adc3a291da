#include "compare.h"

#include <cstdlib>
#include <QDir>

namespace pbx::test {

namespace {

// "main-dark@2x.png" is compared with "main-dark.png".
QString referenceOf(const QString &shot)
{
    const qsizetype scale = shot.indexOf(QLatin1Char('@'));
    return scale < 0 ? shot : shot.left(scale) + QStringLiteral(".png");
}

QStringList pictures(const QString &folder)
{
    QStringList out = QDir(folder).entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name);
    out.removeIf([](const QString &name) { return name.endsWith(QLatin1String(".reference.png")); });
    return out;
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

QStringList compareFolders(const QString &shots, const QString &references)
{
    QStringList out;
    QStringList left = pictures(references);
    for (const QString &name : pictures(shots)) {
        const QString reference = referenceOf(name);
        if (!left.removeOne(reference)) {
            out << QStringLiteral("%1 has no reference. Look at it, then take it over.").arg(name);
            continue;
        }
        QImage shot(shots + QLatin1Char('/') + name);
        if (name != reference) // 2×: the file does not say so
            shot.setDevicePixelRatio(name.mid(name.indexOf(QLatin1Char('@')) + 1).section(QLatin1Char('x'), 0, 0).toDouble());
        const QImage before(references + QLatin1Char('/') + reference);
        const Difference found = difference(before, shot);
        if (found.most <= kMostDifference)
            continue;
        before.save(shots + QLatin1Char('/') + reference.chopped(4) + QStringLiteral(".reference.png"));
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

QStringList updateReferences(const QString &shots, const QString &references)
{
    QStringList out;
    QDir folder(references);
    folder.mkpath(QStringLiteral("."));
    QStringList stale = pictures(references);
    for (const QString &name : pictures(shots)) {
        stale.removeOne(name);
        const QImage now(shots + QLatin1Char('/') + name);
        const QImage before(folder.filePath(name));
        if (!before.isNull() && difference(before, now).most <= kMostDifference)
            continue; // no new bytes for what nobody sees
        out << name;
        if (!toReference(now).convertToFormat(QImage::Format_Indexed8, Qt::AutoColor | Qt::ThresholdDither).save(folder.filePath(name)))
            out << QStringLiteral("%1 cannot be written.").arg(folder.filePath(name));
    }
    for (const QString &name : stale) {
        folder.remove(name);
        out << QStringLiteral("%1 (gone)").arg(name);
    }
    return out;
}

} // namespace pbx::test
