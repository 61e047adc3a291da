// A store in front of another: lets several workspaces share one memory store, and can fail or meddle at a commit.
#pragma once

#include "store/store.h"

#include <functional>
#include <memory>

namespace pbx::testing {

class ForwardingStore final : public store::Store {
public:
    // Asked before each commit; an error refuses it before anything is written.
    using Before = std::function<domain::Result<void>(const store::Batch &)>;

    explicit ForwardingStore(std::shared_ptr<store::Store> inner, Before before = {})
        : m_inner(std::move(inner))
        , m_before(std::move(before))
    {}

    domain::Result<void> commit(const store::Batch &batch, store::Durability durability) override
    {
        if (m_before) {
            if (auto allowed = m_before(batch); !allowed)
                return allowed;
        }
        return m_inner->commit(batch, durability);
    }
    domain::Result<std::int64_t> changeCounter() override { return m_inner->changeCounter(); }
    domain::Result<std::optional<store::ObjectRecord>> object(const domain::Uuid &id) override { return m_inner->object(id); }
    domain::Result<store::Page<store::ObjectRecord>> objects(const domain::Uuid &site, std::optional<domain::Kind> kind, bool pendingOnly,
                                                             const std::string &cursor, int limit) override
    {
        return m_inner->objects(site, kind, pendingOnly, cursor, limit);
    }
    domain::Result<std::optional<domain::Uuid>> extensionByNumber(const domain::Uuid &site, const std::string &number) override
    {
        return m_inner->extensionByNumber(site, number);
    }
    domain::Result<std::vector<store::ObjectRecord>> extensionsByMac(const domain::MacAddress &mac) override { return m_inner->extensionsByMac(mac); }
    domain::Result<store::Page<store::SiteRow>> sites(const std::string &cursor, int limit) override { return m_inner->sites(cursor, limit); }
    domain::Result<std::vector<store::SiteRow>> sitesCalled(const std::string &name) override { return m_inner->sitesCalled(name); }
    using Store::extensions;
    domain::Result<store::Page<store::ExtensionRow>> extensions(const std::optional<domain::Uuid> &site, const store::ExtensionFilter &filter,
                                                                const store::ExtensionOrder &order, const store::ListPlace &place) override
    {
        return m_inner->extensions(site, filter, order, place);
    }
    domain::Result<int> countExtensions(const std::optional<domain::Uuid> &site, const store::ExtensionFilter &filter) override
    {
        return m_inner->countExtensions(site, filter);
    }
    domain::Result<std::vector<store::ModelCount>> modelsInUse(const std::optional<domain::Uuid> &site) override
    {
        return m_inner->modelsInUse(site);
    }
    domain::Result<std::vector<store::SearchHit>> search(const std::string &text, int limit) override { return m_inner->search(text, limit); }
    domain::Result<std::vector<store::EditRecord>> edits(int limit, bool withSteps) override { return m_inner->edits(limit, withSteps); }
    domain::Result<std::optional<store::PhoneRecord>> phone(const domain::Uuid &site, const domain::MacAddress &mac) override
    {
        return m_inner->phone(site, mac);
    }
    domain::Result<std::vector<store::PhoneRecord>> phones(const domain::Uuid &site) override { return m_inner->phones(site); }
    domain::Result<std::optional<store::PublishedSite>> publishedSite(const domain::Uuid &site) override { return m_inner->publishedSite(site); }
    domain::Result<std::vector<store::PublishedSite>> publishedSites() override { return m_inner->publishedSites(); }
    domain::Result<std::vector<store::PublishedFile>> publishedFiles(const domain::Uuid &site, std::optional<domain::MacAddress> mac,
                                                                     bool withBytes) override
    {
        return m_inner->publishedFiles(site, mac, withBytes);
    }
    domain::Result<std::vector<store::PublishedFile>> allPublishedFiles(const domain::Uuid &site, bool withBytes) override
    {
        return m_inner->allPublishedFiles(site, withBytes);
    }
    domain::Result<std::vector<store::Delivery>> deliveries(const domain::Uuid &site, std::optional<domain::MacAddress> mac) override
    {
        return m_inner->deliveries(site, mac);
    }
    domain::Result<store::Page<store::DownloadRow>> downloads(const store::DownloadFilter &filter, const std::string &cursor, int limit) override
    {
        return m_inner->downloads(filter, cursor, limit);
    }
    domain::Result<std::optional<store::Attempt>> attempt(const std::string &key) override { return m_inner->attempt(key); }
    domain::Result<std::optional<std::string>> setting(const std::string &name) override { return m_inner->setting(name); }
    domain::Result<std::optional<std::string>> draft(const domain::Uuid &object) override { return m_inner->draft(object); }
    domain::Result<std::vector<domain::Uuid>> drafts(const domain::Uuid &site) override { return m_inner->drafts(site); }

private:
    std::shared_ptr<store::Store> m_inner;
    Before m_before;
};

} // namespace pbx::testing
