// What a person can do with a handset's keys, as pure functions: each returns the keys afterwards and says what was
// done, or why not. Main Extension can be moved, but neither removed nor retyped.
#pragma once

#include "keycontext.h"

namespace pbx::items {

struct KeyEdit {
    domain::KeyMap keys;
    QString said; // "Monitor set at key 4"; where nothing was done, the reason
    bool done = false;
    std::optional<domain::SlotId> at; // where the key is now
};

// What a key of this type is at first: the next extension that is not monitored yet, the first condition. Refused with
// a reason where the site has none, and for a speed dial, whose number only a person knows.
[[nodiscard]] domain::Result<domain::Key> firstKey(domain::KeyType type, const domain::KeyMap &keys, const KeyContext &context);

[[nodiscard]] KeyEdit setKey(const domain::KeyMap &keys, const domain::SlotId &slot, const domain::Key &key, const KeyContext &context);
// All of these in one step; Main Extension stays.
[[nodiscard]] KeyEdit removeKeys(const domain::KeyMap &keys, const std::vector<domain::SlotId> &slots);
// To the place before (by < 0) or after; a key that is there changes places with it.
[[nodiscard]] KeyEdit moveKey(const domain::KeyMap &keys, const domain::SlotId &slot, int by, const KeyContext &context);
[[nodiscard]] KeyEdit removeAll(const domain::KeyMap &keys); // but Main Extension

// The first place without a key, from a slot on, else from the first one; nothing where all are taken.
[[nodiscard]] std::optional<domain::SlotId> freePlace(const domain::KeyMap &keys, const KeyContext &context,
                                                      const std::optional<domain::SlotId> &from = {});

[[nodiscard]] std::string placeName(const domain::SlotId &slot); // "key 4", "module 1, key 12"

} // namespace pbx::items
