#include "htekwriter.h"

#include "domain/chars.h"

#include <algorithm>

namespace pbx::render {

std::string_view HtekWriter::head() const
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<hl_provision version=\"1\">\n<config version=\"1\">\n";
}

std::string_view HtekWriter::foot() const
{
    return "</config>\n</hl_provision>\n";
}

void HtekWriter::open(std::string &out, std::string_view name, Names) const
{
    out.append("<").append(name).append(" para=\"").append(name).append("\">");
}

void HtekWriter::close(std::string &out, std::string_view name) const
{
    out.append("</").append(name).append(">\n");
}

bool HtekWriter::canName(std::string_view name) const
{
    return name.size() > 1 && name.size() <= 8 && name.front() == 'P' && std::ranges::all_of(name.substr(1), domain::isDigit);
}

} // namespace pbx::render
