// What a phone's picture asks while keys are dragged over it or carried by the keyboard: the picture shows, whoever holds
// the keys decides.
#pragma once

#include "items/keydrop.h"
#include "phonepainter.h"

#include <map>

class QMimeData;
class QPixmap;

namespace pbx::views {

using KeyFaces = std::map<domain::SlotId, KeyFace>;

// How the phone would look after a drop.
struct DropView {
    bool accepted = false;
    KeyFaces faces;                          // of all keys
    std::vector<domain::SlotId> ghosts;      // where the dropped keys come to stand
    std::map<domain::SlotId, QString> notes; // of keys that shift: "4→5"
    std::optional<domain::SlotId> line;      // keys are inserted before this one
};

class KeyTransfer {
public:
    KeyTransfer() = default;
    KeyTransfer(const KeyTransfer &) = delete;
    KeyTransfer &operator=(const KeyTransfer &) = delete;
    virtual ~KeyTransfer() = default;

    // What is dragged from here, owned by the caller; nothing where there is nothing to drag.
    [[nodiscard]] virtual QMimeData *pickUp(const std::vector<domain::SlotId> &slots) = 0;
    // Also tells the user in words. onto: nothing where no key is there.
    [[nodiscard]] virtual DropView hover(const QMimeData &mime, const std::optional<domain::SlotId> &onto, items::DropMode mode) = 0;
    virtual void drop(const QMimeData &mime, const domain::SlotId &onto, items::DropMode mode) = 0;
    virtual void dragLeft() = 0; // without a drop
};

// Ctrl replaces, Shift swaps.
[[nodiscard]] items::DropMode dropModeOf(Qt::KeyboardModifiers modifiers);
// What hangs on the cursor: "105 Susan", "105 Susan and 2 more".
[[nodiscard]] QPixmap dragLabel(const QString &text, int count, const QWidget *source);

} // namespace pbx::views
