#include "keyeditor.h"

#include "items/textof.h"
#include "keyeditordetail.h"
#include "keyeditorpreview.h"
#include "keyfaces.h"
#include "keypalette.h"
#include "keytable.h"
#include "layoutmemory.h"

#include <algorithm>
#include <QAccessible>
#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolBar>

namespace pbx::views {

using domain::KeyMap;
using domain::KeyType;
using domain::SlotId;

namespace {

constexpr int kNarrow = 1200;      // below, the table goes beneath the picture
constexpr int kMovesWidth = 440;   // a narrower table hides Moves
constexpr int kMergeFields = 1000; // typing into one key's fields is one step

// One step. Steps with the same id that follow each other are one: typing a label is.
class Step final : public QUndoCommand {
public:
    Step(items::KeyTableModel &model, const items::KeyEdit &edit, int merge, std::function<void(const SlotId &)> select)
        : QUndoCommand(edit.said)
        , m_model(model)
        , m_before(model.keys())
        , m_after(edit.keys)
        , m_at(edit.at)
        , m_merge(merge)
        , m_select(std::move(select))
    {}
    [[nodiscard]] int id() const override { return m_merge == 0 ? -1 : m_merge; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const Step *>(other);
        if (next->m_at != m_at)
            return false;
        m_after = next->m_after;
        setText(next->text());
        return true;
    }
    void undo() override { apply(m_before); }
    void redo() override { apply(m_after); }

private:
    void apply(const KeyMap &keys)
    {
        m_model.setKeys(keys);
        if (m_at)
            m_select(*m_at);
    }
    items::KeyTableModel &m_model;
    KeyMap m_before, m_after;
    std::optional<SlotId> m_at;
    int m_merge;
    std::function<void(const SlotId &)> m_select;
};

// A step that the workspace has already taken; undone and done again there, unless another one came after it.
class StoredStep final : public QUndoCommand {
public:
    StoredStep(const QString &name, QUndoStack &workspace)
        : QUndoCommand(name)
        , m_workspace(workspace)
    {}
    void undo() override
    {
        if (m_workspace.canUndo() && m_workspace.undoText() == text())
            m_workspace.undo();
        else
            setObsolete(true);
    }
    void redo() override
    {
        if (!std::exchange(m_begun, true))
            return;
        if (m_workspace.canRedo() && m_workspace.redoText() == text())
            m_workspace.redo();
        else
            setObsolete(true);
    }

private:
    QUndoStack &m_workspace;
    bool m_begun = false;
};

} // namespace

KeyEditor::KeyEditor(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("keyEditor"));
    build();
    connectParts();
    setHandset({}, {}, {});
}

void KeyEditor::connectParts()
{
    connect(m_picture, &PhonePicture::selected, this, &KeyEditor::select);
    connect(m_table, &KeyTable::selectedChanged, this, &KeyEditor::tableSelected);
    connect(m_picture, &PhonePicture::markedChanged, this, [this] {
        if (m_current)
            m_table->select(m_picture->marked(), *m_current);
    });
    m_table->setTransfer(this);
    connect(m_picture, &PhonePicture::activated, m_detail, &KeyDetail::focusEditor);
    connect(m_table, &QTableView::activated, m_detail, &KeyDetail::focusEditor);
    connect(m_picture, &PhonePicture::typeRequested, this, &KeyEditor::retype);
    connect(m_picture, &PhonePicture::clearRequested, this, &KeyEditor::clear);
    connect(m_picture, &PhonePicture::carryRequested, this, &KeyEditor::carry);
    connect(m_picture, &PhonePicture::cancelRequested, this, &KeyEditor::putDown);
    connect(m_picture, &PhonePicture::menuRequested, this, &KeyEditor::showMenu);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) { showMenu(m_table->viewport()->mapToGlobal(at)); });
    connect(m_picture, &PhonePicture::copyRequested, this, &KeyEditor::copy);
    connect(m_picture, &PhonePicture::pasteRequested, this, &KeyEditor::paste);
    connect(m_palette, &KeyPalette::chosen, this, &KeyEditor::put);
    connect(m_palette, &KeyPalette::keysDropped, this, &KeyEditor::droppedOnPerson);
    m_picture->setTransfer(this);
    setAcceptDrops(true);
    connect(m_picture, &PhonePicture::moveRequested, this, &KeyEditor::move);
    connect(m_detail, &KeyDetail::moveRequested, this, &KeyEditor::move);
    connect(m_detail, &KeyDetail::clearRequested, this, &KeyEditor::clear);
    connect(m_detail, &KeyDetail::refused, this, [this](const QString &sentence) { say(sentence, true); });
    connect(m_detail, &KeyDetail::keyEdited, this, [this](const SlotId &slot, const domain::Key &key) {
        const auto old = keys().find(slot);
        const bool sameType = old != keys().end() && old->second.index() == key.index();
        perform(items::setKey(keys(), slot, key, m_model.context()), sameType ? kMergeFields : 0);
    });
    connect(&m_model, &items::KeyTableModel::editRequested, this, [this](const items::KeyEdit &edit) { perform(edit); });
    connect(&m_model, &items::KeyTableModel::refused, this, [this](const QString &sentence) { say(sentence, true); });
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
        if (roles.contains(items::KeyTableModel::StateRole))
            m_preview->setStates(m_model.states());
    });
    connect(m_preview, &KeyPreviewBar::previewChanged, this, &KeyEditor::refresh);
    connect(m_preview, &KeyPreviewBar::flashChanged, m_picture, &PhonePicture::setFlash);
    connect(&m_undo, &QUndoStack::indexChanged, this, [this] {
        say(m_undo.canUndo() ? tr("Last step: %1").arg(m_undo.undoText()) : QString());
        refresh();
        if (!m_setting)
            Q_EMIT edited(keys());
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_saved = keys();
        refresh();
        Q_EMIT saved(m_saved);
    });
    connect(m_cancel, &QPushButton::clicked, this, &KeyEditor::cancel);
    connect(m_back, &QPushButton::clicked, this, &KeyEditor::left);
    m_table->installEventFilter(this);
    m_picture->installEventFilter(this);
}

