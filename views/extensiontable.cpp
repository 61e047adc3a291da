#include "extensionlist.h"

#include "extensionlistdelegate.h"
#include "theme.h"

#include <algorithm>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>

namespace pbx::views {

using items::ExtensionListModel;

ExtensionTable::ExtensionTable(ExtensionListModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("extensionTable"));
    setAccessibleName(tr("Extensions"));
    setModel(&model);
    setItemDelegate(new ExtensionListDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setDragDropMode(DropOnly); // keys of another window's key editor
    setDragDropOverwriteMode(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(std::max(px(27), fontMetrics().height() + 6));
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(px(24));
    connect(&model, &ExtensionListModel::refreshed, this, &ExtensionTable::span);
}

void ExtensionTable::span()
{
    clearSpans();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.at(row).section)
            setSpan(row, 0, 1, ExtensionListModel::ColumnCount);
    }
}

void ExtensionTable::share()
{
    const int width = viewport()->width();
    setColumnHidden(ExtensionListModel::Phone, width < px(400));
    setColumnHidden(ExtensionListModel::Configuration, width < px(320));
    const int status = px(width < px(320) ? 28 : 107);
    const int number = px(48);
    const int configuration = isColumnHidden(ExtensionListModel::Configuration) ? 0 : px(114);
    const int rest = std::max(width - status - number - configuration, px(60));
    const int phone = isColumnHidden(ExtensionListModel::Phone) ? 0 : std::clamp(rest * 57 / 100, px(90), px(240));
    setColumnWidth(ExtensionListModel::Status, status);
    setColumnWidth(ExtensionListModel::Number, number);
    setColumnWidth(ExtensionListModel::Name, rest - phone);
    setColumnWidth(ExtensionListModel::Phone, phone);
    setColumnWidth(ExtensionListModel::Configuration, configuration);
}

void ExtensionTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    share();
}

void ExtensionTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && m_model.at(index.row()).section) {
        m_model.setCollapsed(index.row(), !m_model.at(index.row()).collapsed);
        return;
    }
    QTableView::mousePressEvent(event);
}

void ExtensionTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool section = index.isValid() && m_model.at(index.row()).section;
    if (section && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right || event->key() == Qt::Key_Space)) {
        m_model.setCollapsed(index.row(), event->key() == Qt::Key_Space ? !m_model.at(index.row()).collapsed : event->key() == Qt::Key_Left);
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace pbx::views
