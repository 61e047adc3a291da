// The parameters of a phone's files as a table, each file under its name. Read only.
#pragma once

#include "explainedphone.h"
#include "rowsmodel.h"

#include <QStringList>

namespace pbx::items {

class ExplainModel final : public RowsModel<ExplainedRow> {
    Q_OBJECT
public:
    enum Column { Name, Value, From, Source, ColumnCount };
    enum Role { SectionRole = Qt::UserRole, CountRole };
    using RowsModel::RowsModel;

    void setPhone(ExplainedPhone phone); // what stays the same stays where it is
    [[nodiscard]] const ExplainedPhone &phone() const { return m_phone; }
    // Shows rows that have every word somewhere, whatever the case.
    void setFilter(const QString &text);
    [[nodiscard]] int parameters() const { return m_shown; } // that the filter lets through

    [[nodiscard]] const ExplainedFile *fileOf(int row) const;
    // The row whose value, or else whose line, stands there in the file's text; -1.
    [[nodiscard]] int rowAt(const QString &file, int position) const;
    // As copied: a line per parameter with its file, divided by tabs.
    [[nodiscard]] QString copied(const QModelIndexList &rows) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void arrange();
    [[nodiscard]] bool lets(const ExplainedRow &row) const;
    [[nodiscard]] QString sectionText(const ExplainedRow &row) const;

    ExplainedPhone m_phone;
    QStringList m_words;
    int m_shown = 0;
};

} // namespace pbx::items
