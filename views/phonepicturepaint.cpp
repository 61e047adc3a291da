// How the picture is painted: the devices with their tabs, and what joins them.
#include "phonedevice.h"
#include "phonepicture.h"
#include "sharp.h"
#include "theme.h"

#include <algorithm>

namespace pbx::views {

namespace {

QFont titleFont(QFont font)
{
    font.setPixelSize(13);
    font.setBold(true);
    return font;
}

} // namespace

// Beside the name; narrower where the name leaves less room above the body.
QRectF PhonePicture::tabRect(const Device &device, int page) const
{
    const double name = std::max(51.0, QFontMetricsF(titleFont(font())).horizontalAdvance(deviceName(m_context, device.number)) + 10);
    const double width = std::clamp((device.layout->width - name) / device.layout->pages - 4, 28.0, kTab.width());
    return {device.origin + QPointF(name + page * (width + 4), -kTabs), QSizeF(width, kTab.height())};
}

int PhonePicture::used(const Device &device, int page) const
{
    return static_cast<int>(std::count_if(m_faces.begin(), m_faces.end(), [&](const auto &entry) {
        return entry.first.module() == device.number && m_context.pageOf(entry.first) == page;
    }));
}

void PhonePicture::paintTabs(QPainter &painter, const Device &device) const
{
    const Theme &theme = Theme::of(this);
    painter.setFont(titleFont(font()));
    painter.setPen(theme.text);
    painter.drawText(QRectF(device.origin - QPointF(0, kTabs), QSizeF(300, kTab.height())), Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter,
                     deviceName(m_context, device.number));
    QFont small = font();
    small.setPixelSize(12);
    painter.setFont(small);
    for (int page = 0; page < device.layout->pages && device.layout->pages > 1; ++page) {
        const QRectF tab = tabRect(device, page);
        const bool here = page == device.page;
        painter.setPen(sharpPen(painter, theme.line, 1));
        painter.setBrush(here ? theme.base : theme.window);
        painter.drawRoundedRect(sharpOutline(painter, tab, 1), 3, 3);
        if (here)
            painter.fillRect(sharpRect(painter, QRectF(tab.topLeft(), QSizeF(tab.width(), 2.5))), theme.accent);
        const int count = used(device, page);
        painter.setPen(here ? theme.text : theme.secondary);
        const QString name = tab.width() < kTab.width() ? QString::number(page + 1) : tr("Page %1").arg(page + 1);
        painter.drawText(tab, Qt::AlignCenter, count > 0 ? tr("%1 (%2)").arg(name).arg(count) : name);
    }
}

void PhonePicture::paintDevice(QPainter &painter, const Device &device)
{
    PhoneDrawing drawing = drawingOf(m_context, device.number, device.page, faces(), m_title);
    drawing.colours = &PhoneColours::of(palette());
    drawing.small = m_mini && scale() < 0.55;
    drawing.lit = m_lit;
    for (KeyCell &cell : drawing.cells) {
        cell.selected = m_current == cell.slot || m_marked.contains(cell.slot);
        cell.focused = m_current == cell.slot && hasFocus();
        cell.hovered = m_hovered == cell.slot;
        if (!m_drop || !m_drop->accepted)
            continue;
        cell.ghost = std::ranges::find(m_drop->ghosts, cell.slot) != m_drop->ghosts.end();
        if (const auto note = m_drop->notes.find(cell.slot); note != m_drop->notes.end())
            cell.note = note->second;
    }
    painter.save();
    painter.translate(device.origin);
    if (m_mini)
        paintPhone(painter, drawing);
    else
        m_layers[static_cast<std::size_t>(device.number)].paint(painter, drawing);
    painter.restore();
}

void PhonePicture::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // hardware is not mirrored
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(transform(), true);
    const PhoneColours &colours = PhoneColours::of(palette());
    m_layers.resize(m_devices.size());
    for (std::size_t i = 1; i < m_devices.size(); ++i) {
        const catalogue::Layout &left = *m_devices[i - 1].layout;
        const double height = std::min(left.height, m_devices[i].layout->height);
        for (const double part : {0.29, 0.64}) {
            painter.setPen(sharpPen(painter, colours.edge, 1));
            painter.setBrush(colours.link);
            painter.drawRect(sharpOutline(painter, QRectF(m_devices[i].origin - QPointF(kGap + 1, -height * part), QSizeF(kGap + 2, 26)), 1));
        }
    }
    bool toScale = true;
    for (const Device &device : m_devices) {
        if (!m_mini)
            paintTabs(painter, device);
        paintDevice(painter, device);
        toScale = toScale && device.layout->toScale;
    }
    paintInsertion(painter);
    if (!toScale && !m_mini) {
        QFont font = this->font();
        font.setPixelSize(12);
        painter.setFont(font);
        painter.setPen(Theme::of(this).secondary);
        const QSizeF whole = content();
        const QString note = tr("Not to scale: the arrangement of these keys is not confirmed.");
        painter.drawText(QRectF(0, whole.height() - kCaption, whole.width(), kCaption), Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignBottom,
                         QFontMetricsF(font).elidedText(note, Qt::ElideRight, whole.width()));
    }
}

} // namespace pbx::views
