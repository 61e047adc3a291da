#include "extensionlistmodel.h"

#include "textof.h"

#include <algorithm>
#include <limits>

namespace pbx::items {

using changes::Workspace;
using store::ExtensionFilter;
using store::ExtensionRow;

struct ExtensionListModel::Loaded {
    std::optional<domain::Uuid> site;
    std::vector<ExtensionListRow> rows;
    int total = 0, found = 0;
    bool more = false;
    std::optional<domain::Error> error;
};

namespace {

struct ListedOffice {
    domain::Uuid id;
    std::string name;
};

Result<std::vector<ListedOffice>> listedOffices(store::Store &store, const domain::Uuid &site)
{
    std::vector<ListedOffice> offices;
    std::string cursor;
    do {
        const auto page = store.objects(site, domain::Kind::Office, false, cursor, 500);
        if (!page)
            return fail(page.error());
        for (const auto &record : page->rows) {
            const auto &side = record.local ? record.local : record.base; // a deleted one may still hold deleted extensions
            const auto object = side ? domain::readObject(domain::Kind::Office, side->json) : fail(ErrorKind::NotFound, {});
            if (object)
                offices.push_back({record.id, std::get<domain::Office>(*object).name.text()});
        }
        cursor = page->next;
    } while (!cursor.empty());
    return offices;
}

// What one question of the list reads.
struct Reading {
    store::Store &store;
    domain::Uuid site;
    ExtensionFilter filter;
    store::ExtensionOrder order;
    int left; // rows
};

// Appends the extensions that the filter lets through, until none are left or the list is full.
std::optional<domain::Error> addExtensions(Reading &reading, const ExtensionFilter &filter, std::vector<ExtensionListRow> &rows)
{
    std::string cursor;
    do {
        const auto page = reading.store.extensions(reading.site, filter, reading.order, {.cursor = cursor, .limit = std::min(reading.left, 500)});
        if (!page)
            return page.error();
        for (const ExtensionRow &extension : page->rows) {
            ExtensionListRow row;
            row.extension = extension;
            rows.push_back(std::move(row));
            --reading.left;
        }
        cursor = page->next;
    } while (!cursor.empty() && reading.left > 0);
    return {};
}

// One office's section and its extensions.
std::optional<domain::Error> addOffice(Reading &reading, const ListedOffice &office, bool collapsed, std::vector<ExtensionListRow> &rows)
{
    ExtensionFilter filter = reading.filter;
    filter.office = office.id;
    const auto count = reading.store.countExtensions(reading.site, filter);
    if (!count)
        return count.error();
    if (*count == 0)
        return {};
    ExtensionListRow head;
    head.section = true;
    head.extension.office = office.id;
    head.extension.officeName = office.name;
    head.count = *count;
    head.collapsed = collapsed;
    rows.push_back(head);
    return collapsed || reading.left <= 0 ? std::nullopt : addExtensions(reading, filter, rows);
}

} // namespace

ExtensionRow ExtensionListRow::empty()
{
    static const domain::Uuid none = *domain::Uuid::parse("00000000-0000-0000-0000-000000000000");
    return {.id = none, .site = none, .office = none};
}

ExtensionListModel::ExtensionListModel(Session &session, QObject *parent)
    : RowsModel(parent)
    , m_session(session)
{
    connect(&session, &Session::changed, this, &ExtensionListModel::refresh);
}

void ExtensionListModel::setSite(const std::optional<domain::Uuid> &site)
{
    if (m_site == site)
        return;
    m_site = site;
    m_limit = kPage;
    m_collapsed.clear();
    m_total = m_found = 0;
    m_more = m_loaded = false;
    setRows({});
    refresh();
}

void ExtensionListModel::setFilter(const ExtensionFilter &filter)
{
    m_filter = filter;
    m_limit = kPage;
    refresh();
}

void ExtensionListModel::setOrder(const store::ExtensionOrder &order)
{
    if (m_order == order)
        return;
    m_order = order;
    m_limit = kPage;
    refresh();
}

void ExtensionListModel::setCollapsed(int row, bool collapsed)
{
    const ExtensionListRow &shown = at(row);
    if (!shown.section || shown.collapsed == collapsed)
        return;
    if (collapsed)
        m_collapsed.insert(shown.extension.office);
    else
        m_collapsed.erase(shown.extension.office);
    refresh();
}

void ExtensionListModel::refresh()
{
    if (!m_site)
        return;
    if (m_asked) {
        m_stale = true;
        return;
    }
    m_asked = true;
    const auto load = [site = *m_site, filter = m_filter, order = m_order, collapsed = m_collapsed, limit = m_limit](Workspace &w) {
        Loaded loaded;
        loaded.site = site;
        const auto offices = listedOffices(w.store(), site);
        const auto total = w.store().countExtensions(site, {});
        const auto found = w.store().countExtensions(site, filter);
        if (!offices || !total || !found) {
            loaded.error = !offices ? offices.error() : !total ? total.error() : found.error();
            return loaded;
        }
        loaded.total = *total;
        loaded.found = *found;
        Reading reading{w.store(), site, filter, order, limit};
        if (order.by != store::ExtensionOrder::By::Number) {
            loaded.error = addExtensions(reading, filter, loaded.rows);
            loaded.more = static_cast<int>(loaded.rows.size()) < loaded.found;
            return loaded;
        }
        for (const ListedOffice &office : *offices) {
            if (filter.office && *filter.office != office.id)
                continue;
            if (reading.left <= 0) {
                loaded.more = true;
                break;
            }
            loaded.error = addOffice(reading, office, collapsed.count(office.id) != 0, loaded.rows);
            if (loaded.error)
                break;
        }
        int shown = 0;
        for (const ExtensionListRow &row : loaded.rows)
            shown += row.section ? row.collapsed ? row.count : 0 : 1;
        loaded.more = loaded.more || (reading.left <= 0 && shown < loaded.found);
        return loaded;
    };
    m_session.ask(this, load, [this](Loaded loaded) {
        m_asked = false;
        if (std::exchange(m_stale, false) || loaded.site != m_site)
            refresh();
        else
            show(std::move(loaded));
    });
}

void ExtensionListModel::show(Loaded loaded)
{
    if (loaded.error) {
        Q_EMIT m_session.failed(toQt(loaded.error->sentence));
        return;
    }
    m_total = loaded.total;
    m_found = loaded.found;
    m_more = loaded.more;
    m_loaded = true;
    setRows(std::move(loaded.rows));
    Q_EMIT refreshed();
}

QVariant ExtensionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ExtensionListRow &row = at(index.row());
    switch (role) {
    case SectionRole: return row.section;
    case CountRole: return row.count;
    case CollapsedRole: return row.collapsed;
    default: break;
    }
    if (!row.section)
        return extensionCell(row.extension, static_cast<Column>(index.column()), role);
    return role == Qt::DisplayRole && index.column() == 0 ? toQt(row.extension.officeName) : QVariant();
}

QVariant ExtensionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return extensionColumnTitle(static_cast<Column>(section));
}

Qt::ItemFlags ExtensionListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = RowsModel::flags(index) | Qt::ItemNeverHasChildren;
    return at(index.row()).section ? flags & ~Qt::ItemIsSelectable : flags | Qt::ItemIsDropEnabled;
}

bool ExtensionListModel::canDropMimeData(const QMimeData *mime, Qt::DropAction /*action*/, int /*row*/, int /*column*/,
                                         const QModelIndex &parent) const
{
    const auto keys = parent.isValid() && !at(parent.row()).section ? fromMime(*mime) : std::nullopt;
    return keys && !keys->handset.isEmpty() && keys->handset != toQt(at(parent.row()).extension.id.toString());
}

bool ExtensionListModel::dropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(mime, action, row, column, parent))
        return false;
    Q_EMIT keysDropped(at(parent.row()).extension.id, fromMime(*mime).value());
    return true;
}

bool ExtensionListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && !m_asked;
}

void ExtensionListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_limit += kPage;
    refresh();
}

bool ExtensionListModel::fetchAll()
{
    if (!m_more)
        return false;
    m_limit = std::numeric_limits<int>::max();
    refresh();
    return true;
}

} // namespace pbx::items
