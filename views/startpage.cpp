#include "startpage.h"

#include "actions.h"
#include "controls.h"
#include "widgets.h"

#include <algorithm>
#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QStyle>
#include <QVBoxLayout>

namespace pbx::views {

namespace {

constexpr int kChoicePadding = 14, kChoiceSign = 20, kWelcomeWidth = 560;

} // namespace

// ---- ChoiceButton -----------------------------------------------------------------------------------------------------

ChoiceButton::ChoiceButton(Icon sign, const QString &title, const QString &sentence, QWidget *parent)
    : QAbstractButton(parent)
    , m_sign(sign)
    , m_sentence(sentence)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int ChoiceButton::textWidth(int width) const
{
    return width - px(3 * kChoicePadding + kChoiceSign);
}

int ChoiceButton::heightForWidth(int width) const
{
    const QRect room(0, 0, std::max(1, textWidth(width)), 10'000);
    const int title = QFontMetrics(Theme::font(Theme::Text::Bold)).boundingRect(room, Qt::TextWordWrap, text()).height();
    const int sentence = QFontMetrics(Theme::font(Theme::Text::Base)).boundingRect(room, Qt::TextWordWrap, m_sentence).height();
    return title + sentence + px(2 + 2 * 11);
}

QSize ChoiceButton::sizeHint() const
{
    return {px(kWelcomeWidth), heightForWidth(px(kWelcomeWidth))};
}

QSize ChoiceButton::minimumSizeHint() const
{
    return {px(260), heightForWidth(std::max(width(), px(260)))};
}

void ChoiceButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focus = hasFocus();
    const double line = focus ? 2 : 1;
    painter.setPen(QPen(focus ? theme.accent : theme.edge, line));
    painter.setBrush(isDown() ? theme.selection : underMouse() && isEnabled() ? theme.alternate : theme.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), 4, 4);
    const auto place = [this](const QRect &box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
    paintIcon(painter, m_sign, place({px(kChoicePadding), px(12), px(kChoiceSign), px(kChoiceSign)}), isEnabled() ? theme.accent : theme.disabled);
    const int left = px(2 * kChoicePadding + kChoiceSign);
    QRect room(left, px(11), textWidth(width()), height() - px(22));
    painter.setFont(Theme::font(Theme::Text::Bold));
    painter.setPen(isEnabled() ? theme.text : theme.disabled);
    QRect used;
    painter.drawText(place(room), Qt::TextWordWrap | Qt::AlignLeading | Qt::AlignTop, text(), &used);
    room.setTop(room.top() + used.height() + px(2));
    painter.setFont(Theme::font(Theme::Text::Base));
    painter.setPen(isEnabled() ? theme.secondary : theme.disabled);
    painter.drawText(place(room), Qt::TextWordWrap | Qt::AlignLeading | Qt::AlignTop, m_sentence);
}

// ---- StartPage --------------------------------------------------------------------------------------------------------

StartPage::StartPage(const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedLayout(this))
    , m_plain(new EmptyState({}, this))
{
    setObjectName(QStringLiteral("startPage"));
    for (const auto &[action, name] : {std::pair{actions.assistant, "plainNew"}, std::pair{actions.importSite, "plainImport"}}) {
        QPushButton *button = m_plain->addButton(action == actions.assistant ? tr("Set up a new site…") : tr("Import a site…"));
        button->setObjectName(QLatin1String(name));
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_ways += button;
    }
    m_pages->addWidget(m_plain);
    m_pages->addWidget(makeWelcome(actions));
}

QWidget *StartPage::makeWelcome(const Actions &actions)
{
    auto *page = new QWidget(this);
    page->setObjectName(QStringLiteral("welcomePage"));
    auto *inside = new QWidget(page);
    inside->setMaximumWidth(px(kWelcomeWidth));
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    auto *title = new ToneLabel(tr("Welcome to myCloudPBX Manager"), &Theme::text, Theme::Text::Title, inside);
    title->setObjectName(QStringLiteral("welcomeTitle"));
    title->setWordWrap(true);
    auto *what = new ToneLabel(tr("It sets up the desk phones of hosted phone systems. How would you like to begin?"), &Theme::secondary,
                               Theme::Text::Base, inside);
    what->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(what);
    column->addSpacing(px(6));
    const struct {
        QAction *action;
        const char *name;
        Icon sign;
        QString title, sentence;
    } ways[] = {
        {actions.openSample, "startSample", Icon::Play, tr("Open the sample site"),
         tr("A small company with a few phones, to try everything out. Undo takes it away again.")},
        {actions.assistant, "startNew", Icon::Plus, tr("New site…"),
         tr("Your own phone system: four short steps to the first phone that fetches its settings from this computer.")},
        {actions.importSite, "startImport", Icon::Import, tr("Import…"), tr("A site that this program or another computer has written to a file.")}};
    for (const auto &way : ways) {
        auto *button = new ChoiceButton(way.sign, way.title, way.sentence, inside);
        button->setObjectName(QLatin1String(way.name));
        column->addWidget(button);
        connect(button, &ChoiceButton::clicked, way.action, &QAction::trigger);
    }
    column->addSpacing(px(6));
    auto *promise = new ToneLabel(tr("Everything works offline and without an account.\n"
                                     "What you change stays on this computer until you press Apply."),
                                  &Theme::secondary, Theme::Text::Base, inside);
    promise->setWordWrap(true);
    column->addWidget(promise);

    auto *outer = new QVBoxLayout(page);
    outer->setContentsMargins(px(24), px(24), px(24), px(24));
    outer->addStretch(2);
    auto *across = makeLine(0);
    across->addStretch(1);
    across->addWidget(inside, 100);
    across->addStretch(1);
    outer->addLayout(across);
    outer->addStretch(3);
    return page;
}

void StartPage::showSentence(const QString &sentence, bool canBegin)
{
    m_plain->setSentence(sentence);
    for (QWidget *way : m_ways)
        way->setVisible(canBegin);
    m_pages->setCurrentIndex(0);
}

void StartPage::showWelcome()
{
    m_pages->setCurrentIndex(1);
}

} // namespace pbx::views