// The stack tells of its end, when the keys it would be compared with are gone.
KeyEditor::~KeyEditor()
{
    m_undo.disconnect(this);
}

const KeyMap &KeyEditor::keys() const
{
    return m_model.keys();
}

bool KeyEditor::isDirty() const
{
    return keys() != m_saved;
}

void KeyEditor::setHandset(const items::KeyContext &context, const KeyMap &keys, const KeyMap &stored)
{
    m_saved = stored;
    m_setting = true;
    m_model.setHandset(context, stored); // what Moves compares with
    m_model.setKeys(keys);
    m_undo.clear();
    m_setting = false;
    m_current.reset();
    putDown();
    m_palette->setHandset(context);
    m_detail->setContext(context);
    const QString owner = context.own ? items::toQt(context.own->text()) + QLatin1Char(' ') + context.ownName : QString();
    m_picture->setHandset(context.model, context.modules, owner);
    if (context.model)
        m_legend->setLamps(context.model->lamps);
    m_back->setText(owner.isEmpty() ? tr("Back") : tr("Back to %1").arg(owner));
    QString what;
    if (context.model) {
        const auto name = items::toQt(context.model->traits.make) + QLatin1Char(' ') + items::toQt(context.model->traits.model);
        what = tr("%1, %n keys", nullptr, context.keysOf(0)).arg(name);
        if (const int count = context.moduleCount(); count > 0) {
            const QString type = items::toQt(context.module()->traits.type);
            what = tr("%1, and %2, %n keys", nullptr, context.keysOf(1) * count).arg(what, count == 1 ? type : tr("%1 × %2").arg(count).arg(type));
        }
    }
    m_subtitle->setText(what);
    const bool none = !context.model || context.places().empty();
    m_stack->setCurrentIndex(none ? 0 : 1);
    for (QAction *action : std::as_const(m_commands))
        action->setEnabled(!none);
    refresh();
    const auto lost = std::count_if(keys.begin(), keys.end(), [&](const auto &entry) { return !context.has(entry.first); });
    say(lost == 0 || !context.model ? QString()
                                    : tr("%n keys do not fit this phone. They are kept, but not written to it.", nullptr, static_cast<int>(lost)),
        lost > 0);
    if (!none)
        select(keys.empty() ? context.places().front() : keys.begin()->first);
}

void KeyEditor::select(const SlotId &slot)
{
    m_current = slot;
    m_table->select({slot}, slot);
    if (m_picture->current() != slot)
        m_picture->select(slot);
    refresh();
    showCarried();
}

void KeyEditor::setStates(const items::LiveStates &states)
{
    m_model.setStates(states);
    m_preview->setStates(states); // also where no key's lamp changed
}

void KeyEditor::refresh()
{
    const items::KeyContext &context = m_model.context();
    const std::optional<SlotId> &current = m_current;
    m_picture->setFaces(facesOf(keys(), context, m_preview->preview()));
    m_detail->showKeyAt(current, keys(), m_preview->preview());
    m_palette->setKeys(keys());
    m_used->setText(tr("%n used", nullptr, static_cast<int>(keys().size())));
    const bool set = current && keys().contains(*current);
    m_up->setEnabled(set);
    m_down->setEnabled(set);
    m_clear->setEnabled(set && !std::holds_alternative<domain::MainKey>(keys().at(*current)));
    m_clearAll->setEnabled(keys().size() > 1);
    const bool dirty = isDirty();
    if (m_save->isEnabled() != dirty) {
        m_save->setEnabled(dirty);
        Q_EMIT dirtyChanged(dirty);
    }
}

void KeyEditor::perform(const items::KeyEdit &edit, int merge)
{
    if (!edit.done) {
        say(edit.said, true);
        return;
    }
    if (edit.keys != keys())
        m_undo.push(new Step(m_model, edit, merge, [this](const SlotId &slot) { select(slot); }));
}

