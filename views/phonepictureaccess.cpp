#include "phonepictureaccess.h"

#include <algorithm>
#include <QPointer>

namespace pbx::views {

namespace {

class KeyAccess final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    KeyAccess(PhonePicture *picture, int index)
        : m_picture(picture)
        , m_index(index)
    {}

    [[nodiscard]] bool isValid() const override { return m_picture && slot(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_picture); }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] int index() const { return m_index; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Button; }
    void setText(QAccessible::Text, const QString &) override {}

    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Name && isValid() ? m_picture->spoken(*slot()) : QString();
    }
    [[nodiscard]] QRect rect() const override
    {
        const QRect rect = isValid() ? m_picture->rectOf(*slot()).toRect() : QRect();
        return rect.isEmpty() ? QRect() : QRect(m_picture->mapToGlobal(rect.topLeft()), rect.size());
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = state.selectable = true;
        state.selected = m_picture->current() == slot();
        state.focused = state.selected && m_picture->hasFocus();
        state.offscreen = m_picture->rectOf(*slot()).isEmpty(); // on another page
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &action) override
    {
        if (!isValid())
            return;
        const domain::SlotId wanted = *slot();
        m_picture->setFocus(Qt::OtherFocusReason);
        m_picture->select(wanted);
        if (action == pressAction())
            Q_EMIT m_picture->activated(wanted);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    [[nodiscard]] std::optional<domain::SlotId> slot() const
    {
        const auto &places = m_picture->places();
        return static_cast<std::size_t>(m_index) < places.size() ? std::optional(places[static_cast<std::size_t>(m_index)]) : std::nullopt;
    }
    QPointer<PhonePicture> m_picture;
    int m_index;
};

QAccessibleInterface *makePhonePictureAccess(const QString & /*className*/, QObject *object)
{
    auto *picture = qobject_cast<PhonePicture *>(object);
    return picture ? new PhonePictureAccess(picture) : nullptr;
}

} // namespace

PhonePictureAccess::PhonePictureAccess(PhonePicture *picture)
    : QAccessibleWidget(picture, QAccessible::Grouping)
{}

PhonePictureAccess::~PhonePictureAccess()
{
    for (const auto &[index, id] : m_children)
        QAccessible::deleteAccessibleInterface(id);
}

void PhonePictureAccess::install()
{
    QAccessible::installFactory(makePhonePictureAccess); // installing it again changes nothing
}

void PhonePictureAccess::announceCurrent(PhonePicture &picture)
{
    const auto &places = picture.places();
    const auto at = std::find(places.begin(), places.end(), picture.current());
    if (at == places.end() || !picture.hasFocus() || !QAccessible::isActive())
        return;
    QAccessibleEvent event(&picture, QAccessible::Focus);
    event.setChild(static_cast<int>(at - places.begin()));
    QAccessible::updateAccessibility(&event);
}

PhonePicture &PhonePictureAccess::picture() const
{
    return *static_cast<PhonePicture *>(widget());
}

int PhonePictureAccess::indexOf(const std::optional<domain::SlotId> &slot) const
{
    const auto &places = picture().places();
    const auto at = slot ? std::find(places.begin(), places.end(), *slot) : places.end();
    return at == places.end() ? -1 : static_cast<int>(at - places.begin());
}

int PhonePictureAccess::childCount() const
{
    return static_cast<int>(picture().places().size());
}

QAccessibleInterface *PhonePictureAccess::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    if (const auto known = m_children.find(index); known != m_children.end())
        return QAccessible::accessibleInterface(known->second);
    auto *made = new KeyAccess(&picture(), index);
    m_children[index] = QAccessible::registerAccessibleInterface(made);
    return made;
}

QAccessibleInterface *PhonePictureAccess::childAt(int x, int y) const
{
    return child(indexOf(picture().slotAt(picture().mapFromGlobal(QPoint(x, y)))));
}

QAccessibleInterface *PhonePictureAccess::focusChild() const
{
    return picture().hasFocus() ? child(indexOf(picture().current())) : nullptr;
}

int PhonePictureAccess::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *key = dynamic_cast<const KeyAccess *>(child);
    return key ? key->index() : -1;
}

} // namespace pbx::views
