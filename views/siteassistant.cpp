#include "siteassistant.h"

#include "assistantsteps.h"
#include "awaited.h"
#include "controls.h"
#include "items/session.h"
#include "items/textof.h"
#include "serverdialog.h"
#include "unlockdialog.h"
#include "widgets.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace pbx::views {

using items::toQt;

namespace {
constexpr int kAskAfter = 200; // ms of rest until the MAC address is looked up
}

SiteAssistant::SiteAssistant(items::Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_pages(new QStackedWidget(this))
    , m_notice(new MessageBar(MessageBar::Tone::Bad, {}, this))
    , m_locked(new MessageBar(MessageBar::Tone::Warning, {}, this))
    , m_cancel(makeButton("setupCancel", tr("Cancel"), {}, this))
    , m_review(makeButton("setupReview", tr("&View changes"), Icon::Eye, this))
    , m_back(makeButton("setupBack", tr("&Back"), {}, this))
    , m_next(makeButton("setupNext", tr("&Next"), {}, this))
    , m_rest(new QTimer(this))
{
    const auto fresh = items::SetupInput::fresh(session.catalogue());
    m_site = new AssistantSite(fresh, session.catalogue(), m_pages);
    m_phone = new AssistantPhone(fresh, session.catalogue(), m_pages);
    m_network = new AssistantNetwork(session, m_pages);
    m_ready = new AssistantReady(session, m_pages);
    build();
    m_rest->setSingleShot(true);
    m_rest->setInterval(kAskAfter);
    connect(m_rest, &QTimer::timeout, this, &SiteAssistant::check);
    for (AssistantStep *step : std::initializer_list<AssistantStep *>{m_site, m_phone})
        connect(step, &AssistantStep::edited, m_rest, qOverload<>(&QTimer::start));
    connect(m_cancel, &QPushButton::clicked, this, &SiteAssistant::reject);
    connect(m_back, &QPushButton::clicked, this, [this] { showStep(static_cast<Step>(m_step - 1)); });
    connect(m_next, &QPushButton::clicked, this, &SiteAssistant::next);
    connect(m_review, &QPushButton::clicked, this, [this] {
        Q_EMIT reviewAsked(m_ids.site);
        accept();
    });
    connect(m_ready, &AssistantReady::changed, this, &SiteAssistant::showButtons);
    connect(m_ready, &AssistantReady::serverAsked, this, [this] { (new ServerDialog(m_session, m_ids.site, this))->open(); });
    const auto showLock = [this] {
        m_locked->setSentence(m_session.isLocked() ? tr("The workspace is locked. Unlock it to set up a phone: it gets a password.") : QString());
    };
    connect(&session, &items::Session::lockedChanged, this, showLock);
    connect(m_locked->setAction(tr("&Unlock…")), &QPushButton::clicked, this, [this] { (new UnlockDialog(m_session, this))->open(); });
    showLock();
    showStep(Site);
}

void SiteAssistant::build()
{
    setObjectName(QStringLiteral("siteAssistant"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_notice->setObjectName(QStringLiteral("setupNotice"));
    m_locked->setObjectName(QStringLiteral("setupLocked"));
    makePrimary(m_next);
    m_next->setDefault(true);
    for (QWidget *page : std::initializer_list<QWidget *>{m_site, m_phone, m_network, m_ready})
        m_pages->addWidget(page);
    auto *column = makeDialogColumn(this, 10, 620);
    column->addWidget(makeHead());
    column->addWidget(new Rule(this));
    column->addWidget(m_locked);
    column->addWidget(m_notice);
    column->addWidget(m_pages, 1);
    auto *buttons = makeLine();
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_review);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    column->addLayout(buttons);
    setTabOrder(m_pages, m_next); // on before back: what one wants mostly
    setTabOrder(m_next, m_back);
    setTabOrder(m_back, m_review);
    setTabOrder(m_review, m_cancel);
}

QWidget *SiteAssistant::makeHead()
{
    auto *head = new QWidget(this);
    auto *line = makeLine(20);
    int number = 1;
    for (const QString &name : {tr("Phone system"), tr("First phone"), tr("Network"), tr("Apply")}) {
        auto *label = new ToneLabel(tr("%1  %2", "number and name of a step").arg(number++).arg(name), &Theme::secondary, Theme::Text::Base, head);
        line->addWidget(label);
        m_names += label;
    }
    line->addStretch(1);
    head->setLayout(line);
    return head;
}

AssistantStep *SiteAssistant::form(Step step) const
{
    return step == Site ? static_cast<AssistantStep *>(m_site) : step == Phone ? static_cast<AssistantStep *>(m_phone) : m_network;
}

void SiteAssistant::showStep(Step step)
{
    m_step = step;
    m_pages->setCurrentIndex(step);
    m_notice->setSentence({});
    setWindowTitle(tr("Set up a new site – step %1 of %2").arg(step + 1).arg(Steps));
    for (int i = 0; i < m_names.size(); ++i) {
        m_names.at(i)->setColour(i == step ? &Theme::accent : i < step ? &Theme::text : &Theme::secondary);
        m_names.at(i)->setFont(Theme::font(i == step ? Theme::Text::Bold : Theme::Text::Base));
    }
    showButtons();
    if (step != Ready)
        form(step)->focusFirst();
    else
        m_next->setFocus();
}

void SiteAssistant::showButtons()
{
    const bool ready = m_step == Ready;
    const bool applied = ready && m_ready->isApplied();
    m_back->setVisible(!ready);
    m_back->setEnabled(m_step != Site && !m_making);
    m_review->setVisible(ready && !applied);
    m_cancel->setText(ready ? tr("&Later") : tr("Cancel"));
    m_cancel->setVisible(!applied);
    m_next->setText(applied ? tr("&Close") : ready ? tr("&Apply changes") : m_step == Network ? tr("&Save") : tr("&Next"));
    m_next->setEnabled(!m_making && (!ready || applied || m_ready->canApply()));
}

items::SetupTyped SiteAssistant::typed() const
{
    items::SetupInput input = items::SetupInput::fresh(m_session.catalogue());
    m_site->read(input);
    m_phone->read(input);
    return items::parse(input, m_ids, m_session.catalogue());
}

void SiteAssistant::check()
{
    if (m_step != Site && m_step != Phone)
        return;
    const auto now = typed();
    const bool right = form(m_step)->showWrong(now.wrong, false);
    if (m_step != Phone || !right || !now.extension)
        return;
    m_session.ask(
        this, [now](changes::Workspace &w) { return items::oddMac(w, now); },
        [this, question = ++m_question](const QString &sentence) {
            if (question == m_question)
                m_phone->showOddMac(sentence);
        });
}

void SiteAssistant::next()
{
    if (m_step == Ready) {
        if (m_ready->isApplied())
            accept();
        else
            m_ready->apply();
        return;
    }
    if (m_step != Network) {
        if (form(m_step)->showWrong(typed().wrong, true))
            showStep(static_cast<Step>(m_step + 1));
        return;
    }
    make();
}

void SiteAssistant::make()
{
    const auto now = typed();
    m_making = true;
    showButtons();
    m_session.ask(
        this,
        [now, allowed = m_network->allowed(), name = tr("Network of this computer")](changes::Workspace &w) {
            return items::makeSite(w, now, allowed, name);
        },
        [this, extension = now.extension ? std::optional(m_ids.extension) : std::nullopt](const domain::Result<void> &done) {
            m_making = false;
            if (!done) {
                m_notice->setSentence(tr("%1 Nothing was saved.").arg(toQt(done.error().sentence)));
                showButtons();
                return;
            }
            Q_EMIT made(m_ids.site, extension);
            showStep(Ready);
            startServer();
            m_ready->show(m_ids.site, extension);
        });
}

// The files tell the phone where to come: the address is stored before they are made.
void SiteAssistant::startServer()
{
    const auto wanted = m_network->listen();
    if (m_session.serverRunning() || !wanted) {
        m_ready->setServerError(wanted ? QString() : toQt(wanted.error().sentence));
        return;
    }
    m_session.ask(
        this, [wanted = *wanted](changes::Workspace &w) { return items::keepListen(w, wanted); },
        [this](const domain::Result<server::Listen> &listen) {
            if (!listen) {
                m_ready->setServerError(toQt(listen.error().sentence));
                return;
            }
            awaited(this, m_session.startServer(*listen),
                    [this](const domain::Result<std::uint16_t> &port) { m_ready->setServerError(port ? QString() : toQt(port.error().sentence)); });
        });
}

// What was saved stays, with the yellow bar; what was only typed is lost, and nothing else was done.
void SiteAssistant::reject()
{
    if (!m_making)
        QDialog::reject();
}

} // namespace pbx::views
