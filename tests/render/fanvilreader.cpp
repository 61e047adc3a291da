// A strict reader of Fanvil's two forms of XML.

#include "parsers.h"

#include <algorithm>
#include <set>

namespace pbx::test {

namespace {

class FanvilReader final {
public:
    FanvilReader(bool old, std::string &why)
        : m_old(old)
        , m_why(why)
    {}
    // What an element holds stands on lines of its own; a value stands on one line.
    bool inside(const Element &section, const std::string &before, std::size_t first, Parameters &out)
    {
        if (section.text.find_first_not_of('\n') != std::string::npos)
            return wrong("text beside elements in " + section.name);
        for (std::size_t i = first; i < section.children.size(); ++i) {
            const Element &child = section.children[i];
            std::size_t from = 0;
            std::string name = before + child.name;
            const bool isSection = child.text.starts_with('\n');
            if (isSection && !key(child, name, from))
                return false;
            if (!m_seen.insert(name).second)
                return wrong("a name twice: " + name);
            if (isSection ? !inside(child, name + ".", from, out) : !value(child, name, out))
                return false;
        }
        return true;
    }

private:
    bool wrong(std::string why)
    {
        m_why = std::move(why);
        return false;
    }
    bool value(const Element &child, const std::string &name, Parameters &out)
    {
        if (!child.children.empty() || !child.attributes.empty() || child.text.find('\n') != std::string::npos)
            return wrong("not a single value: " + name);
        out.emplace_back(name, child.text);
        return true;
    }
    bool key(const Element &section, std::string &name, std::size_t &from)
    {
        if (m_old && !section.children.empty() && section.children.front().name == "ID") {
            name += "[" + section.children.front().text + "]";
            from = 1;
        }
        if (section.attributes.empty())
            return true;
        if (m_old || section.attributes.size() > 1 || section.attributes.front().first != "index")
            return wrong("not an index in " + name);
        name += "[" + section.attributes.front().second + "]";
        return true;
    }

    bool m_old;
    std::string &m_why;
    std::set<std::string> m_seen;
};

} // namespace

std::optional<Parameters> readFanvil(std::string_view bytes, std::string &why)
{
    const auto root = readXml(bytes, why);
    if (!root)
        return std::nullopt;
    Parameters out;
    FanvilReader reader(root->name == "VOIP_CONFIG_FILE", why);
    if (!root->attributes.empty() || !reader.inside(*root, {}, 0, out))
        return std::nullopt;
    return out;
}

} // namespace pbx::test
