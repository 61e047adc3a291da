#include "icons.h"

#include <algorithm>
#include <QCoreApplication>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>
#include <map>

static void loadIconFiles()
{
    Q_INIT_RESOURCE(icons); // has to stand outside of any namespace
}

namespace pbx::views {
namespace {

constexpr std::array<const char *, kIcons> kFiles{
    "all",    "check",  "clock",   "commands", "copy", "customer", "daynight", "down",   "edit",   "error",  "export", "eye",   "eye-off", "fill",
    "filter", "grip",   "history", "import",   "info", "key",      "keys",     "left",   "line",   "lock",   "main",   "merge", "minus",   "monitor",
    "moon",   "office", "ok",      "pause",    "play", "plus",     "print",    "reboot", "redo",   "resync", "right",  "save",  "search",  "server",
    "shield", "site",   "sort",    "speed",    "sun",  "trash",    "undo",     "unlock", "unused", "up",     "warn",   "x"};

QSvgRenderer &drawing(Icon icon)
{
    static std::array<std::unique_ptr<QSvgRenderer>, kIcons> drawings;
    auto &drawing = drawings.at(static_cast<std::size_t>(icon));
    if (!drawing) {
        loadIconFiles();
        drawing = std::make_unique<QSvgRenderer>(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(kFiles.at(static_cast<std::size_t>(icon)))));
    }
    return *drawing;
}

QPixmap painted(Icon icon, const QSize &pixels, const QColor &colour)
{
    const QString key =
        QStringLiteral("pbx-icon/%1/%2x%3/%4").arg(static_cast<int>(icon)).arg(pixels.width()).arg(pixels.height()).arg(colour.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawing(icon).render(&painter, QRectF(QPointF(), pixels));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class Engine final : public QIconEngine {
public:
    Engine(Icon icon, QColor Theme::*colour)
        : m_icon(icon)
        , m_colour(colour)
    {}
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override { paintIcon(*painter, m_icon, rect, colour(mode)); }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return painted(m_icon, size, colour(mode)); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        QPixmap result = pixmap(size, mode, state); // the size is in device pixels already
        result.setDevicePixelRatio(scale);
        return result;
    }
    [[nodiscard]] QIconEngine *clone() const override { return new Engine(m_icon, m_colour); }

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode) const
    {
        const Theme &theme = Theme::current();
        return mode == QIcon::Disabled ? theme.disabled : mode == QIcon::Selected ? theme.selectionText : theme.*m_colour;
    }
    Icon m_icon;
    QColor Theme::*m_colour;
};

// On paper: as it is drawn, not as pixels.
void drawIcon(QPainter &painter, Icon icon, const QRectF &box, const QColor &colour)
{
    using Key = std::pair<Icon, QRgb>;
    static std::map<Key, std::unique_ptr<QSvgRenderer>> drawings;
    auto &drawing = drawings[{icon, colour.rgb()}];
    if (!drawing) {
        loadIconFiles();
        QFile file(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(kFiles.at(static_cast<std::size_t>(icon)))));
        const QByteArray svg = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        drawing = std::make_unique<QSvgRenderer>(QByteArray(svg).replace("#000", colour.name().toLatin1()));
    }
    drawing->render(&painter, box);
}

} // namespace

QIcon icon(Icon icon, QColor Theme::*colour)
{
    return QIcon(new Engine(icon, colour));
}

void paintIcon(QPainter &painter, Icon icon, const QRectF &box, const QColor &colour)
{
    const double side = std::min(box.width(), box.height());
    const QRectF target(box.center().x() - side / 2, box.center().y() - side / 2, side, side);
    if (painter.paintEngine()->type() != QPaintEngine::Raster) {
        drawIcon(painter, icon, target, colour);
        return;
    }
    // As many pixels as the device has there: pictures are zoomed.
    const auto pixels = static_cast<int>(std::lround(side * painter.deviceTransform().m11()));
    if (pixels <= 0)
        return;
    const QPixmap pixmap = painted(icon, {pixels, pixels}, colour);
    painter.drawPixmap(target, pixmap, pixmap.rect());
}

} // namespace pbx::views
