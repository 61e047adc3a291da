#include "keytemplates.h"

#include "textof.h"

#include "domain/say.h"

#include <algorithm>

namespace pbx::items {

using namespace domain;
using changes::ObjectEdit;
using changes::Workspace;

namespace {

KeyMap mapOf(const std::vector<CargoKey> &keys)
{
    KeyMap out;
    for (const CargoKey &one : keys) {
        if (one.key && one.from && one.type != KeyType::Main)
            out.insert_or_assign(*one.from, *one.key);
    }
    return out;
}

int carried(const KeyMap &keys, const KeyMap &of)
{
    return static_cast<int>(std::ranges::count_if(of, [&keys](const auto &entry) {
        const auto found = keys.find(entry.first);
        return found != keys.end() && found->second == entry.second;
    }));
}

bool carriesWhole(const KeyMap &keys, const KeyMap &of)
{
    return carried(keys, of) == static_cast<int>(of.size());
}

Result<std::vector<KeyTemplateRow>> stored(Workspace &workspace, const Uuid &site)
{
    std::vector<KeyTemplateRow> out;
    std::string cursor;
    do {
        const auto page = workspace.store().objects(site, Kind::KeyTemplate, false, cursor, 500);
        if (!page)
            return fail(page.error());
        for (const store::ObjectRecord &record : page->rows) {
            if (!record.local)
                continue;
            auto object = readObject(Kind::KeyTemplate, record.local->json);
            if (!object)
                return fail(object.error());
            out.push_back({std::get<KeyTemplate>(std::move(*object)), record.version});
        }
        cursor = page->next;
    } while (!cursor.empty());
    return out;
}

Result<Name> freeName(Workspace &workspace, const Uuid &site, const QString &text, const std::optional<Uuid> &own)
{
    const auto name = Name::parse(fromQt(text), say("Name"));
    if (!name)
        return name;
    const auto others = stored(workspace, site);
    if (!others)
        return fail(others.error());
    const auto same = [&](const KeyTemplateRow &row) {
        return row.keys.id != own && toQt(row.keys.name.text()).compare(toQt(name->text()), Qt::CaseInsensitive) == 0;
    };
    if (std::ranges::any_of(*others, same))
        return fail(ErrorKind::Conflict, say("Another template is called “%1”.", {name->text()}));
    return name;
}

ObjectEdit editOf(const Uuid &site, KeyTemplate keys, std::int64_t version)
{
    const Uuid id = keys.id;
    return {id, site, Kind::KeyTemplate, Object(std::move(keys)), version};
}

} // namespace

Result<std::vector<KeyTemplateRow>> keyTemplates(Workspace &workspace, const Uuid &site)
{
    auto out = stored(workspace, site);
    if (!out || out->empty())
        return out;
    auto read =
        eachPhone(workspace, site, [&out](const Extension &extension, std::int64_t /*version*/, const KeyContext & /*phone*/) -> Result<void> {
            for (KeyTemplateRow &row : *out) {
                const int count = carried(extension.autoProvision->keys, row.keys.keys);
                row.whole += count == static_cast<int>(row.keys.keys.size()) ? 1 : 0;
                row.part += count > 0 && count < static_cast<int>(row.keys.keys.size()) ? 1 : 0;
            }
            return {};
        });
    if (!read)
        return fail(read.error());
    return out;
}

Result<Uuid> addTemplate(Workspace &workspace, const Uuid &site, const QString &name, const std::vector<CargoKey> &keys)
{
    const auto parsed = freeName(workspace, site, name, {});
    if (!parsed)
        return fail(parsed.error());
    KeyTemplate made{Uuid::random(), *parsed, mapOf(keys)};
    if (made.keys.empty())
        return invalid(say("There is no key to keep: Main Extension stays on its own phone."));
    const Uuid id = made.id;
    if (auto saved = workspace.edit(say("Add key template %1", {parsed->text()}), {editOf(site, std::move(made), 0)}); !saved)
        return fail(saved.error());
    return id;
}

Result<void> renameTemplate(Workspace &workspace, const Uuid &site, const KeyTemplateRow &row, const QString &name)
{
    const auto parsed = freeName(workspace, site, name, row.keys.id);
    if (!parsed)
        return fail(parsed.error());
    KeyTemplate renamed = row.keys;
    renamed.name = *parsed;
    return workspace.edit(say("Rename key template %1", {row.keys.name.text()}), {editOf(site, std::move(renamed), row.version)});
}

Result<void> removeTemplate(Workspace &workspace, const Uuid &site, const KeyTemplateRow &row)
{
    return workspace.edit(say("Delete key template %1", {row.keys.name.text()}), {{row.keys.id, site, Kind::KeyTemplate, std::nullopt, row.version}});
}

Result<TemplateUpdate> planUpdate(Workspace &workspace, const Uuid &site, const KeyTemplateRow &row, const std::vector<CargoKey> &keys)
{
    TemplateUpdate out{row.keys, {}};
    out.after.keys = mapOf(keys);
    if (out.after.keys.empty())
        return invalid(say("There is no key to keep: Main Extension stays on its own phone."));
    auto targets = copyTargets(workspace, site, cargoOf(out.after.keys), {}, {});
    if (!targets)
        return fail(targets.error());
    for (CopyTarget &target : *targets) {
        if (!carriesWhole(target.before, row.keys.keys))
            continue;
        for (const auto &[slot, key] : row.keys.keys) {
            if (!out.after.keys.contains(slot)) {
                target.copy.after.erase(slot);
                target.copy.changed.push_back(slot);
            }
        }
        if (target.copy.changes())
            out.phones.push_back(std::move(target));
    }
    return out;
}

Result<void> storeUpdate(Workspace &workspace, const Uuid &site, const KeyTemplateRow &row, const TemplateUpdate &update, bool phonesToo,
                         const domain::Progress &progress)
{
    std::vector<ObjectEdit> edits{editOf(site, update.after, row.version)};
    if (phonesToo) {
        auto more = editsOf(workspace, site, update.phones);
        if (!more)
            return fail(more.error());
        std::ranges::move(*more, std::back_inserter(edits));
    }
    return workspace.edit(say("Change key template %1", {row.keys.name.text()}), edits, nullptr, progress);
}

} // namespace pbx::items
