// The picture for screen readers: one child for each key, with what it does and how its lamp is.
#pragma once

#include "phonepicture.h"

#include <QAccessibleWidget>

namespace pbx::views {

class PhonePictureAccess final : public QAccessibleWidget {
public:
    explicit PhonePictureAccess(PhonePicture *picture);
    ~PhonePictureAccess() override;

    static void install(); // once is enough
    static void announceCurrent(PhonePicture &picture);

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;

private:
    [[nodiscard]] PhonePicture &picture() const;
    [[nodiscard]] int indexOf(const std::optional<domain::SlotId> &slot) const; // -1: none
    mutable std::map<int, QAccessible::Id> m_children;
};

} // namespace pbx::views
