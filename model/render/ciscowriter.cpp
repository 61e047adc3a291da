#include "ciscowriter.h"

#include "domain/chars.h"

namespace pbx::render {

std::string_view CiscoWriter::head() const
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<flat-profile>\n";
}

std::string_view CiscoWriter::foot() const
{
    return "</flat-profile>\n";
}

void CiscoWriter::open(std::string &out, std::string_view name, Names) const
{
    out.append("<").append(name).append(">");
}

void CiscoWriter::close(std::string &out, std::string_view name) const
{
    out.append("</").append(name).append(">\n");
}

void CiscoWriter::openField(std::string &out, std::string_view name, bool first) const
{
    if (!first)
        out += ';';
    out.append(name).append("=");
}

Written CiscoWriter::express(std::string &out, std::string_view text, Treatment treatment, bool inField) const
{
    bool ok = true;
    if (treatment == Treatment::Plain) {
        if (!fitsXml(text))
            return Written::Refused;
        appendXml(out, text, ok);
        return Written::Exactly;
    }
    if (treatment != Treatment::Label) {
        // The phone trims what stands between the tags.
        const bool outerSpace = !text.empty() && (text.front() == ' ' || text.back() == ' ');
        if (outerSpace || !fitsXml(text) || (inField && text.find(';') != std::string_view::npos))
            return Written::Refused;
        appendXml(out, text, ok);
        return Written::Exactly;
    }
    const bool carries = text.find('$') == std::string_view::npos && (!inField || text.find(';') == std::string_view::npos) && fitsXml(text);
    if (carries) {
        appendXml(out, text, ok);
        return Written::Exactly;
    }
    const std::string mapped = expressed(text, inField);
    appendXml(out, mapped, ok);
    return mapped == text ? Written::Exactly : Written::Mapped;
}

std::string CiscoWriter::expressed(std::string_view label, bool inField) const
{
    std::string out;
    const std::string text = withoutNonCharacters(label);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        out += inField && c == ';' ? ',' : c;
        if (c == '$' && i + 1 < text.size() && domain::isAlpha(text[i + 1]))
            out += ' ';
    }
    return out;
}

} // namespace pbx::render
