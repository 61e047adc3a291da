// Panasonic's NAME="value" lines, each ended by CR and LF, after a first line that the phone insists on.
#pragma once

#include "writer.h"

namespace pbx::render {

class PanasonicWriter final : public Writer {
public:
    PanasonicWriter()
        : Writer(Grammar::Text, " \"", " \"", kValueBytes)
    {}
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    void open(std::string &out, std::string_view name, Names attributes) const override;
    void close(std::string &out, std::string_view name) const override;
    // 32 characters at most.
    [[nodiscard]] bool canName(std::string_view name) const override;

protected:
    // A value holds 500 bytes and no quote, for which there is no other spelling: a label is cut before the character that
    // does not fit and its quotes become apostrophes. Whether a space at an end survives is not documented: refused, but
    // in labels.
    [[nodiscard]] Written express(std::string &out, std::string_view text, Treatment treatment, bool inField) const override;
    [[nodiscard]] std::string expressed(std::string_view label, bool inField) const override;

    static constexpr std::size_t kNameBytes = 32;
    static constexpr std::size_t kValueBytes = 500;
};

} // namespace pbx::render
