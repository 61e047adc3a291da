#include "csvrules.h"

#include "textof.h"

#include "changes/storelookup.h"

#include <algorithm>

namespace pbx::items {

using changes::Workspace;
using domain::Finding;
using domain::Severity;

namespace {

class CsvRules {
public:
    CsvRules(Workspace &workspace, CsvPlan &plan, CsvRows &rows, const domain::Progress &progress)
        : m_workspace(workspace)
        , m_plan(plan)
        , m_rows(rows)
        , m_progress(progress)
        , m_lookup(workspace.store(), plan.site)
    {}

    [[nodiscard]] Result<void> run()
    {
        for (const CsvRowPlan &row : m_plan.rows)
            m_read.push_back(row.issues.size());
        m_objects.reserve(m_plan.subjects.size()); // the lookup points into it
        std::vector<std::size_t> wave;
        for (std::size_t i = 0; i < m_plan.subjects.size(); ++i) {
            CsvSubject &subject = m_plan.subjects[i];
            const bool stands = m_rows.compose(subject);
            m_objects.emplace_back(subject.after);
            if (stands && subject.changes())
                m_lookup.overlay(subject.id, &m_objects.back());
            const bool wrong = !stands && m_plan.reading.kind == CsvKind::Extensions; // whatever else is wrong with it
            if (wrong || (stands && subject.changes()))
                wave.push_back(i);
            if (const auto &phone = subject.after.autoProvision; phone && phone->mac)
                m_byMac.emplace(phone->mac->value(), i);
        }
        while (!wave.empty()) {
            auto dropped = check(wave);
            if (!dropped)
                return fail(dropped.error());
            wave = without(*dropped);
        }
        return {};
    }

private:
    [[nodiscard]] Result<std::vector<std::size_t>> check(const std::vector<std::size_t> &wave)
    {
        std::vector<std::size_t> dropped;
        for (const std::size_t i : wave) {
            if (m_progress && m_checked % kCsvRowsPerTick == 0) {
                const std::size_t rows = m_plan.rows.size();
                if (!m_progress(rows + std::min(rows, m_checked * rows / m_plan.subjects.size()), 2 * rows))
                    return fail(ErrorKind::Cancelled, say("Stopped. Nothing was imported."));
            }
            ++m_checked;
            const Findings findings = m_workspace.check(m_plan.subjects[i].after, m_lookup);
            if (m_lookup.failure())
                return fail(*m_lookup.failure());
            if (take(m_plan.subjects[i], findings))
                dropped.push_back(i);
        }
        return dropped;
    }

    // True where a row became wrong.
    bool take(const CsvSubject &subject, const domain::Findings &findings)
    {
        for (const std::size_t row : subject.rows) {
            if (m_plan.rows[row].state != CsvState::Wrong)
                m_plan.rows[row].issues.resize(m_read[row]);
        }
        bool refused = false;
        for (const Finding &finding : findings) {
            const CsvRows::Place place = m_rows.placeOf(subject, finding);
            for (const std::size_t index : place.rows) {
                CsvRowPlan &row = m_plan.rows[index];
                const bool known = row.state == CsvState::Wrong && std::ranges::find(row.issues, place.column, &CsvIssue::column) != row.issues.end();
                if (known || (row.state == CsvState::Wrong && place.column < 0))
                    continue;
                row.issues.push_back({finding.severity, place.column, place.field, toQt(finding.sentence)});
                refused |= finding.severity == Severity::Error && row.state != CsvState::Wrong;
            }
        }
        for (const std::size_t index : subject.rows) {
            CsvRowPlan &row = m_plan.rows[index];
            if (std::ranges::find(row.issues, Severity::Error, &CsvIssue::severity) != row.issues.end())
                row.state = CsvState::Wrong;
        }
        return refused;
    }

    // Who is to be asked again once these are taken out.
    [[nodiscard]] std::vector<std::size_t> without(const std::vector<std::size_t> &dropped)
    {
        std::vector<std::size_t> again;
        for (const std::size_t i : dropped) {
            CsvSubject &subject = m_plan.subjects[i];
            m_lookup.lift(subject.id);
            if (m_rows.compose(subject) && subject.changes()) {
                m_objects[i] = subject.after;
                m_lookup.overlay(subject.id, &m_objects[i]);
                again.push_back(i);
            }
            const auto *phone = subject.before && subject.before->autoProvision ? &*subject.before->autoProvision : nullptr;
            if (!phone || !phone->mac)
                continue;
            const auto [first, last] = m_byMac.equal_range(phone->mac->value()); // it keeps its phone
            for (auto it = first; it != last; ++it) {
                const CsvSubject &other = m_plan.subjects[it->second];
                const bool stands = std::ranges::any_of(other.rows, [this](std::size_t row) { return m_plan.rows[row].state != CsvState::Wrong; });
                if (stands && other.changes())
                    again.push_back(it->second);
            }
        }
        std::ranges::sort(again);
        again.erase(std::unique(again.begin(), again.end()), again.end());
        return again;
    }

    using Findings = domain::Findings;
    Workspace &m_workspace;
    CsvPlan &m_plan;
    CsvRows &m_rows;
    const domain::Progress &m_progress;
    changes::StoreLookup m_lookup;
    std::vector<domain::Object> m_objects; // by subject
    std::vector<std::size_t> m_read;       // by row: issues that reading found
    std::unordered_multimap<std::uint64_t, std::size_t> m_byMac;
    std::size_t m_checked = 0;
};

} // namespace

Result<void> checkCsv(Workspace &workspace, CsvPlan &plan, CsvRows &rows, const domain::Progress &progress)
{
    return CsvRules(workspace, plan, rows, progress).run();
}

} // namespace pbx::items
