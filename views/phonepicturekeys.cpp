// What the keyboard does on the picture.
#include "phonepicture.h"
#include "phonepictureaccess.h"
#include "shortcuttable.h"

#include <algorithm>
#include <cmath>
#include <QKeyEvent>

namespace pbx::views {

// The nearest key in an arrow's direction, whatever the phone's arrangement.
std::optional<PhonePicture::Slot> PhonePicture::neighbour(int key) const
{
    const QPointF from = rectOf(*m_current).center();
    std::optional<Slot> best;
    double least = 0;
    for (const Slot &slot : m_places) {
        const QRectF rect = rectOf(slot);
        if (slot == *m_current || rect.isEmpty())
            continue;
        const QPointF way = rect.center() - from;
        const double ahead = key == Qt::Key_Left ? -way.x() : key == Qt::Key_Right ? way.x() : key == Qt::Key_Up ? -way.y() : way.y();
        const double aside = key == Qt::Key_Left || key == Qt::Key_Right ? std::abs(way.y()) : std::abs(way.x());
        const double distance = ahead + 3 * aside;
        if (ahead > 1 && aside < 1.5 * ahead && (!best || distance < least)) {
            best = slot;
            least = distance;
        }
    }
    return best;
}

bool PhonePicture::command(const QKeyEvent &event)
{
    const bool up = event.key() == Qt::Key_Up || event.key() == Qt::Key_Left;
    const bool down = event.key() == Qt::Key_Down || event.key() == Qt::Key_Right;
    if (event.modifiers().testFlag(Qt::AltModifier)) {
        if (up || down)
            Q_EMIT moveRequested(up ? -1 : 1);
        return up || down;
    }
    if (event.key() == Qt::Key_Space) {
        Q_EMIT carryRequested(dropModeOf(event.modifiers()));
        return true;
    }
    if (event.matches(QKeySequence::SelectAll)) {
        std::vector<Slot> set; // the current key first, so that it stays so
        std::ranges::copy_if(m_places, std::back_inserter(set), [this](const Slot &slot) { return m_faces.contains(slot); });
        std::ranges::stable_partition(set, [this](const Slot &slot) { return slot == m_current; });
        mark(set);
        return true;
    }
    if (event.matches(QKeySequence::Copy) || event.matches(QKeySequence::Paste)) {
        if (event.matches(QKeySequence::Copy))
            Q_EMIT copyRequested();
        else
            Q_EMIT pasteRequested();
        return true;
    }
    if (event.modifiers() & (Qt::ControlModifier | Qt::MetaModifier))
        return false;
    if (const auto letter = std::ranges::find(kTypeLetters, event.key(), &TypeLetter::key); letter != kTypeLetters.end())
        Q_EMIT typeRequested(letter->type);
    else if (event.key() == Qt::Key_Delete || event.key() == Qt::Key_Backspace)
        Q_EMIT clearRequested();
    else if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        Q_EMIT activated(*m_current);
    else if (event.key() == Qt::Key_PageUp || event.key() == Qt::Key_PageDown)
        setPage(m_current->module(), page(m_current->module()) + (event.key() == Qt::Key_PageUp ? -1 : 1));
    else if (up || down) {
        if (!placeOf(*m_current)) // on a page that was turned away
            setPage(m_current->module(), m_context.pageOf(*m_current));
        const auto next = neighbour(event.key());
        if (next && event.modifiers().testFlag(Qt::ShiftModifier))
            extendTo(*next);
        else if (next)
            select(*next);
    } else if (event.key() == Qt::Key_Escape && (m_drop || !m_marked.empty())) {
        if (m_current)
            select(*m_current);
        Q_EMIT cancelRequested();
    } else {
        return false;
    }
    return true;
}

void PhonePicture::keyPressEvent(QKeyEvent *event)
{
    if (!m_current && !m_places.empty())
        select(m_places.front());
    if (!m_current || !command(*event))
        QWidget::keyPressEvent(event);
}

void PhonePicture::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (!m_current && !m_places.empty() && event->reason() != Qt::MouseFocusReason)
        select(m_places.front());
    PhonePictureAccess::announceCurrent(*this);
    update();
}

} // namespace pbx::views
