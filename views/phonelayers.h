// A phone or a module as pixels: its body, and its body with the keys as they are while nothing happens to them. What is
// painted anew is copied from there; only keys that changed, are selected or are being dragged are drawn.
#pragma once

#include "phonepainter.h"

#include <QPixmap>

namespace pbx::views {

class PhoneLayers final {
public:
    void paint(QPainter &painter, const PhoneDrawing &drawing); // looks as with paintPhone()

private:
    struct Body { // what all pixels depend on
        const catalogue::Layout *layout = nullptr;
        const catalogue::Lamps *lamps = nullptr;
        const PhoneColours *colours = nullptr;
        bool module = false, small = false;
        int page = 0;
        QString headerLeft, headerRight;
        double scale = 0;
        QPointF offset; // from whole device pixels
        QSize size;
        friend bool operator==(const Body &, const Body &) = default;
    };
    struct Key {
        std::optional<KeyFace> face;
        bool usable = true, lit = true;
        friend bool operator==(const Key &, const Key &) = default;
    };
    void paintBody(const PhoneDrawing &drawing, const QTransform &own);
    void paintKeys(const PhoneDrawing &drawing, const QTransform &own);

    Body m_of;
    QPixmap m_body, m_whole;
    std::vector<std::optional<Key>> m_keys; // as they stand on m_whole
};

} // namespace pbx::views
