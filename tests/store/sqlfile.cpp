#include "sqlfile.h"

#include <gmock/gmock.h>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>
#include <sstream>

namespace pbx::store {

namespace {

class Raw {
public:
    explicit Raw(const std::string &path)
    {
        m_db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
        m_db.setDatabaseName(QString::fromStdString(path));
        EXPECT_TRUE(m_db.open());
    }
    ~Raw()
    {
        m_db.close();
        m_db = {};
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
    }
    std::vector<std::string> run(const std::string &sql)
    {
        QSqlQuery query(m_db);
        EXPECT_TRUE(query.exec(QString::fromStdString(sql))) << sql << ": " << query.lastError().text().toStdString();
        std::vector<std::string> out;
        while (query.next())
            out.push_back(query.value(0).toString().toStdString());
        return out;
    }

private:
    QSqlDatabase m_db;
};

} // namespace

void runDump(const std::string &path, const std::string &dump)
{
    Raw raw(path);
    std::istringstream lines(dump);
    std::string statement;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("--"))
            continue;
        statement += line + "\n";
        const bool trigger = statement.starts_with("CREATE TRIGGER");
        if (!line.ends_with(trigger ? "END;" : ";"))
            continue;
        raw.run(statement);
        statement.clear();
    }
    EXPECT_EQ(statement, "");
}

void runSql(const std::string &path, const std::vector<std::string> &statements)
{
    Raw raw(path);
    for (const auto &statement : statements)
        raw.run(statement);
}

std::vector<std::string> askSql(const std::string &path, const std::string &query)
{
    return Raw(path).run(query);
}

std::string bytesOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path;
    return file.readAll().toStdString();
}

void writeBytes(const std::string &path, const std::string &bytes)
{
    QFile file(QString::fromStdString(path));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly)) << path;
    EXPECT_EQ(file.write(QByteArray::fromStdString(bytes)), static_cast<qint64>(bytes.size()));
}

} // namespace pbx::store
