#include "keyeditorpreview.h"

#include "controls.h"
#include "foldingbox.h"
#include "sharp.h"
#include "widgets.h"

#include <algorithm>
#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace pbx::views {

namespace {

constexpr QSizeF kCap(34, 28);
constexpr double kSpace = 20;
constexpr int kPlayStep = 1500; // ms: slow enough to read

} // namespace

KeyLegend::KeyLegend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("keyLegend"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void KeyLegend::setLamps(const catalogue::Lamps &lamps)
{
    m_lamps = lamps;
    QStringList texts;
    for (const Entry &entry : entries())
        texts << entry.text;
    setAccessibleName(tr("Lamps: %1").arg(texts.join(QStringLiteral(", "))));
    update();
}

std::vector<KeyLegend::Entry> KeyLegend::entries() const
{
    const bool flashes = lampLook(LampState::Ringing, m_lamps).flashes;
    return {{LampState::Idle, tr("Idle")},
            {LampState::Ringing, flashes ? tr("Ringing, flashes") : tr("Ringing")},
            {LampState::Talking, tr("On the phone")},
            {LampState::Day, tr("Day")},
            {LampState::Night, tr("Night")},
            {LampState::Own, tr("Own line")},
            {LampState::None, tr("No lamp")}};
}

std::vector<QRectF> KeyLegend::places(double width) const
{
    const QFontMetricsF metrics(Theme::font(Theme::Text::Small));
    const double scale = Theme::scale();
    std::vector<QRectF> out;
    QPointF at(0, 0);
    for (const Entry &entry : entries()) {
        const QSizeF size((kCap.width() + 8) * scale + metrics.horizontalAdvance(entry.text), kCap.height() * scale);
        if (at.x() > 0 && at.x() + size.width() > width)
            at = QPointF(0, at.y() + size.height() + 6 * scale);
        out.emplace_back(at, size);
        at.rx() += size.width() + kSpace * scale;
    }
    return out;
}

int KeyLegend::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(places(width).back().bottom())) + 2;
}

QSize KeyLegend::sizeHint() const
{
    return {static_cast<int>(places(1e6).back().right()) + 2, heightForWidth(1'000'000)};
}

QSize KeyLegend::minimumSizeHint() const
{
    return {px(160), width() > 0 ? heightForWidth(std::max(width(), px(160))) : px(30)};
}

void KeyLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateGeometry();
}

void KeyLegend::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PhoneColours &colours = PhoneColours::of(palette());
    const std::vector<Entry> all = entries();
    const std::vector<QRectF> where = places(width());
    const double scale = Theme::scale();
    // Centred where all stand on one line.
    const double indent = where.back().top() > 0 ? 0 : std::max(0.0, (width() - where.back().right()) / 2);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QRectF box = where[i].translated(indent, 0);
        painter.save();
        painter.translate(box.topLeft());
        painter.scale(scale, scale);
        const QRectF cap(QPointF(), kCap);
        painter.setPen(sharpPen(painter, colours.edge, 1));
        painter.setBrush(colours.cap);
        painter.drawRoundedRect(sharpOutline(painter, cap, 1), 4, 4);
        paintLamp(painter, cap, all[i].lamp, m_lamps, true, colours);
        painter.restore();
        painter.setFont(Theme::font(Theme::Text::Small));
        painter.setPen(Theme::of(this).text);
        painter.drawText(box.adjusted((kCap.width() + 8) * scale, 0, 2, 0), Qt::AlignLeft | Qt::AlignVCenter, all[i].text);
    }
}

