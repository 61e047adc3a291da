#include "csvdelegate.h"

#include "icons.h"
#include "items/csvpreviewmodel.h"

#include <array>

namespace pbx::views {

using items::CsvPreviewModel;
using items::CsvState;

namespace {

struct Sign {
    Icon icon;
    QColor Theme::*colour;
};
constexpr std::array kSigns{Sign{Icon::Plus, &Theme::good}, Sign{Icon::Edit, &Theme::accent}, Sign{Icon::Check, &Theme::secondary},
                            Sign{Icon::Error, &Theme::bad}};
constexpr Sign kWarned{Icon::Warn, &Theme::warningMark};

} // namespace

void CsvDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    const auto state = static_cast<CsvState>(index.data(CsvPreviewModel::StateRole).toInt());
    if (index.column() == CsvPreviewModel::State) {
        const Sign sign = index.data(CsvPreviewModel::WarnedRole).toBool() ? kWarned : kSigns.at(static_cast<std::size_t>(state));
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = icon(sign.icon, sign.colour);
        option->decorationSize = {px(16), px(16)};
    } else if (state == CsvState::Same || index.column() == CsvPreviewModel::Line) {
        option->palette.setColor(QPalette::Text, Theme::of(option->widget).secondary);
    }
}

} // namespace pbx::views
