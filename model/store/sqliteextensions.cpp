// The lists of extensions, of one site or of all, in any order. A page starts behind the last row of the one before it; no
// list is read to its end to show its beginning.
#include "extensionorder.h"
#include "listing.h"
#include "searchtext.h"
#include "sqlitestore.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace pbx::store {

namespace {

using By = ExtensionOrder::By;

// What a filter lets through by an index is sorted where it is this little; else the order's own index is walked and what
// does not fit left out.
constexpr int kFew = 20'000;

// The place of an extension within an order: the columns, each greater than or equal to that of the row before.
struct Order {
    std::vector<const char *> columns;
    const char *index; // over them, of all sites
};
const Order &orderOf(By by)
{
    static const Order orders[] = {{{"l.sort"}, "listing_numbers"},
                                   {{"l.byName", "l.sort"}, "listing_names"},
                                   {{"l.make", "l.model", "l.sort"}, "listing_phones"},
                                   {{"l.progress", "l.sort"}, "listing_progress"},
                                   {{"s.sort", "l.sort"}, nullptr}};
    return orders[static_cast<std::size_t>(by)];
}

using Value = std::variant<std::int64_t, std::string, Uuid>; // bound to a place
class Sql {
public:
    std::string text;
    std::vector<Value> values;
    template <class... T> Sql &add(const std::string &sql, const T &...value)
    {
        text += sql;
        (values.emplace_back(value), ...);
        return *this;
    }
    void bindTo(Statement &statement) const
    {
        for (const auto &value : values)
            std::visit([&statement](const auto &plain) { statement.bind(plain); }, value);
    }
};

// What the list asks: all of it where it begins.
struct Question {
    Connection &db;
    std::optional<Uuid> site;
    ExtensionFilter filter;
    Query query{filter.text};
    [[nodiscard]] bool narrow() const { return !query.empty() || filter.onlyPending || filter.progress || filter.notFetched || !filter.make.empty(); }
};

void addWords(Sql &sql, const Query &query)
{
    for (const auto &alternatives : query.chunks()) {
        const char *before = " AND (";
        for (const auto &alternative : alternatives) {
            sql.add(std::exchange(before, " OR ("));
            for (std::size_t i = 0; i < alternative.size(); ++i)
                sql.add(i == 0 ? "instr(l.words, ?)" : " AND instr(l.words, ?)", " " + alternative[i]);
            sql.add(")");
        }
    }
}

// The filter but for its words. Of one site: a + keeps indexes over all sites away.
void addFilter(Sql &sql, const Question &q)
{
    const auto &filter = q.filter;
    const std::string mark = q.site ? " AND +l." : " AND l.";
    if (q.site)
        sql.add(" AND l.site = ?", *q.site);
    if (filter.office)
        sql.add(" AND l.office = ?", *filter.office);
    if (filter.onlyPending)
        sql.add(" AND l.pending = 1");
    if (filter.progress)
        sql.add(mark + "progress = ?", static_cast<std::int64_t>(*filter.progress));
    if (filter.notFetched)
        sql.add(mark + "progress IN (2, 3, 6)");
    if (!filter.make.empty())
        sql.add(mark + "make = ?", filter.make);
    if (!filter.model.empty())
        sql.add(mark + "model = ?", filter.model);
}

// Over all sites words are looked up, of one site they are looked at.
bool byIndexOfWords(const Question &q)
{
    return !q.site && !q.query.empty();
}

constexpr const char *kFoundByWords = " FROM search_extension f CROSS JOIN listing l ON l.key = f.rowid";
constexpr const char *kPhoneOfRow = " LEFT JOIN phone p ON p.site = l.site AND p.mac = l.mac";
constexpr const char *kSiteOfRow = " LEFT JOIN object so ON so.id = l.site LEFT JOIN listing s ON s.key = so.key";

void addFoundByWords(Sql &sql, const Question &q)
{
    sql.add(" AND f.search_extension MATCH ?", "{words} : (" + q.query.fullText(Query::Match::Start) + ")");
}

// How many fit; from limit on it is not counted further.
Sql counting(const Question &q, std::optional<int> limit = {})
{
    const auto &filter = q.filter;
    const bool wordsAlone = byIndexOfWords(q) && !filter.office && !filter.onlyPending && !filter.progress && !filter.notFetched
                            && filter.make.empty() && filter.model.empty();
    Sql sql;
    sql.add(limit ? "SELECT count(*) FROM (SELECT 1" : "SELECT count(*)");
    if (wordsAlone)
        sql.add(" FROM search_extension f WHERE 1");
    else
        sql.add((byIndexOfWords(q) ? std::string(kFoundByWords) : " FROM listing l") + " WHERE l.kind = 3");
    if (byIndexOfWords(q))
        addFoundByWords(sql, q);
    addFilter(sql, q);
    if (!byIndexOfWords(q))
        addWords(sql, q.query);
    if (limit)
        sql.add(" LIMIT ?)", std::int64_t{*limit});
    return sql;
}

Result<int> number(Connection &db, const Sql &sql)
{
    Statement statement(db, sql.text);
    sql.bindTo(statement);
    const auto row = statement.step();
    if (!row)
        return fail(row.error());
    return static_cast<int>(statement.integer(0));
}

const std::string &rowColumns()
{
    static const std::string columns =
        "SELECT l.id, l.site, l.office, s.name, (SELECT o.name FROM object oo JOIN listing o ON o.key = oo.key WHERE oo.id = l.office), l.number, "
        "l.name, l.make, l.model, l.mac, l.pending, l.deleted, l.progress, p.userAgent <> '', p.lastRefusal <> '', l.sort, l.byName, s.sort";
    return columns;
}

ExtensionRow readExtension(const Statement &row)
{
    const auto mac = row.mac(9);
    return {.id = row.uuid(0),
            .site = row.uuid(1),
            .office = row.uuid(2),
            .siteName = row.text(3),
            .officeName = row.text(4),
            .number = row.text(5),
            .name = row.text(6),
            .make = row.text(7),
            .model = row.text(8),
            .mac = mac ? mac->toString() : std::string(),
            .pending = row.integer(10) != 0,
            .deleted = row.integer(11) != 0,
            .progress = static_cast<Progress>(row.integer(12)),
            .phoneSeen = row.integer(13) != 0, // 0 where the phone is not known
            .phoneRefused = row.integer(14) != 0};
}

std::string cursorOf(By by, const ExtensionRow &row, const Statement &from)
{
    return placeIn(by, {.number = from.text(15),
                        .name = from.text(16),
                        .make = row.make,
                        .model = row.model,
                        .site = from.text(17),
                        .progress = static_cast<int>(row.progress)});
}

// (a, b) > (?, ?), or < of a list that descends.
void addPlace(Sql &sql, const std::vector<const char *> &columns, bool descending, const std::vector<std::string> &place)
{
    std::string left, right;
    for (const char *column : columns) {
        left += (left.empty() ? "" : ", ") + std::string(column);
        right += right.empty() ? "?" : ", ?";
    }
    sql.add(" AND (" + left + ")" + (descending ? " < (" : " > (") + right + ")");
    for (const auto &part : place)
        sql.values.emplace_back(part);
}

std::string orderBy(const Order &order, bool descending, const char *mark = "")
{
    std::string sql;
    for (const char *column : order.columns)
        sql += (sql.empty() ? " ORDER BY " : ", ") + std::string(mark) + column + (descending ? " DESC" : "");
    return sql;
}

// The keys of a page, mostly out of an index alone. Few are found and sorted, many are walked in their order.
void addKeys(Sql &sql, const Question &q, const ExtensionOrder &wanted, const ListPlace &place, const std::vector<std::string> &parts, bool few)
{
    const Order &order = orderOf(wanted.by);
    const bool walked = !few && !q.site;
    const bool found = few && byIndexOfWords(q);
    if (walked && wanted.by == By::Site)
        sql.add("SELECT l.key AS key FROM listing s INDEXED BY listing_sites CROSS JOIN listing l INDEXED BY listing_order ON l.site = s.id "
                "WHERE s.kind = 0 AND l.kind = 3");
    else if (walked)
        sql.add("SELECT l.key AS key FROM listing l INDEXED BY " + std::string(order.index) + " WHERE l.kind = 3");
    else
        sql.add("SELECT l.key AS key" + std::string(found ? kFoundByWords : " FROM listing l") + (wanted.by == By::Site ? kSiteOfRow : "")
                + " WHERE l.kind = 3");
    if (found)
        addFoundByWords(sql, q);
    addFilter(sql, q);
    if (!found)
        addWords(sql, q.query);
    if (walked && wanted.by == By::Site && !parts.empty()) // the index of sites begins there
        sql.add(wanted.descending ? " AND s.sort <= ?" : " AND s.sort >= ?", parts.front());
    if (!parts.empty())
        addPlace(sql, order.columns, wanted.descending, parts);
    sql.add(orderBy(order, wanted.descending, few || (q.site && wanted.by != By::Number) ? "+" : "") + " LIMIT ? OFFSET ?",
            std::int64_t{place.limit} + 1, std::int64_t{std::max(place.skip, 0)});
}

} // namespace

