// Which field each column of a list holds, to be chosen by hand.
#pragma once

#include "items/csvreading.h"

#include <QWidget>

class QComboBox;
class QTableWidget;

namespace pbx::views {

class CsvColumns final : public QWidget {
    Q_OBJECT
public:
    explicit CsvColumns(QWidget *parent = nullptr);
    void setReading(const domain::CsvTable &table, const items::CsvReading &reading);
    [[nodiscard]] items::CsvMapping mapping() const;

Q_SIGNALS:
    void chosen();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QComboBox *makeCombo(items::CsvKind kind, int column, const QString &title);
    void choose(int column);
    void showSamples();

    QTableWidget *m_table;
    std::vector<QComboBox *> m_combos;
    QStringList m_samples;
    items::CsvKind m_kind = items::CsvKind::Extensions;
};

} // namespace pbx::views
