#include "explainmodel.h"

#include <algorithm>
#include <array>

namespace pbx::items {

void ExplainModel::setPhone(ExplainedPhone phone)
{
    m_phone = std::move(phone);
    arrange();
}

void ExplainModel::setFilter(const QString &text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    arrange();
}

bool ExplainModel::lets(const ExplainedRow &row) const
{
    return std::ranges::all_of(m_words, [&row](const QString &word) {
        const std::array texts{&row.name, &row.value, &row.from, &row.source, &row.file};
        return std::ranges::any_of(texts, [&word](const QString *text) { return text->contains(word, Qt::CaseInsensitive); });
    });
}

void ExplainModel::arrange()
{
    std::vector<ExplainedRow> rows;
    std::size_t section = 0;
    m_shown = 0;
    for (const ExplainedRow &row : m_phone.rows) {
        if (!lets(row))
            continue;
        if (rows.empty() || rows[section].file != row.file) {
            section = rows.size();
            rows.emplace_back().section = true;
            rows.back().file = row.file;
        }
        rows.push_back(row);
        ++rows[section].number;
        ++m_shown;
    }
    setRows(std::move(rows));
}

const ExplainedFile *ExplainModel::fileOf(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const auto found = std::ranges::find(m_phone.files, at(row).file, &ExplainedFile::name);
    return found == m_phone.files.end() ? nullptr : &*found;
}

int ExplainModel::rowAt(const QString &file, int position) const
{
    const auto of = std::ranges::find(m_phone.files, file, &ExplainedFile::name);
    if (of == m_phone.files.end())
        return -1;
    const auto lineOf = [&of](int place) { return place <= 0 ? 0 : of->text.lastIndexOf(QLatin1Char('\n'), place - 1) + 1; };
    int inLine = -1;
    for (int i = 0; i < rowCount(); ++i) {
        const ExplainedRow &row = at(i);
        if (row.section || row.file != file)
            continue;
        if (row.start <= position && position <= row.start + row.length)
            return i;
        if (inLine < 0 && lineOf(row.start) == lineOf(position))
            inLine = i;
    }
    return inLine;
}

QString ExplainModel::copied(const QModelIndexList &rows) const
{
    std::vector<int> wanted;
    for (const QModelIndex &index : rows) {
        if (!at(index.row()).section)
            wanted.push_back(index.row());
    }
    std::ranges::sort(wanted);
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    QStringList lines;
    for (const int row : wanted) {
        const ExplainedRow &of = at(row);
        lines += QStringList{of.file, of.name, of.value, of.from, of.source}.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

QString ExplainModel::sectionText(const ExplainedRow &row) const
{
    return tr("%1, %2", "file, parameters").arg(row.file, tr("%n parameters", nullptr, row.number));
}

QVariant ExplainModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ExplainedRow &row = at(index.row());
    if (role == SectionRole)
        return row.section;
    if (role == CountRole)
        return row.number;
    if (row.section) {
        if (role == Qt::AccessibleTextRole)
            return sectionText(row);
        return role == Qt::DisplayRole && index.column() == Name ? QVariant(row.file) : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Name: return row.name;
    case Value: return row.value;
    case From: return row.from;
    case Source: return row.source;
    default: return {};
    }
}

QVariant ExplainModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Parameter"), tr("Value"), tr("Comes from"), tr("Source")};
    return titles.at(static_cast<std::size_t>(section));
}

Qt::ItemFlags ExplainModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return at(index.row()).section ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace pbx::items
