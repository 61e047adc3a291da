#include "extensionlistmodel.h"

#include "textof.h"

#include <algorithm>
#include <array>

namespace pbx::items {

using changes::Workspace;
using store::ExtensionFilter;
using store::ExtensionRow;
using store::Progress;

struct ExtensionListModel::Loaded {
    std::optional<domain::Uuid> site;
    std::vector<ExtensionListRow> rows;
    int total = 0, found = 0;
    bool more = false;
    std::optional<domain::Error> error;
};

namespace {

struct Office {
    domain::Uuid id;
    std::string name;
};

Result<std::vector<Office>> listedOffices(store::Store &store, const domain::Uuid &site)
{
    std::vector<Office> offices;
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

struct Seen {
    std::set<std::string> seen, refused;
};

Result<Seen> seenPhones(store::Store &store, const domain::Uuid &site)
{
    const auto phones = store.phones(site);
    if (!phones)
        return fail(phones.error());
    Seen result;
    for (const store::PhoneRecord &phone : *phones) {
        if (!phone.lastRefusal.empty())
            result.refused.insert(phone.mac.toString());
        else if (!phone.userAgent.empty())
            result.seen.insert(phone.mac.toString());
    }
    return result;
}

PhoneStatus statusOf(const ExtensionRow &row, const Seen &seen)
{
    if (row.mac.empty() || row.progress == Progress::NoPhone)
        return PhoneStatus::NoPhone;
    if (row.progress == Progress::Refused || seen.refused.count(row.mac) != 0)
        return PhoneStatus::Refused;
    if (row.progress == Progress::Running)
        return PhoneStatus::Registered;
    return seen.seen.count(row.mac) != 0 ? PhoneStatus::Seen : PhoneStatus::NotSeen;
}

auto tied(const ExtensionRow &r)
{
    return std::tie(r.id, r.office, r.officeName, r.number, r.name, r.make, r.model, r.mac, r.pending, r.deleted, r.progress);
}

// Fills rows with one office's section and its extensions; stops at limit extensions.
std::optional<domain::Error> addOffice(store::Store &store, const domain::Uuid &site, const Office &office, ExtensionFilter filter, bool collapsed,
                                       const Seen &seen, int limit, int &loaded, std::vector<ExtensionListRow> &rows)
{
    filter.office = office.id;
    const auto count = store.countExtensions(site, filter);
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
    std::string cursor;
    while (!collapsed && loaded < limit) {
        const auto page = store.extensions(site, filter, cursor, std::min(limit - loaded, 500));
        if (!page)
            return page.error();
        for (const ExtensionRow &extension : page->rows) {
            ExtensionListRow row;
            row.extension = extension;
            row.status = statusOf(extension, seen);
            rows.push_back(std::move(row));
            ++loaded;
        }
        cursor = page->next;
        if (cursor.empty())
            break;
    }
    return {};
}

} // namespace

ExtensionRow ExtensionListRow::empty()
{
    static const domain::Uuid none = *domain::Uuid::parse("00000000-0000-0000-0000-000000000000");
    return {.id = none, .office = none};
}

bool operator==(const ExtensionListRow &a, const ExtensionListRow &b)
{
    return a.section == b.section && a.status == b.status && a.count == b.count && a.collapsed == b.collapsed
           && tied(a.extension) == tied(b.extension);
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
    const auto load = [site = *m_site, filter = m_filter, collapsed = m_collapsed, limit = m_limit](Workspace &w) {
        Loaded loaded;
        loaded.site = site;
        const auto offices = listedOffices(w.store(), site);
        const auto seen = seenPhones(w.store(), site);
        const auto total = w.store().countExtensions(site, {});
        const auto found = w.store().countExtensions(site, filter);
        if (!offices || !seen || !total || !found) {
            loaded.error = !offices ? offices.error() : !seen ? seen.error() : !total ? total.error() : found.error();
            return loaded;
        }
        loaded.total = *total;
        loaded.found = *found;
        int count = 0;
        for (const Office &office : *offices) {
            if (filter.office && *filter.office != office.id)
                continue;
            if (count >= limit) {
                loaded.more = true;
                break;
            }
            loaded.error = addOffice(w.store(), site, office, filter, collapsed.count(office.id) != 0, *seen, limit, count, loaded.rows);
            if (loaded.error)
                break;
        }
        int shown = 0;
        for (const ExtensionListRow &row : loaded.rows)
            shown += row.section ? row.collapsed ? row.count : 0 : 1;
        loaded.more = loaded.more || (count >= limit && shown < loaded.found);
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

QString ExtensionListModel::statusText(PhoneStatus status)
{
    switch (status) {
    case PhoneStatus::NoPhone: return tr("No phone");
    case PhoneStatus::NotSeen: return tr("Not seen yet");
    case PhoneStatus::Seen: return tr("Seen");
    case PhoneStatus::Refused: return tr("Refused");
    case PhoneStatus::Registered: return tr("Registered");
    }
    return {};
}

QVariant ExtensionListModel::display(const ExtensionListRow &row, int column) const
{
    const ExtensionRow &extension = row.extension;
    if (row.section)
        return column == Status ? toQt(extension.officeName) : QVariant();
    switch (column) {
    case Status: return extension.deleted ? tr("Deleted") : statusText(row.status);
    case Number: return toQt(extension.number);
    case Name: return toQt(extension.name);
    case Phone: return extension.model.empty() ? tr("No phone") : toQt(extension.make + " " + extension.model);
    default: return {};
    }
}

QVariant ExtensionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ExtensionListRow &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return display(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Phone && !row.extension.mac.empty() ? toQt(row.extension.mac)
                                                                     : display(row, index.column()).toString().toHtmlEscaped();
    case IdRole: return row.section ? QString() : toQt(row.extension.id.toString());
    case SectionRole: return row.section;
    case CountRole: return row.count;
    case CollapsedRole: return row.collapsed;
    case PhoneStatusRole: return static_cast<int>(row.status);
    case ProgressRole: return static_cast<int>(row.extension.progress);
    case PendingRole: return row.extension.pending;
    case DeletedRole: return row.extension.deleted;
    default: return {};
    }
}

QVariant ExtensionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Status"), tr("Ext."), tr("Name"), tr("Phone"), tr("Configuration")};
    return titles.at(static_cast<std::size_t>(section));
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

} // namespace pbx::items
