#include "polywriter.h"

namespace pbx::render {

std::string_view PolyWriter::head() const
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<polycomConfig";
}

std::string_view PolyMasterWriter::head() const
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<APPLICATION";
}

std::string_view PolyWriter::foot() const
{
    return "\n/>\n";
}

void PolyWriter::open(std::string &out, std::string_view name, Names) const
{
    out.append("\n  ").append(name).append("=\"");
}

void PolyWriter::close(std::string &out, std::string_view) const
{
    out += '"';
}

} // namespace pbx::render
