// The lamps of a phone's keys: a state is told by colour and by shape, never by one alone. Their colours are the
// phone's own, the same in both themes.
#pragma once

#include "catalogue/catalogue.h"
#include "items/lampstate.h"
#include "phonecolours.h"

#include <QString>

class QPainter;
class QRectF;

namespace pbx::views {

using items::LampState;

struct LampLook {
    QColor colour;
    bool flashes = false;
};
// As the make's lamps do, else as the program's defaults: idle off, ringing flashing red, on the phone red.
[[nodiscard]] LampLook lampLook(LampState state, const catalogue::Lamps &lamps, const PhoneColours &colours = PhoneColours::get());
[[nodiscard]] QString lampWord(LampState state); // "ringing", "on the phone", "Day"; nothing for an own line and no lamp

// box: the key's cap; the lamp is centred in it. lit: false in the dark half of a flash.
void paintLamp(QPainter &painter, const QRectF &box, LampState state, const catalogue::Lamps &lamps, bool lit = true,
               const PhoneColours &colours = PhoneColours::get());

} // namespace pbx::views
