#include "sitetreemodel.h"

#include "textof.h"

#include "store/store.h"

#include <QLocale>

namespace pbx::items {

using changes::Workspace;
using store::SearchHit;
using store::SiteRow;
using Type = SiteTreeRow::Type;

struct SiteTreeModel::Loaded {
    struct Office {
        domain::Uuid id;
        std::string name;
        int extensions = 0;
    };
    std::vector<SiteRow> sites;
    bool more = false;
    std::map<std::string, std::vector<Office>> offices; // by the site's row key
    std::vector<SearchHit> hits;
    std::optional<domain::Error> error;
};

namespace {

constexpr int kHits = 200;

std::string keyOf(Type type, const std::string &id)
{
    return std::to_string(static_cast<int>(type)) + id;
}

SiteTreeRow customerRow(const std::string &customer, bool expanded)
{
    SiteTreeRow row;
    row.type = Type::Customer;
    row.id = customer;
    row.title = toQt(customer);
    row.count = 0;
    row.expandable = true;
    row.expanded = expanded;
    return row;
}

SiteTreeRow siteRow(const SiteRow &site, bool expanded)
{
    SiteTreeRow row;
    row.id = site.id.toString();
    row.site = site.id;
    row.title = toQt(site.name);
    row.detail = toQt(site.domain);
    row.count = site.extensions;
    row.pending = site.pending;
    row.depth = 1;
    row.expandable = true;
    row.expanded = expanded;
    row.deleted = site.deleted;
    return row;
}

SiteTreeRow hitRow(const SearchHit &hit)
{
    SiteTreeRow row;
    row.type = Type::Hit;
    row.id = hit.object.toString();
    row.site = hit.site;
    row.object = hit.object;
    row.kind = hit.kind;
    row.title = toQt(hit.title);
    row.detail = toQt(hit.detail);
    row.depth = 1;
    return row;
}

std::vector<SiteTreeRow> rowsOfHits(const std::vector<SearchHit> &hits)
{
    std::map<domain::Uuid, std::vector<const SearchHit *>> bySite;
    std::vector<domain::Uuid> order;
    for (const SearchHit &hit : hits) {
        auto &list = bySite[hit.site];
        if (list.empty())
            order.push_back(hit.site);
        list.push_back(&hit);
    }
    std::vector<SiteTreeRow> rows;
    for (const domain::Uuid &site : order) {
        SiteTreeRow head;
        head.id = site.toString();
        head.site = site;
        head.title = toQt(bySite.at(site).front()->siteName);
        rows.push_back(std::move(head));
        for (const SearchHit *hit : bySite.at(site)) {
            if (hit->kind != domain::Kind::Site)
                rows.push_back(hitRow(*hit));
        }
    }
    return rows;
}

} // namespace

SiteTreeModel::SiteTreeModel(Session &session, QObject *parent)
    : RowsModel(parent)
    , m_session(session)
{
    connect(&session, &Session::changed, this, &SiteTreeModel::refresh);
    connect(&session, &Session::opened, this, &SiteTreeModel::refresh);
    if (session.isOpen())
        refresh();
}

void SiteTreeModel::refresh()
{
    if (m_asked) {
        m_stale = true;
        return;
    }
    m_asked = true;
    const auto load = [limit = m_limit, expanded = m_expanded, search = fromQt(m_search)](Workspace &w) {
        Loaded loaded;
        const auto noted = [&loaded](const auto &result) {
            if (!result)
                loaded.error = result.error();
            return result.has_value();
        };
        if (!search.empty()) {
            if (auto hits = w.store().search(search, kHits); noted(hits))
                loaded.hits = std::move(*hits);
            return loaded;
        }
        std::string cursor;
        do {
            auto page = w.store().sites(cursor, limit - static_cast<int>(loaded.sites.size()));
            if (!noted(page))
                return loaded;
            std::move(page->rows.begin(), page->rows.end(), std::back_inserter(loaded.sites));
            cursor = page->next;
        } while (!cursor.empty() && static_cast<int>(loaded.sites.size()) < limit);
        loaded.more = !cursor.empty();
        for (const SiteRow &site : loaded.sites) {
            const std::string key = keyOf(Type::Site, site.id.toString());
            if (expanded.count(key) == 0 || expanded.count(keyOf(Type::Customer, site.customer)) == 0)
                continue;
            auto &offices = loaded.offices[key];
            std::string next;
            do {
                const auto page = w.store().objects(site.id, domain::Kind::Office, false, next, 500);
                if (!noted(page))
                    break;
                for (const store::ObjectRecord &record : page->rows) {
                    const auto object =
                        record.local ? domain::readObject(domain::Kind::Office, record.local->json) : fail(domain::ErrorKind::NotFound, {});
                    if (!object)
                        continue;
                    const auto count = w.store().countExtensions(site.id, {.office = record.id});
                    offices.push_back({record.id, std::get<domain::Office>(*object).name.text(), count.value_or(0)});
                }
                next = page->next;
            } while (!next.empty());
        }
        return loaded;
    };
    m_session.ask(this, load, [this](Loaded loaded) {
        m_asked = false;
        if (std::exchange(m_stale, false))
            refresh();
        else
            show(std::move(loaded));
    });
}

void SiteTreeModel::show(Loaded loaded)
{
    if (loaded.error) {
        Q_EMIT m_session.failed(toQt(loaded.error->sentence));
        return;
    }
    std::vector<SiteTreeRow> rows;
    if (!m_search.isEmpty()) {
        rows = rowsOfHits(loaded.hits);
    } else {
        m_sites = static_cast<int>(loaded.sites.size());
        m_more = loaded.more;
        SiteTreeRow all;
        all.type = Type::All;
        all.title = tr("All sites");
        all.count = m_sites;
        all.more = m_more;
        if (m_sites > 0)
            rows.push_back(all);
        std::size_t customer = 0;
        for (const SiteRow &site : loaded.sites) {
            if (customer == 0 || rows.at(customer).id != site.customer) {
                customer = rows.size();
                rows.push_back(customerRow(site.customer, m_expanded.count(keyOf(Type::Customer, site.customer)) != 0));
            }
            ++rows.at(customer).count;
            if (!rows.at(customer).expanded) {
                rows.at(customer).pending += site.pending;
                continue;
            }
            const std::string key = keyOf(Type::Site, site.id.toString());
            rows.push_back(siteRow(site, m_expanded.count(key) != 0));
            for (const auto &office : loaded.offices[key]) {
                SiteTreeRow row;
                row.type = Type::Office;
                row.id = office.id.toString();
                row.site = site.id;
                row.object = office.id;
                row.kind = domain::Kind::Office;
                row.title = toQt(office.name);
                row.count = office.extensions;
                row.depth = 2;
                rows.push_back(row);
            }
        }
    }
    m_loaded = true;
    setRows(std::move(rows));
    Q_EMIT refreshed();
}

void SiteTreeModel::setExpanded(int row, bool expanded)
{
    const SiteTreeRow &shown = at(row);
    if (!shown.expandable || shown.expanded == expanded)
        return;
    if (expanded)
        m_expanded.insert(shown.key());
    else
        m_expanded.erase(shown.key());
    refresh();
}

void SiteTreeModel::reveal(const domain::Uuid &site)
{
    m_session.ask(
        this,
        [site](Workspace &w) -> Result<std::string> {
            const auto loaded = w.load(site);
            if (!loaded)
                return fail(loaded.error());
            return std::get<domain::Site>(loaded->object).customer.text();
        },
        [this](const Result<std::string> &customer) {
            if (customer && m_expanded.insert(keyOf(Type::Customer, *customer)).second)
                refresh();
        });
}

void SiteTreeModel::setSearch(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (m_search == trimmed)
        return;
    m_search = trimmed;
    refresh();
}

int SiteTreeModel::rowOf(const domain::Uuid &site) const
{
    return find(keyOf(Type::Site, site.toString()));
}

QVariant SiteTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SiteTreeRow &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return row.title;
    case Qt::ToolTipRole:
        if (row.deleted)
            return tr("%1 – removed, not applied").arg(row.title).toHtmlEscaped();
        return row.detail.isEmpty() ? row.title.toHtmlEscaped() : tr("%1 – %2").arg(row.title, row.detail).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        if (row.deleted)
            return tr("%1, removed, not applied").arg(row.title);
        return row.pending > 0 ? tr("%1, %L2 pending").arg(row.title).arg(row.pending) : row.title;
    case TypeRole: return static_cast<int>(row.type);
    case SiteRole: return row.site ? toQt(row.site->toString()) : QString();
    case DetailRole: return row.detail;
    case CountRole: return row.count;
    case MoreRole: return row.more;
    case PendingRole: return row.pending;
    case DepthRole: return row.depth;
    case ExpandableRole: return row.expandable;
    case ExpandedRole: return row.expanded;
    case DeletedRole: return row.deleted;
    default: return {};
    }
}

bool SiteTreeModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && m_search.isEmpty() && !m_asked;
}

void SiteTreeModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_limit += kPage;
    refresh();
}

} // namespace pbx::items
