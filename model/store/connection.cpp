#include "connection.h"

#include "domain/chars.h"
#include "domain/say.h"
#include "filesystem.h"
#include "textof.h"

#include <atomic>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace pbx::store {

namespace {

constexpr int kBusyMilliseconds = 10'000;

struct Meaning {
    int code; // SQLite's primary result code
    ErrorKind kind;
    std::string (*sentence)(std::string_view path);
};
constexpr Meaning kMeanings[] = {
    {5, ErrorKind::Conflict,
     [](std::string_view path) {
         return say("Another program is writing to the workspace “%1” and does not come to an end. Please try again.", {path});
     }},
    {6, ErrorKind::Conflict,
     [](std::string_view path) {
         return say("Another program is writing to the workspace “%1” and does not come to an end. Please try again.", {path});
     }},
    {3, ErrorKind::Io,
     [](std::string_view path) { return say("The workspace “%1” may not be opened: check who may read and write it and its folder.", {path}); }},
    {8, ErrorKind::Io,
     [](std::string_view path) {
         return say("The workspace “%1” can only be read, so nothing can be saved. Check who may write to it and its folder.", {path});
     }},
    {10, ErrorKind::Io,
     [](std::string_view path) { return say("The disk refused to read or write the workspace “%1”. What was saved before is kept.", {path}); }},
    {11, ErrorKind::Io,
     [](std::string_view path) { return say("The workspace “%1” is damaged. It was not changed; restore it from a backup.", {path}); }},
    {13, ErrorKind::Io,
     [](std::string_view path) {
         return say("The disk is full: nothing of this was saved in the workspace “%1”. What was saved before is kept.", {path});
     }},
    {14, ErrorKind::Io,
     [](std::string_view path) { return say("The workspace “%1” cannot be opened. Check that its folder exists and who may write to it.", {path}); }},
    {26, ErrorKind::Io, [](std::string_view path) { return say("“%1” is not a workspace. It was not changed.", {path}); }},
};

std::string hexOf(const QByteArray &bytes)
{
    return bytes.toHex().toStdString();
}

std::string newName()
{
    static std::atomic<unsigned long> count = 0;
    return "workspace-" + std::to_string(++count);
}

} // namespace

Error sqlError(const QSqlError &error, const std::string &path)
{
    const int code = error.nativeErrorCode().toInt() & 0xFF;
    const auto detail = error.text().toStdString() + " (" + error.nativeErrorCode().toStdString() + ")";
    for (const auto &meaning : kMeanings) {
        if (meaning.code == code)
            return {meaning.kind, meaning.sentence(domain::printable(path)), detail};
    }
    return {ErrorKind::Internal, say("The workspace “%1” did not understand the program.", {domain::printable(path)}), detail};
}

Statement::Statement(Connection &connection, const std::string &sql)
    : m_connection(connection)
    , m_sql(sql)
{
    if (auto idle = connection.m_idle.extract(sql)) {
        m_query = std::move(idle.mapped());
        return;
    }
    m_query = std::make_unique<QSqlQuery>(*connection.m_database);
    m_query->setForwardOnly(true);
    if (!m_query->prepare(toQt(sql)))
        m_failed = connection.error(m_query->lastError());
}

Statement::~Statement()
{
    m_query->finish();
    if (!m_failed)
        m_connection.m_idle.emplace(m_sql, std::move(m_query));
}

Result<bool> Statement::step()
{
    if (!m_failed && !m_running && !m_query->exec())
        m_failed = m_connection.error(m_query->lastError());
    m_running = true;
    if (m_failed)
        return fail(*m_failed);
    if (m_query->next())
        return true;
    // A SELECT that fails on its way ends like one that is through; only the error tells.
    if (m_query->lastError().isValid() && m_query->isSelect()) {
        m_failed = m_connection.error(m_query->lastError());
        return fail(*m_failed);
    }
    return false;
}

Result<void> Statement::run()
{
    if (!m_failed && !m_query->exec())
        m_failed = m_connection.error(m_query->lastError());
    m_running = false;
    m_places = 0;
    if (m_failed)
        return fail(*m_failed);
    return {};
}

Statement &Statement::again()
{
    m_query->finish();
    m_failed.reset();
    m_running = false;
    return *this;
}

int Statement::changed() const
{
    return m_query->numRowsAffected();
}

void Statement::add(const QVariant &value)
{
    m_query->bindValue(m_places++, value);
}

