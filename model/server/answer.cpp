#include "answer.h"

#include <algorithm>

namespace pbx::server {

namespace {

struct Line {
    Status status;
    std::string_view text; // after "HTTP/1.1 "
    std::string_view body;
};
constexpr std::array kLines{
    Line{Status::Ok, "200 OK", ""},
    Line{Status::NotModified, "304 Not Modified", ""},
    Line{Status::BadRequest, "400 Bad Request", "Bad request.\n"},
    Line{Status::NotFound, "404 Not Found", "Not found.\n"},
    Line{Status::MethodNotAllowed, "405 Method Not Allowed", "Only GET and HEAD.\n"},
    Line{Status::UriTooLong, "414 URI Too Long", "Path too long.\n"},
    Line{Status::FieldsTooLarge, "431 Request Header Fields Too Large", "Header too large.\n"},
    Line{Status::NotSupported, "505 HTTP Version Not Supported", "Only HTTP/1.0 and HTTP/1.1.\n"},
};

// Days since 1970 to year, month, day (proleptic Gregorian).
std::array<int, 3> civil(std::int64_t days)
{
    const std::int64_t z = days + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int64_t dayOfEra = z - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
    const std::int64_t day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    return {static_cast<int>(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), static_cast<int>(month), static_cast<int>(day)};
}

std::string two(std::int64_t value)
{
    return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

} // namespace

// Not strftime: day and month must be English in every locale.
std::string httpDate(std::int64_t seconds)
{
    constexpr std::array days{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::int64_t time = std::max<std::int64_t>(seconds, 0);
    const std::int64_t day = time / 86400;
    const std::int64_t rest = time % 86400;
    const auto [year, month, dayOfMonth] = civil(day);
    return std::string(days[static_cast<std::size_t>(day % 7)]) + ", " + two(dayOfMonth) + ' ' + months[static_cast<std::size_t>(month - 1)] + ' '
           + std::to_string(year) + ' ' + two(rest / 3600) + ':' + two(rest / 60 % 60) + ':' + two(rest % 60) + " GMT";
}

std::string_view writeAnswer(std::string &out, Status status, const StoredFile *file, std::string_view date, const AnswerShape &shape)
{
    const Line &line = *std::ranges::find(kLines, status, &Line::status);
    const std::string_view body = status == Status::Ok ? std::string_view(file->bytes) : line.body;
    out = "HTTP/1.1 ";
    out += line.text;
    out += "\r\nDate: ";
    out += date;
    out += "\r\n";
    if (status == Status::Ok || status == Status::NotModified)
        out += file->fields;
    else
        out += "Content-Type: text/plain\r\nCache-Control: no-store\r\n";
    if (status == Status::MethodNotAllowed)
        out += "Allow: GET, HEAD\r\n";
    if (status != Status::NotModified) {
        out += "Content-Length: ";
        out += std::to_string(body.size());
        out += "\r\n";
    }
    if (shape.close)
        out += "Connection: close\r\n";
    else if (!shape.http11)
        out += "Connection: keep-alive\r\n";
    out += "\r\n";
    return shape.isHead ? std::string_view() : body;
}

} // namespace pbx::server
