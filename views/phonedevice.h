// One device of a handset, the phone or a module, as it is drawn: one page of its keys with what they show.
#pragma once

#include "items/keycontext.h"
#include "keytransfer.h"

namespace pbx::views {

// device: 0 is the phone. owner: "101 Jerry", on the phone's screen. context, faces and its model outlive the drawing.
[[nodiscard]] PhoneDrawing drawingOf(const items::KeyContext &context, int device, int page, const KeyFaces &faces, const QString &owner);
[[nodiscard]] QString deviceName(const items::KeyContext &context, int device); // "Phone", "EXP50"

} // namespace pbx::views
