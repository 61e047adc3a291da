#include "phonepicture.h"

#include "items/textof.h"
#include "phonepictureaccess.h"
#include "theme.h"

#include <algorithm>
#include <QHelpEvent>
#include <QStyle>
#include <QToolTip>

namespace pbx::views {

namespace {

constexpr int kBlink = 250; // 2 Hz
constexpr int kTurn = 600;  // ms over a tab with keys in the hand
constexpr double kLeastZoom = 0.5;
constexpr double kMostZoom = 3;

} // namespace

PhonePicture::PhonePicture(QWidget *parent)
    : QWidget(parent)
    , m_blink(this)
    , m_turn(this)
{
    PhonePictureAccess::install();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_blink.setObjectName(QStringLiteral("blink"));
    m_blink.setInterval(kBlink);
    connect(&m_blink, &QTimer::timeout, this, [this] {
        m_lit = !m_lit;
        update();
    });
    m_turn.setSingleShot(true);
    m_turn.setInterval(kTurn);
    connect(&m_turn, &QTimer::timeout, this, [this] {
        if (m_turnTo)
            setPage(m_turnTo->module, m_turnTo->page);
    });
}

void PhonePicture::setHandset(const catalogue::Model *model, const std::optional<domain::ExpansionModules> &modules, const QString &title)
{
    m_context.model = model;
    m_context.modules = modules;
    m_title = title;
    m_devices.clear();
    m_layers.clear();
    m_faces.clear();
    m_current.reset();
    m_hovered.reset();
    m_marked.clear();
    endDrag();
    m_places = m_context.places();
    if (model) {
        const QPointF top(0, m_mini ? 0 : kTabs);
        m_devices.push_back({0, &model->layout, top, 0});
        double x = model->layout.width + kGap;
        for (int number = 1; number <= m_context.moduleCount(); ++number) {
            const catalogue::Layout &layout = m_context.module()->layout;
            m_devices.push_back({number, &layout, top + QPointF(x, 0), 0});
            x += layout.width + kGap;
        }
    }
    updateTimer();
    updateGeometry();
    update();
}

void PhonePicture::setFaces(Faces faces)
{
    m_faces = std::move(faces);
    updateTimer();
    update();
}

void PhonePicture::setMini(bool mini)
{
    m_mini = mini;
    setFocusPolicy(mini ? Qt::NoFocus : Qt::StrongFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, mini);
    setHandset(m_context.model, m_context.modules, m_title);
}

int PhonePicture::page(int module) const
{
    return static_cast<std::size_t>(module) < m_devices.size() ? m_devices[static_cast<std::size_t>(module)].page : 0;
}

void PhonePicture::setPage(int module, int page)
{
    if (static_cast<std::size_t>(module) >= m_devices.size())
        return;
    Device &device = m_devices[static_cast<std::size_t>(module)];
    const int wanted = std::clamp(page, 0, device.layout->pages - 1);
    if (wanted == device.page)
        return;
    device.page = wanted;
    updateTimer();
    update();
    Q_EMIT pageChanged(module, wanted);
}

void PhonePicture::setZoom(double factor)
{
    m_zoom = factor <= 0 ? 0 : std::clamp(factor, kLeastZoom, kMostZoom);
    updateGeometry();
    update();
}

void PhonePicture::setFlash(bool flash)
{
    m_flash = flash;
    updateTimer();
    update();
}

void PhonePicture::updateTimer()
{
    const bool flashing = m_context.model && std::any_of(m_faces.begin(), m_faces.end(), [this](const auto &entry) {
                              return lampLook(entry.second.lamp, m_context.model->lamps).flashes && placeOf(entry.first);
                          });
    const bool calm = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) <= 0; // the system wants no animations
    if (m_flash && flashing && !calm && isVisible()) {
        if (!m_blink.isActive())
            m_blink.start();
    } else {
        m_blink.stop();
        m_lit = true;
    }
}

void PhonePicture::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateTimer();
}

void PhonePicture::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    updateTimer();
}

QSizeF PhonePicture::content() const
{
    if (m_devices.empty())
        return {1, 1};
    double height = 0;
    bool toScale = true;
    for (const Device &device : m_devices) {
        height = std::max(height, device.layout->height);
        toScale = toScale && device.layout->toScale;
    }
    const Device &last = m_devices.back();
    return {last.origin.x() + last.layout->width, last.origin.y() + height + (toScale || m_mini ? 0 : kCaption)};
}

