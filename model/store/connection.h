// SQLite through Qt Sql, as small as this program needs it. All three classes belong to the thread that opened the
// connection. A statement carries its own failure: look at the result of step() or run() only.
#pragma once

#include "store.h"

#include <memory>
#include <unordered_map>

class QSqlDatabase;
class QSqlQuery;
class QSqlError;
class QVariant;

namespace pbx::store {

// What SQLite said, as an Error with a sentence for the user.
[[nodiscard]] Error sqlError(const QSqlError &error, const std::string &path);

struct Bytes { // a BLOB; plain strings are TEXT
    const std::string &bytes;
};

class Connection;

// Taken out of the connection's cache when made, reset and given back when destroyed.
class Statement final {
public:
    Statement(Connection &connection, const std::string &sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    // For the places "?" in their order.
    template <class... T> Statement &bind(const T &...values)
    {
        (add(values), ...);
        return *this;
    }
    [[nodiscard]] Result<bool> step(); // true: stands on a row
    [[nodiscard]] Result<void> run();  // to the end, without reading rows
    Statement &again();                // forgets a failure of the last run
    [[nodiscard]] int changed() const; // rows, by the last run

    // Of the row that it stands on; the column counts from 0.
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::string bytes(int column) const;
    [[nodiscard]] Uuid uuid(int column) const;
    [[nodiscard]] std::optional<Uuid> maybeUuid(int column) const;
    [[nodiscard]] std::optional<MacAddress> mac(int column) const; // nothing for NULL and 0

private:
    void add(const QVariant &value);
    void add(std::int64_t value);
    void add(int value) { add(static_cast<std::int64_t>(value)); }
    void add(bool value) { add(static_cast<std::int64_t>(value)); }
    void add(const std::string &text);
    void add(const char *text) { add(std::string(text)); }
    void add(const Bytes &blob);
    void add(const Uuid &id);
    void add(const MacAddress &mac) { add(static_cast<std::int64_t>(mac.value())); }
    void add(std::nullopt_t);
    template <class T> void add(const std::optional<T> &value)
    {
        if (value)
            add(*value);
        else
            add(std::nullopt);
    }

    Connection &m_connection;
    const std::string m_sql;
    std::unique_ptr<QSqlQuery> m_query;
    std::optional<Error> m_failed;
    int m_places = 0;
    bool m_running = false;
};

class Connection final {
public:
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const std::string &path);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] Result<void> run(const std::string &sql); // one statement that is not worth keeping
    [[nodiscard]] Result<std::int64_t> number(const std::string &sql);
    // Conflict where the path has led to another file, or to none, since it was opened: what is written would be lost.
    [[nodiscard]] Result<void> stillThere() const;
    // Takes effect with the next transaction.
    [[nodiscard]] Result<void> setDurability(Durability durability);

private:
    friend class Statement;
    Connection(std::string path, const std::string &name);
    [[nodiscard]] Error error(const QSqlError &error) const { return sqlError(error, m_path); }

    const std::string m_path;
    std::string m_identity; // of the file, fileIdentity()
    std::unique_ptr<QSqlDatabase> m_database;
    std::unordered_multimap<std::string, std::unique_ptr<QSqlQuery>> m_idle; // prepared, by their SQL
    std::optional<Durability> m_durability;
};

} // namespace pbx::store
