// A row of the command palette: sign, title with what was typed in bold, where it is, and its keys.
#pragma once

#include <QIcon>
#include <QStyledItemDelegate>

#include <map>

namespace pbx::views {

class CommandPaletteDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    // signs: of commands, by id; outlive the delegate.
    CommandPaletteDelegate(const std::map<QString, QIcon> &signs, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const std::map<QString, QIcon> &m_signs;
};

} // namespace pbx::views
