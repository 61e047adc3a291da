#include "bulkedit.h"

#include "modelchange.h"
#include "textof.h"

#include "domain/say.h"

#include <algorithm>

namespace pbx::items {

using changes::Workspace;
using domain::Extension;
using domain::Uuid;
using BulkType = BulkPreview::Type;

BulkReview::BulkReview(const Uuid &site, std::vector<Uuid> extensions, const BulkChange &change)
    : m_site(site)
    , m_ids(std::move(extensions))
    , m_change(normalized(change))
{
    for (const QString &name : ExtensionDraft::fields()) {
        if (m_change.contains(name))
            m_preview.fields.push_back({.field = name, .title = fieldTitle(name), .after = {}, .before = {}});
    }
}

Result<void> BulkReview::begin(Workspace &workspace)
{
    auto offices = officesOf(workspace, m_site);
    if (!offices)
        return fail(offices.error());
    m_offices = std::move(*offices);
    const auto drafts = workspace.store().drafts(m_site);
    if (!drafts)
        return fail(drafts.error());
    m_drafts.insert(drafts->begin(), drafts->end());
    m_lookup = std::make_unique<changes::StoreLookup>(workspace.store(), m_site);
    m_names = std::make_unique<changes::StoreNames>(workspace.store());
    for (BulkPreview::Field &field : m_preview.fields)
        field.after = shownText(field.field, m_change.at(field.field), m_offices);
    return {};
}

Result<bool> BulkReview::step(Workspace &workspace)
{
    if (m_next == 0) {
        if (auto begun = begin(workspace); !begun)
            return fail(begun.error());
    }
    for (const std::size_t end = std::min(m_next + kStep, m_ids.size()); m_next < end; ++m_next) {
        if (auto added = add(workspace, m_ids[m_next]); !added)
            return fail(added.error());
        if (m_lookup->failure())
            return fail(*m_lookup->failure());
    }
    if (m_next < m_ids.size())
        return true;
    finish();
    return false;
}

Result<void> BulkReview::add(Workspace &workspace, const Uuid &id)
{
    const auto loaded = workspace.load(id);
    const auto *saved = loaded ? std::get_if<Extension>(&loaded->object) : nullptr;
    if (!loaded && loaded.error().kind != ErrorKind::NotFound)
        return fail(loaded.error());
    if (!saved) {
        ++m_preview.gone;
        return {};
    }
    ++m_preview.extensions;
    if (m_drafts.contains(id))
        m_preview.drafts += toQt(domain::title(loaded->object));
    ExtensionDraft draft(*saved, workspace.catalogue());
    enterInto(draft, m_change);
    PreparedSave prepared = prepareSave(workspace, *m_lookup, draft);
    const auto refusal = std::ranges::find(prepared.findings, domain::Severity::Error, &domain::Finding::severity);
    const bool differs = !prepared.stored.isEmpty() && prepared.outcome.extension != *saved;
    const auto whole = differs && refusal != prepared.findings.end() ? std::optional(toQt(refusal->sentence)) : std::nullopt;
    count(draft, prepared, whole);
    if (!differs || whole)
        return {};
    ++m_preview.changed;
    m_after.emplace_back(std::move(prepared.outcome.extension));
    m_lookup->overlay(id, &m_after.back());
    for (const changes::FieldChange &field : changes::fieldDiff(&loaded->object, &m_after.back(), false, *m_names))
        tell(BulkType::Change, *saved, toQt(field.field), toQt(field.before), toQt(field.after));
    if (const QString change = modelChangeText(draft, prepared.outcome, workspace.renderer()); !change.isEmpty())
        tell(BulkType::Warning, *saved, fieldTitle(QLatin1String(field::kModel)), {}, change);
    for (const domain::Finding &finding : prepared.findings) {
        if (finding.severity == domain::Severity::Warning && draft.isEdited(fieldOf(finding.pointer)))
            tell(BulkType::Warning, *saved, fieldTitle(fieldOf(finding.pointer)), {}, toQt(finding.sentence));
    }
    m_preview.edits.push_back({id, m_site, domain::Kind::Extension, m_after.back(), loaded->version});
    return {};
}

void BulkReview::count(const ExtensionDraft &draft, const PreparedSave &prepared, const std::optional<QString> &whole)
{
    const Extension &saved = draft.saved();
    bool refused = whole.has_value();
    if (whole)
        tell(BulkType::Refused, saved, {}, {}, *whole);
    ExtensionDraft all = draft; // also what means nothing to this one
    all.revert();
    for (const auto &[name, text] : m_change)
        all.set(name, text);
    for (BulkPreview::Field &field : m_preview.fields) {
        const auto wrong = prepared.wrong.find(field.field);
        const QString before = ExtensionDraft::text(field.field, saved);
        if (wrong != prepared.wrong.end() || (whole && draft.isEdited(field.field))) {
            ++field.refused;
            refused = true;
            m_preview.refusedFields.insert(field.field);
            if (wrong != prepared.wrong.end())
                tell(BulkType::Refused, saved, field.title, shownText(field.field, before, m_offices), wrong->second);
        } else if (ExtensionDraft::text(field.field, prepared.outcome.extension) != before) {
            ++field.changes;
            ++m_before[field.field][shownText(field.field, before, m_offices)];
        } else if (all.isEdited(field.field)) {
            ++field.without;
        } else {
            ++field.already;
        }
    }
    m_preview.refused += refused ? 1 : 0;
    m_preview.same += !refused && (prepared.stored.isEmpty() || prepared.outcome.extension == saved) ? 1 : 0;
}

void BulkReview::tell(BulkType type, const Extension &extension, const QString &field, const QString &before, const QString &after)
{
    m_preview.lines.push_back({type, extension.id, toQt(extension.number.text()), toQt(extension.name.text()), field, before, after});
}

void BulkReview::finish()
{
    for (BulkPreview::Field &field : m_preview.fields) {
        const auto &counts = m_before[field.field];
        field.before.assign(counts.begin(), counts.end());
        std::ranges::stable_sort(field.before, [](const auto &a, const auto &b) { return a.second > b.second; });
    }
    std::ranges::stable_sort(m_preview.lines, {}, &BulkPreview::Line::type);
    m_after.clear();
    m_lookup.reset();
    m_names.reset();
}

Result<void> saveBulk(Workspace &workspace, const BulkPreview &preview)
{
    if (preview.edits.empty())
        return {};
    const std::string label = preview.edits.size() == 1 ? say("Change %1", {domain::title(*preview.edits.front().after)})
                                                        : say("Edit %1 extensions", {std::to_string(preview.edits.size())});
    return workspace.edit(label, preview.edits);
}

} // namespace pbx::items
