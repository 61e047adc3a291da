#include "statusline.h"

#include "items/session.h"
#include "sitepage.h"
#include "widgets.h"
#include "workline.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QTime>
#include <QTimer>
#include <QToolButton>

namespace pbx::views {
namespace {

constexpr int kNewsTime = 8000; // ms

class Divider final : public QWidget {
public:
    explicit Divider(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(1, px(14));
        setAutoFillBackground(true);
        setBackgroundRole(QPalette::Mid);
    }
};

// Painted each time: a pixmap would keep the colour of the scheme in which it was made.
class ServerSign final : public QWidget {
public:
    explicit ServerSign(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(px(14), px(14));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(painter, Icon::Server, rect(), Theme::of(this).secondary);
    }
};

} // namespace

StatusLine::StatusLine(items::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_target(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
    , m_revision(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
    , m_saved(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
    , m_revisionGlyph(new GlyphLabel(Glyph::Done, this))
    , m_savedGlyph(new GlyphLabel(Glyph::Waiting, this))
    , m_revisionLine(new Divider(this))
    , m_savedLine(new Divider(this))
    , m_news(new ElidedLabel({}, this))
    , m_way(new QToolButton(this))
    , m_work(new WorkLine(session, "work", this))
    , m_fade(new QTimer(this))
{
    setFixedHeight(px(25));
    m_target->setObjectName(QStringLiteral("statusTarget"));
    m_revision->setObjectName(QStringLiteral("statusRevision"));
    m_saved->setObjectName(QStringLiteral("statusSaved"));
    m_news->setObjectName(QStringLiteral("statusNews"));
    m_news->setFont(Theme::font(Theme::Text::Small));
    m_news->setColour(&Theme::secondary);
    m_news->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    auto *server = new ServerSign(this);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(px(12), 0, px(12), 0);
    line->setSpacing(px(6));
    for (QWidget *part :
         std::initializer_list<QWidget *>{server, m_target, m_revisionLine, m_revisionGlyph, m_revision, m_savedLine, m_savedGlyph, m_saved})
        line->addWidget(part);
    line->addWidget(m_news, 1);
    m_way->setObjectName(QStringLiteral("statusWay"));
    m_way->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_way->setAutoRaise(true);
    m_way->setFont(Theme::font(Theme::Text::Small));
    m_way->setFixedHeight(px(21));
    m_way->hide();
    line->addWidget(m_way);
    line->addWidget(m_work);
    m_fade->setSingleShot(true);
    m_fade->setInterval(kNewsTime);
    connect(m_fade, &QTimer::timeout, this, [this] {
        m_news->setText(m_draft);
        m_way->hide();
    });
    connect(&session, &items::Session::serverChanged, this, &StatusLine::showTarget);
    showTarget();
    setSite(nullptr);
}

void StatusLine::showTarget()
{
    m_target->setText(m_session.serverRunning() ? tr("Target: this computer (LAN server, port %1)").arg(m_session.serverPort())
                                                : tr("Target: this computer (LAN server is off)"));
}

void StatusLine::setSite(const SiteFacts *facts)
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_revisionLine, m_revisionGlyph, m_revision, m_savedLine, m_savedGlyph, m_saved})
        part->setVisible(facts != nullptr);
    if (!facts)
        return;
    const bool inSync = facts->pending == 0 && facts->revision > 0;
    m_revisionGlyph->setGlyph(inSync ? Glyph::Done : facts->revision > 0 ? Glyph::Offline : Glyph::None);
    m_revision->setText(facts->revision == 0 ? tr("Nothing applied yet")
                        : inSync             ? tr("In sync with revision %1").arg(facts->revision)
                                             : tr("Based on revision %1").arg(facts->revision));
    m_savedLine->setVisible(facts->pending > 0);
    m_savedGlyph->setVisible(facts->pending > 0);
    m_saved->setVisible(facts->pending > 0);
    m_saved->setText(tr("%L1 saved, not applied").arg(facts->pending));
}

void StatusLine::setDraft(const QString &number, const QTime &at)
{
    m_draft = number.isEmpty() ? QString() : tr("Draft of %1 is kept, %2").arg(number, at.toString(QStringLiteral("HH:mm:ss")));
    if (!m_fade->isActive())
        m_news->setText(m_draft);
}

void StatusLine::say(const QString &sentence, QAction *way)
{
    m_news->setText(sentence);
    m_way->setDefaultAction(way);
    m_way->setVisible(way != nullptr);
    m_fade->start();
    if (way)
        connect(way, &QAction::triggered, m_way, &QWidget::hide, Qt::UniqueConnection); // it is done
}

} // namespace pbx::views
