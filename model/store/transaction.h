#pragma once

#include "connection.h"

namespace pbx::store {

// Writes of this connection become one: all of them, when commit returns without error, or none. Waits up to ten
// seconds for another process that writes.
class Transaction final {
public:
    [[nodiscard]] static Result<Transaction> begin(Connection &connection);
    ~Transaction(); // rolls back what was not committed
    Transaction(Transaction &&other) noexcept;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    Transaction &operator=(Transaction &&) = delete;

    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Connection &connection)
        : m_connection(&connection)
    {}
    Connection *m_connection; // nothing: over
};

} // namespace pbx::store
