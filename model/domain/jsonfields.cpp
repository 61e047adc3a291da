#include "jsonfields.h"

#include "chars.h"
#include "say.h"

#include <algorithm>
#include <numeric>

namespace pbx::domain {

namespace {

// How many letters must be changed, added or removed to make b from a, ignoring case.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
        }
    }
    return row.back();
}

} // namespace

std::string typeName(const JsonNode &node)
{
    switch (node.type) {
    case JsonNode::Type::Null: return say("null");
    case JsonNode::Type::Bool: return say("true or false");
    case JsonNode::Type::Integer:
    case JsonNode::Type::Number: return say("a number");
    case JsonNode::Type::Text: return say("text");
    case JsonNode::Type::List: return say("a list");
    case JsonNode::Type::Map: return say("an object");
    }
    return {};
}

Result<std::string_view> asText(const JsonNode &node, std::string_view name)
{
    if (node.type == JsonNode::Type::Text)
        return std::string_view(node.text);
    return invalid(say("“%1” must be text in quotes, not %2.", {printable(name), typeName(node)}));
}

Result<long> asInteger(const JsonNode &node, std::string_view name)
{
    if (node.type == JsonNode::Type::Integer)
        return static_cast<long>(std::clamp<std::int64_t>(node.integer, -2'000'000'000, 2'000'000'000)); // long has 32 bits on Windows
    if (node.type == JsonNode::Type::Number)
        return invalid(say("“%1” must be a whole number.", {printable(name)}));
    return invalid(say("“%1” must be a number, not %2.", {printable(name), typeName(node)}));
}

Result<bool> asBool(const JsonNode &node, std::string_view name)
{
    if (node.type == JsonNode::Type::Bool)
        return node.boolean;
    return invalid(say("“%1” must be true or false, not %2.", {printable(name), typeName(node)}));
}

JsonFields::JsonFields(Findings &findings, const JsonNode &node, std::string pointer)
    : m_findings(findings)
    , m_node(node.type == JsonNode::Type::Map ? &node : nullptr)
    , m_pointer(std::move(pointer))
    , m_before(findings.size())
{
    if (!m_node)
        m_findings.push_back({Severity::Error, m_pointer, say("Here must be an object in braces, not %1.", {typeName(node)})});
}

void JsonFields::error(std::string_view name, std::string sentence)
{
    m_findings.push_back({Severity::Error, pointerTo(name), std::move(sentence)});
}

const JsonNode *JsonFields::find(std::string_view name)
{
    m_known.push_back(name);
    if (!m_node)
        return nullptr;
    const auto found = std::ranges::find(m_node->names, name);
    return found == m_node->names.end() ? nullptr : &m_node->items[static_cast<std::size_t>(found - m_node->names.begin())];
}

const JsonNode *JsonFields::require(std::string_view name)
{
    const JsonNode *node = find(name);
    if (!node && m_node)
        m_findings.push_back({Severity::Error, m_pointer, say("The member “%1” is missing.", {name})});
    return node;
}

const JsonNode *JsonFields::findValue(std::string_view name)
{
    const JsonNode *node = find(name);
    return node && node->type != JsonNode::Type::Null ? node : nullptr;
}

std::string_view JsonFields::closest(std::string_view unknown) const
{
    if (unknown.size() > 40)
        return {};
    std::string_view best;
    std::size_t least = std::max<std::size_t>(2, unknown.size() / 3) + 1;
    for (const std::string_view known : m_known) {
        if (const std::size_t d = distance(unknown, known); d < least) {
            least = d;
            best = known;
        }
    }
    return best;
}

void JsonFields::refuseDuplicates()
{
    std::vector<std::string_view> names(m_node->names.begin(), m_node->names.end());
    std::ranges::sort(names);
    for (auto same = std::ranges::adjacent_find(names); same != names.end(); same = std::adjacent_find(same, names.end())) {
        error(*same, say("The member “%1” stands here twice.", {printable(*same)}));
        same = std::upper_bound(same, names.end(), *same);
    }
}

bool JsonFields::finish()
{
    if (!m_node)
        return false;
    refuseDuplicates();
    for (const std::string &name : m_node->names) {
        if (std::ranges::find(m_known, name) != m_known.end())
            continue;
        const std::string_view meant = closest(name);
        error(name, meant.empty() ? say("Unknown member “%1”.", {printable(name)})
                                  : say("Unknown member “%1”. Did you mean “%2”?", {printable(name), meant}));
    }
    return !std::ranges::any_of(m_findings.begin() + static_cast<std::ptrdiff_t>(m_before), m_findings.end(),
                                [](const Finding &f) { return f.severity == Severity::Error; });
}

} // namespace pbx::domain
