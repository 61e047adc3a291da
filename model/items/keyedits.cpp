#include "keyedits.h"

#include "domain/say.h"
#include "textof.h"

#include <algorithm>

namespace pbx::items {

using namespace domain;

namespace {

KeyEdit refused(const KeyMap &keys, const SlotId &slot, const std::string &reason)
{
    return {keys, toQt(reason), false, slot};
}

bool isMain(const KeyMap &keys, const SlotId &slot)
{
    const auto found = keys.find(slot);
    return found != keys.end() && std::holds_alternative<MainKey>(found->second);
}

} // namespace

std::string placeName(const SlotId &slot)
{
    return slot.isOnPhone() ? say("key %1", {std::to_string(slot.key())})
                            : say("module %1, key %2", {std::to_string(slot.module()), std::to_string(slot.key())});
}

Result<Key> firstKey(KeyType type, const KeyMap &keys, const KeyContext &context)
{
    switch (type) {
    case KeyType::Main: return Key(MainKey{});
    case KeyType::Line: return Key(LineKey{});
    case KeyType::Unused: return Key(UnusedKey{});
    case KeyType::SpeedDial: return invalid(say("Enter the number to dial."));
    case KeyType::DayNight:
        if (context.conditions.empty())
            return invalid(say("This site has no day/night condition. Add one first."));
        return Key(DayNightKey{context.conditions.front().id, {}});
    case KeyType::Monitor: break;
    }
    const auto taken = [&](const ExtensionNumber &number) {
        return std::any_of(keys.begin(), keys.end(), [&](const auto &entry) {
            const auto *monitor = std::get_if<MonitorKey>(&entry.second);
            return monitor && monitor->extension == number;
        });
    };
    const KeyPerson *other = nullptr;
    for (const KeyPerson &person : context.people) {
        if (context.own && person.number == *context.own)
            continue;
        if (!taken(person.number))
            return Key(MonitorKey{person.number, {}});
        other = other ? other : &person;
    }
    if (!other)
        return invalid(say("There is no other extension to monitor."));
    return Key(MonitorKey{other->number, {}});
}

KeyEdit setKey(const KeyMap &keys, const SlotId &slot, const Key &key, const KeyContext &context)
{
    if (!context.has(slot))
        return refused(keys, slot, say("This phone has no such key."));
    if (isMain(keys, slot) && !std::holds_alternative<MainKey>(key))
        return refused(keys, slot, say("Main Extension can be moved, not changed."));
    if (std::holds_alternative<MainKey>(key) && !isMain(keys, slot))
        return refused(keys, slot, say("Main Extension is there once. Move it instead."));
    KeyEdit edit{keys, toQt(say("%1 set at %2", {title(typeOf(key)), placeName(slot)})), true, slot};
    edit.keys.insert_or_assign(slot, key);
    return edit;
}

KeyEdit removeKeys(const KeyMap &keys, const std::vector<SlotId> &slots)
{
    KeyEdit edit{keys, {}, false, {}};
    std::vector<SlotId> removed;
    bool main = false;
    for (const SlotId &slot : slots) {
        const auto found = edit.keys.find(slot);
        if (found == edit.keys.end())
            continue;
        if (std::holds_alternative<MainKey>(found->second)) {
            main = true;
            continue;
        }
        edit.keys.erase(found);
        removed.push_back(slot);
    }
    edit.done = !removed.empty();
    if (edit.done) {
        edit.at = removed.front();
        edit.said =
            toQt(removed.size() == 1 ? say("%1 cleared", {placeName(removed.front())}) : say("%1 keys cleared", {std::to_string(removed.size())}));
    } else {
        edit.said = toQt(main ? say("Main Extension can be moved, not removed.") : say("There is no key to clear."));
    }
    return edit;
}

KeyEdit moveKey(const KeyMap &keys, const SlotId &slot, int by, const KeyContext &context)
{
    const std::vector<SlotId> places = context.places();
    const auto at = std::find(places.begin(), places.end(), slot);
    if (!keys.contains(slot))
        return refused(keys, slot, say("There is no key to move."));
    if (at == places.end())
        return refused(keys, slot, say("This phone has no such key."));
    const bool stays = by < 0 ? at == places.begin() : at + 1 == places.end();
    if (stays)
        return refused(keys, slot, by < 0 ? say("This is the first key.") : say("This is the last key."));
    const SlotId to = by < 0 ? *(at - 1) : *(at + 1);
    KeyEdit edit{keys, toQt(say("%1 moved to %2", {placeName(slot), placeName(to)})), true, to};
    auto moved = edit.keys.extract(slot);
    auto other = edit.keys.extract(to);
    moved.key() = to;
    edit.keys.insert(std::move(moved));
    if (!other.empty()) {
        other.key() = slot;
        edit.keys.insert(std::move(other));
    }
    return edit;
}

KeyEdit removeAll(const KeyMap &keys)
{
    std::vector<SlotId> slots;
    for (const auto &[slot, key] : keys) {
        if (!std::holds_alternative<MainKey>(key))
            slots.push_back(slot);
    }
    return removeKeys(keys, slots);
}

std::optional<SlotId> freePlace(const KeyMap &keys, const KeyContext &context, const std::optional<SlotId> &from)
{
    std::optional<SlotId> first;
    for (const SlotId &slot : context.places()) {
        if (keys.contains(slot))
            continue;
        if (!from || slot >= *from)
            return slot;
        if (!first)
            first = slot;
    }
    return first;
}

} // namespace pbx::items
