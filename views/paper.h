// What is printed: pages that can be shown, saved as PDF or sent to a printer, all by one painting. Lengths in mm; painters
// are scaled so that one unit is 1/100 mm, because a font's size is a whole number of units.
#pragma once

#include <QColor>
#include <QFont>
#include <QLineF>
#include <QPageSize>
#include <QRectF>

#include <vector>

class QPagedPaintDevice;
class QPainter;

namespace pbx::views {

inline constexpr double kPerMillimetre = 100;

class Paper {
public:
    Paper() = default;
    Paper(const Paper &) = delete;
    Paper &operator=(const Paper &) = delete;
    virtual ~Paper() = default;
    [[nodiscard]] virtual int pages() const = 0;
    // The origin is the page's top left corner.
    virtual void paint(QPainter &painter, int page) const = 0;
};

[[nodiscard]] QRectF onPaper(const QRectF &millimetres);
[[nodiscard]] QLineF onPaper(const QLineF &millimetres);
[[nodiscard]] QFont paperFont(double millimetres, bool bold = false); // so high
// So much of text as fits into the width, in a font no larger than the largest and no smaller than the least.
struct FittedText {
    QFont font;
    QString text;
};
[[nodiscard]] FittedText fitText(const QString &text, double width, double largest, double least, bool bold = false);

// The sizes to choose from; the first is the usual one of this computer's country.
struct PaperChoice {
    QString name;
    QPageSize size;
    bool landscape = false;
    [[nodiscard]] QSizeF millimetres() const;
};
[[nodiscard]] std::vector<PaperChoice> paperChoices();

// Before the painter begins: no margins of the device's own, the paper's size.
void preparePaper(QPagedPaintDevice &device, const PaperChoice &choice);
// After it began: one unit is 1/100 mm at the device's resolution, from the paper's corner.
void scaleToPaper(QPainter &painter);

} // namespace pbx::views
