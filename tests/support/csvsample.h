// Lists as text against the sample site.
#pragma once

#include "items/csvplan.h"
#include "support/sampleworkspace.h"

namespace pbx::test {

[[nodiscard]] inline std::shared_ptr<const domain::CsvTable> csvTable(const std::string &text)
{
    auto table = domain::readCsv(text);
    EXPECT_TRUE(table) << (table ? "" : table.error().sentence);
    return std::make_shared<const domain::CsvTable>(table ? std::move(*table) : domain::CsvTable());
}

using Planned = domain::Result<items::CsvPlan>;

[[nodiscard]] inline Planned planOf(const SampleWorkspace &sample, const std::string &text)
{
    const auto table = csvTable(text);
    return sample.ask([table](changes::Workspace &w) { return items::planCsv(w, SampleWorkspace::site, table, items::guessReading(*table)); });
}

[[nodiscard]] inline domain::Result<void> store(const SampleWorkspace &sample, const items::CsvPlan &plan)
{
    return sample.ask([&plan](changes::Workspace &w) { return items::importCsv(w, plan); });
}

// "F/Error: sentence" of each issue of a row.
[[nodiscard]] inline std::vector<std::string> issuesOf(const items::CsvPlan &plan, std::size_t row)
{
    std::vector<std::string> out;
    for (const items::CsvIssue &issue : plan.rows.at(row).issues) {
        const std::string where = issue.column < 0 ? issue.field.toStdString() : domain::columnLetters(static_cast<std::size_t>(issue.column));
        out.push_back(where + (issue.severity == domain::Severity::Error ? "/Error: " : "/Warning: ") + issue.sentence.toStdString());
    }
    return out;
}

[[nodiscard]] inline std::optional<domain::Extension> extensionCalled(const SampleWorkspace &sample, const std::string &number)
{
    return sample.ask([number](changes::Workspace &w) -> std::optional<domain::Extension> {
        const auto id = w.store().extensionByNumber(SampleWorkspace::site, number);
        const auto loaded = id && *id ? w.load(**id) : fail(ErrorKind::NotFound, {});
        return loaded ? std::optional(std::get<domain::Extension>(loaded->object)) : std::nullopt;
    });
}

} // namespace pbx::test
