#include "phonedevice.h"

#include "items/textof.h"

#include <QCoreApplication>

namespace pbx::views {

PhoneDrawing drawingOf(const items::KeyContext &context, int device, int page, const KeyFaces &faces, const QString &owner)
{
    PhoneDrawing drawing;
    drawing.layout = device == 0 ? &context.model->layout : &context.module()->layout;
    drawing.lamps = &context.model->lamps;
    drawing.module = device > 0;
    drawing.page = page;
    drawing.headerLeft = device == 0 ? owner : QCoreApplication::translate("PhonePicture", "Module %1").arg(device);
    drawing.headerRight = items::toQt(device == 0 ? context.model->traits.model : context.modules->type);
    const int first = page * context.perPage(device);
    for (std::size_t i = 0; i < drawing.layout->places.size(); ++i) {
        const int key = first + static_cast<int>(i) + 1;
        if (key > context.keysOf(device))
            break;
        const domain::SlotId slot = device == 0 ? domain::SlotId::phone(key) : domain::SlotId::onModule(device, key);
        const auto face = faces.find(slot);
        KeyCell cell{slot, &drawing.layout->places[i], face == faces.end() ? nullptr : &face->second};
        cell.usable = context.has(slot);
        drawing.cells.push_back(cell);
    }
    return drawing;
}

QString deviceName(const items::KeyContext &context, int device)
{
    return device == 0 ? QCoreApplication::translate("PhonePicture", "Phone") : items::toQt(context.modules->type);
}

} // namespace pbx::views
