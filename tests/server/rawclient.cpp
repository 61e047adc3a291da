#include "rawclient.h"

#include <algorithm>
#include <array>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

namespace pbx::test {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

struct RawClient::Private {
    asio::io_context context;
    tcp::socket socket{context};
    std::string pending;
    bool atEnd = false;

    bool more(std::chrono::milliseconds most)
    {
        if (atEnd)
            return false; // the end is told only once
        std::array<char, 65536> buffer{};
        bool done = false;
        socket.async_read_some(asio::buffer(buffer), [&](const error_code &error, std::size_t size) {
            done = true;
            atEnd = bool(error);
            pending.append(buffer.data(), size);
        });
        context.restart();
        context.run_for(most);
        if (!done) {
            socket.cancel();
            context.restart();
            context.run();
            atEnd = false;
            return false;
        }
        return !atEnd;
    }
};

RawClient::RawClient(std::uint16_t port, const std::string &source, const std::string &server)
    : m_d(std::make_unique<Private>())
{
    const tcp::endpoint to(asio::ip::make_address(server), port);
    m_d->socket.open(to.protocol());
    if (!source.empty())
        m_d->socket.bind({asio::ip::make_address(source), 0});
    error_code error;
    m_d->socket.connect(to, error);
    m_d->atEnd = bool(error);
}

RawClient::~RawClient() = default;
RawClient::RawClient(RawClient &&) noexcept = default;
RawClient &RawClient::operator=(RawClient &&) noexcept = default;

bool RawClient::send(std::string_view bytes)
{
    error_code error;
    asio::write(m_d->socket, asio::buffer(bytes.data(), bytes.size()), error);
    return !error;
}

Reply RawClient::receive(bool bodyless)
{
    constexpr std::chrono::seconds patience{10};
    Reply out;
    std::size_t end = 0;
    while ((end = m_d->pending.find("\r\n\r\n")) == std::string::npos) {
        if (!m_d->more(patience))
            return out;
    }
    out.head = m_d->pending.substr(0, end + 4);
    m_d->pending.erase(0, end + 4);
    out.status = std::atoi(out.head.c_str() + std::min<std::size_t>(out.head.find(' '), out.head.size() - 1));
    for (std::size_t at = out.head.find("\r\n") + 2; at < out.head.size() - 2;) {
        const std::size_t line = out.head.find("\r\n", at);
        const std::size_t colon = out.head.find(':', at);
        std::string name = out.head.substr(at, colon - at);
        std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        out.fields[name] = out.head.substr(colon + 2, line - colon - 2);
        at = line + 2;
    }
    const auto length = out.fields.find("content-length");
    const std::size_t size = bodyless || length == out.fields.end() ? 0 : std::stoul(length->second);
    while (m_d->pending.size() < size && m_d->more(patience)) {
    }
    out.body = m_d->pending.substr(0, size);
    m_d->pending.erase(0, size);
    return out;
}

std::string RawClient::receiveAll(std::chrono::milliseconds most)
{
    const auto until = std::chrono::steady_clock::now() + most;
    while (m_d->more(
        std::max(std::chrono::milliseconds(1), std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now())))) {
    }
    return std::exchange(m_d->pending, {});
}

bool RawClient::receiveSome()
{
    return m_d->more(std::chrono::seconds(10));
}

bool RawClient::closed()
{
    while (m_d->more(std::chrono::seconds(10))) {
    }
    return m_d->atEnd;
}

void RawClient::close()
{
    error_code ignored;
    m_d->socket.close(ignored);
}

void RawClient::reset()
{
    error_code ignored;
    m_d->socket.set_option(asio::socket_base::linger(true, 0), ignored);
    m_d->socket.close(ignored);
}

std::uint16_t RawClient::localPort() const
{
    error_code ignored;
    return m_d->socket.local_endpoint(ignored).port();
}

Reply RawClient::ask(std::string_view bytes)
{
    return send(bytes) ? receive(bytes.starts_with("HEAD ")) : Reply{};
}

std::string get(std::string_view path, std::string_view more)
{
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: phones.example\r\n" + std::string(more) + "\r\n";
}

Reply fetch(std::uint16_t port, std::string_view path, const std::string &source, std::string_view more)
{
    return RawClient(port, source).ask(get(path, more));
}

std::string withoutDate(std::string head)
{
    const std::size_t at = head.find("Date: ");
    return at == std::string::npos ? head : head.erase(at, head.find("\r\n", at) + 2 - at);
}

} // namespace pbx::test
