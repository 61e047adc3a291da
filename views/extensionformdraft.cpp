// The extension form's draft: loaded, edited, kept, saved.
#include "extensionboxes.h"
#include "extensionform.h"
#include "formbinder.h"
#include "items/extensionfields.h"
#include "items/textof.h"
#include "widgets.h"

#include <QDateTime>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTimer>
#include <utility>

namespace pbx::views {

using changes::Workspace;
using items::toQt;
namespace field = items::field;

struct ExtensionForm::Saved {
    items::SaveReport report;
    Result<items::ExtensionView> view;
};

namespace {

// Differs from the defaults, so the group of advanced options has something to show.
bool hasAdvanced(const items::ExtensionDraft &draft)
{
    static const domain::AutoProvision plain;
    const auto &phone = draft.outcome().extension.autoProvision;
    return phone
           && (phone->network || phone->callWaitingTone != plain.callWaitingTone || phone->startingPort != plain.startingPort
               || phone->codec != plain.codec || phone->transport != plain.transport
               || draft.text(QLatin1String(field::kNetworkMode)) == QLatin1String("static"));
}

} // namespace

ExtensionForm::~ExtensionForm()
{
    keepNow();
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
        [this, id = m_id, keeps = m_keeps](Result<items::ExtensionView> view) {
            m_loading = false;
            if (std::exchange(m_loadAgain, false) || id != m_id) {
                load();
            } else if (view) {
                take(std::move(*view));
                if (keeps == m_keeps) // else it was read before our own draft was written: it comes again
                    follow();
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
            m_draft->set(QLatin1String(field::kPassword), toQt(m_view->draftPassword->text()));
        m_known = m_draft->edits();
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
    takeMac();
    check();
    Q_EMIT shown();
    if (m_wantsKeys == m_id && std::exchange(m_wantsKeys, std::nullopt))
        configureKeys();
}

void ExtensionForm::follow()
{
    items::Texts stored = m_view->draftTexts();
    const QString password = QLatin1String(field::kPassword);
    if (m_session.isLocked() && m_known.count(password) != 0) // it is not known what the other one typed
        stored[password] = m_known[password];
    const items::Texts known = std::exchange(m_known, stored);
    const items::Texts both = items::joined(m_draft->edits(), known, stored);
    if (both == m_draft->edits())
        return;
    const QString keys = QLatin1String(field::kKeys);
    const QString before = m_draft->text(keys);
    m_draft->setEdits(both);
    present();
    check();
    if (m_draft->text(keys) != before)
        Q_EMIT keysTypedElsewhere();
}

void ExtensionForm::edit(const QString &name, const QString &text)
{
    if (!m_draft || m_draft->text(name) == text)
        return;
    m_draft->enter(name, text);
    m_wrong.erase(name);
    m_clashes.removeAll(name);
    m_dirty = true;
    if (name.startsWith(QLatin1String("/autoProvision")))
        showPhone(name);
    mark();
    m_keep->start();
    m_check->start();
}

void ExtensionForm::save()
{
    if (!m_draft || !m_draft->isEdited())
        return;
    m_keep->stop();
    m_dirty = false;
    ++m_keeps;
    m_session.ask(
        this,
        [site = *m_site, draft = *m_draft, known = std::exchange(m_known, m_draft->edits()), version = m_view->loaded.version,
         at = QDateTime::currentMSecsSinceEpoch()](Workspace &w) mutable {
            Saved saved{items::saveDraft(w, site, draft, version), items::viewExtension(w, site, draft.saved().id)};
            if (!saved.view)
                return saved;
            const items::ExtensionDraft sent = draft;
            draft.settle(sent, saved.report.saved);
            draft.rebase(saved.view->extension());
            if (auto kept = items::keepDraft(w, site, draft, at, known); !kept && !saved.report.error)
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
    if (saved.report.saved.contains(QLatin1String(field::kPassword)))
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
    ++m_keeps;
    m_session.ask(
        this,
        [site = *m_site, draft = *m_draft, known = std::exchange(m_known, m_draft->edits()), at = now.toMSecsSinceEpoch()](Workspace &w) {
            return items::keepDraft(w, site, draft, at, known);
        },
        [this, number = toQt(m_draft->saved().number.text()), edited = m_draft->isEdited(), now](const Result<void> &kept) {
            if (!kept)
                Q_EMIT m_session.failed(toQt(kept.error().sentence));
            else
                Q_EMIT draftKept(edited ? number : QString(), now.time());
        });
}

void ExtensionForm::giveMac(const domain::Uuid &site, const domain::Uuid &extension, const QString &mac)
{
    showExtension(site, extension);
    m_givenMac = mac;
    takeMac();
}

void ExtensionForm::takeMac()
{
    if (!m_draft || m_givenMac.isEmpty())
        return;
    const QString mac = std::exchange(m_givenMac, {});
    const auto address = domain::MacAddress::parse(items::fromQt(mac));
    const auto maker = address ? m_session.catalogue().makeOfOui(address->oui()) : std::string_view();
    edit(QLatin1String(field::kEnabled), QStringLiteral("true"));
    if (m_draft->text(QLatin1String(field::kMake)).isEmpty() && !maker.empty())
        edit(QLatin1String(field::kMake), toQt(maker));
    edit(QLatin1String(field::kMac), mac);
    present();
    if (QWidget *line = m_binder->widget(QLatin1String(field::kMac)))
        line->setFocus(Qt::OtherFocusReason);
}

void ExtensionForm::configureKeys(const domain::Uuid &extension)
{
    if (m_view && m_id == extension)
        configureKeys();
    else
        m_wantsKeys = extension;
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
            context->handset = toQt(id->toString());
            context->own = extension.number;
            context->ownOffice = extension.office;
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
    Q_EMIT drafted();
}

void ExtensionForm::setKeys(const domain::KeyMap &keys)
{
    keepKeys(keys);
    save();
}

} // namespace pbx::views
