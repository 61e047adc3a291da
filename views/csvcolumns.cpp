#include "csvcolumns.h"

#include "controls.h"
#include "theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace pbx::views {

using items::CsvKind;

namespace {

constexpr int kTitleColumn = 0;
constexpr int kSampleColumn = 1;
constexpr int kFieldColumn = 2;
constexpr int kListColumns = 3;

} // namespace

CsvColumns::CsvColumns(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, kListColumns, this))
{
    dressTable(m_table, "csvColumns", tr("Columns of the file and the fields they hold"));
    m_table->setHorizontalHeaderLabels({tr("Column"), tr("First value"), tr("Field")});
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus); // the combo boxes have it
    m_table->verticalHeader()->setDefaultSectionSize(px(32));
    auto *head = m_table->horizontalHeader();
    head->setSectionResizeMode(kTitleColumn, QHeaderView::Interactive);
    head->setSectionResizeMode(kSampleColumn, QHeaderView::Stretch);
    head->setSectionResizeMode(kFieldColumn, QHeaderView::Fixed);
    head->resizeSection(kTitleColumn, px(120));
    head->resizeSection(kFieldColumn, px(160));
    auto *column = makeColumn(0);
    column->addWidget(m_table);
    setLayout(column);
}

QComboBox *CsvColumns::makeCombo(CsvKind kind, int column, const QString &title)
{
    auto *combo = new QComboBox(m_table);
    combo->setObjectName(QStringLiteral("csvField%1").arg(column));
    combo->setAccessibleName(tr("Field of column %1").arg(title));
    combo->setFocusPolicy(Qt::StrongFocus);
    combo->installEventFilter(this);
    combo->addItem(tr("Leave out"), -1);
    int field = 0;
    for (const items::CsvField &known : items::csvFields(kind))
        combo->addItem(items::csvTitle(known), field++);
    return combo;
}

void CsvColumns::setReading(const domain::CsvTable &table, const items::CsvReading &reading)
{
    m_kind = reading.kind;
    m_combos.clear();
    m_samples.clear();
    m_table->setRowCount(0);
    m_table->setRowCount(static_cast<int>(reading.mapping.size()));
    for (int column = 0; column < m_table->rowCount(); ++column) {
        const auto at = static_cast<std::size_t>(column);
        const QString title = items::columnTitle(table, reading.header, at);
        auto *named = new QTableWidgetItem(title);
        named->setToolTip(title);
        m_table->setItem(column, kTitleColumn, named);
        m_table->setItem(column, kSampleColumn, new QTableWidgetItem);
        m_samples.append(items::columnSample(table, reading.header, at));
        QComboBox *combo = makeCombo(reading.kind, column, title);
        combo->setCurrentIndex(reading.mapping[at] + 1);
        auto *cell = new QWidget(m_table);
        auto *line = makeLine(0);
        line->setContentsMargins(px(4), 0, px(6), 0);
        line->addWidget(combo);
        cell->setLayout(line);
        m_table->setCellWidget(column, kFieldColumn, cell);
        m_combos.push_back(combo);
        connect(combo, &QComboBox::activated, this, [this, column] { choose(column); });
    }
    showSamples();
}

items::CsvMapping CsvColumns::mapping() const
{
    items::CsvMapping out;
    for (const QComboBox *combo : m_combos)
        out.push_back(combo->currentData().toInt());
    return out;
}

// A field stands in one column.
void CsvColumns::choose(int column)
{
    const int field = m_combos[static_cast<std::size_t>(column)]->currentData().toInt();
    for (std::size_t other = 0; field >= 0 && other < m_combos.size(); ++other) {
        if (static_cast<int>(other) != column && m_combos[other]->currentData().toInt() == field)
            m_combos[other]->setCurrentIndex(0);
    }
    showSamples();
    Q_EMIT chosen();
}

void CsvColumns::showSamples()
{
    const int secret = items::csvFieldOf(m_kind, QLatin1String(items::field::kPassword));
    for (std::size_t column = 0; column < m_combos.size(); ++column) {
        const int at = static_cast<int>(column);
        const bool hidden = secret >= 0 && m_combos[column]->currentData().toInt() == secret && !m_samples[at].isEmpty();
        const QString shown = hidden ? QStringLiteral("••••••••") : m_samples[at];
        m_table->item(at, kSampleColumn)->setText(shown);
        m_table->item(at, kSampleColumn)->setToolTip(shown);
    }
}

// The wheel scrolls the list and changes no field on its way.
bool CsvColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace pbx::views
