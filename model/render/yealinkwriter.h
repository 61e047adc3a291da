// Yealink's "key = value" lines. A line has no quoting: what comes after "= " up to the line's end is the value.
#pragma once

#include "writer.h"

namespace pbx::render {

class YealinkWriter final : public Writer {
public:
    YealinkWriter()
        : Writer(Grammar::Text, " %", " %")
    {}
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    void open(std::string &out, std::string_view name, Names attributes) const override;
    void close(std::string &out, std::string_view name) const override;

protected:
    [[nodiscard]] Written express(std::string &out, std::string_view text, Treatment treatment, bool inField) const override;
    // The label "%NULL%" is the vendor's word for "back to factory": shown as "NULL".
    [[nodiscard]] std::string expressed(std::string_view label, bool inField) const override;
};

} // namespace pbx::render
