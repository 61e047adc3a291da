// The painting half of Style: tables from element to a small function.
#include "icons.h"
#include "style.h"
#include "theme.h"

#include <algorithm>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleOption>

namespace pbx::views {
namespace {

void box(QPainter &p, const QRectF &rect, const QColor &edge, const QColor &fill, double width = 1, double radius = 3)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
    p.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double inset = edge.isValid() ? width / 2 : 0;
    p.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    p.restore();
}

QColor mixed(const QColor &a, const QColor &b, double part)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - part) + b.redF() * part),
                            static_cast<float>(a.greenF() * (1 - part) + b.greenF() * part),
                            static_cast<float>(a.blueF() * (1 - part) + b.blueF() * part));
}

struct Canvas {
    const QStyleOption &o;
    QPainter &p;
    const QWidget *w;
    const Theme &t = Theme::of(o.palette);

    [[nodiscard]] bool is(QStyle::StateFlag flag) const { return o.state & flag; }
    [[nodiscard]] bool enabled() const { return is(QStyle::State_Enabled); }
    [[nodiscard]] bool asks(const char *property) const { return w && w->property(property).toBool(); }
    [[nodiscard]] QColor edge() const { return !enabled() ? t.line : asks("invalid") ? t.bad : t.edge; }
    [[nodiscard]] QColor face() const { return !enabled() ? t.window : t.dark ? QColor(0x2A2F37) : t.base; } // of buttons and combo boxes
};

bool isPrimary(const Canvas &c)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&c.o);
    return c.enabled() && (c.asks("primary") || (button && (button->features & QStyleOptionButton::DefaultButton)));
}

void button(const Canvas &c)
{
    const auto *option = qstyleoption_cast<const QStyleOptionButton *>(&c.o);
    const bool down = c.is(QStyle::State_Sunken) || c.is(QStyle::State_On);
    if (option && (option->features & QStyleOptionButton::Flat) && !down && !c.is(QStyle::State_MouseOver) && !c.is(QStyle::State_HasFocus))
        return;
    QColor fill = isPrimary(c) ? c.t.accentFill : c.face();
    if (down || (c.is(QStyle::State_MouseOver) && c.enabled()))
        fill = mixed(fill, c.t.text, down ? 0.14 : 0.06);
    const bool focus = c.is(QStyle::State_HasFocus) && c.is(QStyle::State_KeyboardFocusChange);
    box(c.p, c.o.rect, focus ? c.t.accent : isPrimary(c) ? fill : c.edge(), fill, focus ? 2 : 1);
    if (focus && isPrimary(c))
        box(c.p, QRectF(c.o.rect).adjusted(3, 3, -3, -3), c.t.accentText, {}, 1, 1.5);
}

void toolButton(const Canvas &c)
{
    const bool down = c.is(QStyle::State_Sunken) || c.is(QStyle::State_On);
    if (c.asks("framed")) {
        button(c);
        return;
    }
    if (c.enabled() && (down || c.is(QStyle::State_MouseOver)))
        box(c.p, c.o.rect, {}, mixed(c.t.window, c.t.text, down ? 0.16 : 0.08));
    if (c.is(QStyle::State_HasFocus) && c.is(QStyle::State_KeyboardFocusChange))
        box(c.p, c.o.rect, c.t.accent, {}, 2);
}

void field(const Canvas &c)
{
    const bool focus = c.is(QStyle::State_HasFocus) && c.enabled();
    const QColor edge = c.asks("invalid") && c.enabled() ? c.t.bad : focus ? c.t.accent : c.edge();
    box(c.p, c.o.rect, edge, c.enabled() && !c.is(QStyle::State_ReadOnly) ? c.t.base : c.t.window, focus ? 2 : 1);
}

void lineEdit(const Canvas &c)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&c.o);
    if (frame && frame->lineWidth > 0)
        field(c);
}

