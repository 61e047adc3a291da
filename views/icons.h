// The program's drawings: one monochrome SVG set painted in a colour of the theme, the status glyphs (colour and
// shape), and the four beads of a phone's configuration. All are sharp at any device pixel ratio.
#pragma once

#include "store/store.h"
#include "theme.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace pbx::views {

enum class Icon : unsigned char {
    All,
    Check,
    Clock,
    Commands,
    Copy,
    Customer,
    DayNight,
    Down,
    Edit,
    Error,
    Export,
    Eye,
    EyeOff,
    Fill,
    Filter,
    Grip,
    History,
    Import,
    Info,
    Key,
    Keys,
    Left,
    Line,
    Lock,
    Main,
    Merge,
    Minus,
    Monitor,
    Moon,
    Office,
    Ok,
    Pause,
    Play,
    Plus,
    Print,
    Reboot,
    Redo,
    Resync,
    Right,
    Save,
    Search,
    Server,
    Shield,
    Site,
    Sort,
    Speed,
    Sun,
    Trash,
    Undo,
    Unlock,
    Unused,
    Up,
    Warn,
    X,
};
inline constexpr int kIcons = static_cast<int>(Icon::X) + 1;

// Painted in that colour of the application's theme at the time of painting; disabled icons in the disabled colour.
[[nodiscard]] QIcon icon(Icon icon, QColor Theme::*colour = &Theme::text);
void paintIcon(QPainter &painter, Icon icon, const QRectF &box, const QColor &colour);

enum class Glyph : unsigned char {
    Registered, // green disc
    OnThePhone, // red disc with bar
    Ringing,    // red ring with dot
    Offline,    // hollow ring
    None,       // dash: not seen, no phone
    Waiting,    // clock
    Done,       // green disc with check
    Warning,    // triangle
    Failed,     // octagon with ×
    Question,   // ring with ?: nobody vouches for it
};
void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &box, const Theme &theme);

// ---- how far a phone's configuration is -----------------------------------------------------------------------------
[[nodiscard]] QString progressWord(store::Progress progress); // Saved, Accepted, Fetched, Running, Refused, Outdated, No phone
enum class Bead : unsigned char { Empty, Waiting, UnderWay, Running, Failed };
[[nodiscard]] std::array<Bead, 4> beads(store::Progress progress); // Saved, Accepted, Fetched, Running
// Four beads, left aligned and vertically centred in the box; paints nothing for a phone that does not exist.
void paintBeads(QPainter &painter, const QRectF &box, store::Progress progress, const Theme &theme);
[[nodiscard]] double beadsWidth();

} // namespace pbx::views
