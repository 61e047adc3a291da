#include "masks.h"

#include "domain/chars.h"
#include "domain/say.h"

#include <algorithm>
#include <limits>

namespace pbx::changes {

using render::ByteRange;

namespace {

constexpr unsigned long kMost = std::numeric_limits<std::uint32_t>::max();

// For display: line breaks and tabs stay, every other control character and broken byte is spelled out.
void appendShown(std::string &out, std::string_view bytes)
{
    constexpr const char *digits = "0123456789ABCDEF";
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t start = i;
        const auto c = domain::nextCodePoint(bytes, i);
        if (c && (*c == U'\n' || *c == U'\t' || !domain::isControl(*c))) {
            out += bytes.substr(start, i - start);
            continue;
        }
        i = c ? i : start + 1;
        for (std::size_t j = start; j < i; ++j) {
            const auto byte = static_cast<unsigned char>(bytes[j]);
            out += "\\x";
            out += digits[byte >> 4U];
            out += digits[byte & 0x0FU];
        }
    }
}

} // namespace

std::string writeRanges(const std::vector<ByteRange> &ranges)
{
    std::string out;
    for (const ByteRange &range : ranges)
        out += (out.empty() ? "" : ",") + std::to_string(range.offset) + "+" + std::to_string(range.length);
    return out;
}

std::optional<std::vector<ByteRange>> readRanges(std::string_view text)
{
    std::vector<ByteRange> out;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        const std::string_view part = text.substr(0, comma);
        const std::size_t plus = part.find('+');
        if (plus == std::string_view::npos)
            return std::nullopt;
        const auto offset = domain::parseDecimal(part.substr(0, plus), kMost);
        const auto length = domain::parseDecimal(part.substr(plus + 1), kMost);
        if (!offset || !length)
            return std::nullopt;
        out.push_back({*offset, *length});
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
    return out;
}

namespace {

// In order and without overlap: ranges that touch the inside of one another are one secret.
std::vector<ByteRange> ordered(std::string_view bytes, std::vector<ByteRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(), [](const ByteRange &a, const ByteRange &b) { return a.offset < b.offset; });
    std::vector<ByteRange> out;
    for (const ByteRange &range : ranges) {
        const std::size_t begin = std::min(range.offset, bytes.size());
        const std::size_t end = begin + std::min(range.length, bytes.size() - begin);
        if (begin == end)
            continue;
        const std::size_t last = out.empty() ? 0 : out.back().offset + out.back().length;
        if (begin < last)
            out.back().length = std::max(last, end) - out.back().offset;
        else
            out.push_back({begin, end - begin});
    }
    return out;
}

// marks: what is added to the mask of each range.
std::string withMasks(std::string_view bytes, const std::vector<ByteRange> &ranges, const std::vector<std::string> &marks)
{
    std::string out;
    out.reserve(bytes.size());
    std::size_t done = 0;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        appendShown(out, bytes.substr(done, ranges[i].offset - done));
        out += kMask + marks[i];
        done = ranges[i].offset + ranges[i].length;
    }
    appendShown(out, bytes.substr(done));
    return out;
}

} // namespace

std::string masked(std::string_view bytes, const std::vector<ByteRange> &ranges)
{
    const auto places = ordered(bytes, ranges);
    return withMasks(bytes, places, std::vector<std::string>(places.size()));
}

MaskedPair maskedPair(const Bytes &before, const Bytes &after)
{
    const auto a = ordered(before.bytes, before.secrets);
    const auto b = ordered(after.bytes, after.secrets);
    std::vector<std::string> marks(b.size());
    for (std::size_t i = 0; i < b.size() && a.size() == b.size(); ++i) {
        if (before.bytes.substr(a[i].offset, a[i].length) != after.bytes.substr(b[i].offset, b[i].length))
            marks[i] = say(" (changed)");
    }
    return {withMasks(before.bytes, a, std::vector<std::string>(a.size())), withMasks(after.bytes, b, marks)};
}

} // namespace pbx::changes
