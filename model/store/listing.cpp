#include "listing.h"

#include "columns.h"
#include "progress.h"
#include "searchtext.h"

#include <utility>

namespace pbx::store {

namespace {

// The same places in the same order for both.
constexpr const char *kInsert = "INSERT INTO listing (site, kind, sort, pending, deleted, number, name, byName, customer, domain, called, make, "
                                "model, mac, provisioned, progress, office, detail, words, more, id, key) "
                                "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char *kUpdate = "UPDATE listing SET site=?, kind=?, sort=?, pending=?, deleted=?, number=?, name=?, byName=?, customer=?, domain=?, "
                                "called=?, make=?, model=?, mac=?, provisioned=?, progress=?, office=?, detail=?, words=?, more=?, id=? WHERE key=?";

std::optional<std::string> orNull(const std::string &text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

bool isExtension(std::int64_t key)
{
    return key >> kKindShift == static_cast<int>(Kind::Extension);
}

Result<void> learnWords(Connection &connection, std::int64_t key, const std::string &words, const std::string &more)
{
    return Statement(connection, isExtension(key) ? "INSERT INTO search_extension (rowid, words, more) VALUES (?, ?, ?)"
                                                  : "INSERT INTO search (rowid, words, more) VALUES (?, ?, ?)")
        .bind(key, words, more)
        .run();
}

// FTS5 has to be told what it forgets.
Result<void> forgetWords(Connection &connection, std::int64_t key, const std::string &words, const std::string &more)
{
    return Statement(connection, isExtension(key) ? "INSERT INTO search_extension (search_extension, rowid, words, more) VALUES ('delete', ?, ?, ?)"
                                                  : "INSERT INTO search (search, rowid, words, more) VALUES ('delete', ?, ?, ?)")
        .bind(key, words, more)
        .run();
}

struct Words {
    std::string words, more;
    friend bool operator==(const Words &, const Words &) = default;
};
Result<Words> storedWords(Connection &connection, std::int64_t key)
{
    Statement stored(connection, "SELECT words, more FROM listing WHERE key = ?");
    const auto row = stored.bind(key).step();
    if (!row)
        return fail(row.error());
    return *row ? Words{stored.text(0), stored.text(1)} : Words();
}

// Files that the phone must have, those delivered as they are now and as they were, and its last refusal.
constexpr const char *kPhoneFacts = "SELECT count(*), coalesce(sum(d.etag = f.etag), 0), coalesce(sum(d.etag <> f.etag), 0), "
                                    "(SELECT p.lastRefusal <> '' FROM phone p WHERE p.site = ? AND p.mac = ?) "
                                    "FROM published_file f LEFT JOIN delivery d ON d.site = f.site AND d.mac = f.mac AND d.name = f.name "
                                    "WHERE f.site = ? AND f.mac = ? AND f.required";

Result<Progress> progressNow(Connection &connection, const Uuid &site, const std::optional<MacAddress> &mac, bool provisioned, bool pending)
{
    PhoneFacts facts{.provisioned = provisioned, .pending = pending};
    if (!mac || !provisioned || pending) // the files do not matter
        return progressOf(facts);
    Statement files(connection, kPhoneFacts);
    const auto row = files.bind(site, *mac, site, *mac).step();
    if (!row)
        return fail(row.error());
    facts.required = static_cast<int>(files.integer(0));
    facts.current = static_cast<int>(files.integer(1));
    facts.outdated = static_cast<int>(files.integer(2));
    facts.refused = files.integer(3) != 0;
    return progressOf(facts);
}

} // namespace

std::optional<Side> readSide(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(Side{row.text(column), row.bytes(column + 1)});
}

ObjectRecord readRecord(const Statement &row, int first)
{
    return {.id = row.uuid(first),
            .site = row.uuid(first + 1),
            .kind = static_cast<Kind>(row.integer(first + 2)),
            .base = readSide(row, first + 6),
            .local = readSide(row, first + 8),
            .remote = readSide(row, first + 10),
            .baseRevision = row.integer(first + 4),
            .remoteRevision = row.integer(first + 5),
            .version = row.integer(first + 3)};
}

Result<void> putListing(Connection &connection, std::int64_t key, const ObjectRecord &record, bool isNew)
{
    const auto columns = columnsOf(record);
    if (!columns)
        return fail(columns.error());
    const bool isSite = record.kind == Kind::Site;
    const Words fresh{columns->words, columns->more};
    const auto stored = isNew ? Result<Words>() : storedWords(connection, key);
    if (!stored)
        return fail(stored.error());
    const auto progress = progressNow(connection, record.site, columns->mac, columns->provisioned, record.pending());
    if (!progress)
        return fail(progress.error());
    auto put = Statement(connection, isNew ? kInsert : kUpdate)
                   .bind(record.site, static_cast<int>(record.kind), columns->sort, record.pending(), columns->deleted, orNull(columns->number),
                         columns->name, columns->byName, orNull(columns->customer), orNull(columns->domain),
                         isSite ? std::optional(columns->byName) : std::nullopt, columns->make, columns->model, columns->mac, columns->provisioned,
                         static_cast<int>(*progress), columns->office, orNull(columns->detail), fresh.words, fresh.more, record.id, key)
                   .run();
    if (put && !isNew && *stored != fresh)
        put = forgetWords(connection, key, stored->words, stored->more);
    if (put && (isNew || *stored != fresh))
        put = learnWords(connection, key, fresh.words, fresh.more);
    return put;
}

Result<void> removeListing(Connection &connection, std::int64_t key)
{
    const auto stored = storedWords(connection, key);
    if (!stored)
        return fail(stored.error());
    auto done = forgetWords(connection, key, stored->words, stored->more);
    return done ? Statement(connection, "DELETE FROM listing WHERE key = ?").bind(key).run() : done;
}

Result<void> putProgress(Connection &connection, const Uuid &site, const std::optional<MacAddress> &mac)
{
    struct Stale {
        std::int64_t key, progress;
    };
    std::vector<Stale> stale;
    {
        Statement users(connection, mac ? "SELECT key, provisioned, pending, progress, mac FROM listing WHERE mac = ? AND site = ? AND kind = 3"
                                        : "SELECT key, provisioned, pending, progress, mac FROM listing WHERE site = ? AND kind = 3");
        if (mac)
            users.bind(*mac);
        users.bind(site);
        for (auto row = users.step(); !row || *row; row = users.step()) {
            if (!row)
                return fail(row.error());
            const auto now = progressNow(connection, site, users.mac(4), users.integer(1) != 0, users.integer(2) != 0);
            if (!now)
                return fail(now.error());
            if (static_cast<int>(*now) != users.integer(3))
                stale.push_back({users.integer(0), static_cast<int>(*now)});
        }
    }
    for (const auto &[key, progress] : stale) {
        if (auto put = Statement(connection, "UPDATE listing SET progress = ? WHERE key = ?").bind(progress, key).run(); !put)
            return put;
    }
    return {};
}

Result<void> fillListing(Connection &connection)
{
    Statement all(connection, std::string("SELECT ") + kObjectColumns + " FROM object");
    for (auto row = all.step(); !row || *row; row = all.step()) {
        if (!row)
            return fail(row.error());
        if (auto put = putListing(connection, all.integer(0), readRecord(all), true); !put)
            return put;
    }
    return {};
}

} // namespace pbx::store
