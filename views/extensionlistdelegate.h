// A row of the extension list: an office's section, or status glyph and word, texts, and the beads of its configuration.
#pragma once

#include <QStyledItemDelegate>

namespace pbx::views {

class ExtensionListDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace pbx::views
