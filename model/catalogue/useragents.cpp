#include "useragents.h"

#include "domain/chars.h"
#include "domain/say.h"

#include <algorithm>
#include <charconv>

namespace pbx::catalogue {

namespace {

// Longer ones are nobody's phone, and std::regex recurses over its input.
constexpr std::size_t kLongestAgent = 256;

std::string asLiteral(std::string_view literal)
{
    std::string out;
    for (const char c : literal) {
        if (std::string_view(R"(\^$.|?*+()[]{}-/)").find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

std::string replaced(std::string text, std::string_view place, std::string_view by)
{
    for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + by.size()))
        text.replace(at, place.size(), by);
    return text;
}

// A repeated group with something repeated in it takes years over a text that nearly fits. A fixed number of times is no
// repetition; back references are none of a user agent's.
bool mayRun(std::string_view pattern)
{
    constexpr std::size_t longest = 2000;
    bool inClass = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        const std::string_view rest = pattern.substr(i + 1);
        if (c == '\\') {
            if (!rest.empty() && rest.front() >= '1' && rest.front() <= '9')
                return false;
            ++i;
        } else if (c == '[' || c == ']') {
            inClass = c == '[';
        } else if (c == ')' && !inClass) {
            const bool counted = rest.starts_with('{') && rest.substr(0, rest.find('}')).find(',') == std::string_view::npos;
            if (rest.starts_with('*') || rest.starts_with('+') || (rest.starts_with('{') && !counted))
                return false;
        }
    }
    return pattern.size() <= longest;
}

// "96.86.0.20" → 96 86 0 20; what follows the first thing that is no number is ignored ("7.4.8a").
std::vector<int> numbersOf(std::string_view version)
{
    std::vector<int> out;
    const char *at = version.data();
    const char *const end = at + version.size();
    while (at != end) {
        int number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error != std::errc{})
            break;
        out.push_back(number);
        at = next;
        if (at == end || *at != '.')
            break;
        ++at;
    }
    return out;
}

} // namespace

std::string generationOf(std::string_view version, const std::vector<Firmware> &firmware, int group)
{
    std::vector<int> numbers = numbersOf(version);
    const auto skipped = static_cast<std::size_t>(group - 1);
    if (numbers.size() <= skipped)
        return {};
    numbers.erase(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(skipped));
    std::string found;
    for (const Firmware &generation : firmware) {
        if (numbersOf(generation.versionFrom) <= numbers)
            found = generation.id;
    }
    return found;
}

void UserAgents::check(const SeriesEntry &series, Errors &errors)
{
    const Place place{series.place.file, series.place.pointer + "/userAgent"};
    if (!mayRun(series.userAgent))
        return; // told where a model uses it
    try {
        const std::regex pattern(replaced(series.userAgent, "{agent}", "(?:x)"), std::regex::ECMAScript);
        if (pattern.mark_count() < 1)
            errors.add(place, say("the user agent's first group must be its version."));
    } catch (const std::regex_error &wrong) {
        errors.add(place, say("“userAgent” is not a regular expression: %1", {wrong.what()}));
    }
}

void UserAgents::add(Model &model, const SeriesEntry &series, const ModelEntry &entry, Errors &errors)
{
    std::string names;
    for (const std::string &name : entry.agents)
        names += (names.empty() ? "" : "|") + asLiteral(name);
    model.userAgentPattern = replaced(series.userAgent, "{agent}", "(?:" + names + ")");
    if (!mayRun(model.userAgentPattern)) {
        const bool ofSeries = series.own == entry.model.own;
        errors.add(ofSeries ? Place{series.place.file, series.place.pointer + "/userAgent"} : entry.place,
                   say("“userAgent” is too long, refers back, or repeats a group without end: write it without."));
        return;
    }
    Agent &agent = m_agents.emplace_back();
    agent.model = &model;
    agent.names = entry.agents;
    agent.versionGroup = series.versionGroup;
}

Catalogue::Seen UserAgents::recognise(std::string_view userAgent) const
{
    if (userAgent.size() > kLongestAgent)
        return {};
    for (const Agent &agent : m_agents) {
        const bool named = std::any_of(agent.names.begin(), agent.names.end(),
                                       [&](const std::string &name) { return userAgent.find(name) != std::string_view::npos; });
        std::cmatch match;
        if (!named)
            continue;
        std::call_once(agent.once, [&] { agent.pattern.assign(agent.model->userAgentPattern, std::regex::ECMAScript); });
        if (!std::regex_match(userAgent.data(), userAgent.data() + userAgent.size(), match, agent.pattern))
            continue;
        Catalogue::Seen seen{agent.model, match[1].str(), {}, match.size() > 2 ? match[2].str() : std::string()};
        seen.firmware = generationOf(seen.version, agent.model->firmware, agent.versionGroup);
        return seen;
    }
    return {};
}

} // namespace pbx::catalogue
