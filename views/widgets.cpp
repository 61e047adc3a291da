#include "widgets.h"

#include <algorithm>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace pbx::views {

// ---- ElidedLabel ------------------------------------------------------------------------------------------------------

ElidedLabel::ElidedLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void ElidedLabel::setColour(QColor Theme::*colour)
{
    m_colour = colour;
    update();
}

void ElidedLabel::setText(const QString &text)
{
    QLabel::setText(text);
    setToolTip(text.toHtmlEscaped());
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("…")) * 2, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::of(this).*m_colour);
    painter.drawText(contentsRect(), static_cast<int>(alignment()), fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

// ---- Pill -------------------------------------------------------------------------------------------------------------

Pill::Pill(Look look, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_text(text)
{
    setFont(Theme::font(look == Look::Pending ? Theme::Text::SmallBold : Theme::Text::Small));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void Pill::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + px(m_look == Look::Pending ? 16 : 14), px(17)};
}

void Pill::paint(QPainter &painter, const QRectF &box, Look look, const QString &text, const Theme &theme)
{
    const bool filled = look == Look::Pending;
    const QColor edge = filled ? theme.pendingMark : look == Look::Edited ? theme.accent : look == Look::Warning ? theme.warningMark : theme.line;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(filled ? QBrush(theme.pendingBar) : look == Look::Plain ? QBrush(theme.base) : QBrush(Qt::NoBrush));
    const double radius = filled ? box.height() / 2 - 0.5 : 3;
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(filled ? theme.pendingText : look == Look::Edited ? theme.accent : look == Look::Warning ? theme.warning : theme.secondary);
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_look, m_text, Theme::of(this));
}

// ---- GlyphLabel -------------------------------------------------------------------------------------------------------

GlyphLabel::GlyphLabel(Glyph glyph, QWidget *parent)
    : QWidget(parent)
    , m_glyph(glyph)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void GlyphLabel::setGlyph(Glyph glyph)
{
    m_glyph = glyph;
    update();
}

QSize GlyphLabel::sizeHint() const
{
    return {px(16), px(16)};
}

void GlyphLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double side = px(14);
    paintGlyph(painter, m_glyph, {(width() - side) / 2, (height() - side) / 2, side, side}, Theme::of(this));
}

// ---- MessageBar -------------------------------------------------------------------------------------------------------

MessageBar::MessageBar(Tone tone, const QString &sentence, QWidget *parent)
    : QFrame(parent)
    , m_tone(tone)
    , m_text(new QLabel(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFont(Theme::font(Theme::Text::Small));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(px(10), px(7), px(10), px(7));
    line->addSpacing(px(26)); // for the sign; a margin would not be mirrored
    line->addWidget(m_text, 1);
    setSentence(sentence);
}

void MessageBar::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void MessageBar::setSentence(const QString &sentence)
{
    m_text->setText(sentence);
    setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
}

QString MessageBar::sentence() const
{
    return m_text->text();
}

QPushButton *MessageBar::setAction(const QString &text)
{
    if (!m_action) {
        m_action = new QPushButton(this);
        m_action->setProperty("small", true);
        qobject_cast<QHBoxLayout *>(layout())->insertWidget(1, m_action);
    }
    m_action->setText(text);
    return m_action;
}

void MessageBar::setDismissable()
{
    auto *away = new QPushButton(icon(Icon::X), {}, this);
    away->setObjectName(QStringLiteral("dismiss"));
    away->setProperty("small", true);
    away->setToolTip(tr("Put this message away"));
    away->setAccessibleName(away->toolTip());
    layout()->addWidget(away);
    connect(away, &QPushButton::clicked, this, [this] { setSentence({}); });
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    const bool bad = m_tone == Tone::Bad;
    const QColor ink = bad ? theme.bad : m_tone == Tone::Warning ? theme.warning : theme.accent;
    const QColor edge = bad ? theme.bad : m_tone == Tone::Warning ? theme.warningMark : theme.line;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(bad ? theme.badBox : m_tone == Tone::Warning ? theme.warningBox : theme.alternate);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const double side = px(16);
    const double top = m_text->geometry().top() + std::max(0.0, (fontMetrics().height() - side) / 2);
    paintIcon(painter,
              bad                       ? Icon::Error
              : m_tone == Tone::Warning ? Icon::Warn
                                        : Icon::Info,
              {layoutDirection() == Qt::RightToLeft ? width() - px(12) - side : px(12), top, side, side}, ink);
}

// ---- EmptyState -------------------------------------------------------------------------------------------------------

EmptyState::EmptyState(const QString &sentence, QWidget *parent)
    : QWidget(parent)
    , m_text(new ToneLabel(sentence, &Theme::secondary, Theme::Text::Base, this))
    , m_buttons(new QHBoxLayout)
{
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(24), px(24), px(24));
    column->setSpacing(px(12));
    column->addStretch(2);
    column->addWidget(m_text);
    column->addLayout(m_buttons);
    column->addStretch(3);
    m_buttons->addStretch();
    m_buttons->addStretch();
}

void EmptyState::setSentence(const QString &sentence)
{
    m_text->setText(sentence);
}

QPushButton *EmptyState::addButton(const QString &text, bool primary)
{
    auto *button = new QPushButton(text, this);
    button->setProperty("primary", primary);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

// ---- ToneLabel, Rule --------------------------------------------------------------------------------------------------

ToneLabel::ToneLabel(const QString &text, QColor Theme::*colour, Theme::Text font, QWidget *parent)
    : QLabel(text, parent)
    , m_colour(colour)
{
    setTextFormat(Qt::PlainText);
    setFont(Theme::font(font));
    recolour();
}

void ToneLabel::setColour(QColor Theme::*colour)
{
    m_colour = colour;
    recolour();
}

void ToneLabel::recolour()
{
    const Theme &theme = Theme::current();
    if (palette().color(QPalette::Active, QPalette::WindowText) == theme.*m_colour
        && palette().color(QPalette::Active, QPalette::Text) == theme.*m_colour)
        return;
    QPalette own;
    for (const auto role : {QPalette::WindowText, QPalette::Text}) { // on a base background a label takes Text
        own.setColor(role, theme.*m_colour);
        own.setColor(QPalette::Disabled, role, theme.disabled);
    }
    setPalette(own);
}

void ToneLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange)
        recolour();
}

Rule::Rule(QWidget *parent, Qt::Orientation way)
    : QWidget(parent)
{
    if (way == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Rule::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(this).line);
}

} // namespace pbx::views
