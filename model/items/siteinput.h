// What a person types of a site, and what is wrong with it.
#pragma once

#include "domain/objects.h"

#include <QString>

#include <map>
#include <optional>

namespace pbx::items {

struct SiteInput {
    QString customer, name, domain, host, port, pickupCode, voicemail;
    [[nodiscard]] static SiteInput of(const domain::Site &site);
    [[nodiscard]] static SiteInput fresh(); // the service's defaults
    friend bool operator==(const SiteInput &, const SiteInput &) = default;
};
struct SiteTyped {
    std::optional<domain::Site> site; // nothing while anything is wrong
    std::map<QString, QString> wrong; // "customer", "name", "domain", "host", "port", "pickupCode", "voicemail" → sentence
};
// An empty host means: the site's domain.
[[nodiscard]] SiteTyped parse(const SiteInput &input, const domain::Uuid &id);

} // namespace pbx::items
