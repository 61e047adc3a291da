// The interchange format "mycloudpbx-site/1" (resources/schema/site.schema.json) and the form in which single objects are
// stored. Reading is a parser of hostile input: limits on size, depth and counts; duplicate and unknown members are
// refused by name; all errors are listed, each with its JSON pointer. Writing is canonical: the same value gives the
// same bytes, and a document that was written here is read and written back byte for byte.
#pragma once

#include "finding.h"
#include "modeltraits.h"
#include "objects.h"
#include "rules.h"

#include <atomic>
#include <functional>

namespace pbx::domain {

inline constexpr std::string_view kSiteFormat = "mycloudpbx-site/1";

struct ReadLimits {
    std::size_t bytes = 256U << 20U;
    std::size_t extensions = 100'000;
    std::size_t errors = 1'000; // further ones are counted, not listed
};

// Called now and then with done ≤ total (bytes, then extensions); returning false cancels (ErrorKind::Cancelled).
using Progress = std::function<bool(std::size_t done, std::size_t total)>;

struct ReadDocument {
    SiteDocument document;
    Findings warnings;
};
struct Refused {
    Error error;       // kind Invalid or Cancelled; the sentence counts the errors
    Findings findings; // errors and warnings in the document's order
};

// Reads and checks (rules.h) a whole site. Extensions without a password have none (the caller generates).
[[nodiscard]] tl::expected<ReadDocument, Refused> readDocument(std::string_view json, const ModelLookup &models, const ReadLimits &limits = {},
                                                               const Progress &progress = {}, const OtherSites &otherSites = {});

enum class Secrets : bool { Leave, Include };
// Indented by two, members in the schema's order, LF, final newline. Leave: no "password" member at all, and
// null for the value of an override that sounds secret (secretname.h); whoever imports that keeps the value he has.
[[nodiscard]] std::string writeDocument(const SiteDocument &document, Secrets secrets);

// One object, compact, without its password and its site: the stored form and the unit of comparison (equal bytes = equal
// object). Secret overrides stand there as sealed, or as null: never in clear.
[[nodiscard]] std::string writeObject(const Object &object);
[[nodiscard]] Result<Object> readObject(Kind kind, std::string_view json);

} // namespace pbx::domain
