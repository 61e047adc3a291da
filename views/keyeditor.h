// The page "Handset keys": picture, table and the selected key side by side, with an undo of its own. It works on a
// copy of the keys and hands it back with every step, for a draft, and when the user saves; it stores nothing.
//
//     editor->setHandset(context, keys, stored);
//     connect(editor, &KeyEditor::edited, this, [](const domain::KeyMap &keys) { … });
//     connect(editor, &KeyEditor::saved, this, [](const domain::KeyMap &keys) { … });
//     connect(editor, &KeyEditor::left, …);   // the draft stays, or edited() gave the stored keys again
#pragma once

#include "icons.h"
#include "items/keycargo.h"
#include "items/keytablemodel.h"
#include "items/keytools.h"
#include "phonepicture.h"

#include <QUndoStack>
#include <QWidget>

class QAction;
class QBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QToolBar;

namespace pbx::views {

class ElidedLabel;
class EmptyState;
class KeyDetail;
class KeyLegend;
class KeyPalette;
class KeyPreviewBar;
class KeyTable;
class Pill;
class ToneLabel;

class KeyEditor final : public QWidget, private KeyTransfer {
    Q_OBJECT
public:
    explicit KeyEditor(QWidget *parent = nullptr);
    ~KeyEditor() override;

    // Another handset. keys: as edited so far; stored: as saved, to which Cancel goes back.
    void setHandset(const items::KeyContext &context, const domain::KeyMap &keys, const domain::KeyMap &stored);
    [[nodiscard]] const domain::KeyMap &keys() const;
    [[nodiscard]] domain::KeyMap selectedKeys() const;
    [[nodiscard]] QString searchText() const; // what the current key works on: "102"
    [[nodiscard]] const items::KeyContext &context() const { return m_model.context(); }
    // Where they fit, as copying onto a phone puts them; one step of its own undo.
    void putTemplate(const std::vector<items::CargoKey> &keys, const QString &name);
    // What was stored from here for other phones: its turn comes among the steps of this page. workspace: outlives it.
    void noteStep(const QString &name, QUndoStack &workspace);
    void tell(const QString &sentence) { say(sentence); } // in its status line
    [[nodiscard]] bool isDirty() const;
    void select(const domain::SlotId &slot);
    void setStates(const items::LiveStates &states); // how those are now whom the keys point to
    [[nodiscard]] QUndoStack *undoStack() { return &m_undo; }
    // Every command, for menus and the palette.
    [[nodiscard]] QList<QAction *> commands() const { return m_commands; }

Q_SIGNALS:
    void edited(const pbx::domain::KeyMap &keys);
    void saved(const pbx::domain::KeyMap &keys);
    void left();
    void dirtyChanged(bool dirty);
    void copyAsked(bool all); // keys to other phones: all, else the selected ones
    void templatesAsked();
    void droppedOnPerson(const pbx::domain::ExtensionNumber &number, const pbx::items::KeyCargo &cargo);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    [[nodiscard]] QMimeData *pickUp(const std::vector<domain::SlotId> &slots) override;
    [[nodiscard]] DropView hover(const QMimeData &mime, const std::optional<domain::SlotId> &onto, items::DropMode mode) override;
    void drop(const QMimeData &mime, const domain::SlotId &onto, items::DropMode mode) override;
    void dragLeft() override;
    [[nodiscard]] items::KeyCargo cargoOf(const std::vector<domain::SlotId> &slots) const;
    [[nodiscard]] items::DropPlan planOf(const items::KeyCargo &cargo, const domain::SlotId &onto, items::DropMode mode) const;
    [[nodiscard]] DropView viewOf(const items::DropPlan &plan, items::DropMode mode) const;
    [[nodiscard]] DropView hoverDial(const domain::SlotId &onto);
    [[nodiscard]] items::KeyEdit clearing(const QMimeData &mime) const;
    void hint(const items::DropPlan &plan);
    void showUsualHint();
    void carry(items::DropMode mode);
    void showCarried();
    void putDown(); // where it was
    void copy();
    void paste();
    void pasteText(const QString &text);
    void put(const items::CargoKey &key);
    void showMenu(const QPoint &global);
    void fillMoveMenu(QMenu &menu);

    enum class Parts : unsigned char { Both, Picture, Table };
    void build();
    [[nodiscard]] QWidget *buildTools();
    [[nodiscard]] QWidget *buildHead();
    [[nodiscard]] QWidget *buildPicture();
    [[nodiscard]] QWidget *buildSide();
    QAction *command(const char *name, const QString &text, Icon sign, const QKeySequence &shortcut);
    void connectParts();
    void perform(const items::KeyEdit &edit, int merge = 0);
    void retype(domain::KeyType type);
    void addKey(domain::KeyType type);
    void move(int by);
    void clear();
    void fill(items::FillWith whom);
    void sort(items::SortBy by);
    void cancel();
    void refresh(); // everything that depends on the keys
    void say(const QString &sentence, bool refused = false);
    void showParts(Parts what);
    void zoom(double by); // 0: fit
    void showZoom();
    void arrange();
    [[nodiscard]] bool tableKey(const QKeyEvent &event);
    void tableSelected();

    items::KeyTableModel m_model;
    QUndoStack m_undo;
    domain::KeyMap m_saved;
    bool m_setting = false; // another handset: no edit
    QList<QAction *> m_commands;
    std::vector<domain::SlotId> m_carried; // with the keyboard
    QAction *m_carry = nullptr;
    QAction *m_up = nullptr, *m_down = nullptr, *m_clear = nullptr, *m_clearAll = nullptr;
    Parts m_parts = Parts::Both;
    std::optional<domain::SlotId> m_current; // may be a key that this phone does not have

    QToolBar *m_tools = nullptr;
    QLabel *m_title = nullptr;
    ToneLabel *m_subtitle = nullptr;
    Pill *m_used = nullptr;
    QPushButton *m_back = nullptr, *m_cancel = nullptr, *m_save = nullptr;
    QLabel *m_zoomLabel = nullptr;
    PhonePicture *m_picture = nullptr;
    ElidedLabel *m_hint = nullptr;
    KeyPalette *m_palette = nullptr;
    KeyLegend *m_legend = nullptr;
    KeyPreviewBar *m_preview = nullptr;
    KeyTable *m_table = nullptr;
    KeyDetail *m_detail = nullptr;
    QSplitter *m_split = nullptr, *m_side = nullptr;
    QWidget *m_pictureSide = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedLayout *m_stack = nullptr;
    ElidedLabel *m_status = nullptr;
};

} // namespace pbx::views
