#include "jsonwriter.h"

namespace pbx::domain {

namespace {

void quote(std::string &out, std::string_view text)
{
    constexpr std::string_view shortForms = "\"\"\\\\\bb\ff\nn\rr\tt"; // pairs
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') {
            out += c;
            continue;
        }
        std::size_t pair = 0;
        while (pair < shortForms.size() && shortForms[pair] != c)
            pair += 2;
        if (pair < shortForms.size()) {
            out += '\\';
            out += shortForms[pair + 1];
        } else {
            out += "\\u00";
            out += digits[static_cast<unsigned char>(c) >> 4U];
            out += digits[static_cast<unsigned char>(c) & 0x0FU];
        }
    }
    out += '"';
}

} // namespace

void JsonWriter::newLine()
{
    if (m_indented) {
        m_out += '\n';
        m_out.append(2 * m_depth, ' ');
    }
}

void JsonWriter::separate()
{
    if (m_afterName) {
        m_afterName = false;
        return;
    }
    if (m_depth == 0)
        return;
    if (!m_first)
        m_out += ',';
    m_first = false;
    newLine();
}

void JsonWriter::begin(char bracket)
{
    separate();
    m_out += bracket;
    ++m_depth;
    m_first = true;
}

void JsonWriter::end(char bracket)
{
    --m_depth;
    if (!m_first)
        newLine();
    m_out += bracket;
    m_first = false;
}

void JsonWriter::name(std::string_view name)
{
    separate();
    quote(m_out, name);
    m_out += m_indented ? ": " : ":";
    m_afterName = true;
}

void JsonWriter::text(std::string_view utf8)
{
    separate();
    quote(m_out, utf8);
}

void JsonWriter::number(std::int64_t value)
{
    separate();
    m_out += std::to_string(value);
}

void JsonWriter::boolean(bool value)
{
    separate();
    m_out += value ? "true" : "false";
}

void JsonWriter::null()
{
    separate();
    m_out += "null";
}

void JsonWriter::textOrNull(std::string_view memberName, std::string_view utf8)
{
    name(memberName);
    if (utf8.empty())
        null();
    else
        text(utf8);
}

} // namespace pbx::domain
