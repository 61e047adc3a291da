#include "csvpreviewmodel.h"

#include <algorithm>
#include <array>
#include <QLocale>

namespace pbx::items {

namespace {

// What the place and the summary are of: an error before a warning.
const CsvIssue *worstOf(const CsvRowPlan &row)
{
    const auto error = std::ranges::find(row.issues, domain::Severity::Error, &CsvIssue::severity);
    return error != row.issues.end() ? &*error : row.issues.empty() ? nullptr : &row.issues.front();
}

} // namespace

QString csvStateWord(const CsvRowPlan &row)
{
    switch (row.state) {
    case CsvState::New: return CsvPreviewModel::tr("New");
    case CsvState::Changed: return CsvPreviewModel::tr("Changes");
    case CsvState::Same: return CsvPreviewModel::tr("Same");
    case CsvState::Wrong: return CsvPreviewModel::tr("Error");
    }
    return {};
}

QString csvCounts(const CsvPlan &plan)
{
    QStringList parts{CsvPreviewModel::tr("%L1 new").arg(plan.created), CsvPreviewModel::tr("%L1 changed").arg(plan.changed),
                      CsvPreviewModel::tr("%L1 the same").arg(plan.same), CsvPreviewModel::tr("%L1 with errors").arg(plan.wrong)};
    if (plan.warned > 0)
        parts += CsvPreviewModel::tr("%L1 with warnings").arg(plan.warned);
    return parts.join(QStringLiteral(" · "));
}

void CsvPreviewModel::setPlan(std::shared_ptr<const CsvPlan> plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    choose();
    endResetModel();
}

void CsvPreviewModel::setOnlyErrors(bool only)
{
    if (m_onlyErrors == only)
        return;
    beginResetModel();
    m_onlyErrors = only;
    choose();
    endResetModel();
}

void CsvPreviewModel::choose()
{
    m_shown.clear();
    for (std::size_t i = 0; m_plan && i < m_plan->rows.size(); ++i) {
        if (!m_onlyErrors || m_plan->rows[i].state == CsvState::Wrong)
            m_shown.push_back(i);
    }
}

const CsvRowPlan *CsvPreviewModel::rowAt(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index) ? &m_plan->rows[m_shown[static_cast<std::size_t>(index.row())]] : nullptr;
}

int CsvPreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant CsvPreviewModel::text(const CsvRowPlan &row, int column) const
{
    const CsvIssue *issue = worstOf(row);
    switch (column) {
    case Line: return QLocale().toString(static_cast<qulonglong>(m_plan->line(row)));
    case State: return csvStateWord(row);
    case What: return row.what;
    case Place: return issue ? csvPlace(*m_plan, *issue) : QString();
    case Summary: break;
    default: return {};
    }
    if (!issue)
        return row.summary;
    const int more = static_cast<int>(row.issues.size()) - 1;
    const QString sentence = more > 0 ? tr("%1 (and %n more)", nullptr, more).arg(issue->sentence) : issue->sentence;
    return row.state == CsvState::Wrong || row.summary.isEmpty() ? sentence : tr("%1 — %2", "change, warning").arg(row.summary, sentence);
}

QVariant CsvPreviewModel::data(const QModelIndex &index, int role) const
{
    const CsvRowPlan *row = rowAt(index);
    if (!row)
        return {};
    switch (role) {
    case StateRole: return static_cast<int>(row->state);
    case WarnedRole: return row->state != CsvState::Wrong && !row->issues.empty();
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text(*row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Line ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant CsvPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const bool keys = m_plan && m_plan->reading.kind == CsvKind::Keys;
    const std::array names = {tr("Line"), tr("Result"), keys ? tr("Key") : tr("Extension"), tr("Column"), tr("What happens")};
    return section >= 0 && section < ColumnCount ? names.at(static_cast<std::size_t>(section)) : QVariant();
}

} // namespace pbx::items
