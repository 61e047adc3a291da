// The dry run of a list: what each row would do, and of the chosen one every field or error.
#pragma once

#include "items/csvplan.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QTableView;
class QTreeWidget;

namespace pbx::items {
class CsvPreviewModel;
class FieldModel;
} // namespace pbx::items

namespace pbx::views {

class CsvPreview final : public QWidget {
    Q_OBJECT
public:
    explicit CsvPreview(QWidget *parent = nullptr);
    void setPlan(const std::shared_ptr<const items::CsvPlan> &plan); // nothing: empty

private:
    void selectAgain(int row);
    void showRow();
    void showIssues(const items::CsvRowPlan *row);
    void showFields(const items::CsvRowPlan *row);

    std::shared_ptr<const items::CsvPlan> m_plan;
    items::CsvPreviewModel *m_model;
    items::FieldModel *m_fields;
    QLabel *m_counts;
    QCheckBox *m_onlyErrors;
    QTableView *m_table, *m_changes;
    QTreeWidget *m_issues;
};

} // namespace pbx::views
