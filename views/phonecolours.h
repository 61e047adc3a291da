// The colours of a phone's picture. On the screen they are the phone's own, the same in both themes (visual.md, "Phone
// picture"); on paper they save ink; for who needs more contrast they are black and white with pure lamps.
#pragma once

#include <QColor>

class QPalette;

namespace pbx::views {

struct PhoneColours {
    QColor body, edge, cap, screen, screenEdge, cell;
    QColor cellEdge, gapEdge; // dashed where a key is empty, dotted where it stays a gap
    QColor text, dim, red, green, amber, accent;
    QColor lampSign; // on a lit lamp
    QColor handset, groove, dial, dialKey, dialEdge, link, here;

    [[nodiscard]] static const PhoneColours &get();
    [[nodiscard]] static const PhoneColours &paper();
    [[nodiscard]] static const PhoneColours &contrast();
    // contrast() where the palette is a high-contrast one: nearly black on nearly white, or the reverse.
    [[nodiscard]] static const PhoneColours &of(const QPalette &palette);
};

// WCAG 2: from 1 (the same) to 21 (black on white).
[[nodiscard]] double contrastOf(const QColor &one, const QColor &other);

} // namespace pbx::views
