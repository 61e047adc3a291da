// Grandstream's configuration of version 2: one item per named parameter.
#pragma once

#include "writer.h"

namespace pbx::render {

class GrandstreamWriter : public Writer {
public:
    GrandstreamWriter()
        : Writer(Grammar::Xml, " ", " ")
    {}
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    void open(std::string &out, std::string_view name, Names attributes) const override;
    void close(std::string &out, std::string_view name) const override;

protected:
    // A credential or an override with a space at an end is refused: no source says that the phone keeps it.
    [[nodiscard]] Written express(std::string &out, std::string_view text, Treatment treatment, bool inField) const final;
    // XML has no U+FFFE and U+FFFF: shown as U+FFFD.
    [[nodiscard]] std::string expressed(std::string_view label, bool inField) const final;
};

} // namespace pbx::render
