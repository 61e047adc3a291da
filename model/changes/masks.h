// Where secrets stand in a phone's file, kept beside the stored bytes, and the text that people may see.
#pragma once

#include "render/renderer.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pbx::changes {

inline constexpr const char *kMask = "••••••••";

[[nodiscard]] std::string writeRanges(const std::vector<render::ByteRange> &ranges);
// Nothing where the text is damaged: then the whole file is masked.
[[nodiscard]] std::optional<std::vector<render::ByteRange>> readRanges(std::string_view text);

// Bytes as text for people: each range replaced by the mask; what is not UTF-8 or a control character shown as \xNN.
[[nodiscard]] std::string masked(std::string_view bytes, const std::vector<render::ByteRange> &ranges);

// Both sides of a diff. A secret that differs is told so on the after side, else a new password would show no line.
struct MaskedPair {
    std::string before, after;
};
struct Bytes {
    std::string_view bytes;
    const std::vector<render::ByteRange> &secrets;
};
[[nodiscard]] MaskedPair maskedPair(const Bytes &before, const Bytes &after);

} // namespace pbx::changes
