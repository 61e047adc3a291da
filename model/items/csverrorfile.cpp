// The rows of a list that were refused, to be corrected and imported again.
#include "csvplan.h"
#include "textof.h"

#include "domain/csvwriter.h"
#include "domain/say.h"

namespace pbx::items {

using domain::Severity;

namespace {

// The columns that an error file has in front.
constexpr const char *kLineColumn = "Line";
constexpr const char *kErrorColumn = "Error";

// A header that is read back as it was chosen here.
std::string headerFor(const CsvPlan &plan, std::size_t column)
{
    const auto &first = plan.table->rows.front().cells;
    std::string own(plan.reading.header && column < first.size() ? domain::unguarded(first[column]) : std::string_view());
    const int field = plan.reading.mapping[column];
    if (csvFieldCalled(plan.reading.kind, own) == field)
        return own;
    return field < 0 ? say("%1 (left out)", {own}) : std::string(csvFields(plan.reading.kind)[static_cast<std::size_t>(field)].header);
}

} // namespace

std::string csvErrorFile(const CsvPlan &plan)
{
    domain::CsvWriter out(plan.table->separator);
    const std::size_t columns = plan.reading.mapping.size();
    std::vector<std::string> head{kLineColumn, kErrorColumn};
    for (std::size_t column = 0; column < columns; ++column)
        head.push_back(headerFor(plan, column));
    // Of a list that is such a file already they are not repeated.
    const std::size_t skipped = columns > 2 && head[2] == kLineColumn && head[3] == kErrorColumn ? 2 : 0;
    head.erase(head.begin() + 2, head.begin() + 2 + static_cast<std::ptrdiff_t>(skipped));
    out.addRow(head);
    for (const CsvRowPlan &row : plan.rows) {
        if (row.state != CsvState::Wrong)
            continue;
        QStringList sentences;
        for (const CsvIssue &issue : row.issues) {
            const QString place = csvPlace(plan, issue);
            if (issue.severity == Severity::Error)
                sentences += place.isEmpty() ? issue.sentence : place.simplified() + QStringLiteral(": ") + issue.sentence;
        }
        std::vector<std::string> values{std::to_string(plan.line(row)), fromQt(sentences.join(QLatin1Char(' ')))};
        const auto &cells = plan.table->rows[row.row].cells;
        for (std::size_t column = skipped; column < columns; ++column)
            values.emplace_back(column < cells.size() ? domain::unguarded(cells[column]) : std::string_view());
        out.addRow(values);
    }
    return out.take();
}

} // namespace pbx::items
