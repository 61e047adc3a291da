#pragma once

#include "filesystem.h"
#include "schema.h"

namespace pbx::store {

// The workspace as a file. Several of these, in several processes, may be open on one file.
class SqliteStore final : public Store {
public:
    explicit SqliteStore(std::unique_ptr<Connection> connection)
        : m_db(std::move(connection))
    {}

    [[nodiscard]] Result<void> commit(const Batch &batch, Durability durability) override;
    [[nodiscard]] Result<std::int64_t> changeCounter() override;

    [[nodiscard]] Result<std::optional<ObjectRecord>> object(const Uuid &id) override;
    [[nodiscard]] Result<Page<ObjectRecord>> objects(const Uuid &site, std::optional<Kind> kind, bool pendingOnly, const std::string &cursor,
                                                     int limit) override;
    [[nodiscard]] Result<std::optional<Uuid>> extensionByNumber(const Uuid &site, const std::string &number) override;
    [[nodiscard]] Result<std::vector<ObjectRecord>> extensionsByMac(const MacAddress &mac) override;

    [[nodiscard]] Result<Page<SiteRow>> sites(const std::string &cursor, int limit) override;
    [[nodiscard]] Result<std::vector<SiteRow>> sitesCalled(const std::string &nameDomainOrId) override;
    using Store::extensions;
    [[nodiscard]] Result<Page<ExtensionRow>> extensions(const std::optional<Uuid> &site, const ExtensionFilter &filter, const ExtensionOrder &order,
                                                        const ListPlace &place) override;
    [[nodiscard]] Result<int> countExtensions(const std::optional<Uuid> &site, const ExtensionFilter &filter) override;
    [[nodiscard]] Result<std::vector<ModelCount>> modelsInUse(const std::optional<Uuid> &site) override;
    [[nodiscard]] Result<std::vector<SearchHit>> search(const std::string &text, int limit) override;

    [[nodiscard]] Result<std::vector<EditRecord>> edits(int limit, bool withSteps) override;

    [[nodiscard]] Result<std::optional<PhoneRecord>> phone(const Uuid &site, const MacAddress &mac) override;
    [[nodiscard]] Result<std::vector<PhoneRecord>> phones(const Uuid &site) override;
    [[nodiscard]] Result<std::optional<PublishedSite>> publishedSite(const Uuid &site) override;
    [[nodiscard]] Result<std::vector<PublishedSite>> publishedSites() override;
    [[nodiscard]] Result<std::vector<PublishedFile>> publishedFiles(const Uuid &site, std::optional<MacAddress> mac, bool withBytes) override;
    [[nodiscard]] Result<std::vector<PublishedFile>> allPublishedFiles(const Uuid &site, bool withBytes) override;
    [[nodiscard]] Result<std::vector<Delivery>> deliveries(const Uuid &site, std::optional<MacAddress> mac) override;
    [[nodiscard]] Result<Page<DownloadRow>> downloads(const DownloadFilter &filter, const std::string &cursor, int limit) override;
    [[nodiscard]] Result<std::optional<Attempt>> attempt(const std::string &key) override;
    [[nodiscard]] Result<std::optional<std::string>> setting(const std::string &name) override;
    [[nodiscard]] Result<std::optional<std::string>> draft(const Uuid &object) override;
    [[nodiscard]] Result<std::vector<Uuid>> drafts(const Uuid &site) override;

private:
    std::unique_ptr<Connection> m_db;
    std::int64_t m_counter = 0;
    std::int64_t m_seenByOthers = 0; // SQLite's data_version: moves when another connection commits
};

// As openSqlite(path), with another judge of network drives.
[[nodiscard]] Result<std::unique_ptr<Store>> openSqlite(const std::string &path, const NetworkProbe &probe);

} // namespace pbx::store
