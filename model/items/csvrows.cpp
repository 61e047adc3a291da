#include "csvrows.h"

#include "textof.h"

#include "domain/chars.h"
#include "domain/csvwriter.h"

#include <algorithm>

namespace pbx::items {

using domain::ExtensionNumber;

CsvRows::CsvRows(changes::Workspace &workspace, CsvPlan &plan, const domain::Progress &progress)
    : m_workspace(workspace)
    , m_plan(plan)
    , m_progress(progress)
{}

Result<void> CsvRows::read()
{
    const auto &table = m_plan.table->rows;
    for (std::size_t i = m_plan.reading.header ? 1 : 0; i < table.size(); ++i) {
        CsvRowPlan row;
        row.row = i;
        const std::string is = identity(row);
        if (!is.empty())
            m_identities[is].push_back(m_plan.rows.size());
        m_plan.rows.push_back(std::move(row));
    }
    refuseTwins();
    for (std::size_t i = 0; i < m_plan.rows.size(); ++i) {
        if (m_progress && i % kCsvRowsPerTick == 0 && !m_progress(i, 2 * m_plan.rows.size()))
            return fail(ErrorKind::Cancelled, say("Stopped. Nothing was imported."));
        if (m_plan.rows[i].state == CsvState::Wrong)
            continue;
        if (auto done = readRow(i); !done)
            return done;
    }
    return {};
}

void CsvRows::refuseTwins()
{
    constexpr std::size_t kMost = 5;
    for (const auto &[is, rows] : m_identities) {
        if (rows.size() < 2)
            continue;
        std::string lines;
        for (std::size_t i = 0; i < std::min(rows.size(), kMost); ++i)
            lines += (i == 0 ? "" : ", ") + std::to_string(m_plan.line(m_plan.rows[rows[i]]));
        if (rows.size() > kMost)
            lines += " …";
        for (const std::size_t row : rows)
            refuse(m_plan.rows[row], m_plan.rows[row].slot ? csvfield::kSlot : csvfield::kNumber, twice(m_plan.rows[row], lines));
    }
}

std::string CsvRows::cell(const CsvRowPlan &row, const char *id) const
{
    const int column = m_plan.reading.columnOf(id);
    const auto &cells = m_plan.table->rows[row.row].cells;
    if (column < 0 || static_cast<std::size_t>(column) >= cells.size())
        return {};
    std::string text(domain::unguarded(cells[static_cast<std::size_t>(column)]));
    const bool exact = std::string_view(id) == field::kPassword; // blanks are part of it
    return exact || !domain::trim(text).empty() ? text : std::string();
}

void CsvRows::refuse(CsvRowPlan &row, const char *id, const std::string &sentence, domain::Severity severity)
{
    const int field = csvFieldOf(m_plan.reading.kind, QLatin1String(id));
    CsvIssue issue{severity, m_plan.reading.columnOf(id), {}, toQt(sentence)};
    if (issue.column < 0 && field >= 0)
        issue.field = csvTitle(csvFields(m_plan.reading.kind)[static_cast<std::size_t>(field)]);
    row.issues.push_back(std::move(issue));
    if (severity == domain::Severity::Error)
        row.state = CsvState::Wrong;
}

std::optional<ExtensionNumber> CsvRows::numberOf(CsvRowPlan &row)
{
    const std::string text = cell(row, csvfield::kNumber);
    row.what = toQt(domain::printable(domain::trim(text), 20));
    if (text.empty()) {
        refuse(row, csvfield::kNumber, say("The row has no extension number."));
        return std::nullopt;
    }
    const auto number = ExtensionNumber::parse(text);
    if (number)
        return *number;
    refuse(row, csvfield::kNumber, number.error().sentence);
    return std::nullopt;
}

Result<std::optional<CsvSubject>> CsvRows::find(const ExtensionNumber &number)
{
    const auto id = m_workspace.store().extensionByNumber(m_plan.site, number.text());
    if (!id)
        return fail(id.error());
    if (!*id)
        return std::optional<CsvSubject>();
    auto loaded = m_workspace.load(**id);
    if (!loaded)
        return fail(loaded.error());
    auto &extension = std::get<domain::Extension>(loaded->object);
    return std::optional(CsvSubject{**id, loaded->version, extension, extension, {}});
}

} // namespace pbx::items
