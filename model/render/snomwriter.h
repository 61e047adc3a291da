// Snom's settings: one element per setting, in sections. What tells settings of one name apart is idx. Settings are
// read only for the phone's user (perm="R") unless the map says otherwise.
#pragma once

#include "writer.h"

namespace pbx::render {

class SnomWriter final : public Writer {
public:
    SnomWriter()
        : Writer(Grammar::Xml, " ", "|<>")
    {}
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    void open(std::string &out, std::string_view name, Names attributes) const override;
    void close(std::string &out, std::string_view name) const override;
    [[nodiscard]] std::string_view keyAttribute() const override { return "idx"; }
    [[nodiscard]] bool hasSections() const override { return true; }
    void openSection(std::string &out, std::string_view name, Names attributes) const override;
    void closeSection(std::string &out, std::string_view name) const override;
    [[nodiscard]] bool namesHoldSections() const override { return false; } // no name is in two sections

protected:
    // A credential or an override with a space at an end is refused: no source says that the phone keeps it.
    [[nodiscard]] Written express(std::string &out, std::string_view text, Treatment treatment, bool inField) const override;
    // A key's label may hold markup (<br> starts a new line) and "|" divides a key's number from its pickup code: in
    // attributes "<" and ">" become "(" and ")", "|" becomes "/". XML has no U+FFFE and U+FFFF: shown as U+FFFD.
    [[nodiscard]] std::string expressed(std::string_view label, bool inField) const override;
};

} // namespace pbx::render
