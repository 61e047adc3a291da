#include "sqlitestore.h"

#include "listing.h"
#include "sqlitewriter.h"
#include "transaction.h"

#include <utility>

namespace pbx::store {

Result<std::unique_ptr<Store>> openSqlite(const std::string &path)
{
    return openSqlite(path, networkFileSystem);
}

Result<std::unique_ptr<Store>> openSqlite(const std::string &path, const NetworkProbe &probe)
{
    if (auto file = prepareFile(path, probe); !file)
        return fail(file.error());
    auto connection = Connection::open(path);
    if (!connection)
        return fail(connection.error());
    if (auto durable = (*connection)->setDurability(Durability::Full); !durable)
        return fail(durable.error());
    if (auto schema = prepareSchema(**connection); !schema)
        return fail(schema.error());
    return std::make_unique<SqliteStore>(std::move(*connection));
}

Result<void> SqliteStore::commit(const Batch &batch, Durability durability)
{
    if (auto there = m_db->stillThere(); !there)
        return there;
    if (auto set = m_db->setDurability(durability); !set)
        return set;
    auto transaction = Transaction::begin(*m_db);
    if (!transaction)
        return fail(transaction.error());
    if (auto ours = checkRevision(*m_db); !ours)
        return ours;
    SqliteWriter writer(*m_db);
    for (const auto &write : batch) {
        if (auto done = std::visit(writer, write); !done)
            return done;
    }
    if (auto finished = writer.finish(); !finished)
        return finished;
    auto done = transaction->commit();
    if (done)
        ++m_counter;
    return done;
}

Result<std::int64_t> SqliteStore::changeCounter()
{
    if (auto there = m_db->stillThere(); !there)
        return fail(there.error());
    const auto seen = m_db->number("PRAGMA data_version");
    if (!seen)
        return fail(seen.error());
    if (std::exchange(m_seenByOthers, *seen) != *seen)
        ++m_counter;
    return m_counter;
}

Result<std::optional<ObjectRecord>> SqliteStore::object(const Uuid &id)
{
    Statement query(*m_db, std::string("SELECT ") + kObjectColumns + " FROM object WHERE id = ?");
    const auto row = query.bind(id).step();
    if (!row)
        return fail(row.error());
    return *row ? std::optional(readRecord(query)) : std::nullopt;
}

} // namespace pbx::store
