#include "parsers.h"

#include <algorithm>
#include <set>

namespace pbx::test {

namespace {

bool isName(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == ':';
    });
}

class XmlReader final {
public:
    XmlReader(std::string_view rest, std::string &why)
        : m_rest(rest)
        , m_why(why)
    {}
    std::optional<Element> document()
    {
        if (!take("<?xml "))
            return no("no XML declaration");
        const std::size_t end = m_rest.find("?>");
        if (end == std::string_view::npos)
            return no("declaration without end");
        m_rest.remove_prefix(end + 2);
        space();
        Element root;
        if (!element(root))
            return std::nullopt;
        space();
        if (!m_rest.empty())
            return no("something after the root");
        return root;
    }

private:
    std::nullopt_t no(std::string why)
    {
        m_why = std::move(why);
        return std::nullopt;
    }
    bool wrong(std::string why)
    {
        m_why = std::move(why);
        return false;
    }
    bool take(std::string_view text)
    {
        if (!m_rest.starts_with(text))
            return false;
        m_rest.remove_prefix(text.size());
        return true;
    }
    bool space()
    {
        const std::size_t before = m_rest.size();
        while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == '\n'))
            m_rest.remove_prefix(1);
        return m_rest.size() < before;
    }
    std::string name()
    {
        std::size_t length = 0;
        while (length < m_rest.size() && isName(m_rest.substr(length, 1)))
            ++length;
        const std::string out(m_rest.substr(0, length));
        m_rest.remove_prefix(length);
        return out;
    }
    // Up to the stop character; entities become what they stand for.
    bool content(char stop, std::string &out)
    {
        static const std::pair<std::string_view, char> kEntities[] = {
            {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
        while (!m_rest.empty() && m_rest.front() != stop) {
            const auto c = static_cast<unsigned char>(m_rest.front());
            if (c == '<')
                return wrong("< in a value");
            if (c < 0x20 && c != '\n')
                return wrong("a control character");
            if (m_rest.starts_with("\xEF\xBF\xBE") || m_rest.starts_with("\xEF\xBF\xBF"))
                return wrong("a code point that XML has not");
            if (c == '&') {
                const auto *entity = std::ranges::find_if(kEntities, [this](const auto &e) { return m_rest.starts_with(e.first); });
                if (entity == std::end(kEntities))
                    return wrong("an unknown entity");
                out += entity->second;
                m_rest.remove_prefix(entity->first.size());
                continue;
            }
            out += static_cast<char>(c);
            m_rest.remove_prefix(1);
        }
        return !m_rest.empty() || wrong("a value without end");
    }
    bool attributes(Element &out)
    {
        while (space() && !m_rest.starts_with("/") && !m_rest.starts_with(">")) {
            std::string value;
            const std::string of = name();
            if (of.empty() || !take("=\"") || !content('"', value) || !take("\""))
                return wrong("a bad attribute " + of + " " + m_why);
            if (std::ranges::any_of(out.attributes, [&](const auto &a) { return a.first == of; }))
                return wrong("the attribute twice: " + of);
            out.attributes.emplace_back(of, std::move(value));
        }
        return true;
    }
    bool element(Element &out)
    {
        if (!take("<"))
            return wrong("an element is expected");
        out.name = name();
        if (out.name.empty() || !attributes(out))
            return wrong("a bad element " + out.name + " " + m_why);
        if (take("/>"))
            return true;
        if (!take(">"))
            return wrong("a bad tag " + out.name);
        while (true) {
            std::string text;
            if (!content('<', text))
                return false;
            out.text += text;
            if (m_rest.starts_with("</"))
                break;
            out.children.emplace_back();
            if (!element(out.children.back()))
                return false;
        }
        return (take("</") && name() == out.name && take(">")) || wrong("a bad end of " + out.name);
    }

    std::string_view m_rest;
    std::string &m_why;
};

} // namespace

std::optional<Element> readXml(std::string_view bytes, std::string &why)
{
    return XmlReader(bytes, why).document();
}

std::optional<Parameters> readLines(std::string_view bytes, std::string &why)
{
    Parameters out;
    constexpr std::string_view kFirst = "#!version:1.0.0.1\n";
    if (!bytes.starts_with(kFirst)) {
        why = "the first line";
        return std::nullopt;
    }
    bytes.remove_prefix(kFirst.size());
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view line = bytes.substr(0, end);
        const bool include = line.starts_with("include:config \"") && line.ends_with('"');
        const std::size_t at = include ? 14 : line.find(" = ");
        if (end == std::string_view::npos || at == std::string_view::npos || !isName(line.substr(0, at))
            || line.find('\r') != std::string_view::npos) {
            why = "a line: " + std::string(line);
            return std::nullopt;
        }
        out.emplace_back(line.substr(0, at), include ? line.substr(16, line.size() - 17) : line.substr(at + 3));
        bytes.remove_prefix(end + 1);
    }
    return out;
}

std::optional<Parameters> readParameters(std::string_view bytes, std::string &why)
{
    if (bytes.find("<sysConf>") != std::string_view::npos || bytes.find("<VOIP_CONFIG_FILE>") != std::string_view::npos)
        return readFanvil(bytes, why);
    if (bytes.starts_with("# Panasonic"))
        return readPanasonic(bytes, why);
    Parameters out;
    if (bytes.starts_with("#")) {
        auto lines = bytes.starts_with("#!") ? readLines(bytes, why) : readMitel(bytes, why);
        if (!lines)
            return std::nullopt;
        out = std::move(*lines);
    } else {
        const auto root = readXml(bytes, why);
        if (!root)
            return std::nullopt;
        if (root->name == "settings") {
            auto file = readSnom(bytes, why);
            if (!file)
                return std::nullopt;
            return std::move(file->all);
        }
        if (root->name == "provisioning")
            return readGigaset(bytes, why);
        out = root->attributes;
        if (root->name == "directory") {
            for (const Element &item : root->children.front().children) {
                for (const Element &field : item.children)
                    out.emplace_back(item.name + "." + field.name, field.text);
            }
            return out;
        }
        const bool provision = root->name == "gs_provision" || root->name == "hl_provision";
        if (provision) {
            auto items = readProvision(*root, why);
            if (!items)
                return std::nullopt;
            out = std::move(*items);
        }
        for (const Element &child : provision ? std::vector<Element>() : root->children) {
            if (!child.children.empty() || !child.attributes.empty()) {
                why = "an element within an element";
                return std::nullopt;
            }
            out.emplace_back(child.name, child.text);
        }
    }
    std::set<std::string> seen;
    for (const auto &[name, value] : out) {
        if (!seen.insert(name).second) {
            why = "a name twice: " + name;
            return std::nullopt;
        }
    }
    return out;
}

} // namespace pbx::test
