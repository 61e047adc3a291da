#include "listcolumns.h"

#include "extensionlistdelegate.h"
#include "theme.h"

#include <algorithm>
#include <QAction>
#include <QActionGroup>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QSettings>
#include <QTableView>

#include <utility>

namespace pbx::views {

using By = store::ExtensionOrder::By;
using Column = items::ExtensionColumn;

namespace {

constexpr int kLeast = 24;            // px of the drawings, of any column
constexpr int kLeastName = 60;        // and of the name
constexpr int kWidening = 16;         // of the menu's wider and narrower
constexpr int kMostRemembered = 2000; // px; a column that is wider was not meant so

std::optional<Column> columnCalled(const QString &name, int columns)
{
    for (int i = 0; i < columns; ++i) {
        if (name == QLatin1String(items::extensionColumnName(static_cast<Column>(i))))
            return static_cast<Column>(i);
    }
    return std::nullopt;
}

QString nameOf(Column column)
{
    return QLatin1String(items::extensionColumnName(column));
}

} // namespace

void dressExtensionTable(QTableView &view, const char *name, const QString &accessibleName)
{
    view.setObjectName(QLatin1String(name));
    view.setAccessibleName(accessibleName);
    view.setItemDelegate(new ExtensionListDelegate(&view));
    view.setFrameShape(QFrame::NoFrame);
    view.setShowGrid(false);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setTabKeyNavigation(false);
    view.setWordWrap(false);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.verticalHeader()->hide();
    view.verticalHeader()->setDefaultSectionSize(std::max(px(27), view.fontMetrics().height() + 6));
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *head = view.horizontalHeader();
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->setHighlightSections(false);
    head->setMinimumSectionSize(px(kLeast));
    head->setSectionsClickable(true);
    head->setSectionsMovable(true);
    head->setSortIndicatorShown(true);
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    // A click sorts; it does not select everything.
    QObject::disconnect(head, &QHeaderView::sectionPressed, &view, nullptr);
    QObject::disconnect(head, &QHeaderView::sectionEntered, &view, nullptr);
}

ListColumns::ListColumns(QTableView &view, QString name, std::vector<Column> shown, const store::ExtensionOrder &first)
    : QObject(&view)
    , m_view(view)
    , m_name(std::move(name))
    , m_atFirst(std::move(shown))
    , m_firstOrder(first)
    , m_columns(view.model()->columnCount())
{
    restore();
    const QHeaderView *head = m_view.horizontalHeader();
    connect(head, &QHeaderView::sectionClicked, this, &ListColumns::clicked);
    connect(head, &QHeaderView::sectionResized, this, &ListColumns::resized);
    connect(head, &QHeaderView::sectionMoved, this, [this] {
        if (!m_sharing)
            keep();
    });
    connect(head, &QHeaderView::customContextMenuRequested, this, [this, head](const QPoint &at) { openMenu(head->viewport()->mapToGlobal(at)); });
    share();
}

void ListColumns::setDefaults()
{
    m_order = m_firstOrder;
    m_widths.clear();
    m_hidden.clear();
    for (int i = 0; i < m_columns; ++i) {
        if (std::ranges::find(m_atFirst, static_cast<Column>(i)) == m_atFirst.end())
            m_hidden.insert(static_cast<Column>(i));
    }
    QHeaderView *head = m_view.horizontalHeader();
    int place = 0;
    for (const Column column : m_atFirst)
        head->moveSection(head->visualIndex(column), place++);
}

void ListColumns::reset()
{
    m_sharing = true;
    setDefaults();
    m_sharing = false;
    QSettings().remove(m_name);
    share();
    showOrder();
    Q_EMIT orderChanged();
}

void ListColumns::restore()
{
    m_sharing = true;
    setDefaults();
    const auto kept = QJsonDocument::fromJson(QSettings().value(m_name).toByteArray()).object();
    QHeaderView *head = m_view.horizontalHeader();
    int place = 0;
    for (const QJsonValue &value : kept[QLatin1String("order")].toArray()) {
        if (const auto column = columnCalled(value.toString(), m_columns))
            head->moveSection(head->visualIndex(*column), place++);
    }
    if (kept.contains(QLatin1String("hidden"))) {
        m_hidden.clear();
        for (const QJsonValue &value : kept[QLatin1String("hidden")].toArray()) {
            if (const auto column = columnCalled(value.toString(), m_columns); column && *column != Column::Number && *column != Column::Name)
                m_hidden.insert(*column);
        }
    }
    const QJsonObject widths = kept[QLatin1String("widths")].toObject();
    for (auto width = widths.begin(); width != widths.end(); ++width) {
        if (const auto column = columnCalled(width.key(), m_columns); column && *column != Column::Name)
            m_widths[*column] = std::clamp(width.value().toInt(), kLeast, kMostRemembered);
    }
    const auto sorted = columnCalled(kept[QLatin1String("sort")].toString(), m_columns);
    if (const auto by = sorted ? items::orderOfColumn(*sorted) : std::nullopt)
        m_order = {*by, kept[QLatin1String("descending")].toBool()};
    m_sharing = false;
    showOrder();
}

void ListColumns::keep() const
{
    const QHeaderView *head = m_view.horizontalHeader();
    QJsonArray order, hidden;
    QJsonObject widths;
    for (int place = 0; place < m_columns; ++place)
        order += nameOf(static_cast<Column>(head->logicalIndex(place)));
    for (const Column column : m_hidden)
        hidden += nameOf(column);
    for (const auto &[column, width] : m_widths)
        widths[nameOf(column)] = width;
    QString sort;
    for (int i = 0; i < m_columns; ++i) {
        if (items::orderOfColumn(static_cast<Column>(i)) == m_order.by)
            sort = nameOf(static_cast<Column>(i));
    }
    const QJsonObject kept{{QLatin1String("order"), order},
                           {QLatin1String("hidden"), hidden},
                           {QLatin1String("widths"), widths},
                           {QLatin1String("sort"), sort},
                           {QLatin1String("descending"), m_order.descending}};
    QSettings().setValue(m_name, QJsonDocument(kept).toJson(QJsonDocument::Compact));
}

void ListColumns::showOrder()
{
    for (int i = 0; i < m_columns; ++i) {
        if (items::orderOfColumn(static_cast<Column>(i)) == m_order.by)
            m_view.horizontalHeader()->setSortIndicator(i, m_order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
}

void ListColumns::clicked(int section)
{
    const auto by = items::orderOfColumn(static_cast<Column>(section));
    if (by)
        sortBy({*by, *by == m_order.by && !m_order.descending});
    else
        showOrder(); // the head has moved its arrow already
}

void ListColumns::sortBy(const store::ExtensionOrder &order)
{
    m_order = order;
    showOrder();
    keep();
    Q_EMIT orderChanged();
}

void ListColumns::setShown(Column column, bool shown)
{
    if (shown)
        m_hidden.erase(column);
    else
        m_hidden.insert(column);
    share();
    keep();
}

std::vector<Column> ListColumns::inSight() const
{
    const QHeaderView *head = m_view.horizontalHeader();
    std::vector<Column> columns;
    for (int place = 0; place < m_columns; ++place) {
        if (!head->isSectionHidden(head->logicalIndex(place)))
            columns.push_back(static_cast<Column>(head->logicalIndex(place)));
    }
    return columns;
}

void ListColumns::move(Column column, int steps)
{
    const auto columns = inSight();
    const auto at = std::ranges::find(columns, column) - columns.begin();
    const auto to = at + steps;
    if (at >= std::ssize(columns) || to < 0 || to >= std::ssize(columns))
        return;
    QHeaderView *head = m_view.horizontalHeader();
    head->moveSection(head->visualIndex(column), head->visualIndex(columns.at(static_cast<std::size_t>(to))));
}

void ListColumns::widen(Column column, int by)
{
    m_view.horizontalHeader()->resizeSection(column, std::max(m_view.columnWidth(column) + px(by), px(kLeast)));
}

// Somebody draws the edge of a column. The name takes the rest: its own edge makes its neighbour narrower or wider.
void ListColumns::resized(int section, int before, int now)
{
    if (m_sharing || before == 0 || now == 0)
        return;
    auto column = static_cast<Column>(section);
    double width = now;
    if (column == Column::Name) {
        const auto columns = inSight();
        const auto next = std::ranges::find(columns, column) + 1;
        if (next >= columns.end())
            return;
        column = *next;
        width = m_view.columnWidth(column) + before - now;
    }
    m_widths[column] = std::clamp(qRound(width / Theme::scale()), kLeast, kMostRemembered);
    share();
    keep();
}

int ListColumns::widthOf(Column column, int all) const
{
    const bool narrow = all < px(kConfigurationNeeds);
    if (column == Column::Status && narrow) // its sign alone
        return px(28);
    if (const auto chosen = m_widths.find(column); chosen != m_widths.end())
        return px(chosen->second);
    switch (column) {
    case Column::Status: return px(107);
    case Column::Number: return px(56);
    case Column::Configuration: return px(114);
    case Column::Mac: return px(136);
    case Column::Office:
    case Column::Site: return px(150);
    default: return 0;
    }
}

void ListColumns::share()
{
    if (m_sharing)
        return;
    m_sharing = true;
    const int all = m_view.viewport()->width();
    int left = all;
    for (int i = 0; i < m_columns; ++i) {
        const auto column = static_cast<Column>(i);
        const bool room = column == Column::Phone           ? all >= px(kPhoneNeeds)
                          : column == Column::Configuration ? all >= px(kConfigurationNeeds)
                                                            : column <= Column::Name || all >= px(kPhoneNeeds);
        m_view.setColumnHidden(i, !room || !isShown(column));
        if (m_view.isColumnHidden(i) || column == Column::Name || (column == Column::Phone && m_widths.count(column) == 0))
            continue;
        m_view.setColumnWidth(i, widthOf(column, all));
        left -= m_view.columnWidth(i);
    }
    if (!m_view.isColumnHidden(Column::Phone)) {
        if (m_widths.count(Column::Phone) == 0) {
            m_view.setColumnWidth(Column::Phone, std::clamp(left * 57 / 100, px(90), px(240)));
            left -= m_view.columnWidth(Column::Phone);
        }
    }
    m_view.setColumnWidth(Column::Name, std::max(left, px(kLeastName)));
    m_view.setHorizontalScrollBarPolicy(left < px(kLeastName) ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    m_sharing = false;
}

void ListColumns::fillArrange(QMenu &menu)
{
    for (const Column column : inSight()) {
        QMenu *one = menu.addMenu(items::extensionColumnTitle(column));
        connect(one->addAction(tr("Move &earlier")), &QAction::triggered, this, [this, column] { move(column, -1); });
        connect(one->addAction(tr("Move &later")), &QAction::triggered, this, [this, column] { move(column, 1); });
        if (column == Column::Name) // it takes what the others leave
            continue;
        connect(one->addAction(tr("Make &wider")), &QAction::triggered, this, [this, column] { widen(column, kWidening); });
        connect(one->addAction(tr("Make &narrower")), &QAction::triggered, this, [this, column] { widen(column, -kWidening); });
    }
}

void ListColumns::openMenu(const QPoint &global)
{
    auto *menu = new QMenu(&m_view);
    menu->setObjectName(QStringLiteral("columnsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < m_columns; ++i) {
        const auto column = static_cast<Column>(i);
        QAction *action = menu->addAction(items::extensionColumnTitle(column));
        action->setObjectName(QStringLiteral("column-") + nameOf(column));
        action->setCheckable(true);
        action->setChecked(isShown(column));
        action->setEnabled(column != Column::Number && column != Column::Name);
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setShown(column, shown); });
    }
    menu->addSeparator();
    QMenu *sort = menu->addMenu(tr("&Sort by"));
    auto *columns = new QActionGroup(sort);
    for (int i = 0; i < m_columns; ++i) {
        const auto by = items::orderOfColumn(static_cast<Column>(i));
        if (!by)
            continue;
        QAction *action = sort->addAction(items::extensionColumnTitle(static_cast<Column>(i)));
        action->setObjectName(QStringLiteral("sort-") + nameOf(static_cast<Column>(i)));
        action->setCheckable(true);
        action->setChecked(*by == m_order.by);
        columns->addAction(action);
        connect(action, &QAction::triggered, this, [this, by = *by] { sortBy({by, m_order.descending}); });
    }
    sort->addSeparator();
    QAction *descending = sort->addAction(tr("&Descending"));
    descending->setObjectName(QStringLiteral("sortDescending"));
    descending->setCheckable(true);
    descending->setChecked(m_order.descending);
    connect(descending, &QAction::toggled, this, [this](bool on) { sortBy({m_order.by, on}); });
    fillArrange(*menu->addMenu(tr("&Arrange")));
    menu->addSeparator();
    QAction *again = menu->addAction(tr("&Reset columns"));
    again->setObjectName(QStringLiteral("resetColumns"));
    connect(again, &QAction::triggered, this, &ListColumns::reset);
    menu->popup(global);
}

} // namespace pbx::views
