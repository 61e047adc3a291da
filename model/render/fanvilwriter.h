// Fanvil's two forms of XML, both of sections within sections. Of entries with one name, an attribute "index" tells them
// apart in the newer one (sysConf), a first element ID in the older one (VOIP_CONFIG_FILE).
#pragma once

#include "xmlwriter.h"

namespace pbx::render {

class FanvilWriter : public XmlWriter {
public:
    FanvilWriter()
        : XmlWriter(OuterSpaces::Unknown)
    {}
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    void open(std::string &out, std::string_view name, Names attributes) const override;
    void close(std::string &out, std::string_view name) const override;
    [[nodiscard]] std::string_view keyAttribute() const override { return "index"; }
    [[nodiscard]] bool hasSections() const override { return true; }
    void openSection(std::string &out, std::string_view name, Names attributes) const override;
    void closeSection(std::string &out, std::string_view name) const override;
};

class FanvilOldWriter final : public FanvilWriter {
public:
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    [[nodiscard]] std::string_view keyAttribute() const override { return "ID"; }
    void openSection(std::string &out, std::string_view name, Names attributes) const override;
};

} // namespace pbx::render
