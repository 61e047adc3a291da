#include "columns.h"
#include "listing.h"
#include "sqlitestore.h"

namespace pbx::store {

namespace {

constexpr const char *kColumnsOf = "o.key, o.id, o.site, o.kind, o.version, o.baseRevision, o.remoteRevision, o.base, o.baseSecret, o.local, "
                                   "o.localSecret, o.remote, o.remoteSecret";

// A place in the order of kinds, then of the list: the kind's digit before the sort key.
std::string cursorOf(Kind kind, const std::string &sort)
{
    return static_cast<char>('0' + static_cast<int>(kind)) + sort;
}

} // namespace

Result<Page<ObjectRecord>> SqliteStore::objects(const Uuid &site, std::optional<Kind> kind, bool pendingOnly, const std::string &cursor, int limit)
{
    const int afterKind = cursor.empty() ? (kind ? static_cast<int>(*kind) : 0) : cursor.front() - '0';
    const std::string afterSort = cursor.empty() ? std::string() : cursor.substr(1);
    std::string sql = std::string("SELECT ") + kColumnsOf + ", l.sort FROM listing l JOIN object o ON o.key = l.key WHERE l.site = ?";
    if (pendingOnly)
        sql += " AND l.pending = 1";
    sql += kind ? " AND l.kind = ? AND l.sort > ?" : " AND (l.kind, l.sort) > (?, ?)";
    Statement rows(*m_db, sql + " ORDER BY l.kind, l.sort LIMIT ?");
    rows.bind(site, afterKind, afterSort, limit + 1);
    Page<ObjectRecord> page;
    std::string last;
    for (auto row = rows.step(); !row || *row; row = rows.step()) {
        if (!row)
            return fail(row.error());
        if (static_cast<int>(page.rows.size()) == limit) {
            page.next = last;
            break;
        }
        page.rows.push_back(readRecord(rows));
        last = cursorOf(page.rows.back().kind, rows.text(13));
    }
    return page;
}

Result<std::optional<Uuid>> SqliteStore::extensionByNumber(const Uuid &site, const std::string &number)
{
    Statement query(*m_db, "SELECT id FROM listing WHERE site = ? AND kind = 3 AND sort >= ? AND sort < ? AND deleted = 0 ORDER BY sort LIMIT 1");
    const auto row = query.bind(site, firstSort(number), pastSort(number)).step();
    if (!row)
        return fail(row.error());
    return *row ? std::optional(query.uuid(0)) : std::nullopt;
}

Result<std::vector<ObjectRecord>> SqliteStore::extensionsByMac(const MacAddress &mac)
{
    Statement rows(*m_db, std::string("SELECT ") + kColumnsOf
                              + " FROM listing l JOIN object o ON o.key = l.key WHERE l.mac = ? AND l.deleted = 0 ORDER BY l.site, l.sort");
    rows.bind(mac);
    std::vector<ObjectRecord> out;
    for (auto row = rows.step(); !row || *row; row = rows.step()) {
        if (!row)
            return fail(row.error());
        out.push_back(readRecord(rows));
    }
    return out;
}

} // namespace pbx::store
