#include "paper.h"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QLocale>
#include <QPagedPaintDevice>
#include <QPageLayout>
#include <QPainter>

namespace pbx::views {

namespace {

constexpr double kInch = 25.4;

} // namespace

QRectF onPaper(const QRectF &millimetres)
{
    return {millimetres.topLeft() * kPerMillimetre, millimetres.size() * kPerMillimetre};
}

QLineF onPaper(const QLineF &millimetres)
{
    return {millimetres.p1() * kPerMillimetre, millimetres.p2() * kPerMillimetre};
}

QFont paperFont(double millimetres, bool bold)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(millimetres * kPerMillimetre))));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

FittedText fitText(const QString &text, double width, double largest, double least, bool bold)
{
    constexpr double kStep = 0.1; // mm
    double size = largest;
    QFont font = paperFont(size, bold);
    while (size > least && QFontMetricsF(font).horizontalAdvance(text) > width * kPerMillimetre) {
        size = std::max(least, size - kStep);
        font = paperFont(size, bold);
    }
    return {font, QFontMetricsF(font).elidedText(text, Qt::ElideRight, width * kPerMillimetre)};
}

void preparePaper(QPagedPaintDevice &device, const PaperChoice &choice)
{
    device.setPageLayout(
        QPageLayout(choice.size, choice.landscape ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF(), QPageLayout::Millimeter));
}

void scaleToPaper(QPainter &painter)
{
    const QPaintDevice &device = *painter.device();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(device.logicalDpiX() / kInch / kPerMillimetre, device.logicalDpiY() / kInch / kPerMillimetre);
}

QSizeF PaperChoice::millimetres() const
{
    const QSizeF upright = size.size(QPageSize::Millimeter);
    return landscape ? upright.transposed() : upright;
}

std::vector<PaperChoice> paperChoices()
{
    const QPageSize a4(QPageSize::A4);
    const QPageSize letter(QPageSize::Letter);
    std::vector<PaperChoice> choices{{QCoreApplication::translate("Paper", "A4"), a4, false},
                                     {QCoreApplication::translate("Paper", "A4, landscape"), a4, true},
                                     {QCoreApplication::translate("Paper", "Letter"), letter, false},
                                     {QCoreApplication::translate("Paper", "Letter, landscape"), letter, true}};
    if (QLocale::system().measurementSystem() == QLocale::ImperialUSSystem)
        std::rotate(choices.begin(), choices.begin() + 2, choices.end());
    return choices;
}

} // namespace pbx::views
