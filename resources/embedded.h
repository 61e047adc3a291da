// Files of resources/ that are compiled into the program, so that it needs none beside it.
#pragma once

#include <string_view>
#include <vector>

namespace pbx::resources {

struct Embedded {
    std::string_view name; // without folder
    std::string_view bytes;
};

[[nodiscard]] std::vector<Embedded> catalogue();    // resources/catalogue/*.json
[[nodiscard]] std::vector<Embedded> families();     // resources/families/*.json
[[nodiscard]] std::vector<Embedded> sample();       // resources/sample/*.json
[[nodiscard]] std::vector<Embedded> translations(); // translations/*.ts as compiled: mycloudpbx_<language>.qm

} // namespace pbx::resources
