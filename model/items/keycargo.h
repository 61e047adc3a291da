// Keys on their way: dragged from a phone's picture or table, from the lists beside it, or copied to the clipboard. They
// travel as a format of their own, so that windows and programs of this kind understand each other, and as tab-separated
// text for spreadsheets.
#pragma once

#include "keydrop.h"

#include <QMimeData>

namespace pbx::items {

struct CargoKey {
    domain::KeyType type = domain::KeyType::Unused;
    std::optional<domain::Key> key;     // nothing: a type from the palette, made into a key where it is dropped
    std::optional<domain::SlotId> from; // its place on the handset
};

struct KeyCargo {
    QString handset; // KeyContext::handset of where the keys stand; empty: they stand nowhere
    std::vector<CargoKey> keys;
};

inline constexpr const char *kCargoFormat = "application/x-mycloudpbx-keys";
inline constexpr qsizetype kMostCargoBytes = 4 << 20;

// The caller owns it. context: of the handset that they come from, for their labels in the text.
[[nodiscard]] QMimeData *toMime(const KeyCargo &cargo, const KeyContext &context);
// Nothing where there is no cargo in it, or one that cannot be read: it may come from anywhere.
[[nodiscard]] std::optional<KeyCargo> fromMime(const QMimeData &mime);

// As keys for this handset: moved where it is their own, else copied without Main Extension; a bare type becomes the key
// that firstKey gives. Refused with a sentence where this site does not have whom or what a key works on.
[[nodiscard]] domain::Result<std::vector<DroppedKey>> unpack(const KeyCargo &cargo, const domain::KeyMap &keys, const KeyContext &context);

} // namespace pbx::items
