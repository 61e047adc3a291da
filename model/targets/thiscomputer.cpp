#include "thiscomputer.h"

#include "domain/chars.h"
#include "domain/json.h"
#include "domain/say.h"

#include <chrono>
#include <limits>
#include <set>

namespace pbx::targets {

using namespace domain;

namespace {

store::Milliseconds now()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

// The stored answer is the revision alone.
std::optional<Accepted> readAnswer(const std::string &text)
{
    const auto revision = parseDecimal(text, static_cast<unsigned long>(std::numeric_limits<std::int64_t>::max()));
    return revision ? std::optional(Accepted{static_cast<std::int64_t>(*revision)}) : std::nullopt;
}

std::string rulesJson(const std::vector<FirewallRule> &rules)
{
    std::string out = "[";
    for (const FirewallRule &rule : rules)
        out += (out.size() == 1 ? "" : ",") + writeObject(rule);
    return out + "]";
}

class Publication {
public:
    Publication(store::Store &store, const store::Vault &vault, const ChangeSet &changes)
        : m_store(store)
        , m_vault(vault)
        , m_changes(changes)
    {}

    Result<void> site(const std::optional<store::PublishedSite> &published, const Accepted &accepted);
    Result<void> phones();
    Result<void> files(const std::optional<MacAddress> &mac, const std::vector<RenderedPhone::File> &files);
    Result<void> remove();
    store::Batch take() { return std::move(m_batch); }

private:
    Result<void> openEnrolment(const RenderedPhone &phone);

    store::Store &m_store;
    const store::Vault &m_vault;
    const ChangeSet &m_changes;
    store::Batch m_batch;
};

Result<void> Publication::site(const std::optional<store::PublishedSite> &published, const Accepted &accepted)
{
    store::PublishedSite site{m_changes.site, 0, {}, {}, {}, false};
    if (published) {
        site = *published;
    } else {
        auto token = m_vault.seal(store::newUrlSecret(), store::siteTokenRecord(m_changes.site));
        if (!token)
            return fail(token.error());
        site.token = std::move(*token);
    }
    site.revision = accepted.revision;
    site.name = m_changes.siteName;
    site.rules = rulesJson(m_changes.rules);
    m_batch.emplace_back(store::PutPublishedSite{std::move(site), m_changes.basedOn});
    return {};
}

Result<void> Publication::files(const std::optional<MacAddress> &mac, const std::vector<RenderedPhone::File> &files)
{
    m_batch.emplace_back(store::RemovePublishedFiles{m_changes.site, mac});
    for (const RenderedPhone::File &file : files) {
        auto sealed = m_vault.seal(file.bytes, store::fileRecord(m_changes.site, mac, file.name));
        if (!sealed)
            return fail(sealed.error());
        store::PublishedFile stored{m_changes.site, mac, file.name, file.mime, file.etag, file.required, std::move(*sealed), file.secrets};
        m_batch.emplace_back(store::PutPublishedFile{std::move(stored)});
    }
    return {};
}

// A phone that was not served before may come by the site's URL, once.
Result<void> Publication::openEnrolment(const RenderedPhone &phone)
{
    auto record = m_store.phone(m_changes.site, phone.mac);
    if (!record)
        return fail(record.error());
    if (!*record)
        return fail(ErrorKind::Internal, say("The phone %1 has no secret yet. Nothing was applied.", {phone.mac.toString()}));
    (*record)->enrolUntil = now() + kEnrolmentTime;
    (*record)->enrolSource.clear();
    m_batch.emplace_back(store::PutPhone{std::move(**record)});
    return {};
}

Result<void> Publication::phones()
{
    const auto stored = m_store.allPublishedFiles(m_changes.site, false);
    if (!stored)
        return fail(stored.error());
    std::set<MacAddress> served;
    for (const store::PublishedFile &file : *stored) {
        if (file.mac)
            served.insert(*file.mac);
    }
    for (const RenderedPhone &phone : m_changes.phones) {
        if (auto written = files(phone.mac, phone.files); !written)
            return written;
        if (served.contains(phone.mac))
            continue;
        if (auto opened = openEnrolment(phone); !opened)
            return opened;
    }
    for (const MacAddress &mac : m_changes.removedPhones) {
        m_batch.emplace_back(store::RemovePublishedFiles{m_changes.site, mac});
        m_batch.emplace_back(store::RemovePhone{m_changes.site, mac});
    }
    return {};
}

Result<void> Publication::remove()
{
    const auto phones = m_store.phones(m_changes.site);
    if (!phones)
        return fail(phones.error());
    m_batch.emplace_back(store::RemovePublishedSite{m_changes.site});
    for (const store::PhoneRecord &phone : *phones)
        m_batch.emplace_back(store::RemovePhone{m_changes.site, phone.mac});
    return {};
}

} // namespace

Result<Accepted> ThisComputer::apply(const ChangeSet &changes, const Settle &settle)
{
    const auto attempt = m_store.attempt(changes.key);
    if (!attempt)
        return fail(attempt.error());
    if (*attempt && (*attempt)->hash != changes.hash)
        return invalid(say("This attempt was already made with other changes. Nothing was applied; review the changes again."));
    if (*attempt && !(*attempt)->answer.empty()) {
        if (const auto known = readAnswer((*attempt)->answer))
            return *known;
        return fail(ErrorKind::Io, say("The stored answer of an earlier attempt cannot be read. Nothing was applied."));
    }
    const auto published = m_store.publishedSite(changes.site);
    if (!published)
        return fail(published.error());
    const std::int64_t revision = *published ? (*published)->revision : 0;
    if (revision != changes.basedOn) {
        return fail(ErrorKind::Conflict, say("The site was applied elsewhere since you reviewed it: revision %1 is now %2. Nothing was applied.",
                                             {std::to_string(changes.basedOn), std::to_string(revision)}));
    }
    const Accepted accepted{revision + 1};
    Publication publication(m_store, m_vault, changes);
    Result<void> step = changes.siteRemoved ? publication.remove() : publication.site(*published, accepted);
    if (step && !changes.siteRemoved)
        step = publication.phones();
    if (step && !changes.siteRemoved && !changes.commonFiles.empty())
        step = publication.files(std::nullopt, changes.commonFiles);
    if (!step)
        return fail(step.error());
    store::Batch batch = publication.take();
    batch.emplace_back(store::PutAttempt{{changes.key, changes.site, changes.hash, std::to_string(accepted.revision), now()}});
    store::Batch own = settle(accepted);
    batch.insert(batch.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    if (auto stored = m_store.commit(batch); !stored)
        return fail(stored.error());
    return accepted;
}

} // namespace pbx::targets
