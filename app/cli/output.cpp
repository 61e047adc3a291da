#include "output.h"

#include "domain/chars.h"
#include "domain/say.h"
#include "exitcode.h"

#include <algorithm>
#include <cstdio>
#include <QDateTime>

namespace pbx::cli {

void print(std::string_view data)
{
    // A failure stays noted in the stream, for finish().
    (void)std::fwrite(data.data(), 1, data.size(), stdout);
    (void)std::fflush(stdout);
}

int finish(int code)
{
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return code;
    complain(say("Standard output took only a part, or nothing: its disk is full, or it is closed. Free some space or write to another file."));
    return code == kOk ? kFailed : code;
}

namespace {

// Lines of sentences come from us, but quote what others wrote: no control character may act on a terminal.
std::string harmless(std::string_view text)
{
    std::string out;
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t start = position;
        if (const auto c = domain::nextCodePoint(text, position); c && !domain::isControl(*c)) {
            out += text.substr(start, position - start);
            continue;
        }
        position = std::max(position, start + 1);
        out += domain::printable(text.substr(start, position - start));
    }
    return out;
}

} // namespace

void complain(std::string_view sentence)
{
    const std::string line = harmless(sentence) + '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

int failWith(const Error &error)
{
    std::string_view rest = error.sentence;
    while (!rest.empty()) { // several errors stand one below the other
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        complain(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (error.kind == ErrorKind::Unconfirmed)
        complain(say("“--allow-removal” does it nevertheless."));
    return exitCode(error.kind);
}

void complain(const domain::Findings &findings)
{
    for (const domain::Finding &finding : findings)
        complain((finding.pointer.empty() ? "/" : finding.pointer) + ": " + finding.sentence);
}

std::string Table::text() const
{
    if (m_rows.size() < 2)
        return {};
    std::vector<std::vector<std::string>> shown;
    std::vector<std::size_t> widths(m_rows.front().size());
    for (const auto &row : m_rows) {
        auto &cells = shown.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            cells.push_back(domain::printable(row[i]));
            widths[i] = std::max(widths[i], domain::codePoints(cells.back()));
        }
    }
    std::string out;
    for (const auto &row : shown) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += row[i] + std::string(widths[i] - domain::codePoints(row[i]) + 2, ' ');
        out += std::string(line.substr(0, line.find_last_not_of(' ') + 1)) + '\n';
    }
    return out;
}

void writeFindings(domain::JsonWriter &out, std::string_view name, const domain::Findings &findings)
{
    out.name(name);
    out.beginArray();
    for (const domain::Finding &finding : findings) {
        out.beginObject();
        out.member("severity", finding.severity == domain::Severity::Error ? "error" : "warning");
        out.member("pointer", finding.pointer);
        out.member("sentence", finding.sentence);
        out.endObject();
    }
    out.endArray();
}

std::string timeText(std::int64_t milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds)
        .toOffsetFromUtc(QDateTime::fromMSecsSinceEpoch(milliseconds).offsetFromUtc())
        .toString(Qt::ISODate)
        .toStdString();
}

} // namespace pbx::cli
