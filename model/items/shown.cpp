#include "shown.h"

#include "textof.h"

#include <QGuiApplication>
#include <QLocale>

namespace pbx::items {

namespace {

struct Shown {
    Q_DECLARE_TR_FUNCTIONS(pbx::items::Shown)
};

bool isDirectionControl(char16_t c)
{
    return c == 0x061C || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

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

QString visibleText(std::string_view line)
{
    QString out;
    for (const QChar c : toQt(line)) {
        const char16_t code = c.unicode();
        if (code == u'\t')
            out += QStringLiteral("    ");
        else if (code < 0x20)
            out += QChar(static_cast<char16_t>(0x2400 + code)); // control pictures
        else if (code == 0x7F)
            out += QChar(u'\u2421');
        else if ((code >= 0x80 && code < 0xA0) || isDirectionControl(code) || code == 0x2028 || code == 0x2029)
            out += QStringLiteral("⟨%1⟩").arg(static_cast<uint>(code), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out;
}

} // namespace pbx::items