KeyPreviewBar::KeyPreviewBar(QWidget *parent)
    : QWidget(parent)
    , m_playButton(makeButton("keyPreviewPlay", tr("Play"), Icon::Play))
    , m_flash(new QCheckBox(tr("Flash")))
{
    setObjectName(QStringLiteral("keyPreview"));
    auto *box = new FoldingBox(px(8), 0, this);
    auto *whole = makeLine(0);
    whole->setContentsMargins(px(12), px(6), px(12), px(6));
    whole->addWidget(box);
    setLayout(whole);
    const auto part = [box](int stretch) {
        auto *widget = new QWidget(box);
        auto *line = makeLine(8);
        widget->setLayout(line);
        box->add(widget, stretch);
        return line;
    };
    auto *line = part(0);
    line->addWidget(new ToneLabel(tr("Preview"), &Theme::text, Theme::Text::Bold));
    m_playButton->setCheckable(true);
    m_playButton->setToolTip(tr("Let the lamps change, as on a busy day"));
    line->addWidget(m_playButton);
    auto *monitors = m_monitors = segments(line,
                                           {{"keyPreviewIdle", tr("Idle")},
                                            {"keyPreviewRinging", tr("Ringing")},
                                            {"keyPreviewTalking", tr("On the phone")},
                                            {"keyPreviewMixed", tr("Mixed")},
                                            {"keyPreviewLive", tr("As now")}},
                                           0);
    m_asNow = qobject_cast<QPushButton *>(monitors->button(static_cast<int>(LampPreview::Monitors::AsNow)));
    m_asNow->hide(); // nothing is known yet
    line->addStretch();
    line = part(1);
    line->addWidget(new ToneLabel(tr("Conditions"), &Theme::secondary));
    auto *conditions = segments(line, {{"keyPreviewDay", tr("Day")}, {"keyPreviewNight", tr("Night")}, {"keyPreviewAsNow", tr("As now")}}, 2);
    m_flash->setObjectName(QStringLiteral("keyPreviewFlash"));
    m_flash->setToolTip(tr("Ringing lamps flash twice a second"));
    m_flash->setChecked(true);
    line->addWidget(m_flash);
    line->addStretch();

    connect(monitors, &QButtonGroup::idClicked, this, [this](int id) {
        m_chosen = true;
        play(false);
        m_preview.monitors = static_cast<LampPreview::Monitors>(id);
        Q_EMIT previewChanged();
    });
    connect(conditions, &QButtonGroup::idClicked, this, [this](int id) {
        m_preview.conditions = static_cast<LampPreview::Conditions>(id);
        Q_EMIT previewChanged();
    });
    connect(m_flash, &QCheckBox::toggled, this, &KeyPreviewBar::flashChanged);
    m_play.setInterval(kPlayStep);
    connect(&m_play, &QTimer::timeout, this, [this] {
        ++m_preview.step;
        Q_EMIT previewChanged();
    });
    connect(m_playButton, &QPushButton::toggled, this, [this, monitors](bool on) {
        if (on)
            monitors->button(static_cast<int>(LampPreview::Monitors::Mixed))->setChecked(true);
        play(on);
    });
}

void KeyPreviewBar::setStates(const items::LiveStates &states)
{
    if (m_preview.live == states)
        return;
    m_preview.live = states;
    m_asNow->setVisible(!states.empty());
    const bool nothingNow = states.empty() && m_preview.monitors == LampPreview::Monitors::AsNow;
    if (nothingNow || (!m_chosen && !m_play.isActive())) {
        m_preview.monitors = states.empty() ? LampPreview::Monitors::Idle : LampPreview::Monitors::AsNow;
        m_monitors->button(static_cast<int>(m_preview.monitors))->setChecked(true);
    }
    Q_EMIT previewChanged();
}

bool KeyPreviewBar::flash() const
{
    return m_flash->isChecked();
}

QButtonGroup *KeyPreviewBar::segments(QHBoxLayout *line, const std::vector<std::pair<const char *, QString>> &choices, int checked)
{
    auto *group = new QButtonGroup(this);
    auto *joined = makeLine(0);
    int id = 0;
    for (const auto &[name, text] : choices) {
        auto *button = makeButton(name, text);
        button->setCheckable(true);
        button->setChecked(id == checked);
        button->setFocusPolicy(id == checked ? Qt::StrongFocus : Qt::ClickFocus); // Tab to the checked one, arrows to the others
        group->addButton(button, id++);
        joined->addWidget(button);
    }
    line->addLayout(joined);
    return group;
}

void KeyPreviewBar::play(bool on)
{
    m_playButton->setChecked(on);
    m_playButton->setIcon(icon(on ? Icon::Pause : Icon::Play));
    m_playButton->setText(on ? tr("Pause") : tr("Play"));
    const bool stopped = m_preview.playing && !on;
    m_preview.playing = on;
    if (!on) {
        if (stopped)
            Q_EMIT previewChanged();
        m_play.stop();
        return;
    }
    m_preview.monitors = LampPreview::Monitors::Mixed;
    m_play.start();
    Q_EMIT previewChanged();
}

} // namespace pbx::views
