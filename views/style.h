// Flat controls over Fusion: 26 px high, 1 px lines, radius 3, no gradient. What a widget asks for, it says by property:
//   "primary" true: filled button · "small" true: 22 px high · "invalid" true: red edge
#pragma once

#include <QProxyStyle>

namespace pbx::views {

class Style final : public QProxyStyle {
    Q_OBJECT
public:
    using PaletteChoice = void (*)(QPalette &system); // replaces the system's palette by the program's
    explicit Style(PaletteChoice choice);

    void polish(QPalette &palette) override;
    void polish(QWidget *widget) override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                       const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const override;

private:
    PaletteChoice m_choice;
};

} // namespace pbx::views
