#include "domain/chars.h"
#include "linematch.h"
#include "plan.h"

#include <algorithm>

namespace pbx::changes {

namespace {

using Lines = std::vector<std::string_view>;

struct Block { // of lines that differ
    std::size_t beforeBegin, beforeEnd, afterBegin, afterEnd;
};

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

struct Common {
    std::size_t head = 0, tail = 0; // bytes that both have, cut at whole characters
};
Common commonEnds(std::string_view a, std::string_view b)
{
    Common out;
    const std::size_t most = std::min(a.size(), b.size());
    while (out.head < most && a[out.head] == b[out.head])
        ++out.head;
    while (out.head > 0 && ((out.head < a.size() && isContinuation(a[out.head])) || (out.head < b.size() && isContinuation(b[out.head]))))
        --out.head;
    while (out.tail < most - out.head && a[a.size() - 1 - out.tail] == b[b.size() - 1 - out.tail])
        ++out.tail;
    while (out.tail > 0 && isContinuation(a[a.size() - out.tail]))
        --out.tail;
    return out;
}

// 0 (nothing in common) to 1000.
int similarity(std::string_view a, std::string_view b)
{
    const Common common = commonEnds(a, b);
    const std::size_t longest = std::max(a.size(), b.size());
    return longest == 0 ? 0 : static_cast<int>((common.head + common.tail) * 1000 / longest);
}

constexpr int kSimilar = 500;
constexpr std::size_t kMostPairs = 40'000; // of lines compared in one block; beyond, lines pair by position

// Pairs of similar lines of a block, in order: the choice with the greatest sum of similarities.
LineMatches pairSimilar(const Lines &before, const Lines &after, const Block &block)
{
    const std::size_t n = block.beforeEnd - block.beforeBegin;
    const std::size_t m = block.afterEnd - block.afterBegin;
    LineMatches out;
    const auto score = [&](std::size_t i, std::size_t j) {
        const int s = similarity(before[block.beforeBegin + i], after[block.afterBegin + j]);
        return s >= kSimilar ? s : 0;
    };
    if (n * m > kMostPairs) {
        for (std::size_t i = 0; i < std::min(n, m); ++i) {
            if (score(i, i) > 0)
                out.emplace_back(static_cast<int>(i), static_cast<int>(i));
        }
        return out;
    }
    const auto cell = [m](std::size_t i, std::size_t j) { return i * (m + 1) + j; };
    std::vector<int> scores(n * m);
    std::vector<int> best((n + 1) * (m + 1), 0); // of the lines from i and j on
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t j = m; j-- > 0;) {
            const int s = score(i, j);
            scores[i * m + j] = s;
            best[cell(i, j)] = std::max({best[cell(i + 1, j)], best[cell(i, j + 1)], s > 0 ? s + best[cell(i + 1, j + 1)] : 0});
        }
    }
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
        const int s = scores[i * m + j];
        if (s > 0 && best[cell(i, j)] == s + best[cell(i + 1, j + 1)])
            out.emplace_back(static_cast<int>(i++), static_cast<int>(j++));
        else if (best[cell(i, j)] == best[cell(i + 1, j)])
            ++i;
        else
            ++j;
    }
    return out;
}

class Builder {
public:
    Builder(const Lines &before, const Lines &after)
        : m_before(before)
        , m_after(after)
    {}

    void equal(std::size_t i, std::size_t j) { add(DiffLine::Type::Equal, i, j); }
    void block(const Block &block)
    {
        std::size_t i = block.beforeBegin;
        std::size_t j = block.afterBegin;
        const auto upTo = [&](std::size_t endI, std::size_t endJ) {
            while (i < endI)
                add(DiffLine::Type::Before, i++, kNone);
            while (j < endJ)
                add(DiffLine::Type::After, kNone, j++);
        };
        for (const auto &[pairI, pairJ] : pairSimilar(m_before, m_after, block)) {
            upTo(block.beforeBegin + static_cast<std::size_t>(pairI), block.afterBegin + static_cast<std::size_t>(pairJ));
            add(DiffLine::Type::Changed, i++, j++);
        }
        upTo(block.beforeEnd, block.afterEnd);
    }
    std::vector<DiffLine> take() { return std::move(m_out); }

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    void add(DiffLine::Type type, std::size_t i, std::size_t j)
    {
        DiffLine line;
        line.type = type;
        if (i != kNone) {
            line.numberBefore = static_cast<int>(i) + 1;
            line.before = m_before[i];
        }
        if (j != kNone) {
            line.numberAfter = static_cast<int>(j) + 1;
            line.after = m_after[j];
        }
        if (type == DiffLine::Type::Changed) {
            const Common common = commonEnds(line.before, line.after);
            line.spanBefore = {common.head, line.before.size() - common.head - common.tail};
            line.spanAfter = {common.head, line.after.size() - common.head - common.tail};
        }
        m_out.push_back(std::move(line));
    }

