// What the mouse does on the picture: selecting, turning pages, dragging keys away and dropping them.
#include "items/keycargo.h"
#include "items/textof.h"
#include "phonepicture.h"
#include "theme.h"

#include <algorithm>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QMouseEvent>

namespace pbx::views {

items::DropMode dropModeOf(Qt::KeyboardModifiers modifiers)
{
    if (modifiers.testFlag(Qt::ControlModifier))
        return items::DropMode::Replace;
    return modifiers.testFlag(Qt::ShiftModifier) ? items::DropMode::Swap : items::DropMode::Insert;
}

void PhonePicture::setTransfer(KeyTransfer *transfer)
{
    m_transfer = transfer;
    setAcceptDrops(transfer != nullptr);
}

void PhonePicture::showDrop(const std::optional<DropView> &view)
{
    m_drop = view;
    update();
}

std::vector<PhonePicture::Slot> PhonePicture::marked() const
{
    std::set<Slot> all = m_marked;
    if (m_current)
        all.insert(*m_current);
    return {all.begin(), all.end()};
}

void PhonePicture::mark(const std::vector<Slot> &slots)
{
    if (slots.empty())
        return;
    select(slots.front());
    m_marked.insert(slots.begin(), slots.end());
    update();
    Q_EMIT markedChanged();
}

// From the current key on to this one, in the order of the slots; this one becomes the current key.
void PhonePicture::extendTo(const Slot &slot)
{
    std::set<Slot> marks = m_marked;
    if (m_current) {
        const auto [first, last] = std::minmax(*m_current, slot);
        std::ranges::copy_if(m_places, std::inserter(marks, marks.end()), [&](const Slot &one) { return one >= first && one <= last; });
    }
    select(slot);
    m_marked = std::move(marks);
    update();
    Q_EMIT markedChanged();
}

std::optional<PhonePicture::Page> PhonePicture::pageAt(const QPointF &position) const
{
    const QPointF at = transform().inverted().map(position);
    for (const Device &device : m_devices) {
        for (int page = 0; page < device.layout->pages && !m_mini; ++page) {
            if (device.layout->pages > 1 && tabRect(device, page).contains(at))
                return Page{device.number, page};
        }
        const std::vector<catalogue::Rect> &keys = device.layout->pageKeys;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (toQt(keys[i]).translated(device.origin).contains(at))
                return Page{device.number, keys.size() == 1 ? (device.page + 1) % device.layout->pages : static_cast<int>(i)};
        }
    }
    return std::nullopt;
}

void PhonePicture::mousePressEvent(QMouseEvent *event)
{
    m_pressed.reset();
    if (const auto page = pageAt(event->position()); page && event->button() == Qt::LeftButton) {
        setPage(page->module, page->page);
        return;
    }
    const auto slot = slotAt(event->position());
    if (!slot)
        return;
    if (event->button() == Qt::LeftButton)
        m_pressed = event->position();
    const bool together = m_marked.contains(*slot) && m_marked.size() > 1; // perhaps they are dragged; else the release selects
    if (event->button() == Qt::RightButton && together)
        return; // the menu is for all of them
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        extendTo(*slot);
    } else if (event->modifiers().testFlag(Qt::ControlModifier)) {
        std::set<Slot> marks = m_marked;
        if (m_current)
            marks.insert(*m_current);
        const bool taken = marks.size() > 1 && marks.erase(*slot) > 0;
        if (!taken)
            marks.insert(*slot);
        select(taken ? *marks.begin() : *slot);
        m_marked = std::move(marks);
        update();
        Q_EMIT markedChanged();
    } else if (!together) {
        select(*slot);
    }
}

void PhonePicture::mouseReleaseEvent(QMouseEvent *event)
{
    const auto slot = slotAt(event->position());
    if (m_pressed && slot && event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && m_marked.size() > 1)
        select(*slot);
    m_pressed.reset();
}

void PhonePicture::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_mini || !m_current)
        return;
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT menuRequested(byKey ? mapToGlobal(rectOf(*m_current).center().toPoint()) : event->globalPos());
}

