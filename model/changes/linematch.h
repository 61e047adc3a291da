// Which lines of two texts are the same lines: Myers' shortest edit script, bounded so that texts with little in common
// cost no more than a few milliseconds.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace pbx::changes {

using LineMatches = std::vector<std::pair<int, int>>; // 0-based indexes, ascending on both sides

// Without final newline; a carriage return stays in its line.
[[nodiscard]] std::vector<std::string_view> splitLines(std::string_view text);
[[nodiscard]] LineMatches matchLines(const std::vector<std::string_view> &before, const std::vector<std::string_view> &after);

} // namespace pbx::changes
