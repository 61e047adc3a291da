#include "extensionlistdelegate.h"

#include "icons.h"
#include "items/extensionlistmodel.h"

#include <algorithm>
#include <QAbstractScrollArea>
#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace pbx::views {

using items::ExtensionListModel;
using items::PhoneStatus;

namespace {

constexpr int kMargin = 8;

Glyph glyphOf(const QModelIndex &index)
{
    if (index.data(ExtensionListModel::DeletedRole).toBool())
        return Glyph::Failed;
    switch (static_cast<PhoneStatus>(index.data(ExtensionListModel::PhoneStatusRole).toInt())) {
    case PhoneStatus::Registered: return Glyph::Registered;
    case PhoneStatus::Seen: return Glyph::Offline;
    case PhoneStatus::Refused: return Glyph::Warning;
    case PhoneStatus::NoPhone:
    case PhoneStatus::NotSeen: break;
    }
    return Glyph::None;
}

// One cell, mirrored where the language runs from right to left.
struct Cell {
    QPainter &painter;
    const QStyleOptionViewItem &option;
    const Theme &theme;
    bool selected;

    [[nodiscard]] QRect place(const QRect &rect) const { return QStyle::visualRect(option.direction, option.rect, rect); }
    void text(int from, const QString &text, const QColor &colour, const QFont &font, int to = 0) const
    {
        painter.setFont(font);
        painter.setPen(selected ? theme.selectionText : colour);
        const QRect box = option.rect.adjusted(from, 0, -(to > 0 ? option.rect.width() - to : px(4)), 0);
        painter.drawText(place(box), Qt::AlignVCenter | Qt::AlignLeading, QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
    }
};

void paintSection(const Cell &cell, const QModelIndex &index)
{
    const QRect row = cell.option.rect;
    cell.painter.fillRect(row, cell.theme.alternate);
    const double side = px(12);
    const QRect fold = cell.place({row.left() + px(kMargin), row.top(), px(12), row.height()});
    const bool collapsed = index.data(ExtensionListModel::CollapsedRole).toBool();
    const Icon closed = cell.option.direction == Qt::RightToLeft ? Icon::Left : Icon::Right;
    paintIcon(cell.painter, collapsed ? closed : Icon::Down, {QRectF(fold).center().x() - side / 2, QRectF(fold).center().y() - side / 2, side, side},
              cell.theme.secondary);
    const QString name = index.data().toString();
    const QFont bold = Theme::font(Theme::Text::Bold);
    cell.text(px(27), name, cell.theme.secondary, bold);
    cell.text(px(27) + QFontMetrics(bold).horizontalAdvance(name) + px(8), QLocale().toString(index.data(ExtensionListModel::CountRole).toInt()),
              cell.theme.secondary, Theme::font(Theme::Text::Base));
}

void paintColumn(const Cell &cell, const QModelIndex &index)
{
    const QRect box = cell.option.rect;
    const QString text = index.data().toString();
    const bool deleted = index.data(ExtensionListModel::DeletedRole).toBool();
    switch (index.column()) {
    case ExtensionListModel::Status: {
        const QRect glyph = cell.place({box.left() + px(6), box.top(), px(14), box.height()});
        paintGlyph(cell.painter, glyphOf(index), QRectF(glyph).adjusted(0, (glyph.height() - px(14)) / 2.0, 0, -(glyph.height() - px(14)) / 2.0),
                   cell.theme);
        cell.text(px(27), text, cell.theme.text, Theme::font(Theme::Text::Small));
        break;
    }
    case ExtensionListModel::Configuration: {
        const auto progress = static_cast<store::Progress>(index.data(ExtensionListModel::ProgressRole).toInt());
        if (progress == store::Progress::NoPhone)
            break;
        const double width = beadsWidth();
        paintBeads(cell.painter, cell.place({box.left() + px(kMargin), box.top(), static_cast<int>(width) + 1, box.height()}), progress, cell.theme);
        cell.text(px(kMargin + 8) + static_cast<int>(width), progressWord(progress), cell.theme.text, Theme::font(Theme::Text::Small));
        break;
    }
    default: {
        QFont font = cell.option.font;
        font.setStrikeOut(deleted);
        const bool noPhone = index.column() == ExtensionListModel::Phone
                             && index.data(ExtensionListModel::PhoneStatusRole).toInt() == static_cast<int>(PhoneStatus::NoPhone);
        cell.text(px(kMargin), text, noPhone || deleted ? cell.theme.secondary : cell.theme.text, font);
    }
    }
}

} // namespace

QSize ExtensionListDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int width = px(2 * kMargin);
    if (index.column() == ExtensionListModel::Configuration)
        width +=
            static_cast<int>(beadsWidth()) + px(8)
            + option.fontMetrics.horizontalAdvance(progressWord(static_cast<store::Progress>(index.data(ExtensionListModel::ProgressRole).toInt())));
    else if (!index.data(ExtensionListModel::SectionRole).toBool())
        width += px(index.column() == ExtensionListModel::Status ? 20 : 0) + option.fontMetrics.horizontalAdvance(index.data().toString());
    return {width, std::max(px(27), option.fontMetrics.height() + 6)};
}

void ExtensionListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const bool section = index.data(ExtensionListModel::SectionRole).toBool();
    const bool selected = !section && (option.state & QStyle::State_Selected);
    painter->save();
    if (selected)
        painter->fillRect(option.rect, theme.selection);
    if (section) { // one text across all columns, of which each cell shows its part
        QStyleOptionViewItem row = option;
        const auto *view = qobject_cast<const QAbstractScrollArea *>(option.widget);
        row.rect.setLeft(0);
        row.rect.setWidth(view ? view->viewport()->width() : option.rect.width());
        painter->setClipRect(option.rect);
        paintSection({*painter, row, theme, false}, index.siblingAtColumn(0));
    } else {
        paintColumn({*painter, option, theme, selected}, index);
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
    painter->restore();
}

} // namespace pbx::views