void checkBox(const Canvas &c)
{
    const bool on = c.is(QStyle::State_On);
    const bool some = c.is(QStyle::State_NoChange);
    const QColor fill = !c.enabled() ? (on || some ? c.t.disabled : c.t.window) : on || some ? c.t.accentFill : c.t.base;
    const bool focus = c.is(QStyle::State_HasFocus) && c.is(QStyle::State_KeyboardFocusChange);
    box(c.p, c.o.rect, focus ? c.t.accent : on || some ? fill : c.edge(), fill, focus ? 2 : 1, 2);
    const QRectF inner = QRectF(c.o.rect).adjusted(2, 2, -2, -2);
    if (on)
        paintIcon(c.p, Icon::Check, inner, c.t.accentText);
    else if (some)
        paintIcon(c.p, Icon::Minus, inner, c.t.accentText);
}

void radioButton(const Canvas &c)
{
    const bool on = c.is(QStyle::State_On);
    const QColor ring = !c.enabled() ? c.t.disabled : on ? c.t.accentFill : c.edge();
    const double width = on ? c.o.rect.width() * 0.3 : 1;
    box(c.p, c.o.rect, ring, on ? c.t.accentText : c.t.base, width, c.o.rect.width() / 2.0);
}

void focusRect(const Canvas &c)
{
    if (c.is(QStyle::State_KeyboardFocusChange))
        box(c.p, c.o.rect, c.t.accent, {}, 2);
}

void branch(const Canvas &c)
{
    if (!c.is(QStyle::State_Children))
        return;
    const double side = px(12);
    const QPointF centre = QRectF(c.o.rect).center();
    const Icon chevron = c.is(QStyle::State_Open) ? Icon::Down : c.o.direction == Qt::RightToLeft ? Icon::Left : Icon::Right;
    paintIcon(c.p, chevron, {centre.x() - side / 2, centre.y() - side / 2, side, side},
              c.is(QStyle::State_Selected) ? c.t.selectionText : c.t.secondary);
}

void headerArrow(const Canvas &c)
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&c.o);
    if (!header || header->sortIndicator == QStyleOptionHeader::None)
        return;
    const double side = px(10);
    const QPointF centre = QRectF(c.o.rect).center();
    // Qt's "down" stands for ascending.
    paintIcon(c.p, header->sortIndicator == QStyleOptionHeader::SortDown ? Icon::Up : Icon::Down,
              {centre.x() - side / 2, centre.y() - side / 2, side, side}, c.t.secondary);
}

void viewItem(const Canvas &c)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&c.o);
    if (item && item->backgroundBrush.style() != Qt::NoBrush)
        c.p.fillRect(c.o.rect, item->backgroundBrush);
    if (c.is(QStyle::State_Selected))
        c.p.fillRect(c.o.rect, c.enabled() ? c.t.selection : c.t.line);
}

void groupFrame(const Canvas &c)
{
    box(c.p, c.o.rect, c.t.line, {}, 1, 4);
}

void statusBar(const Canvas &c)
{
    c.p.fillRect(c.o.rect, c.t.window);
    c.p.fillRect(QRect(c.o.rect.left(), c.o.rect.top(), c.o.rect.width(), 1), c.t.line);
}

void separator(const Canvas &c)
{
    c.p.fillRect(QRect(c.o.rect.center().x(), c.o.rect.top() + px(7), 1, c.o.rect.height() - px(14)), c.t.line);
}

void nothing(const Canvas &) {}

using Painting = void (*)(const Canvas &);
const QHash<int, Painting> &primitives()
{
    static const QHash<int, Painting> table{
        {QStyle::PE_PanelButtonCommand, button},        {QStyle::PE_PanelButtonTool, toolButton},
        {QStyle::PE_PanelLineEdit, lineEdit},           {QStyle::PE_FrameLineEdit, nothing},
        {QStyle::PE_IndicatorCheckBox, checkBox},       {QStyle::PE_IndicatorItemViewItemCheck, checkBox},
        {QStyle::PE_IndicatorRadioButton, radioButton}, {QStyle::PE_FrameFocusRect, focusRect},
        {QStyle::PE_IndicatorBranch, branch},           {QStyle::PE_PanelItemViewItem, viewItem},
        {QStyle::PE_FrameGroupBox, groupFrame},         {QStyle::PE_PanelStatusBar, statusBar},
        {QStyle::PE_FrameStatusBarItem, nothing},       {QStyle::PE_IndicatorToolBarSeparator, separator},
        {QStyle::PE_FrameTabBarBase, nothing},          {QStyle::PE_FrameDefaultButton, nothing},
        {QStyle::PE_IndicatorHeaderArrow, headerArrow},
    };
    return table;
}

