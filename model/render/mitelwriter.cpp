#include "mitelwriter.h"

#include "domain/chars.h"

#include <algorithm>

namespace pbx::render {

std::string_view MitelWriter::head() const
{
    return "# Mitel\n";
}

std::string_view MitelWriter::foot() const
{
    return {};
}

void MitelWriter::open(std::string &out, std::string_view name, Names) const
{
    out.append(name).append(": ");
}

void MitelWriter::close(std::string &out, std::string_view) const
{
    out += '\n';
}

bool MitelWriter::canName(std::string_view name) const
{
    const auto known = [](char c) {
        return domain::isAlpha(c) || domain::isDigit(c) || std::string_view(" -_.[|]").find(c) != std::string_view::npos;
    };
    return !name.empty() && name.size() <= 128 && domain::isAlpha(name.front()) && name.back() != ' ' && name.find("  ") == std::string_view::npos
           && std::ranges::all_of(name, known);
}

Written MitelWriter::express(std::string &out, std::string_view text, Treatment treatment, bool inField) const
{
    const bool quote = text.find('"') != std::string_view::npos;
    if (quote && treatment != Treatment::Label)
        return Written::Refused;
    // Whether a space at an end survives is not documented.
    const bool outerSpace = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (outerSpace && (treatment == Treatment::Credential || treatment == Treatment::Override))
        return Written::Refused;
    const bool comment = text.find('#') != std::string_view::npos;
    out.append(comment ? "\"" : "");
    if (quote)
        out.append(expressed(text, inField));
    else
        out.append(text);
    out.append(comment ? "\"" : "");
    return quote ? Written::Mapped : Written::Exactly;
}

std::string MitelWriter::expressed(std::string_view label, bool) const
{
    std::string out(label);
    std::ranges::replace(out, '"', '\'');
    return out;
}

} // namespace pbx::render
