// What the columns of a list (CSV) can hold: the fields of extensions, one row each, or keys, one row each. Files bear
// English headers, so that they can be read back in every language; people see them translated.
#pragma once

#include "extensiondraft.h"
#include "extensionwork.h"

#include "domain/csvreader.h"

#include <span>

namespace pbx::items {

enum class CsvKind : unsigned char { Extensions, Keys };

// What the cells of a site can name.
struct CsvSite {
    const catalogue::Catalogue *catalogue = nullptr;
    std::vector<OfficeChoice> offices;
    std::vector<KeyCondition> conditions;
};
[[nodiscard]] domain::Result<CsvSite> csvSite(changes::Workspace &workspace, const domain::Uuid &site);

struct CsvField {
    const char *id;     // a field of extensiondraft.h, or one of those below
    const char *header; // in files
    const char *others; // further names that are recognised, as normalised and divided by spaces
    // An extension's field from a cell with text: as an ExtensionDraft takes it. nullptr: the cell itself, trimmed.
    domain::Result<QString> (*draft)(const std::string &cell, const CsvSite &site) = nullptr;
    // and back. nullptr: as ExtensionDraft::text
    std::string (*cell)(const domain::Extension &extension, const CsvSite &site) = nullptr;
};
namespace csvfield {
inline constexpr const char *kNumber = "/number"; // the extension's
inline constexpr const char *kSlot = "slot";
inline constexpr const char *kType = "type";
inline constexpr const char *kTarget = "target";
inline constexpr const char *kLabel = "label";
} // namespace csvfield

[[nodiscard]] std::span<const CsvField> csvFields(CsvKind kind); // in the order of an exported file
[[nodiscard]] QString csvTitle(const CsvField &field);           // translated
// The field that a header names; -1: none.
[[nodiscard]] int csvFieldCalled(CsvKind kind, std::string_view header);
[[nodiscard]] int csvFieldOf(CsvKind kind, const QString &id); // -1: none
// Letters and digits alone, small.
[[nodiscard]] std::string normalisedHeader(std::string_view header);

// A field's cell in a file; empty where it has no value.
[[nodiscard]] std::string csvCellOf(const CsvField &field, const domain::Extension &extension, const CsvSite &site);

// Offices and conditions by name, id, and conditions by dial code too.
[[nodiscard]] domain::Result<domain::Uuid> officeCalled(const std::string &cell, const CsvSite &site);
[[nodiscard]] domain::Result<domain::Uuid> conditionCalled(const std::string &cell, const CsvSite &site);
// What names it and nothing else.
[[nodiscard]] std::string nameOfOffice(const domain::Uuid &id, const CsvSite &site);
[[nodiscard]] std::string nameOfCondition(const domain::Uuid &id, const CsvSite &site);

} // namespace pbx::items
