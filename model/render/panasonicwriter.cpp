#include "panasonicwriter.h"

#include "domain/chars.h"

#include <algorithm>

namespace pbx::render {

std::string_view PanasonicWriter::head() const
{
    return "# Panasonic SIP Phone Standard Format File # DO NOT CHANGE THIS LINE!\r\n";
}

// The guides want an empty line at the end.
std::string_view PanasonicWriter::foot() const
{
    return "\r\n";
}

void PanasonicWriter::open(std::string &out, std::string_view name, Names) const
{
    out.append(name).append("=\"");
}

void PanasonicWriter::close(std::string &out, std::string_view) const
{
    out.append("\"\r\n");
}

bool PanasonicWriter::canName(std::string_view name) const
{
    return Writer::canName(name) && name.size() <= kNameBytes && name.find_first_of(".-") == std::string_view::npos;
}

Written PanasonicWriter::express(std::string &out, std::string_view text, Treatment treatment, bool inField) const
{
    const bool carries = text.size() <= kValueBytes && text.find('"') == std::string_view::npos;
    if (treatment == Treatment::Label) {
        const std::string shown = expressed(text, inField);
        out.append(shown);
        return carries ? Written::Exactly : Written::Mapped;
    }
    const bool outerSpace = treatment != Treatment::Plain && !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!carries || outerSpace)
        return Written::Refused;
    out.append(text);
    return Written::Exactly;
}

std::string PanasonicWriter::expressed(std::string_view label, bool) const
{
    std::string out(label);
    std::ranges::replace(out, '"', '\'');
    std::size_t end = 0;
    for (std::size_t next = 0; next < out.size();) {
        if (!domain::nextCodePoint(out, next) || next > kValueBytes)
            break;
        end = next;
    }
    out.resize(end);
    return out;
}

} // namespace pbx::render
