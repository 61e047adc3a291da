#include "keytools.h"

#include "domain/say.h"
#include "textof.h"

#include <algorithm>
#include <QCollator>
#include <set>

namespace pbx::items {

using namespace domain;

namespace {

QString sortText(const Key &key, SortBy by, const KeyContext &context)
{
    if (by == SortBy::Label)
        return context.label(key);
    if (const auto *monitor = std::get_if<MonitorKey>(&key))
        return toQt(monitor->extension.text());
    if (const auto *dial = std::get_if<SpeedDialKey>(&key))
        return toQt(dial->number.text());
    const auto *toggle = std::get_if<DayNightKey>(&key);
    const KeyCondition *condition = toggle ? context.condition(toggle->condition) : nullptr;
    return condition ? condition->dialCode : QString();
}

} // namespace

KeyEdit fillKeys(const KeyMap &keys, FillWith whom, const KeyContext &context)
{
    std::set<ExtensionNumber> there;
    for (const auto &[slot, key] : keys) {
        if (const auto *monitor = std::get_if<MonitorKey>(&key))
            there.insert(monitor->extension);
    }
    std::vector<ExtensionNumber> wanted;
    for (const KeyPerson &person : context.people) {
        const bool own = context.own && person.number == *context.own;
        const bool asked = whom == FillWith::Site || (context.ownOffice && person.office == *context.ownOffice);
        if (!own && asked && !there.contains(person.number))
            wanted.push_back(person.number);
    }
    std::ranges::sort(wanted);
    KeyEdit edit{keys, {}, false, {}};
    if (wanted.empty()) {
        edit.said = toQt(whom == FillWith::Site ? say("Every other extension of the site is monitored already.")
                                                : say("Every other extension of the office is monitored already."));
        return edit;
    }
    std::size_t set = 0;
    for (const SlotId &slot : context.places()) {
        if (set == wanted.size())
            break;
        if (!edit.keys.emplace(slot, MonitorKey{wanted[set], {}}).second)
            continue;
        if (set++ == 0)
            edit.at = slot;
    }
    edit.done = set > 0;
    const std::string count = std::to_string(set), left = std::to_string(wanted.size() - set);
    if (set == 0)
        edit.said = toQt(say("All keys are taken. Clear one first."));
    else if (set < wanted.size())
        edit.said = toQt(say("%1 Monitor keys set; %2 more extensions found no empty key", {count, left}));
    else
        edit.said = toQt(say("%1 Monitor keys set", {count}));
    return edit;
}

KeyEdit sortKeys(const KeyMap &keys, const std::vector<SlotId> &slots, SortBy by, const KeyContext &context)
{
    std::vector<SlotId> places;
    std::vector<std::pair<QString, Key>> sorted;
    for (const SlotId &slot : std::set<SlotId>(slots.begin(), slots.end())) {
        const auto found = keys.find(slot);
        if (found == keys.end() || std::holds_alternative<MainKey>(found->second) || std::holds_alternative<UnusedKey>(found->second))
            continue;
        places.push_back(slot);
        sorted.emplace_back(sortText(found->second, by, context), found->second);
    }
    KeyEdit edit{keys, {}, false, {}};
    if (places.size() < 2) {
        edit.said = toQt(say("Select at least two keys to sort."));
        return edit;
    }
    // The C locale knows neither accents nor numbers.
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::ranges::stable_sort(sorted, [&](const auto &a, const auto &b) {
        if (a.first.isEmpty() || b.first.isEmpty())
            return !a.first.isEmpty() && b.first.isEmpty();
        return collator.compare(a.first, b.first) < 0;
    });
    for (std::size_t i = 0; i < places.size(); ++i)
        edit.keys.insert_or_assign(places[i], sorted[i].second);
    edit.done = true;
    edit.at = places.front();
    const std::string count = std::to_string(places.size());
    edit.said = toQt(by == SortBy::Label ? say("%1 keys sorted by label", {count}) : say("%1 keys sorted by number", {count}));
    return edit;
}

KeyEdit putKeys(const KeyMap &keys, const std::vector<CargoKey> &placed, const KeyContext &context)
{
    KeyEdit edit{keys, {}, false, {}};
    std::size_t set = 0;
    for (const CargoKey &one : placed) {
        if (!one.from || !one.key || one.type == KeyType::Main)
            continue;
        if (!context.has(*one.from)) {
            edit.keys = keys;
            edit.at.reset();
            edit.said = toQt(say("This phone has no key %1. Nothing was changed.", {one.from->toString()}));
            return edit;
        }
        const auto there = edit.keys.find(*one.from);
        if (there != edit.keys.end() && std::holds_alternative<MainKey>(there->second)) {
            edit.keys = keys;
            edit.at.reset();
            edit.said = toQt(say("Main Extension is at %1. Move it first; nothing was changed.", {placeName(*one.from)}));
            return edit;
        }
        edit.keys.insert_or_assign(*one.from, *one.key);
        edit.at = edit.at ? edit.at : one.from;
        ++set;
    }
    edit.done = set > 0;
    edit.said = set == 1 ? toQt(say("1 key set")) : toQt(say("%1 keys set", {std::to_string(set)}));
    return edit;
}

} // namespace pbx::items