// ---- controls ---------------------------------------------------------------------------------------------------------

void tabShape(const Canvas &c)
{
    const QRect r = c.o.rect;
    if (!c.is(QStyle::State_Selected)) {
        if (c.is(QStyle::State_HasFocus) && c.is(QStyle::State_KeyboardFocusChange))
            box(c.p, r, c.t.accent, {}, 2);
        return;
    }
    c.p.fillRect(r, c.t.base);
    c.p.fillRect(QRect(r.left(), r.top(), 1, r.height()), c.t.line);
    c.p.fillRect(QRect(r.right(), r.top(), 1, r.height()), c.t.line);
    c.p.fillRect(QRect(r.left(), r.top(), r.width(), 2), c.t.accent);
    if (c.is(QStyle::State_HasFocus) && c.is(QStyle::State_KeyboardFocusChange))
        box(c.p, r.adjusted(3, 5, -3, -3), c.t.accent, {}, 2);
}

void tabLabel(const Canvas &c)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(&c.o);
    const QStringList parts = tab->text.split(u'\t');
    QRect r = c.o.rect.adjusted(px(13), 2, -px(8), 0);
    c.p.setPen(c.enabled() ? c.is(QStyle::State_Selected) ? c.t.text : c.t.secondary : c.t.disabled);
    const int flags = static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextShowMnemonic);
    c.p.drawText(r, flags, parts.first());
    if (parts.size() < 2)
        return;
    const int advance = c.o.fontMetrics.size(Qt::TextShowMnemonic, parts.first() + QStringLiteral("  ")).width();
    c.p.setPen(c.t.secondary);
    c.p.drawText(c.o.direction == Qt::RightToLeft ? r.adjusted(0, 0, -advance, 0) : r.adjusted(advance, 0, 0, 0), flags, parts.at(1));
}

void headerSection(const Canvas &c)
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&c.o);
    const QRect r = c.o.rect;
    c.p.fillRect(r, c.t.window);
    c.p.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), c.t.line);
    if (header->position != QStyleOptionHeader::End && header->position != QStyleOptionHeader::OnlyOneSection)
        c.p.fillRect(QRect(r.right(), r.top(), 1, r.height()), c.t.line);
}

void headerEmpty(const Canvas &c)
{
    c.p.fillRect(c.o.rect, c.t.window);
    c.p.fillRect(QRect(c.o.rect.left(), c.o.rect.bottom(), c.o.rect.width(), 1), c.t.line);
}

void toolBar(const Canvas &c)
{
    c.p.fillRect(c.o.rect, c.t.window);
    c.p.fillRect(QRect(c.o.rect.left(), c.o.rect.bottom(), c.o.rect.width(), 1), c.t.line);
}

void flat(const Canvas &c)
{
    c.p.fillRect(c.o.rect, c.t.window);
}

void splitter(const Canvas &c)
{
    c.p.fillRect(c.o.rect, c.t.line);
}

void progressGroove(const Canvas &c)
{
    box(c.p, c.o.rect, c.t.edge, c.t.base);
}

void progressContents(const Canvas &c)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(&c.o);
    const int range = bar->maximum - bar->minimum;
    const double part = range > 0 ? static_cast<double>(bar->progress - bar->minimum) / range : 1;
    QRectF filled = QRectF(c.o.rect).adjusted(2, 2, -2, -2);
    filled.setWidth(filled.width() * std::clamp(part, 0.0, 1.0));
    box(c.p, filled, {}, range > 0 ? c.t.accentFill : c.t.selection, 1, 2);
}

