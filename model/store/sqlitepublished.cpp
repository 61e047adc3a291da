// What phones are served: reading.
#include "sqlitestore.h"

namespace pbx::store {

namespace {

constexpr const char *kPhones = "SELECT site, mac, enrolUntil, enrolSource, secretFirstUsed, userAgent, lastRefusal, secret, previousSecret, "
                                "adminPassword FROM phone WHERE site = ?";
constexpr const char *kSites = "SELECT site, revision, addressAndMacOnly, name, token, rules FROM published_site";
constexpr const char *kFiles = "SELECT site, mac, name, required, etag, mime, secrets, sealed FROM published_file WHERE site = ?";
constexpr const char *kFilesWithoutBytes = "SELECT site, mac, name, required, etag, mime, secrets, NULL FROM published_file WHERE site = ?";
constexpr const char *kDeliveries = "SELECT site, mac, name, etag, at FROM delivery WHERE site = ?";

// Every row of a query, each through read; rows that cannot be read are left out.
template <class Row> Result<std::vector<Row>> allOf(Statement &rows, std::optional<Row> (*read)(const Statement &))
{
    std::vector<Row> out;
    for (auto row = rows.step(); !row || *row; row = rows.step()) {
        if (!row)
            return fail(row.error());
        if (auto value = read(rows))
            out.push_back(std::move(*value));
    }
    return out;
}

template <class Row> Result<std::optional<Row>> first(Result<std::vector<Row>> rows)
{
    if (!rows)
        return fail(rows.error());
    return rows->empty() ? std::nullopt : std::optional<Row>(std::move(rows->front()));
}

std::optional<PhoneRecord> readPhone(const Statement &row)
{
    const auto mac = row.mac(1);
    if (!mac)
        return std::nullopt;
    return PhoneRecord{.site = row.uuid(0),
                       .mac = *mac,
                       .secret = row.bytes(7),
                       .previousSecret = row.bytes(8),
                       .adminPassword = row.bytes(9),
                       .enrolUntil = row.integer(2),
                       .enrolSource = row.text(3),
                       .secretFirstUsed = row.integer(4),
                       .userAgent = row.text(5),
                       .lastRefusal = row.text(6)};
}

std::optional<PublishedSite> readPublishedSite(const Statement &row)
{
    return PublishedSite{.site = row.uuid(0),
                         .revision = row.integer(1),
                         .token = row.bytes(4),
                         .rules = row.text(5),
                         .name = row.text(3),
                         .addressAndMacOnly = row.integer(2) != 0};
}

std::optional<PublishedFile> readFile(const Statement &row)
{
    return PublishedFile{.site = row.uuid(0),
                         .mac = row.mac(1),
                         .name = row.text(2),
                         .mime = row.text(5),
                         .etag = row.text(4),
                         .required = row.integer(3) != 0,
                         .sealed = row.bytes(7),
                         .secrets = row.text(6)};
}

std::optional<Delivery> readDelivery(const Statement &row)
{
    const auto mac = row.mac(1);
    return mac ? std::optional(Delivery{row.uuid(0), *mac, row.text(2), row.text(3), row.integer(4)}) : std::nullopt;
}

std::int64_t macOrCommon(const std::optional<MacAddress> &mac)
{
    return static_cast<std::int64_t>(mac ? mac->value() : 0);
}

} // namespace

Result<std::optional<PhoneRecord>> SqliteStore::phone(const Uuid &site, const MacAddress &mac)
{
    Statement rows(*m_db, std::string(kPhones) + " AND mac = ?");
    return first(allOf(rows.bind(site, mac), readPhone));
}

Result<std::vector<PhoneRecord>> SqliteStore::phones(const Uuid &site)
{
    Statement rows(*m_db, std::string(kPhones) + " ORDER BY mac");
    return allOf(rows.bind(site), readPhone);
}

Result<std::optional<PublishedSite>> SqliteStore::publishedSite(const Uuid &site)
{
    Statement rows(*m_db, std::string(kSites) + " WHERE site = ?");
    return first(allOf(rows.bind(site), readPublishedSite));
}

Result<std::vector<PublishedSite>> SqliteStore::publishedSites()
{
    Statement rows(*m_db, std::string(kSites) + " ORDER BY site");
    return allOf(rows, readPublishedSite);
}

Result<std::vector<PublishedFile>> SqliteStore::publishedFiles(const Uuid &site, std::optional<MacAddress> mac, bool withBytes)
{
    Statement rows(*m_db, std::string(withBytes ? kFiles : kFilesWithoutBytes) + " AND mac = ? ORDER BY name");
    return allOf(rows.bind(site, macOrCommon(mac)), readFile);
}

Result<std::vector<PublishedFile>> SqliteStore::allPublishedFiles(const Uuid &site, bool withBytes)
{
    Statement rows(*m_db, std::string(withBytes ? kFiles : kFilesWithoutBytes) + " ORDER BY mac, name");
    return allOf(rows.bind(site), readFile);
}

Result<std::vector<Delivery>> SqliteStore::deliveries(const Uuid &site, std::optional<MacAddress> mac)
{
    Statement rows(*m_db, std::string(kDeliveries) + (mac ? " AND mac = ? ORDER BY mac, name" : " ORDER BY mac, name"));
    rows.bind(site);
    if (mac)
        rows.bind(*mac);
    return allOf(rows, readDelivery);
}

} // namespace pbx::store
