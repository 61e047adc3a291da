// The published tables as the HTTP server wants them: reads what changed, opens what is sealed.
#pragma once

#include "server/provisioningserver.h"
#include "store/vault.h"

#include <map>
#include <string>
#include <vector>

namespace pbx::targets {

class PublishedSites final {
public:
    // All must outlive *this and belong to the calling thread.
    PublishedSites(store::Store &store, const store::Vault &vault, server::ProvisioningServer &server)
        : m_store(store)
        , m_vault(vault)
        , m_server(server)
    {}

    // Publishes every site that differs from what is served, withdraws what is gone. A site or phone whose data are damaged is
    // left out, and problems() says so; the others are served. An error: the store could not be read, all stays as it is.
    [[nodiscard]] domain::Result<void> refresh();
    [[nodiscard]] std::vector<std::string> problems() const;

    struct KnownPhone {
        domain::Uuid site;
        store::PhoneRecord record; // as served
        std::optional<domain::Uuid> extension;
    };
    [[nodiscard]] KnownPhone *phone(const domain::Uuid &site, const domain::MacAddress &mac);
    // The phone of whatever site that has this MAC and would allow the address; null where there is none or more than one.
    [[nodiscard]] KnownPhone *phoneAnywhere(const domain::MacAddress &mac, const domain::IpAddress &address);

private:
    struct Served {
        store::PublishedSite site;
        std::vector<domain::FirewallRule> rules;
        std::map<domain::MacAddress, KnownPhone> phones;
        std::vector<std::string> problems;
    };
    [[nodiscard]] domain::Result<void> publish(const store::PublishedSite &site, std::vector<store::PhoneRecord> phones);
    [[nodiscard]] domain::Result<std::map<domain::MacAddress, domain::Uuid>> extensions(const domain::Uuid &site);
    [[nodiscard]] domain::Result<server::ServedPhone> open(const store::PhoneRecord &record) const;
    [[nodiscard]] domain::Result<server::ServedFile> open(const store::PublishedFile &file) const;

    store::Store &m_store;
    const store::Vault &m_vault;
    server::ProvisioningServer &m_server;
    std::map<domain::Uuid, Served> m_served;
};

// The rules in force as they are stored: a JSON array of domain::writeObject(rule). Invalid where any of it is damaged.
[[nodiscard]] domain::Result<std::vector<domain::FirewallRule>> readRules(std::string_view json);

} // namespace pbx::targets
