// Sites and search of the SQLite store. Every list pages by its sort key; nothing is skipped by counting.
#include "listing.h"
#include "searchhits.h"
#include "searchtext.h"
#include "sqlitestore.h"

#include <unordered_set>

namespace pbx::store {

namespace {

constexpr const char *kSiteRows =
    "SELECT l.id, l.customer, l.name, l.domain, coalesce(t.extensions, 0), coalesce(t.pending, 0), l.sort, l.deleted FROM listing l "
    "LEFT JOIN tally t ON t.site = l.id WHERE l.kind = 0";

SiteRow readSite(const Statement &row)
{
    return {.id = row.uuid(0),
            .customer = row.text(1),
            .name = row.text(2),
            .domain = row.text(3),
            .extensions = static_cast<int>(row.integer(4)),
            .pending = static_cast<int>(row.integer(5)),
            .deleted = row.integer(7) != 0};
}

Columns readHitColumns(const Statement &row)
{
    Columns columns;
    columns.number = row.text(2);
    columns.name = row.text(3);
    columns.detail = row.text(4);
    return columns;
}

} // namespace

Result<Page<SiteRow>> SqliteStore::sites(const std::string &cursor, int limit)
{
    Statement rows(*m_db, std::string(kSiteRows) + " AND l.sort > ? ORDER BY l.sort LIMIT ?");
    rows.bind(cursor, limit + 1);
    Page<SiteRow> page;
    std::string last;
    for (auto row = rows.step(); !row || *row; row = rows.step()) {
        if (!row)
            return fail(row.error());
        if (static_cast<int>(page.rows.size()) == limit) {
            page.next = last;
            break;
        }
        page.rows.push_back(readSite(rows));
        last = rows.text(6);
    }
    return page;
}

Result<std::vector<SiteRow>> SqliteStore::sitesCalled(const std::string &nameDomainOrId)
{
    const auto name = folded(nameDomainOrId);
    const auto id = Uuid::parse(nameDomainOrId);
    // Three questions, each with its index.
    Statement rows(*m_db, std::string(kSiteRows)
                              + " AND l.key IN (SELECT key FROM listing WHERE kind = 0 AND called = ? UNION "
                                "SELECT key FROM listing WHERE kind = 0 AND domain = ? UNION SELECT key FROM object WHERE id = ?) ORDER BY l.sort");
    rows.bind(name, name, id ? std::optional(*id) : std::nullopt);
    std::vector<SiteRow> out;
    for (auto row = rows.step(); !row || *row; row = rows.step()) {
        if (!row)
            return fail(row.error());
        out.push_back(readSite(rows));
    }
    return out;
}

namespace {

// Adds hits of one kind until there are limit, without those that were found before.
Result<void> find(Connection &db, Kind kind, const std::string &expression, std::size_t limit, std::vector<SearchHit> &hits)
{
    const std::string table = kind == Kind::Extension ? "search_extension" : "search";
    Statement rows(db, "SELECT l.site, l.id, l.number, l.name, l.detail, "
                       "(SELECT s.name FROM object so JOIN listing s ON s.key = so.key WHERE so.id = l.site) "
                       "FROM "
                           + table + " f JOIN listing l ON l.key = f.rowid WHERE f." + table
                           + " MATCH ? AND f.rowid >= ? AND f.rowid < ? AND l.deleted = 0 ORDER BY f.rowid LIMIT ?");
    const auto first = static_cast<std::int64_t>(kind) << kKindShift;
    rows.bind(expression, first, first + (std::int64_t{1} << kKindShift), static_cast<std::int64_t>(limit + hits.size()));
    std::unordered_set<Uuid> known;
    for (const auto &hit : hits)
        known.insert(hit.object);
    for (auto row = rows.step(); !row || *row; row = rows.step()) {
        if (!row)
            return fail(row.error());
        if (hits.size() == limit)
            break;
        if (!known.contains(rows.uuid(1)))
            hits.push_back(hitOf(readHitColumns(rows), rows.uuid(0), rows.uuid(1), kind, rows.text(5)));
    }
    return {};
}

} // namespace

Result<std::vector<SearchHit>> SqliteStore::search(const std::string &text, int limit)
{
    const Query query(text);
    if (query.empty() || limit <= 0)
        return std::vector<SearchHit>();
    const auto most = static_cast<std::size_t>(limit);
    std::vector<std::vector<SearchHit>> byKind(domain::kKinds);
    for (int kind = 0; kind < domain::kKinds; ++kind) {
        auto &hits = byKind[static_cast<std::size_t>(kind)];
        // Whole words first: who types 101 wants 101 before 1010. It is also the cheap question; where it fills the list, the
        // other one is not asked.
        for (const auto match : {Query::Match::Whole, Query::Match::Start}) {
            if (hits.size() == most)
                break;
            if (auto found = find(*m_db, static_cast<Kind>(kind), query.fullText(match), most, hits); !found)
                return fail(found.error());
        }
    }
    return fairShare(std::move(byKind), most);
}

} // namespace pbx::store
