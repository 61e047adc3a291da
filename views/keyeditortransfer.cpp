// How keys come onto the handset, leave it and change places: dragged, carried with the keyboard, or through the clipboard.
#include "items/keycopy.h"
#include "items/keytext.h"
#include "items/textof.h"
#include "keyeditor.h"
#include "keyeditordetail.h"
#include "keyeditorpreview.h"
#include "keyfaces.h"
#include "theme.h"
#include "widgets.h"

#include <algorithm>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QMenu>
#include <QPainter>
#include <QPixmap>

namespace pbx::views {

using domain::KeyMap;
using domain::KeyType;
using domain::SlotId;
using items::DropMode;
using items::DropPlan;
using items::KeyCargo;

QPixmap dragLabel(const QString &text, int count, const QWidget *source)
{
    const QString shown = count > 1 ? KeyEditor::tr("%1 and %n more", nullptr, count - 1).arg(text) : text;
    const QFont font = Theme::font(Theme::Text::Bold);
    const Theme &theme = Theme::of(source);
    const QSize size = QFontMetrics(font).size(Qt::TextSingleLine, shown) + QSize(px(16), px(8));
    const double ratio = source->devicePixelRatioF();
    QPixmap out((QSizeF(size) * ratio).toSize());
    out.setDevicePixelRatio(ratio);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 1));
    painter.setBrush(theme.base);
    painter.drawRoundedRect(QRectF(QPointF(0, 0), QSizeF(size)).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(QRect(QPoint(0, 0), size), Qt::AlignCenter, shown);
    return out;
}

namespace {

DropPlan refusal(const KeyMap &keys, const QString &reason)
{
    return {{keys, reason, false, {}}, reason, {}, {}, {}};
}

// A speed dial from the palette has no number yet.
bool isBareDial(const KeyCargo &cargo)
{
    return cargo.keys.size() == 1 && cargo.keys.front().type == KeyType::SpeedDial && !cargo.keys.front().key;
}

} // namespace

KeyCargo KeyEditor::cargoOf(const std::vector<SlotId> &slots) const
{
    KeyCargo out{m_model.context().handset, {}};
    for (const SlotId &slot : slots) {
        if (const auto found = keys().find(slot); found != keys().end())
            out.keys.push_back({domain::typeOf(found->second), found->second, slot});
    }
    return out;
}

QMimeData *KeyEditor::pickUp(const std::vector<SlotId> &slots)
{
    const KeyCargo cargo = cargoOf(slots);
    return cargo.keys.empty() ? nullptr : items::toMime(cargo, m_model.context());
}

DropPlan KeyEditor::planOf(const KeyCargo &cargo, const SlotId &onto, DropMode mode) const
{
    const auto dropped = items::unpack(cargo, keys(), m_model.context());
    return dropped ? items::planDrop(keys(), *dropped, onto, mode, m_model.context()) : refusal(keys(), items::toQt(dropped.error().sentence));
}

DropView KeyEditor::viewOf(const DropPlan &plan, DropMode mode) const
{
    DropView view;
    view.accepted = plan.edit.done;
    if (!view.accepted)
        return view;
    view.faces = facesOf(plan.edit.keys, m_model.context(), m_preview->preview());
    view.ghosts = plan.taken;
    for (const items::KeyShift &shift : plan.shifts)
        view.notes[shift.to] = items::toQt(shift.from.toString()) + u'→' + items::toQt(shift.to.toString());
    if (mode == DropMode::Insert && !plan.shifts.empty())
        view.line = plan.taken.front();
    return view;
}

void KeyEditor::hint(const DropPlan &plan)
{
    m_hint->setColour(plan.edit.done ? &Theme::text : &Theme::warning);
    m_hint->setText(plan.edit.done ? tr("%1  Ctrl replaces, Shift swaps, Esc cancels.").arg(plan.preview) : plan.preview);
}

void KeyEditor::showUsualHint()
{
    m_hint->setColour(&Theme::secondary);
    m_hint->setText(tr("Drag keys to move them, or press Space to pick one up."));
}

DropView KeyEditor::hover(const QMimeData &mime, const std::optional<SlotId> &onto, DropMode mode)
{
    const auto cargo = items::fromMime(mime);
    DropPlan plan = refusal(keys(), tr("This cannot be put on a key."));
    if (cargo && !onto)
        plan = refusal(keys(), tr("Drop it on a key."));
    else if (cargo && isBareDial(*cargo))
        return hoverDial(*onto);
    else if (cargo)
        plan = planOf(*cargo, *onto, mode);
    hint(plan);
    return viewOf(plan, mode);
}

