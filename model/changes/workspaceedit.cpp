#include "domain/say.h"
#include "editcheck.h"
#include "refusal.h"
#include "secretoverrides.h"
#include "sitestate.h"
#include "workspaceprivate.h"

#include <unordered_set>

namespace pbx::changes {

using namespace domain;

namespace {

Result<void> refusedBy(const Findings &findings)
{
    Refusal refusal;
    for (const Finding &finding : findings) {
        if (finding.severity == Severity::Error)
            refusal.add(finding.sentence);
    }
    return refusal.result();
}

tl::unexpected<Error> changedElsewhere(const store::ObjectRecord &record)
{
    return fail(ErrorKind::Conflict,
                say("“%1” was changed elsewhere in the meantime. Nothing was saved; load it again and repeat your change.", {titleOf(record)}));
}

} // namespace

Result<store::Side> Workspace::Private::side(const Object &object, const store::ObjectRecord &record, std::vector<LostOverride> *lost) const
{
    const auto &stored = record.local ? record.local : record.base;
    Object kept = object;
    auto unknown = sealOverrides(kept, stored, *vault);
    if (!unknown)
        return fail(unknown.error());
    if (lost)
        *lost = std::move(*unknown);
    store::Side out{writeObject(kept), {}};
    const auto *extension = std::get_if<Extension>(&object);
    if (!extension)
        return out;
    const bool hasStored = stored && !stored->secret.empty();
    const std::string recordId = store::passwordRecord(extension->id);
    if (hasStored && !extension->password) {
        out.secret = stored->secret;
        return out;
    }
    if (hasStored) {
        const auto known = vault->open(stored->secret, recordId);
        if (!known && known.error().kind == ErrorKind::Locked)
            return fail(known.error());
        // One that does not open (damaged) is replaced by what the user gives.
        if (known && *known == extension->password->text()) {
            out.secret = stored->secret;
            return out;
        }
    }
    auto sealed = vault->seal(extension->password ? extension->password->text() : store::newSipPassword(), recordId);
    if (!sealed)
        return fail(sealed.error());
    out.secret = std::move(*sealed);
    return out;
}

Findings Workspace::Private::unwritable(const Object &object, const store::ObjectRecord &record) const
{
    Object copy = object;
    (void)openOverrides(copy, *vault); // locked, or damaged: a plan tells
    if (const auto *site = std::get_if<Site>(&copy))
        return renderer.unwritable(*site);
    auto *extension = std::get_if<Extension>(&copy);
    if (!extension || !hasHandset(*extension))
        return {};
    Extension &whole = *extension;
    const auto &stored = record.local ? record.local : record.base;
    if (whole.password || !stored || stored->secret.empty())
        return renderer.unwritable(whole);
    if (const auto plain = vault->open(stored->secret, store::passwordRecord(whole.id))) {
        if (auto password = SipPassword::parse(*plain))
            whole.password = std::move(*password);
    }
    return renderer.unwritable(whole);
}

Result<void> Workspace::Private::commit(const std::string &label, const std::vector<SideEdit> &edits)
{
    store::Batch batch;
    store::EditRecord log;
    log.label = label;
    log.author = author;
    log.at = nowMilliseconds();
    for (const SideEdit &edit : edits) {
        store::ObjectRecord record = edit.record;
        auto after = edit.after;
        for (auto *side : {&after, &record.local, &record.base, &record.remote}) {
            if (auto sealed = sealPlain(record.kind, *side, after, *vault); !sealed)
                return sealed;
        }
        if (record.local != after)
            log.steps.push_back({record.id, record.site, record.kind, record.local, after});
        else if (record == edit.record)
            continue;
        record.local = std::move(after);
        batch.emplace_back(store::PutObject{std::move(record)});
    }
    if (batch.empty())
        return {};
    if (!log.steps.empty())
        batch.emplace_back(store::AppendEdit{std::move(log)});
    if (auto stored = store->commit(batch); !stored)
        return stored;
    noteUndoState();
    return {};
}

Result<void> Workspace::Private::allowed(const std::vector<ObjectEdit> &edits, const std::vector<SideEdit> &sides, Findings *out,
                                         const Progress &progress) const
{
    std::vector<RecordedEdit> checked;
    for (std::size_t i = 0; i < edits.size(); ++i)
        checked.push_back({&edits[i], sides[i].record});
    auto findings = checkEdits(
        *store, catalogue, checked, [this](const Object &object, const store::ObjectRecord &record) { return unwritable(object, record); }, progress);
    if (!findings)
        return fail(findings.error());
    auto result = refusedBy(*findings);
    if (out)
        *out = std::move(*findings);
    return result;
}

namespace {

// A deleted site takes all its objects with it.
Result<std::vector<ObjectEdit>> withWholeSites(store::Store &store, const std::vector<ObjectEdit> &edits)
{
    std::vector<ObjectEdit> out = edits;
    std::unordered_set<Uuid> named;
    for (const ObjectEdit &edit : edits)
        named.insert(edit.id);
    for (const ObjectEdit &edit : edits) {
        if (edit.kind != Kind::Site || edit.after)
            continue;
        const auto records = objectsOf(store, edit.id, std::nullopt, false);
        if (!records)
            return fail(records.error());
        for (const store::ObjectRecord &record : *records) {
            if (record.local && !named.contains(record.id))
                out.push_back({record.id, record.site, record.kind, std::nullopt, record.version});
        }
    }
    return out;
}

// The record that an edit is about, if the user saw its last version and the edit fits it.
Result<store::ObjectRecord> recordFor(store::Store &store, const ObjectEdit &edit)
{
    auto found = store.object(edit.id);
    if (!found)
        return fail(found.error());
    store::ObjectRecord record{edit.id, edit.site, edit.kind, {}, {}, {}};
    if (*found)
        record = std::move(**found);
    const bool fits = !edit.after || (idOf(*edit.after) == edit.id && kindOf(*edit.after) == edit.kind);
    if (!fits || record.kind != edit.kind || record.site != edit.site || (edit.kind == Kind::Site && edit.id != edit.site))
        return invalid(say("The id %1 belongs to another object.", {edit.id.toString()}));
    if (record.version != edit.basedOnVersion)
        return changedElsewhere(record);
    return record;
}

Result<void> siteExists(store::Store &store, const Uuid &site, const std::vector<ObjectEdit> &edits)
{
    for (const ObjectEdit &edit : edits) {
        if (edit.id == site && edit.after)
            return {};
    }
    const auto record = store.object(site);
    if (!record)
        return fail(record.error());
    if (!*record || !(*record)->local || (*record)->kind != Kind::Site)
        return fail(ErrorKind::NotFound, say("There is no site with the id %1. It may have been deleted elsewhere.", {site.toString()}));
    return {};
}

} // namespace

Result<void> Workspace::edit(const std::string &label, const std::vector<ObjectEdit> &edits, Findings *out, const Progress &progress)
{
    if (out)
        out->clear();
    const auto all = withWholeSites(*m_d->store, edits);
    if (!all)
        return fail(all.error());
    std::vector<SideEdit> sides;
    std::unordered_set<Uuid> seen;
    std::unordered_set<Uuid> sites;
    for (const ObjectEdit &edit : *all) {
        if (!seen.insert(edit.id).second)
            return invalid(say("One edit changes the object %1 twice.", {edit.id.toString()}));
        auto record = recordFor(*m_d->store, edit);
        if (!record)
            return fail(record.error());
        if (edit.after && sites.insert(edit.site).second) {
            if (auto exists = siteExists(*m_d->store, edit.site, *all); !exists)
                return exists;
        }
        sides.push_back({std::move(*record), std::nullopt});
    }
    if (auto allowed = m_d->allowed(*all, sides, out, progress); !allowed)
        return allowed;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (stopped(progress, sides.size() + i, sides.size()))
            return fail(ErrorKind::Cancelled, say("Stopped. Nothing was saved."));
        if (!(*all)[i].after)
            continue;
        auto after = m_d->side(*(*all)[i].after, sides[i].record);
        if (!after)
            return fail(after.error());
        sides[i].after = std::move(*after);
    }
    return m_d->commit(label, sides);
}

} // namespace pbx::changes
