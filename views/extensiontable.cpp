#include "extensionlist.h"

#include "listcolumns.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <utility>

namespace pbx::views {

using items::ExtensionListModel;

ExtensionTable::ExtensionTable(ExtensionListModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(&model);
    dressExtensionTable(*this, "extensionTable", tr("Extensions"));
    setSelectionMode(ExtendedSelection);
    setDragDropMode(DropOnly); // keys of another window's key editor
    setDragDropOverwriteMode(true);
    using Shown = items::ExtensionColumn;
    m_columns =
        new ListColumns(*this, QStringLiteral("lists/site"), {Shown::Status, Shown::Number, Shown::Name, Shown::Phone, Shown::Configuration}, {});
    const auto follow = [this] { m_model.setOrder(m_columns->order()); };
    connect(m_columns, &ListColumns::orderChanged, this, follow);
    follow();
    connect(&model, &ExtensionListModel::refreshed, this, [this] {
        if (std::exchange(m_selectsAll, false))
            QTableView::selectAll();
    });
}

void ExtensionTable::selectAll()
{
    m_selectsAll = m_model.fetchAll();
    if (!m_selectsAll)
        QTableView::selectAll();
}

void ExtensionTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (m_columns)
        m_columns->share();
}

void ExtensionTable::mousePressEvent(QMouseEvent *event)
{
    m_selectsAll = false;
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && m_model.at(index.row()).section) {
        m_model.setCollapsed(index.row(), !m_model.at(index.row()).collapsed);
        return;
    }
    QTableView::mousePressEvent(event);
}

void ExtensionTable::keyPressEvent(QKeyEvent *event)
{
    m_selectsAll = false;
    const QModelIndex index = currentIndex();
    const bool section = index.isValid() && m_model.at(index.row()).section;
    if (section && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right || event->key() == Qt::Key_Space)) {
        const auto fold = layoutDirection() == Qt::RightToLeft ? Qt::Key_Right : Qt::Key_Left;
        m_model.setCollapsed(index.row(), event->key() == Qt::Key_Space ? !m_model.at(index.row()).collapsed : event->key() == fold);
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace pbx::views
