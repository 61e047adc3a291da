#include "lanservice.h"

#include "domain/say.h"
#include "downloadlog.h"

#include <atomic>
#include <future>
#include <thread>

namespace pbx::targets {

using namespace domain;

namespace {
constexpr std::chrono::milliseconds kPace{200};
// Attempts to store what is left when the service stops.
constexpr int kLastTries = 5;
} // namespace

class LanService::Private final {
public:
    Private(OpenStore open, std::shared_ptr<const store::Vault> unlocked, Changed told)
        : openStore(std::move(open))
        , vault(std::move(unlocked))
        , changed(std::move(told))
    {}

    void run(const server::Listen &listen, std::promise<Result<void>> started);

    const OpenStore openStore;
    const std::shared_ptr<const store::Vault> vault;
    const Changed changed;
    DownloadLog log;
    std::unique_ptr<server::ProvisioningServer> http; // a new one for each start; after the log, into which it calls
    std::thread thread;
    std::atomic<bool> stopping = false;

    mutable std::mutex mutex;
    State state;

private:
    Result<void> readSettings(store::Store &store); // what stands between phones and server
    Result<void> begin(const server::Listen &listen, std::unique_ptr<store::Store> &store, std::unique_ptr<PublishedSites> &sites);
    void turn(store::Store &store, PublishedSites &sites);
    Result<bool> write(store::Store &store, PublishedSites &sites); // true where something was stored
    Result<void> look(store::Store &store, PublishedSites &sites);
    void finish(store::Store &store, PublishedSites &sites);

    std::int64_t m_seen = 0; // change counter up to which all is served
};

Result<void> LanService::Private::readSettings(store::Store &store)
{
    auto paths = basePaths(store);
    if (!paths)
        return fail(paths.error());
    auto proxies = trustedProxies(store);
    if (!proxies)
        return fail(proxies.error());
    http->setBasePaths(std::move(*paths));
    http->setTrustedProxies(std::move(*proxies));
    return {};
}

Result<void> LanService::Private::begin(const server::Listen &listen, std::unique_ptr<store::Store> &store, std::unique_ptr<PublishedSites> &sites)
{
    auto opened = openStore();
    if (!opened)
        return fail(opened.error());
    store = std::move(*opened);
    sites = std::make_unique<PublishedSites>(*store, *vault, *http);
    const auto counter = store->changeCounter();
    if (!counter)
        return fail(counter.error());
    m_seen = *counter;
    if (auto known = readSettings(*store); !known)
        return known;
    if (auto loaded = sites->refresh(); !loaded)
        return loaded;
    state = {sites->problems(), log.dropped()};
    return http->start(listen);
}

void LanService::Private::run(const server::Listen &listen, std::promise<Result<void>> started)
{
    std::unique_ptr<store::Store> store;
    std::unique_ptr<PublishedSites> sites;
    const auto begun = begin(listen, store, sites);
    started.set_value(begun);
    if (!begun)
        return;
    while (!stopping) {
        log.waitForWork(kPace);
        turn(*store, *sites);
    }
    http->stop();
    finish(*store, *sites);
}

void LanService::Private::turn(store::Store &store, PublishedSites &sites)
{
    State now{{}, log.dropped()};
    const auto written = write(store, sites);
    if (!written)
        now.problems.push_back(say("The download log cannot be stored: %1", {written.error().sentence}));
    if (const auto seen = look(store, sites); !seen)
        now.problems.push_back(say("New revisions cannot be read: %1", {seen.error().sentence}));
    const auto ofSites = sites.problems();
    now.problems.insert(now.problems.end(), ofSites.begin(), ofSites.end());
    const bool another = [&] {
        const std::lock_guard lock(mutex);
        return std::exchange(state, now) != now;
    }();
    if (changed && (another || (written && *written)))
        changed(now);
}

Result<bool> LanService::Private::write(store::Store &store, PublishedSites &sites)
{
    const auto before = store.changeCounter();
    if (!before)
        return fail(before.error());
    const auto stored = log.store(store, sites);
    if (!stored)
        return fail(stored.error());
    if (!*stored)
        return false;
    const auto after = store.changeCounter();
    // One commit, ours, is nothing new.
    if (after && *before == m_seen && *after == m_seen + 1)
        m_seen = *after;
    return true;
}

Result<void> LanService::Private::look(store::Store &store, PublishedSites &sites)
{
    const auto counter = store.changeCounter();
    if (!counter)
        return fail(counter.error());
    if (*counter == m_seen)
        return {};
    // First the settings: the files that are published now may name a new path.
    auto known = readSettings(store);
    if (auto refreshed = sites.refresh(); !refreshed)
        return refreshed;
    if (!known)
        return known;
    m_seen = *counter;
    return {};
}

void LanService::Private::finish(store::Store &store, PublishedSites &sites)
{
    for (int tries = 0; tries < kLastTries;) {
        const auto stored = log.store(store, sites);
        if (stored && !*stored)
            break;
        if (!stored)
            ++tries;
    }
    if (changed)
        changed({state.problems, log.dropped()});
}

LanService::LanService(OpenStore openStore, std::shared_ptr<const store::Vault> vault, Changed changed)
    : m_d(std::make_unique<Private>(std::move(openStore), std::move(vault), std::move(changed)))
{}

LanService::~LanService()
{
    stop();
}

Result<void> LanService::start(const server::Listen &listen)
{
    if (m_d->thread.joinable())
        return fail(ErrorKind::Conflict, say("The server runs already."));
    if (!m_d->vault || m_d->vault->locked())
        return fail(ErrorKind::Locked, say("The workspace is locked: phones' files cannot be opened. Unlock it first."));
    std::promise<Result<void>> started;
    auto answer = started.get_future();
    m_d->stopping = false;
    auto &log = m_d->log;
    m_d->http = std::make_unique<server::ProvisioningServer>(server::Observer{[&log](const server::Request &request) { log.add(request); },
                                                                              [&log](const server::EnrolmentChange &change) { log.add(change); }});
    m_d->thread = std::thread([d = m_d.get(), listen, s = std::move(started)]() mutable { d->run(listen, std::move(s)); });
    auto result = answer.get();
    if (!result)
        m_d->thread.join();
    return result;
}

void LanService::stop()
{
    if (!m_d->thread.joinable())
        return;
    m_d->stopping = true;
    m_d->log.wake();
    m_d->thread.join();
}

bool LanService::running() const
{
    return m_d->http && m_d->http->running();
}

std::uint16_t LanService::port() const
{
    return m_d->http ? m_d->http->port() : 0;
}

LanService::State LanService::state() const
{
    const std::lock_guard lock(m_d->mutex);
    return {m_d->state.problems, m_d->log.dropped()};
}

} // namespace pbx::targets