// Icon and text, centred together, 8 apart.
void iconAndText(const Canvas &c, const QRect &rect, const QIcon &icon, const QSize &iconSize, const QString &text, const QColor &ink)
{
    const int gap = px(8);
    const int textWidth = c.o.fontMetrics.size(Qt::TextShowMnemonic, text).width();
    const int width = std::min(iconSize.width() + gap + textWidth, rect.width());
    const QRect whole(rect.left() + (rect.width() - width) / 2, rect.top(), width, rect.height());
    const QRect picture(whole.left(), whole.top() + (whole.height() - iconSize.height()) / 2, iconSize.width(), iconSize.height());
    icon.paint(&c.p, QStyle::visualRect(c.o.direction, whole, picture), Qt::AlignCenter, c.enabled() ? QIcon::Normal : QIcon::Disabled);
    c.p.setPen(ink);
    const QRect words = whole.adjusted(iconSize.width() + gap, 0, 2, 0);
    c.p.drawText(QStyle::visualRect(c.o.direction, whole, words), static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextShowMnemonic), text);
}

void menuBarItem(const Canvas &c)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&c.o);
    const bool chosen = c.is(QStyle::State_Selected);
    c.p.fillRect(c.o.rect, c.t.window);
    if (chosen)
        box(c.p, QRectF(c.o.rect).adjusted(1, 1, -1, -1), {}, c.is(QStyle::State_Sunken) ? c.t.selection : mixed(c.t.window, c.t.text, 0.08));
    c.p.setPen(!c.enabled() ? c.t.disabled : chosen && c.is(QStyle::State_Sunken) ? c.t.selectionText : c.t.text);
    c.p.drawText(c.o.rect, static_cast<int>(Qt::AlignCenter | Qt::TextShowMnemonic), item->text);
}

const QHash<int, Painting> &controls()
{
    static const QHash<int, Painting> table{
        {QStyle::CE_TabBarTabShape, tabShape},
        {QStyle::CE_TabBarTabLabel, tabLabel},
        {QStyle::CE_HeaderSection, headerSection},
        {QStyle::CE_HeaderEmptyArea, headerEmpty},
        {QStyle::CE_ToolBar, toolBar},
        {QStyle::CE_MenuBarEmptyArea, flat},
        {QStyle::CE_MenuBarItem, menuBarItem},
        {QStyle::CE_Splitter, splitter},
        {QStyle::CE_ProgressBarGroove, progressGroove},
        {QStyle::CE_ProgressBarContents, progressContents},
    };
    return table;
}

// ---- complex controls -------------------------------------------------------------------------------------------------

void comboBox(const Canvas &c, const QStyle &style)
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(&c.o);
    const bool focus = c.is(QStyle::State_HasFocus) && c.enabled();
    const QColor edge = c.asks("invalid") && c.enabled() ? c.t.bad : focus ? c.t.accent : c.edge();
    box(c.p, c.o.rect, edge, combo->editable && c.enabled() ? c.t.base : c.face(), focus ? 2 : 1);
    const QRectF arrow = style.subControlRect(QStyle::CC_ComboBox, combo, QStyle::SC_ComboBoxArrow, c.w);
    const double side = px(12);
    paintIcon(c.p, Icon::Down, {arrow.center().x() - side / 2 - 1, arrow.center().y() - side / 2, side, side},
              c.enabled() ? c.t.secondary : c.t.disabled);
}

void spinBox(const Canvas &c, const QStyle &style)
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(&c.o);
    field(c);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](QStyle::SubControl sub, Icon icon, bool can, double shift) {
        const QRectF r = style.subControlRect(QStyle::CC_SpinBox, spin, sub, c.w);
        const double side = px(9);
        paintIcon(c.p, icon, {r.center().x() - side / 2, r.center().y() - side / 2 + shift, side, side},
                  can && c.enabled() ? c.t.secondary : c.t.line);
    };
    arrow(QStyle::SC_SpinBoxUp, Icon::Up, spin->stepEnabled & QAbstractSpinBox::StepUpEnabled, 1);
    arrow(QStyle::SC_SpinBoxDown, Icon::Down, spin->stepEnabled & QAbstractSpinBox::StepDownEnabled, -1);
}

