#include "requesthead.h"

#include "domain/chars.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <boost/beast/http/basic_parser.hpp>

namespace pbx::server {

namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

std::string_view plain(string_view text)
{
    return {text.data(), text.size()};
}

// Keeps what matters of a head; Beast checks the grammar of the lines.
class Reader final : public http::basic_parser<true> {
public:
    std::string_view method, target, host;
    RequestHead out;
    std::string_view contentLength;
    int version = 11;
    int hosts = 0, contentLengths = 0, transferEncodings = 0, matches = 0, forwards = 0;
    std::size_t fields = 0;

private:
    void on_request_impl(http::verb /*verb*/, string_view methodText, string_view targetText, int v, error_code & /*ec*/) override
    {
        method = plain(methodText);
        target = plain(targetText);
        version = v;
    }
    void on_response_impl(int /*code*/, string_view /*reason*/, int /*version*/, error_code & /*ec*/) override {}
    void on_field_impl(http::field name, string_view text, string_view value, error_code & /*ec*/) override
    {
        ++fields;
        switch (name) {
        case http::field::host:
            ++hosts;
            host = plain(value);
            break;
        case http::field::content_length:
            ++contentLengths;
            contentLength = plain(value);
            break;
        case http::field::transfer_encoding: ++transferEncodings; break;
        case http::field::if_none_match: out.ifNoneMatch = ++matches == 1 ? plain(value) : std::string_view(); break;
        case http::field::user_agent: out.userAgent = plain(value); break;
        default:
            if (domain::equalsIgnoringCase(plain(text), "X-Forwarded-For"))
                out.forwardedFor = ++forwards == 1 ? plain(value) : std::string_view();
        }
    }
    void on_header_impl(error_code & /*ec*/) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t> & /*length*/, error_code & /*ec*/) override {}
    std::size_t on_body_impl(string_view body, error_code & /*ec*/) override { return body.size(); }
    void on_chunk_header_impl(std::uint64_t /*size*/, string_view /*extensions*/, error_code & /*ec*/) override {}
    std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, string_view body, error_code & /*ec*/) override { return body.size(); }
    void on_finish_impl(error_code & /*ec*/) override {}
};

constexpr bool isPathChar(char c)
{
    return domain::isAlpha(c) || domain::isDigit(c) || std::string_view("/-._~!$&'()*+,;=:@").find(c) != std::string_view::npos;
}

constexpr bool isQueryChar(char c)
{
    return isPathChar(c) || c == '?' || c == '%';
}

bool isPath(std::string_view path)
{
    if (path.empty() || path.front() != '/' || !std::ranges::all_of(path, isPathChar))
        return false;
    path.remove_prefix(1);
    while (true) {
        const std::size_t slash = path.find('/');
        const std::string_view segment = path.substr(0, slash);
        if (segment == "." || segment == ".." || (segment.empty() && slash != std::string_view::npos))
            return false;
        if (slash == std::string_view::npos)
            return true;
        path.remove_prefix(slash + 1);
    }
}

// reg-name, IPv4 or [IPv6], with an optional port: enough to refuse user names, paths and lists.
bool isHost(std::string_view host)
{
    const std::size_t bracket = !host.empty() && host.front() == '[' ? host.find(']') : 0;
    if (bracket == std::string_view::npos)
        return false;
    const std::size_t colon = host.find(':', bracket);
    const std::string_view name = host.substr(0, colon);
    const auto plainChar = [](char c) { return domain::isAlpha(c) || domain::isDigit(c) || c == '-' || c == '.' || c == '_'; };
    const auto bracketChar = [](char c) { return domain::hexDigit(c) >= 0 || c == ':' || c == '.'; };
    const bool named = bracket == 0 ? std::ranges::all_of(name, plainChar)
                                    : name.size() == bracket + 1 && std::ranges::all_of(name.substr(1, bracket - 1), bracketChar);
    const std::string_view port = colon == std::string_view::npos ? "0" : host.substr(colon + 1);
    return !name.empty() && named && (port.empty() || domain::parseDecimal(port, 65535));
}

std::optional<Status> refusal(const Reader &reader, const HeadLimits &limits)
{
    if (reader.fields > limits.fields)
        return Status::FieldsTooLarge;
    if (reader.target.size() > limits.path)
        return Status::UriTooLong;
    if (reader.contentLengths > 1 || reader.transferEncodings > 1 || (reader.contentLengths == 1 && reader.transferEncodings == 1))
        return Status::BadRequest;
    if (reader.contentLengths == 1 && !std::ranges::all_of(reader.contentLength, domain::isDigit))
        return Status::BadRequest;
    if (reader.transferEncodings == 1 && reader.version == 10)
        return Status::BadRequest;
    if (reader.hosts > 1 || (reader.hosts == 0 && reader.version == 11) || (reader.hosts == 1 && !isHost(reader.host)))
        return Status::BadRequest;
    if (reader.forwards > 1)
        return Status::BadRequest;
    if (reader.method != "GET" && reader.method != "HEAD")
        return Status::MethodNotAllowed;
    if (reader.transferEncodings == 1 || (reader.contentLengths == 1 && reader.contentLength != "0"))
        return Status::BadRequest; // a body
    return std::nullopt;
}

