#include "bulkdelegate.h"

#include "icons.h"
#include "items/bulkpreviewmodel.h"
#include "theme.h"

#include <algorithm>
#include <QPainter>

namespace pbx::views {

using items::BulkPreview;

BulkDelegate::BulkDelegate(int before, int after, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_before(before)
    , m_after(after)
{}

void BulkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->fillRect(option.rect, selected ? theme.selection : theme.base);
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, theme.line);
    painter->setFont(Theme::font(Theme::Text::Base));
    const QFontMetrics metrics(painter->font());
    QRect text = option.rect.adjusted(px(8), 0, -px(8), 0);
    const auto draw = [&](const QRect &box, const QString &shown) {
        painter->drawText(box, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    };
    const QVariant role = index.data(items::BulkLineModel::TypeRole);
    const auto type = role.isValid() ? static_cast<BulkPreview::Type>(role.toInt()) : BulkPreview::Type::Change;
    const QString value = index.data().toString();
    const bool isValue = (index.column() == m_before || index.column() == m_after) && !value.isEmpty();
    if (isValue && type == BulkPreview::Type::Change) {
        const QString shown = metrics.elidedText((index.column() == m_before ? QStringLiteral("− ") : QStringLiteral("+ ")) + value, Qt::ElideRight,
                                                 text.width() - px(12));
        QRect pill(text.left(), text.center().y() - px(21) / 2 + 1, metrics.horizontalAdvance(shown) + px(13), px(21));
        if (option.direction == Qt::RightToLeft)
            pill.moveRight(text.right());
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(index.column() == m_before ? theme.diffBefore : theme.diffAfter);
        painter->drawRoundedRect(pill, 3, 3);
        painter->setPen(theme.text);
        draw(pill.adjusted(px(6), 0, -px(6), 0), shown);
    } else {
        if (index.column() == m_after && type != BulkPreview::Type::Change) {
            const int side = px(14);
            const int x = option.direction == Qt::RightToLeft ? text.right() - side : text.left();
            paintGlyph(*painter, type == BulkPreview::Type::Refused ? Glyph::Failed : Glyph::Warning,
                       QRectF(x, text.center().y() - side / 2.0 + 0.5, side, side), theme);
            text = option.direction == Qt::RightToLeft ? text.adjusted(0, 0, -px(20), 0) : text.adjusted(px(20), 0, 0, 0);
        }
        painter->setPen(selected ? theme.selectionText : value == QStringLiteral("→") ? theme.secondary : theme.text);
        draw(text, metrics.elidedText(value, Qt::ElideRight, text.width()));
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(theme.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace pbx::views
