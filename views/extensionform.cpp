#include "extensionform.h"

#include "actions.h"
#include "extensionboxes.h"
#include "formbinder.h"
#include "formparts.h"
#include "items/extensionfields.h"
#include "items/textof.h"
#include "phonebox.h"
#include "store/vault.h"
#include "widgets.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace pbx::views {

using changes::Workspace;
using items::toQt;
namespace field = items::field;

namespace {

constexpr int kKeepAfter = 400;  // ms of rest until what is typed is stored
constexpr int kCheckAfter = 150; // and until the rules are asked

} // namespace

ExtensionForm::ExtensionForm(items::Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(actions)
    , m_binder(new FormBinder(this))
    , m_message(new MessageBar(MessageBar::Tone::Info, {}, this))
    , m_pages(new QStackedLayout)
    , m_keep(new QTimer(this))
    , m_check(new QTimer(this))
{
    setObjectName(QStringLiteral("extensionForm"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_message->setObjectName(QStringLiteral("formMessage"));
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead(actions));
    column->addWidget(new Rule(page));
    auto *messages = new QVBoxLayout;
    messages->setContentsMargins(px(14), px(8), px(14), 0);
    messages->addWidget(m_message);
    column->addLayout(messages);
    column->addWidget(makeBody(), 1);
    setLayout(m_pages);
    m_pages->addWidget(new EmptyState(tr("Choose an extension in the list."), this));
    m_pages->addWidget(page);

    for (auto [timer, wait] : {std::pair{m_keep, kKeepAfter}, std::pair{m_check, kCheckAfter}}) {
        timer->setSingleShot(true);
        timer->setInterval(wait);
    }
    connect(m_keep, &QTimer::timeout, this, &ExtensionForm::keepNow);
    connect(m_check, &QTimer::timeout, this, &ExtensionForm::check);
    connect(m_binder, &FormBinder::edited, this, &ExtensionForm::edit);
    connect(&session, &items::Session::changed, this, &ExtensionForm::load);
    connect(&session, &items::Session::lockedChanged, this, &ExtensionForm::load);
    connect(m_general, &GeneralBox::newPasswordAsked, this, [this] {
        const QString password = toQt(store::newSipPassword());
        m_binder->show(QLatin1String(field::kPassword), password);
        m_general->showPassword(password);
        edit(QLatin1String(field::kPassword), password);
    });
    connect(m_general, &GeneralBox::passwordAsked, this, [this] {
        if (!m_id)
            return;
        m_session.ask(
            this, [id = *m_id](Workspace &w) { return w.password(id); },
            [this, id = m_id](const Result<std::string> &password) {
                if (id != m_id)
                    return;
                m_revealed = password ? toQt(*password) : QString();
                m_general->showPassword(m_revealed);
                if (!password && password.error().kind != ErrorKind::NotFound)
                    m_message->setSentence(toQt(password.error().sentence));
            });
    });
    connect(m_phone, &AutoProvisionBox::keysAsked, this, qOverload<>(&ExtensionForm::configureKeys));
    connect(m_phone->advanced(), &AdvancedBox::parametersAsked, m_actions.phoneParameters, &QAction::trigger);
    connect(m_phone, &AutoProvisionBox::moduleSwitched, this, [this](bool on) {
        const auto *model = m_draft ? m_session.catalogue().find(m_draft->text(QLatin1String(field::kMake)).toStdString(),
                                                                 m_draft->text(QLatin1String(field::kModel)).toStdString())
                                    : nullptr;
        edit(QLatin1String(field::kModuleType), on && model && !model->modules.empty() ? toQt(model->modules.front().type) : QString());
    });
    mark();
}

QWidget *ExtensionForm::makeHead(Actions &actions)
{
    const FormHead head = makeFormHead(actions, {}, this);
    m_title = head.title;
    m_pending = head.pending;
    m_edited = head.edited;
    return head.widget;
}

QWidget *ExtensionForm::makeBody()
{
    m_general = new GeneralBox(*m_binder, this);
    m_phone = new AutoProvisionBox(*m_binder, m_session.library(), this);
    m_picture = new PhoneBox(m_session.catalogue(), this);
    m_scroll = makeFormBody({m_general, m_picture}, {m_phone}, this);
    tabAsLaidOut(m_scroll);
    m_scroll->setObjectName(QStringLiteral("formScroll"));
    return m_scroll;
}

std::optional<domain::Uuid> ExtensionForm::extension() const
{
    return m_view ? m_id : std::nullopt;
}

QString ExtensionForm::title() const
{
    return m_view ? toQt(domain::title(m_view->loaded.object)) : QString();
}

void ExtensionForm::showExtension(const domain::Uuid &site, const std::optional<domain::Uuid> &extension)
{
    if (m_site == site && m_id == extension)
        return;
    keepNow();
    if (extension && m_wantsKeys != extension)
        m_wantsKeys.reset();
    m_site = site;
    m_id = extension;
    m_view.reset();
    m_draft.reset();
    m_known.clear();
    m_advice = {};
    m_wrong.clear();
    m_clashes.clear();
    m_revealed.clear();
    m_givenMac.clear();
    m_message->setSentence({});
    if (!extension) {
        m_pages->setCurrentIndex(0);
        mark();
        Q_EMIT shown();
        Q_EMIT drafted();
        return;
    }
    load();
}

void ExtensionForm::goTo(const QString &pointer)
{
    QString name = items::fieldOf(pointer.toStdString());
    for (const QString &each : items::ExtensionDraft::fields()) {
        if (name.isEmpty() && each.startsWith(pointer + QLatin1Char('/'))) // a group of fields: its first
            name = each;
    }
    QWidget *control = m_binder->widget(name);
    if (!control && pointer.startsWith(QLatin1String("/autoProvision/")))
        control = m_phone->advanced();
    if (!m_draft || !control) {
        rename();
        return;
    }
    if (control == m_phone->advanced() || m_phone->advanced()->isAncestorOf(control))
        m_phone->showAdvanced(true);
    m_scroll->ensureWidgetVisible(control);
    control->setFocus(Qt::ShortcutFocusReason);
}

void ExtensionForm::rename()
{
    m_general->name()->setFocus(Qt::ShortcutFocusReason);
    m_general->name()->selectAll();
}

} // namespace pbx::views