void KeyEditor::noteStep(const QString &name, QUndoStack &workspace)
{
    m_undo.push(new StoredStep(name, workspace));
}

void KeyEditor::retype(KeyType type)
{
    if (m_current)
        m_detail->chooseType(type);
}

void KeyEditor::addKey(KeyType type)
{
    const auto place = items::freePlace(keys(), m_model.context(), m_current);
    if (!place) {
        say(tr("All keys are taken. Clear one first."), true);
        return;
    }
    select(*place);
    retype(type);
}

void KeyEditor::move(int by)
{
    if (m_current)
        perform(items::moveKey(keys(), *m_current, by, m_model.context()));
}

void KeyEditor::clear()
{
    if (m_current)
        perform(items::removeKeys(keys(), m_picture->current() ? m_picture->marked() : std::vector{*m_current}));
}

void KeyEditor::fill(items::FillWith whom)
{
    perform(items::fillKeys(keys(), whom, m_model.context()));
}

void KeyEditor::sort(items::SortBy by)
{
    const std::vector<SlotId> slots = m_picture->marked();
    perform(items::sortKeys(keys(), slots, by, m_model.context()));
    m_picture->mark(slots);
}

void KeyEditor::cancel()
{
    if (isDirty())
        Q_EMIT edited(m_saved);
    Q_EMIT left();
}

void KeyEditor::say(const QString &sentence, bool refused)
{
    m_status->setText(sentence);
    m_status->setColour(refused ? &Theme::warning : &Theme::secondary);
    if (refused && QAccessible::isActive()) {
        QAccessibleEvent event(m_status, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void KeyEditor::zoom(double by)
{
    const double from = m_picture->scale() / Theme::scale();
    m_picture->setZoom(by == 0 ? 0 : std::clamp(std::round((from + by) * 10) / 10, 0.5, 3.0));
    showZoom();
}

void KeyEditor::showZoom()
{
    m_zoomLabel->setText(tr("%1 %").arg(std::lround(100 * m_picture->scale() / Theme::scale())));
}

void KeyEditor::showParts(Parts what)
{
    m_parts = what;
    m_pictureSide->setVisible(what != Parts::Table);
    m_side->setVisible(what != Parts::Picture);
    arrange();
}

void KeyEditor::arrange()
{
    const bool narrow = width() < px(kNarrow);
    const bool beneath = narrow && m_parts == Parts::Both;
    m_palette->setVisible(m_parts != Parts::Table);
    m_tools->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    const Qt::Orientation way = beneath ? Qt::Vertical : Qt::Horizontal;
    if (m_split->orientation() == way)
        return;
    m_split->setOrientation(way);
    m_side->setOrientation(beneath ? Qt::Horizontal : Qt::Vertical);
    // Once the splitters have their new size; before, shares are of the old one.
    QMetaObject::invokeMethod(
        this,
        [this, beneath] {
            const QSize all = m_split->size();
            const auto shares = [](int whole, double first) {
                const int part = static_cast<int>(whole * first);
                return QList<int>{part, whole - part};
            };
            if (!recallSizes(m_split))
                m_split->setSizes(beneath ? shares(all.height(), 0.6) : shares(all.width(), 0.66));
            if (!recallSizes(m_side))
                m_side->setSizes(beneath ? shares(all.width(), 0.55) : shares(all.height(), 0.6));
        },
        Qt::QueuedConnection);
}

void KeyEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

// What is selected in the table is selected in the picture.
void KeyEditor::tableSelected()
{
    std::vector<SlotId> slots = m_table->selected();
    if (slots.empty())
        return;
    const auto current = m_model.slotAt(m_table->currentIndex());
    const auto at = current ? std::ranges::find(slots, *current) : slots.end();
    if (at != slots.end())
        std::rotate(slots.begin(), at, at + 1);
    if (slots.size() == 1)
        select(slots.front());
    else
        m_picture->mark(slots);
}

// The table answers to the same keys as the picture, but for those that walk through its rows; typing a letter there sets
// a type instead of searching.
bool KeyEditor::tableKey(const QKeyEvent &event)
{
    static const QSet<int> walk{Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_PageUp, Qt::Key_PageDown};
    if (walk.contains(event.key()) && !event.modifiers().testFlag(Qt::AltModifier))
        return false;
    if (m_picture->current())
        return m_picture->command(event);
    if (event.key() != Qt::Key_Delete && event.key() != Qt::Key_Backspace) // of a key that this phone does not have
        return false;
    clear();
    return true;
}

bool KeyEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        return tableKey(*static_cast<QKeyEvent *>(event));
    }
    if (watched == m_picture && event->type() == QEvent::Resize)
        showZoom();
    if (watched == m_table && event->type() == QEvent::Resize)
        m_table->setColumnHidden(items::KeyTableModel::Moves, m_table->width() < px(kMovesWidth));
    return QWidget::eventFilter(watched, event);
}

} // namespace pbx::views
