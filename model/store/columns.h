// What lists and search show of an object, taken out of its stored form: of the local side, or of the base where the
// user deleted it.
#pragma once

#include "store.h"

namespace pbx::store {

struct Columns {
    bool deleted = false;
    std::string sort;             // list order within site and kind; ends with the id, so it is unique
    std::string number, name;     // extensions: number
    std::string byName;           // the name without case and accents
    std::string customer, domain; // sites
    std::string make, model;      // extensions
    std::optional<MacAddress> mac;
    bool provisioned = false; // Auto Provision is on and there is a MAC address
    std::optional<Uuid> office;
    std::string detail; // what a search hit shows beside its title
    std::string words;  // visible in a list: searchtext.h
    std::string more;   // found by search only: labels of keys, codes …
};

// Invalid where neither side can be read.
[[nodiscard]] Result<Columns> columnsOf(const ObjectRecord &record);
[[nodiscard]] std::string wordsOf(const DownloadRow &row); // MAC, file and address; the phone's own words come from its extension
[[nodiscard]] std::string titleOf(const Columns &columns); // "101 Jerry"

// Extensions with this number stand between the two in list order.
[[nodiscard]] std::string firstSort(const std::string &number);
[[nodiscard]] std::string pastSort(const std::string &number);

} // namespace pbx::store
