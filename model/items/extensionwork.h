// What a form asks of the workspace about one extension. All run on the worker thread.
#pragma once

#include "extensiondraft.h"
#include "keycontext.h"

#include "changes/workspace.h"

#include <optional>

namespace pbx::items {

struct OfficeChoice {
    domain::Uuid id;
    QString name;
    QString outboundNumber; // its default; may be empty
    friend bool operator==(const OfficeChoice &, const OfficeChoice &) = default;
};

// Everything that a form shows.
struct ExtensionView {
    domain::Uuid site;
    changes::Loaded loaded;
    bool isNew = false;                        // never applied
    std::vector<changes::FieldChange> pending; // against what was applied
    QJsonObject draft;                         // unsaved input of an earlier time
    std::optional<domain::SipPassword> draftPassword;
    std::int64_t draftAt = 0; // ms since 1970; 0: no draft
    std::vector<OfficeChoice> offices;
    KeyContext keys; // who and what the saved keys point to
    store::Progress progress = store::Progress::NoPhone;
    std::int64_t savedAt = 0, acceptedAt = 0, fetchedAt = 0; // ms since 1970; 0: never, or not known
    std::string userAgent, lastRefusal;
    [[nodiscard]] Texts draftTexts() const;
    [[nodiscard]] const domain::Extension &extension() const { return std::get<domain::Extension>(loaded.object); }
};
[[nodiscard]] domain::Result<ExtensionView> viewExtension(changes::Workspace &workspace, const domain::Uuid &site, const domain::Uuid &extension);

// Stores unsaved input (a password sealed; left out where the workspace is locked), or removes it where nothing is edited.
// known: what was stored when the form looked last; what another window stored since stays. Nothing: the draft is all there is.
[[nodiscard]] domain::Result<void> keepDraft(changes::Workspace &workspace, const domain::Uuid &site, const ExtensionDraft &draft, std::int64_t at,
                                             const std::optional<Texts> &known = {});

// What the rules say about the valid part of the draft, by field.
struct Advice {
    struct Sentence {
        domain::Severity severity = domain::Severity::Error;
        QString text;
    };
    std::map<QString, std::vector<Sentence>> byField;
    [[nodiscard]] const Sentence *worst(const QString &field) const; // nullptr: nothing to say
};
[[nodiscard]] Advice advise(changes::Workspace &workspace, const domain::Uuid &site, const ExtensionDraft &draft);

// What a save would store, by the rules as they answer now.
struct PreparedSave {
    ExtensionDraft::Outcome outcome;
    std::map<QString, QString> wrong; // fields that are left out, with the reason
    QStringList stored;               // edited fields that are in the outcome
    domain::Findings findings;        // of the outcome; an error here refuses it as a whole
};
[[nodiscard]] PreparedSave prepareSave(changes::Workspace &workspace, const domain::SiteLookup &site, const ExtensionDraft &draft);

struct SaveReport {
    QStringList saved;                // fields that are stored now
    std::map<QString, QString> wrong; // fields that were left out, with the reason
    std::optional<domain::Error> error;
};
// Stores every edit that is right; the others stay in the draft.
[[nodiscard]] SaveReport saveDraft(changes::Workspace &workspace, const domain::Uuid &site, const ExtensionDraft &draft, std::int64_t version);

// Everybody and everything that a key of this site can point to; own, model and modules are the caller's.
[[nodiscard]] domain::Result<KeyContext> siteKeys(changes::Workspace &workspace, const domain::Uuid &site);

[[nodiscard]] QString fieldTitle(const QString &field); // "Ring time"

// A new extension of this number and name in the site's first office. Conflict where the number is taken.
[[nodiscard]] domain::Result<domain::Uuid> createExtension(changes::Workspace &workspace, const domain::Uuid &site, const QString &number,
                                                           const QString &name, const std::optional<domain::Uuid> &office);
[[nodiscard]] domain::Result<std::vector<OfficeChoice>> officesOf(changes::Workspace &workspace, const domain::Uuid &site);
// The smallest number that is free behind the site's last one.
[[nodiscard]] domain::Result<QString> nextNumber(changes::Workspace &workspace, const domain::Uuid &site);
[[nodiscard]] domain::Result<void> deleteExtensions(changes::Workspace &workspace, const domain::Uuid &site,
                                                    const std::vector<domain::Uuid> &extensions, const domain::Progress &progress = {});

} // namespace pbx::items
