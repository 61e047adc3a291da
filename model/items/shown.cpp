#include "shown.h"

#include <QGuiApplication>
#include <QLocale>

namespace pbx::items {

namespace {

struct Shown {
    Q_DECLARE_TR_FUNCTIONS(pbx::items::Shown)
};

} // namespace

QString shownTime(std::int64_t msSinceEpoch, const QDateTime &now)
{
    if (msSinceEpoch == 0)
        return {};
    const auto at = QDateTime::fromMSecsSinceEpoch(msSinceEpoch);
    const QString time = at.toString(QStringLiteral("HH:mm"));
    const auto days = at.date().daysTo(now.date());
    if (days == 0)
        return Shown::tr("today %1").arg(time);
    if (days == 1)
        return Shown::tr("yesterday %1").arg(time);
    const QString format = at.date().year() == now.date().year() ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy");
    return Shown::tr("%1 %2", "day, time").arg(QLocale().toString(at.date(), format), time);
}

QString shownSecond(std::int64_t msSinceEpoch, const QDateTime &now)
{
    const auto at = QDateTime::fromMSecsSinceEpoch(msSinceEpoch);
    const QString time = at.toString(QStringLiteral("HH:mm:ss"));
    return at.date() == now.date() ? time : Shown::tr("%1 %2", "day, time").arg(QLocale().toString(at.date(), QStringLiteral("d MMM")), time);
}

QString shownCode(const QString &code)
{
    constexpr QChar isolate(0x2066), end(0x2069);
    return QGuiApplication::isRightToLeft() ? isolate + code + end : code;
}

QString shownBytes(std::int64_t bytes)
{
    return bytes < 100 ? Shown::tr("%n bytes", nullptr, static_cast<int>(bytes))
                       : Shown::tr("%1 kB").arg(static_cast<double>(bytes) / 1000, 0, 'f', 1);
}

QString shownNetmask(int length, int bits)
{
    const int free = bits - length;
    if (free == 0)
        return Shown::tr("%1 (1 Host)").arg(length);
    if (free >= 32)
        return Shown::tr("%1 (2^%2 Hosts)").arg(length).arg(free);
    return Shown::tr("%1 (%2 Hosts)").arg(length).arg(QLocale().toString(std::int64_t{1} << free));
}

QString csvCell(QString text)
{
    static const QString formula = QStringLiteral("=+-@\t\r");
    if (!text.isEmpty() && formula.contains(text.front()))
        text.prepend(QLatin1Char('\''));
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

} // namespace pbx::items
