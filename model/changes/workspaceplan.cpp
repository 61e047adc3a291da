#include "domain/say.h"
#include "pbxnotes.h"
#include "planner.h"
#include "refusal.h"
#include "targets/baseurl.h"
#include "targets/thiscomputer.h"
#include "workspaceprivate.h"

#include <algorithm>

namespace pbx::changes {

using namespace domain;

namespace {

constexpr std::size_t kMostTexts = 500; // phones whose files' texts a plan carries

using Selected = std::optional<std::unordered_set<Uuid>>;

// Exactly the reviewed objects, even where they are none (a newer catalogue alone).
Selected reviewed(const Plan &plan)
{
    std::unordered_set<Uuid> ids;
    for (const PendingObject &object : plan.objects)
        ids.insert(object.id);
    return ids;
}

std::string attemptSetting(const Uuid &site)
{
    return "attempt." + site.toString();
}

// What moved between the review and now, as a sentence.
std::string whatMoved(store::Store &store, const Plan &plan, const Plan &now)
{
    if (now.revision != plan.revision) {
        return say("The site was applied elsewhere since you reviewed it: revision %1 is now %2.",
                   {std::to_string(plan.revision), std::to_string(now.revision)});
    }
    std::vector<std::string> moved;
    for (const Plan::Version &version : plan.versions) {
        const auto record = store.object(version.id);
        if (!record || !*record || (*record)->version != version.version) {
            const auto object =
                std::find_if(plan.objects.begin(), plan.objects.end(), [&version](const PendingObject &o) { return o.id == version.id; });
            moved.push_back(object == plan.objects.end() ? version.id.toString() : object->title);
        }
    }
    if (!moved.empty())
        return say("Changed since you reviewed it: %1.", {listed(moved)});
    const auto etags = [](const Plan &p) {
        std::unordered_map<std::string, std::string> out;
        for (const PlannedPhone &phone : p.phones) {
            for (const FileChange &file : phone.files)
                out.emplace(phone.mac.toString() + " " + file.name, file.etagBefore + file.etagAfter);
        }
        return out;
    };
    const auto then = etags(plan);
    auto today = etags(now);
    for (const auto &[name, etag] : then) {
        const auto found = today.find(name);
        if (found == today.end() || found->second != etag)
            moved.push_back(name);
        if (found != today.end())
            today.erase(found);
    }
    for (const auto &[name, etag] : today)
        moved.push_back(name);
    std::sort(moved.begin(), moved.end());
    return moved.empty() ? say("The site has changed since you reviewed it.") : say("These files are not as you reviewed them: %1.", {listed(moved)});
}

tl::unexpected<Error> stale(store::Store &store, const Plan &plan, const Plan &now)
{
    return fail(ErrorKind::Conflict, say("%1 Nothing was applied; look at the changes again.", {whatMoved(store, plan, now)}));
}

// The key of the attempt: the open one where it was for the same change set, so that an unknown result is never
// followed by a second application. Stored before anything is sent.
Result<std::string> openAttempt(store::Store &store, const targets::ChangeSet &changes)
{
    const auto open = store.setting(attemptSetting(changes.site));
    if (!open)
        return fail(open.error());
    if (*open) {
        const auto attempt = store.attempt(**open);
        if (!attempt)
            return fail(attempt.error());
        if (*attempt && (*attempt)->hash == changes.hash)
            return **open;
    }
    const std::string key = Uuid::random().toString();
    store::Batch batch;
    batch.emplace_back(store::PutAttempt{{key, changes.site, changes.hash, {}, nowMilliseconds()}});
    batch.emplace_back(store::PutSetting{attemptSetting(changes.site), key});
    if (auto stored = store.commit(batch); !stored)
        return fail(stored.error());
    return key;
}

// base := local for what was applied.
store::Batch settled(const Planned &planned, const targets::Accepted &accepted, const store::Batch &notes, const std::string &edition)
{
    store::Batch batch = notes;
    for (const store::ObjectRecord &record : planned.applied) {
        store::PutObject put{record};
        put.record.base = record.local;
        put.record.remote = record.local;
        put.record.baseRevision = accepted.revision;
        put.record.remoteRevision = accepted.revision;
        batch.emplace_back(std::move(put));
    }
    for (const MacAddress &mac : planned.forgottenPhones)
        batch.emplace_back(store::RemovePhone{planned.plan.site, mac});
    batch.emplace_back(store::PutSetting{attemptSetting(planned.plan.site), std::nullopt});
    batch.emplace_back(renewalApplied(planned.plan.site));
    batch.emplace_back(store::PutSetting{editionSetting(planned.plan.site), planned.changes.siteRemoved ? std::nullopt : std::optional(edition)});
    return batch;
}

} // namespace

Result<std::string> Workspace::Private::edition() const
{
    const auto base = targets::baseUrl(*store);
    return base ? Result<std::string>(renderer.edition() + " " + *base) : Result<std::string>(fail(base.error()));
}

Result<bool> Workspace::Private::madeOtherwise(const Uuid &site) const
{
    const auto published = store->publishedSite(site);
    if (!published)
        return fail(published.error());
    const auto stored = store->setting(editionSetting(site));
    if (!stored)
        return fail(stored.error());
    const auto now = edition();
    if (!now)
        return fail(now.error());
    return *published && (*published)->revision > 0 && *stored != *now;
}

namespace {

Result<void> whole(const Plan &plan)
{
    Refusal refusal;
    for (const std::string &sentence : plan.refused)
        refusal.add(sentence);
    return refusal.result();
}

} // namespace

Result<Plan> Workspace::plan(const Uuid &site, const std::vector<Uuid> &objects, const Progress &progress)
{
    auto plan = preview(site, objects, progress);
    const auto done = plan ? whole(*plan) : Result<void>();
    return done ? std::move(plan) : Result<Plan>(fail(done.error()));
}

Result<Plan> Workspace::preview(const Uuid &site, const std::vector<Uuid> &objects, const Progress &progress)
{
    Selected selected;
    if (!objects.empty())
        selected.emplace(objects.begin(), objects.end());
    Planner planner(*m_d->store, *m_d->vault, m_d->catalogue, m_d->renderer);
    auto planned = planner.make(
        site, selected, [](const MacAddress &, std::size_t index) { return index < kMostTexts; }, progress);
    if (!planned)
        return fail(planned.error());
    if (planned->plan.empty() && planned->plan.refused.empty()
        && planned->plan.revision > 0) { // the same files: what they would be made with now counts as applied
        const auto otherwise = m_d->madeOtherwise(site);
        const auto edition = m_d->edition();
        if (!otherwise || !edition)
            return fail(otherwise ? edition.error() : otherwise.error());
        if (*otherwise) {
            if (auto noted = m_d->store->commit({store::PutSetting{editionSetting(site), *edition}}, store::Durability::Relaxed); !noted)
                return fail(noted.error());
        }
    }
    return std::move(planned->plan);
}

Result<std::vector<FileChange>> Workspace::phoneFiles(const Plan &plan, const MacAddress &phone)
{
    Planner planner(*m_d->store, *m_d->vault, m_d->catalogue, m_d->renderer);
    auto planned = planner.make(plan.site, reviewed(plan), [&phone](const MacAddress &mac, std::size_t) { return mac == phone; }, {});
    if (!planned)
        return fail(planned.error());
    if (planned->plan.hash != plan.hash)
        return stale(*m_d->store, plan, planned->plan);
    for (PlannedPhone &found : planned->plan.phones) {
        if (found.mac == phone)
            return std::move(found.files);
    }
    return fail(ErrorKind::NotFound, say("The plan does not change the phone %1.", {phone.toString()}));
}

Result<Workspace::Applied> Workspace::apply(const Plan &plan, const Progress &progress, bool allowMassRemoval)
{
    const auto edition = m_d->edition();
    if (!edition)
        return fail(edition.error());
    Planner planner(*m_d->store, *m_d->vault, m_d->catalogue, m_d->renderer);
    auto planned = planner.make(plan.site, reviewed(plan), {}, progress);
    if (!planned)
        return fail(planned.error());
    if (planned->plan.hash != plan.hash)
        return stale(*m_d->store, plan, planned->plan);
    if (const auto done = whole(planned->plan); !done)
        return fail(done.error());
    if (planned->plan.empty())
        return Applied{planned->plan.revision, 0, 0, 0};
    if (planned->plan.massRemoval && !allowMassRemoval) {
        return fail(ErrorKind::Unconfirmed,
                    say("Applying this removes %1 objects of “%2”. Nothing was applied; confirm that you want to remove them.",
                        {std::to_string(planned->plan.removals), planned->plan.siteName}));
    }
    const auto notes = pbxNoteWrites(*m_d->store, planned->plan.objects);
    if (!notes)
        return fail(notes.error());
    auto key = openAttempt(*m_d->store, planned->changes);
    if (!key)
        return fail(key.error());
    planned->changes.key = std::move(*key);
    targets::ThisComputer target(*m_d->store, *m_d->vault);
    const auto accepted = target.apply(planned->changes, [&](const targets::Accepted &a) { return settled(*planned, a, *notes, *edition); });
    if (!accepted)
        return fail(accepted.error());
    Applied out{accepted->revision, static_cast<int>(planned->applied.size()), static_cast<int>(planned->plan.phones.size()), 0};
    for (const PlannedPhone &phone : planned->plan.phones)
        out.files += static_cast<int>(phone.files.size());
    return out;
}

Result<std::vector<Workspace::PbxNote>> Workspace::pbxNotes(const Uuid &site)
{
    const auto records = objectsOf(*m_d->store, site, std::nullopt, false);
    if (!records)
        return fail(records.error());
    std::vector<PbxNote> out;
    for (const store::ObjectRecord &record : *records) {
        auto fields = readPbxNote(*m_d->store, record.id);
        if (!fields)
            return fail(fields.error());
        if (!fields->empty())
            out.push_back({record.id, titleOf(record), std::move(*fields)});
    }
    return out;
}

Result<void> Workspace::clearPbxNotes(const Uuid &object)
{
    return m_d->store->commit({store::PutSetting{pbxNoteSetting(object), std::nullopt}});
}

} // namespace pbx::changes
