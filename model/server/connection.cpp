#include "connection.h"

#include "domain/chars.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

namespace pbx::server {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::size_t kFirstBuffer = 2048;
constexpr std::chrono::milliseconds kLinger{2000};
constexpr std::size_t kAgentLength = 256;

} // namespace

Core::Core(Observer o, const Limits &l, Clock c)
    : observer(std::move(o))
    , limits(l)
    , clock(c ? std::move(c) : []() -> std::int64_t {
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    })
    , refusals(l)
    , connections(l.connections, l.connectionsPerSource)
{}

std::int64_t Core::steady()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::string_view Worker::date(std::int64_t now)
{
    if (now / 1000 != m_second) {
        m_second = now / 1000;
        m_date = httpDate(m_second);
    }
    return m_date;
}

Connection::Connection(asio::ip::tcp::socket socket, const domain::IpAddress &peer, Core &core, Worker &worker)
    : m_socket(std::move(socket))
    , m_timer(worker.context)
    , m_core(core)
    , m_worker(worker)
    , m_peer(peer)
    , m_place{sourceOf(peer), !core.gate.isProxy(peer)}
{
    m_place.since = Core::steady();
}

Connection::~Connection()
{
    if (!m_finished)
        m_core.connections.leave(m_place);
}

void Connection::begin()
{
    if (m_worker.stopping || m_place.state.load() == Place::State::Leaving)
        return;
    m_worker.connections.insert(this);
    error_code ignored;
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    m_in.resize(std::min(kFirstBuffer, m_core.limits.headerBytes + 1));
    enterState(Place::State::Waiting, m_core.limits.headerTime);
    read();
}

void Connection::leave(std::shared_ptr<Connection> connection)
{
    // The reference moves along: the last one goes on the connection's own thread.
    asio::io_context &context = connection->m_worker.context;
    asio::post(context, [c = std::move(connection)] {
        c->logUnfinished();
        c->finish();
    });
}

void Connection::enterState(Place::State state, std::chrono::milliseconds most)
{
    const std::int64_t now = Core::steady();
    m_deadline = now + most.count();
    m_place.since.store(now, std::memory_order_relaxed);
    m_place.state.store(state, std::memory_order_relaxed);
}

void Connection::read()
{
    if (m_have == m_in.size())
        m_in.resize(std::min(m_in.size() * 2, m_core.limits.headerBytes + 1));
    m_socket.async_read_some(asio::buffer(m_in.data() + m_have, m_in.size() - m_have),
                             [self = shared_from_this()](const error_code &error, std::size_t size) {
                                 if (self->m_finished)
                                     return;
                                 if (error) {
                                     self->logUnfinished();
                                     self->finish();
                                     return;
                                 }
                                 self->m_have += size;
                                 self->next();
                             });
}

void Connection::next()
{
    if (m_requestBegan == 0 && m_have > 0) {
        m_requestBegan = Core::steady();
        m_deadline = m_requestBegan + m_core.limits.headerTime.count();
    }
    if (!m_emptyLineSkipped && std::string_view(m_in.data(), m_have).starts_with("\r\n")) {
        // An empty line before a request is forgiven once, as HTTP asks.
        m_emptyLineSkipped = true;
        m_in.erase(0, 2).resize(m_in.size() + 2);
        m_have -= 2;
        m_scanner.reset();
    }
    const std::string_view bytes(m_in.data(), m_have);
    switch (m_scanner.scan(bytes, m_core.limits.headerBytes)) {
    case HeadScanner::Found::More: read(); return;
    case HeadScanner::Found::Bad: refuse({}); return;
    case HeadScanner::Found::TooLong: refuse({m_scanner.inFirstLine() ? Status::UriTooLong : Status::FieldsTooLarge}); return;
    case HeadScanner::Found::Whole: handle(bytes.substr(0, m_scanner.length())); return;
    }
}

std::optional<domain::IpAddress> Connection::askerOf(const RequestHead &head) const
{
    if (!m_core.gate.isProxy(m_peer))
        return m_peer;
    std::string_view list = head.forwardedFor;
    while (true) {
        const std::size_t comma = list.rfind(',');
        const auto hop = domain::IpAddress::parse(comma == std::string_view::npos ? list : list.substr(comma + 1));
        if (!hop)
            return std::nullopt;
        if (comma == std::string_view::npos || !m_core.gate.isProxy(*hop))
            return *hop;
        list = list.substr(0, comma);
    }
}

