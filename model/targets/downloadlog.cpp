#include "downloadlog.h"

#include <algorithm>

namespace pbx::targets {

using namespace domain;

namespace {

constexpr std::size_t kQueue = 20'000; // lines
constexpr std::size_t kCommit = 100;   // lines that are worth a commit
constexpr std::size_t kOneCommit = 2'000;
constexpr int kStrangersPerSecond = 50; // a flood from nobody known must not push phones' lines out of the log

store::DownloadResult resultOf(server::Outcome outcome)
{
    switch (outcome) {
    case server::Outcome::Sent: return store::DownloadResult::Sent;
    case server::Outcome::NotChanged: return store::DownloadResult::NotChanged;
    case server::Outcome::NotFound: return store::DownloadResult::NotFound;
    case server::Outcome::Refused:
    case server::Outcome::Interrupted: break;
    }
    return store::DownloadResult::Refused;
}

bool delivered(const server::Request &request)
{
    return request.outcome == server::Outcome::Sent || request.outcome == server::Outcome::NotChanged;
}

store::DownloadRow rowOf(const server::Request &request, const PublishedSites::KnownPhone *phone)
{
    store::DownloadRow row;
    row.at = request.at;
    row.site = phone ? std::optional(phone->site) : request.site;
    row.extension = phone ? phone->extension : request.extension;
    row.mac = request.mac ? request.mac->toString() : std::string();
    row.file = request.file;
    row.address = request.address.toString();
    row.userAgent = request.userAgent;
    row.result = resultOf(request.outcome);
    row.reason = delivered(request) ? request.rule : std::string(server::code(request.reason));
    row.bytes = static_cast<std::int64_t>(request.bytes);
    return row;
}

// What a request tells of its phone, where that is news. The served record is kept equal, so that it is told once.
void notePhone(const server::Request &request, PublishedSites::KnownPhone &phone, store::Batch &batch)
{
    store::NotePhone note{phone.site, *request.mac, {}, {}, {}, {}};
    const bool refused = request.outcome == server::Outcome::Refused;
    const std::string refusal = refused ? std::string(server::code(request.reason)) : std::string();
    if ((refused || delivered(request)) && phone.record.lastRefusal != refusal)
        note.lastRefusal = phone.record.lastRefusal = refusal;
    // Only a phone that was let in is believed who it is.
    if (!refused && !request.userAgent.empty() && phone.record.userAgent != request.userAgent)
        note.userAgent = phone.record.userAgent = request.userAgent;
    if (note.lastRefusal || note.userAgent)
        batch.emplace_back(std::move(note));
}

} // namespace

bool DownloadLog::worthLogging(const server::Request &request)
{
    if (m_waiting.requests.size() >= kQueue)
        return false;
    if (request.outcome != server::Outcome::Refused || request.extension)
        return true;
    if (request.at / 1000 != m_second) {
        m_second = request.at / 1000;
        m_strangers = 0;
    }
    return ++m_strangers <= kStrangersPerSecond;
}

void DownloadLog::add(const server::Request &request)
{
    const std::lock_guard lock(m_mutex);
    if (!worthLogging(request)) {
        ++m_dropped;
        return;
    }
    m_waiting.requests.push_back(request);
    if (m_waiting.requests.size() == kCommit)
        m_work.notify_one();
}

void DownloadLog::add(const server::EnrolmentChange &change)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.changes.push_back(change); // at most a few per phone
}

std::uint64_t DownloadLog::dropped() const
{
    const std::lock_guard lock(m_mutex);
    return m_dropped;
}

void DownloadLog::waitForWork(std::chrono::milliseconds most)
{
    std::unique_lock lock(m_mutex);
    m_work.wait_for(lock, most, [this] { return m_awake || m_waiting.requests.size() >= kCommit; });
    m_awake = false;
}

void DownloadLog::wake()
{
    const std::lock_guard lock(m_mutex);
    m_awake = true;
    m_work.notify_all();
}

DownloadLog::Taken DownloadLog::take()
{
    const std::lock_guard lock(m_mutex);
    Taken out;
    out.changes.swap(m_waiting.changes);
    if (m_waiting.requests.size() <= kOneCommit) {
        out.requests.swap(m_waiting.requests);
        return out;
    }
    const auto end = m_waiting.requests.begin() + kOneCommit;
    out.requests.assign(std::make_move_iterator(m_waiting.requests.begin()), std::make_move_iterator(end));
    m_waiting.requests.erase(m_waiting.requests.begin(), end);
    return out;
}

void DownloadLog::giveBack(Taken taken)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.changes.insert(m_waiting.changes.begin(), taken.changes.begin(), taken.changes.end());
    const std::size_t room = kQueue - std::min(kQueue, m_waiting.requests.size());
    const std::size_t lost = taken.requests.size() - std::min(room, taken.requests.size());
    m_dropped += lost;
    m_waiting.requests.insert(m_waiting.requests.begin(), taken.requests.begin() + static_cast<std::ptrdiff_t>(lost), taken.requests.end());
}

Result<bool> DownloadLog::store(store::Store &store, PublishedSites &sites)
{
    Taken taken = take();
    if (taken.requests.empty() && taken.changes.empty())
        return false;
    store::Batch batch;
    std::map<std::tuple<Uuid, MacAddress, std::string>, store::Delivery> deliveries; // the last of each file
    for (const server::EnrolmentChange &change : taken.changes) {
        auto *phone = sites.phone(change.site, change.mac);
        if (!phone)
            continue; // removed meanwhile
        store::NotePhone note{change.site, change.mac, {}, {}, {}, {}};
        if (change.source)
            note.enrolSource = phone->record.enrolSource = change.source->toString();
        if (change.secretUsed) {
            note.ifSecret = change.secretVersion; // one that was replaced meanwhile proves nothing of its successor
            note.ownUrlUsed = taken.requests.empty() ? 1 : taken.requests.front().at;
            if (phone->record.secret == change.secretVersion) {
                phone->record.enrolUntil = 0;
                phone->record.enrolSource.clear();
                phone->record.previousSecret.clear();
                phone->record.secretFirstUsed = *note.ownUrlUsed;
            }
        }
        batch.emplace_back(std::move(note));
    }
    for (const server::Request &request : taken.requests) {
        PublishedSites::KnownPhone *phone = nullptr;
        if (request.mac)
            phone = request.site ? sites.phone(*request.site, *request.mac) : sites.phoneAnywhere(*request.mac, request.address);
        batch.emplace_back(store::AppendDownload{rowOf(request, phone)});
        if (phone)
            notePhone(request, *phone, batch);
        if (phone && delivered(request) && !request.etag.empty())
            deliveries.insert_or_assign({phone->site, *request.mac, request.file},
                                        store::Delivery{phone->site, *request.mac, request.file, request.etag, request.at});
    }
    for (auto &[key, delivery] : deliveries)
        batch.emplace_back(store::PutDelivery{std::move(delivery)});
    // Losing the log in a power cut is a pity; losing that an enrolment is over would open it again.
    const auto durability = taken.changes.empty() ? store::Durability::Relaxed : store::Durability::Full;
    if (auto done = store.commit(batch, durability); !done) {
        giveBack(std::move(taken));
        return fail(done.error());
    }
    return true;
}

} // namespace pbx::targets
