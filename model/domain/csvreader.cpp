#include "csvreader.h"

#include "chars.h"
#include "say.h"

#include <algorithm>

namespace pbx::domain {

namespace {

constexpr std::size_t kTriedRows = 20; // to tell the separator

class CsvParser {
public:
    CsvParser(std::string_view text, char separator, const CsvLimits &limits, std::size_t firstLine = 1)
        : m_text(text)
        , m_separator(separator)
        , m_limits(limits)
        , m_line(firstLine)
    {}

    // most: stop there, without complaint.
    [[nodiscard]] Result<void> run(std::size_t most)
    {
        while (m_at < m_text.size() && m_rows.size() < most) {
            auto row = readRow();
            if (!row)
                return fail(row.error());
            if (std::ranges::all_of(row->cells, [](const std::string &cell) { return trim(cell).empty(); }))
                continue;
            if (m_rows.size() == m_limits.rows)
                return refuse(row->line, say("the file has more than %1 rows. Split it.", {std::to_string(m_limits.rows)}));
            m_rows.push_back(std::move(*row));
        }
        return {};
    }
    [[nodiscard]] std::vector<CsvRow> &rows() { return m_rows; }

private:
    [[nodiscard]] Result<CsvRow> readRow()
    {
        CsvRow row{m_line, {}};
        for (bool more = true; more;) {
            if (row.cells.size() == m_limits.columns)
                return refuse(m_line, say("the row has more than %1 columns.", {std::to_string(m_limits.columns)}));
            m_column = row.cells.size();
            auto cell = readCell();
            if (!cell)
                return fail(cell.error());
            row.cells.push_back(std::move(*cell));
            more = m_at < m_text.size() && m_text[m_at] == m_separator;
            m_at += more ? 1 : 0;
        }
        endLine();
        return row;
    }

    [[nodiscard]] Result<std::string> readCell()
    {
        const std::size_t begin = std::min(m_text.find_first_not_of(' ', m_at), m_text.size());
        if (begin < m_text.size() && m_text[begin] == '"') {
            m_at = begin + 1;
            return readQuoted();
        }
        const std::size_t end = cellEnd();
        if (end - m_at > m_limits.cell)
            return tooLong();
        std::string cell(m_text.substr(m_at, end - m_at));
        m_at = end;
        return cell;
    }

    // Behind the opening quote.
    [[nodiscard]] Result<std::string> readQuoted()
    {
        const std::size_t opened = m_line;
        std::string cell;
        while (true) {
            const std::size_t quote = m_text.find('"', m_at);
            if (quote == std::string_view::npos)
                return refuseCell(opened, say("the quote that begins here is never closed."));
            const std::string_view piece = m_text.substr(m_at, quote - m_at);
            if (cell.size() + piece.size() > m_limits.cell)
                return tooLong();
            cell += piece;
            countLines(piece);
            m_at = quote + 1;
            if (m_at == m_text.size() || m_text[m_at] != '"')
                break;
            cell += '"';
            ++m_at;
        }
        m_at = std::min(m_text.find_first_not_of(' ', m_at), m_text.size());
        if (m_at < cellEnd())
            return refuseCell(m_line, say("text follows the closing quote. A quote within a quoted cell is written twice."));
        return cell;
    }

    [[nodiscard]] std::size_t cellEnd() const
    {
        const std::array ends{m_separator, '\r', '\n'};
        return std::min(m_text.find_first_of(std::string_view(ends.data(), ends.size()), m_at), m_text.size());
    }

    void endLine()
    {
        if (m_at == m_text.size())
            return;
        m_at += m_text.substr(m_at).starts_with("\r\n") ? 2 : 1;
        ++m_line;
    }
    void countLines(std::string_view piece)
    {
        for (std::size_t i = 0; i < piece.size(); ++i)
            m_line += piece[i] == '\n' || (piece[i] == '\r' && (i + 1 == piece.size() || piece[i + 1] != '\n')) ? 1 : 0;
    }

    [[nodiscard]] static tl::unexpected<Error> refuse(std::size_t line, const std::string &why)
    {
        return invalid(say("Line %1: %2", {std::to_string(line), why}));
    }
    [[nodiscard]] tl::unexpected<Error> refuseCell(std::size_t line, const std::string &why) const
    {
        return invalid(say("Line %1, column %2: %3", {std::to_string(line), columnLetters(m_column), why}));
    }
    [[nodiscard]] tl::unexpected<Error> tooLong() const
    {
        return refuseCell(m_line, say("the cell has more than %1 bytes.", {std::to_string(m_limits.cell)}));
    }

    std::string_view m_text;
    char m_separator;
    const CsvLimits &m_limits;
    std::size_t m_at = 0;
    std::size_t m_line;
    std::size_t m_column = 0;
    std::vector<CsvRow> m_rows;
};

// The separator of a first line “sep=;”, and how long that line is.
struct Named {
    std::optional<char> separator;
    std::size_t length = 0;
};
Named namedSeparator(std::string_view text)
{
    constexpr std::string_view head = "sep=";
    if (text.size() <= head.size() || !equalsIgnoringCase(text.substr(0, head.size()), head))
        return {};
    const char named = text[head.size()];
    const std::string_view rest = text.substr(head.size() + 1);
    const std::size_t end = rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') || rest.starts_with('\r') ? 1 : 0;
    if (std::ranges::find(kCsvSeparators, named) == kCsvSeparators.end() || (end == 0 && !rest.empty()))
        return {};
    return {named, head.size() + 1 + end};
}

} // namespace

std::size_t CsvTable::columns() const
{
    std::size_t most = 0;
    for (const CsvRow &row : rows)
        most = std::max(most, row.cells.size());
    return most;
}

char guessSeparator(std::string_view text)
{
    const CsvLimits limits;
    std::pair<std::size_t, std::size_t> best{0, 1};
    char found = kCsvSeparators.front();
    for (const char separator : kCsvSeparators) {
        CsvParser parser(text, separator, limits);
        (void)parser.run(kTriedRows); // what was read before an error counts
        if (parser.rows().empty())
            continue;
        const std::size_t columns = parser.rows().front().cells.size();
        const auto even = std::ranges::count_if(parser.rows(), [columns](const CsvRow &row) { return row.cells.size() == columns; });
        const std::pair score{static_cast<std::size_t>(even), columns};
        if (columns > 1 && score > best) {
            best = score;
            found = separator;
        }
    }
    return found;
}

Result<CsvTable> readCsv(std::string_view bytes, const CsvChoice &choice, const CsvLimits &limits)
{
    if (bytes.size() > limits.bytes)
        return invalid(say("The file has more than %1 MB. Split it.", {std::to_string(limits.bytes >> 20U)}));
    CsvTable out;
    out.encoding = choice.encoding.value_or(guessEncoding(bytes));
    const auto text = toUtf8(bytes, out.encoding);
    if (!text)
        return fail(text.error());
    const Named named = namedSeparator(*text);
    const std::string_view rest = std::string_view(*text).substr(named.length);
    out.separator = choice.separator ? *choice.separator : named.separator ? *named.separator : guessSeparator(rest);
    CsvParser parser(rest, out.separator, limits, named.separator ? 2 : 1);
    if (const auto read = parser.run(limits.rows + 1); !read)
        return fail(read.error());
    out.rows = std::move(parser.rows());
    return out;
}

std::string columnLetters(std::size_t column)
{
    std::string out;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return out;
}

} // namespace pbx::domain
