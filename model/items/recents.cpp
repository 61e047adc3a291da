#include "recents.h"

#include "textof.h"

#include <QSettings>

namespace pbx::items {

namespace {

constexpr QLatin1String kCommands("palette/commands"), kPlaces("palette/places");

void putFirst(const QString &key, const QString &entry)
{
    QSettings settings;
    QStringList list = settings.value(key).toStringList();
    list.removeAll(entry);
    list.prepend(entry);
    settings.setValue(key, list.mid(0, Recents::kMost));
}

QStringList storedList(const QString &key)
{
    return QSettings().value(key).toStringList().mid(0, Recents::kMost);
}

} // namespace

void Recents::used(const QString &command)
{
    putFirst(kCommands, command);
}

void Recents::visited(const Place &place)
{
    putFirst(kPlaces, QStringLiteral("%1/%2/%3").arg(toQt(place.site.toString()), toQt(place.object.toString())).arg(static_cast<int>(place.kind)));
}

QStringList Recents::commands() const
{
    return storedList(kCommands);
}

std::vector<Place> Recents::places() const
{
    std::vector<Place> places;
    for (const QString &entry : storedList(kPlaces)) {
        const QStringList parts = entry.split(u'/');
        const auto site = domain::Uuid::parse(fromQt(parts.value(0)));
        const auto object = domain::Uuid::parse(fromQt(parts.value(1)));
        bool isNumber = false;
        const int kind = parts.value(2).toInt(&isNumber);
        if (site && object && isNumber && kind >= 0 && kind <= static_cast<int>(domain::Kind::FirewallRule))
            places.push_back({*site, *object, static_cast<domain::Kind>(kind)});
    }
    return places;
}

void Recents::clear()
{
    QSettings settings;
    settings.remove(kCommands);
    settings.remove(kPlaces);
}

} // namespace pbx::items
