#include "xmlwriter.h"

namespace pbx::render {

Written XmlWriter::express(std::string &out, std::string_view text, Treatment treatment, bool) const
{
    const bool exact = treatment == Treatment::Credential || treatment == Treatment::Override;
    const bool mayLose = m_spaces == OuterSpaces::Unknown && (text.starts_with(' ') || text.ends_with(' '));
    if ((exact && mayLose) || (treatment != Treatment::Label && !fitsXml(text)))
        return Written::Refused;
    bool ok = true;
    appendXml(out, text, ok);
    return ok ? Written::Exactly : Written::Mapped;
}

std::string XmlWriter::expressed(std::string_view label, bool) const
{
    return withoutNonCharacters(label);
}

} // namespace pbx::render
