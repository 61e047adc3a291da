#include "pendingdelegate.h"

#include "icons.h"
#include "items/fieldmodel.h"
#include "items/pendingmodel.h"
#include "theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace pbx::views {

using items::FieldModel;
using items::PendingModel;
using items::PendingRow;
using State = PendingRow::State;

namespace {

Glyph glyphOf(State state)
{
    switch (state) {
    case State::Waiting:
    case State::Applying: return Glyph::Waiting;
    case State::LeftOut: return Glyph::Offline;
    case State::Blocked:
    case State::OnPbx: return Glyph::Warning;
    case State::Accepted:
    case State::Fetched:
    case State::Running: return Glyph::Done;
    case State::Failed: return Glyph::Failed;
    }
    return Glyph::None;
}

QRect tickBox(const QRect &row)
{
    const int size = px(15);
    return {row.left() + px(10), row.top() + px(9), size, size};
}

void drawLine(QPainter *painter, const QRect &box, const QFont &font, const QColor &colour, const QString &text)
{
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
}

void paintGroup(QPainter *painter, const QRect &box, const QString &title, const Theme &theme)
{
    painter->fillRect(box, theme.alternate);
    painter->fillRect(box.left(), box.bottom(), box.width(), 1, theme.line);
    drawLine(painter, box.adjusted(px(12), 0, -px(8), 0), Theme::font(Theme::Text::Bold), theme.secondary, title);
}

bool isValue(const QModelIndex &index)
{
    return (index.column() == FieldModel::Before || index.column() == FieldModel::After) && !index.data().toString().isEmpty();
}

QString signedText(const QModelIndex &index)
{
    return (index.column() == FieldModel::Before ? QStringLiteral("− ") : QStringLiteral("+ ")) + index.data().toString();
}

} // namespace

void PendingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.widget);
    painter->save();
    const QRect row = option.rect;
    if (static_cast<PendingRow::Type>(index.data(PendingModel::TypeRole).toInt()) == PendingRow::Type::Group) {
        paintGroup(painter, row, index.data().toString(), theme);
        painter->restore();
        return;
    }
    const bool selected = option.state & QStyle::State_Selected;
    painter->fillRect(row, selected ? theme.selection : theme.base);
    painter->fillRect(row.left(), row.bottom(), row.width(), 1, theme.line);
    if (const QVariant ticked = index.data(Qt::CheckStateRole); ticked.isValid()) {
        QStyleOptionButton box;
        box.rect = tickBox(row);
        box.palette = option.palette;
        box.state = ticked.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
        box.state.setFlag(QStyle::State_Enabled, index.flags() & Qt::ItemIsUserCheckable);
        const auto *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);
    }
    const auto state = static_cast<State>(index.data(PendingModel::StateRole).toInt());
    const int left = row.left() + px(30);
    const int width = row.right() - left - px(8);
    const QColor strong = selected ? theme.selectionText : theme.text;
    const int line = px(17);
    int y = row.top() + px(8);
    drawLine(painter, {left, y, width, line}, Theme::font(Theme::Text::Bold), strong, index.data().toString());
    drawLine(painter, {left, y += line, width, line}, Theme::font(Theme::Text::Small), selected ? strong : theme.secondary,
             index.data(PendingModel::SummaryRole).toString());
    y += line;
    const int glyph = px(12);
    paintGlyph(*painter, glyphOf(state), QRectF(left, y + (line - glyph) / 2.0, glyph, glyph), theme);
    const QColor word = state == State::Blocked || state == State::OnPbx ? theme.warning : state == State::Failed ? theme.bad : strong;
    drawLine(painter, {left + px(18), y, width - px(18), line}, Theme::font(Theme::Text::Small), word,
             index.data(PendingModel::StateTextRole).toString());
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(theme.accent);
        painter->drawRect(row.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize PendingDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool group = static_cast<PendingRow::Type>(index.data(PendingModel::TypeRole).toInt()) == PendingRow::Type::Group;
    return {px(120), px(group ? 28 : 67)};
}

bool PendingDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool clicked = event->type() == QEvent::MouseButtonRelease
                         && tickBox(option.rect).adjusted(-8, -8, 8, 8).contains(static_cast<QMouseEvent *>(event)->position().toPoint());
    const bool pressed = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    if ((!clicked && !pressed) || !(index.flags() & Qt::ItemIsUserCheckable))
        return false;
    const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void FieldDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->fillRect(option.rect, selected ? theme.selection : theme.base);
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, theme.line);
    const QFont font = Theme::font(index.column() == FieldModel::Where ? Theme::Text::Small : Theme::Text::Base);
    QRect text = option.rect.adjusted(px(8), 0, -px(8), 0);
    QColor pen = selected                                                                     ? theme.selectionText
                 : index.column() == FieldModel::Where || index.column() == FieldModel::Arrow ? theme.secondary
                                                                                              : theme.text;
    if (isValue(index)) {
        const QString shown = QFontMetrics(font).elidedText(signedText(index), Qt::ElideRight, text.width() - px(12));
        const int height = px(21);
        const QRect pill(text.left(), text.center().y() - height / 2 + 1, QFontMetrics(font).horizontalAdvance(shown) + px(13), height);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(index.column() == FieldModel::Before ? theme.diffBefore : theme.diffAfter);
        painter->drawRoundedRect(pill, 3, 3);
        drawLine(painter, pill.adjusted(px(6), 0, 0, 0), font, theme.text, shown);
    } else {
        const QString shown = index.data().toString();
        const bool none = shown.isEmpty() && index.column() != FieldModel::Arrow;
        drawLine(painter, text, font, none ? theme.secondary : pen, none ? tr("none") : shown);
    }
    painter->restore();
}

QSize FieldDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = isValue(index) ? signedText(index) : index.data().toString();
    return {QFontMetrics(option.font).horizontalAdvance(text) + px(30), px(27)};
}

} // namespace pbx::views
