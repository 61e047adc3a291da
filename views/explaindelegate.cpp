#include "explaindelegate.h"

#include "items/explainmodel.h"
#include "theme.h"

#include <QAbstractScrollArea>
#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace pbx::views {

using items::ExplainModel;

void ExplainDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    if (index.column() == ExplainModel::Name || index.column() == ExplainModel::Value)
        option->font = Theme::font(Theme::Text::Fixed);
}

void ExplainDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!index.data(ExplainModel::SectionRole).toBool()) {
        RowDelegate::paint(painter, option, index);
        return;
    }
    // One text across all columns, of which each cell shows its part.
    const Theme &theme = Theme::of(option.widget);
    const auto *view = qobject_cast<const QAbstractScrollArea *>(option.widget);
    const QRect row(0, option.rect.top(), view ? view->viewport()->width() : option.rect.width(), option.rect.height());
    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect, theme.alternate);
    const QString name = index.siblingAtColumn(ExplainModel::Name).data().toString();
    const QFont bold = Theme::font(Theme::Text::Bold);
    const int after = px(8) + QFontMetrics(bold).horizontalAdvance(name) + px(8);
    const auto text = [&](int from, const QFont &font, const QString &what) {
        painter->setFont(font);
        painter->setPen(theme.secondary);
        painter->drawText(QStyle::visualRect(option.direction, row, row.adjusted(from, 0, -px(4), 0)), Qt::AlignVCenter | Qt::AlignLeading, what);
    };
    text(px(8), bold, name);
    text(after, Theme::font(Theme::Text::Base), QLocale().toString(index.data(ExplainModel::CountRole).toInt()));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
    painter->restore();
}

} // namespace pbx::views