void Connection::handle(std::string_view bytes)
{
    const auto received = std::chrono::steady_clock::now();
    const Limits &limits = m_core.limits;
    m_consumed = bytes.size();
    const auto head = readHead(bytes, {limits.headerBytes, limits.headerFields, limits.pathBytes});
    if (!head) {
        refuse(head.error());
        return;
    }
    const auto asker = askerOf(*head);
    if (!asker) { // a proxy that does not say who asks is nobody's address
        refuse({head->forwardedFor.empty() ? Status::NotFound : Status::BadRequest, head->path, head->userAgent, head->isHead});
        return;
    }
    m_deadline = m_requestBegan + limits.requestTime.count();
    m_place.state.store(Place::State::Answering, std::memory_order_relaxed);
    const std::int64_t now = m_core.clock();
    Decision decision = m_core.gate.decide(*head, {*asker, now, Core::steady()});
    if (decision.knownPhone)
        m_place.known.store(true, std::memory_order_relaxed);
    if (decision.change && m_core.observer.enrolment)
        m_core.observer.enrolment(*decision.change);

    m_close = !head->keepAlive || m_worker.stopping;
    m_body = writeAnswer(m_out, decision.status, decision.file, m_worker.date(now), {head->isHead, head->http11, m_close});
    m_keep = std::move(decision.keep);
    m_log = std::move(decision.log);
    m_log->at = now;
    m_log->userAgent = domain::printable(head->userAgent, kAgentLength);
    if (decision.status == Status::Ok)
        m_log->bytes = m_body.size();
    if (decision.status != Status::NotFound || limits.refusalTime.count() == 0) {
        send();
        return;
    }
    m_timer.expires_at(received + limits.refusalTime);
    m_timer.async_wait([self = shared_from_this()](const error_code &error) {
        if (!error && !self->m_finished)
            self->send();
    });
}

void Connection::refuse(const BadHead &bad)
{
    const std::int64_t now = m_core.clock();
    m_place.state.store(Place::State::Answering, std::memory_order_relaxed);
    m_deadline = Core::steady() + m_core.limits.headerTime.count();
    m_close = true;
    m_body = writeAnswer(m_out, bad.status, nullptr, m_worker.date(now), {bad.isHead, true, true});
    m_log = Request{now, m_peer, nameForLog(bad.path), domain::printable(bad.userAgent, kAgentLength)};
    m_log->reason = bad.status == Status::MethodNotAllowed ? Reason::Method
                    : bad.status == Status::NotFound       ? Reason::SilentProxy
                                                           : Reason::BadRequest;
    // An upload of logs is what some phones do all day; it harms nobody.
    if (m_log->reason == Reason::BadRequest)
        m_core.refusals.count(m_peer, std::nullopt, Core::steady());
    send();
}

void Connection::send()
{
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(m_out), asio::buffer(m_body.data(), m_body.size())};
    asio::async_write(m_socket, buffers, [self = shared_from_this()](const error_code &error, std::size_t /*size*/) { self->sent(error); });
}

void Connection::sent(const error_code &error)
{
    if (m_log) {
        if (error && (m_log->outcome == Outcome::Sent || m_log->outcome == Outcome::NotChanged)) {
            m_log->outcome = Outcome::Interrupted;
            m_log->reason = Reason::Interrupted;
            m_log->etag.clear();
        }
        if (m_core.observer.request)
            m_core.observer.request(*m_log);
        m_log.reset();
    }
    m_body = {};
    m_keep.reset();
    if (m_finished)
        return;
    if (error) {
        finish();
        return;
    }
    if (m_close) {
        linger();
        return;
    }
    const std::size_t rest = m_have - m_consumed;
    std::copy_n(m_in.begin() + static_cast<std::ptrdiff_t>(m_consumed), rest, m_in.begin());
    m_have = rest;
    m_scanner.reset();
    m_requestBegan = 0;
    m_emptyLineSkipped = false;
    enterState(Place::State::Waiting, m_core.limits.keepAliveTime);
    next();
}

// Closing with unread bytes would make the system reset the connection, and the phone would never read the answer.
void Connection::linger()
{
    m_lingering = true;
    error_code error;
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_send, error);
    if (error || m_worker.stopping) {
        finish();
        return;
    }
    enterState(Place::State::Waiting, kLinger);
    drain();
}

void Connection::drain()
{
    m_socket.async_read_some(asio::buffer(m_in), [self = shared_from_this()](const error_code &error, std::size_t size) {
        if (self->m_finished)
            return;
        self->m_drained += size;
        if (error || self->m_drained > self->m_core.limits.drainBytes)
            self->finish();
        else
            self->drain();
    });
}

void Connection::logUnfinished()
{
    if (m_finished || m_have == 0 || m_lingering || m_log)
        return;
    m_core.refusals.count(m_peer, std::nullopt, Core::steady());
    Request line{m_core.clock(), m_peer};
    line.reason = Reason::Unfinished;
    if (m_core.observer.request)
        m_core.observer.request(line);
}

void Connection::sweep(std::int64_t now)
{
    if (now < m_deadline || m_finished)
        return;
    logUnfinished();
    finish();
}

void Connection::finishSoon()
{
    if (m_log)
        m_close = true;
    else
        finish();
}

void Connection::finish()
{
    if (m_finished)
        return;
    m_finished = true;
    error_code ignored;
    m_timer.cancel(ignored);
    m_socket.close(ignored);
    m_worker.connections.erase(this);
    m_core.connections.leave(m_place);
}

} // namespace pbx::server
