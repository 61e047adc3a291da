#include "labelstrip.h"

namespace pbx::catalogue {

LabelStrip::Cell LabelStrip::cell(int index) const
{
    const int column = across ? index % columns : index / rows;
    const int row = across ? index / columns : index % rows;
    return {first.x + columnStep * column, first.y + rowStep * row, first.width, first.height};
}

bool LabelStrip::fits() const
{
    constexpr double kRounding = 1e-6; // of sums of decimal fractions
    if (columns < 1 || rows < 1 || cells() > kMostCells || first.width < kLeastCell || first.height < kLeastCell)
        return false;
    const bool apart = (columns == 1 || columnStep >= first.width - kRounding) && (rows == 1 || rowStep >= first.height - kRounding);
    const Cell last{first.x + columnStep * (columns - 1), first.y + rowStep * (rows - 1), first.width, first.height};
    return apart && last.x + last.width <= width + kRounding && last.y + last.height <= height + kRounding;
}

LabelStrip LabelStrip::evenly(double width, double height, int columns, int rows)
{
    LabelStrip strip;
    strip.width = width;
    strip.height = height;
    strip.columns = columns;
    strip.rows = rows;
    strip.columnStep = width / columns;
    strip.rowStep = height / rows;
    strip.first = {0, 0, strip.columnStep, strip.rowStep};
    return strip;
}

} // namespace pbx::catalogue
