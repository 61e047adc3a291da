// libFuzzer: any bytes as what a phone sends. The scanner finds the same end however the bytes are cut, and what is read
// keeps the promises of RequestHead.
#include "server/requesthead.h"

#include <cstdint>
#include <cstdlib>

using namespace pbx::server;

namespace {

void must(bool holds)
{
    if (!holds)
        std::abort();
}

bool within(std::string_view part, std::string_view whole)
{
    return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(data, data + size);
    const HeadLimits limits;
    HeadScanner atOnce;
    HeadScanner inPieces;
    const auto found = atOnce.scan(bytes, limits.bytes);
    auto same = HeadScanner::Found::More;
    for (std::size_t end = 1; end <= bytes.size() && same == HeadScanner::Found::More; ++end)
        same = inPieces.scan(std::string_view(bytes).substr(0, end), limits.bytes);
    if (!bytes.empty())
        must(found == same);
    if (found != HeadScanner::Found::Whole)
        return 0;
    must(atOnce.length() == inPieces.length() && atOnce.length() <= limits.bytes);
    const std::string_view whole = std::string_view(bytes).substr(0, atOnce.length());
    const auto read = readHead(whole, limits);
    if (!read) {
        must(read.error().status != Status::Ok && within(read.error().path, whole) && within(read.error().userAgent, whole));
        return 0;
    }
    const std::string_view path = read->path;
    must(path.starts_with('/') && path.size() <= limits.path && within(path, whole));
    must(path.find('%') == std::string_view::npos && path.find('?') == std::string_view::npos && path.find("//") == std::string_view::npos);
    must(path.find("/../") == std::string_view::npos && path.find("/./") == std::string_view::npos && !path.ends_with("/.."));
    for (const std::string_view text : {path, read->ifNoneMatch, read->userAgent, read->forwardedFor}) {
        must(within(text, whole));
        must(text.find_first_of("\r\n") == std::string_view::npos);
    }
    (void)matchTag(read->ifNoneMatch, "0123");
    return 0;
}
