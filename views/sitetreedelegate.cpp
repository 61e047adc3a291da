#include "sitetreedelegate.h"

#include "icons.h"
#include "items/sitetreemodel.h"
#include "widgets.h"

#include <algorithm>
#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace pbx::views {

using items::SiteTreeModel;
using Type = items::SiteTreeRow::Type;

namespace {

constexpr int kStep = 15; // of indentation

Icon iconOf(Type type, domain::Kind kind)
{
    switch (type) {
    case Type::All: return Icon::All;
    case Type::Customer: return Icon::Customer;
    case Type::Site: return Icon::Site;
    case Type::Office: return Icon::Office;
    case Type::Hit: break;
    }
    switch (kind) {
    case domain::Kind::Office: return Icon::Office;
    case domain::Kind::DayNightCondition: return Icon::DayNight;
    case domain::Kind::FirewallRule: return Icon::Shield;
    case domain::Kind::KeyTemplate: return Icon::Keys;
    default: return Icon::Monitor;
    }
}

QString countText(const QModelIndex &index)
{
    const int count = index.data(SiteTreeModel::CountRole).toInt();
    if (count < 0)
        return {};
    const QString text = QLocale().toString(count);
    return index.data(SiteTreeModel::MoreRole).toBool() ? text + u'+' : text;
}

} // namespace

QRect SiteTreeDelegate::chevron(const QRect &row, const QModelIndex &index, Qt::LayoutDirection direction)
{
    const int x = row.left() + px(4) + index.data(SiteTreeModel::DepthRole).toInt() * px(kStep);
    return QStyle::visualRect(direction, row, {x, row.top(), px(20), row.height()});
}

QSize SiteTreeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), std::max(px(25), option.fontMetrics.height() + 4)};
}

void SiteTreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const QRect row = option.rect;
    const auto place = [&](const QRect &r) { return QStyle::visualRect(option.direction, row, r); };
    painter->save();
    painter->setFont(option.font);
    if (selected)
        painter->fillRect(row, theme.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(row, theme.alternate);

    const QColor ink = selected ? theme.selectionText : theme.text;
    const QColor quiet = selected ? theme.selectionText : theme.secondary;
    const QRect fold = chevron(row, index, option.direction);
    if (index.data(SiteTreeModel::ExpandableRole).toBool()) {
        const bool open = index.data(SiteTreeModel::ExpandedRole).toBool();
        const double side = px(12);
        const Icon drawn = open ? Icon::Down : option.direction == Qt::RightToLeft ? Icon::Left : Icon::Right;
        paintIcon(*painter, drawn, {QRectF(fold).center().x() - side / 2, QRectF(fold).center().y() - side / 2, side, side}, quiet);
    }

    const auto type = static_cast<Type>(index.data(SiteTreeModel::TypeRole).toInt());
    const auto *model = static_cast<const SiteTreeModel *>(index.model());
    const int textLeft = row.left() + px(4) + index.data(SiteTreeModel::DepthRole).toInt() * px(kStep) + px(22);
    const int side = px(16);
    paintIcon(*painter, iconOf(type, model->at(index.row()).kind), place({textLeft, row.top() + (row.height() - side) / 2, side, side}), quiet);

    int right = row.right() - px(8);
    const QFont small = Theme::font(Theme::Text::Small);
    if (const QString count = countText(index); !count.isEmpty()) {
        painter->setFont(small);
        painter->setPen(quiet);
        const int width = QFontMetrics(small).horizontalAdvance(count) + 2;
        painter->drawText(place({right - width, row.top(), width, row.height()}), Qt::AlignCenter, count);
        right -= std::max(width, px(12)) + px(6);
    }
    if (const int pending = index.data(SiteTreeModel::PendingRole).toInt(); pending > 0) {
        const QFont bold = Theme::font(Theme::Text::SmallBold);
        painter->setFont(bold);
        const QString text = QLocale().toString(pending);
        const int width = std::max(px(20), QFontMetrics(bold).horizontalAdvance(text) + px(12));
        Pill::paint(*painter, place({right - width, row.top() + (row.height() - px(17)) / 2, width, px(17)}), Pill::Look::Pending, text, theme);
        right -= width + px(6);
    }
    QFont titleFont = option.font;
    titleFont.setStrikeOut(index.data(SiteTreeModel::DeletedRole).toBool());
    painter->setFont(titleFont);
    painter->setPen(titleFont.strikeOut() ? quiet : ink);
    const int left = textLeft + side + px(8);
    const QRect text(left, row.top(), right - left, row.height());
    painter->drawText(place(text), Qt::AlignVCenter | Qt::AlignLeading,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange)) {
        painter->setPen(QPen(theme.accent, 2));
        painter->drawRect(row.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

} // namespace pbx::views