// Whether the first line ends like HTTP, of whatever version: Beast reads 1.0 and 1.1 only.
bool endsInVersion(std::string_view head)
{
    constexpr std::string_view name = " HTTP/";
    const std::string_view line = head.substr(0, head.find("\r\n"));
    const std::size_t at = line.rfind(name);
    const std::string_view version = at == std::string_view::npos ? std::string_view() : line.substr(at + name.size());
    return version.size() == 3 && std::ranges::count(line, ' ') == 2 && domain::isDigit(version[0]) && version[1] == '.'
           && domain::isDigit(version[2]);
}

bool isLineChar(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 ? byte != 0x7F : c == '\t';
}

} // namespace

HeadScanner::Found HeadScanner::scan(std::string_view bytes, std::size_t limit)
{
    for (; m_seen < bytes.size(); ++m_seen) {
        if (m_seen >= limit)
            return Found::TooLong;
        const char c = bytes[m_seen];
        const bool afterReturn = m_seen > 0 && bytes[m_seen - 1] == '\r';
        if (c == '\r' && !afterReturn) {
            if (m_seen + 1 == bytes.size())
                return Found::More; // seen again with what follows it
            continue;
        }
        if (c != '\n') {
            // Space at the beginning of a line continues the field before it: two readers, two meanings.
            if (afterReturn || !isLineChar(c) || (m_seen == m_line && (c == ' ' || c == '\t')))
                return Found::Bad;
            continue;
        }
        if (!afterReturn)
            return Found::Bad;
        const bool emptyLine = m_seen == m_line + 1;
        const bool first = m_line == 0;
        m_line = m_seen + 1;
        if (emptyLine) {
            ++m_seen;
            return first ? Found::Bad : Found::Whole;
        }
    }
    return m_seen >= limit ? Found::TooLong : Found::More;
}

tl::expected<RequestHead, BadHead> readHead(std::string_view head, const HeadLimits &limits)
{
    Reader reader;
    reader.header_limit(static_cast<std::uint32_t>(limits.bytes + 1));
    // Bodies are refused by refusal(); no limit (boost::none) would refuse even an empty one in Boost 1.74.
    reader.body_limit(std::numeric_limits<std::uint64_t>::max());
    error_code error;
    reader.put(boost::asio::const_buffer(head.data(), head.size()), error);
    // A body that is announced but not there yet is none of the grammar's errors; refusal() has its word on it.
    const bool grammar = reader.is_header_done() && (!error || error == http::error::need_more);
    const std::size_t question = reader.target.find('?');
    const std::string_view path = reader.target.substr(0, question);
    const auto bad = [&](Status status) { return tl::unexpected(BadHead{status, path, reader.out.userAgent, reader.method == "HEAD"}); };
    if (!grammar)
        return bad(error == http::error::bad_version && endsInVersion(head) ? Status::NotSupported : Status::BadRequest);
    if (const auto status = refusal(reader, limits))
        return bad(*status);
    if (!isPath(path) || (question != std::string_view::npos && !std::ranges::all_of(reader.target.substr(question), isQueryChar)))
        return bad(Status::BadRequest);
    reader.out.path = path;
    reader.out.isHead = reader.method == "HEAD";
    reader.out.http11 = reader.version == 11;
    reader.out.keepAlive = reader.keep_alive();
    return reader.out;
}

TagMatch matchTag(std::string_view list, std::string_view etag)
{
    list = domain::trim(list);
    if (list == "*")
        return TagMatch::Any;
    TagMatch found = TagMatch::No;
    while (!list.empty()) {
        if (list.starts_with("W/"))
            list.remove_prefix(2);
        const std::size_t end = list.starts_with('"') ? list.find('"', 1) : std::string_view::npos;
        if (end == std::string_view::npos)
            return TagMatch::No;
        if (list.substr(1, end - 1) == etag)
            found = TagMatch::Named;
        list = domain::trim(list.substr(end + 1));
        if (list.empty())
            break;
        if (list.front() != ',')
            return TagMatch::No;
        list = domain::trim(list.substr(1));
    }
    return found;
}

} // namespace pbx::server
