// Short ways to make objects of a workspace.
#pragma once

#include "store/store.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace pbx::store {

struct SiteWish {
    std::string name = "Pinetree", customer = "Pinetree Pty Ltd", domain = "pinetree.example.com";
};
struct ExtensionWish {
    std::string number = "101", name = "Jerry", make = "Yealink", model = "T54W";
    std::string mac = "80:5E:C0:12:AB:01"; // empty: no handset at all
    std::string label;                     // of a key
    bool provisioned = true;
};

// As new objects that only the user has so far.
[[nodiscard]] ObjectRecord newSite(const SiteWish &wish = {});
[[nodiscard]] ObjectRecord newOffice(const Uuid &site, std::string_view name = "Head Office");
[[nodiscard]] ObjectRecord newExtension(const Uuid &site, const Uuid &office, const ExtensionWish &wish = {});
[[nodiscard]] ObjectRecord newRule(const Uuid &site, std::string_view description, std::string_view prefix = "203.0.113.2");
[[nodiscard]] ObjectRecord newCondition(const Uuid &site, std::string_view name, std::string_view code = "*281");

[[nodiscard]] ObjectRecord applied(ObjectRecord record);                     // base := local
[[nodiscard]] ObjectRecord based(ObjectRecord record, std::int64_t version); // for the next write

[[nodiscard]] MacAddress mac(std::string_view text);

// The value, or the end of the test program with the sentence.
template <class T> T must(domain::Result<T> result)
{
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "%s [%s]\n", result.error().sentence.c_str(), result.error().detail.c_str());
    std::abort();
}

} // namespace pbx::store