DropView KeyEditor::hoverDial(const SlotId &onto)
{
    const auto there = keys().find(onto);
    const bool main = there != keys().end() && std::holds_alternative<domain::MainKey>(there->second);
    DropView view;
    view.accepted = !main;
    view.faces = facesOf(keys(), m_model.context(), m_preview->preview());
    view.ghosts = {onto};
    m_hint->setColour(main ? &Theme::warning : &Theme::text);
    m_hint->setText(main                    ? tr("Main Extension can be moved, not replaced.")
                    : there == keys().end() ? tr("Speed Dial here: enter its number beside the picture.")
                                            : tr("Speed Dial here: it replaces this key once its number is entered beside the picture."));
    return view;
}

void KeyEditor::drop(const QMimeData &mime, const SlotId &onto, DropMode mode)
{
    showUsualHint();
    const auto cargo = items::fromMime(mime);
    if (!cargo)
        return;
    if (isBareDial(*cargo)) {
        select(onto);
        retype(KeyType::SpeedDial);
        m_detail->focusEditor();
        return;
    }
    const DropPlan plan = planOf(*cargo, onto, mode);
    perform(plan.edit);
    if (plan.edit.done) {
        m_picture->mark(plan.taken);
        m_picture->setFocus(Qt::OtherFocusReason);
    }
}

void KeyEditor::dragLeft()
{
    showUsualHint();
}

// Outside of picture and table a handset's own keys are cleared.
void KeyEditor::dragEnterEvent(QDragEnterEvent *event)
{
    if (const auto cargo = items::fromMime(*event->mimeData()); cargo && cargo->handset == m_model.context().handset)
        event->accept();
}

void KeyEditor::dragMoveEvent(QDragMoveEvent *event)
{
    const items::KeyEdit edit = clearing(*event->mimeData());
    m_hint->setColour(edit.done ? &Theme::text : &Theme::warning);
    m_hint->setText(edit.done ? tr("Let go here: %1.").arg(edit.said) : edit.said);
    event->setDropAction(Qt::MoveAction);
    event->setAccepted(edit.done);
}

void KeyEditor::dragLeaveEvent(QDragLeaveEvent * /*event*/)
{
    showUsualHint();
}

void KeyEditor::dropEvent(QDropEvent *event)
{
    showUsualHint();
    event->setDropAction(Qt::MoveAction);
    event->accept();
    perform(clearing(*event->mimeData()));
}

items::KeyEdit KeyEditor::clearing(const QMimeData &mime) const
{
    std::vector<SlotId> slots;
    if (const auto cargo = items::fromMime(mime); cargo && cargo->handset == m_model.context().handset) {
        for (const items::CargoKey &one : cargo->keys) {
            if (one.from)
                slots.push_back(*one.from);
        }
    }
    return items::removeKeys(keys(), slots);
}

// Space picks the selected keys up; they follow the selection until Space puts them down.
void KeyEditor::carry(DropMode mode)
{
    if (m_carried.empty()) {
        const KeyCargo cargo = cargoOf(m_picture->marked());
        if (cargo.keys.empty()) {
            say(tr("There is no key to pick up."), true);
            return;
        }
        for (const items::CargoKey &one : cargo.keys)
            m_carried.push_back(*one.from);
        showCarried();
        return;
    }
    const std::vector<SlotId> slots = std::exchange(m_carried, {});
    m_picture->showDrop({});
    showUsualHint();
    if (!m_current)
        return;
    const DropPlan plan = planOf(cargoOf(slots), *m_current, mode);
    perform(plan.edit);
    if (plan.edit.done)
        m_picture->mark(plan.taken);
}

void KeyEditor::showCarried()
{
    if (m_carried.empty() || !m_current)
        return;
    if (m_carried.front() == *m_current) {
        m_picture->showDrop(DropView{});
        m_hint->setColour(&Theme::text);
        m_hint->setText(tr("Picked up. Go to another key: Space inserts, Ctrl+Space replaces, Shift+Space swaps, Esc cancels."));
        return;
    }
    const DropPlan plan = planOf(cargoOf(m_carried), *m_current, DropMode::Insert);
    m_picture->showDrop(viewOf(plan, DropMode::Insert));
    hint(plan);
}

void KeyEditor::putDown()
{
    m_carried.clear();
    m_picture->showDrop({});
    showUsualHint();
}

void KeyEditor::copy()
{
    if (QMimeData *cargo = pickUp(m_picture->marked()))
        QApplication::clipboard()->setMimeData(cargo);
    else
        say(tr("There is no key to copy."), true);
}

void KeyEditor::paste()
{
    const QMimeData *mime = QApplication::clipboard()->mimeData();
    auto cargo = mime ? items::fromMime(*mime) : std::nullopt;
    if (!cargo && mime && mime->hasText()) {
        pasteText(mime->text());
        return;
    }
    if (!cargo || !m_current) {
        say(tr("There are no keys on the clipboard."), true);
        return;
    }
    cargo->handset.clear(); // a copy, also on the handset that it was taken from
    const DropPlan plan = planOf(*cargo, *m_current, DropMode::Insert);
    perform(plan.edit);
    if (plan.edit.done)
        m_picture->mark(plan.taken);
}