void groupBox(const Canvas &c, const QStyle &style)
{
    const auto *group = qstyleoption_cast<const QStyleOptionGroupBox *>(&c.o);
    const bool checkable = group->subControls & QStyle::SC_GroupBoxCheckBox;
    const QRect label = style.subControlRect(QStyle::CC_GroupBox, group, QStyle::SC_GroupBoxLabel, c.w);
    const QRect check = checkable ? style.subControlRect(QStyle::CC_GroupBox, group, QStyle::SC_GroupBoxCheckBox, c.w) : label;
    c.p.save();
    if (!group->text.isEmpty() || checkable)
        c.p.setClipRegion(QRegion(c.o.rect) - label.united(check).adjusted(-px(6), 0, px(6), 0));
    if (!c.asks("folds") || c.is(QStyle::State_On))
        box(c.p, style.subControlRect(QStyle::CC_GroupBox, group, QStyle::SC_GroupBoxFrame, c.w), c.t.line, {}, 1, 4);
    c.p.restore();
    if (checkable) {
        QStyleOptionButton button;
        button.QStyleOption::operator=(*group);
        button.rect = check;
        if (c.asks("several")) {
            button.state &= ~QStyle::State_On;
            button.state |= QStyle::State_NoChange;
        }
        style.drawPrimitive(QStyle::PE_IndicatorCheckBox, &button, &c.p, c.w);
    }
    QFont bold = c.p.font();
    bold.setBold(true);
    c.p.setFont(bold);
    c.p.setPen(c.enabled() ? c.t.text : c.t.disabled);
    c.p.drawText(label, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextShowMnemonic | Qt::TextDontClip), group->text);
}

void scrollBar(const Canvas &c, const QStyle &style)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(&c.o);
    c.p.fillRect(c.o.rect, c.t.alternate);
    if (bar->maximum <= bar->minimum)
        return;
    const QRectF handle = style.subControlRect(QStyle::CC_ScrollBar, bar, QStyle::SC_ScrollBarSlider, c.w);
    const bool active = c.is(QStyle::State_Sunken) || c.is(QStyle::State_MouseOver);
    box(c.p, handle.adjusted(2, 2, -2, -2), {}, active ? c.t.secondary : c.t.edge, 1, 3);
}

using ComplexPainting = void (*)(const Canvas &, const QStyle &);
const QHash<int, ComplexPainting> &complexControls()
{
    static const QHash<int, ComplexPainting> table{
        {QStyle::CC_ComboBox, comboBox},
        {QStyle::CC_SpinBox, spinBox},
        {QStyle::CC_GroupBox, groupBox},
        {QStyle::CC_ScrollBar, scrollBar},
    };
    return table;
}

} // namespace

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (const Painting painting = primitives().value(element))
        painting({*option, *painter, widget});
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (const Painting painting = controls().value(element)) {
        painting({*option, *painter, widget});
        return;
    }
    const Canvas canvas{*option, *painter, widget};
    const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (element == CE_ToolButtonLabel && tool && tool->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !tool->icon.isNull()) {
        iconAndText(canvas, tool->rect, tool->icon, tool->iconSize, tool->text, canvas.enabled() ? canvas.t.text : canvas.t.disabled);
        return;
    }
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option); element == CE_HeaderLabel && header) {
        if (header->rect.width() < px(header->sortIndicator == QStyleOptionHeader::None ? 32 : 22))
            return;                        // of a column of signs: two letters say nothing
        QStyleOptionHeader copy = *header; // stands above the cells' text
        copy.rect.adjust(px(option->direction == Qt::LeftToRight ? 4 : 0), 0, px(option->direction == Qt::LeftToRight ? 0 : -4), 0);
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (element == CE_PushButtonLabel && button && !button->icon.isNull() && !button->text.isEmpty()) {
        const QColor ink = !canvas.enabled() ? canvas.t.disabled : isPrimary(canvas) ? canvas.t.accentText : canvas.t.text;
        iconAndText(canvas, button->rect, button->icon, button->iconSize, button->text, ink);
        return;
    }
    if (element == CE_PushButtonLabel && button && isPrimary(canvas)) {
        QStyleOptionButton copy = *button;
        copy.palette.setColor(QPalette::ButtonText, Theme::of(option->palette).accentText);
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (const ComplexPainting painting = complexControls().value(control))
        painting({*option, *painter, widget}, *proxy());
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace pbx::views
