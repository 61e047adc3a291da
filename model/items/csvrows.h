// Reads the rows of a list into a plan; the rules over all of them come after. For csvplan.cpp alone.
#pragma once

#include "csvplan.h"

#include "domain/say.h"

#include <map>
#include <unordered_map>

namespace pbx::items {

class CsvRows {
public:
    CsvRows(changes::Workspace &workspace, CsvPlan &plan, const domain::Progress &progress);
    CsvRows(const CsvRows &) = delete;
    CsvRows &operator=(const CsvRows &) = delete;
    virtual ~CsvRows() = default;

    [[nodiscard]] domain::Result<void> read();
    // The subject as its rows that are not wrong leave it; false: nothing of it is left to store.
    [[nodiscard]] virtual bool compose(CsvSubject &subject) = 0;
    // The rows that a finding of the rules is about, and the column. No row: it is not about this list.
    struct Place {
        std::vector<std::size_t> rows;
        int column = -1;
        QString field;
    };
    [[nodiscard]] virtual Place placeOf(const CsvSubject &subject, const domain::Finding &finding) const = 0;

protected:
    [[nodiscard]] virtual domain::Result<void> readRow(std::size_t row) = 0; // of the plan; its number is right and stands once
    [[nodiscard]] virtual std::string identity(CsvRowPlan &row) = 0;         // what must not stand twice; empty: wrong
    [[nodiscard]] virtual std::string twice(const CsvRowPlan &row, const std::string &lines) const = 0;

    [[nodiscard]] std::string cell(const CsvRowPlan &row, const char *id) const; // empty where it has none
    void refuse(CsvRowPlan &row, const char *id, const std::string &sentence, domain::Severity severity = domain::Severity::Error);
    // Nothing: no such extension in the site.
    [[nodiscard]] domain::Result<std::optional<CsvSubject>> find(const domain::ExtensionNumber &number);
    [[nodiscard]] std::optional<domain::ExtensionNumber> numberOf(CsvRowPlan &row);

    changes::Workspace &m_workspace;
    CsvPlan &m_plan;

private:
    void refuseTwins();
    const domain::Progress &m_progress;
    std::unordered_map<std::string, std::vector<std::size_t>> m_identities;
};

[[nodiscard]] std::unique_ptr<CsvRows> extensionRows(changes::Workspace &workspace, CsvPlan &plan, const domain::Progress &progress);
[[nodiscard]] std::unique_ptr<CsvRows> keyRows(changes::Workspace &workspace, CsvPlan &plan, const domain::Progress &progress);

inline constexpr std::size_t kCsvRowsPerTick = 64;

} // namespace pbx::items
