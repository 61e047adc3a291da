// A row of the site tree: chevron, icon, name, and at the right the pending badge and the count.
#pragma once

#include <QStyledItemDelegate>

namespace pbx::views {

class SiteTreeDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // Where a click folds and unfolds.
    [[nodiscard]] static QRect chevron(const QRect &row, const QModelIndex &index, Qt::LayoutDirection direction);
};

} // namespace pbx::views
