#include "domain/chars.h"
#include "domain/jsontree.h"
#include "domain/say.h"
#include "storelookup.h"
#include "workspaceprivate.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace pbx::changes {

using namespace domain;

namespace {

constexpr std::size_t kObjectsPerTick = 256;

using Outcome = tl::expected<void, Refused>;

tl::unexpected<Refused> refuse(Error error, Findings findings = {})
{
    return tl::unexpected<Refused>(Refused{std::move(error), std::move(findings)});
}

struct Item { // an object of the document with its place
    std::string pointer;
    Object object;
};

std::vector<Item> itemsOf(SiteDocument &&document)
{
    std::vector<Item> out;
    out.push_back({"/site", std::move(document.site)});
    const auto add = [&out](const char *array, auto &objects) {
        for (std::size_t i = 0; i < objects.size(); ++i)
            out.push_back({array + std::to_string(i), std::move(objects[i])});
    };
    add("/offices/", document.offices);
    add("/dayNightConditions/", document.dayNightConditions);
    add("/extensions/", document.extensions);
    add("/firewallRules/", document.firewallRules);
    add("/keyTemplates/", document.keyTemplates);
    return out;
}

// An id that another site or another kind of object has, or an extension that would change its number.
std::optional<Finding> misfit(const Item &item, const store::ObjectRecord &record, const Uuid &site)
{
    if (record.site != site || record.kind != kindOf(item.object)) {
        return Finding{Severity::Error, item.pointer + "/id",
                       say("The id %1 already belongs to another object in this workspace (“%2”).", {record.id.toString(), titleOf(record)})};
    }
    const auto *extension = std::get_if<Extension>(&item.object);
    const auto &side = record.local ? record.local : record.base;
    if (!extension || !side)
        return std::nullopt;
    const auto stored = readObject(record.kind, side->json);
    const auto *old = stored ? std::get_if<Extension>(&*stored) : nullptr;
    if (!old || old->number == extension->number)
        return std::nullopt;
    return Finding{Severity::Error, item.pointer + "/number",
                   say("Extension %1 cannot become %2: a number is fixed once created. Give the new extension an id of its own.",
                       {old->number.text(), extension->number.text()})};
}

} // namespace

class Workspace::Import {
public:
    Import(Private &d, const Uuid &site, const Progress &progress)
        : m_d(d)
        , m_progress(progress)
        , m_report{site, false, 0, 0, 0, 0, 0, {}}
    {}

    Outcome match(std::vector<Item> items);
    Outcome seal();
    Outcome brake(bool allowMassRemoval);
    tl::expected<ImportReport, Refused> store(Findings warnings);

private:
    struct Match {
        Item item;
        store::ObjectRecord record;
    };

    [[nodiscard]] bool cancelled(std::size_t done) const { return m_progress && !m_progress(done, m_matches.size()); }
    void count(const Match &match, const store::Side &after);

    Private &m_d;
    const Progress &m_progress;
    ImportReport m_report;
    std::string m_name;
    std::vector<Match> m_matches;
    std::vector<store::ObjectRecord> m_missing; // in the workspace, not in the document
    std::vector<SideEdit> m_edits;
    int m_existing = 0;
};

Outcome Workspace::Import::match(std::vector<Item> items)
{
    m_name = title(items.front().object);
    auto records = objectsOf(*m_d.store, m_report.site, std::nullopt, false);
    if (!records)
        return refuse(records.error());
    std::unordered_map<Uuid, store::ObjectRecord> stored;
    for (store::ObjectRecord &record : *records) {
        m_existing += record.local && record.kind != Kind::Site ? 1 : 0;
        stored.emplace(record.id, std::move(record));
    }
    const auto site = stored.find(m_report.site);
    m_report.newSite = site == stored.end() || !site->second.local;
    Findings findings;
    for (Item &item : items) {
        const Uuid id = idOf(item.object);
        store::ObjectRecord record{id, m_report.site, kindOf(item.object), {}, {}, {}};
        if (const auto found = stored.find(id); found != stored.end()) {
            record = std::move(found->second);
            stored.erase(found);
        } else {
            auto elsewhere = m_d.store->object(id);
            if (!elsewhere)
                return refuse(elsewhere.error());
            if (*elsewhere)
                record = std::move(**elsewhere);
        }
        if (auto finding = misfit(item, record, m_report.site))
            findings.push_back(std::move(*finding));
        for (Finding &finding : m_d.unwritable(item.object, record)) {
            finding.pointer.insert(0, item.pointer);
            findings.push_back(std::move(finding));
        }
        if (const auto *extension = std::get_if<Extension>(&item.object)) {
            for (Finding &finding : m_d.renderer.unanswered(*extension)) {
                finding.pointer.insert(0, item.pointer);
                m_report.warnings.push_back(std::move(finding));
            }
        }
        m_matches.push_back({std::move(item), std::move(record)});
    }
    const bool hasTemplates = std::ranges::any_of(m_matches, [](const Match &match) { return match.record.kind == Kind::KeyTemplate; });
    for (auto &[id, record] : stored) {
        if (record.local && (record.kind != Kind::KeyTemplate || hasTemplates))
            m_missing.push_back(std::move(record));
    }
    if (findings.empty())
        return {};
    const std::string sentence =
        findings.size() == 1 ? say("The document does not fit this workspace: %1 Nothing was imported.", {findings.front().sentence})
                             : say("The document does not fit this workspace: %1 errors. Nothing was imported.", {std::to_string(findings.size())});
    return refuse({ErrorKind::Invalid, sentence, {}}, std::move(findings));
}

