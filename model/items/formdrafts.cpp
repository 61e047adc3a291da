#include "formdrafts.h"

#include "session.h"
#include "textof.h"

#include <algorithm>
#include <QJsonDocument>
#include <QJsonObject>
#include <utility>

#include <array>

namespace pbx::items {

using domain::Result;
using domain::Uuid;

namespace {

constexpr auto kForm = "form", kNew = "new", kTexts = "fields"; // members of a stored draft
constexpr int kRest = 400;                                      // ms

// As stored; in the order of domain::Kind.
constexpr std::array kForms{"site", "office", "condition", "extension", "rule"};

std::string toJson(const QString &form, const FormDraft &draft)
{
    QJsonObject fields;
    for (const auto &[field, text] : draft.texts)
        fields[field] = text;
    const QJsonObject json{{QLatin1String(kForm), form}, {QLatin1String(kNew), draft.isNew}, {QLatin1String(kTexts), fields}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

// Nothing where it is another form's.
std::optional<FormDraft> fromJson(const QString &form, const std::string &stored)
{
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(stored)).object();
    if (json[QLatin1String(kForm)].toString() != form)
        return std::nullopt;
    FormDraft draft{{}, json[QLatin1String(kNew)].toBool()};
    const QJsonObject fields = json[QLatin1String(kTexts)].toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field)
        draft.texts[field.key()] = field.value().toString();
    return draft;
}

Result<std::map<Uuid, FormDraft>> readDrafts(store::Store &store, const Uuid &site, const QString &form)
{
    const auto objects = store.drafts(site);
    if (!objects)
        return fail(objects.error());
    std::map<Uuid, FormDraft> drafts;
    for (const Uuid &object : *objects) {
        const auto stored = store.draft(object);
        if (!stored)
            return fail(stored.error());
        if (auto draft = *stored ? fromJson(form, **stored) : std::nullopt)
            drafts.emplace(object, std::move(*draft));
    }
    return drafts;
}

Texts textsOf(const std::map<Uuid, FormDraft> &drafts, const Uuid &object)
{
    const auto draft = drafts.find(object);
    return draft == drafts.end() ? Texts() : draft->second.texts;
}

// One object's draft as it was typed here, over what others stored meanwhile.
struct Typed {
    Uuid object;
    FormDraft ours;
    Texts known;
};

Result<void> keep(store::Store &store, const Uuid &site, const QString &form, const std::vector<Typed> &all)
{
    store::Batch batch;
    for (const auto &[object, ours, known] : all) {
        const auto stored = store.draft(object);
        if (!stored)
            return fail(stored.error());
        const auto theirs = *stored ? fromJson(form, **stored) : std::nullopt;
        const FormDraft both{joined(ours.texts, known, theirs ? theirs->texts : Texts()), ours.isNew || (theirs && theirs->isNew)};
        batch.emplace_back(store::PutDraft{object, site, both.texts.empty() ? std::nullopt : std::optional(toJson(form, both))});
    }
    return store.commit(batch);
}

} // namespace

FormDrafts::FormDrafts(Session &session, domain::Kind kind, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_form(QLatin1String(kForms.at(static_cast<std::size_t>(kind))))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &FormDrafts::storeNow);
    connect(&session, &Session::changed, this, &FormDrafts::refresh);
}

FormDrafts::~FormDrafts()
{
    storeNow();
}

void FormDrafts::showSite(const Uuid &site)
{
    if (m_site == site)
        return;
    storeNow();
    m_drafts.clear();
    m_known.clear();
    m_loaded = false;
    m_site = site;
    m_session.ask(
        this, [site, form = m_form](changes::Workspace &w) { return readDrafts(w.store(), site, form); },
        [this, site](Result<std::map<Uuid, FormDraft>> drafts) {
            if (m_site != site || m_loaded)
                return;
            if (drafts) {
                m_known = *drafts;
                m_drafts.merge(*drafts); // what was typed meanwhile wins
            } else {
                Q_EMIT m_session.failed(toQt(drafts.error().sentence));
            }
            m_loaded = true;
            Q_EMIT loaded();
        });
}

void FormDrafts::refresh()
{
    if (!m_site || !m_loaded)
        return;
    m_session.ask(
        this, [site = *m_site, form = m_form](changes::Workspace &w) { return readDrafts(w.store(), site, form); },
        [this, site = *m_site, writes = m_writes](const Result<Drafts> &stored) {
            if (!stored)
                Q_EMIT m_session.failed(toQt(stored.error().sentence));
            else if (m_site == site && writes == m_writes) // else it was read before our own was written: it comes again
                follow(*stored);
        });
}

void FormDrafts::follow(const Drafts &stored)
{
    std::set<Uuid> objects;
    for (const Drafts *drafts : std::initializer_list<const Drafts *>{&m_known, &stored}) {
        for (const auto &[object, draft] : *drafts)
            objects.insert(object);
    }
    const Drafts known = std::exchange(m_known, stored);
    for (const Uuid &object : objects) {
        const Texts ours = textsOf(m_drafts, object);
        const Texts both = joined(ours, textsOf(known, object), textsOf(stored, object));
        if (both == ours)
            continue;
        const auto theirs = stored.find(object);
        const auto mine = m_drafts.find(object);
        const bool isNew = (theirs != stored.end() && theirs->second.isNew) || (mine != m_drafts.end() && mine->second.isNew);
        if (both.empty())
            m_drafts.erase(object);
        else
            m_drafts.insert_or_assign(object, FormDraft{both, isNew});
        Q_EMIT changedElsewhere(object);
    }
}

void FormDrafts::put(const Uuid &object, const Texts &texts, bool isNew)
{
    const auto old = m_drafts.find(object);
    const FormDraft draft{texts, isNew};
    if (!m_site || (old == m_drafts.end() ? texts.empty() : old->second == draft))
        return;
    if (texts.empty())
        m_drafts.erase(object);
    else
        m_drafts.insert_or_assign(object, draft);
    m_unstored.insert(object);
    m_rest.start();
}

Texts FormDrafts::of(const Uuid &object) const
{
    const auto draft = m_drafts.find(object);
    return draft == m_drafts.end() ? Texts{} : draft->second.texts;
}

std::optional<Uuid> FormDrafts::begun() const
{
    const auto draft = std::ranges::find_if(m_drafts, [](const auto &entry) { return entry.second.isNew; });
    return draft == m_drafts.end() ? std::nullopt : std::optional(draft->first);
}

void FormDrafts::storeNow()
{
    m_rest.stop();
    if (m_unstored.empty())
        return;
    std::vector<Typed> typed;
    for (const Uuid &object : std::exchange(m_unstored, {})) {
        const auto draft = m_drafts.find(object);
        typed.push_back({object, draft == m_drafts.end() ? FormDraft() : draft->second, textsOf(m_known, object)});
        if (draft == m_drafts.end())
            m_known.erase(object);
        else
            m_known.insert_or_assign(object, draft->second);
    }
    ++m_writes;
    m_session.ask(
        &m_session, [site = *m_site, form = m_form, typed = std::move(typed)](changes::Workspace &w) { return keep(w.store(), site, form, typed); },
        [session = &m_session](const Result<void> &kept) {
            if (!kept)
                Q_EMIT session->failed(toQt(kept.error().sentence));
        });
}

} // namespace pbx::items
