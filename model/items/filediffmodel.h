// The lines of a phone's file, before and after, with runs of equal lines folded. Read only.
#pragma once

#include "changes/plan.h"

#include <QAbstractTableModel>

#include <vector>

namespace pbx::items {

// Text as it may be shown: control characters and direction overrides become visible signs, so that a line cannot
// pretend to be another one. The span is in UTF-16 units of the text.
struct ShownLine {
    QString text;
    int spanStart = 0, spanLength = 0;
    bool masked = false; // holds a masked secret
};

class FileDiffModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Side { Before, After };
    enum Role { TypeRole = Qt::UserRole, NumberRole, FoldedRole };
    using QAbstractTableModel::QAbstractTableModel;

    void setDiff(std::vector<changes::DiffLine> lines); // another file: resets
    void setWholeFile(bool whole);
    [[nodiscard]] bool wholeFile() const { return m_whole; }
    void unfold(int row);

    [[nodiscard]] int folded(int row) const { return m_rows.at(static_cast<std::size_t>(row)).folded; } // 0: a line
    [[nodiscard]] const changes::DiffLine &line(int row) const;                                         // first of a fold
    [[nodiscard]] ShownLine shown(int row, Side side) const;
    [[nodiscard]] static QString foldText(int lines);

    [[nodiscard]] int differingLines() const { return m_differing; }
    [[nodiscard]] int differences() const { return static_cast<int>(m_starts.size()); } // runs of differing lines
    [[nodiscard]] int rowOfDifference(int difference) const;                            // -1 where there is none
    [[nodiscard]] int differenceAt(int row) const;                                      // the last that starts at or above row; -1
    // As copied: whole lines of a side; a fold gives its lines.
    [[nodiscard]] QString text(Side side, int firstRow, int lastRow) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    static constexpr int kContext = 3;   // equal lines around a difference
    static constexpr int kLeastFold = 4; // shorter runs stay

private:
    struct Row {
        int line = 0;   // index in m_lines
        int folded = 0; // lines that this row stands for; 0: itself
    };
    [[nodiscard]] std::vector<Row> foldedRows() const;
    void findDifferences();

    std::vector<changes::DiffLine> m_lines;
    std::vector<Row> m_rows;
    std::vector<int> m_starts; // first line of each difference
    int m_differing = 0;
    bool m_whole = false;
};

} // namespace pbx::items
