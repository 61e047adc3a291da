// What is typed into a site's forms of one kind and not saved yet, by object. In memory at once, on disk after a rest of
// 400 ms, on the way to another site and at the end, so that neither a switch nor a crash takes it away. What another window
// or program types into the same forms comes along.
//
//     drafts->showSite(site);                       // loaded() follows
//     drafts->put(office, {{"name", "Depot"}});     // the fields that differ from what is saved; none: no draft
#pragma once

#include "domain/objects.h"
#include "drafttexts.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <set>

namespace pbx::items {

class Session;

struct FormDraft {
    Texts texts;
    bool isNew = false; // of an object that was never saved
    friend bool operator==(const FormDraft &, const FormDraft &) = default;
};

class FormDrafts final : public QObject {
    Q_OBJECT
public:
    FormDrafts(Session &session, domain::Kind kind, QObject *parent);
    ~FormDrafts() override; // stores first

    void showSite(const domain::Uuid &site);
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    void put(const domain::Uuid &object, const Texts &texts, bool isNew = false);
    [[nodiscard]] Texts of(const domain::Uuid &object) const;
    [[nodiscard]] std::optional<domain::Uuid> begun() const; // an object that is new and not saved
    void storeNow();

Q_SIGNALS:
    void loaded();
    void changedElsewhere(const pbx::domain::Uuid &object);

private:
    using Drafts = std::map<domain::Uuid, FormDraft>;
    void refresh();
    void follow(const Drafts &stored);
    Session &m_session;
    const QString m_form;
    std::optional<domain::Uuid> m_site;
    Drafts m_drafts;
    Drafts m_known;   // as stored, when it was looked at last
    int m_writes = 0; // that were asked for
    std::set<domain::Uuid> m_unstored;
    QTimer m_rest;
    bool m_loaded = false;
};

} // namespace pbx::items
