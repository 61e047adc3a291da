// The head of one HTTP request, read strictly: what a phone sends, and nothing that two readers could understand in two
// ways. Pure functions over bytes; no sockets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace pbx::server {

struct HeadLimits {
    std::size_t bytes = 8192;
    std::size_t fields = 64;
    std::size_t path = 1024;
};

// Finds the end of a head in bytes that arrive piece by piece.
class HeadScanner final {
public:
    enum class Found : std::uint8_t { More, Whole, Bad, TooLong };
    // bytes: all that arrived since the request began. Looks only at what it has not seen yet.
    [[nodiscard]] Found scan(std::string_view bytes, std::size_t limit);
    [[nodiscard]] std::size_t length() const { return m_seen; } // of the head with its empty line, where Whole
    [[nodiscard]] bool inFirstLine() const { return m_line == 0; }
    void reset() { *this = {}; }

private:
    std::size_t m_seen = 0;
    std::size_t m_line = 0; // where the present line begins
};

enum class Status : std::uint16_t {
    Ok = 200,
    NotModified = 304,
    BadRequest = 400,
    NotFound = 404,
    MethodNotAllowed = 405,
    UriTooLong = 414,
    FieldsTooLarge = 431,
    NotSupported = 505,
};

// Views into the head's bytes.
struct RequestHead {
    bool isHead = false;
    bool http11 = true;
    bool keepAlive = true;
    std::string_view path; // begins with a slash; without the query; holds no percent sign, "." or empty segment
    std::string_view ifNoneMatch;
    std::string_view userAgent;
    std::string_view forwardedFor; // X-Forwarded-For
};

struct BadHead {
    Status status = Status::BadRequest;
    std::string_view path, userAgent; // as far as they were read, for the log
    bool isHead = false;
};

// head: one whole head, as HeadScanner found it.
[[nodiscard]] tl::expected<RequestHead, BadHead> readHead(std::string_view head, const HeadLimits &limits);

// Whether If-None-Match names the entity tag (given without quotes). Weak comparison; a damaged list matches nothing.
enum class TagMatch : std::uint8_t { No, Named, Any };
[[nodiscard]] TagMatch matchTag(std::string_view ifNoneMatch, std::string_view etag);

} // namespace pbx::server
