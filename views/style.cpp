#include "style.h"

#include "theme.h"

#include <algorithm>
#include <QAbstractButton>
#include <QComboBox>
#include <QPalette>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QTableView>
#include <QWidget>

namespace pbx::views {
namespace {

int controlHeight(const QWidget *widget)
{
    return px(widget && widget->property("small").toBool() ? 22 : 26);
}

QFont boldOf(const QWidget *widget)
{
    QFont font = widget ? widget->font() : QFont();
    font.setBold(true);
    return font;
}

QRect groupBoxRect(const QStyleOptionGroupBox &box, QStyle::SubControl sub, const QWidget *widget)
{
    const QFontMetrics metrics(boldOf(widget));
    const bool titled = !box.text.isEmpty() || (box.subControls & QStyle::SC_GroupBoxCheckBox);
    const int titleHeight = titled ? std::max(metrics.height(), px(18)) : 0;
    const int left = box.rect.left() + px(16);
    const int check = px(15);
    const bool checkable = box.subControls & QStyle::SC_GroupBoxCheckBox;
    switch (sub) {
    case QStyle::SC_GroupBoxFrame: return box.rect.adjusted(0, titleHeight / 2, 0, 0);
    case QStyle::SC_GroupBoxContents: return box.rect.adjusted(1, titleHeight, -1, -1);
    case QStyle::SC_GroupBoxCheckBox: return {left, box.rect.top() + (titleHeight - check) / 2, check, check};
    case QStyle::SC_GroupBoxLabel: {
        const int indent = checkable ? check + px(8) : 0;
        return {left + indent, box.rect.top(), metrics.horizontalAdvance(box.text) + 2, titleHeight};
    }
    default: return {};
    }
}

QRect scrollBarRect(const QStyleOptionSlider &bar, QStyle::SubControl sub)
{
    const bool across = bar.orientation == Qt::Horizontal;
    const int length = across ? bar.rect.width() : bar.rect.height();
    const int range = bar.maximum - bar.minimum;
    const int handle =
        range > 0 ? std::clamp(static_cast<int>(std::int64_t{length} * bar.pageStep / (range + std::max(bar.pageStep, 1))), px(24), length) : length;
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - handle, bar.upsideDown);
    const auto span = [&](int from, int to) {
        return across ? QRect(bar.rect.left() + from, bar.rect.top(), to - from, bar.rect.height())
                      : QRect(bar.rect.left(), bar.rect.top() + from, bar.rect.width(), to - from);
    };
    switch (sub) {
    case QStyle::SC_ScrollBarGroove: return bar.rect;
    case QStyle::SC_ScrollBarSlider: return span(start, start + handle);
    case QStyle::SC_ScrollBarSubPage: return span(0, start);
    case QStyle::SC_ScrollBarAddPage: return span(start + handle, length);
    default: return {};
    }
}

} // namespace

Style::Style(PaletteChoice choice)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_choice(choice)
{}

void Style::polish(QPalette &palette)
{
    m_choice(palette);
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QScrollBar *>(widget)
        || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return px(15);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return px(8);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize: return px(16);
    case PM_FocusFrameHMargin: // a cell's text stands below its header's
        return qobject_cast<const QTableView *>(widget) ? px(8) - 1 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ScrollBarExtent: return px(10);
    case PM_SplitterWidth: return 1;
    case PM_ButtonDefaultIndicator:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_ToolBarFrameWidth:
    case PM_MenuBarPanelWidth: return 0;
    case PM_LayoutHorizontalSpacing: return px(8);
    case PM_ToolBarItemSpacing: return px(2);
    case PM_LayoutVerticalSpacing:
    case PM_HeaderMargin:
    case PM_ToolBarItemMargin: return px(4);
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_EtchDisabledText:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup: return 0;
    case SH_LineEdit_PasswordCharacter: return 0x2022;
    case SH_ToolTip_WakeUpDelay: return 500;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const bool bare = button && button->text.isEmpty();
        const bool both = button && !bare && !button->icon.isNull();
        return {bare ? px(26) : size.width() + px(both ? 28 : 24), controlHeight(widget)};
    }
    case CT_LineEdit: return {size.width() + px(8), controlHeight(widget)};
    case CT_ComboBox: return {size.width() + px(36), controlHeight(widget)};
    case CT_SpinBox: return {size.width() + px(16), controlHeight(widget)};
    case CT_ToolButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const bool both = button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon;
        return {size.width() + px(both ? 18 : 10), std::max(controlHeight(widget), size.height())};
    }
    case CT_TabBarTab: {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        const QString text = tab ? QString(tab->text).replace(u'\t', QStringLiteral("  ")) : QString();
        return {option->fontMetrics.horizontalAdvance(text) + px(26), px(31)};
    }
    case CT_HeaderSection: return {QProxyStyle::sizeFromContents(type, option, size, widget).width(), px(26)};
    case CT_MenuItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        return item && item->menuItemType == QStyleOptionMenuItem::Separator ? base : QSize(base.width(), std::max(base.height(), px(26)));
    }
    case CT_MenuBarItem: return {size.width() + px(16), px(28)};
    default: return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        return frame && frame->lineWidth > 0 ? option->rect.adjusted(px(5), 1, -px(5), -1) : option->rect;
    }
    if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        element == SE_ItemViewItemText && item && (item->features & QStyleOptionViewItem::HasDecoration)
        && qobject_cast<const QTableView *>(widget)) { // 8 between sign and text, not both their margins
        const QRect rect = QProxyStyle::subElementRect(element, option, widget);
        return option->direction == Qt::RightToLeft ? rect.adjusted(0, 0, px(8), 0) : rect.adjusted(-px(8), 0, 0, 0);
    }
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option); header && header->sortIndicator != QStyleOptionHeader::None) {
        const QRect r = header->rect; // the arrow stands at the end, the text has the rest
        if (element == SE_HeaderArrow)
            return visualRect(option->direction, r, {r.right() - px(14), r.top(), px(12), r.height()});
        if (element == SE_HeaderLabel)
            return visualRect(option->direction, r, r.adjusted(px(4), 0, -px(14), 0));
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub, const QWidget *widget) const
{
    const QRect r = option->rect;
    if (control == CC_ComboBox && sub == SC_ComboBoxEditField)
        return visualRect(option->direction, r, r.adjusted(px(6), 1, -px(24), -1));
    if (control == CC_ComboBox && sub == SC_ComboBoxArrow)
        return visualRect(option->direction, r, QRect(r.right() - px(24) + 1, r.top(), px(24), r.height()));
    if (control == CC_SpinBox && sub != SC_SpinBoxFrame) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const int arrows = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : px(18);
        const int half = r.height() / 2;
        const QRect found = sub == SC_SpinBoxUp     ? QRect(r.right() - arrows, r.top() + 1, arrows, half - 1)
                            : sub == SC_SpinBoxDown ? QRect(r.right() - arrows, r.top() + half, arrows, r.height() - half - 1)
                                                    : r.adjusted(px(6), 2, -arrows - 2, -2);
        return visualRect(option->direction, r, found);
    }
    if (const auto *box = qstyleoption_cast<const QStyleOptionGroupBox *>(option); control == CC_GroupBox && box)
        return visualRect(option->direction, r, groupBoxRect(*box, sub, widget));
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); control == CC_ScrollBar && bar)
        return scrollBarRect(*bar, sub);
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

} // namespace pbx::views
