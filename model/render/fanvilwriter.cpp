#include "fanvilwriter.h"

namespace pbx::render {

std::string_view FanvilWriter::head() const
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sysConf>\n";
}

std::string_view FanvilWriter::foot() const
{
    return "</sysConf>\n";
}

void FanvilWriter::open(std::string &out, std::string_view name, Names attributes) const
{
    out.append("<").append(name);
    appendAttributes(out, attributes);
    out.append(">");
}

void FanvilWriter::close(std::string &out, std::string_view name) const
{
    out.append("</").append(name).append(">\n");
}

void FanvilWriter::openSection(std::string &out, std::string_view name, Names attributes) const
{
    open(out, name, attributes);
    out += '\n';
}

void FanvilWriter::closeSection(std::string &out, std::string_view name) const
{
    close(out, name);
}

std::string_view FanvilOldWriter::head() const
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<VOIP_CONFIG_FILE>\n";
}

std::string_view FanvilOldWriter::foot() const
{
    return "</VOIP_CONFIG_FILE>\n";
}

void FanvilOldWriter::openSection(std::string &out, std::string_view name, Names attributes) const
{
    out.append("<").append(name).append(">\n");
    for (const std::string_view attribute : attributes)
        out.append("<").append(attribute).append(">").append(1, kHole).append("</").append(attribute).append(">\n");
}

} // namespace pbx::render
