// The lamps of a phone's keys: a state is told by colour and by shape, never by one alone. Their colours are the
// phone's own, the same in both themes.
#pragma once

#include "catalogue/catalogue.h"

#include <QColor>
#include <QString>

class QPainter;
class QRectF;

namespace pbx::views {

enum class LampState : unsigned char { None, Idle, Ringing, Talking, Day, Night, Own };

struct PhoneColours { // visual.md, "Phone picture"
    QColor body{0x2C, 0x31, 0x38}, edge{0x68, 0x72, 0x7E}, cap{0x3C, 0x43, 0x4C}, screen{0x0E, 0x14, 0x1B}, cell{0x1A, 0x23, 0x2D};
    QColor text{0xEE, 0xF2, 0xF6}, dim{0x9A, 0xA6, 0xB2}, red{0xFF, 0x62, 0x59}, green{0x3D, 0xDC, 0x84}, amber{0xFF, 0xC1, 0x4D},
        accent{0x7D, 0xBB, 0xFF};
    static const PhoneColours &get();
};

struct LampLook {
    QColor colour;
    bool flashes = false;
};
// As the make's lamps do, else as the program's defaults: idle off, ringing flashing red, on the phone red.
[[nodiscard]] LampLook lampLook(LampState state, const catalogue::Lamps &lamps);
[[nodiscard]] QString lampWord(LampState state); // "ringing", "on the phone", "Day"; nothing for an own line and no lamp

// box: the key's cap; the lamp is centred in it. lit: false in the dark half of a flash.
void paintLamp(QPainter &painter, const QRectF &box, LampState state, const catalogue::Lamps &lamps, bool lit = true);

} // namespace pbx::views
