// Vendor parameters, of a handset or of all phones of a make or model, from and to JSON.
#pragma once

#include "finding.h"
#include "jsonfields.h"
#include "jsontree.h"
#include "jsonwriter.h"
#include "modeltraits.h"
#include "objects.h"

namespace pbx::domain {

// Lengths of what only the phone's maker defines.
inline constexpr std::size_t kLongestParameter = 128;
inline constexpr std::size_t kLongestValue = 1024;
inline constexpr std::size_t kMostOverrides = 1000; // of a handset or a set
inline constexpr std::size_t kMostSets = 40;        // of a site
// The complaint about an override, or nothing.
[[nodiscard]] std::string overrideComplaint(std::string_view parameter, std::string_view value);

// A name as the catalogue writes them: a word or two, no control characters.
[[nodiscard]] inline auto catalogued(std::string_view what)
{
    return fromText([what](std::string_view text) { return Name::parse(text, what).map([](const Name &name) { return name.text(); }); });
}

struct OverridesInto {
    ParameterValues &clear, &sealed;
};
// sealed: the stored form, as ObjectReader.
void readOverrides(Findings &findings, const JsonNode &node, const std::string &pointer, bool sealed, const OverridesInto &out);
// models may be nullptr; else the names become the catalogue's.
[[nodiscard]] std::vector<ParameterSet> readParameterSets(Findings &findings, const ModelLookup *models, const JsonNode &node,
                                                          const std::string &pointer, bool sealed);

// secretsToo and sealedToo: as ObjectWriter.
void writeOverrides(JsonWriter &out, const ParameterValues &clear, const ParameterValues &sealed, bool secretsToo, bool sealedToo);
void writeParameterSets(JsonWriter &out, const std::vector<ParameterSet> &sets, bool secretsToo, bool sealedToo);

} // namespace pbx::domain
