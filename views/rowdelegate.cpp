#include "rowdelegate.h"

#include "icons.h"
#include "items/firewallmodel.h"

#include <QPainter>

namespace pbx::views {

using items::FirewallModel;

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, Theme::of(option.widget).line);
}

void RuleDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    const bool unused = index.data(FirewallModel::UnusedRole).toBool();
    if (index.column() == FirewallModel::Description) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = icon(Icon::Shield, unused ? &Theme::warningMark : &Theme::secondary);
        option->decorationSize = {px(16), px(16)};
    } else if (index.column() == FirewallModel::LastUsed && unused) {
        option->palette.setColor(QPalette::Text, Theme::of(option->widget).warning);
    }
}

} // namespace pbx::views
