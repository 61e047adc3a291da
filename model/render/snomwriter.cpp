#include "snomwriter.h"

#include <algorithm>

namespace pbx::render {

std::string_view SnomWriter::head() const
{
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<settings>\n";
}

std::string_view SnomWriter::foot() const
{
    return "</settings>\n";
}

void SnomWriter::openSection(std::string &out, std::string_view name, Names attributes) const
{
    out.append(" <").append(name);
    appendAttributes(out, attributes);
    out += ">\n";
}

void SnomWriter::closeSection(std::string &out, std::string_view name) const
{
    out.append(" </").append(name).append(">\n");
}

void SnomWriter::open(std::string &out, std::string_view name, Names attributes) const
{
    out.append("  <").append(name);
    appendAttributes(out, attributes);
    out += std::ranges::find(attributes, "perm") == attributes.end() ? " perm=\"R\">" : ">";
}

void SnomWriter::close(std::string &out, std::string_view name) const
{
    out.append("</").append(name).append(">\n");
}

Written SnomWriter::express(std::string &out, std::string_view text, Treatment treatment, bool inField) const
{
    bool ok = true;
    if (treatment != Treatment::Label) {
        const bool trimmed = treatment != Treatment::Plain && (text.starts_with(' ') || text.ends_with(' '));
        if (trimmed || !fitsXml(text))
            return Written::Refused;
        appendXml(out, text, ok);
        return Written::Exactly;
    }
    const std::string shown = expressed(text, inField);
    appendXml(out, shown, ok);
    return shown == text ? Written::Exactly : Written::Mapped;
}

std::string SnomWriter::expressed(std::string_view label, bool inField) const
{
    std::string out = withoutNonCharacters(label);
    if (inField) {
        std::ranges::replace(out, '<', '(');
        std::ranges::replace(out, '>', ')');
        std::ranges::replace(out, '|', '/');
    }
    return out;
}

} // namespace pbx::render
