// The dry run of a list (CSV): what each of its rows would do to a site, and what is wrong in which column. Nothing is
// stored before importCsv().
#pragma once

#include "csvreading.h"

#include "changes/workspace.h"

#include <memory>

namespace pbx::items {

struct CsvIssue {
    domain::Severity severity = domain::Severity::Error;
    int column = -1; // of the file; -1: the whole row, or a field that the file does not have
    QString field;   // that field's title, may be empty
    QString sentence;
    friend bool operator==(const CsvIssue &, const CsvIssue &) = default;
};

enum class CsvState : unsigned char { New, Changed, Same, Wrong };

struct CsvRowPlan {
    std::size_t row = 0; // of the table
    CsvState state = CsvState::Same;
    QString what;    // "101 Jerry", "101 Jerry, key 4"
    QString summary; // "Ring time: 40 s → 30 s"; of a wrong one its first error
    std::vector<CsvIssue> issues;
    std::optional<std::size_t> subject;
    std::optional<domain::SlotId> slot; // of a key
};

struct CsvSubject { // an extension that rows are about
    domain::Uuid id;
    std::int64_t version = 0;
    std::optional<domain::Extension> before; // nothing: a new one
    domain::Extension after;                 // its password where that becomes another one
    std::vector<std::size_t> rows;           // of the plan
    [[nodiscard]] bool changes() const { return !before || after != *before; }
};

struct CsvPlan {
    domain::Uuid site;
    std::shared_ptr<const domain::CsvTable> table;
    CsvReading reading;
    CsvSite names;
    std::vector<CsvRowPlan> rows;
    std::vector<CsvSubject> subjects;
    int created = 0, changed = 0, same = 0, wrong = 0, warned = 0; // rows
    int passwords = 0;                                             // that will be generated
    bool needsKey = false;                                         // the workspace is locked, and a password is to be stored

    [[nodiscard]] bool does(const CsvRowPlan &row) const { return row.state == CsvState::New || row.state == CsvState::Changed; }
    [[nodiscard]] std::size_t line(const CsvRowPlan &row) const { return table->rows[row.row].line; }
};

// Rows are matched to the site's extensions by number, keys by extension and slot; an empty cell leaves a field as it is,
// or takes the default for what is new. Rows that cannot stand without one that is wrong are wrong, too. Invalid where a
// column that everything hangs on was not chosen; Cancelled. On the worker thread.
[[nodiscard]] domain::Result<CsvPlan> planCsv(changes::Workspace &workspace, const domain::Uuid &site, std::shared_ptr<const domain::CsvTable> table,
                                              CsvReading reading, const domain::Progress &progress = {});

// What the row changes, as the form names it; of a key its slot's.
[[nodiscard]] std::vector<changes::FieldChange> csvChanges(const CsvPlan &plan, const CsvRowPlan &row);
// Where an issue is: "F  MAC address", "Office", or nothing.
[[nodiscard]] QString csvPlace(const CsvPlan &plan, const CsvIssue &issue);

// Stores the rows that are right, as one step of undo. Conflict where one of them was changed since the dry run.
[[nodiscard]] domain::Result<void> importCsv(changes::Workspace &workspace, const CsvPlan &plan, const domain::Progress &progress = {});

// The rows that are wrong, after two columns that say where and why; these are left out when it is imported again.
[[nodiscard]] std::string csvErrorFile(const CsvPlan &plan);

} // namespace pbx::items
