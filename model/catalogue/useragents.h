// Which model a user agent names. Thread-safe once built.
#pragma once

#include "catalogue.h"
#include "entries.h"

#include <deque>
#include <mutex>
#include <regex>

namespace pbx::catalogue {

class UserAgents final {
public:
    // Whether a series' expression is one, with the groups that are needed.
    static void check(const SeriesEntry &series, Errors &errors);
    // model must outlive *this. Fills in its userAgentPattern.
    void add(Model &model, const SeriesEntry &series, const ModelEntry &entry, Errors &errors);
    [[nodiscard]] Catalogue::Seen recognise(std::string_view userAgent) const;

private:
    struct Agent {
        const Model *model;
        std::vector<std::string> names; // one of them stands in the text: looked for before the expression is tried
        int versionGroup;
        // Compiled when it is first needed: most programs never see a user agent.
        mutable std::once_flag once;
        mutable std::regex pattern;
    };
    std::deque<Agent> m_agents;
};

// The generation that a version belongs to; empty where it does not tell. group: the number from which it is compared.
[[nodiscard]] std::string generationOf(std::string_view version, const std::vector<Firmware> &firmware, int group);

} // namespace pbx::catalogue
