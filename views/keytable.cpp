#include "keytable.h"

#include "items/keycargo.h"
#include "theme.h"

#include <algorithm>
#include <QDrag>
#include <QDragMoveEvent>
#include <QPainter>

namespace pbx::views {

using domain::SlotId;

KeyTable::KeyTable(items::KeyTableModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(&model);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDropIndicatorShown(false); // paintEvent draws the line
}

void KeyTable::setTransfer(KeyTransfer *transfer)
{
    m_transfer = transfer;
}

std::vector<SlotId> KeyTable::selected() const
{
    std::vector<SlotId> out;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &index : rows) {
        if (const auto slot = m_model.slotAt(index))
            out.push_back(*slot);
    }
    std::ranges::sort(out);
    return out;
}

void KeyTable::select(const std::vector<SlotId> &slots, const SlotId &current)
{
    QItemSelection rows;
    for (const SlotId &slot : slots) {
        if (const QModelIndex index = m_model.indexOf(slot); index.isValid())
            rows.select(index, index);
    }
    m_selecting = true;
    const QModelIndex there = m_model.indexOf(current);
    if (there.isValid() && there.row() != currentIndex().row())
        selectionModel()->setCurrentIndex(there, QItemSelectionModel::NoUpdate);
    else if (there.isValid())
        scrollTo(there);
    else
        selectionModel()->clearCurrentIndex();
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_selecting = false;
}

void KeyTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_selecting)
        Q_EMIT selectedChanged();
}

void KeyTable::startDrag(Qt::DropActions /*actions*/)
{
    const std::vector<SlotId> slots = selected();
    QMimeData *cargo = m_transfer && !slots.empty() ? m_transfer->pickUp(slots) : nullptr;
    if (!cargo)
        return;
    const QModelIndex row = m_model.indexOf(slots.front(), items::KeyTableModel::Activity);
    const QString text = row.data().toString().isEmpty() ? row.siblingAtColumn(items::KeyTableModel::Type).data().toString() : row.data().toString();
    auto *drag = new QDrag(this); // Qt deletes it
    drag->setMimeData(cargo);
    drag->setPixmap(dragLabel(text, static_cast<int>(slots.size()), this));
    drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::MoveAction);
    endDrag();
}

std::optional<SlotId> KeyTable::slotUnder(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    return index.isValid() ? m_model.slotAt(index) : items::freePlace(m_model.keys(), m_model.context(), {});
}

void KeyTable::endDrag()
{
    m_dropLine.reset();
    viewport()->update();
}

void KeyTable::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_transfer && event->mimeData()->hasFormat(QLatin1String(items::kCargoFormat)))
        event->accept();
}

void KeyTable::dragMoveEvent(QDragMoveEvent *event)
{
    const QPoint at = event->position().toPoint();
    const auto slot = slotUnder(at);
    const DropView view = m_transfer->hover(*event->mimeData(), slot, dropModeOf(event->modifiers()));
    const QModelIndex under = indexAt(at);
    m_dropLine.reset();
    if (view.accepted)
        m_dropLine = under.isValid() ? visualRect(under).top() : visualRect(m_model.index(m_model.rowCount() - 1, 0)).bottom() + 1;
    viewport()->update();
    event->setDropAction(event->source() == this ? Qt::MoveAction : Qt::CopyAction);
    event->setAccepted(view.accepted);
}

void KeyTable::dragLeaveEvent(QDragLeaveEvent * /*event*/)
{
    endDrag();
    m_transfer->dragLeft();
}

void KeyTable::dropEvent(QDropEvent *event)
{
    const auto slot = slotUnder(event->position().toPoint());
    endDrag();
    event->setDropAction(event->source() == this ? Qt::MoveAction : Qt::CopyAction);
    event->setAccepted(slot.has_value());
    if (slot)
        m_transfer->drop(*event->mimeData(), *slot, dropModeOf(event->modifiers()));
    else
        m_transfer->dragLeft();
}

void KeyTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!m_dropLine)
        return;
    QPainter painter(viewport());
    painter.fillRect(QRect(0, std::max(0, *m_dropLine - 1), viewport()->width(), 3), Theme::of(this).accent);
}

} // namespace pbx::views
