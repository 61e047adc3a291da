#include "widgets.h"

#include <algorithm>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>
#include <QStyle>
#include <QVBoxLayout>

namespace pbx::views {
namespace {

constexpr int kGutter = 12;    // left of the label, where the bar stands
constexpr int kLeastNote = 56; // px of the drawings that a longer note keeps

struct Tones {
    Glyph glyph;
    QColor Theme::*colour;
};
Tones tonesOf(FieldRow::Tone tone)
{
    switch (tone) {
    case FieldRow::Tone::Good: return {Glyph::Done, &Theme::text};
    case FieldRow::Tone::Warning: return {Glyph::Warning, &Theme::warning};
    case FieldRow::Tone::Bad: return {Glyph::Failed, &Theme::bad};
    case FieldRow::Tone::Info: break;
    }
    return {Glyph::None, &Theme::secondary};
}

} // namespace

FieldRow::FieldRow(const QString &label, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(label, this))
    , m_control(control)
    , m_line(new QHBoxLayout)
    , m_note(new ElidedLabel({}, this))
    , m_message(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
    , m_sign(new GlyphLabel(Glyph::Done, this))
    , m_hint(new GlyphLabel(Glyph::Question, this))
    , m_below(new QWidget(this))
{
    m_label->setBuddy(control);
    m_label->setWordWrap(true);
    m_label->setMinimumHeight(px(26));
    if (!label.isEmpty() && control->accessibleName().isEmpty())
        control->setAccessibleName(QString(label).remove(u'&'));
    m_note->setColour(&Theme::secondary);
    m_note->setFont(Theme::font(Theme::Text::Small));
    m_note->hide();
    m_line->setSpacing(px(6));
    m_line->addWidget(control, 1);
    m_hint->setObjectName(QStringLiteral("hint"));
    m_hint->hide();
    m_line->addWidget(m_hint);
    m_line->addWidget(m_note);

    auto *below = new QHBoxLayout(m_below);
    below->setContentsMargins(0, 0, 0, px(2));
    below->setSpacing(px(4));
    below->addWidget(m_sign, 0, Qt::AlignTop);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    below->addWidget(m_message, 1);
    m_below->hide();

    auto *right = new QVBoxLayout;
    right->setSpacing(px(2));
    right->addLayout(m_line);
    right->addWidget(m_below);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(kGutter), px(2), 0, px(2));
    row->setSpacing(px(4));
    row->addWidget(m_label, 0, Qt::AlignTop);
    row->addLayout(right, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void FieldRow::setLabelWidth(int width)
{
    m_label->setFixedWidth(width);
}

void FieldRow::alignLabels(const QWidget *box, int least)
{
    const QList<FieldRow *> rows = box->findChildren<FieldRow *>(QString(), Qt::FindDirectChildrenOnly);
    for (const FieldRow *row : rows) {
        for (const QString &word : row->m_label->text().remove(u'&').split(u' '))
            least = std::max(least, row->m_label->fontMetrics().horizontalAdvance(word) + 2);
    }
    for (FieldRow *row : rows)
        row->setLabelWidth(least);
}

void FieldRow::setMark(Mark mark)
{
    m_mark = mark;
    m_label->setAccessibleDescription(mark == Mark::Pending ? tr("pending") : mark == Mark::Edited ? tr("edited, not saved") : QString());
    update();
}

void FieldRow::setNote(const QString &note)
{
    m_beside = note;
    showNote();
}

void FieldRow::setWas(const QString &was)
{
    m_was = was;
    showNote();
}

void FieldRow::showNote()
{
    const QString joined = m_beside.isEmpty() || m_was.isEmpty() ? m_beside + m_was : m_beside + QStringLiteral(" · ") + m_was;
    m_note->setText(joined);
    m_note->setMinimumWidth(std::min(m_note->sizeHint().width(), px(kLeastNote))); // before that the control becomes narrower
    m_note->setVisible(!joined.isEmpty());
}

QString FieldRow::note() const
{
    return m_note->text();
}

void FieldRow::setMessage(Tone tone, const QString &sentence)
{
    m_tone = tone;
    m_sentence = sentence;
    m_message->setText(sentence);
    m_sign->setGlyph(tonesOf(tone).glyph);
    m_sign->setVisible(tone != Tone::Info);
    m_below->setVisible(!sentence.isEmpty());
    describe();
    const bool bad = tone == Tone::Bad && !sentence.isEmpty();
    if (m_control->property("invalid").toBool() != bad) {
        m_control->setProperty("invalid", bad);
        m_control->update();
    }
    colourMessage();
}

void FieldRow::setHint(const QString &sentence)
{
    if (m_doubt == sentence)
        return;
    m_doubt = sentence;
    m_hint->setToolTip(sentence);
    m_hint->setAccessibleName(sentence);
    m_hint->setVisible(!sentence.isEmpty());
    describe();
}

// What a screen reader says after the control's name; without a mouse that is the way to the hint.
void FieldRow::describe()
{
    m_control->setAccessibleDescription(m_sentence.isEmpty() || m_doubt.isEmpty() ? m_sentence + m_doubt : m_sentence + u' ' + m_doubt);
}

void FieldRow::addBeside(QWidget *widget, int stretch)
{
    m_line->insertWidget(m_line->indexOf(m_hint), widget, stretch);
}

void FieldRow::stretchControl(bool stretch)
{
    m_line->setStretch(0, stretch ? 1 : 0);
    if (!stretch)
        m_line->addStretch(1);
}

void FieldRow::colourMessage()
{
    static_cast<ToneLabel *>(m_message)->setColour(tonesOf(m_tone).colour);
}

// No higher than needed, but as high as a message needs that wraps at this width.
QSize FieldRow::sizeHint() const
{
    const QSize hint = QWidget::sizeHint();
    return hasHeightForWidth() ? QSize(hint.width(), std::max(hint.height(), heightForWidth(width()))) : hint;
}

void FieldRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

void FieldRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        m_below->setVisible(isEnabled() && !m_sentence.isEmpty());
}

void FieldRow::paintEvent(QPaintEvent *)
{
    if (m_mark == Mark::None)
        return;
    const Theme &theme = Theme::of(this);
    const int height = px(20);
    const int x = layoutDirection() == Qt::RightToLeft ? width() - px(7) : px(4);
    QPainter(this).fillRect(QRect(x, m_label->y() + (px(26) - height) / 2, px(3), height),
                            m_mark == Mark::Pending ? theme.pendingMark : theme.accent);
}

} // namespace pbx::views
