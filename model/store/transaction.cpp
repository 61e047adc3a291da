#include "transaction.h"

#include <utility>

namespace pbx::store {

// The kill harness proves that it sees a broken transaction: with PBX_PLANTED_BUG every statement stands for itself,
// so that a kill leaves half a batch.
#ifdef PBX_PLANTED_BUG
constexpr const char *kBegin = "SELECT 1";
constexpr const char *kCommit = "SELECT 1";
constexpr const char *kRollback = "SELECT 1";
#else
constexpr const char *kBegin = "BEGIN IMMEDIATE";
constexpr const char *kCommit = "COMMIT";
constexpr const char *kRollback = "ROLLBACK";
#endif

Result<Transaction> Transaction::begin(Connection &connection)
{
    if (auto begun = connection.run(kBegin); !begun)
        return fail(begun.error());
    return Transaction(connection);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{}

Transaction::~Transaction()
{
    // SQLite has rolled back by itself where the disk is full; a second time is refused and harmless.
    if (m_connection)
        (void)m_connection->run(kRollback);
}

Result<void> Transaction::commit()
{
    auto done = m_connection->run(kCommit);
    if (done)
        m_connection = nullptr;
    return done;
}

} // namespace pbx::store
