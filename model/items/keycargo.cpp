#include "keycargo.h"

#include "domain/say.h"
#include "keytext.h"
#include "textof.h"

#include <algorithm>
#include <array>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pbx::items {

using namespace domain;

namespace {

constexpr qsizetype kMostCargoKeys = 1000;
constexpr auto kHandset = "handset", kKeys = "keys", kType = "type", kFrom = "from", kExtension = "extension", kNumber = "number",
               kCondition = "condition", kLabel = "label";

QJsonObject toJson(const CargoKey &one)
{
    QJsonObject json{{QLatin1String(kType), toQt(jsonName(one.type))}};
    if (one.from)
        json[QLatin1String(kFrom)] = toQt(one.from->toString());
    if (!one.key)
        return json;
    if (const auto *monitor = std::get_if<MonitorKey>(&*one.key)) {
        json[QLatin1String(kExtension)] = toQt(monitor->extension.text());
        json[QLatin1String(kLabel)] = toQt(monitor->label.text());
    } else if (const auto *dial = std::get_if<SpeedDialKey>(&*one.key)) {
        json[QLatin1String(kNumber)] = toQt(dial->number.text());
        json[QLatin1String(kLabel)] = toQt(dial->label.text());
    } else if (const auto *toggle = std::get_if<DayNightKey>(&*one.key)) {
        json[QLatin1String(kCondition)] = toQt(toggle->condition.toString());
        json[QLatin1String(kLabel)] = toQt(toggle->label.text());
    }
    return json;
}

template <class T, class Parse> std::optional<T> member(const QJsonObject &json, const char *name, Parse parse)
{
    auto value = parse(fromQt(json[QLatin1String(name)].toString()));
    return value ? std::optional<T>(std::move(*value)) : std::nullopt;
}

// false where it is wrong; a bare type leaves the key empty.
bool readTarget(const QJsonObject &json, KeyType type, std::optional<Key> &key)
{
    const auto label = member<Label>(json, kLabel, [](const std::string &text) { return Label::parse(text); });
    switch (type) {
    case KeyType::Main: key = MainKey{}; return true;
    case KeyType::Line: key = LineKey{}; return true;
    case KeyType::Unused: key = UnusedKey{}; return true;
    case KeyType::Monitor:
        if (!json.contains(QLatin1String(kExtension)))
            return true;
        if (const auto number = member<ExtensionNumber>(json, kExtension, ExtensionNumber::parse); number && label)
            key = MonitorKey{*number, *label};
        return key.has_value();
    case KeyType::SpeedDial:
        if (!json.contains(QLatin1String(kNumber)))
            return true;
        if (const auto number = member<DialString>(json, kNumber, DialString::parse); number && label)
            key = SpeedDialKey{*number, *label};
        return key.has_value();
    case KeyType::DayNight: break;
    }
    if (!json.contains(QLatin1String(kCondition)))
        return true;
    if (const auto condition = member<Uuid>(json, kCondition, Uuid::parse); condition && label)
        key = DayNightKey{*condition, *label};
    return key.has_value();
}

std::optional<CargoKey> readKey(const QJsonObject &json)
{
    constexpr std::array types{KeyType::Main, KeyType::Line, KeyType::Unused, KeyType::Monitor, KeyType::SpeedDial, KeyType::DayNight};
    const std::string name = fromQt(json[QLatin1String(kType)].toString());
    const auto type = std::ranges::find_if(types, [&](KeyType one) { return jsonName(one) == name; });
    if (type == types.end())
        return std::nullopt;
    CargoKey out{*type, {}, {}};
    if (!readTarget(json, *type, out.key))
        return std::nullopt;
    if (json.contains(QLatin1String(kFrom))) {
        out.from = member<SlotId>(json, kFrom, SlotId::parse);
        if (!out.from)
            return std::nullopt;
    }
    return out;
}

// Nothing where the handset's site has whom or what the key works on.
std::string missing(const Key &key, const KeyContext &context)
{
    const auto *monitor = std::get_if<MonitorKey>(&key);
    if (monitor && !context.person(monitor->extension))
        return say("This site has no extension %1.", {monitor->extension.text()});
    const auto *toggle = std::get_if<DayNightKey>(&key);
    if (toggle && !context.condition(toggle->condition))
        return say("This day/night condition belongs to another site.");
    return {};
}

} // namespace

QMimeData *toMime(const KeyCargo &cargo, const KeyContext &context)
{
    QJsonArray keys;
    for (const CargoKey &one : cargo.keys)
        keys.append(toJson(one));
    const QJsonObject json{{QLatin1String(kHandset), cargo.handset}, {QLatin1String(kKeys), keys}};
    auto *mime = new QMimeData;
    mime->setData(QLatin1String(kCargoFormat), QJsonDocument(json).toJson(QJsonDocument::Compact));
    mime->setText(toText(cargo, context));
    return mime;
}

std::optional<KeyCargo> fromMime(const QMimeData &mime)
{
    if (!mime.hasFormat(QLatin1String(kCargoFormat)))
        return std::nullopt;
    const QByteArray bytes = mime.data(QLatin1String(kCargoFormat));
    if (bytes.size() > kMostCargoBytes)
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    const QJsonArray keys = json[QLatin1String(kKeys)].toArray();
    if (keys.isEmpty() || keys.size() > kMostCargoKeys)
        return std::nullopt;
    KeyCargo out{json[QLatin1String(kHandset)].toString(), {}};
    for (const QJsonValue &value : keys) {
        auto key = readKey(value.toObject());
        if (!key)
            return std::nullopt;
        out.keys.push_back(std::move(*key));
    }
    return out;
}

Result<std::vector<DroppedKey>> unpack(const KeyCargo &cargo, const KeyMap &keys, const KeyContext &context)
{
    const bool own = !cargo.handset.isEmpty() && cargo.handset == context.handset;
    std::vector<DroppedKey> out;
    for (const CargoKey &one : cargo.keys) {
        if (own && one.from) {
            // What stands there now: it may have changed since it was picked up.
            if (const auto found = keys.find(*one.from); found != keys.end())
                out.push_back({found->second, one.from});
            continue;
        }
        if (one.type == KeyType::Main)
            continue;
        auto key = one.key ? Result<Key>(*one.key) : firstKey(one.type, keys, context);
        if (!key)
            return fail(key.error());
        if (auto reason = missing(*key, context); !reason.empty())
            return invalid(std::move(reason));
        out.push_back({std::move(*key), {}});
    }
    if (out.empty())
        return invalid(say("There is no key to put here: Main Extension stays on its own phone."));
    return out;
}

} // namespace pbx::items