    const Lines &m_before;
    const Lines &m_after;
    std::vector<DiffLine> m_out;
};

} // namespace

std::vector<DiffLine> lineDiff(const std::string &before, const std::string &after)
{
    const Lines a = splitLines(before);
    const Lines b = splitLines(after);
    Builder builder(a, b);
    std::size_t i = 0;
    std::size_t j = 0;
    for (const auto &[x, y] : matchLines(a, b)) {
        const auto nextI = static_cast<std::size_t>(x);
        const auto nextJ = static_cast<std::size_t>(y);
        builder.block({i, nextI, j, nextJ});
        builder.equal(nextI, nextJ);
        i = nextI + 1;
        j = nextJ + 1;
    }
    builder.block({i, a.size(), j, b.size()});
    return builder.take();
}

namespace {

constexpr std::size_t kContext = 3;
constexpr const char *kNoNewline = "\\ No newline at end of file\n";

struct Range {
    std::size_t begin, end;
};

std::vector<Range> hunks(const std::vector<DiffLine> &lines)
{
    std::vector<Range> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].type == DiffLine::Type::Equal)
            continue;
        const std::size_t begin = i < kContext ? 0 : i - kContext;
        const std::size_t end = std::min(lines.size(), i + 1 + kContext);
        if (!out.empty() && begin <= out.back().end)
            out.back().end = end;
        else
            out.push_back({begin, end});
    }
    return out;
}

std::string rangeText(int first, int count)
{
    return std::to_string(first) + (count == 1 ? "" : "," + std::to_string(count));
}

struct Sides {
    const std::string &before, &after;
    int linesBefore, linesAfter;
};

std::string hunkText(const std::vector<DiffLine> &lines, const Range &range, const Sides &sides)
{
    int countBefore = 0;
    int countAfter = 0;
    std::string text;
    std::string added; // plus lines wait until the minus lines of their block are written
    const auto ending = [](const std::string &whole, int number, int last) { return number == last && !whole.ends_with('\n') ? kNoNewline : ""; };
    const auto flush = [&] {
        text += added;
        added.clear();
    };
    for (std::size_t i = range.begin; i < range.end; ++i) {
        const DiffLine &line = lines[i];
        if (line.type == DiffLine::Type::Equal) {
            flush();
            text += " " + line.before + "\n" + ending(sides.before, line.numberBefore, sides.linesBefore);
        } else {
            if (line.numberBefore > 0)
                text += "-" + line.before + "\n" + ending(sides.before, line.numberBefore, sides.linesBefore);
            if (line.numberAfter > 0)
                added += "+" + line.after + "\n" + ending(sides.after, line.numberAfter, sides.linesAfter);
        }
        countBefore += line.numberBefore > 0 ? 1 : 0;
        countAfter += line.numberAfter > 0 ? 1 : 0;
    }
    flush();
    // A side without lines is told by the line before it.
    const auto first = [&](int DiffLine::*number, int count) {
        for (std::size_t i = range.begin; count > 0 && i < range.end; ++i) {
            if (lines[i].*number > 0)
                return lines[i].*number;
        }
        for (std::size_t i = range.begin; i-- > 0;) {
            if (lines[i].*number > 0)
                return lines[i].*number;
        }
        return 0;
    };
    return "@@ -" + rangeText(first(&DiffLine::numberBefore, countBefore), countBefore) + " +"
           + rangeText(first(&DiffLine::numberAfter, countAfter), countAfter) + " @@\n" + text;
}

} // namespace

std::string unifiedDiff(const FileChange &file)
{
    const std::vector<DiffLine> lines = lineDiff(file.before, file.after);
    const std::vector<Range> ranges = hunks(lines);
    const std::string name = domain::printable(file.name);
    std::string out =
        "--- " + (file.etagBefore.empty() ? "/dev/null" : "a/" + name) + "\n+++ " + (file.etagAfter.empty() ? "/dev/null" : "b/" + name) + "\n";
    const Sides sides{file.before, file.after, static_cast<int>(splitLines(file.before).size()), static_cast<int>(splitLines(file.after).size())};
    for (const Range &range : ranges)
        out += hunkText(lines, range, sides);
    return out;
}

} // namespace pbx::changes
