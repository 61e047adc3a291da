// Every key of the program in one table: those of the commands come from Actions, the others stand here. The help page shows
// it, and tests press what it says.
#pragma once

#include "domain/objects.h"

#include <QKeySequence>
#include <QStringList>

#include <array>
#include <vector>

namespace pbx::views {

struct Actions;

struct Shortcut {
    QString what;
    QList<QKeySequence> keys; // each does it
};
struct ShortcutGroup {
    QString title;
    QString where; // in which the keys work; empty: everywhere in the window
    std::vector<Shortcut> rows;
};
[[nodiscard]] std::vector<ShortcutGroup> shortcutGroups(const Actions &actions);
// The keys on the phone's picture; also a part of the groups.
[[nodiscard]] ShortcutGroup pictureShortcuts();
[[nodiscard]] QString shown(const Shortcut &shortcut); // "Del or Backspace"

// While the cursor is in a password: shows or hides it.
inline constexpr QKeyCombination kShowPassword{Qt::AltModifier, Qt::Key_F8};

struct TypeLetter {
    Qt::Key key;
    domain::KeyType type;
};
// What a letter makes of the selected key.
inline constexpr std::array<TypeLetter, 5> kTypeLetters{{{Qt::Key_L, domain::KeyType::Line},
                                                         {Qt::Key_S, domain::KeyType::SpeedDial},
                                                         {Qt::Key_M, domain::KeyType::Monitor},
                                                         {Qt::Key_D, domain::KeyType::DayNight},
                                                         {Qt::Key_U, domain::KeyType::Unused}}};

} // namespace pbx::views
