#include "csvplan.h"

#include "csvrows.h"
#include "csvrules.h"
#include "textof.h"

#include <algorithm>

namespace pbx::items {

using changes::Workspace;
using domain::Extension;
using domain::Severity;
using domain::Uuid;

namespace {

class PlanNames final : public changes::Names {
public:
    explicit PlanNames(const CsvSite &site)
        : m_site(site)
    {}
    [[nodiscard]] std::string office(const Uuid &id) const override { return name(m_site.offices, id); }
    [[nodiscard]] std::string condition(const Uuid &id) const override { return name(m_site.conditions, id); }

private:
    template <class T> [[nodiscard]] static std::string name(const std::vector<T> &all, const Uuid &id)
    {
        const auto found = std::ranges::find(all, id, &T::id);
        return found == all.end() ? id.toString() : fromQt(found->name);
    }
    const CsvSite &m_site;
};

std::vector<changes::FieldChange> changesOf(const CsvPlan &plan, const CsvSubject &subject)
{
    const auto before = subject.before ? std::optional<domain::Object>(*subject.before) : std::nullopt;
    const domain::Object after(subject.after);
    return changes::fieldDiff(before ? &*before : nullptr, &after, !before || subject.after.password, PlanNames(plan.names));
}

QString summaryOfChanges(const std::vector<changes::FieldChange> &changes)
{
    constexpr std::size_t kShown = 3;
    QString out;
    for (std::size_t i = 0; i < std::min(changes.size(), kShown); ++i) {
        const auto &change = changes[i];
        if (i > 0)
            out += QStringLiteral("; ");
        out += toQt(change.secret ? say("%1 changed", {change.field})
                                  : say("%1: %2 → %3", {change.field, change.before.empty() ? say("none") : change.before,
                                                        change.after.empty() ? say("none") : change.after}));
    }
    if (changes.size() > kShown)
        out += toQt(say("; and %1 more", {std::to_string(changes.size() - kShown)}));
    return out;
}

QString summaryOfNew(const CsvPlan &plan, const CsvSubject &subject)
{
    QStringList parts{toQt(PlanNames(plan.names).office(subject.after.office))};
    if (const auto &phone = subject.after.autoProvision) {
        if (!phone->model.empty())
            parts += toQt(phone->make + " " + phone->model);
        if (phone->mac)
            parts += toQt(phone->mac->toString());
    }
    return parts.join(QStringLiteral(", "));
}

void settleRow(CsvPlan &plan, CsvRowPlan &row)
{
    if (row.state == CsvState::Wrong || !row.subject) {
        const auto error = std::ranges::find(row.issues, Severity::Error, &CsvIssue::severity);
        row.summary = error == row.issues.end() ? QString() : error->sentence;
        return;
    }
    const CsvSubject &subject = plan.subjects[*row.subject];
    if (!subject.before) {
        row.state = CsvState::New;
        row.summary = summaryOfNew(plan, subject);
        return;
    }
    if (!subject.changes())
        return;
    row.state = CsvState::Changed; // for csvChanges
    const auto changes = csvChanges(plan, row);
    const bool wasEmpty = row.slot && !subject.before->autoProvision->keys.contains(*row.slot);
    row.state = changes.empty() ? CsvState::Same : wasEmpty ? CsvState::New : CsvState::Changed;
    row.summary = row.state == CsvState::New ? toQt(changes.front().after) : summaryOfChanges(changes);
}

void countRow(CsvPlan &plan, const CsvRowPlan &row)
{
    int &counter = row.state == CsvState::New       ? plan.created
                   : row.state == CsvState::Changed ? plan.changed
                   : row.state == CsvState::Same    ? plan.same
                                                    : plan.wrong;
    ++counter;
    plan.warned += row.state != CsvState::Wrong && !row.issues.empty() ? 1 : 0;
}

bool stands(const CsvPlan &plan, const CsvSubject &subject)
{
    return subject.changes() && std::ranges::any_of(subject.rows, [&plan](std::size_t row) { return plan.rows[row].state != CsvState::Wrong; });
}

Result<void> columnsAreChosen(const CsvReading &reading)
{
    if (reading.columnOf(csvfield::kNumber) < 0)
        return invalid(say("Choose the column that has the extension numbers."));
    if (reading.kind == CsvKind::Keys && reading.columnOf(csvfield::kSlot) < 0)
        return invalid(say("Choose the column that says which key a row is about."));
    return {};
}

} // namespace

Result<CsvPlan> planCsv(Workspace &workspace, const Uuid &site, std::shared_ptr<const domain::CsvTable> table, CsvReading reading,
                        const domain::Progress &progress)
{
    if (auto chosen = columnsAreChosen(reading); !chosen)
        return fail(chosen.error());
    auto names = csvSite(workspace, site);
    if (!names)
        return fail(names.error());
    CsvPlan plan{site, std::move(table), std::move(reading), std::move(*names), {}, {}};
    const auto rows = plan.reading.kind == CsvKind::Extensions ? extensionRows(workspace, plan, progress) : keyRows(workspace, plan, progress);
    if (auto read = rows->read(); !read)
        return fail(read.error());
    if (auto checked = checkCsv(workspace, plan, *rows, progress); !checked)
        return fail(checked.error());
    for (CsvRowPlan &row : plan.rows) {
        settleRow(plan, row);
        countRow(plan, row);
    }
    for (const CsvSubject &subject : plan.subjects) {
        if (!stands(plan, subject))
            continue;
        plan.passwords += !subject.before && !subject.after.password ? 1 : 0;
        plan.needsKey |= workspace.vault().locked() && (!subject.before || subject.after.password);
    }
    return plan;
}

std::vector<changes::FieldChange> csvChanges(const CsvPlan &plan, const CsvRowPlan &row)
{
    if (!row.subject || !plan.does(row))
        return {};
    const CsvSubject &subject = plan.subjects[*row.subject];
    auto changes = changesOf(plan, subject);
    if (!row.slot)
        return changes;
    const std::string own = "/autoProvision/keys/" + row.slot->toString();
    const auto &keys = subject.after.autoProvision->keys;
    const auto key = keys.find(*row.slot);
    const bool movesMain = key != keys.end() && domain::typeOf(key->second) == domain::KeyType::Main;
    const std::string main = domain::title(domain::KeyType::Main);
    std::erase_if(changes, [&](const changes::FieldChange &change) {
        return change.pointer != own && !(movesMain && change.before == main && change.after.empty());
    });
    return changes;
}

QString csvPlace(const CsvPlan &plan, const CsvIssue &issue)
{
    return issue.column < 0 ? issue.field : columnTitle(*plan.table, plan.reading.header, static_cast<std::size_t>(issue.column));
}

Result<void> importCsv(Workspace &workspace, const CsvPlan &plan, const domain::Progress &progress)
{
    std::vector<changes::ObjectEdit> edits;
    std::string title;
    for (const CsvSubject &subject : plan.subjects) {
        if (!stands(plan, subject))
            continue;
        title = domain::title(domain::Object(subject.after));
        edits.push_back({subject.id, plan.site, domain::Kind::Extension, domain::Object(subject.after), subject.version});
    }
    if (edits.empty())
        return {};
    const std::string many = std::to_string(edits.size());
    const bool keys = plan.reading.kind == CsvKind::Keys;
    const std::string label = edits.size() == 1 ? (keys ? say("Import keys of %1", {title}) : say("Import %1", {title}))
                              : keys            ? say("Import keys of %1 extensions", {many})
                                                : say("Import %1 extensions", {many});
    return workspace.edit(label, edits, nullptr, progress);
}

} // namespace pbx::items
