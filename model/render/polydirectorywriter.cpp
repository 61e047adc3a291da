#include "polydirectorywriter.h"

#include "domain/chars.h"

namespace pbx::render {

std::string_view PolyDirectoryWriter::head() const
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<directory>\n <item_list>\n";
}

std::string_view PolyDirectoryWriter::foot() const
{
    return " </item_list>\n</directory>\n";
}

void PolyDirectoryWriter::openSection(std::string &out, std::string_view name, Names) const
{
    out.append("  <").append(name).append(">\n");
}

void PolyDirectoryWriter::closeSection(std::string &out, std::string_view name) const
{
    out.append("  </").append(name).append(">\n");
}

void PolyDirectoryWriter::open(std::string &out, std::string_view name, Names) const
{
    out.append("   <").append(name).append(">");
}

void PolyDirectoryWriter::close(std::string &out, std::string_view name) const
{
    out.append("</").append(name).append(">\n");
}

Written PolyDirectoryWriter::express(std::string &out, std::string_view text, Treatment treatment, bool) const
{
    bool ok = true;
    if (treatment != Treatment::Label) {
        if (!fitsXml(text))
            return Written::Refused;
        appendXml(out, text, ok);
        return Written::Exactly;
    }
    if (text.size() > kNameBytes) {
        appendXml(out, expressed(text, true), ok);
        return Written::Mapped;
    }
    appendXml(out, text, ok);
    return ok ? Written::Exactly : Written::Mapped;
}

std::string PolyDirectoryWriter::expressed(std::string_view label, bool) const
{
    std::string out = withoutNonCharacters(label);
    std::size_t end = 0;
    for (std::size_t next = 0; next < out.size();) {
        if (!domain::nextCodePoint(out, next) || next > kNameBytes)
            break;
        end = next;
    }
    out.resize(end);
    return out;
}

} // namespace pbx::render