// Of a spreadsheet: to the places that its lines name, else one after the other from the selected key on.
void KeyEditor::pasteText(const QString &text)
{
    const auto cargo = items::fromText(text, m_model.context());
    if (!cargo || !m_current) {
        say(cargo ? tr("Select the key to paste at.") : items::toQt(cargo.error().sentence), true);
        return;
    }
    if (!cargo->keys.front().from) {
        const DropPlan plan = planOf(*cargo, *m_current, DropMode::Insert);
        perform(plan.edit);
        if (plan.edit.done)
            m_picture->mark(plan.taken);
        return;
    }
    std::vector<SlotId> places;
    for (const items::CargoKey &one : cargo->keys)
        places.push_back(*one.from);
    const items::KeyEdit edit = items::putKeys(keys(), cargo->keys, m_model.context());
    perform(edit);
    if (edit.done)
        m_picture->mark(places);
}

KeyMap KeyEditor::selectedKeys() const
{
    KeyMap out;
    for (const SlotId &slot : m_picture->marked()) {
        if (const auto found = keys().find(slot); found != keys().end())
            out.insert(*found);
    }
    return out;
}

QString KeyEditor::searchText() const
{
    const auto found = m_current ? keys().find(*m_current) : keys().end();
    if (found == keys().end())
        return {};
    if (const auto *monitor = std::get_if<domain::MonitorKey>(&found->second))
        return items::toQt(monitor->extension.text());
    return std::holds_alternative<domain::UnusedKey>(found->second) ? QString() : m_model.context().activity(found->second);
}

void KeyEditor::putTemplate(const std::vector<items::CargoKey> &cargo, const QString &name)
{
    const items::KeyCopy copy = items::planCopy(cargo, keys(), {}, m_model.context());
    if (!copy.changes()) {
        say(copy.misfits.empty() ? tr("This phone has the keys of “%1” already.").arg(name) : copy.misfits.front().reason, true);
        return;
    }
    perform({copy.after, tr("Template %1").arg(name), true, copy.changed.front()});
    m_picture->mark(copy.changed);
    if (!copy.misfits.empty())
        say(tr("%n keys of “%1” do not fit: %2", nullptr, static_cast<int>(copy.misfits.size())).arg(name, copy.misfits.front().reason), true);
}

void KeyEditor::showMenu(const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("keyMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_carry->setText(m_carried.empty() ? tr("Pick up (Space)") : tr("Put down here (Space)"));
    menu->addAction(m_carry);
    for (const char *name : {"keyCopy", "keyPaste", "keyClear"})
        menu->addAction(findChild<QAction *>(QLatin1String(name)));
    menu->addSeparator();
    fillMoveMenu(*menu->addMenu(tr("Move to")));
    for (const char *name : {"keyCopySelected", "keySortLabel", "keySortNumber"})
        menu->addAction(findChild<QAction *>(QLatin1String(name)));
    menu->popup(global);
}

// The first empty key of each page.
void KeyEditor::fillMoveMenu(QMenu &menu)
{
    const items::KeyContext &context = m_model.context();
    const std::vector<SlotId> slots = m_picture->marked();
    std::optional<std::pair<int, int>> filled; // the page that has its line
    for (const SlotId &place : context.places()) {
        const std::pair page(place.module(), context.pageOf(place));
        if (page == filled || keys().contains(place))
            continue;
        filled = page;
        const QString name = items::toQt(items::placeName(place));
        QAction *action =
            menu.addAction(context.keysOf(page.first) > context.perPage(page.first) ? tr("%1 (page %2)").arg(name).arg(page.second + 1) : name);
        connect(action, &QAction::triggered, this, [this, slots, place] {
            const DropPlan plan = planOf(cargoOf(slots), place, DropMode::Insert);
            perform(plan.edit);
            if (plan.edit.done)
                m_picture->mark(plan.taken);
        });
    }
    menu.setEnabled(!menu.isEmpty() && std::ranges::any_of(slots, [this](const SlotId &slot) { return keys().contains(slot); }));
}

// From the palette with Return: on the selected key where it is empty, else on the next empty one.
void KeyEditor::put(const items::CargoKey &key)
{
    const KeyCargo cargo{{}, {key}};
    if (isBareDial(cargo)) {
        addKey(KeyType::SpeedDial);
        return;
    }
    const auto place = items::freePlace(keys(), m_model.context(), m_current);
    if (!place) {
        say(tr("All keys are taken. Clear one first."), true);
        return;
    }
    const DropPlan plan = planOf(cargo, *place, DropMode::Insert);
    perform(plan.edit);
}

} // namespace pbx::views
