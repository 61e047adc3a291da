// A parameter of a phone's file, or the file that it stands in.
#pragma once

#include "rowdelegate.h"

namespace pbx::views {

class ExplainDelegate final : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace pbx::views
