#include "extensionwork.h"

#include "modelchange.h"
#include "textof.h"

#include "changes/fieldtitles.h"
#include "changes/storenames.h"
#include "domain/say.h"

#include <algorithm>
#include <QJsonDocument>

namespace pbx::items {

using changes::Workspace;
using domain::Extension;
using domain::say;
using domain::Uuid;

namespace {

constexpr const char *kSealed = "sealedPassword"; // of a draft
constexpr const char *kKeptAt = "keptAt";

std::string draftRecord(const Uuid &extension)
{
    return "draft/" + extension.toString();
}

// Of a draft: its texts, when they were kept, and the password as it is sealed, and open where that is possible.
struct StoredDraft {
    QJsonObject texts;
    std::int64_t at = 0;
    QByteArray sealed;
    std::optional<domain::SipPassword> password;
};

Result<StoredDraft> readDraft(Workspace &w, const Uuid &id)
{
    const auto stored = w.store().draft(id);
    if (!stored)
        return fail(stored.error());
    StoredDraft draft;
    if (!*stored)
        return draft;
    draft.texts = QJsonDocument::fromJson(QByteArray::fromStdString(**stored)).object();
    draft.at = static_cast<std::int64_t>(draft.texts.take(QLatin1String(kKeptAt)).toDouble());
    draft.sealed = QByteArray::fromBase64(draft.texts.take(QLatin1String(kSealed)).toString().toLatin1());
    if (draft.sealed.isEmpty() || w.vault().locked())
        return draft;
    if (const auto plain = w.vault().open(draft.sealed.toStdString(), draftRecord(id))) {
        if (auto password = domain::SipPassword::parse(*plain))
            draft.password = std::move(*password);
    }
    return draft;
}

Texts textsOf(const QJsonObject &json, const std::optional<domain::SipPassword> &password)
{
    Texts texts;
    for (auto field = json.begin(); field != json.end(); ++field) {
        if (field->isString())
            texts[field.key()] = field->toString();
    }
    if (password)
        texts[QLatin1String(field::kPassword)] = toQt(password->text());
    return texts;
}

Result<void> readDraft(Workspace &w, const Uuid &id, ExtensionView &view)
{
    auto draft = readDraft(w, id);
    if (!draft)
        return fail(draft.error());
    view.draft = std::move(draft->texts);
    view.draftAt = draft->at;
    view.draftPassword = std::move(draft->password);
    return {};
}

Result<void> readProgress(Workspace &w, const Uuid &site, ExtensionView &view)
{
    const Extension &extension = view.extension();
    std::string cursor;
    do {
        const auto page = w.store().extensions(site, {.text = extension.number.text()}, cursor, 100);
        if (!page)
            return fail(page.error());
        for (const store::ExtensionRow &row : page->rows) {
            if (row.id == extension.id)
                view.progress = row.progress;
        }
        cursor = page->next;
    } while (!cursor.empty());

    const auto &phone = extension.autoProvision;
    if (!phone || !phone->mac)
        return {};
    const auto deliveries = w.store().deliveries(site, phone->mac);
    const auto record = w.store().phone(site, *phone->mac);
    if (!deliveries || !record)
        return fail(deliveries ? record.error() : deliveries.error());
    for (const store::Delivery &delivery : *deliveries)
        view.fetchedAt = std::max(view.fetchedAt, delivery.at);
    if (*record) {
        view.userAgent = (*record)->userAgent;
        view.lastRefusal = (*record)->lastRefusal;
    }
    return {};
}

Result<void> readPending(Workspace &w, const Uuid &id, ExtensionView &view)
{
    const auto record = w.store().object(id);
    if (!record)
        return fail(record.error());
    if (!*record || !(*record)->pending())
        return {};
    const auto base = w.loadBase(id);
    if (!base)
        return fail(base.error());
    view.isNew = !base->has_value();
    if (view.isNew)
        return {};
    const bool password = (*record)->base && (*record)->local && (*record)->base->secret != (*record)->local->secret;
    const changes::StoreNames names(w.store());
    view.pending = changes::fieldDiff(&**base, &view.loaded.object, password, names);
    return {};
}

// Only whom and what the saved keys point to: a site may have thousands.
Result<void> readKeys(Workspace &w, const Uuid &site, ExtensionView &view)
{
    const Extension &extension = view.extension();
    view.keys.own = extension.number;
    view.keys.ownName = toQt(extension.name.text());
    if (!extension.autoProvision)
        return {};
    for (const auto &[slot, key] : extension.autoProvision->keys) {
        if (const auto *monitor = std::get_if<domain::MonitorKey>(&key)) {
            const auto id = w.store().extensionByNumber(site, monitor->extension.text());
            if (!id)
                return fail(id.error());
            const auto other = *id ? w.load(**id) : fail(ErrorKind::NotFound, {});
            if (other)
                view.keys.people.push_back(
                    {monitor->extension, toQt(std::get<Extension>(other->object).name.text()), std::get<Extension>(other->object).office});
        } else if (const auto *toggle = std::get_if<domain::DayNightKey>(&key)) {
            if (const auto condition = w.load(toggle->condition)) {
                const auto &found = std::get<domain::DayNightCondition>(condition->object);
                view.keys.conditions.push_back({found.id, toQt(found.name.text()), toQt(found.dialCode.text())});
            }
        }
    }
    return {};
}

} // namespace

Result<std::vector<OfficeChoice>> officesOf(Workspace &workspace, const Uuid &site)
{
    std::vector<OfficeChoice> offices;
    std::string cursor;
    do {
        const auto page = workspace.store().objects(site, domain::Kind::Office, false, cursor, 500);
        if (!page)
            return fail(page.error());
        for (const auto &record : page->rows) {
            const auto loaded = record.local ? workspace.load(record.id) : fail(ErrorKind::NotFound, {});
            if (!loaded)
                continue;
            const auto &office = std::get<domain::Office>(loaded->object);
            offices.push_back({office.id, toQt(office.name.text()), office.outboundNumber ? toQt(office.outboundNumber->text()) : QString()});
        }
        cursor = page->next;
    } while (!cursor.empty());
    return offices;
}

Result<ExtensionView> viewExtension(Workspace &workspace, const Uuid &site, const Uuid &extension)
{
    auto loaded = workspace.load(extension);
    if (!loaded)
        return fail(loaded.error());
    if (!std::holds_alternative<Extension>(loaded->object))
        return fail(ErrorKind::NotFound, say("This is not an extension."));
    auto offices = officesOf(workspace, site);
    if (!offices)
        return fail(offices.error());
    ExtensionView view{.site = site, .loaded = std::move(*loaded)};
    view.offices = std::move(*offices);
    for (const auto &done : {readPending(workspace, extension, view), readDraft(workspace, extension, view), readKeys(workspace, site, view),
                             readProgress(workspace, site, view)}) {
        if (!done)
            return fail(done.error());
    }
    return view;
}

Texts ExtensionView::draftTexts() const
{
    return textsOf(draft, draftPassword);
}

Result<void> keepDraft(Workspace &workspace, const Uuid &site, const ExtensionDraft &draft, std::int64_t at, const std::optional<Texts> &known)
{
    const Uuid &id = draft.saved().id;
    const QString password = QLatin1String(field::kPassword);
    ExtensionDraft all = draft;
    QByteArray sealed;
    if (known) {
        auto stored = readDraft(workspace, id);
        if (!stored)
            return fail(stored.error());
        all.setEdits(joined(draft.edits(), *known, textsOf(stored->texts, stored->password)));
        const auto seen = known->find(password);
        const bool typed = draft.isEdited(password) ? seen == known->end() || seen->second != draft.text(password) : seen != known->end();
        if (!typed && !stored->password)
            sealed = stored->sealed; // of another window; this one cannot read it
    }
    if (all.isEdited(password) && !workspace.vault().locked()) {
        const auto fresh = workspace.vault().seal(fromQt(all.text(password)), draftRecord(id));
        if (!fresh)
            return fail(fresh.error());
        sealed = QByteArray::fromStdString(*fresh);
    }
    if (!all.isEdited() && sealed.isEmpty())
        return workspace.store().commit({store::PutDraft{id, site, std::nullopt}});
    QJsonObject json = all.toJson();
    json.insert(QLatin1String(kKeptAt), static_cast<double>(at));
    if (!sealed.isEmpty())
        json.insert(QLatin1String(kSealed), QString::fromLatin1(sealed.toBase64()));
    return workspace.store().commit({store::PutDraft{id, site, QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString()}});
}

const Advice::Sentence *Advice::worst(const QString &field) const
{
    const auto found = byField.find(field);
    if (found == byField.end() || found->second.empty())
        return nullptr;
    for (const Sentence &sentence : found->second) {
        if (sentence.severity == domain::Severity::Error)
            return &sentence;
    }
    return &found->second.front();
}

Advice advise(Workspace &workspace, const Uuid &site, const ExtensionDraft &draft)
{
    const auto outcome = draft.outcome();
    Advice advice;
    for (const auto &[name, sentence] : outcome.wrong)
        advice.byField[name].push_back({domain::Severity::Error, sentence});
    const auto lookup = workspace.lookup(site);
    for (const domain::Finding &finding : workspace.check(outcome.extension, *lookup)) {
        const QString name = fieldOf(finding.pointer);
        if (!outcome.wrong.contains(name))
            advice.byField[name].push_back({finding.severity, toQt(finding.sentence)});
    }
    if (const QString change = modelChangeText(draft, outcome, workspace.renderer()); !change.isEmpty()) {
        advice.byField[QLatin1String(field::kModel)].push_back({domain::Severity::Warning, change});
    } else if (!outcome.lostKeys.empty()) {
        advice.byField[QLatin1String(field::kKeys)].push_back(
            {domain::Severity::Warning,
             toQt(say("%1 configured keys have no place on this model and are left out when you save.", {std::to_string(outcome.lostKeys.size())}))});
    }
    return advice;
}

PreparedSave prepareSave(Workspace &workspace, const domain::SiteLookup &site, const ExtensionDraft &draft)
{
    QStringList except;
    PreparedSave prepared{.outcome = draft.outcome(), .wrong = {}, .stored = {}, .findings = {}};
    prepared.wrong = prepared.outcome.wrong;
    // Leaves out one edit after another that a rule refuses, until what remains is right.
    for (bool refused = true; refused;) {
        refused = false;
        prepared.outcome = draft.outcome(except);
        prepared.findings = workspace.check(prepared.outcome.extension, site);
        for (const domain::Finding &finding : prepared.findings) {
            QString name = fieldOf(finding.pointer);
            if (finding.severity != domain::Severity::Error)
                continue;
            const auto canGo = [&](const QString &edit) { return draft.isEdited(edit) && !except.contains(edit); };
            const QString make = QLatin1String(field::kMake);
            if (!canGo(name)) // what else was edited that could have caused it
                name = name == QLatin1String(field::kModel) && canGo(make) ? make : QString::fromLatin1(field::kEnabled);
            if (!canGo(name))
                continue;
            except += name;
            prepared.wrong.insert_or_assign(name, toQt(finding.sentence));
            refused = true;
        }
    }
    for (const QString &name : draft.edited()) {
        if (!prepared.wrong.contains(name))
            prepared.stored += name;
    }
    return prepared;
}

SaveReport saveDraft(Workspace &workspace, const Uuid &site, const ExtensionDraft &draft, std::int64_t version)
{
    const auto lookup = workspace.lookup(site);
    PreparedSave prepared = prepareSave(workspace, *lookup, draft);
    SaveReport report{.saved = {}, .wrong = std::move(prepared.wrong), .error = {}};
    const QStringList &stored = prepared.stored;
    if (stored.isEmpty())
        return report;
    const std::string title = domain::title(domain::Object(draft.saved()));
    const std::string label =
        stored.size() == 1 ? say("Change %1 of %2", {fromQt(fieldTitle(stored.first()).toLower()), title}) : say("Change %1", {title});
    const auto saved =
        workspace.edit(label, {{draft.saved().id, site, domain::Kind::Extension, domain::Object(std::move(prepared.outcome.extension)), version}});
    if (saved)
        report.saved = stored;
    else
        report.error = saved.error();
    return report;
}

QString fieldTitle(const QString &name)
{
    return toQt(changes::fieldTitle(fromQt(name)));
}

} // namespace pbx::items
