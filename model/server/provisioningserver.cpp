#include "provisioningserver.h"

#include "connection.h"
#include "domain/chars.h"
#include "domain/say.h"
#include "portholder.h"

#include <algorithm>
#include <thread>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>

namespace pbx::server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

domain::IpAddress plainAddress(const asio::ip::address &address)
{
    return address.is_v4() ? domain::IpAddress::fromV4(address.to_v4().to_uint()) : domain::IpAddress::fromV6(address.to_v6().to_bytes());
}

tcp::endpoint endpointOf(const Listen &listen)
{
    if (listen.address.isV4())
        return {asio::ip::address_v4(listen.address.v4()), listen.port};
    return {asio::ip::address_v6(listen.address.bytes()), listen.port};
}

} // namespace

class ProvisioningServer::Private final {
public:
    Private(Observer observer, const Limits &limits, Clock clock)
        : core(std::move(observer), limits, std::move(clock))
    {}
    ~Private() { stop(); }

    domain::Result<void> start(const Listen &listen);
    void stop();

    Core core;
    std::atomic<bool> running = false;
    std::atomic<std::uint16_t> port = 0;

private:
    struct Thread {
        Worker worker;
        asio::executor_work_guard<asio::io_context::executor_type> work{worker.context.get_executor()};
        asio::steady_timer sweepTimer{worker.context};
        std::thread thread;
    };
    void accept();
    void accepted(const error_code &error, tcp::socket socket);
    void sweepLater(Thread &thread);

    std::vector<std::unique_ptr<Thread>> m_threads;
    std::unique_ptr<tcp::acceptor> m_acceptor; // runs on the first thread
    std::unique_ptr<asio::steady_timer> m_retry;
    std::size_t m_turn = 0;
};

domain::Result<void> ProvisioningServer::Private::start(const Listen &listen)
{
    const std::string place = listen.address.isV4() ? listen.address.toString() : '[' + listen.address.toString() + ']';
    const std::string where = place + ':' + std::to_string(listen.port);
    if (running)
        return fail(ErrorKind::Conflict, say("The server runs already."));
    auto context = std::make_unique<Thread>();
    auto acceptor = std::make_unique<tcp::acceptor>(context->worker.context);
    const tcp::endpoint endpoint = endpointOf(listen);
    error_code error;
    acceptor->open(endpoint.protocol(), error);
#ifndef _WIN32 // where it would let two programs share the port
    if (!error)
        acceptor->set_option(tcp::acceptor::reuse_address(true), error);
#endif
    if (!error && !listen.address.isV4())
        acceptor->set_option(asio::ip::v6_only(false), error);
    if (!error)
        acceptor->bind(endpoint, error);
    if (!error)
        acceptor->listen(asio::socket_base::max_listen_connections, error);
    const tcp::endpoint real = error ? tcp::endpoint() : acceptor->local_endpoint(error);
    if (error == asio::error::address_in_use) {
        const auto holder = portHolder(listen.port);
        return fail(ErrorKind::Conflict,
                    holder ? say("Port %1 is held by %2. Stop that program or choose another port.", {std::to_string(listen.port), *holder})
                           : say("Port %1 is held by another program. Stop it or choose another port.", {std::to_string(listen.port)}),
                    error.message());
    }
    if (error == boost::system::errc::address_not_available)
        return fail(ErrorKind::Invalid, say("This computer does not have the address %1. Choose one of its own, or 0.0.0.0 for all.", {place}),
                    error.message());
    if (error == asio::error::access_denied)
        return fail(ErrorKind::Io, say("The system does not let this program listen on %1. Choose a port above 1023.", {where}), error.message());
    if (error)
        return fail(ErrorKind::Io, say("The server cannot listen on %1: %2.", {where, error.message()}), error.message());

    m_threads.push_back(std::move(context));
    for (int i = 1; i < std::max(1, core.limits.threads); ++i)
        m_threads.push_back(std::make_unique<Thread>());
    m_acceptor = std::move(acceptor);
    m_retry = std::make_unique<asio::steady_timer>(m_threads.front()->worker.context);
    port = real.port();
    running = true;
    accept();
    for (const auto &thread : m_threads) {
        sweepLater(*thread);
        thread->thread = std::thread([&io = thread->worker.context] {
            while (true) {
                try {
                    io.run();
                    return;
                } catch (const std::exception &) {
                    // Out of memory for one request: its connection is gone with its handler, the others go on.
                    continue;
                }
            }
        });
    }
    return {};
}

