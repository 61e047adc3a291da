// The keys of a handset as a table that can be dragged from and onto; the picture beside it shows the same.
#pragma once

#include "items/keytablemodel.h"
#include "keytransfer.h"

#include <QTableView>

namespace pbx::views {

class KeyTable final : public QTableView {
    Q_OBJECT
public:
    explicit KeyTable(items::KeyTableModel &model, QWidget *parent = nullptr);
    void setTransfer(KeyTransfer *transfer); // outlives the table
    [[nodiscard]] std::vector<domain::SlotId> selected() const;
    // Exactly these rows; slots without a key are left out.
    void select(const std::vector<domain::SlotId> &slots, const domain::SlotId &current);

Q_SIGNALS:
    void selectedChanged(); // by the user

protected:
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    // That of the row, or behind the last one the next empty key.
    [[nodiscard]] std::optional<domain::SlotId> slotUnder(const QPoint &position) const;
    void endDrag();

    items::KeyTableModel &m_model;
    KeyTransfer *m_transfer = nullptr;
    std::optional<int> m_dropLine; // y
    bool m_selecting = false;
};

} // namespace pbx::views
