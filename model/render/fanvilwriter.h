// Fanvil's two forms of XML, both of sections within sections. Of entries with one name, an attribute "index" tells them
// apart in the newer one (sysConf), a first element ID in the older one (VOIP_CONFIG_FILE).
#pragma once

#include "writer.h"

namespace pbx::render {

class FanvilWriter : public Writer {
public:
    FanvilWriter()
        : Writer(Grammar::Xml, " ", " ")
    {}
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    void open(std::string &out, std::string_view name, Names attributes) const override;
    void close(std::string &out, std::string_view name) const override;
    [[nodiscard]] std::string_view keyAttribute() const override { return "index"; }
    [[nodiscard]] bool hasSections() const override { return true; }
    void openSection(std::string &out, std::string_view name, Names attributes) const override;
    void closeSection(std::string &out, std::string_view name) const override;

protected:
    // Whether a space at an end survives is not documented: refused, but in labels. XML has no U+FFFE and U+FFFF: shown
    // as U+FFFD in a label, refused elsewhere.
    [[nodiscard]] Written express(std::string &out, std::string_view text, Treatment treatment, bool inField) const override;
    [[nodiscard]] std::string expressed(std::string_view label, bool inField) const override;
};

class FanvilOldWriter final : public FanvilWriter {
public:
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    [[nodiscard]] std::string_view keyAttribute() const override { return "ID"; }
    void openSection(std::string &out, std::string_view name, Names attributes) const override;
};

} // namespace pbx::render
