// What the picture shows of each key: texts from the context, lamps as they are or as a preview imagines them.
#pragma once

#include "items/keycontext.h"
#include "phonepicture.h"

namespace pbx::views {

struct LampPreview {
    enum class Monitors : unsigned char { Idle, Ringing, Talking, Mixed, AsNow };
    enum class Conditions : unsigned char { Day, Night, AsNow };
    Monitors monitors = Monitors::Idle;
    Conditions conditions = Conditions::AsNow;
    int step = 0;           // Mixed: shifts who is idle, ringing and on the phone
    bool playing = false;   // conditions change over too
    items::LiveStates live; // what AsNow shows
    friend bool operator==(const LampPreview &, const LampPreview &) = default;
};

[[nodiscard]] KeyFace faceOf(const domain::Key &key, const items::KeyContext &context, const LampPreview &preview, int ordinal = 0);
[[nodiscard]] PhonePicture::Faces facesOf(const domain::KeyMap &keys, const items::KeyContext &context, const LampPreview &preview = {});

} // namespace pbx::views
