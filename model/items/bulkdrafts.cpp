#include "bulkdrafts.h"

#include "textof.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pbx::items {

using domain::Uuid;

namespace {

// Members of the stored form.
constexpr QLatin1String kFormMember("form"), kFormName("extensions"), kExtensions("extensions"), kFieldTexts("fields");

QString bulkJson(const BulkDraft &draft)
{
    QJsonArray extensions;
    for (const Uuid &extension : draft.extensions)
        extensions.append(toQt(extension.toString()));
    QJsonObject fields;
    for (const auto &[field, text] : draft.change)
        fields.insert(field, text);
    const QJsonObject json{{kFormMember, kFormName}, {kExtensions, extensions}, {kFieldTexts, fields}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

std::optional<BulkDraft> bulkDraftFrom(const Uuid &id, const std::string &stored)
{
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(stored)).object();
    if (json[kFormMember].toString() != kFormName)
        return std::nullopt;
    BulkDraft draft{.id = id, .extensions = {}, .change = {}};
    for (const auto &extension : json[kExtensions].toArray()) {
        if (const auto parsed = Uuid::parse(fromQt(extension.toString())))
            draft.extensions.push_back(*parsed);
    }
    const QJsonObject fields = json[kFieldTexts].toObject();
    for (const QString &field : ExtensionDraft::fields()) { // what an older program does not know is not this form's
        if (fields[field].isString() && ownReason(field).isEmpty())
            draft.change[field] = fields[field].toString();
    }
    return draft.extensions.empty() || draft.change.empty() ? std::nullopt : std::optional(std::move(draft));
}

Result<void> keepBulkDraft(changes::Workspace &workspace, const Uuid &site, const BulkDraft &draft)
{
    return workspace.store().commit({store::PutDraft{draft.id, site, draft.change.empty() ? std::nullopt : std::optional(fromQt(bulkJson(draft)))}});
}

Result<std::vector<BulkDraft>> bulkDrafts(changes::Workspace &workspace, const Uuid &site)
{
    const auto ids = workspace.store().drafts(site);
    if (!ids)
        return fail(ids.error());
    std::vector<BulkDraft> drafts;
    for (const Uuid &id : *ids) {
        const auto stored = workspace.store().draft(id);
        if (!stored)
            return fail(stored.error());
        if (auto draft = *stored ? bulkDraftFrom(id, **stored) : std::nullopt)
            drafts.push_back(std::move(*draft));
    }
    return drafts;
}

} // namespace pbx::items
