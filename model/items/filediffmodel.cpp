#include "filediffmodel.h"

#include "shown.h"

#include <algorithm>

namespace pbx::items {

using changes::DiffLine;

namespace {

constexpr std::string_view kMask = "••••••••";

} // namespace

std::vector<FileDiffModel::Row> FileDiffModel::foldedRows() const
{
    std::vector<Row> rows;
    const int count = static_cast<int>(m_lines.size());
    for (int i = 0; i < count;) {
        int end = i;
        while (end < count && m_lines[static_cast<std::size_t>(end)].type == DiffLine::Type::Equal)
            ++end;
        // The first line of the file stays: it says what the file is.
        const int from = i == 0 ? 1 : i + kContext;
        const int to = end == count ? end : end - kContext;
        const bool folds = !m_whole && to - from >= kLeastFold;
        for (int line = i; line < (folds ? from : end); ++line)
            rows.push_back({line, 0});
        if (folds) {
            rows.push_back({from, to - from});
            for (int line = to; line < end; ++line)
                rows.push_back({line, 0});
        }
        for (i = end; i < count && m_lines[static_cast<std::size_t>(i)].type != DiffLine::Type::Equal; ++i)
            rows.push_back({i, 0});
    }
    return rows;
}

void FileDiffModel::findDifferences()
{
    m_starts.clear();
    m_differing = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].type == DiffLine::Type::Equal)
            continue;
        ++m_differing;
        if (i == 0 || m_lines[i - 1].type == DiffLine::Type::Equal)
            m_starts.push_back(static_cast<int>(i));
    }
}

void FileDiffModel::setDiff(std::vector<changes::DiffLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    findDifferences();
    m_rows = foldedRows();
    endResetModel();
}

void FileDiffModel::setWholeFile(bool whole)
{
    if (m_whole == whole)
        return;
    m_whole = whole;
    if (whole) {
        for (int row = rowCount() - 1; row >= 0; --row) {
            if (folded(row) > 0)
                unfold(row);
        }
        return;
    }
    beginResetModel();
    m_rows = foldedRows();
    endResetModel();
}

void FileDiffModel::unfold(int row)
{
    if (row < 0 || row >= rowCount() || folded(row) == 0)
        return;
    auto &fold = m_rows[static_cast<std::size_t>(row)];
    const int line = fold.line;
    const int count = fold.folded;
    fold.folded = 0; // becomes the first of its lines
    Q_EMIT dataChanged(index(row, 0), index(row, 1));
    if (count == 1)
        return;
    beginInsertRows({}, row + 1, row + count - 1);
    std::vector<Row> rest;
    for (int i = 1; i < count; ++i)
        rest.push_back({line + i, 0});
    m_rows.insert(m_rows.begin() + row + 1, rest.begin(), rest.end());
    endInsertRows();
}

const changes::DiffLine &FileDiffModel::line(int row) const
{
    return m_lines.at(static_cast<std::size_t>(m_rows.at(static_cast<std::size_t>(row)).line));
}

ShownLine FileDiffModel::shown(int row, Side side) const
{
    if (const int lines = folded(row))
        return {foldText(lines), 0, 0, false};
    const auto &diff = line(row);
    const std::string_view text = side == Before ? diff.before : diff.after;
    const auto &span = side == Before ? diff.spanBefore : diff.spanAfter;
    const auto start = std::min(span.offset, text.size());
    const auto length = std::min(span.length, text.size() - start);
    const QString head = visibleText(text.substr(0, start));
    const QString changed = visibleText(text.substr(start, length));
    return {head + changed + visibleText(text.substr(start + length)), static_cast<int>(head.size()), static_cast<int>(changed.size()),
            text.find(kMask) != std::string_view::npos};
}

QString FileDiffModel::foldText(int lines)
{
    return tr("⋯ %n equal lines", nullptr, lines);
}

int FileDiffModel::rowOfDifference(int difference) const
{
    if (difference < 0 || difference >= differences())
        return -1;
    const int line = m_starts[static_cast<std::size_t>(difference)];
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), line, [](const Row &row, int wanted) { return row.line < wanted; });
    return static_cast<int>(found - m_rows.begin());
}

int FileDiffModel::differenceAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return -1;
    const int line = m_rows[static_cast<std::size_t>(row)].line;
    return static_cast<int>(std::upper_bound(m_starts.begin(), m_starts.end(), line) - m_starts.begin()) - 1;
}

QString FileDiffModel::text(Side side, int firstRow, int lastRow) const
{
    QStringList lines;
    for (int row = std::max(firstRow, 0); row <= std::min(lastRow, rowCount() - 1); ++row) {
        const int first = m_rows[static_cast<std::size_t>(row)].line;
        for (int i = first; i < first + std::max(1, folded(row)); ++i) {
            const auto &diff = m_lines[static_cast<std::size_t>(i)];
            if ((side == Before ? diff.numberBefore : diff.numberAfter) > 0)
                lines.append(visibleText(side == Before ? diff.before : diff.after));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QVariant FileDiffModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Side side = index.column() == 0 ? Before : After;
    const auto &diff = line(index.row());
    switch (role) {
    case Qt::DisplayRole: return shown(index.row(), side).text;
    case TypeRole: return static_cast<int>(diff.type);
    case NumberRole: return folded(index.row()) > 0 ? 0 : side == Before ? diff.numberBefore : diff.numberAfter;
    case FoldedRole: return folded(index.row());
    default: return {};
    }
}

QVariant FileDiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return section == 0 ? tr("Before") : tr("After");
    return QAbstractTableModel::headerData(section, orientation, role);
}

} // namespace pbx::items
