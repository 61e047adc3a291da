// Many extensions as one form shows them: per field the values that they have, and how many have each.
#pragma once

#include "extensionwork.h"

#include <optional>
#include <utility>
#include <vector>

namespace pbx::items {

// What is to be changed: field → text, as input. A field that is not in it stays as each extension has it.
using BulkChange = std::map<QString, QString>;

// The edits that this change is for the one extension of the draft, in the order and with the limits of the form: a phone that is switched
// off takes nothing for itself, one on DHCP no gateway.
void enterInto(ExtensionDraft &draft, const BulkChange &change);
// Why this field cannot be the same for several; empty: it can.
[[nodiscard]] QString ownReason(const QString &field);
// Input that is wrong whatever the extension: field → sentence.
[[nodiscard]] std::map<QString, QString> wrongInput(const BulkChange &change);
// As the parsers spell it; wrong input stays as it is.
[[nodiscard]] BulkChange normalized(const BulkChange &change);
// A field's text as people read it: "30 s", "On", the office's name.
[[nodiscard]] QString shownText(const QString &field, const QString &text, const std::vector<OfficeChoice> &offices);

struct BulkView {
    struct Extension {
        domain::Uuid id;
        QString number;
        bool pending = false;
    };
    struct Column { // of all extensions: which of the values each has
        std::vector<QString> values;
        std::vector<std::uint32_t> of;
    };
    domain::Uuid site;
    std::vector<Extension> extensions;
    std::map<QString, Column> columns; // no keys: they are nobody else's
    std::vector<OfficeChoice> offices;
    int gone = 0; // were asked for and are deleted
    [[nodiscard]] const QString &text(const QString &field, std::size_t extension) const;
};

struct BulkValues {
    std::vector<std::pair<QString, int>> byCount; // value and how many have it, most first
    [[nodiscard]] bool several() const { return byCount.size() > 1; }
    [[nodiscard]] QString common() const { return byCount.size() == 1 ? byCount.front().first : QString(); }
    [[nodiscard]] int extensions() const;
    friend bool operator==(const BulkValues &, const BulkValues &) = default;
};
// As stored, of those for whom the field means something once the change is made: of the phones that are on; of those with a static address.
[[nodiscard]] BulkValues valuesOf(const BulkView &view, const BulkChange &change, const QString &field);
// The input where there is some, else the common value; nothing where there are several.
[[nodiscard]] std::optional<QString> shownValue(const BulkView &view, const BulkChange &change, const QString &field);

// The phones as they would be with the change.
struct BulkPhones {
    struct Kind {
        QString make, model;
        const catalogue::Model *known = nullptr; // of the catalogue; nullptr: not there
        int count = 0;
    };
    std::vector<Kind> kinds; // of those that are on, most first
    int off = 0;
    [[nodiscard]] int on() const;
    template <class Can> [[nodiscard]] int cannot(Can can) const // how many of the known ones
    {
        int count = 0;
        for (const Kind &kind : kinds)
            count += kind.known && !can(*kind.known) ? kind.count : 0;
        return count;
    }
};
[[nodiscard]] BulkPhones phonesOf(const BulkView &view, const BulkChange &change, const catalogue::Catalogue &catalogue);

// Reads the view, some extensions a step; see inSteps().
class BulkLoad final {
public:
    static constexpr std::size_t kStep = 100;
    BulkLoad(const domain::Uuid &site, std::vector<domain::Uuid> extensions);
    [[nodiscard]] domain::Result<bool> step(changes::Workspace &workspace);
    [[nodiscard]] BulkView take() { return std::move(m_view); }
    [[nodiscard]] std::size_t done() const { return m_next; }
    [[nodiscard]] std::size_t total() const { return m_ids.size(); }

private:
    void add(const changes::Loaded &loaded);
    std::vector<domain::Uuid> m_ids;
    std::size_t m_next = 0;
    std::map<QString, std::map<QString, std::uint32_t>> m_known;
    BulkView m_view;
};

} // namespace pbx::items
