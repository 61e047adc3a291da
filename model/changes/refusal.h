#pragma once

#include "domain/result.h"

#include <string>

namespace pbx::changes {

// Why something is refused: a sentence per line, the first twenty and how many more there are.
class Refusal final {
public:
    void add(std::string_view sentence);
    [[nodiscard]] domain::Result<void> result() const; // Error Invalid where a sentence was added

private:
    std::string m_lines;
    int m_count = 0;
};

} // namespace pbx::changes
