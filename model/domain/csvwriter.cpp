#include "csvwriter.h"

namespace pbx::domain {

namespace {

bool isFormula(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of('\'');
    return begin != std::string_view::npos && std::string_view("=+-@\t\r\n").find(text[begin]) != std::string_view::npos;
}

} // namespace

std::string guarded(std::string_view value)
{
    return isFormula(value) ? "'" + std::string(value) : std::string(value);
}

std::string_view unguarded(std::string_view cell)
{
    return cell.starts_with('\'') && isFormula(cell) ? cell.substr(1) : cell;
}

CsvWriter::CsvWriter(char separator)
    : m_separator(separator)
    , m_out("\xEF\xBB\xBF")
{}

void CsvWriter::addRow(const std::vector<std::string> &values)
{
    bool first = true;
    for (const std::string &value : values) {
        if (!first)
            m_out += m_separator;
        first = false;
        addCell(guarded(value));
    }
    m_out += "\r\n";
}

void CsvWriter::addCell(std::string_view value)
{
    // Quoted for every separator, so that the file is read the same whichever one is guessed.
    const bool plain = value.find_first_of(",;\t|\"\r\n") == std::string_view::npos && !value.starts_with(' ') && !value.ends_with(' ');
    if (plain) {
        m_out += value;
        return;
    }
    m_out += '"';
    for (const char c : value) {
        if (c == '"')
            m_out += '"';
        m_out += c;
    }
    m_out += '"';
}

} // namespace pbx::domain
