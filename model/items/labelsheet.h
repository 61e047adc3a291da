// Paper labels at 1:1: which key's text stands where on which page. Lengths in mm from the page's top left corner.
#pragma once

#include "keycontext.h"

#include <QLineF>
#include <QRectF>
#include <QString>

namespace pbx::items {

struct LabelCell {
    domain::SlotId slot;
    QRectF place;
    QString label, detail; // "Kramer", "102"; both empty: the key is empty, or stays a gap
};

struct PlacedStrip {
    QRectF outline;
    QString caption; // "101 Jerry, module 1, keys 1 to 16"; above the strip, cut off with the rest
    std::vector<LabelCell> cells;
    std::vector<QLineF> cutMarks; // two at each corner, outside the strip
};

struct LabelPage {
    std::vector<PlacedStrip> strips;
    QLineF ruler; // 50 mm, to see that the printer did not scale
};

struct LabelOrder {
    static constexpr int kModules = -1;
    int device = 0; // 0: the phone; n: module n; kModules: all of them
    QSizeF page;
    QPointF offset; // by which the printer misses
    // Measured by the user, for whatever device is printed; nothing: as the catalogue knows them.
    std::optional<catalogue::LabelStrip> measured;
};

inline constexpr double kRulerLength = 50;

// The strips that the catalogue knows of the phone (0) or a module.
[[nodiscard]] std::vector<catalogue::LabelStrip> knownStrips(const KeyContext &context, int device);
// Refused where a strip is larger than the page, where its cells cannot be, or where there is nothing to print.
[[nodiscard]] domain::Result<std::vector<LabelPage>> layLabels(const KeyContext &context, const domain::KeyMap &keys, const LabelOrder &order);

} // namespace pbx::items
