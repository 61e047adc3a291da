// One connection of a phone: reads a head, asks the gate, answers, and again. Lives on its worker's thread; only leave()
// may be called from another one.
#pragma once

#include "answer.h"
#include "connectiontable.h"
#include "gate.h"

#include <unordered_set>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

namespace pbx::server {

// What all connections share. Outlives them.
struct Core {
    Core(Observer o, const Limits &l, Clock c);

    const Observer observer;
    const Limits limits;
    const Clock clock;
    Registry registry;
    RefusalLimit refusals;
    ConnectionTable connections;
    Gate gate{registry, refusals};

    [[nodiscard]] static std::int64_t steady(); // ms
};

// A thread with its connections.
struct Worker {
    boost::asio::io_context context{1};
    std::unordered_set<Connection *> connections;
    bool stopping = false;

    [[nodiscard]] std::string_view date(std::int64_t now);

private:
    std::int64_t m_second = -1;
    std::string m_date;
};

class Connection final : public std::enable_shared_from_this<Connection> {
public:
    Connection(boost::asio::ip::tcp::socket socket, const domain::IpAddress &peer, Core &core, Worker &worker);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] Place &place() { return m_place; }
    void begin();
    static void leave(std::shared_ptr<Connection> connection); // from any thread
    void sweep(std::int64_t now);                              // closes it where its time is up
    void finishSoon();                                         // at once unless a download runs

private:
    void read();
    void next();
    void handle(std::string_view head);
    void refuse(const BadHead &bad);
    void send();
    void sent(const boost::system::error_code &error);
    void linger();
    void drain();
    void finish();
    void logUnfinished();
    [[nodiscard]] std::optional<domain::IpAddress> askerOf(const RequestHead &head) const; // nothing: cannot be told
    void enterState(Place::State state, std::chrono::milliseconds most);

    boost::asio::ip::tcp::socket m_socket;
    boost::asio::steady_timer m_timer;
    Core &m_core;
    Worker &m_worker;
    const domain::IpAddress m_peer;
    Place m_place;

    std::string m_in; // the first m_have bytes arrived
    std::size_t m_have = 0;
    std::size_t m_consumed = 0; // of the request that is being answered
    HeadScanner m_scanner;
    bool m_emptyLineSkipped = false;

    std::string m_out;
    std::string_view m_body;
    std::shared_ptr<const SiteSnapshot> m_keep; // holds m_body
    std::optional<Request> m_log;               // of the answer that is being sent
    bool m_close = false;

    std::int64_t m_deadline = 0;
    std::int64_t m_requestBegan = 0; // 0: no byte of it has come
    std::size_t m_drained = 0;
    bool m_lingering = false;
    bool m_finished = false;
};

} // namespace pbx::server
