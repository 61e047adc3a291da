// One change of many extensions: what it would do, looked at before it is stored as one undoable step. Extension by extension it is
// the same as the edit of a single one (ExtensionDraft, prepareSave), one after the other in the given order.
#pragma once

#include "bulkview.h"

#include "changes/storelookup.h"
#include "changes/storenames.h"

#include <deque>
#include <memory>
#include <set>

namespace pbx::items {

struct BulkPreview {
    struct Field { // of the change
        QString field, title, after;
        std::vector<std::pair<QString, int>> before; // of those that change, as shown, most first
        int changes = 0;
        int already = 0; // have it
        int refused = 0;
        int without = 0; // it means nothing to them: no phone, no static address
        friend bool operator==(const Field &, const Field &) = default;
    };
    enum class Type : std::uint8_t { Refused, Warning, Change };
    struct Line {
        Type type = Type::Change;
        domain::Uuid extension;
        QString number, name, field;
        QString before, after; // after: of a change; else the sentence
        friend bool operator==(const Line &, const Line &) = default;
    };
    std::vector<Field> fields;
    std::vector<Line> lines;                                // refused ones first, then warnings, then changes; each in the order of the extensions
    int extensions = 0, changed = 0, same = 0, refused = 0; // refused: some field is; such a one may change as well
    int gone = 0;                                           // deleted meanwhile
    QStringList drafts;                                     // "101 Jerry": has unsaved input of its own, which stays
    std::set<QString> refusedFields;
    std::vector<changes::ObjectEdit> edits; // each with the version that was looked at
};

// Makes the preview, some extensions a step; see inSteps().
class BulkReview final {
public:
    static constexpr std::size_t kStep = 50;
    BulkReview(const domain::Uuid &site, std::vector<domain::Uuid> extensions, const BulkChange &change);
    [[nodiscard]] domain::Result<bool> step(changes::Workspace &workspace);
    [[nodiscard]] BulkPreview take() { return std::move(m_preview); }
    [[nodiscard]] std::size_t done() const { return m_next; }
    [[nodiscard]] std::size_t total() const { return m_ids.size(); }

private:
    [[nodiscard]] domain::Result<void> begin(changes::Workspace &workspace);
    [[nodiscard]] domain::Result<void> add(changes::Workspace &workspace, const domain::Uuid &id);
    void count(const ExtensionDraft &draft, const PreparedSave &prepared, const std::optional<QString> &whole);
    void tell(BulkPreview::Type type, const domain::Extension &extension, const QString &field, const QString &before, const QString &after);
    void finish();

    domain::Uuid m_site;
    std::vector<domain::Uuid> m_ids;
    BulkChange m_change;
    std::size_t m_next = 0;
    std::vector<OfficeChoice> m_offices;
    std::set<domain::Uuid> m_drafts;
    std::unique_ptr<changes::StoreLookup> m_lookup; // on the worker
    std::unique_ptr<changes::StoreNames> m_names;
    std::deque<domain::Object> m_after; // laid over the lookup, so that each is checked against those before it
    std::map<QString, std::map<QString, int>> m_before;
    BulkPreview m_preview;
};

// Stores what was previewed as one step: all of it, or nothing where somebody changed one of them since (Conflict).
[[nodiscard]] domain::Result<void> saveBulk(changes::Workspace &workspace, const BulkPreview &preview);

} // namespace pbx::items