Outcome Workspace::Import::brake(bool allowMassRemoval)
{
    m_report.removed = static_cast<int>(m_missing.size());
    if (allowMassRemoval || !isMassRemoval(m_report.removed, m_existing))
        return {};
    return refuse(
        {ErrorKind::Unconfirmed,
         say("The document lacks %1 of the %2 objects that “%3” has; they would be removed. Nothing was imported; allow it if that is what you want.",
             {std::to_string(m_report.removed), std::to_string(m_existing), m_name}),
         {}});
}

void Workspace::Import::count(const Match &match, const store::Side &after)
{
    if (!match.record.local)
        ++m_report.created;
    else if (*match.record.local == after)
        ++m_report.unchanged;
    else
        ++m_report.changed;
}

Outcome Workspace::Import::seal()
{
    for (std::size_t i = 0; i < m_matches.size(); ++i) {
        if (i % kObjectsPerTick == 0 && cancelled(i))
            return refuse({ErrorKind::Cancelled, say("Stopped. Nothing was imported."), {}});
        const Match &match = m_matches[i];
        std::vector<LostOverride> lost;
        auto after = m_d.side(match.item.object, match.record, &lost);
        if (!after)
            return refuse(after.error());
        for (const auto &[place, name] : lost) {
            m_report.warnings.push_back({Severity::Warning, append(match.item.pointer + place, name),
                                         say("Neither this document nor the workspace has a value for “%1”; it was left out.", {printable(name)})});
        }
        const auto *extension = std::get_if<Extension>(&match.item.object);
        const auto &stored = match.record.local ? match.record.local : match.record.base;
        if (extension && !extension->password && !(stored && !stored->secret.empty()))
            ++m_report.passwordsGenerated;
        count(match, *after);
        m_edits.push_back({match.record, std::move(*after)});
    }
    if (cancelled(m_matches.size()))
        return refuse({ErrorKind::Cancelled, say("Stopped. Nothing was imported."), {}});
    for (store::ObjectRecord &record : m_missing)
        m_edits.push_back({std::move(record), std::nullopt});
    return {};
}

tl::expected<ImportReport, Refused> Workspace::Import::store(Findings warnings)
{
    if (auto stored = m_d.commit(say("Import %1", {m_name}), m_edits); !stored)
        return refuse(stored.error());
    m_report.warnings.insert(m_report.warnings.begin(), std::make_move_iterator(warnings.begin()), std::make_move_iterator(warnings.end()));
    return std::move(m_report);
}

tl::expected<ImportReport, Refused> Workspace::import(std::string_view json, bool allowMassRemoval, const Progress &progress)
{
    std::optional<Error> failure; // of the store, while others are asked about
    const auto taken = [&failure]<class T>(Result<T> result) {
        if (!result)
            failure = result.error();
        return std::move(result).value_or(T());
    };
    auto read = readDocument(json, m_d->catalogue, {}, progress,
                             [&](const Uuid &own, const MacAddress &mac) { return taken(otherSitesWith(*m_d->store, own, mac)); });
    if (!read)
        return tl::unexpected<Refused>(std::move(read.error()));
    const Site &site = read->document.site;
    for (const store::SiteRow &other : taken(m_d->store->sitesCalled(site.domain.text()))) {
        if (other.id != site.id && !other.deleted) {
            read->warnings.push_back({Severity::Warning, "/site/domain",
                                      say("The site “%1” has this SIP domain as well. Call them by name or id.", {printable(other.name)})});
        }
    }
    if (failure)
        return refuse(*failure);
    Import run(*m_d, read->document.site.id, progress);
    Outcome step = run.match(itemsOf(std::move(read->document)));
    if (step)
        step = run.brake(allowMassRemoval);
    if (step)
        step = run.seal();
    if (!step)
        return tl::unexpected<Refused>(std::move(step.error()));
    return run.store(std::move(read->warnings));
}

} // namespace pbx::changes
