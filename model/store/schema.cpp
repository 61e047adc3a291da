#include "schema.h"

#include "domain/chars.h"
#include "domain/say.h"
#include "listing.h"
#include "transaction.h"

#include <chrono>
#include <thread>

namespace pbx::store {

namespace {

struct Header {
    std::int64_t application = 0, revision = 0, tables = 0;
};

Result<Header> readHeader(Connection &connection)
{
    Header header;
    const std::pair<const char *, std::int64_t *> parts[] = {{"PRAGMA application_id", &header.application},
                                                             {"PRAGMA user_version", &header.revision},
                                                             {"SELECT count(*) FROM sqlite_master", &header.tables}};
    for (const auto &[sql, value] : parts) {
        const auto number = connection.number(sql);
        if (!number)
            return fail(number.error());
        *value = *number;
    }
    return header;
}

std::string shown(const Connection &connection)
{
    return domain::printable(connection.path());
}

// WAL lets readers go on while one process writes. Only a new file changes its mode; that needs the file alone for a
// moment, and SQLite does not wait for it: two programs that make the same workspace at once try again.
Result<void> useWal(Connection &connection)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    Statement mode(connection, "PRAGMA journal_mode = WAL");
    auto row = mode.step();
    while (!row && row.error().kind == ErrorKind::Conflict && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        row = mode.again().step();
    }
    if (!row)
        return fail(row.error());
    if (mode.text(0) != "wal")
        return fail(ErrorKind::Io, say("The workspace “%1” cannot be shared between programs on this disk.", {shown(connection)}), mode.text(0));
    return {};
}

Result<void> check(const Connection &connection, const Header &header)
{
    const bool isNew = header.application == 0 && header.revision == 0 && header.tables == 0;
    if (!isNew && (header.application != kApplicationId || header.revision < 1))
        return fail(ErrorKind::Invalid, say("“%1” is not a workspace. It was not changed.", {shown(connection)}));
    if (header.revision > currentRevision())
        return fail(ErrorKind::Invalid,
                    say("The workspace “%1” was made by a newer version of this program. Please update this program.", {shown(connection)}),
                    "revision " + std::to_string(header.revision));
    return {};
}

// Every table that this revision has must be there and readable.
Result<void> checkTables(Connection &connection)
{
    for (const char *table : {"object", "edit", "edit_step", "phone", "published_site", "published_file", "delivery", "download", "attempt",
                              "setting", "draft", "listing", "tally", "search", "search_extension"}) {
        if (const auto row = connection.number(std::string("SELECT 1 FROM ") + table + " LIMIT 1"); !row)
            return fail(ErrorKind::Io, say("The workspace “%1” is damaged. It was not changed; restore it from a backup.", {shown(connection)}),
                        row.error().detail);
    }
    return {};
}

Result<void> checkWhole(Connection &connection)
{
    Statement check(connection, "PRAGMA quick_check(1)");
    const auto row = check.step();
    if (row && *row && check.text(0) == "ok")
        return {};
    return fail(ErrorKind::Io, say("The workspace “%1” is damaged. It was not changed; restore it from a backup.", {shown(connection)}),
                row ? check.text(0) : row.error().detail);
}

Result<void> upgrade(Connection &connection)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return fail(transaction.error());
    // Another process may have been faster while this one waited.
    const auto header = readHeader(connection);
    if (!header)
        return fail(header.error());
    if (auto fits = check(connection, *header); !fits || header->revision == currentRevision())
        return fits;
    bool fill = false;
    for (auto next = static_cast<std::size_t>(header->revision); next < revisions().size(); ++next) {
        for (const char *statement : revisions()[next].statements) {
            if (auto done = connection.run(statement); !done)
                return done;
        }
        fill = fill || revisions()[next].fillListing;
    }
    if (fill && header->revision > 0) {
        if (auto filled = fillListing(connection); !filled)
            return filled;
    }
    for (const auto &[pragma, value] : {std::pair("application_id", kApplicationId), std::pair("user_version", std::int64_t{currentRevision()})}) {
        if (auto set = connection.run(std::string("PRAGMA ") + pragma + " = " + std::to_string(value)); !set)
            return set;
    }
    return transaction->commit();
}

} // namespace

Result<void> prepareSchema(Connection &connection)
{
    const auto header = readHeader(connection);
    if (!header)
        return fail(header.error());
    if (auto fits = check(connection, *header); !fits)
        return fits;
    if (header->revision > 0 && header->revision < currentRevision()) {
        if (auto whole = checkWhole(connection); !whole)
            return whole;
    }
    if (auto wal = useWal(connection); !wal)
        return wal;
    if (header->revision < currentRevision()) {
        if (auto done = upgrade(connection); !done)
            return done;
    }
    return checkTables(connection);
}

Result<void> checkRevision(Connection &connection)
{
    const auto revision = connection.number("PRAGMA user_version");
    if (!revision)
        return fail(revision.error());
    if (*revision != currentRevision())
        return fail(
            ErrorKind::Conflict,
            say("A newer version of this program has upgraded the workspace “%1”. Please update and restart this program.", {shown(connection)}));
    return {};
}

} // namespace pbx::store
