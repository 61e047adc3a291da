// A workspace file with a published site, as Apply leaves it, and one more connection to look at it.
#pragma once

#include "store/vault.h"
#include "targets/lanservice.h"

#include <QTemporaryDir>

namespace pbx::targets {

// The value, or the end of the test program with the sentence.
template <class T> T must(domain::Result<T> result)
{
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "%s [%s]\n", result.error().sentence.c_str(), result.error().detail.c_str());
    std::abort();
}

class Published {
public:
    Published();

    [[nodiscard]] LanService::OpenStore opener() const;
    [[nodiscard]] store::Store &store() { return *m_store; }
    void commit(const store::Batch &batch);

    // One site with one phone ("SECRET" as its URL part) and one file, loopback allowed, enrolment open.
    void publishSite(const std::string &bytes = "first", std::int64_t revision = 1);
    [[nodiscard]] store::PublishedSite site(std::int64_t revision = 1, const std::string &rules = loopbackRules()) const;
    [[nodiscard]] store::PhoneRecord phone(const std::string &secret = "jerry-secret") const;
    [[nodiscard]] store::PublishedFile file(const std::string &bytes, const std::string &etag) const;
    [[nodiscard]] static std::string loopbackRules();

    // Waits until the condition holds; false after ten seconds.
    [[nodiscard]] static bool eventually(const std::function<bool()> &condition);
    [[nodiscard]] std::vector<store::DownloadRow> downloads();
    [[nodiscard]] store::PhoneRecord storedPhone();

    const domain::Uuid siteId = domain::Uuid::random();
    const domain::MacAddress mac = must(domain::MacAddress::parse("805ec012ab01"));
    const std::shared_ptr<const store::Vault> vault = std::make_shared<store::Vault>(store::Vault::sessionOnly());

private:
    QTemporaryDir m_folder;
    std::unique_ptr<store::Store> m_store;
};

struct Answer {
    int status = 0; // 0: none came
    std::string body;
};
[[nodiscard]] Answer download(std::uint16_t port, const std::string &path);

} // namespace pbx::targets
