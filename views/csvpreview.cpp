#include "csvpreview.h"

#include "controls.h"
#include "csvdelegate.h"
#include "items/csvpreviewmodel.h"
#include "items/fieldmodel.h"
#include "items/textof.h"
#include "pendingdelegate.h"
#include "widgets.h"

#include <algorithm>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QTreeWidget>

namespace pbx::views {

using items::CsvPreviewModel;
using items::FieldModel;

CsvPreview::CsvPreview(QWidget *parent)
    : QWidget(parent)
    , m_model(new CsvPreviewModel(this))
    , m_fields(new FieldModel(this))
    , m_counts(makeHeading({}, this))
    , m_onlyErrors(new QCheckBox(tr("Only rows with e&rrors"), this))
    , m_table(makeTable("csvPreview", tr("What each row of the file would do"), this))
    , m_changes(makeTable("csvChanges", tr("Fields of the chosen row, before and after"), this))
    , m_issues(new QTreeWidget(this))
{
    m_counts->setObjectName(QStringLiteral("csvCounts"));
    m_onlyErrors->setObjectName(QStringLiteral("csvOnlyErrors"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CsvDelegate(m_table));
    auto *head = m_table->horizontalHeader();
    head->setStretchLastSection(true);
    for (const auto &[column, width] : {std::pair{CsvPreviewModel::Line, 52}, std::pair{CsvPreviewModel::State, 96},
                                        std::pair{CsvPreviewModel::What, 150}, std::pair{CsvPreviewModel::Place, 130}})
        head->resizeSection(column, px(width));
    m_changes->setModel(m_fields);
    m_changes->setItemDelegate(new FieldDelegate(m_changes));
    m_changes->setColumnHidden(FieldModel::Where, true);
    auto *fields = m_changes->horizontalHeader();
    fields->setMinimumSectionSize(px(36));
    fields->setStretchLastSection(false);
    fields->setSectionResizeMode(FieldModel::Arrow, QHeaderView::Fixed);
    fields->setSectionResizeMode(FieldModel::After, QHeaderView::Stretch);
    fields->resizeSection(FieldModel::Arrow, px(38));
    fields->resizeSection(FieldModel::Field, px(148));
    fields->resizeSection(FieldModel::Before, px(180));
    m_issues->setObjectName(QStringLiteral("csvIssues"));
    m_issues->setAccessibleName(tr("What is wrong with the chosen row"));
    m_issues->setHeaderLabels({tr("Column"), tr("What is wrong")});
    m_issues->setRootIsDecorated(false);
    m_issues->setUniformRowHeights(true);
    m_issues->setFrameShape(QFrame::NoFrame);
    m_issues->header()->resizeSection(0, px(148));

    auto *top = makeLine();
    top->addWidget(m_counts, 1);
    top->addWidget(m_onlyErrors);
    auto *below = new QWidget(this);
    auto *details = makeColumn(0);
    details->addWidget(new Rule(this));
    details->addWidget(m_issues, 1);
    details->addWidget(m_changes, 2);
    below->setLayout(details);
    auto *down = new QSplitter(Qt::Vertical, this);
    down->setChildrenCollapsible(false);
    down->addWidget(m_table);
    down->addWidget(below);
    down->setStretchFactor(0, 1);
    down->setSizes({px(300), px(150)});
    auto *column = makeColumn(6);
    column->addLayout(top);
    column->addWidget(down, 1);
    setLayout(column);
    connect(m_onlyErrors, &QCheckBox::toggled, this, [this](bool only) {
        const int row = m_table->currentIndex().row();
        m_model->setOnlyErrors(only);
        selectAgain(row);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CsvPreview::showRow);
    setPlan(nullptr);
}

void CsvPreview::setPlan(const std::shared_ptr<const items::CsvPlan> &plan)
{
    const int row = m_table->currentIndex().row();
    m_plan = plan;
    m_model->setPlan(plan);
    m_counts->setText(plan ? items::csvCounts(*plan) : QString());
    m_onlyErrors->setEnabled(m_onlyErrors->isChecked() || (plan && plan->wrong > 0));
    selectAgain(row);
}

// The rows are others now: that place, or the first one.
void CsvPreview::selectAgain(int row)
{
    const int again = std::min(std::max(row, 0), m_model->rowCount() - 1);
    if (again >= 0)
        m_table->selectRow(again);
    showRow();
}

void CsvPreview::showRow()
{
    const auto *row = m_model->rowAt(m_table->currentIndex());
    showIssues(row);
    showFields(row);
}

void CsvPreview::showIssues(const items::CsvRowPlan *row)
{
    m_issues->clear();
    m_issues->setVisible(row && !row->issues.empty());
    for (std::size_t i = 0; row && i < row->issues.size(); ++i) {
        const items::CsvIssue &issue = row->issues[i];
        const bool wrong = issue.severity == domain::Severity::Error;
        auto *item = new QTreeWidgetItem(m_issues, {items::csvPlace(*m_plan, issue), issue.sentence});
        item->setIcon(1, icon(wrong ? Icon::Error : Icon::Warn, wrong ? &Theme::bad : &Theme::warningMark));
        item->setToolTip(1, issue.sentence);
    }
}

void CsvPreview::showFields(const items::CsvRowPlan *row)
{
    changes::PendingObject object{domain::Uuid::random(), domain::Uuid::random(), domain::Kind::Extension, changes::ChangeType::Changed, {}, {}, {}};
    if (row)
        object.fields = items::csvChanges(*m_plan, *row);
    m_fields->setObject(&object);
    m_changes->setVisible(!row || row->issues.empty() || !object.fields.empty());
}

} // namespace pbx::views
