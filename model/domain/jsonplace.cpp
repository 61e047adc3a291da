#include "jsonplace.h"

#include "chars.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace pbx::domain {

namespace {

// Walks over values without keeping them. Broken text ends the walk, never the program.
class Walk {
public:
    explicit Walk(std::string_view text)
        : m_text(text)
    {}
    // To the member or element called this; whether it is there.
    bool enter(std::string_view name);
    [[nodiscard]] std::size_t at() const { return m_named; }

private:
    [[nodiscard]] char here() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void blanks()
    {
        while (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t')
            ++m_at;
    }
    std::string_view string(); // as written, without its quotes
    void value();
    bool enterList(std::string_view index);
    bool enterObject(std::string_view name);

    std::string_view m_text;
    std::size_t m_at = 0;    // of the value that was entered
    std::size_t m_named = 0; // where it, or its name, begins
};

std::string_view Walk::string()
{
    const std::size_t from = ++m_at;
    while (m_at < m_text.size() && m_text[m_at] != '"')
        m_at += m_text[m_at] == '\\' ? 2 : 1;
    m_at = std::min(m_at, m_text.size());
    const std::string_view text = m_text.substr(from, m_at - from);
    m_at = std::min(m_at + 1, m_text.size());
    return text;
}

void Walk::value()
{
    for (std::size_t depth = 0; m_at < m_text.size();) {
        const char c = here();
        if (c == '"') {
            string();
        } else if (depth == 0 && (c == ',' || c == ']' || c == '}')) {
            return;
        } else {
            depth += c == '{' || c == '[' ? 1 : 0;
            depth -= c == '}' || c == ']' ? 1 : 0;
            ++m_at;
        }
    }
}

bool Walk::enterList(std::string_view index)
{
    const auto wanted = parseDecimal(index, 1'000'000);
    if (!wanted)
        return false;
    ++m_at;
    for (unsigned long i = 0;; ++i) {
        blanks();
        if (m_at >= m_text.size() || here() == ']')
            return false;
        if (i == *wanted) {
            m_named = m_at;
            return true;
        }
        value();
        if (here() != ',')
            return false;
        ++m_at;
    }
}

bool Walk::enterObject(std::string_view name)
{
    std::optional<std::pair<std::size_t, std::size_t>> found; // name, value
    for (++m_at;; ++m_at) {
        blanks();
        const std::size_t begin = m_at;
        if (here() != '"')
            break;
        const bool same = string() == name;
        blanks();
        if (here() != ':')
            break;
        ++m_at;
        blanks();
        if (same)
            found = {begin, m_at};
        value();
        if (here() != ',')
            break;
    }
    if (!found)
        return false;
    std::tie(m_named, m_at) = *found;
    return true;
}

bool Walk::enter(std::string_view name)
{
    const std::size_t before = m_at;
    blanks();
    const bool entered = here() == '[' ? enterList(name) : here() == '{' && enterObject(name);
    if (!entered)
        m_at = before;
    return entered;
}

std::string unescaped(std::string_view part) // RFC 6901
{
    std::string out;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const bool escape = part[i] == '~' && i + 1 < part.size();
        out += escape ? (part[++i] == '1' ? '/' : '~') : part[i];
    }
    return out;
}

} // namespace

TextPlace placeAt(std::string_view text, std::size_t byte)
{
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 = 0
    return {static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1, codePoints(before.substr(lineStart)) + 1};
}

TextPlace placeOf(std::string_view json, std::string_view pointer)
{
    Walk walk(json);
    while (pointer.starts_with('/')) {
        const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
        if (!walk.enter(unescaped(pointer.substr(1, end - 1))))
            break;
        pointer.remove_prefix(end);
    }
    return placeAt(json, walk.at());
}

} // namespace pbx::domain
