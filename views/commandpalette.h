// The command palette (Ctrl+K): one line to type into and what it finds below, over the window. It takes the focus while it is
// open and gives it back. A part of its window rather than a window of its own, so that every system shows it where it should be.
#pragma once

#include "items/palettemodel.h"

#include <QFrame>
#include <QIcon>
#include <QPointer>

#include <functional>
#include <map>

class QLineEdit;
class QListView;

namespace pbx::views {

class ToneLabel;

class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    struct Entry {
        items::PaletteCommand shown;
        QIcon sign;
        std::function<void()> run;
    };
    CommandPalette(items::Session &session, QWidget *over);

    void open(const std::vector<Entry> &entries); // they are valid as long as it is open
    void leave();                                 // without choosing
    [[nodiscard]] items::PaletteModel &model() { return *m_model; }

Q_SIGNALS:
    void placeChosen(const pbx::items::Place &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void select(int row);
    void step(int by); // to the next row that is no heading
    [[nodiscard]] int firstRow() const;
    [[nodiscard]] int rowNear(int row, int way) const;
    bool navigate(int key);
    void choose();
    void showRows();
    void announce();

    items::PaletteModel *m_model;
    QLineEdit *m_edit;
    QListView *m_list;
    ToneLabel *m_note;
    std::map<QString, std::function<void()>> m_runs; // by command
    std::map<QString, QIcon> m_signs;
    QPointer<QWidget> m_before; // had the focus
    bool m_moved = false;       // the user chose a row: it stays
    bool m_chooseWhenFound = false;
};

} // namespace pbx::views
