// Draws a phone or a module from its layout, at 100 % in logical pixels; the caller scales the painter.
#pragma once

#include "domain/objects.h"
#include "icons.h"
#include "lamps.h"

#include <QPainter>

namespace pbx::views {

// What a key shows. label and detail are cut where they do not fit; the state's word never is.
struct KeyFace {
    domain::KeyType type = domain::KeyType::Unused;
    QString label;  // "Kramer"
    QString detail; // "102", "Main Extension", "131888"
    LampState lamp = LampState::None;
    friend bool operator==(const KeyFace &, const KeyFace &) = default;
};

struct KeyCell {
    domain::SlotId slot;
    const catalogue::KeyPlace *place = nullptr;
    const KeyFace *face = nullptr; // nothing: empty
    bool usable = true;
    bool selected = false, focused = false, hovered = false;
    bool ghost = false; // would stand here after the drop
    QString note;       // "4→5", of a key that shifts
};

struct PhoneDrawing {
    const catalogue::Layout *layout = nullptr;
    const catalogue::Lamps *lamps = nullptr; // nothing: without lamps, as on paper
    const PhoneColours *colours = &PhoneColours::get();
    bool module = false; // smaller type
    bool small = false;  // below 55 %: labels only
    bool lit = true;     // of flashing lamps
    QString headerLeft, headerRight;
    int page = 0;
    std::vector<KeyCell> cells;
};

void paintPhone(QPainter &painter, const PhoneDrawing &drawing);
// Its parts: everything but the keys, and one of the keys.
void paintPhoneBody(QPainter &painter, const PhoneDrawing &drawing);
void paintKeyCell(QPainter &painter, const KeyCell &cell, const PhoneDrawing &drawing);
// One key by itself: cap and cell side by side, as in the detail panel. box: 188 × 37 and more.
void paintKey(QPainter &painter, const QRectF &box, const KeyFace &face, const catalogue::Lamps &lamps, bool lit,
              const PhoneColours &colours = PhoneColours::get());
[[nodiscard]] Icon iconOf(domain::KeyType type);
[[nodiscard]] QRectF toQt(const catalogue::Rect &rect);
// The second line in words: "102 ringing", "*281 Day".
[[nodiscard]] QString detailText(const KeyFace &face);

} // namespace pbx::views
