#include "phonepicture.h"

#include "items/textof.h"
#include "phonepictureaccess.h"
#include "shortcuttable.h"
#include "theme.h"

#include <algorithm>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

namespace pbx::views {

namespace {

constexpr double kGap = 18;     // between bodies, joined by links
constexpr double kTabs = 38;    // above the bodies
constexpr double kCaption = 22; // below, "not to scale"
constexpr QSizeF kTab(74, 30);
constexpr int kBlink = 250; // 2 Hz
constexpr int kTurn = 600;  // ms over a tab with keys in the hand
constexpr double kLeastZoom = 0.5;
constexpr double kMostZoom = 3;

} // namespace

PhonePicture::PhonePicture(QWidget *parent)
    : QWidget(parent)
{
    PhonePictureAccess::install();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
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
    if (m_flash && flashing && isVisible()) {
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
    QStringList parts{where, items::toQt(domain::title(face->second.type)), face->second.label, detailText(face->second)};
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(QStringLiteral(", "));
}

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
    return QWidget::event(event);
}

QString PhonePicture::deviceName(const Device &device) const
{
    return device.number == 0 ? tr("Phone") : items::toQt(m_context.modules->type);
}

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
    const double name = std::max(51.0, QFontMetricsF(titleFont(font())).horizontalAdvance(deviceName(device)) + 10);
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
    painter.drawText(QRectF(device.origin - QPointF(0, kTabs), QSizeF(300, kTab.height())), Qt::AlignLeft | Qt::AlignVCenter, deviceName(device));
    QFont small = font();
    small.setPixelSize(12);
    painter.setFont(small);
    for (int page = 0; page < device.layout->pages && device.layout->pages > 1; ++page) {
        const QRectF tab = tabRect(device, page);
        const bool here = page == device.page;
        painter.setPen(QPen(theme.line, 1));
        painter.setBrush(here ? theme.base : theme.window);
        painter.drawRoundedRect(tab.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        if (here)
            painter.fillRect(QRectF(tab.topLeft(), QSizeF(tab.width(), 2.5)), theme.accent);
        const int count = used(device, page);
        painter.setPen(here ? theme.text : theme.secondary);
        const QString name = tab.width() < kTab.width() ? QString::number(page + 1) : tr("Page %1").arg(page + 1);
        painter.drawText(tab, Qt::AlignCenter, count > 0 ? tr("%1 (%2)").arg(name).arg(count) : name);
    }
}

void PhonePicture::paintDevice(QPainter &painter, const Device &device) const
{
    PhoneDrawing drawing;
    drawing.layout = device.layout;
    drawing.lamps = &m_context.model->lamps;
    drawing.module = device.number > 0;
    drawing.small = m_mini && scale() < 0.55;
    drawing.lit = m_lit;
    drawing.page = device.page;
    drawing.headerLeft = device.number == 0 ? m_title : tr("Module %1").arg(device.number);
    drawing.headerRight = items::toQt(device.number == 0 ? m_context.model->traits.model : m_context.modules->type);
    const int first = device.page * m_context.perPage(device.number);
    for (std::size_t i = 0; i < device.layout->places.size(); ++i) {
        const int key = first + static_cast<int>(i) + 1;
        if (key > m_context.keysOf(device.number))
            break;
        const Slot slot = device.number == 0 ? Slot::phone(key) : Slot::onModule(device.number, key);
        const auto face = faces().find(slot);
        KeyCell cell{&device.layout->places[i], face == faces().end() ? nullptr : &face->second, items::toQt(slot.toString())};
        cell.usable = std::binary_search(m_places.begin(), m_places.end(), slot);
        cell.selected = m_current == slot || m_marked.contains(slot);
        cell.focused = m_current == slot && hasFocus();
        if (m_drop && m_drop->accepted) {
            cell.ghost = std::ranges::find(m_drop->ghosts, slot) != m_drop->ghosts.end();
            if (const auto note = m_drop->notes.find(slot); note != m_drop->notes.end())
                cell.note = note->second;
        }
        cell.hovered = m_hovered == slot;
        drawing.cells.push_back(cell);
    }
    painter.save();
    painter.translate(device.origin);
    paintPhone(painter, drawing);
    painter.restore();
}

void PhonePicture::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(transform(), true);
    for (std::size_t i = 1; i < m_devices.size(); ++i) {
        const catalogue::Layout &left = *m_devices[i - 1].layout;
        const double height = std::min(left.height, m_devices[i].layout->height);
        for (const double part : {0.29, 0.64}) {
            painter.setPen(QPen(PhoneColours::get().edge, 1));
            painter.setBrush(QColor(0x4A, 0x52, 0x5C));
            painter.drawRect(QRectF(m_devices[i].origin - QPointF(kGap + 0.5, -height * part), QSizeF(kGap + 1, 26)));
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
        painter.drawText(QRectF(0, whole.height() - kCaption, whole.width(), kCaption), Qt::AlignLeft | Qt::AlignBottom,
                         tr("Not to scale: the arrangement of these keys is not confirmed."));
    }
}

} // namespace pbx::views
