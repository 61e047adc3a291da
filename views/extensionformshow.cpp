// What the extension form shows of its draft: texts, marks, sentences beside the fields.
#include "actions.h"
#include "extensionboxes.h"
#include "extensionform.h"
#include "formbinder.h"
#include "items/extensionfields.h"
#include "items/textof.h"
#include "phonebox.h"
#include "widgets.h"

#include <algorithm>
#include <QAction>
#include <QPushButton>
#include <QSet>

namespace pbx::views {

using changes::Workspace;
using items::toQt;
namespace field = items::field;

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

void ExtensionForm::showPhone(const QString &except)
{
    const auto outcome = m_draft->outcome();
    const auto text = [this](const char *name) { return m_draft->text(QLatin1String(name)); };
    const auto &phone = outcome.extension.autoProvision;
    QString module = text(field::kModuleType);
    int modules = text(field::kModuleCount).toInt();
    if (outcome.lostModules) { // the model takes fewer, or none
        module = phone->modules ? module : QString();
        modules = phone->modules ? phone->modules->count : modules;
    }
    m_phone->setPhone(text(field::kMake), text(field::kModel), module, modules, phone ? phone->keys.size() : 0);
    if (except != QLatin1String(field::kModuleCount)) // its range has changed
        m_binder->show(QLatin1String(field::kModuleCount), QString::number(modules));
    m_phone->advanced()->setStatic(text(field::kNetworkMode) == QLatin1String("static"));
    const bool keysPending =
        std::ranges::any_of(m_view->pending, [](const auto &change) { return items::fieldOf(change.pointer) == QLatin1String(field::kKeys); });
    m_picture->setExtension(*m_view, keysPending);
    m_picture->setPhone(outcome.extension);
}

// They are of the saved phone; a type that is not saved yet may be another make.
QString ExtensionForm::whyNoParameters() const
{
    if (!m_view || !m_draft)
        return tr("choose the phone first");
    if (m_draft->isEdited(QLatin1String(field::kMake)) || m_draft->isEdited(QLatin1String(field::kModel)))
        return tr("save the phone type first");
    const domain::AutoProvision &phone = items::phoneOf(m_view->extension());
    return m_session.catalogue().find(phone.make, phone.model) ? QString() : tr("choose the phone first");
}

void ExtensionForm::mark()
{
    const bool edited = m_draft && m_draft->isEdited();
    m_actions.save->setEnabled(edited);
    m_actions.revert->setEnabled(edited);
    for (QAction *action : {m_actions.rename, m_actions.explain, m_actions.enrol, m_actions.copyUrl})
        action->setEnabled(m_view.has_value());
    for (QAction *action : {m_actions.keys, m_actions.keysInWindow})
        action->setEnabled(m_view && m_phone->keys()->isEnabled());
    const QString noParameters = whyNoParameters();
    m_actions.phoneParameters->setEnabled(m_view && noParameters.isEmpty());
    if (!m_view)
        return;
    const domain::AutoProvision &phone = items::phoneOf(m_view->extension());
    const auto isParameter = [](const changes::FieldChange &change) { return change.pointer.starts_with("/autoProvision/overrides/"); };
    m_phone->advanced()->setParameters(phone.overrides.size() + phone.sealedOverrides.size(), std::ranges::any_of(m_view->pending, isParameter),
                                       noParameters);
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
    Q_EMIT drafted();
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
    const QString mac = QLatin1String(field::kMac);
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
        if (const auto gap = m_phone->gaps().find(name); gap != m_phone->gaps().end())
            offer(name, 1, FieldRow::Tone::Info, gap->second);
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

} // namespace pbx::views
