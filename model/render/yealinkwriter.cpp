#include "yealinkwriter.h"

namespace pbx::render {

namespace {
constexpr std::string_view kFactory = "%NULL%";

// Whether a space at an end survives is not documented for any firmware.
bool hasOuterSpace(std::string_view text)
{
    return !text.empty() && (text.front() == ' ' || text.back() == ' ');
}
} // namespace

std::string_view YealinkWriter::head() const
{
    return "#!version:1.0.0.1\n";
}

std::string_view YealinkWriter::foot() const
{
    return {};
}

void YealinkWriter::open(std::string &out, std::string_view name, Names) const
{
    // The boot file's include is the one line without "=".
    out.append(name).append(name == "include:config" ? " \"" : " = ");
}

void YealinkWriter::close(std::string &out, std::string_view name) const
{
    out.append(name == "include:config" ? "\"\n" : "\n");
}

Written YealinkWriter::express(std::string &out, std::string_view text, Treatment treatment, bool) const
{
    switch (treatment) {
    case Treatment::Plain: break;
    case Treatment::Label:
        if (text == kFactory) {
            out.append(expressed(text, false));
            return Written::Mapped;
        }
        break;
    case Treatment::Credential:
        if (text == kFactory || hasOuterSpace(text))
            return Written::Refused;
        break;
    case Treatment::Override:
        if (hasOuterSpace(text))
            return Written::Refused;
        break;
    }
    out.append(text);
    return Written::Exactly;
}

std::string YealinkWriter::expressed(std::string_view label, bool) const
{
    return std::string(label == kFactory ? "NULL" : label);
}

} // namespace pbx::render
