// Screenshots beside committed references. References are a quarter of the logical size with a few levels of each colour:
// small; what antialiasing and a clock's digits change is below the tolerance, a moved or missing control is not.
#pragma once

#include <QImage>
#include <QStringList>

namespace pbx::test {

inline constexpr int kShrink = 4;
inline constexpr int kCell = 8;               // px of a reference: what is compared as one
inline constexpr double kMostDifference = 18; // mean of a cell's pixels, of 255

[[nodiscard]] QImage toReference(const QImage &shot);

// How much the two differ: in the cell where they do so most; a picture of another size differs wholly.
struct Difference {
    double most = 255;
    QRect cell; // in px of the reference
};
[[nodiscard]] Difference difference(const QImage &reference, const QImage &shot);

// A sentence for each that differs, or that only one of the folders has, of those of this scale ("", "@2x"). Shots that differ are left in the folder
// beside their references as NAME.reference.png.
[[nodiscard]] QStringList compareFolders(const QString &shots, const QString &references, const QString &scale);
// The references become what the shots are.
[[nodiscard]] QStringList updateReferences(const QString &shots, const QString &references, const QString &scale);

} // namespace pbx::test
