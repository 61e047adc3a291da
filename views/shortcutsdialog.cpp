#include "shortcutsdialog.h"

#include "controls.h"
#include "items/palettematch.h"
#include "shortcuttable.h"
#include "widgets.h"

#include <algorithm>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pbx::views {

namespace {

class ShortcutDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(std::max(size.height(), px(index.parent().isValid() ? 24 : 30)));
        return size;
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Theme &theme = Theme::of(option->widget);
        const bool selected = option->state & QStyle::State_Selected;
        if (!index.parent().isValid()) {
            option->font = Theme::font(index.column() == 0 ? Theme::Text::Bold : Theme::Text::Small);
            option->displayAlignment = Qt::AlignBottom | Qt::AlignLeading;
        } else if (index.column() == 1) {
            option->font = Theme::font(Theme::Text::Base);
        }
        if (!selected && index.column() == 1)
            option->palette.setColor(QPalette::Text, theme.secondary);
    }
};

} // namespace

ShortcutsDialog::ShortcutsDialog(const Actions &actions, QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_none(new ToneLabel(tr("No key matches."), &Theme::secondary, Theme::Text::Base, this))
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(px(640), px(600));
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_search->setPlaceholderText(tr("Search: what a key does, or the key"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(Icon::Search, &Theme::secondary), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("shortcutList"));
    m_list->setAccessibleName(windowTitle());
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("What it does"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setIndentation(px(12));
    m_list->setItemDelegate(new ShortcutDelegate(m_list));
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(0, px(370));
    m_none->setObjectName(QStringLiteral("shortcutNone"));
    m_none->hide();
    auto *close = makeButton("closeShortcuts", tr("&Close"), {}, this);
    auto *buttons = makeLine();
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *column = makeDialogColumn(this, 8, 480);
    column->addWidget(m_search);
    column->addWidget(m_none);
    column->addWidget(m_list, 1);
    column->addWidget(
        new ToneLabel(tr("Every command is in a menu, too. Ctrl+K finds it by a few letters."), &Theme::secondary, Theme::Text::Small, this));
    column->addLayout(buttons);
    fill(actions);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    m_search->setFocus();
}

void ShortcutsDialog::fill(const Actions &actions)
{
    for (const ShortcutGroup &group : shortcutGroups(actions)) {
        auto *head = new QTreeWidgetItem(m_list, {group.title, group.where});
        head->setFlags(Qt::ItemIsEnabled);
        for (const Shortcut &row : group.rows) {
            auto *item = new QTreeWidgetItem(head, {row.what, shown(row)});
            item->setToolTip(1, shown(row));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        }
        head->setExpanded(true);
    }
    m_list->setCurrentItem(m_list->topLevelItem(0)->child(0));
}

void ShortcutsDialog::filter(const QString &text)
{
    bool any = false;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_list->topLevelItem(i);
        bool some = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *row = group->child(j);
            const auto match = items::matchOf(text, row->text(0) + u' ' + row->text(1), group->text(0));
            row->setHidden(!match || !match->clear);
            some = some || !row->isHidden();
        }
        group->setHidden(!some);
        any = any || some;
    }
    m_none->setVisible(!any);
}

} // namespace pbx::views