void ProvisioningServer::Private::accept()
{
    m_turn = (m_turn + 1) % m_threads.size();
    m_acceptor->async_accept(m_threads[m_turn]->worker.context,
                             [this](const error_code &error, tcp::socket socket) { accepted(error, std::move(socket)); });
}

void ProvisioningServer::Private::accepted(const error_code &error, tcp::socket socket)
{
    if (!m_acceptor->is_open())
        return;
    if (error) {
        // Out of descriptors, or the phone was gone before its turn.
        m_retry->expires_after(std::chrono::milliseconds(20));
        m_retry->async_wait([this](const error_code &stopped) {
            if (!stopped && m_acceptor->is_open())
                accept();
        });
        return;
    }
    error_code unknown;
    const tcp::endpoint peer = socket.remote_endpoint(unknown);
    if (!unknown) { // else there is nobody to answer
        auto connection = std::make_shared<Connection>(std::move(socket), plainAddress(peer.address()), core, m_threads[m_turn]->worker);
        connection->place().connection = connection;
        if (auto leaver = core.connections.enter(connection->place()))
            Connection::leave(std::move(leaver));
        asio::post(m_threads[m_turn]->worker.context, [c = std::move(connection)] { c->begin(); });
    }
    accept();
}

void ProvisioningServer::Private::sweepLater(Thread &thread)
{
    const auto pace = std::clamp(core.limits.headerTime / 10, std::chrono::milliseconds(5), std::chrono::milliseconds(200));
    thread.sweepTimer.expires_after(pace);
    thread.sweepTimer.async_wait([this, &thread](const error_code &error) {
        if (error)
            return;
        const std::vector<Connection *> all(thread.worker.connections.begin(), thread.worker.connections.end());
        const std::int64_t now = Core::steady();
        for (Connection *connection : all)
            connection->sweep(now);
        sweepLater(thread);
    });
}

void ProvisioningServer::Private::stop()
{
    if (!running)
        return;
    asio::post(m_threads.front()->worker.context, [this] {
        error_code ignored;
        m_acceptor->close(ignored);
        m_retry->cancel(ignored);
    });
    for (const auto &thread : m_threads) {
        asio::post(thread->worker.context, [&worker = thread->worker] {
            worker.stopping = true;
            const std::vector<Connection *> all(worker.connections.begin(), worker.connections.end());
            for (Connection *connection : all)
                connection->finishSoon();
        });
    }
    core.connections.waitUntilEmpty(std::chrono::seconds(1));
    for (const auto &thread : m_threads) {
        thread->work.reset();
        thread->worker.context.stop();
    }
    for (const auto &thread : m_threads)
        thread->thread.join();
    m_retry.reset();
    m_acceptor.reset();
    m_threads.clear();
    running = false;
    port = 0;
}

ProvisioningServer::ProvisioningServer(Observer observer, Limits limits, Clock clock)
    : m_d(std::make_unique<Private>(std::move(observer), limits, std::move(clock)))
{}

ProvisioningServer::~ProvisioningServer() = default;

domain::Result<void> ProvisioningServer::start(const Listen &listen)
{
    return m_d->start(listen);
}

void ProvisioningServer::stop()
{
    m_d->stop();
}

bool ProvisioningServer::running() const
{
    return m_d->running;
}

std::uint16_t ProvisioningServer::port() const
{
    return m_d->port;
}

void ProvisioningServer::publish(ServedSite site)
{
    m_d->core.registry.publish(std::move(site));
}

void ProvisioningServer::withdraw(const domain::Uuid &site)
{
    m_d->core.registry.withdraw(site);
}

void ProvisioningServer::setTrustedProxies(std::vector<domain::IpPrefix> proxies)
{
    m_d->core.gate.setTrustedProxies(std::move(proxies));
}

void ProvisioningServer::setBasePaths(std::vector<std::string> paths)
{
    m_d->core.gate.setBasePaths(std::move(paths));
}

} // namespace pbx::server
