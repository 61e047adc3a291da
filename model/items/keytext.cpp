#include "keytext.h"

#include "domain/say.h"
#include "textof.h"

#include <algorithm>
#include <array>
#include <set>

namespace pbx::items {

using namespace domain;

namespace {

constexpr std::array kTypes{KeyType::Main, KeyType::Line, KeyType::Unused, KeyType::Monitor, KeyType::SpeedDial, KeyType::DayNight};
const QString kFormulaSigns = QStringLiteral("=+-@");

// The apostrophe keeps a cell from being a formula; one that stands there already is doubled.
bool looksLikeFormula(const QString &text)
{
    const auto first = std::ranges::find_if(text, [](QChar c) { return c != QLatin1Char('\''); });
    return first != text.end() && kFormulaSigns.contains(*first);
}

QString toCell(QString text)
{
    text.replace(QLatin1Char('\t'), QLatin1Char(' '));
    return looksLikeFormula(text) ? QLatin1Char('\'') + text : text;
}

QString fromCell(const QString &text)
{
    const QString cell = text.trimmed();
    return cell.startsWith(QLatin1Char('\'')) && looksLikeFormula(cell) ? cell.mid(1) : cell;
}

bool same(const QString &a, const QString &b)
{
    return !a.isEmpty() && a.compare(b, Qt::CaseInsensitive) == 0;
}

std::optional<KeyType> typeCalled(const QString &word)
{
    const auto found = std::ranges::find_if(kTypes, [&](KeyType type) { return same(word, toQt(title(type))) || same(word, toQt(jsonName(type))); });
    return found == kTypes.end() ? std::nullopt : std::optional(*found);
}

// "102" of "102 Kramer".
std::optional<ExtensionNumber> leadingNumber(const QString &text)
{
    const auto number = ExtensionNumber::parse(fromQt(text.section(QLatin1Char(' '), 0, 0)));
    return number ? std::optional(*number) : std::nullopt;
}

std::optional<ExtensionNumber> personCalled(const QString &text, const KeyContext &context)
{
    if (const auto number = leadingNumber(text); number && context.person(*number))
        return number;
    const auto named = [&](const KeyPerson &person) { return same(person.name, text); };
    const auto found = std::ranges::find_if(context.people, named);
    const bool one = found != context.people.end() && std::find_if(found + 1, context.people.end(), named) == context.people.end();
    return one ? std::optional(found->number) : std::nullopt;
}

const KeyCondition *conditionCalled(const QString &text, const KeyContext &context)
{
    const auto found = std::ranges::find_if(
        context.conditions, [&](const KeyCondition &condition) { return same(condition.name, text) || same(condition.dialCode, text); });
    return found == context.conditions.end() ? nullptr : &*found;
}

Result<Key> keyOf(KeyType type, const QString &target, const Label &label, const KeyContext &context)
{
    const std::string shown = fromQt(target);
    switch (type) {
    case KeyType::Main: return Key(MainKey{});
    case KeyType::Line: return Key(LineKey{});
    case KeyType::Unused: return Key(UnusedKey{});
    case KeyType::Monitor:
        if (const auto number = personCalled(target, context))
            return Key(MonitorKey{*number, label});
        return invalid(say("“%1” is no extension of this site.", {shown}));
    case KeyType::SpeedDial: {
        auto number = DialString::parse(shown);
        return number ? Result<Key>(SpeedDialKey{std::move(*number), label}) : fail(number.error());
    }
    case KeyType::DayNight: break;
    }
    if (const KeyCondition *condition = conditionCalled(target, context))
        return Key(DayNightKey{condition->id, label});
    return invalid(say("“%1” is no day/night condition of this site.", {shown}));
}

// What a line without a type means.
std::optional<KeyType> guess(const QString &target, const KeyContext &context)
{
    if (personCalled(target, context))
        return KeyType::Monitor;
    if (conditionCalled(target, context))
        return KeyType::DayNight;
    return DialString::parse(fromQt(target)) ? std::optional(KeyType::SpeedDial) : std::nullopt;
}

// "4" alone, or before a label, is a number to dial; before what says which key is there, it is a place.
std::optional<SlotId> placeOf(const QStringList &cells, const KeyContext &context)
{
    const auto slot = SlotId::parse(fromQt(cells.front()));
    if (!slot || cells.size() < 2)
        return std::nullopt;
    const bool before = typeCalled(cells[1]) || (context.has(*slot) && !personCalled(cells[0], context) && guess(cells[1], context));
    return before ? std::optional(*slot) : std::nullopt;
}

Result<CargoKey> readLine(QStringList cells, const KeyContext &context)
{
    CargoKey out;
    std::optional<KeyType> type;
    if (const auto slot = placeOf(cells, context)) {
        out.from = slot;
        cells.removeFirst();
    }
    if ((type = typeCalled(cells.front())))
        cells.removeFirst();
    const QString target = cells.value(0);
    if (!type && !(type = guess(target, context)))
        return invalid(say("“%1” is neither an extension nor a condition of this site, nor a number to dial.", {fromQt(target.left(40))}));
    auto label = Label::parse(fromQt(cells.value(1)));
    if (!label)
        return fail(label.error());
    out.type = *type;
    auto key = keyOf(*type, target, *label, context);
    if (!key)
        return fail(key.error());
    // A label that only repeats what the key would show anyway goes on following it.
    out.key = same(context.followedLabel(*key), toQt(label->text())) ? withLabel(std::move(*key), Label()) : std::move(*key);
    return out;
}

bool isHead(const QStringList &cells)
{
    const auto isWord = [](const QString &cell, const char *word) { return same(cell, toQt(say(word))) || same(cell, QLatin1String(word)); };
    return cells.size() > 1 && (isWord(cells[0], "Key") || isWord(cells[0], "Slot") || isWord(cells[0], "Type"));
}

} // namespace

QString toText(const KeyCargo &cargo, const KeyContext &context)
{
    QStringList lines;
    for (const CargoKey &one : cargo.keys) {
        QStringList cells{one.from ? toQt(one.from->toString()) : QString(), toQt(title(one.type))};
        if (one.key)
            cells << context.activity(*one.key) << context.label(*one.key);
        for (QString &text : cells)
            text = toCell(text);
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

Result<KeyCargo> fromText(const QString &text, const KeyContext &context)
{
    if (text.size() > kMostKeyText)
        return invalid(say("The text on the clipboard is too long for keys."));
    KeyCargo out;
    int number = 0;
    bool everyPlace = true;
    std::set<SlotId> places;
    for (QString line : text.split(QLatin1Char('\n'))) {
        ++number;
        if (line.endsWith(QLatin1Char('\r')))
            line.chop(1);
        if (line.trimmed().isEmpty())
            continue;
        QStringList cells = line.split(QLatin1Char('\t'));
        for (QString &cell : cells)
            cell = fromCell(cell);
        if (cells.front().isEmpty() && cells.size() > 1) // a key that stands nowhere
            cells.removeFirst();
        if (out.keys.empty() && isHead(cells))
            continue;
        auto key = out.keys.size() < kMostKeyLines ? readLine(cells, context)
                                                   : invalid(say("At most %1 keys can be pasted at once.", {std::to_string(kMostKeyLines)}));
        if (key && key->from && !places.insert(*key->from).second)
            key = invalid(say("Key %1 is there twice.", {key->from->toString()}));
        if (!key)
            return invalid(say("Line %1: %2", {std::to_string(number), key.error().sentence}));
        everyPlace = everyPlace && key->from;
        out.keys.push_back(std::move(*key));
    }
    if (out.keys.empty())
        return invalid(say("There are no keys on the clipboard."));
    if (!everyPlace) {
        for (CargoKey &key : out.keys)
            key.from.reset();
    }
    return out;
}

} // namespace pbx::items
