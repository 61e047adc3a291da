#include "grandstreamwriter.h"

namespace pbx::render {

std::string_view GrandstreamWriter::head() const
{
    // Without <mac>: a phone refuses a file whose <mac> is not its own, and the file's name has it anyway.
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gs_provision version=\"1\">\n<config version=\"2\">\n";
}

std::string_view GrandstreamWriter::foot() const
{
    return "</config>\n</gs_provision>\n";
}

void GrandstreamWriter::open(std::string &out, std::string_view name, Names) const
{
    out.append("<item name=\"").append(name).append("\">");
}

void GrandstreamWriter::close(std::string &out, std::string_view) const
{
    out.append("</item>\n");
}

} // namespace pbx::render
