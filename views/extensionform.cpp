#include "extensionform.h"

#include "actions.h"
#include "controls.h"
#include "extensionboxes.h"
#include "formbinder.h"
#include "items/extensionfields.h"
#include "items/textof.h"
#include "phonebox.h"
#include "store/vault.h"
#include "widgets.h"

#include <QAction>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSet>
#include <QStackedLayout>
#include <QTimer>

namespace pbx::views {

using changes::Workspace;
using items::toQt;
namespace field = items::field;

struct ExtensionForm::Saved {
    items::SaveReport report;
    Result<items::ExtensionView> view;
};

namespace {

constexpr int kKeepAfter = 400;  // ms of rest until what is typed is stored
constexpr int kCheckAfter = 150; // and until the rules are asked
constexpr int kTwoColumns = 690;

QString named(const char *name)
{
    return QLatin1String(name);
}

// Differs from the defaults, so the group of advanced options has something to show.
bool hasAdvanced(const items::ExtensionDraft &draft)
{
    static const domain::AutoProvision plain;
    const auto &phone = draft.outcome().extension.autoProvision;
    return phone
           && (phone->network || phone->callWaitingTone != plain.callWaitingTone || phone->startingPort != plain.startingPort
               || phone->codec != plain.codec || phone->transport != plain.transport
               || draft.text(named(field::kNetworkMode)) == QLatin1String("static"));
}

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
    messages->setContentsMargins(Theme::px(14), Theme::px(8), Theme::px(14), 0);
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
        m_binder->show(named(field::kPassword), password);
        m_general->showPassword(password);
        edit(named(field::kPassword), password);
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
    connect(m_phone, &AutoProvisionBox::keysAsked, this, &ExtensionForm::configureKeys);
    connect(m_phone, &AutoProvisionBox::moduleSwitched, this, [this](bool on) {
        const auto *model =
            m_draft ? m_session.catalogue().find(m_draft->text(named(field::kMake)).toStdString(), m_draft->text(named(field::kModel)).toStdString())
                    : nullptr;
        edit(named(field::kModuleType), on && model && !model->modules.empty() ? toQt(model->modules.front().type) : QString());
    });
    mark();
}

ExtensionForm::~ExtensionForm()
{
    keepNow();
}

QWidget *ExtensionForm::makeHead(Actions &actions)
{
    auto *head = new QWidget(this);
    head->setFixedHeight(Theme::px(43));
    m_title = new ToneLabel({}, &Theme::text, Theme::Text::Title, head);
    m_title->setObjectName(QStringLiteral("formTitle"));
    m_pending = new Pill(Pill::Look::Pending, tr("pending"), head);
    m_pending->setObjectName(QStringLiteral("pendingMark"));
    m_edited = new Pill(Pill::Look::Edited, tr("edited"), head);
    m_edited->setObjectName(QStringLiteral("editedMark"));
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(Theme::px(14), 0, Theme::px(14), 0);
    line->setSpacing(Theme::px(8));
    line->addWidget(m_title);
    line->addWidget(m_pending);
    line->addWidget(m_edited);
    line->addStretch();
    for (const auto &[action, name, text] :
         {std::tuple{actions.revert, "revertButton", tr("Revert")}, std::tuple{actions.save, "saveButton", tr("Save")}}) {
        const bool primary = action == actions.save;
        QPushButton *button = makeButton(name, text, {}, head);
        button->setIcon(icon(primary ? Icon::Save : Icon::Undo, primary ? &Theme::accentText : &Theme::text));
        button->setToolTip(action->toolTip());
        button->setProperty("primary", primary);
        QAction *command = action;
        connect(button, &QPushButton::clicked, command, &QAction::trigger);
        connect(command, &QAction::changed, button, [button, command] { button->setEnabled(command->isEnabled()); });
        line->addWidget(button);
    }
    return head;
}

QWidget *ExtensionForm::makeBody()
{
    auto *content = new QWidget(this);
    content->setMaximumWidth(Theme::px(900));
    m_general = new GeneralBox(*m_binder, content);
    m_phone = new AutoProvisionBox(*m_binder, m_session.catalogue(), content);
    m_picture = new PhoneBox(m_session.catalogue(), content);
    auto *left = new QVBoxLayout;
    left->setSpacing(Theme::px(12));
    left->addWidget(m_general);
    left->addWidget(m_picture);
    left->addStretch();
    auto *right = new QVBoxLayout;
    right->addWidget(m_phone);
    right->addStretch();
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_columns->setContentsMargins(Theme::px(14), Theme::px(12), Theme::px(14), Theme::px(14));
    m_columns->setSpacing(Theme::px(14));
    m_columns->addLayout(left, 46);
    m_columns->addLayout(right, 54);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("formScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    content->setBackgroundRole(QPalette::Base);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    return m_scroll;
}

void ExtensionForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() >= Theme::px(kTwoColumns);
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
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
    m_site = site;
    m_id = extension;
    m_view.reset();
    m_draft.reset();
    m_advice = {};
    m_wrong.clear();
    m_clashes.clear();
    m_revealed.clear();
    m_message->setSentence({});
    if (!extension) {
        m_pages->setCurrentIndex(0);
        mark();
        Q_EMIT shown();
        return;
    }
    load();
}

void ExtensionForm::load()
{
    if (!m_id)
        return;
    if (m_loading) {
        m_loadAgain = true;
        return;
    }
    m_loading = true;
    m_session.ask(
        this, [site = *m_site, id = *m_id](Workspace &w) { return items::viewExtension(w, site, id); },
        [this, id = m_id](Result<items::ExtensionView> view) {
            m_loading = false;
            if (std::exchange(m_loadAgain, false) || id != m_id) {
                load();
            } else if (view) {
                take(std::move(*view));
            } else if (view.error().kind == ErrorKind::NotFound) { // deleted
                m_dirty = false;
                showExtension(*m_site, std::nullopt);
            } else {
                m_message->setTone(MessageBar::Tone::Bad);
                m_message->setSentence(toQt(view.error().sentence));
            }
        });
}

void ExtensionForm::take(items::ExtensionView view)
{
    const bool first = !m_view;
    m_view = std::move(view);
    if (!m_draft) {
        m_draft.emplace(m_view->extension(), m_session.catalogue());
        m_draft->restore(m_view->draft);
        if (m_view->draftPassword)
            m_draft->set(named(field::kPassword), toQt(m_view->draftPassword->text()));
        if (m_draft->isEdited())
            Q_EMIT draftKept(toQt(m_view->extension().number.text()), QDateTime::fromMSecsSinceEpoch(m_view->draftAt).time());
    } else {
        for (const QString &clash : m_draft->rebase(m_view->extension())) {
            if (!m_clashes.contains(clash))
                m_clashes += clash;
        }
    }
    m_general->setExtension(*m_view, m_session.isLocked(), first);
    present();
    if (first) {
        m_phone->showAdvanced(hasAdvanced(*m_draft));
        m_scroll->ensureVisible(0, 0);
    }
    m_pages->setCurrentIndex(1);
    check();
    Q_EMIT shown();
}

void ExtensionForm::present()
{
    for (const QString &name : items::ExtensionDraft::fields()) {
        const bool revealed = name == QLatin1String(field::kPassword) && !m_draft->isEdited(name) && !m_revealed.isEmpty();
        m_binder->show(name, revealed ? m_revealed : m_draft->text(name));
    }
    showPhone();
    mark();
    showMessages();
}

void ExtensionForm::edit(const QString &name, const QString &text)
{
    if (!m_draft || m_draft->text(name) == text)
        return;
    m_draft->set(name, text);
    m_wrong.erase(name);
    m_clashes.removeAll(name);
    m_dirty = true;
    if (name == QLatin1String(field::kMake)) {
        const auto *known = m_session.catalogue().find(text.toStdString(), m_draft->text(named(field::kModel)).toStdString());
        if (!known)
            m_draft->set(named(field::kModel), {});
    }
    if (name.startsWith(QLatin1String("/autoProvision")))
        showPhone();
    mark();
    m_keep->start();
    m_check->start();
}

void ExtensionForm::showPhone()
{
    const auto outcome = m_draft->outcome();
    const auto text = [this](const char *name) { return m_draft->text(named(name)); };
    m_phone->setPhone(text(field::kMake), text(field::kModel), text(field::kModuleType), text(field::kModuleCount).toInt(),
                      outcome.extension.autoProvision ? outcome.extension.autoProvision->keys.size() : 0);
    m_phone->advanced()->setStatic(text(field::kNetworkMode) == QLatin1String("static"));
    const bool keysPending =
        std::ranges::any_of(m_view->pending, [](const auto &change) { return items::fieldOf(change.pointer) == QLatin1String(field::kKeys); });
    m_picture->setExtension(*m_view, keysPending);
    m_picture->setPhone(outcome.extension);
}

void ExtensionForm::mark()
{
    const bool edited = m_draft && m_draft->isEdited();
    m_actions.save->setEnabled(edited);
    m_actions.revert->setEnabled(edited);
    for (QAction *action : {m_actions.rename, m_actions.enrol, m_actions.copyUrl})
        action->setEnabled(m_view.has_value());
    m_actions.keys->setEnabled(m_view && m_phone->keys()->isEnabled());
    if (!m_view)
        return;
    m_title->setText(title());
    m_pending->setVisible(m_view->loaded.pending);
    m_edited->setVisible(edited);
    QHash<FieldRow *, FieldRow::Mark> marks;
    QHash<FieldRow *, QString> was;
    for (const changes::FieldChange &change : m_view->pending) {
        if (FieldRow *row = m_binder->row(items::fieldOf(change.pointer))) {
            marks[row] = FieldRow::Mark::Pending;
            const bool isKey = items::fieldOf(change.pointer) == QLatin1String(field::kKeys);
            if (!isKey && !change.secret && !change.before.empty())
                was[row] = tr("was %1").arg(toQt(change.before));
        }
    }
    for (const QString &name : m_draft->edited()) {
        if (FieldRow *row = m_binder->row(name))
            marks[row] = FieldRow::Mark::Edited;
    }
    for (const QString &name : items::ExtensionDraft::fields()) {
        if (FieldRow *row = m_binder->row(name)) {
            row->setMark(marks.value(row, FieldRow::Mark::None));
            row->setWas(was.value(row));
        }
    }
}

void ExtensionForm::check()
{
    if (!m_draft)
        return;
    if (m_checking) {
        m_checkAgain = true;
        return;
    }
    m_checking = true;
    m_session.ask(
        this, [site = *m_site, draft = *m_draft](Workspace &w) { return items::advise(w, site, draft); },
        [this, id = m_id](items::Advice advice) {
            m_checking = false;
            if (std::exchange(m_checkAgain, false) || id != m_id) {
                check();
                return;
            }
            m_advice = std::move(advice);
            showMessages();
        });
}

void ExtensionForm::showMessages()
{
    struct Message {
        int weight = 0;
        FieldRow::Tone tone = FieldRow::Tone::Info;
        QString text;
    };
    QHash<FieldRow *, Message> messages;
    const auto offer = [&](const QString &name, int weight, FieldRow::Tone tone, const QString &text) {
        FieldRow *row = m_binder->row(name);
        if (row && messages[row].weight < weight)
            messages[row] = {weight, tone, text};
    };
    const QString mac = named(field::kMac);
    for (const QString &name : items::ExtensionDraft::fields()) {
        if (const auto *sentence = m_advice.worst(name)) {
            const bool bad = sentence->severity == domain::Severity::Error;
            offer(name, bad ? 6 : 4, bad ? FieldRow::Tone::Bad : FieldRow::Tone::Warning, sentence->text);
        } else if (name == mac && m_draft->isEdited(mac) && m_draft->outcome().extension.autoProvision
                   && m_draft->outcome().extension.autoProvision->mac) {
            const auto address = *m_draft->outcome().extension.autoProvision->mac;
            const QString maker = toQt(m_session.catalogue().makeOfOui(address.oui()));
            offer(name, 3, FieldRow::Tone::Good, maker.isEmpty() ? tr("Unique in this site") : tr("%1 address, unique in this site").arg(maker));
        }
        if (m_clashes.contains(name))
            offer(name, 5, FieldRow::Tone::Warning,
                  tr("Changed elsewhere meanwhile to “%1”. Your input is kept; saving overwrites it.")
                      .arg(items::ExtensionDraft::text(name, m_view->extension())));
        if (const auto wrong = m_wrong.find(name); wrong != m_wrong.end())
            offer(name, 7, FieldRow::Tone::Bad, wrong->second);
        const bool touched = m_draft->isEdited(name) || std::ranges::any_of(m_view->pending, [&](const auto &change) {
                                 return items::fieldOf(change.pointer) == name && !change.reachesPhone;
                             });
        if (touched && !render::Renderer::reachesPhone(name.toStdString()) && !name.startsWith(QLatin1String("/autoProvision")))
            offer(name, 2, FieldRow::Tone::Info, tr("Set this on your PBX: the phone’s file cannot carry it."));
    }
    QSet<FieldRow *> done;
    for (const QString &name : items::ExtensionDraft::fields()) {
        FieldRow *row = m_binder->row(name);
        if (!row || done.contains(row))
            continue;
        done += row;
        const Message message = messages.value(row);
        row->setMessage(message.tone, message.text);
    }
}

void ExtensionForm::save()
{
    if (!m_draft || !m_draft->isEdited())
        return;
    m_keep->stop();
    m_dirty = false;
    m_session.ask(
        this,
        [site = *m_site, draft = *m_draft, version = m_view->loaded.version, at = QDateTime::currentMSecsSinceEpoch()](Workspace &w) mutable {
            Saved saved{items::saveDraft(w, site, draft, version), items::viewExtension(w, site, draft.saved().id)};
            if (!saved.view)
                return saved;
            const items::ExtensionDraft sent = draft;
            draft.settle(sent, saved.report.saved);
            draft.rebase(saved.view->extension());
            if (auto kept = items::keepDraft(w, site, draft, at); !kept && !saved.report.error)
                saved.report.error = kept.error();
            return saved;
        },
        [this, id = m_id, sent = *m_draft](Saved saved) {
            if (id != m_id || !m_draft)
                return;
            m_draft->settle(sent, saved.report.saved);
            takeSaved(std::move(saved));
        });
}

void ExtensionForm::takeSaved(Saved saved)
{
    m_wrong = saved.report.wrong;
    if (!saved.report.saved.isEmpty())
        m_clashes.clear();
    if (saved.report.saved.contains(named(field::kPassword)))
        m_revealed.clear();
    if (saved.view)
        take(std::move(*saved.view));
    const auto &error = saved.report.error;
    m_message->setTone(error ? MessageBar::Tone::Bad : MessageBar::Tone::Warning);
    m_message->setSentence(error             ? toQt(error->sentence)
                           : m_wrong.empty() ? QString()
                                             : tr("Fields that could not be saved: %L1. What you typed is kept as a draft.").arg(m_wrong.size()));
}

void ExtensionForm::revert()
{
    if (!m_draft)
        return;
    m_draft->revert();
    m_wrong.clear();
    m_clashes.clear();
    m_revealed.clear();
    m_dirty = true;
    m_message->setSentence({});
    present();
    check();
    keepNow();
}

void ExtensionForm::keepNow()
{
    m_keep->stop();
    if (!m_draft || !std::exchange(m_dirty, false))
        return;
    const QDateTime now = QDateTime::currentDateTime();
    m_session.ask(
        this, [site = *m_site, draft = *m_draft, at = now.toMSecsSinceEpoch()](Workspace &w) { return items::keepDraft(w, site, draft, at); },
        [this, number = toQt(m_draft->saved().number.text()), edited = m_draft->isEdited(), now](const Result<void> &kept) {
            if (!kept)
                Q_EMIT m_session.failed(toQt(kept.error().sentence));
            else
                Q_EMIT draftKept(edited ? number : QString(), now.time());
        });
}

void ExtensionForm::rename()
{
    m_general->name()->setFocus(Qt::ShortcutFocusReason);
    m_general->name()->selectAll();
}

void ExtensionForm::configureKeys()
{
    if (!m_draft)
        return;
    m_session.ask(
        this, [site = *m_site](Workspace &w) { return items::siteKeys(w, site); },
        [this, id = m_id](Result<items::KeyContext> context) {
            if (!context || id != m_id || !m_draft) {
                if (!context)
                    Q_EMIT m_session.failed(toQt(context.error().sentence));
                return;
            }
            const domain::Extension extension = m_draft->outcome().extension;
            const domain::AutoProvision &phone = items::phoneOf(extension);
            context->model = m_session.catalogue().model(phone.make, phone.model);
            context->modules = phone.modules;
            context->own = extension.number;
            context->ownName = toQt(extension.name.text());
            Q_EMIT keysAsked(*context, phone.keys, items::phoneOf(m_draft->saved()).keys);
        });
}

void ExtensionForm::keepKeys(const domain::KeyMap &keys)
{
    if (!m_draft)
        return;
    m_draft->setKeys(keys);
    m_dirty = true;
    showPhone();
    mark();
    m_keep->start();
}

void ExtensionForm::setKeys(const domain::KeyMap &keys)
{
    keepKeys(keys);
    save();
}

} // namespace pbx::views
