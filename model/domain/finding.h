// What is wrong, or doubtful, about input: used by forms, import, CSV, API and server alike.
#pragma once

#include <string>
#include <vector>

namespace pbx::domain {

enum class Severity : unsigned char {
    Warning, // kept: the user is told
    Error,   // refused
};

struct Finding {
    Severity severity = Severity::Error;
    std::string pointer;  // JSON pointer from the document's root (/extensions/2/autoProvision/mac); in a form, from the object's
    std::string sentence; // what, where, what to do

    friend bool operator==(const Finding &, const Finding &) = default;
};
using Findings = std::vector<Finding>;

[[nodiscard]] inline bool hasErrors(const Findings &findings)
{
    for (const Finding &finding : findings) {
        if (finding.severity == Severity::Error)
            return true;
    }
    return false;
}

} // namespace pbx::domain
