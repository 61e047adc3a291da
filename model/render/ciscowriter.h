// Cisco's and Linksys' flat profile: one XML element per parameter; some values are "fnc=…;sub=…" fields.
#pragma once

#include "writer.h"

namespace pbx::render {

class CiscoWriter final : public Writer {
public:
    CiscoWriter()
        : Writer(Grammar::Xml, " $", " $;")
    {}
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    void open(std::string &out, std::string_view name, Names attributes) const override;
    void close(std::string &out, std::string_view name) const override;
    [[nodiscard]] bool hasFields() const override { return true; }
    void openField(std::string &out, std::string_view name, bool first) const override;

protected:
    [[nodiscard]] Written express(std::string &out, std::string_view text, Treatment treatment, bool inField) const override;
    // ";" separates fields and becomes "," within one. "$" before a letter starts a word that the phone replaces
    // ($USER, $PROXY): a space goes between. XML has no U+FFFE and U+FFFF: shown as U+FFFD.
    [[nodiscard]] std::string expressed(std::string_view label, bool inField) const override;
};

} // namespace pbx::render
