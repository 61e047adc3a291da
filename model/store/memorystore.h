#pragma once

#include "columns.h"

#include <functional>
#include <map>
#include <tuple>

namespace pbx::store {

// The whole of a workspace in memory: for tests and previews. Behaves as the file does, but for disk and other processes.
class MemoryStore final : public Store {
public:
    [[nodiscard]] Result<void> commit(const Batch &batch, Durability durability) override;
    [[nodiscard]] Result<std::int64_t> changeCounter() override { return m_counter; }

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
    friend class MemoryWriter;
    struct Stored {
        ObjectRecord record;
        Columns columns;
        std::int64_t order = 0; // in which they were made
    };
    struct Draft {
        Uuid site;
        std::string json;
    };
    using FileKey = std::tuple<Uuid, std::uint64_t, std::string>; // site, MAC or 0, name
    using PhoneKey = std::pair<Uuid, MacAddress>;

    [[nodiscard]] SiteRow rowOf(const Stored &site) const;
    [[nodiscard]] ExtensionRow extensionRow(const Stored &stored) const;
    struct Fitting {
        std::vector<std::string> parts; // by which it is sorted
        std::string cursor;
        ExtensionRow row;
    };
    [[nodiscard]] std::vector<Fitting> fitting(const std::optional<Uuid> &site, const ExtensionFilter &filter, ExtensionOrder::By by) const;

    std::map<Uuid, Stored> m_objects;
    std::map<std::tuple<Uuid, Kind, std::string>, Uuid> m_order; // by site, kind and sort key
    std::map<std::int64_t, EditRecord> m_edits;
    std::map<PhoneKey, PhoneRecord> m_phones;
    std::map<Uuid, PublishedSite> m_sites;
    std::map<FileKey, PublishedFile> m_files;
    std::map<FileKey, Delivery> m_deliveries;
    std::map<std::int64_t, DownloadRow> m_downloads;
    std::map<std::string, Attempt> m_attempts;
    std::map<std::string, std::string> m_settings;
    std::map<Uuid, Draft> m_drafts;
    std::int64_t m_counter = 0;
    std::int64_t m_lastOrder = 0, m_lastEdit = 0, m_lastDownload = 0;
};

} // namespace pbx::store
