#include "keypalette.h"

#include "controls.h"
#include "phonepainter.h"
#include "theme.h"
#include "widgets.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

namespace pbx::views {

using items::KeyPaletteModel;

namespace {

constexpr int kRow = 26;
constexpr int kWidth = 215;

// Grip, sign, text; at the right the letter, the dial code, or the keys that have it already.
class PaletteDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {px(120), std::max(px(kRow), option.fontMetrics.height() + px(6))};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        const QString text = std::exchange(row.text, QString());
        row.features &= ~QStyleOptionViewItem::HasDecoration;
        const QWidget *widget = option.widget;
        widget->style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, widget);

        const Theme &theme = Theme::of(widget);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const auto place = [&](int x, int width) {
            return QStyle::visualRect(option.direction, option.rect, {x, option.rect.top(), width, option.rect.height()});
        };
        const int left = option.rect.left(), right = option.rect.right() - px(6);
        icon(Icon::Grip, &Theme::disabled).paint(painter, place(left + px(2), px(14)));
        const auto type = static_cast<domain::KeyType>(index.data(KeyPaletteModel::TypeRole).toInt());
        icon(iconOf(type), &Theme::secondary).paint(painter, place(left + px(20), px(16)));
        const QString used = index.data(KeyPaletteModel::UsedRole).toString();
        const QString detail = used.isEmpty() ? index.data(KeyPaletteModel::DetailRole).toString() : used;
        painter->setFont(Theme::font(Theme::Text::Small));
        const int detailWidth = detail.isEmpty() ? 0 : std::min(painter->fontMetrics().horizontalAdvance(detail), option.rect.width() / 3);
        painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : theme.secondary);
        painter->drawText(place(right - detailWidth, detailWidth), Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(detail, Qt::ElideRight, detailWidth));
        painter->setFont(option.font);
        painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : theme.text);
        const QRect space = place(left + px(42), right - detailWidth - px(6) - left - px(42));
        painter->drawText(space, Qt::AlignVCenter | (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft),
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, space.width()));
    }
};

// As high as its rows where the list does not grow.
class ShortList final : public QListView {
public:
    using QListView::QListView;
    [[nodiscard]] QSize sizeHint() const override
    {
        const int rows = model() ? model()->rowCount() : 0;
        return {px(kWidth), rows * std::max(sizeHintForRow(0), 0) + 2 * frameWidth()};
    }
};

} // namespace

KeyPalette::Section KeyPalette::section(KeyPaletteModel::Part part, const char *name, const QString &title)
{
    const bool grows = part == KeyPaletteModel::Part::People;
    Section out{new KeyPaletteModel(part, this), new QSortFilterProxyModel(this), makeHeading(title),
                grows ? new QListView(this) : static_cast<QListView *>(new ShortList(this))};
    out.filtered->setSourceModel(out.model);
    out.filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    QListView *list = out.list;
    list->setObjectName(QLatin1String(name));
    list->setAccessibleName(title);
    list->setModel(out.filtered);
    list->setItemDelegate(new PaletteDelegate(list));
    list->setFrameShape(QFrame::NoFrame);
    list->setDragEnabled(true);
    list->setDragDropMode(grows ? QAbstractItemView::DragDrop : QAbstractItemView::DragOnly);
    connect(out.model, &KeyPaletteModel::keysDropped, this, &KeyPalette::keysDropped);
    list->setSelectionMode(grows ? QAbstractItemView::ExtendedSelection : QAbstractItemView::SingleSelection);
    list->setUniformItemSizes(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setTabKeyNavigation(false);
    if (!grows) {
        list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
    connect(list, &QListView::activated, this,
            [this, out](const QModelIndex &index) { Q_EMIT chosen(out.model->cargo(out.filtered->mapToSource(index))); });
    return out;
}

KeyPalette::KeyPalette(QWidget *parent)
    : QWidget(parent)
    , m_types(section(KeyPaletteModel::Part::Types, "keyPaletteTypes", tr("Key types")))
    , m_people(section(KeyPaletteModel::Part::People, "keyPalettePeople", tr("Extensions")))
    , m_conditions(section(KeyPaletteModel::Part::Conditions, "keyPaletteConditions", tr("Day/night conditions")))
    , m_filter(new QLineEdit(this))
{
    setObjectName(QStringLiteral("keyPalette"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_filter->setObjectName(QStringLiteral("keyPaletteFilter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter extensions"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Filter, &Theme::secondary), QLineEdit::LeadingPosition);
    connect(m_filter, &QLineEdit::textChanged, m_people.filtered, &QSortFilterProxyModel::setFilterFixedString);
    auto *column = makeColumn(4);
    column->setContentsMargins(px(10), px(10), px(8), px(8));
    column->addWidget(m_types.title);
    column->addWidget(m_types.list);
    column->addSpacing(px(8));
    column->addWidget(m_people.title);
    column->addWidget(m_filter);
    column->addWidget(m_people.list, 1);
    column->addSpacing(px(8));
    column->addWidget(m_conditions.title);
    column->addWidget(m_conditions.list);
    setLayout(column);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    setMinimumWidth(1); // it is hidden before it gets narrow
}

QSize KeyPalette::sizeHint() const
{
    return {px(kWidth), px(400)};
}

void KeyPalette::setHandset(const items::KeyContext &context)
{
    for (const Section *part : {&m_types, &m_people, &m_conditions})
        part->model->setHandset(context);
    const bool conditions = !context.conditions.empty();
    m_conditions.title->setVisible(conditions);
    m_conditions.list->setVisible(conditions);
    m_conditions.list->updateGeometry();
    m_people.title->setText(tr("Extensions %1").arg(m_people.model->rowCount()));
}

void KeyPalette::setKeys(const domain::KeyMap &keys)
{
    m_people.model->setKeys(keys);
    m_conditions.model->setKeys(keys);
}

} // namespace pbx::views