void PhonePicture::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto slot = slotAt(event->position());
    if (event->button() == Qt::LeftButton && slot)
        Q_EMIT activated(*slot);
    else
        mousePressEvent(event);
}

void PhonePicture::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressed && event->buttons().testFlag(Qt::LeftButton)) {
        const bool far = (event->position() - *m_pressed).manhattanLength() >= QApplication::startDragDistance();
        const auto slot = slotAt(*m_pressed);
        if (far && slot && m_transfer)
            startDrag(*slot);
        return;
    }
    const auto over = slotAt(event->position());
    if (over != m_hovered) {
        m_hovered = over;
        update();
    }
}

void PhonePicture::startDrag(const Slot &slot)
{
    m_pressed.reset();
    if (m_marked.contains(slot))
        m_current = slot;
    QMimeData *cargo = m_transfer->pickUp(m_marked.contains(slot) ? marked() : std::vector{slot});
    if (!cargo)
        return;
    auto *drag = new QDrag(this); // Qt deletes it
    drag->setMimeData(cargo);
    const auto face = m_faces.find(slot);
    drag->setPixmap(dragLabel(face == m_faces.end() ? QString() : (face->second.detail + QLatin1Char(' ') + face->second.label).simplified(),
                              m_marked.contains(slot) ? static_cast<int>(marked().size()) : 1, this));
    drag->setHotSpot({-px(12), -px(8)});
    drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::MoveAction);
    endDrag();
}

void PhonePicture::turnSoon(const std::optional<Page> &page)
{
    const bool other = page && this->page(page->module) != page->page;
    if (!other) {
        m_turn.stop();
        m_turnTo.reset();
    } else if (m_turnTo != page) {
        m_turnTo = page;
        m_turn.start();
    }
}

void PhonePicture::endDrag()
{
    turnSoon({});
    if (m_drop) {
        m_drop.reset();
        update();
    }
}

void PhonePicture::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_transfer && event->mimeData()->hasFormat(QLatin1String(items::kCargoFormat)))
        event->accept();
}

void PhonePicture::dragMoveEvent(QDragMoveEvent *event)
{
    turnSoon(pageAt(event->position()));
    m_drop = m_transfer->hover(*event->mimeData(), slotAt(event->position()), dropModeOf(event->modifiers()));
    update();
    if (m_drop->accepted) {
        event->setDropAction(event->source() == this ? Qt::MoveAction : Qt::CopyAction);
        event->accept();
    } else {
        event->ignore();
    }
}

void PhonePicture::dragLeaveEvent(QDragLeaveEvent * /*event*/)
{
    endDrag();
    m_transfer->dragLeft();
}

void PhonePicture::dropEvent(QDropEvent *event)
{
    const auto slot = slotAt(event->position());
    const items::DropMode mode = dropModeOf(event->modifiers());
    endDrag();
    if (!slot) {
        event->ignore();
        m_transfer->dragLeft();
        return;
    }
    event->setDropAction(event->source() == this ? Qt::MoveAction : Qt::CopyAction);
    event->accept();
    m_transfer->drop(*event->mimeData(), *slot, mode);
}

// A line above the key before which others are put, its arrowhead at the side of the caps.
void PhonePicture::paintInsertion(QPainter &painter) const
{
    const catalogue::KeyPlace *place = m_drop && m_drop->accepted && m_drop->line ? placeOf(*m_drop->line) : nullptr;
    if (!place)
        return;
    const QPointF origin = m_devices[static_cast<std::size_t>(m_drop->line->module())].origin;
    const QRectF box = toQt(place->cap).united(toQt(place->cell)).translated(origin);
    const bool right = place->side == catalogue::Side::Right;
    const double outer = right ? box.right() + 6 : box.left() - 6;
    const double inner = right ? box.left() : box.right();
    const QColor colour = PhoneColours::get().accent;
    painter.setPen(QPen(colour, 3, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(outer, box.top()), QPointF(inner, box.top()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const double tip = right ? outer - 9 : outer + 9;
    painter.drawPolygon(QPolygonF({QPointF(outer, box.top() - 6), QPointF(outer, box.top() + 6), QPointF(tip, box.top())}));
}

} // namespace pbx::views
