// A paper strip that lies beside a device's keys. Lengths in millimetres, from the strip's top left corner: it is printed
// at 1:1, so that no length is ever guessed.
#pragma once

#include <string>

namespace pbx::catalogue {

struct LabelStrip {
    static constexpr double kMost = 400;    // mm, of a side
    static constexpr double kLeastCell = 2; // mm: nothing smaller can be read
    static constexpr int kMostCells = 200;

    struct Cell {
        double x = 0, y = 0, width = 0, height = 0;
    };
    double width = 0, height = 0;
    Cell first;
    int columns = 1, rows = 1;
    double columnStep = 0, rowStep = 0; // from one cell's corner to the next one's
    bool across = false;                // keys run along the rows; else down the columns
    int firstKey = 1;                   // of the first cell; the others follow
    std::string source;

    [[nodiscard]] int cells() const { return columns * rows; }
    [[nodiscard]] Cell cell(int index) const; // from 0, in the order of the keys
    // Every cell lies within the strip and none over another.
    [[nodiscard]] bool fits() const;
    // As measured with a ruler: columns and rows of equal cells without gaps.
    [[nodiscard]] static LabelStrip evenly(double width, double height, int columns, int rows);
};

} // namespace pbx::catalogue