double PhonePicture::scale() const
{
    if (m_zoom > 0)
        return m_zoom * Theme::scale();
    const QSizeF whole = content();
    const double fit = std::min(width() / whole.width(), height() / whole.height());
    return std::clamp(fit, m_mini ? 0.05 : kLeastZoom * 0.9, kMostZoom * Theme::scale());
}

QTransform PhonePicture::transform() const
{
    const double factor = scale();
    const QSizeF drawn = content() * factor;
    // Whole device pixels, so that lines are sharp.
    const double ratio = devicePixelRatioF();
    const auto whole = [ratio](double value) { return std::floor(std::max(0.0, value) * ratio) / ratio; };
    return QTransform::fromTranslate(whole((width() - drawn.width()) / 2), m_mini ? 0 : whole((height() - drawn.height()) / 2)).scale(factor, factor);
}

QSize PhonePicture::sizeHint() const
{
    return (content() * (m_zoom > 0 ? m_zoom : 1) * Theme::scale()).toSize();
}

QSize PhonePicture::minimumSizeHint() const
{
    if (m_mini)
        return {80, 60};
    return (content() * (m_zoom > 0 ? m_zoom * Theme::scale() : kLeastZoom * 0.9)).toSize();
}

const catalogue::KeyPlace *PhonePicture::placeOf(const Slot &slot) const
{
    const auto number = static_cast<std::size_t>(slot.module());
    if (number >= m_devices.size() || slot.key() > m_context.keysOf(slot.module()))
        return nullptr;
    const Device &device = m_devices[number];
    const auto onPage = static_cast<std::size_t>(slot.key() - 1 - device.page * m_context.perPage(slot.module()));
    return onPage < device.layout->places.size() ? &device.layout->places[onPage] : nullptr;
}

QRectF PhonePicture::rectOf(const Slot &slot) const
{
    const catalogue::KeyPlace *place = placeOf(slot);
    if (!place)
        return {};
    const QPointF origin = m_devices[static_cast<std::size_t>(slot.module())].origin;
    return transform().mapRect(toQt(place->cap).united(toQt(place->cell)).translated(origin));
}

std::optional<PhonePicture::Slot> PhonePicture::slotAt(const QPointF &position) const
{
    const auto found = std::find_if(m_places.begin(), m_places.end(), [&](const Slot &slot) {
        const QRectF rect = rectOf(slot);
        return rect.contains(position);
    });
    return found == m_places.end() ? std::nullopt : std::optional(*found);
}

void PhonePicture::select(const Slot &slot)
{
    const bool hadMarks = !m_marked.empty();
    m_marked.clear();
    if (hadMarks) {
        update();
        Q_EMIT markedChanged();
    }
    if (std::find(m_places.begin(), m_places.end(), slot) == m_places.end()) {
        m_current.reset();
        update();
        return;
    }
    setPage(slot.module(), m_context.pageOf(slot));
    if (m_current == slot)
        return;
    m_current = slot;
    update();
    PhonePictureAccess::announceCurrent(*this);
    Q_EMIT selected(slot);
}

QString PhonePicture::spoken(const Slot &slot) const
{
    const QString where = m_context.spoken(slot);
    const auto face = m_faces.find(slot);
    if (face == m_faces.end())
        return tr("%1, empty").arg(where);
    const KeyFace &shown = face->second;
    QStringList what{items::toQt(domain::title(shown.type))};
    QStringList parts{where};
    if (shown.type == domain::KeyType::Unused) {
        parts << what << shown.detail;
    } else {
        what << shown.detail << shown.label;
        what.removeAll(QString());
        what.removeDuplicates();
        parts << what.join(QLatin1Char(' ')) << lampWord(shown.lamp);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

void PhonePicture::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hovered.reset();
    update();
}

bool PhonePicture::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto slot = slotAt(help->pos());
        QToolTip::showText(help->globalPos(), slot ? spoken(*slot) : QString(), this, slot ? rectOf(*slot).toRect() : QRect());
        return true;
    }
    const auto is = [event](std::initializer_list<QEvent::Type> types) { return std::ranges::find(types, event->type()) != types.end(); };
    if (is({QEvent::StyleChange}))
        updateTimer();
    if (is({QEvent::StyleChange, QEvent::PaletteChange, QEvent::FontChange, QEvent::ApplicationFontChange, QEvent::ApplicationPaletteChange}))
        m_layers.clear();
    return QWidget::event(event);
}

} // namespace pbx::views
