// The handsets that bench_render renders, and its peers outside this program.
#pragma once

#include "render/fixture.h"

#include <span>

namespace pbx::bench {

struct Family {
    const char *name, *make, *model;
    bool module = false;                // a full one of the model's first type
    const char *templateFile = nullptr; // of templates/, that gives the same bytes
    bool xml = true;
};
[[nodiscard]] std::span<const Family> families();

// Handsets that differ in every text.
class Fleet final {
public:
    Fleet(const Family &family, std::size_t count);
    [[nodiscard]] bool render(std::size_t index, render::Rendered &into) const;

private:
    std::vector<test::Phone> m_phones;
    std::vector<render::Handset> m_handsets;
    render::SiteFacts m_facts;
};

// Configurations a second of Jinja2; 0 where it is not installed.
[[nodiscard]] double jinja(const Family &family);

// Of this process so far.
[[nodiscard]] std::size_t allocations();
[[nodiscard]] std::size_t residentBytes(); // 0 where the system does not tell

} // namespace pbx::bench
