#include "commandpalettedelegate.h"

#include "icons.h"
#include "items/palettemodel.h"

#include <algorithm>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

namespace pbx::views {

using items::PaletteModel;
using items::PaletteRow;

namespace {

constexpr int kRowMargin = 12, kKeysGap = 10;

Icon signOf(const PaletteRow &row)
{
    if (row.type == PaletteRow::Type::Command)
        return Icon::Commands;
    switch (row.place->kind) {
    case domain::Kind::Site: return Icon::Site;
    case domain::Kind::Office: return Icon::Office;
    case domain::Kind::DayNightCondition: return Icon::DayNight;
    case domain::Kind::FirewallRule: return Icon::Shield;
    case domain::Kind::KeyTemplate: return Icon::Keys;
    case domain::Kind::Extension: break;
    }
    return Icon::Monitor;
}

// The letters that were typed stand out by weight, which needs no colour to be seen.
void layOut(QTextLayout &layout, const std::vector<int> &marks, const QColor &ink, double width)
{
    QList<QTextLayout::FormatRange> formats;
    for (const int at : marks) {
        QTextCharFormat bold;
        bold.setFontWeight(QFont::Bold);
        bold.setForeground(ink);
        formats.append({at, 1, bold});
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setNumColumns(static_cast<int>(layout.text().size()));
    line.setLineWidth(width);
    layout.endLayout();
}

void paintKeys(QPainter &painter, const QRect &box, const QString &keys, const Theme &theme, const QColor &ink)
{
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(theme.base);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignCenter, keys);
}

} // namespace

CommandPaletteDelegate::CommandPaletteDelegate(const std::map<QString, QIcon> &signs, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_signs(signs)
{}

QSize CommandPaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool head = static_cast<PaletteRow::Type>(index.data(PaletteModel::TypeRole).toInt()) == PaletteRow::Type::Heading;
    return {option.rect.width(), std::max(px(head ? 24 : 28), option.fontMetrics.height() + 6)};
}

void CommandPaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const auto &row = static_cast<const PaletteModel *>(index.model())->at(index.row());
    const QRect all = option.rect;
    const auto visual = [&](const QRect &box) { return QStyle::visualRect(option.direction, all, box); };
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(all, theme.selection);
    else if (row.type != PaletteRow::Type::Heading && (option.state & QStyle::State_MouseOver))
        painter->fillRect(all, theme.alternate);
    const QFont small = Theme::font(Theme::Text::Small);
    if (row.type == PaletteRow::Type::Heading) {
        painter->setFont(Theme::font(Theme::Text::SmallBold));
        painter->setPen(theme.secondary);
        painter->drawText(all.adjusted(px(kRowMargin), 0, -px(kRowMargin), -px(2)), Qt::AlignBottom | Qt::AlignLeading, row.title);
        painter->restore();
        return;
    }
    const QColor ink = selected ? theme.selectionText : row.enabled ? theme.text : theme.disabled;
    const QColor quiet = selected ? theme.selectionText : row.enabled ? theme.secondary : theme.disabled;
    const int side = px(16);
    const QRect signBox = visual({all.left() + px(kRowMargin), all.center().y() - side / 2, side, side});
    if (const auto sign = m_signs.find(row.id); row.type == PaletteRow::Type::Command && sign != m_signs.end() && !sign->second.isNull())
        sign->second.paint(painter, signBox, Qt::AlignCenter, row.enabled ? QIcon::Normal : QIcon::Disabled);
    else
        paintIcon(*painter, signOf(row), signBox, quiet);

    int left = all.left() + px(kRowMargin) + side + px(8);
    int right = all.right() - px(kRowMargin);
    const QFontMetrics fine(small);
    if (!row.keys.isEmpty()) {
        painter->setFont(small);
        const int width = fine.horizontalAdvance(row.keys) + px(12);
        const int height = std::min(all.height() - px(6), fine.height() + px(3));
        paintKeys(*painter, visual({right - width, all.center().y() - height / 2, width, height}), row.keys, theme,
                  row.enabled ? theme.secondary : theme.disabled);
        right -= width + px(kKeysGap);
    }
    const int room = right - left;
    QTextLayout title(option.fontMetrics.elidedText(row.title, Qt::ElideRight, room), option.font);
    layOut(title, row.at, ink, room);
    const QRect place = visual({left, all.top(), room, all.height()});
    const double used = title.lineAt(0).naturalTextWidth();
    painter->setPen(ink);
    const double x = option.direction == Qt::RightToLeft ? place.right() + 1 - used : place.left();
    title.lineAt(0).setPosition({0, 0});
    title.draw(painter, {x, place.top() + (place.height() - title.lineAt(0).height()) / 2});

    left += static_cast<int>(used) + px(kKeysGap);
    if (!row.detail.isEmpty() && right - left > px(40)) {
        painter->setFont(small);
        painter->setPen(quiet);
        const QRect rest = visual({left, all.top(), right - left, all.height()});
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeading, fine.elidedText(row.detail, Qt::ElideRight, rest.width()));
    }
    painter->restore();
}

} // namespace pbx::views
