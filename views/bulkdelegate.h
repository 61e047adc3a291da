// The rows of a bulk preview: before with − on orange, after with + on blue, what is refused or warned of as a sentence with its sign.
#pragma once

#include <QStyledItemDelegate>

namespace pbx::views {

class BulkDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    BulkDelegate(int before, int after, QObject *parent); // columns
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const int m_before, m_after;
};

} // namespace pbx::views
