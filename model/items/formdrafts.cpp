#include "formdrafts.h"

#include "session.h"
#include "textof.h"

#include <algorithm>
#include <QJsonDocument>
#include <QJsonObject>

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

} // namespace

FormDrafts::FormDrafts(Session &session, domain::Kind kind, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_form(QLatin1String(kForms.at(static_cast<std::size_t>(kind))))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &FormDrafts::storeNow);
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
    m_loaded = false;
    m_site = site;
    m_session.ask(
        this, [site, form = m_form](changes::Workspace &w) { return readDrafts(w.store(), site, form); },
        [this, site](Result<std::map<Uuid, FormDraft>> drafts) {
            if (m_site != site || m_loaded)
                return;
            if (drafts)
                m_drafts.merge(*drafts); // what was typed meanwhile wins
            else
                Q_EMIT m_session.failed(toQt(drafts.error().sentence));
            m_loaded = true;
            Q_EMIT loaded();
        });
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
    std::vector<store::Write> writes;
    for (const Uuid &object : std::exchange(m_unstored, {})) {
        const auto draft = m_drafts.find(object);
        writes.emplace_back(store::PutDraft{object, *m_site, draft == m_drafts.end() ? std::nullopt : std::optional(toJson(m_form, draft->second))});
    }
    m_session.ask(
        &m_session, [writes = std::move(writes)](changes::Workspace &w) { return w.store().commit(writes); },
        [session = &m_session](const Result<void> &kept) {
            if (!kept)
                Q_EMIT session->failed(toQt(kept.error().sentence));
        });
}

} // namespace pbx::items
