// The colours, fonts and sizes of the program, light and dark. Widgets read them when they paint, so a change of the
// system's scheme or font shows at once.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;
class QWidget;

namespace pbx::views {

struct Theme final {
    bool dark = false;
    QColor window, base, alternate;
    QColor text, secondary, disabled;
    QColor line, edge;                     // of boxes and tables; of controls
    QColor accent, accentFill, accentText; // accentText: on accentFill
    QColor selection, selectionText;
    QColor good, warning, warningMark, bad;
    QColor warningBox, badBox;
    QColor pendingBar, pendingText, pendingMark; // the mark: the 3 px bar left of a label
    QColor diffBefore, diffBeforeWord, diffAfter, diffAfterWord;

    [[nodiscard]] static const Theme &day();
    [[nodiscard]] static const Theme &night();
    // The theme that a palette belongs to (told by its lightness).
    [[nodiscard]] static const Theme &of(const QPalette &palette);
    [[nodiscard]] static const Theme &of(const QWidget *widget);
    [[nodiscard]] static const Theme &current(); // the application's

    // Gives the program its style, palette and font. Follows the system's scheme from then on.
    // enlarged: times the system's font.
    static void install(QApplication &application, double enlarged = 1);
    enum class Scheme : unsigned char { System, Light, Dark };
    static void setScheme(Scheme scheme);

    enum class Text : unsigned char { Base, Bold, Small, SmallBold, Title, Tile, Fixed };
    [[nodiscard]] static QFont font(Text text); // scaled with the system's font
    [[nodiscard]] static double scale();
};

// A length of the drawings (base font 13 px) in this system's logical pixels.
[[nodiscard]] int px(double length);

} // namespace pbx::views
