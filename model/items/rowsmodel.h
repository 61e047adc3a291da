// The index arithmetic of a table over rows that have a key, once: new rows are inserted, gone ones removed, moved ones
// moved and changed ones told, so that selection, scroll position and open editors survive every refresh.
#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

namespace pbx::items {

// Row: copyable, equality comparable, with `std::string key() const`, unique among the rows.
template <class Row> class RowsModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row &at(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }
    [[nodiscard]] int find(const std::string &key) const // -1 where there is none
    {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.key() == key; });
        return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
    }

    void setRows(std::vector<Row> rows)
    {
        removeGone(keysOf(rows));
        auto known = keysOf(m_rows);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string key = rows[i].key();
            if (known.count(key) == 0) {
                i = insertRun(rows, i, known);
                continue;
            }
            if (m_rows[i].key() != key)
                moveHere(i, key);
            if (!(m_rows[i] == rows[i])) {
                m_rows[i] = std::move(rows[i]);
                tellChanged(static_cast<int>(i));
            }
        }
    }

protected:
    std::vector<Row> m_rows;

    void tellChanged(int row) { Q_EMIT this->dataChanged(this->index(row, 0), this->index(row, this->columnCount() - 1)); }

private:
    using Keys = std::unordered_set<std::string>;
    [[nodiscard]] static Keys keysOf(const std::vector<Row> &rows)
    {
        Keys keys;
        for (const Row &row : rows)
            keys.insert(row.key());
        return keys;
    }
    void removeGone(const Keys &staying)
    {
        for (auto last = m_rows.size(); last > 0;) {
            if (staying.count(m_rows[last - 1].key()) != 0) {
                --last;
                continue;
            }
            auto first = last - 1;
            while (first > 0 && staying.count(m_rows[first - 1].key()) == 0)
                --first;
            this->beginRemoveRows({}, static_cast<int>(first), static_cast<int>(last - 1));
            m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(first), m_rows.begin() + static_cast<std::ptrdiff_t>(last));
            this->endRemoveRows();
            last = first;
        }
    }
    // Inserts the run of new rows that starts at i and returns its last index.
    std::size_t insertRun(std::vector<Row> &rows, std::size_t i, Keys &known)
    {
        auto end = i;
        while (end < rows.size() && known.count(rows[end].key()) == 0)
            known.insert(rows[end++].key());
        this->beginInsertRows({}, static_cast<int>(i), static_cast<int>(end - 1));
        m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(i), rows.begin() + static_cast<std::ptrdiff_t>(i),
                      rows.begin() + static_cast<std::ptrdiff_t>(end));
        this->endInsertRows();
        return end - 1;
    }
    void moveHere(std::size_t to, const std::string &key)
    {
        const auto from = static_cast<std::size_t>(find(key));
        this->beginMoveRows({}, static_cast<int>(from), static_cast<int>(from), {}, static_cast<int>(to));
        const auto begin = m_rows.begin();
        std::rotate(begin + static_cast<std::ptrdiff_t>(to), begin + static_cast<std::ptrdiff_t>(from),
                    begin + static_cast<std::ptrdiff_t>(from) + 1);
        this->endMoveRows();
    }
};

} // namespace pbx::items
