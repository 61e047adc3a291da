// A row of a list's dry run: its result as sign and word.
#pragma once

#include "rowdelegate.h"

namespace pbx::views {

class CsvDelegate final : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace pbx::views
