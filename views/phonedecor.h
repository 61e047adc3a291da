// What of a phone is not programmable: body, screen, handset, dial pad, page keys. Nobody can click it but the page keys.
#pragma once

#include "catalogue/catalogue.h"

class QPainter;

namespace pbx::views {

struct PhoneColours;

void paintDecor(QPainter &painter, const catalogue::Layout &layout, int page, bool small, const PhoneColours &colours);

} // namespace pbx::views
