#include "logdelegate.h"

#include "icons.h"
#include "items/downloadlogmodel.h"
#include "theme.h"

#include <algorithm>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace pbx::views {

using items::DownloadLogModel;
using store::DownloadResult;

namespace {

Glyph glyphOf(DownloadResult result)
{
    switch (result) {
    case DownloadResult::Sent: return Glyph::Done;
    case DownloadResult::Refused: return Glyph::Failed;
    case DownloadResult::NotChanged: return Glyph::Waiting;
    default: return Glyph::None;
    }
}

QRect buttonRect(const QRect &cell, const QString &text)
{
    const int width = QFontMetrics(Theme::font(Theme::Text::Small)).horizontalAdvance(text) + px(16);
    const int height = px(22);
    return {cell.left() + px(6), cell.center().y() - height / 2, std::min(width, cell.width() - px(8)), height};
}

void paintFix(QPainter *painter, const QStyleOptionViewItem &option, const QString &text)
{
    QStyleOptionButton button;
    button.rect = buttonRect(option.rect, text);
    button.text = text;
    button.palette = option.palette;
    button.fontMetrics = QFontMetrics(Theme::font(Theme::Text::Small));
    button.state = QStyle::State_Enabled | QStyle::State_Raised;
    painter->setFont(Theme::font(Theme::Text::Small));
    (option.widget ? option.widget->style() : QApplication::style())->drawControl(QStyle::CE_PushButton, &button, painter, nullptr);
}

} // namespace

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->fillRect(option.rect, selected ? theme.selection : theme.base);
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, theme.line);
    const int column = index.column();
    const QString text = index.data().toString();
    if (column == DownloadLogModel::Fix) {
        if (!text.isEmpty())
            paintFix(painter, option, text);
        painter->restore();
        return;
    }
    QRect box = option.rect.adjusted(px(8), 0, -px(6), 0);
    if (column == DownloadLogModel::Result) {
        const int size = px(13);
        const auto result = static_cast<DownloadResult>(index.data(DownloadLogModel::OutcomeRole).toInt());
        paintGlyph(*painter, glyphOf(result), QRectF(box.left(), box.center().y() - size / 2.0 + 0.5, size, size), theme);
        box.setLeft(box.left() + px(20));
    }
    const bool dim = column == DownloadLogModel::Why || (column == DownloadLogModel::Phone && index.data(DownloadLogModel::UnknownRole).toBool());
    const QFont font = Theme::font(column == DownloadLogModel::File ? Theme::Text::Fixed : Theme::Text::Base);
    painter->setFont(font);
    painter->setPen(selected ? theme.selectionText : dim ? theme.secondary : theme.text);
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
    painter->restore();
}

bool LogDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString text = index.column() == DownloadLogModel::Fix ? index.data().toString() : QString();
    if (text.isEmpty())
        return false;
    const bool clicked = event->type() == QEvent::MouseButtonRelease
                         && buttonRect(option.rect, text).contains(static_cast<QMouseEvent *>(event)->position().toPoint());
    if (clicked)
        Q_EMIT fixClicked(index);
    return clicked;
}

} // namespace pbx::views
