#include "formersecrets.h"

#include "domain/chars.h"
#include "domain/secretname.h"
#include "linematch.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace pbx::changes {

using render::ByteRange;

namespace {

constexpr std::string_view kBlanks = " \t\r";
constexpr std::size_t kLeastTelling = 4; // bytes of a secret that is looked for anywhere: "1" would be found in every line

struct Parameter { // a line: grammars here write one parameter a line
    std::string_view name, value;
};

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

Parameter element(std::string_view line)
{
    const std::size_t tag = line.find('>');
    const std::size_t last = line.rfind('<');
    if (tag != std::string_view::npos && last != 0 && last > tag)
        return {line.substr(0, tag + 1), line.substr(tag + 1, last - tag - 1)};
    const std::size_t space = line.find(' '); // all there is stands in attributes
    return space == std::string_view::npos ? Parameter{line, {}} : Parameter{line.substr(0, space), line.substr(space + 1)};
}

Parameter parameterOf(std::string_view text)
{
    const std::string_view line = trimmed(text);
    if (line.starts_with('<'))
        return element(line);
    const std::size_t at = line.find_first_of("=:");
    return at == std::string_view::npos ? Parameter{{}, line} : Parameter{trimmed(line.substr(0, at)), trimmed(line.substr(at + 1))};
}

// "account.12.password" → "account.#.password"
std::string patternOf(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (!domain::isDigit(c))
            out += c;
        else if (!out.ends_with('#'))
            out += '#';
    }
    return out;
}

class Known { // of the file as it is now
public:
    explicit Known(const Bytes &now)
    {
        std::vector<ByteRange> ranges = now.secrets;
        std::ranges::sort(ranges, {}, &ByteRange::offset);
        auto range = ranges.begin();
        for (const std::string_view line : splitLines(now.bytes)) {
            const auto begin = static_cast<std::size_t>(line.data() - now.bytes.data());
            const std::string_view name = parameterOf(line).name;
            const auto first = range;
            for (; range != ranges.end() && range->offset <= begin + line.size(); ++range) {
                if (range->length >= kLeastTelling)
                    m_values.insert(now.bytes.substr(range->offset, range->length));
            }
            const bool secret = range != first;
            if (range - first == 1 && first->offset >= begin) {
                const std::size_t from = first->offset - begin;
                m_around[name].push_back({line.substr(0, from), line.substr(std::min(from + first->length, line.size()))});
            }
            (secret ? m_secretNames : m_plainNames).insert(name);
            (secret ? m_secretPatterns : m_plainPatterns).insert(patternOf(name));
            if (!secret)
                m_plainLines.insert(line);
        }
    }

    [[nodiscard]] bool isSecret(std::string_view line, std::string_view name) const
    {
        if (m_plainLines.contains(line))
            return false;
        if (name.empty())
            return true;
        if (m_secretNames.contains(name) || m_plainNames.contains(name))
            return m_secretNames.contains(name);
        const std::string pattern = patternOf(name);
        return m_secretPatterns.contains(pattern) || domain::soundsSecret(name) || !m_plainPatterns.contains(pattern);
    }

    // What of the line differs from the one of the same name where that has its secret; nothing: they have not enough alike.
    [[nodiscard]] std::string_view within(std::string_view line, std::string_view name) const
    {
        const auto found = m_around.find(name);
        if (found == m_around.end())
            return {};
        for (const auto &[before, after] : found->second) {
            if (line.size() >= before.size() + after.size() && line.starts_with(before) && line.ends_with(after))
                return line.substr(before.size(), line.size() - before.size() - after.size());
        }
        return {};
    }
    [[nodiscard]] const std::unordered_set<std::string_view> &values() const { return m_values; }

private:
    std::unordered_set<std::string_view> m_plainLines, m_plainNames, m_secretNames, m_values;
    std::unordered_set<std::string> m_plainPatterns, m_secretPatterns;
    std::unordered_map<std::string_view, std::vector<std::pair<std::string_view, std::string_view>>> m_around;
};

} // namespace

std::vector<ByteRange> formerSecrets(std::string_view former, const Bytes &now)
{
    const Known known(now);
    std::vector<ByteRange> out;
    const auto add = [&](std::string_view part) {
        if (!part.empty())
            out.push_back({static_cast<std::size_t>(part.data() - former.data()), part.size()});
    };
    for (const std::string_view line : splitLines(former)) {
        const Parameter parameter = parameterOf(line);
        if (!known.isSecret(line, parameter.name))
            continue;
        const std::string_view part = known.within(line, parameter.name);
        add(part.empty() ? parameter.value : part);
    }
    for (const std::string_view value : known.values()) {
        for (std::size_t at = former.find(value); at != std::string_view::npos; at = former.find(value, at + value.size()))
            add(former.substr(at, value.size()));
    }
    return out;
}

} // namespace pbx::changes
