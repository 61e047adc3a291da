#include "editcheck.h"

#include "domain/say.h"

#include <algorithm>
#include <map>

namespace pbx::changes {

using namespace domain;

namespace {

using Edits = std::vector<RecordedEdit>;

struct RuleCheck {
    const StoreLookup &lookup;
    const catalogue::Catalogue &catalogue;

    Findings operator()(const Site &site) const { return check(site, catalogue); }
    Findings operator()(const Office &office) const { return check(office, catalogue); }
    Findings operator()(const DayNightCondition &condition) const { return check(condition, lookup); }
    Findings operator()(const Extension &extension) const { return check(extension, lookup, catalogue); }
    Findings operator()(const FirewallRule &rule) const { return check(rule); }
    Findings operator()(const KeyTemplate &keys) const { return check(keys); }
};

// Objects that a deletion would leave pointing at nothing.
class Referrers {
public:
    explicit Referrers(const Edits &edits)
    {
        for (const RecordedEdit &e : edits) {
            m_edited.emplace(e.edit->id, &e);
            if (e.edit->after || !e.record.local)
                continue;
            if (e.edit->kind == Kind::Office || e.edit->kind == Kind::DayNightCondition)
                m_gone.emplace(e.edit->id, std::vector<std::string>{});
            if (e.edit->kind == Kind::Extension)
                extensionGone(e);
        }
    }

    [[nodiscard]] Result<void> search(store::Store &store, const Uuid &site)
    {
        if (m_gone.empty() && m_goneNumbers.empty())
            return {};
        auto records = objectsOf(store, site, Kind::Extension, false);
        if (!records)
            return fail(records.error());
        for (const store::ObjectRecord &record : *records) {
            if (!record.local || m_edited.contains(record.id))
                continue;
            const auto object = readSide(record.kind, *record.local);
            if (!object)
                return fail(object.error());
            note(std::get<Extension>(*object));
        }
        for (const auto &[id, e] : m_edited) {
            if (const auto *extension = e->edit->after ? std::get_if<Extension>(&*e->edit->after) : nullptr)
                note(*extension);
        }
        return {};
    }

    [[nodiscard]] const std::vector<std::string> *of(const RecordedEdit &e) const
    {
        const auto found = m_gone.find(e.edit->id);
        return found == m_gone.end() || found->second.empty() ? nullptr : &found->second;
    }

private:
    void extensionGone(const RecordedEdit &e)
    {
        const auto object = readSide(Kind::Extension, *e.record.local);
        if (!object)
            return; // what cannot be read may still be deleted
        m_gone.emplace(e.edit->id, std::vector<std::string>{});
        m_goneNumbers.emplace(std::get<Extension>(*object).number.text(), e.edit->id);
    }

    void note(const Extension &extension)
    {
        std::vector<Uuid> used{extension.office};
        if (extension.autoProvision) {
            for (const auto &[slot, key] : extension.autoProvision->keys) {
                if (const auto *toggle = std::get_if<DayNightKey>(&key))
                    used.push_back(toggle->condition);
                if (const auto *monitor = std::get_if<MonitorKey>(&key)) {
                    const auto found = m_goneNumbers.find(monitor->extension.text());
                    if (found != m_goneNumbers.end())
                        used.push_back(found->second);
                }
            }
        }
        for (const Uuid &id : used) {
            const auto found = m_gone.find(id);
            if (found != m_gone.end() && (found->second.empty() || found->second.back() != title(extension)))
                found->second.push_back(title(extension));
        }
    }

    std::map<Uuid, const RecordedEdit *> m_edited;
    std::map<Uuid, std::vector<std::string>> m_gone;
    std::map<std::string, Uuid> m_goneNumbers;
};

Finding error(std::string pointer, std::string sentence)
{
    return {Severity::Error, std::move(pointer), std::move(sentence)};
}

// An extension's number is fixed once created.
void checkNumber(const RecordedEdit &e, Findings &out)
{
    const auto *extension = e.edit->after ? std::get_if<Extension>(&*e.edit->after) : nullptr;
    const auto &stored = e.record.local ? e.record.local : e.record.base;
    if (!extension || !stored)
        return;
    const auto object = domain::readObject(Kind::Extension, stored->json);
    const auto *old = object ? std::get_if<Extension>(&*object) : nullptr;
    if (old && old->number != extension->number)
        out.push_back(
            error("/number", say("The number of %1 cannot become %2: it is fixed once the extension is created. Add a new extension instead.",
                                 {old->number.text(), extension->number.text()})));
}

std::string titleOfEdit(const RecordedEdit &e)
{
    return e.edit->after ? title(*e.edit->after) : titleOf(e.record);
}

constexpr std::size_t kEditsPerTick = 64;

} // namespace

bool stopped(const Progress &progress, std::size_t done, std::size_t edits)
{
    return progress && done % kEditsPerTick == 0 && !progress(done, 2 * edits);
}

Result<Findings> checkEdits(store::Store &store, const catalogue::Catalogue &catalogue, const Edits &edits, const FileCheck &files,
                            const Progress &progress)
{
    std::map<Uuid, std::unique_ptr<StoreLookup>> lookups;
    for (const RecordedEdit &e : edits) {
        auto &lookup = lookups[e.edit->site];
        if (!lookup)
            lookup = std::make_unique<StoreLookup>(store, e.edit->site);
        lookup->overlay(e.edit->id, e.edit->after ? &*e.edit->after : nullptr);
    }
    Referrers referrers(edits);
    for (const auto &[site, lookup] : lookups) {
        if (auto searched = referrers.search(store, site); !searched)
            return fail(searched.error());
    }
    Findings out;
    std::size_t done = 0;
    for (const RecordedEdit &e : edits) {
        if (stopped(progress, done++, edits.size()))
            return fail(ErrorKind::Cancelled, say("Stopped. Nothing was saved."));
        const StoreLookup &lookup = *lookups[e.edit->site];
        Findings found = e.edit->after ? std::visit(RuleCheck{lookup, catalogue}, *e.edit->after) : Findings{};
        if (e.edit->after)
            std::ranges::move(files(*e.edit->after, e.record), std::back_inserter(found));
        checkNumber(e, found);
        if (const auto *users = referrers.of(e))
            found.push_back(error({}, say("“%1” cannot be removed: %2 still use it. Change them first.", {titleOfEdit(e), listed(*users)})));
        for (Finding &finding : found) {
            if (edits.size() > 1) {
                finding.pointer.insert(0, "/" + e.edit->id.toString());
                finding.sentence.insert(0, titleOfEdit(e) + ": ");
            }
            out.push_back(std::move(finding));
        }
        if (lookup.failure())
            return fail(*lookup.failure());
    }
    return out;
}

} // namespace pbx::changes
