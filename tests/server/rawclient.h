// A client that sends exactly the bytes it is told, as broken phones and attackers do.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace pbx::test {

struct Reply {
    int status = 0; // 0: none came
    std::string head, body;
    std::map<std::string, std::string> fields; // by lower-case name
};

class RawClient final {
public:
    // source: the client's own address where it matters, such as 127.0.0.2.
    explicit RawClient(std::uint16_t port, const std::string &source = {}, const std::string &server = "127.0.0.1");
    ~RawClient();
    RawClient(RawClient &&) noexcept;
    RawClient &operator=(RawClient &&) noexcept;

    bool send(std::string_view bytes); // false where the server has closed
    // One answer; bodyless: to a HEAD.
    Reply receive(bool bodyless = false);
    // All until the server closes; gives up (and clears closed()) after the time.
    std::string receiveAll(std::chrono::milliseconds most = std::chrono::seconds(10));
    bool receiveSome(); // false where nothing came in time, or the server has closed
    bool closed();      // by the server, after all was read: waits for it
    void close();
    void reset(); // closes hard, as a phone whose plug was pulled
    std::uint16_t localPort() const;

    Reply ask(std::string_view bytes); // send and receive; HEAD is known by its first bytes

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

[[nodiscard]] std::string get(std::string_view path, std::string_view more = {}); // HTTP/1.1 with Host
[[nodiscard]] Reply fetch(std::uint16_t port, std::string_view path, const std::string &source = {}, std::string_view more = {});
[[nodiscard]] std::string withoutDate(std::string head);

} // namespace pbx::test