Result<Page<ExtensionRow>> SqliteStore::extensions(const std::optional<Uuid> &site, const ExtensionFilter &filter, const ExtensionOrder &order,
                                                   const ListPlace &place)
{
    const Question q{*m_db, site, filter};
    const auto parts = partsOfPlace(order.by, place.cursor);
    if (!parts)
        return fail(parts.error());
    bool few = false;
    if (!site && q.narrow()) {
        const auto found = number(*m_db, counting(q, kFew + 1));
        if (!found)
            return fail(found.error());
        few = *found <= kFew;
    }
    Sql sql;
    sql.add(rowColumns() + " FROM (");
    addKeys(sql, q, order, place, *parts, few);
    sql.add(std::string(") page CROSS JOIN listing l ON l.key = page.key") + kSiteOfRow + kPhoneOfRow + orderBy(orderOf(order.by), order.descending));
    Statement rows(*m_db, sql.text);
    sql.bindTo(rows);
    Page<ExtensionRow> page;
    std::string last;
    for (auto row = rows.step(); !row || *row; row = rows.step()) {
        if (!row)
            return fail(row.error());
        if (static_cast<int>(page.rows.size()) == place.limit) {
            page.next = last;
            break;
        }
        page.rows.push_back(readExtension(rows));
        last = cursorOf(order.by, page.rows.back(), rows);
    }
    return page;
}

Result<int> SqliteStore::countExtensions(const std::optional<Uuid> &site, const ExtensionFilter &filter)
{
    return number(*m_db, counting({*m_db, site, filter}));
}

Result<std::vector<ModelCount>> SqliteStore::modelsInUse(const std::optional<Uuid> &site)
{
    Statement rows(*m_db, site ? "SELECT make, model, count(*) FROM listing WHERE site = ? AND kind = 3 AND model <> '' GROUP BY +make, +model"
                               : "SELECT make, model, count(*) FROM listing INDEXED BY listing_phones WHERE kind = 3 AND model <> '' "
                                 "GROUP BY make, model");
    if (site)
        rows.bind(*site);
    std::vector<ModelCount> out;
    for (auto row = rows.step(); !row || *row; row = rows.step()) {
        if (!row)
            return fail(row.error());
        out.push_back({rows.text(0), rows.text(1), static_cast<int>(rows.integer(2))});
    }
    return out;
}

} // namespace pbx::store
