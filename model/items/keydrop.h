// What a drop does to a handset's keys: dragged with the mouse, pasted, or picked up and put down with the keyboard.
// Pure functions: planDrop tells what would happen, for the preview, and its keys are what happens.
#pragma once

#include "keyedits.h"

namespace pbx::items {

enum class DropMode : unsigned char {
    Insert,  // what is there shifts to the next empty key of the same phone or module
    Replace, // what is there goes
    Swap,    // what is there goes where the dropped key came from
};

struct DroppedKey {
    domain::Key key;
    std::optional<domain::SlotId> from; // where it moves away from on this handset; nothing: it is new here
};

struct KeyShift {
    domain::SlotId from, to;
    friend bool operator==(const KeyShift &, const KeyShift &) = default;
};

struct DropPlan {
    KeyEdit edit;                      // its said is the undo step's name; where not done, why the drop is refused
    QString preview;                   // "Insert at key 4: keys 4 to 6 move one on, the empty key 7 takes the last."
    std::vector<domain::SlotId> taken; // where the dropped keys come to stand, in their order
    std::vector<KeyShift> shifts;      // other keys that change their place
    std::vector<domain::SlotId> lost;  // keys that are replaced, as they stood before
};

// Insert: keys shift away from the target on to the next empty key, in their order; Not Used holds its place, so they pass
// over it, unless it is the target itself. A key that comes from before the target on the same phone or module lets those
// between take its own place where that shifts fewer. Without an empty key it is refused. Several keys stand one after the
// other from the target on. Main Extension can be moved, but neither doubled nor replaced.
[[nodiscard]] DropPlan planDrop(const domain::KeyMap &keys, const std::vector<DroppedKey> &dropped, const domain::SlotId &onto, DropMode mode,
                                const KeyContext &context);

// The keys of these slots as a drop that moves them; those that are not set are left out.
[[nodiscard]] std::vector<DroppedKey> lifted(const domain::KeyMap &keys, const std::vector<domain::SlotId> &slots);

} // namespace pbx::items
