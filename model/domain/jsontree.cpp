#include "jsontree.h"

#include "chars.h"
#include "say.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace pbx::domain {

namespace {

constexpr std::size_t kDeepest = 16;
constexpr std::size_t kLongestName = 256;
constexpr std::size_t kMostValues = 100'000;
constexpr std::size_t kReportEvery = 64U << 10U;

// Reads a range of characters and tells how far it came.
class Cursor {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = char;

    Cursor() = default;
    Cursor(const char *at, const char **reached)
        : m_at(at)
        , m_reached(reached)
    {}
    char operator*() const
    {
        *m_reached = m_at;
        return *m_at;
    }
    Cursor &operator++()
    {
        ++m_at;
        return *this;
    }
    Cursor operator++(int)
    {
        Cursor old = *this;
        ++m_at;
        return old;
    }
    friend bool operator==(const Cursor &a, const Cursor &b) { return a.m_at == b.m_at; }

private:
    const char *m_at = nullptr;
    const char **m_reached = nullptr;
};

std::string lineAndColumn(std::string_view text, std::size_t byte, std::string_view *line)
{
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const auto lines = std::ranges::count(before, '\n') + 1;
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 = 0
    *line = before.substr(std::max(lineStart, before.size() > 20 ? before.size() - 20 : 0));
    const std::size_t column = std::max<std::size_t>(1, codePoints(before.substr(lineStart)));
    return say("line %1, column %2", {std::to_string(lines), std::to_string(column)});
}

class Handler {
public:
    Handler(std::string_view text, JsonSink *sink, JsonNode *whole)
        : m_text(text)
        , m_reached(text.data())
        , m_sink(sink)
        , m_whole(whole)
    {}

    [[nodiscard]] std::optional<JsonStop> run()
    {
        if (const std::size_t zero = m_text.find('\0'); zero != std::string_view::npos) { // where the parser would end in peace
            std::string_view line;
            const std::string place = lineAndColumn(m_text, zero, &line);
            return JsonStop{{}, say("This is not JSON: a zero byte stands at %1, after “%2”.", {place, printable(line)}), zero};
        }
        const Cursor first(m_text.data(), &m_reached);
        const Cursor last(m_text.data() + m_text.size(), &m_reached);
        if (nlohmann::json::sax_parse(first, last, this))
            return std::nullopt;
        return m_stop;
    }

    // ---- what nlohmann's parser calls --------------------------------------------------------------------------------
    bool null() { return value({}); }
    bool boolean(bool b)
    {
        JsonNode node;
        node.type = JsonNode::Type::Bool;
        node.boolean = b;
        return value(std::move(node));
    }
    bool number_integer(std::int64_t n) { return value(integerNode(n)); }
    bool number_unsigned(std::uint64_t n)
    {
        if (n <= static_cast<std::uint64_t>(INT64_MAX))
            return value(integerNode(static_cast<std::int64_t>(n)));
        return number_float(0, {});
    }
    bool number_float(double /*unused*/, const std::string & /*unused*/)
    {
        JsonNode node;
        node.type = JsonNode::Type::Number;
        return value(std::move(node));
    }
    bool string(std::string &s)
    {
        JsonNode node;
        node.type = JsonNode::Type::Text;
        node.text = std::move(s);
        return value(std::move(node));
    }
    bool binary(std::vector<std::uint8_t> & /*unused*/) { return false; }
    bool key(std::string &name);
    bool start_object(std::size_t /*unused*/) { return start(JsonNode::Type::Map); }
    bool start_array(std::size_t /*unused*/) { return start(JsonNode::Type::List); }
    bool end_object() { return end(); }
    bool end_array() { return end(); }
    bool parse_error(std::size_t position, const std::string & /*unused*/, const nlohmann::json::exception & /*unused*/);

private:
    static JsonNode integerNode(std::int64_t n)
    {
        JsonNode node;
        node.type = JsonNode::Type::Integer;
        node.integer = n;
        return node;
    }
    bool stop(std::string sentence)
    {
        m_stop = {pointerHere(), std::move(sentence), static_cast<std::size_t>(m_reached - m_text.data())};
        return false;
    }
    [[nodiscard]] std::string pointerHere() const;
    bool start(JsonNode::Type type);
    bool end();
    bool value(JsonNode node); // a scalar, or the start of a container
    bool finishUnit(const JsonNode &node);
    // Levels that are not part of a unit: the root object, and a list inside it.
    [[nodiscard]] std::size_t outside() const { return m_whole ? 0 : m_inList ? 2 : m_inRoot ? 1 : 0; }

