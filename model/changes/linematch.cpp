#include "linematch.h"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>

namespace pbx::changes {

namespace {

using Ids = std::span<const int>; // lines as numbers: equal lines have equal numbers

// Beyond this many differing lines the exact script is given up for one through lines that occur once on each side.
constexpr int kMostDifferences = 1200;

std::optional<LineMatches> shortestScript(Ids a, Ids b)
{
    const int n = static_cast<int>(a.size());
    const int m = static_cast<int>(b.size());
    const int most = std::min(n + m, kMostDifferences);
    const auto at = [most](std::vector<int> &v, int k) -> int & { return v.data()[k + most + 1]; };
    std::vector<int> furthest(static_cast<std::size_t>(2 * most + 3), 0);
    std::vector<std::vector<int>> trace; // of round d: the reach of diagonals −d … d before it
    for (int d = 0; d <= most; ++d) {
        trace.emplace_back(furthest.begin() + (most + 1 - d), furthest.begin() + (most + 2 + d));
        for (int k = -d; k <= d; k += 2) {
            const bool down = k == -d || (k != d && at(furthest, k - 1) < at(furthest, k + 1));
            int x = down ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
            while (x < n && x - k < m && x - k >= 0 && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)])
                ++x;
            at(furthest, k) = x;
            if (x < n || x - k < m)
                continue;
            LineMatches out;
            int y = m;
            x = n;
            for (int round = d; round >= 0; --round) {
                const std::vector<int> &v = trace[static_cast<std::size_t>(round)];
                const auto reach = [&v, round](int diagonal) { return diagonal < -round || diagonal > round ? 0 : v.data()[diagonal + round]; };
                const int diagonal = x - y;
                const bool wentDown = diagonal == -round || (diagonal != round && reach(diagonal - 1) < reach(diagonal + 1));
                const int from = round == 0 ? 0 : wentDown ? reach(diagonal + 1) : reach(diagonal - 1);
                const int fromY = round == 0 ? 0 : from - (wentDown ? diagonal + 1 : diagonal - 1);
                const int startX = round == 0 ? 0 : wentDown ? from : from + 1;
                while (x > startX)
                    out.emplace_back(--x, --y);
                x = from;
                y = fromY;
            }
            std::reverse(out.begin(), out.end());
            return out;
        }
    }
    return std::nullopt;
}

// The longest run of lines that stand once on each side, in the same order.
LineMatches anchors(Ids a, Ids b)
{
    struct Seen {
        int countA = 0, countB = 0, indexB = 0;
    };
    std::unordered_map<int, Seen> seen;
    for (const int id : a)
        ++seen[id].countA;
    for (std::size_t i = 0; i < b.size(); ++i) {
        Seen &s = seen[b[i]];
        ++s.countB;
        s.indexB = static_cast<int>(i);
    }
    struct Candidate {
        int a, b, previous;
    };
    std::vector<Candidate> candidates;
    std::vector<int> piles; // candidate with the smallest b that ends a run of this length
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Seen &s = seen[a[i]];
        if (s.countA != 1 || s.countB != 1)
            continue;
        const auto pile = std::lower_bound(piles.begin(), piles.end(), s.indexB,
                                           [&](int candidate, int b0) { return candidates[static_cast<std::size_t>(candidate)].b < b0; });
        const int previous = pile == piles.begin() ? -1 : *std::prev(pile);
        candidates.push_back({static_cast<int>(i), s.indexB, previous});
        const int index = static_cast<int>(candidates.size()) - 1;
        if (pile == piles.end())
            piles.push_back(index);
        else
            *pile = index;
    }
    LineMatches out;
    for (int i = piles.empty() ? -1 : piles.back(); i >= 0; i = candidates[static_cast<std::size_t>(i)].previous)
        out.emplace_back(candidates[static_cast<std::size_t>(i)].a, candidates[static_cast<std::size_t>(i)].b);
    std::reverse(out.begin(), out.end());
    return out;
}

void match(Ids a, Ids b, int offsetA, int offsetB, LineMatches &out)
{
    std::size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head]) {
        out.emplace_back(offsetA + static_cast<int>(head), offsetB + static_cast<int>(head));
        ++head;
    }
    std::size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    const Ids innerA = a.subspan(head, a.size() - head - tail);
    const Ids innerB = b.subspan(head, b.size() - head - tail);
    const int innerOffsetA = offsetA + static_cast<int>(head);
    const int innerOffsetB = offsetB + static_cast<int>(head);
    if (!innerA.empty() && !innerB.empty()) {
        if (const auto script = shortestScript(innerA, innerB)) {
            for (const auto &[x, y] : *script)
                out.emplace_back(innerOffsetA + x, innerOffsetB + y);
        } else {
            const LineMatches fixed = anchors(innerA, innerB);
            int x = 0;
            int y = 0;
            for (const auto &[anchorX, anchorY] : fixed) {
                match(innerA.subspan(static_cast<std::size_t>(x), static_cast<std::size_t>(anchorX - x)),
                      innerB.subspan(static_cast<std::size_t>(y), static_cast<std::size_t>(anchorY - y)), innerOffsetA + x, innerOffsetB + y, out);
                out.emplace_back(innerOffsetA + anchorX, innerOffsetB + anchorY);
                x = anchorX + 1;
                y = anchorY + 1;
            }
            if (!fixed.empty())
                match(innerA.subspan(static_cast<std::size_t>(x)), innerB.subspan(static_cast<std::size_t>(y)), innerOffsetA + x, innerOffsetB + y,
                      out);
        }
    }
    for (std::size_t i = tail; i > 0; --i)
        out.emplace_back(offsetA + static_cast<int>(a.size() - i), offsetB + static_cast<int>(b.size() - i));
}

} // namespace

std::vector<std::string_view> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

LineMatches matchLines(const std::vector<std::string_view> &before, const std::vector<std::string_view> &after)
{
    std::unordered_map<std::string_view, int> numbers;
    const auto numbered = [&numbers](const std::vector<std::string_view> &lines) {
        std::vector<int> ids;
        ids.reserve(lines.size());
        for (const std::string_view line : lines)
            ids.push_back(numbers.try_emplace(line, static_cast<int>(numbers.size())).first->second);
        return ids;
    };
    const std::vector<int> a = numbered(before);
    const std::vector<int> b = numbered(after);
    LineMatches out;
    match(a, b, 0, 0, out);
    return out;
}

} // namespace pbx::changes
