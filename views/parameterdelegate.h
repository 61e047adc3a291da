// A vendor parameter's row: what is wrong with its value as sign, what comes from elsewhere in grey; its editor offers the
// values that are known and hides a secret.
#pragma once

#include "rowdelegate.h"

namespace pbx::views {

class ParameterDelegate final : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace pbx::views
