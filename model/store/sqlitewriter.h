#pragma once

#include "connection.h"

#include <map>
#include <set>

namespace pbx::store {

// Runs the writes of one batch, inside a transaction that the caller holds.
class SqliteWriter final {
public:
    explicit SqliteWriter(Connection &connection)
        : m_db(connection)
    {}

    [[nodiscard]] Result<void> operator()(const PutObject &write);
    [[nodiscard]] Result<void> operator()(const AppendEdit &write);
    [[nodiscard]] Result<void> operator()(const MarkEdit &write);
    [[nodiscard]] Result<void> operator()(const PutPhone &write);
    [[nodiscard]] Result<void> operator()(const NotePhone &write);
    [[nodiscard]] Result<void> operator()(const RemovePhone &write);
    [[nodiscard]] Result<void> operator()(const PutPublishedSite &write);
    [[nodiscard]] Result<void> operator()(const RemovePublishedSite &write);
    [[nodiscard]] Result<void> operator()(const PutPublishedFile &write);
    [[nodiscard]] Result<void> operator()(const RemovePublishedFiles &write);
    [[nodiscard]] Result<void> operator()(const PutDelivery &write);
    [[nodiscard]] Result<void> operator()(const AppendDownload &write);
    [[nodiscard]] Result<void> operator()(const PutAttempt &write);
    [[nodiscard]] Result<void> operator()(const PutSetting &write);
    [[nodiscard]] Result<void> operator()(const PutDraft &write);

    // Once, after the last write: what follows from all of them together, and what the logs have too much.
    [[nodiscard]] Result<void> finish();

private:
    template <class... T> [[nodiscard]] Result<void> run(const char *sql, const T &...values) { return Statement(m_db, sql).bind(values...).run(); }
    [[nodiscard]] Result<std::int64_t> newKey(Kind kind);
    [[nodiscard]] Result<void> pruneEdits();
    void moved(const Uuid &site, const std::optional<MacAddress> &mac) { m_moved.emplace(site, mac); }

    Connection &m_db;
    std::map<Kind, std::int64_t> m_nextKeys;                      // nobody else writes during the transaction
    std::set<std::pair<Uuid, std::optional<MacAddress>>> m_moved; // phones, or whole sites, that may be further or less far
    bool m_edits = false;                                         // were appended
    bool m_downloads = false;                                     // were appended
};

} // namespace pbx::store
