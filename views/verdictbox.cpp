#include "verdictbox.h"

#include "controls.h"
#include "widgets.h"

#include <QHBoxLayout>
#include <QPainter>

namespace pbx::views {

VerdictBox::VerdictBox(QWidget *parent)
    : QFrame(parent)
    , m_sign(new GlyphLabel(Glyph::None, this))
    , m_title(makeHeading({}, this))
    , m_sentence(makeProse({}, this))
{
    m_title->setObjectName(QStringLiteral("verdictTitle"));
    m_sentence->setObjectName(QStringLiteral("verdictSentence"));
    m_title->setWordWrap(true);
    auto *texts = makeColumn(4);
    texts->addWidget(m_title);
    texts->addWidget(m_sentence);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(px(12), px(10), px(12), px(10));
    line->setSpacing(px(10));
    line->addWidget(m_sign, 0, Qt::AlignTop);
    line->addLayout(texts, 1);
}

void VerdictBox::set(Tone tone, const QString &title, const QString &sentence)
{
    m_tone = tone;
    m_sign->setGlyph(tone == Tone::Good ? Glyph::Done : tone == Tone::Bad ? Glyph::Failed : Glyph::None);
    m_title->setText(title);
    m_sentence->setText(sentence);
    setAccessibleName(title + QLatin1Char(' ') + sentence);
    update();
}

void VerdictBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_tone == Tone::Bad ? theme.badBox : m_tone == Tone::Good ? theme.diffAfter : theme.base);
    painter.setPen(m_tone == Tone::Bad ? theme.bad : m_tone == Tone::Good ? theme.good : theme.line);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace pbx::views
