#include "gigasetwriter.h"

namespace pbx::render {

GigasetWriter::GigasetWriter(std::string_view product)
    : XmlWriter(OuterSpaces::Keep)
    , m_head("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<provisioning version=\"1.1\"")
{
    if (!product.empty())
        m_head.append(" productID=\"").append(product).append("\"");
    m_head += ">\n<nvm>\n";
}

std::string_view GigasetWriter::foot() const
{
    return "</nvm>\n</provisioning>\n";
}

void GigasetWriter::openSection(std::string &out, std::string_view name, Names attributes) const
{
    out.append("<").append(name);
    appendAttributes(out, attributes);
    out += ">\n";
}

void GigasetWriter::closeSection(std::string &out, std::string_view name) const
{
    out.append("</").append(name).append(">\n");
}

void GigasetWriter::open(std::string &out, std::string_view name, Names attributes) const
{
    out.append("<param name=\"").append(name);
    if (!attributes.empty())
        out.append(".") += kHole;
    out += "\" value=\"";
}

void GigasetWriter::close(std::string &out, std::string_view) const
{
    out += "\"/>\n";
}

} // namespace pbx::render
