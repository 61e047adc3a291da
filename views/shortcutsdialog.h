// The help page "Keyboard shortcuts": the whole table, by where the keys work, with a search.
#pragma once

#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace pbx::views {

struct Actions;
class ToneLabel;

class ShortcutsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsDialog(const Actions &actions, QWidget *parent = nullptr);

private:
    void fill(const Actions &actions);
    void filter(const QString &text);
    QLineEdit *m_search;
    QTreeWidget *m_list;
    ToneLabel *m_none;
};

} // namespace pbx::views