void Statement::add(std::int64_t value)
{
    add(QVariant::fromValue<qlonglong>(value));
}

void Statement::add(const std::string &text)
{
    // An empty text is a text, not NULL.
    add(QVariant(text.empty() ? QStringLiteral("") : toQt(text)));
}

void Statement::add(const Bytes &blob)
{
    add(QVariant(QByteArray(blob.bytes.data(), static_cast<qsizetype>(blob.bytes.size()))));
}

void Statement::add(const Uuid &id)
{
    add(QVariant(QByteArray(reinterpret_cast<const char *>(id.bytes().data()), static_cast<qsizetype>(id.bytes().size()))));
}

void Statement::add(std::nullopt_t)
{
    add(QVariant(QMetaType(QMetaType::QString)));
}

bool Statement::isNull(int column) const
{
    return m_query->isNull(column);
}

std::int64_t Statement::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

std::string Statement::text(int column) const
{
    return m_query->value(column).toString().toStdString();
}

std::string Statement::bytes(int column) const
{
    return m_query->value(column).toByteArray().toStdString();
}

Uuid Statement::uuid(int column) const
{
    const auto bytes = m_query->value(column).toByteArray();
    auto hex = hexOf(bytes);
    for (const std::size_t dash : {8U, 13U, 18U, 23U}) {
        if (hex.size() >= dash)
            hex.insert(dash, 1, '-');
    }
    // A damaged id becomes one that nothing has: the caller finds nothing instead of something wrong.
    static const auto none = *Uuid::parse("00000000-0000-4000-8000-000000000000");
    return Uuid::parse(hex).value_or(none);
}

std::optional<Uuid> Statement::maybeUuid(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(uuid(column));
}

std::optional<MacAddress> Statement::mac(int column) const
{
    const auto value = isNull(column) ? 0 : integer(column);
    const auto hex = QByteArray::number(static_cast<qulonglong>(value), 16).rightJustified(12, '0');
    const auto mac = MacAddress::parse(std::string_view(hex.data(), static_cast<std::size_t>(hex.size())));
    return mac ? std::optional(*mac) : std::nullopt;
}

Connection::Connection(std::string path, const std::string &name)
    : m_path(std::move(path))
    , m_database(std::make_unique<QSqlDatabase>(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), toQt(name))))
{}

Connection::~Connection()
{
    const auto name = m_database->connectionName();
    m_idle.clear();
    m_database->close();
    m_database.reset();
    QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string &path)
{
    std::unique_ptr<Connection> connection(new Connection(path, newName()));
    auto &database = *connection->m_database;
    if (!database.isValid())
        return fail(ErrorKind::Io, say("SQLite is missing on this computer: install Qt's SQLite driver (libqt6sql6-sqlite)."));
    // Absolute: SQLite takes a name that begins with "file:" for an address with options.
    database.setDatabaseName(QFileInfo(toQt(path)).absoluteFilePath());
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kBusyMilliseconds));
    if (!database.open())
        return fail(connection->error(database.lastError()));
    // trusted_schema: a file from elsewhere must not run functions through its schema. temp_store: nothing spills into
    // files outside the workspace's folder.
    for (const char *pragma : {"PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY",
                               "PRAGMA cache_size = -32768", "PRAGMA journal_size_limit = 67108864"}) {
        if (auto set = connection->run(pragma); !set)
            return fail(set.error());
    }
    connection->m_identity = fileIdentity(path);
    return connection;
}

Result<void> Connection::run(const std::string &sql)
{
    QSqlQuery query(*m_database);
    if (!query.exec(toQt(sql)))
        return fail(error(query.lastError()));
    return {};
}

Result<std::int64_t> Connection::number(const std::string &sql)
{
    Statement statement(*this, sql);
    const auto row = statement.step();
    if (!row)
        return fail(row.error());
    return *row ? statement.integer(0) : 0;
}

Result<void> Connection::stillThere() const
{
    if (fileIdentity(m_path) == m_identity)
        return {};
    return fail(ErrorKind::Conflict, say("The workspace “%1” was replaced or removed while this program used it. End the program and start it again.",
                                         {domain::printable(m_path)}));
}

Result<void> Connection::setDurability(Durability durability)
{
    if (m_durability == durability)
        return {};
    auto set = run(durability == Durability::Full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    if (set)
        m_durability = durability;
    return set;
}

} // namespace pbx::store