    std::string_view m_text;
    const char *m_reached;
    const char *m_reported = nullptr;
    JsonSink *m_sink;
    JsonNode *m_whole;
    bool m_inRoot = false;
    bool m_inList = false;
    bool m_complete = false; // only white space may follow
    JsonUnit m_place;
    JsonNode m_unit;
    std::vector<JsonNode *> m_open; // containers of the unit, the innermost last
    std::size_t m_values = 0;
    JsonStop m_stop;
};

std::string Handler::pointerHere() const
{
    std::string out = m_whole ? std::string() : m_place.pointer();
    for (const JsonNode *node : m_open) {
        if (node->type == JsonNode::Type::Map) {
            if (!node->names.empty())
                out = append(out, node->names.back());
        } else {
            out = append(out, node->items.size() - (node != m_open.back() && !node->items.empty() ? 1 : 0));
        }
    }
    return out;
}

bool Handler::key(std::string &name)
{
    if (name.size() > kLongestName)
        return stop(say("A member's name has %1 bytes; no name of this format is that long.", {std::to_string(name.size())}));
    if (m_open.empty()) {
        m_place = {std::move(name), {}};
        return m_sink->member(m_place.member);
    }
    m_open.back()->names.push_back(std::move(name));
    return true;
}

bool Handler::start(JsonNode::Type type)
{
    if (!m_whole && !m_inRoot) {
        m_inRoot = true;
        if (type == JsonNode::Type::Map)
            return true;
        return stop(say("The document must be a JSON object, beginning with “{”."));
    }
    if (!m_whole && !m_inList && m_open.empty() && type == JsonNode::Type::List && m_sink->isList(m_place.member)) {
        m_inList = true;
        m_place.index = 0;
        return true;
    }
    if (outside() + m_open.size() >= kDeepest)
        return stop(say("The document is nested more than %1 levels deep.", {std::to_string(kDeepest)}));
    JsonNode node;
    node.type = type;
    return value(std::move(node));
}

bool Handler::value(JsonNode node)
{
    if (!m_whole && !m_inRoot)
        return stop(say("The document must be a JSON object, beginning with “{”."));
    if (++m_values > kMostValues)
        return stop(say("This part of the document holds more than %1 values.", {std::to_string(kMostValues)}));
    if (m_sink && (m_reported == nullptr || m_reached - m_reported > static_cast<std::ptrdiff_t>(kReportEvery))) {
        m_reported = m_reached;
        if (!m_sink->read(static_cast<std::size_t>(m_reached - m_text.data())))
            return false;
    }
    const bool container = node.type == JsonNode::Type::List || node.type == JsonNode::Type::Map;
    JsonNode *stored = nullptr;
    if (m_open.empty()) {
        m_unit = std::move(node);
        stored = &m_unit;
    } else {
        m_open.back()->items.push_back(std::move(node));
        stored = &m_open.back()->items.back();
    }
    if (container)
        m_open.push_back(stored);
    return container || !m_open.empty() || finishUnit(m_unit);
}

bool Handler::end()
{
    if (m_open.empty()) { // of the list or of the root
        m_complete = !m_inList;
        if (m_inList)
            m_place = {};
        m_inList = false;
        return true;
    }
    m_open.pop_back();
    return !m_open.empty() || finishUnit(m_unit);
}

bool Handler::finishUnit(const JsonNode &node)
{
    m_values = 0;
    if (m_whole) {
        m_complete = true;
        *m_whole = std::move(m_unit);
        return true;
    }
    if (!m_sink->unit(m_place, node))
        return false;
    if (m_place.index)
        ++*m_place.index;
    return true;
}

bool Handler::parse_error(std::size_t position, const std::string & /*unused*/, const nlohmann::json::exception &error)
{
    constexpr int outOfRange = 406;
    if (error.id == outOfRange)
        return stop(say("A number here is larger than any that a computer can hold."));
    std::string_view line;
    const std::string place = lineAndColumn(m_text, position, &line);
    if (m_complete)
        return stop(say("Something follows the end of the document, at %1, after “%2”.", {place, printable(line)}));
    if (position >= m_text.size() && isUtf8(m_text))
        return stop(say("The text ends too early, at %1. Was the file cut off?", {place}));
    return stop(say("This is not JSON: look at %1, after “%2”.", {place, printable(line)}));
}

} // namespace

std::string JsonUnit::pointer() const
{
    std::string out;
    if (!member.empty())
        out = append(out, member);
    return index ? append(out, *index) : out;
}

std::optional<JsonStop> readJson(std::string_view text, JsonSink &sink)
{
    return Handler(text, &sink, nullptr).run();
}

std::optional<JsonStop> readJsonWhole(std::string_view text, JsonNode &out)
{
    return Handler(text, nullptr, &out).run();
}

std::string append(std::string_view pointer, std::string_view name)
{
    std::string out(pointer);
    out += '/';
    for (const char c : name) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

std::string append(std::string_view pointer, std::size_t index)
{
    return std::string(pointer) + '/' + std::to_string(index);
}

} // namespace pbx::domain
