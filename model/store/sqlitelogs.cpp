// Edits, downloads, attempts, settings and drafts: reading.
#include "listing.h"
#include "searchtext.h"
#include "sqlitestore.h"

#include <algorithm>

namespace pbx::store {

namespace {

Result<void> readSteps(Connection &db, EditRecord &edit)
{
    Statement rows(db, "SELECT object, site, kind, before, beforeSecret, after, afterSecret FROM edit_step WHERE edit = ? ORDER BY position");
    rows.bind(edit.sequence);
    for (auto row = rows.step(); !row || *row; row = rows.step()) {
        if (!row)
            return fail(row.error());
        edit.steps.push_back({.object = rows.uuid(0),
                              .site = rows.uuid(1),
                              .kind = static_cast<Kind>(rows.integer(2)),
                              .before = readSide(rows, 3),
                              .after = readSide(rows, 5)});
    }
    return {};
}

DownloadRow readDownload(const Statement &row)
{
    return {.sequence = row.integer(0),
            .at = row.integer(1),
            .site = row.maybeUuid(2),
            .extension = row.maybeUuid(3),
            .mac = row.text(6),
            .file = row.text(7),
            .address = row.text(8),
            .userAgent = row.text(9),
            .result = static_cast<DownloadResult>(row.integer(4)),
            .reason = row.text(10),
            .bytes = row.integer(5)};
}

const std::string kDownloads = "SELECT d.sequence, d.at, d.site, d.extension, d.result, d.bytes, d.mac, d.file, d.address, d.userAgent, d.reason, "
                               "d.words, l.words FROM download d LEFT JOIN object o ON o.id = d.extension LEFT JOIN listing l ON l.key = o.key "
                               "WHERE d.sequence < ?";

} // namespace

Result<std::vector<EditRecord>> SqliteStore::edits(int limit, bool withSteps)
{
    std::vector<EditRecord> out;
    Statement rows(*m_db, "SELECT sequence, label, author, at, undone FROM edit ORDER BY sequence DESC LIMIT ?");
    rows.bind(limit);
    for (auto row = rows.step(); !row || *row; row = rows.step()) {
        if (!row)
            return fail(row.error());
        out.push_back({.sequence = rows.integer(0),
                       .label = rows.text(1),
                       .author = rows.text(2),
                       .at = rows.integer(3),
                       .undone = rows.integer(4) != 0,
                       .steps = {}});
        if (!withSteps)
            continue;
        if (auto steps = readSteps(*m_db, out.back()); !steps)
            return fail(steps.error());
    }
    std::reverse(out.begin(), out.end());
    return out;
}

Result<Page<DownloadRow>> SqliteStore::downloads(const DownloadFilter &filter, const std::string &cursor, int limit)
{
    const std::int64_t before = cursor.empty() ? INT64_MAX : std::strtoll(cursor.c_str(), nullptr, 10);
    const Query query(filter.text);
    const std::string result = filter.result ? " AND d.result = " + std::to_string(static_cast<int>(*filter.result)) : std::string();
    std::string sql = kDownloads + result + (filter.site ? " AND d.site = ?" : "");
    if (filter.site && filter.orNoSite) // two walks through the index, merged; an OR would sort the whole log
        sql += " UNION ALL " + (kDownloads + result) + " AND d.site IS NULL";
    Statement rows(*m_db, sql + " ORDER BY 1 DESC");
    rows.bind(before);
    if (filter.site)
        rows.bind(*filter.site);
    if (filter.site && filter.orNoSite)
        rows.bind(before);
    Page<DownloadRow> page;
    for (auto row = rows.step(); !row || *row; row = rows.step()) {
        if (!row)
            return fail(row.error());
        if (!query.empty() && !query.matches(rows.text(11) + rows.text(12)))
            continue;
        if (static_cast<int>(page.rows.size()) == limit) {
            page.next = page.rows.empty() ? std::string() : std::to_string(page.rows.back().sequence);
            break;
        }
        page.rows.push_back(readDownload(rows));
    }
    return page;
}

Result<std::optional<Attempt>> SqliteStore::attempt(const std::string &key)
{
    Statement query(*m_db, "SELECT key, site, hash, answer, at FROM attempt WHERE key = ?");
    const auto row = query.bind(key).step();
    if (!row)
        return fail(row.error());
    return *row ? std::optional(Attempt{query.text(0), query.uuid(1), query.text(2), query.text(3), query.integer(4)}) : std::nullopt;
}

Result<std::optional<std::string>> SqliteStore::setting(const std::string &name)
{
    Statement query(*m_db, "SELECT value FROM setting WHERE name = ?");
    const auto row = query.bind(name).step();
    if (!row)
        return fail(row.error());
    return *row ? std::optional(query.text(0)) : std::nullopt;
}

Result<std::optional<std::string>> SqliteStore::draft(const Uuid &object)
{
    Statement query(*m_db, "SELECT json FROM draft WHERE object = ?");
    const auto row = query.bind(object).step();
    if (!row)
        return fail(row.error());
    return *row ? std::optional(query.text(0)) : std::nullopt;
}

Result<std::vector<Uuid>> SqliteStore::drafts(const Uuid &site)
{
    Statement rows(*m_db, "SELECT object FROM draft WHERE site = ? ORDER BY object");
    rows.bind(site);
    std::vector<Uuid> out;
    for (auto row = rows.step(); !row || *row; row = rows.step()) {
        if (!row)
            return fail(row.error());
        out.push_back(rows.uuid(0));
    }
    return out;
}

} // namespace pbx::store
