// A site's key templates: named sets of keys with their places, to be put on phones. A phone carries a template where it has
// all of the template's keys at their places; nothing else ties the two together. All on the worker thread.
#pragma once

#include "keycopy.h"

namespace pbx::items {

struct KeyTemplateRow {
    domain::KeyTemplate keys;
    std::int64_t version = 0;
    int whole = 0, part = 0; // phones that carry all of its keys, and some of them
};
[[nodiscard]] domain::Result<std::vector<KeyTemplateRow>> keyTemplates(changes::Workspace &workspace, const domain::Uuid &site); // by name

// Keys without their Main Extension, under a name that no other template of the site has (Conflict).
[[nodiscard]] domain::Result<domain::Uuid> addTemplate(changes::Workspace &workspace, const domain::Uuid &site, const QString &name,
                                                       const std::vector<CargoKey> &keys);
[[nodiscard]] domain::Result<void> renameTemplate(changes::Workspace &workspace, const domain::Uuid &site, const KeyTemplateRow &row,
                                                  const QString &name);
[[nodiscard]] domain::Result<void> removeTemplate(changes::Workspace &workspace, const domain::Uuid &site, const KeyTemplateRow &row);

struct TemplateUpdate {
    domain::KeyTemplate after;
    std::vector<CopyTarget> phones; // that carry the template as it was, with what follows for their keys
};
// The template with other keys. Phones that carry it whole follow: keys that it had and has no more are cleared there.
[[nodiscard]] domain::Result<TemplateUpdate> planUpdate(changes::Workspace &workspace, const domain::Uuid &site, const KeyTemplateRow &row,
                                                        const std::vector<CargoKey> &keys);
// Template and phones in one undo step. Conflict where one of them was changed since.
[[nodiscard]] domain::Result<void> storeUpdate(changes::Workspace &workspace, const domain::Uuid &site, const KeyTemplateRow &row,
                                               const TemplateUpdate &update, bool phonesToo, const domain::Progress &progress = {});

} // namespace pbx::items
